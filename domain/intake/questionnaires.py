"""Questions the maker asked and the client answered: `Q: What is your business called?`."""

import re

from domain.intake.lexicon import Section
from domain.intake.sections import section_of_heading
from domain.intake.stretch import NOTHING, Stretch, joined

_LINE = re.compile(
    r"^\s*(?:[-*•>#]+\s+)?(?P<sign>\*\*|__)?(?:(?P<mark>Q|F|P|Frage|Pregunta|Question)\s*\d*\s*[:.)]|\d{1,2}\s*[.)])?\s*(?P<asked>[^?\s][^?]{3,200}\??)(?:\*\*|__)?\s*(?P<rest>.*)$"
)
_ANSWER = re.compile(
    r"^\s*(?:\*\*|__)?(?:A|R|Antwort|Answer|Respuesta)\s*\d*\s*[:.)](?:\*\*|__)?\s*"
)

_FIRM = r"(?:business|company|firm|practice|shop|studio|club|charity|organi[sz]ation|restaurant|school|group|place|trade|firma|betrieb|unternehmen|praxis|geschäft|laden|verein|empresa|negocio|taller|tienda|estudio|asociación|despacho)"
_ASKED: tuple[tuple[Section, str], ...] = (
    (Section.NAME, rf"\b{_FIRM}(?:'s|’s)? (?:\w+ )?(?:called|name)\b|\bname of (?:your|the)\b|what (?:are you|is it) called|trading name|wie hei(?:ß|ss)\w*\b|\bname (?:der|des|ihrer|eurer|deiner)\b|\bfirmenname|c[oó]mo se llama|\bnombre (?:de|del|comercial)\b|what(?:'s|’s| is) your name\b"),
    (Section.PREFERENCES, r"\b(?:any|some)thing\b[^?]*\b(?:don.?t|do not|would not|wouldn.?t) (?:want|like)\b|\b(?:was|etwas)\b[^?]*\b(?:möcht|woll|mögen|mögt|magst)\w*\b[^?]*\bnicht\b|\balgo que no (?:quier|gust)\w+"),
    (Section.EXCLUSIONS, r"\b(?:don.?t|do not|never|won.?t|not)\b[^?]*\b(?:offer|do|sell|take on|provide)\b|\bnicht (?:an|machen|anbieten|gemacht)\b|\bwas\b.*\bnicht\b|\bqué no\b|\bno (?:hac|ofrec)\w+"),
    (Section.REVIEWS, r"\b(?:guests|customers|clients|patients|people|parents|others|reviews?)\b.*\b(?:say|said|think|write)\b|testimonial|reviews?\b|was sagen|\bstimmen\b|qué (?:dicen|opinan)|opiniones|reseñas"),
    (Section.PREFERENCES, r"\b(?:web ?site|site|page|seite|web|homepage|design|página)\b.*\b(?:do|achieve|look|feel|have|say|should|like|want|soll\w*|aussehen|wirken|können|debe\w*|tener|gust\w+)\b|\b(?:like|dislike|hate|avoid|style|taste|gefällt|mögen|stil|gusta|estilo)\b|\b(?:goals?|ziele?|objetivos?)\b|\banything (?:we|i) should (?:avoid|not)\b"),
    (Section.COLOURS, r"\bcolou?rs?\b|\bfarben?\b|\bcolor(?:es)?\b"),
    (Section.AUDIENCE, r"\bwho are (?:your|the) (?:customers|clients|guests|patients|members)|target|ideal (?:customer|client)|zielgruppe|wer sind (?:ihre|eure)|quiénes son (?:sus|tus|vuestros)|público"),
    (Section.TEAM, r"\bwho (?:works|is|are|runs|does|will)\b|\bteam\b|\bstaff\b|\bwer (?:arbeitet|ist|sind|gehört|steht|macht)\b|\bquién(?:es)?\b|\bequipo\b"),
    (Section.HISTORY, r"\bhow long\b.*\b(?:been|trading|going|exist)\b|\bwhen (?:did|was|were)\b.*\b(?:start|open|found|set up)|\bseit wann\b|\bwann\b.*\bgegründet|\bdesde cuándo\b|\bcuándo (?:empez|abri|nac)"),
    (Section.LICENCES, r"\bqualif|\blicen[cs]|\binsur|\bregist|\bmember|\baccredit|\bzulassung|\bversicher|\bmitglied|\bqualifikation|\btitulaci|\bseguro|\bcolegiad"),
    (Section.PAYMENT, r"\bpay\b|\bpayment|\bzahl|\bbezahl|\bpag(?:o|ar|an)\b"),
    (Section.AWARDS, r"\bawards?\b|\bprizes?\b|auszeichnung|\bpreise? gewonnen|\bpremios?\b"),
    (Section.HOURS, r"\bwhen are you (?:open|there|available)|\b(?:opening )?(?:hours|times)\b|\bgeöffnet\b|\böffnungszeiten|\bhorarios?\b|\bcuándo (?:abr|est)"),
    (Section.AREAS, r"\bwhere do you (?:work|deliver|travel|go|cover)|\bareas?\b|\bhow far\b|\bgebiet\b|\bwo (?:arbeiten|liefern|sind sie tätig)|\bzonas?\b|\bdónde trabaj"),
    (Section.CONTACT, r"\bhow (?:do|can|should) (?:people|customers|clients|guests|we|they) (?:reach|contact|find|book|get)|\bcontact\b|\bkontakt|\berreich|\bcontact(?:o|a|an|ar|arte|aros|amos)\b|\bcómo (?:te|os|le|les) (?:localiz|encuentr|llam)\w+|\bwhere are you\b|\bwo (?:sind|ist|finden)\b|\bdónde est"),
    (Section.PRICES, r"\b(?:prices?|cost|charge|rates|fees)\b|\bpreise?\b|\bkoste[tn]?\b|\bprecios?\b|\bcuesta|\bcobr"),
    (Section.SERVICES, r"\bservices?\b|\bwhat (?:do )?you (?:offer|sell|make)\b|\bleistung|\bbieten\b|\bangebot|\bservicios?\b|\bofrec"),
    (Section.ABOUT, rf"\bwhat (?:do|does|is) (?:you|your|the|it)\b|\bwhat (?:kind|sort|type) of\b|\bdescribe\b|\btell us\b|\bin (?:one|a) sentence\b|\bwas (?:machen|macht|tun)\b|\bbeschreib|\berzähl|\bworum geht|\ba qué\b.*\bdedic|\bqué hac[eé]|\bcuént|\bdescrib|\bspecial about\b|\b{_FIRM}\?"),
)  # fmt: skip


_WANTED = re.compile(
    r"(?:which|what|welche\w*|qué|¿qué|¿?cuáles?) (?P<what>[^\W\d][\w -]{2,40}?) (?:do you|would you|should|sollen|soll|möcht\w+|wollen|quier\w+|deb\w+)\b[^?]*\b(?:site|website|page|pages|seite|seiten|website|webseite|web|página)\b"
)
"""`Which classes do you want on the site?` asks for the classes."""


def section_of_question(asked: str) -> Section | None:
    """Return what the answer to a question of the maker tells, or None."""
    low = asked.lower().replace("’", "'")
    if wanted := _WANTED.match(low):
        return section_of_heading(wanted["what"]) or Section.SERVICES
    if (
        len(
            set(re.findall(r"phone|e-?mail|address|telefon|adresse|teléfono|correo|dirección", low))
        )
        > 1
    ):
        return Section.CONTACT
    exact = next((section for section, cue in _ASKED if re.search(cue, low)), None)
    return exact or section_of_heading(asked.rstrip("? "))


_TO_CLIENT = re.compile(
    r"(?i)\b(?:you|your|yours|sie|ihr|ihre[nrms]?|euch|eure[nr]?|du|dein\w*|vosotr\w+|vuestr\w+|usted(?:es)?|su|sus|tu|tus)\b"
)


def _question(line: Stretch) -> re.Match[str] | None:
    match = _LINE.match(line.text)
    if match is None or not (match["asked"].endswith("?") or match["mark"]):
        return None
    return match


_MARK = re.compile(
    r"\s*(?:>\s*)?(?:(?:Q|F|P|Frage|Pregunta|Question)\s*\d*\s*[:.)]|\d{1,2}\s*[.)]|>|#)"
)
_FEWEST = 3
"""Questions that make a questionnaire; where so many carry a mark, one without is part of an answer."""


def _is_marked(line: Stretch) -> bool:
    return _question(line) is not None and _MARK.match(line.text) is not None


def is_questionnaire(lines: list[Stretch]) -> bool:
    """Return whether a text answers questions about the firm itself, not those of customers."""
    asked = [m["asked"] for line in lines if (m := _question(line))]
    known = [section for text in asked if (section := section_of_question(text))]
    own = {Section.NAME, Section.ABOUT, Section.PREFERENCES}
    named = sum((section_of_question(text) in own and _TO_CLIENT.search(text) is not None) or section_of_question(text) is Section.NAME for text in asked)  # fmt: skip
    return (
        len(asked) >= _FEWEST
        and named >= 1
        and len(set(known)) >= _FEWEST
        and Section.NAME in known
    )


def as_headings(lines: list[Stretch]) -> list[Stretch]:
    """Return the text with each question as a heading above its answer."""
    made: list[Stretch] = []
    marked = sum(_is_marked(line) for line in lines) >= _FEWEST
    for line in lines:
        match = _question(line) if _is_marked(line) or not marked else None
        if match is None:
            lead = _ANSWER.match(line.text)
            made.append(line.cut(lead.end()) if lead else line)
            continue
        asked = line.cut(match.start("asked"), match.end("asked"))
        sign = Stretch("## ", asked.at[:1] * 3)
        made += [NOTHING, joined([Stretch("##", sign.at[:2]), asked], " "), NOTHING]
        rest = line.cut(match.start("rest")).strip("*_ ")
        answer = _ANSWER.match(rest.text)
        if rest:
            made.append(rest.cut(answer.end()) if answer else rest)
    return made
