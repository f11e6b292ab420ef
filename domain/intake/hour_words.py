"""Small words around times: halves of the day, what is open, which days are left out."""

import re

HALF = re.compile(
    r"(?i)\b(?:mornings?|afternoons?|evenings?|nights?|vormittags?|nachmittags?|abends?|vorm|nachm|por las? (?:mañanas?|tardes?|noches?))\b"
)
LATE = re.compile(r"(?i)afternoon|evening|night|nachm|abend|tarde|noche")
FIRM = re.compile(
    r"(?i)office|shop|store|studio|practice|showroom|büro|praxis|laden|geschäft|kanzlei|oficina|tienda|despacho|clínica|local"
)
"""`The office is open` tells when the firm is."""
SUBJECT = re.compile(
    r"(?:^|[.;]\s+)(?:Our |The |Die |Der |Das |Unsere? |La |El |Los |Las |Nuestr[oa]s? )?([^\W\d]{5,})\s+(?:is|are|ist|sind|es|son|findet|finden)\s+(?:(?:on|every|jeden|immer|los|las|el|von|am|statt|cada)\s+)?$",
    re.IGNORECASE,
)
"""`Collection is Friday 2-5` and `Theorieunterricht ist dienstags` are not when the firm is open."""
EXCEPT = re.compile(
    r"(?i)\(?(?:except|apart from|but not|bar|außer|ausgenommen|bis auf|excepto|menos|salvo)\s+(?:(?:for|on|am|an|el|los|im)\s+)*"
)
BETWEEN = frozenset({"between", "zwischen", "entre"})
JOINS = re.compile(r"(?i)\s*[,;&/]?\s*(?:(?:and|or|und|oder|y|o)\s+)?(?:(?:on|am|los|las|el)\s+)?")
NOT_ON = re.compile(
    r"(?i)\s*[,;(–-]?\s*(?:not|never|except|but not|apart from|außer|nicht|excepto|menos|salvo)\s+(?:(?:on|am|an|los|las|el)\s+)?"
)
"""Between hours and the days on which they do not hold."""
