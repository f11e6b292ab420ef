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
_ON = r"(?:(?:for|on|an?|the|any|am|im|vom?|von|de[mnrs]?|del|el|las?|los|les?)\s+)*"
_HOLIDAYS = rf"(?:{_ON}(?:(?:bank|public|national|school)\s+hol(?:iday)?s?|holidays|christmas(?:\s+day)?|(?:gesetzlichen\s+)?feiertage?n?|feiertags|festivos|fiestas)\s*(?:,|&|and|und|or|oder|y|o)\s*)*"
_LEAVES = "|".join(
    (
        r"(?:(?:but|just|only|though)\s+)?(?:not|never)|but|no|with\s+the\s+exception\s+of|except(?:ing|ed)?|exc?l?\.?|excluding|exclusive\s+of",
        r"(?:apart|aside)\s+from|other\s+than|besides?|bar(?:ring)?|save|minus|less|without",
        r"(?:(?:nur|aber|jedoch|doch|bloß)\s+)?(?:nicht|nie|niemals)|au(?:ß|ss)er|ausgenommen|bis\s+auf|mit\s+ausnahme|ohne|abgesehen\s+von|exkl(?:usive|\.)?|keine?n?",
        r"sauf|hormis|excepté",
        r"(?:pero\s+)?(?:no|nunca)|(?:a|con|con\s+la|hecha)\s+excepci[oó]n|excepto|exceptuando|exceptuad[oa]s?|menos|salvo|quitando|sin|aparte|fuera|excluyendo|excluid[oa]s?",
    )
)
EXCEPT = re.compile(rf"(?i)(?:{_LEAVES})\s+(?P<holidays>{_HOLIDAYS}){_ON}")
"""Right before the days on which hours do not hold: `every day but`, `täglich außer am`."""
BUT = re.compile(r"(?i)but\s+(?!not|never)")
"""`Mon-Fri but Saturday 9-1` goes on, where `Mon-Fri, not Saturday` only leaves out."""
EXCEPTED = re.compile(
    r"(?i)(?:(?:are|is|ist|sind|son|es)\s+)?(?:excluded|excepted|aside|apart|ausgenommen|ausgeschlossen|nicht|exclu[ií]d[oa]s?|exceptuad[oa]s?|no)(?=\s*(?:$|[,;:.)–-]|\d))"
)
"""Right behind such days: `täglich, Montag ausgenommen`."""
INCLUDING = re.compile(
    rf"(?i)(?:including|incl?\.?|even|inkl(?:usive|\.)?|einschl(?:ießlich|\.)?|sogar|incluso|incluyendo|incluid[oa]s?)\s+{_ON}"
)
"""Right before days that are among those named already: `every day including Sunday`."""
BETWEEN = frozenset({"between", "zwischen", "entre"})
JOINS = re.compile(r"(?i)\s*[,;&/]?\s*(?:(?:and|or|und|oder|y|o)\s+)?(?:(?:on|am|los|las|el)\s+)?")
NOT_ON = re.compile(rf"(?i)\s*[,;(–-]?\s*{EXCEPT.pattern[4:]}")
"""Between hours and the days on which they do not hold."""
