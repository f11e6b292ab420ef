"""Licences, areas, and what else a sentence claims."""

import re

from domain.facts import FactKind, Licence
from domain.intake.found import Found
from domain.intake.not_held import is_only_meant
from domain.intake.speech import Speech

_NUMBER = re.compile(
    r"(?:\b(?i:number|nummer|número|núm\.?|nr\.?|no\.?|n[º°]\.?|n\.º)\s*[.:]?\s*(?:is\s+)?|#\s?|:\s*)?"
    r"(?P<number>\b(?:[A-Z]{1,4}[ /-]?){0,3}\d[\dA-Z]*(?:[ ./-]?\d[\dA-Z]*)*(?:[ /-][A-Z]{1,2}\b)?)"
)
_PLACE = r"(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*|\d{4,5}\s+[A-ZÄÖÜ][\w-]+|[A-Z]{1,2}\d{1,2}\b)(?:[ ](?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]*|upon|on|am|an der|de la|de los|de las|de|del|la|el|im|ob der|bei|in|le)(?!\w))*"
_JOINT = r"\s*(?:,|;|/|&|\+)\s*(?:(?:and|und|sowie|y|e|as well as|also)\s+)?|\s+(?:and|und|sowie|y|e|as well as)\s+"


def claim(text: str, speech: Speech) -> FactKind:
    """Return the kind of a whole sentence to customers: what it claims, or plain `STATEMENT`."""
    for kind, field in (
        (FactKind.AWARD, "award_re"),
        (FactKind.GUARANTEE, "guarantee_re"),
        (FactKind.HISTORY, "history_re"),
        (FactKind.PAYMENT, "payment_re"),
    ):
        is_list = kind is FactKind.PAYMENT and len(_MONEY.findall(text)) > 2
        if re.search(speech.any_of(field), text, re.IGNORECASE) and not is_list:
            return kind
    return FactKind.STATEMENT


_MONEY = re.compile(r"[£€$]\s?\d|\d\s?(?:€|EUR|CHF|euros?\b)")
"""A sentence with more than two amounts is of what things cost, though it ends with a deposit."""


DENIED = re.compile(
    r"(?i)\b(?:not|isn't|aren't|never|no longer|without|nicht|kein\w*|noch nicht|ohne|no (?:somos|soy|estamos|estoy|tenemos|tengo)|sin|nunca)\b(?! only)"
)


_ASIDE = re.compile(r"\s*\([^()]*\)?")


def _before_denial(clause: str) -> str:
    """`Member of the NAFD (SAIF no longer)` is of the NAFD alone."""
    aside = next((m for m in _ASIDE.finditer(clause) if DENIED.search(m.group())), None)
    return clause[: aside.start()] if aside else clause


def is_charge(clause: str) -> bool:
    """`190 € plus VAT` is a price, `insured to £5 million` is not."""
    money = _MONEY.search(clause)
    return (
        money is not None
        and re.search(
            r"(?i)insur|liabil|haftpflicht|versicher|seguro|indemn|responsabilidad", clause
        )
        is None
    )


_RELATIVE = re.compile(r"(?i)\s*(?:who|whom|whose|which|quien|que)\b")
"""`my husband Joe, who is my registered assistant` states no licence of the firm."""


def licences(text: str, speech: Speech) -> list[Found]:
    """Return each clause that states a licence, registration, membership or insurance."""
    cue = re.compile(speech.any_of("licence_re"), re.IGNORECASE)
    found: list[Found] = []
    for whole in re.finditer(
        r"(?:[^,;.]|[.,](?=\d)|,(?=\s*(?:(?:reg\w*|member\w*|licen[cs]e|mitglieds\w*|register\w*)\s+)?(?:no\b|number|nr\b|nummer|núm|número|n[.º°]))|\.(?=\S)|\.(?=\s(?:[A-Z]{0,4}[ /-]?\d|[a-z])))+",
        re.sub(r"\([^()]*\)", lambda m: re.sub(r"[,;.]", "\0", m.group()), text),
    ):
        clause = text[whole.start() : whole.end()]
        if (
            not cue.search(clause)
            or DENIED.search(_ASIDE.sub("", clause))
            or is_only_meant(clause)
            or is_charge(clause)
            or _RELATIVE.match(clause)
            or re.search(
                r"(?i)\baward|\bpreis\b|\bpremio|\b[\w-]*(?:gebühr(?:en)?|fees?|tasas)\b|\bzahl(?:t|en)\b|\bpaid?\b",
                clause,
            )
        ):
            continue
        raw = _before_denial(clause)
        if not cue.search(raw):  # `bikes (Bosch certified, not Yamaha)` stays as it is said
            continue
        start = whole.start() + len(raw) - len(raw.lstrip())
        words = re.sub(r"^(?:and|und|y|e|sowie)\s+", "", raw.strip(), flags=re.IGNORECASE)
        start += len(raw.strip()) - len(words)
        skipped, words = _held(words, cue)
        start += skipped
        for part, offset in _parted(words, cue):
            end = start + offset + len(part)
            if re.search(r"\be\.\s?[VKG]$", part) and text[end : end + 1] == ".":
                part, end = f"{part}.", end + 1
            found.append(Found(FactKind.LICENCE, start + offset, end, licence(part)))
    return found


_SAYS_WHO = re.compile(
    r"(?i).*\b(?:i am|i['’]m|we are|we['’]re|it is|it['’]s)\s+(?:an?|the)\s+(?:(?:fully|small|family)\s+)*"
)
_SEAT = re.compile(r"\s+(?:based )?(?:in|near|at)\s+[A-Z][\w'’-]+(?:[ ,]+[A-Z][\w'’-]+)*$")
_REGISTER = re.compile(r"\((?P<said>[A-Z]{3,}[^()]*\d{4}[^()]*)\)$")


def _held(words: str, cue: re.Pattern[str]) -> tuple[int, str]:
    """Of `I'm Jo and I am an Ofsted registered childminder in Leeds` only the middle is held."""
    lead = _SAYS_WHO.match(words)
    bracket = _REGISTER.search(words) if lead else None
    if bracket is not None:
        return bracket.start("said"), bracket["said"]
    if lead is None or not cue.search(words[lead.end() :]):
        return 0, words
    rest = re.split(
        r"\s+(?:and|und|y)\s+(?:we|i|wir|ich)\b", words[lead.end() :], flags=re.IGNORECASE
    )[0]
    seat = _SEAT.search(rest)
    kept = rest[: seat.start()] if seat and cue.search(rest[: seat.start()]) else rest
    return lead.end(), kept


def _parted(words: str, cue: re.Pattern[str]) -> list[tuple[str, int]]:
    """`Gas Safe 123456 and insured to £5m` states two things."""
    for joint in re.finditer(r"\s+(?:and|und|y|sowie)\s+", words):
        left, right = words[: joint.start()], words[joint.end() :]
        if cue.search(left) and cue.search(right) and re.search(r"\d", left):
            return [(left, 0), (right, joint.end())]
    return [(words, 0)]


def licence(words: str) -> Licence:
    """Return a licence with its number taken out of the client's words."""
    hit = None
    for match in _NUMBER.finditer(words):
        digits = re.sub(r"\D", "", match["number"])
        before = words[: match.start("number")].rstrip()
        if (
            len(digits) >= 4
            and not before.endswith(("£", "€", "$", "ISO"))
            and not re.match(r"(?:ISO|EN|DIN|BS|UNE)\b", match["number"])
            and not _is_year(match["number"])
        ):
            hit = match
    if hit is None:
        return Licence(name=words)
    name = f"{words[: hit.start()].rstrip(' :,#(')} {words[hit.end() :].lstrip(' ,)')}".strip()
    name = re.sub(r"(?i)[\s,:]*\b(?:no|number|nr|nummer|número|n)[.º°]*$", "", name).strip(" :,-–(")
    return Licence(name=name or words, number=hit["number"].strip())


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", number.strip()) is not None


_MORE = re.compile(
    r"(?:\s+[–—-]\s+|:\s+|\s+\(|,?\s+(?:including|such as|like|e\.g\.|darunter|wie|inklusive|incluyendo|como)\s+)"
)
"""`within 25 miles of Ledbury - Malvern, Hereford` names further places."""


_FROM_TO = re.compile(
    rf"(?i:\b(?:anywhere |everywhere |überall )?(?:from|von|desde) )(?P<one>{_PLACE})(?i:(?: (?:down|up|across|over|out|right|all the way))? (?:to|bis|hasta) )(?P<two>{_PLACE})(?i:(?: (?:and|und|y))(?: (?:down|up|across|over|out))? (?:to|bis|hasta) (?P<three>(?-i:{_PLACE})))?"
)


_GOES = re.compile(
    r"(?i)\b(?:go|come|drive|deliver\w*|cover\w*|travel\w*|work|serv\w+|anywhere|everywhere|across|route|round|fahren|fährt|liefer\w*|arbeite\w*|unterwegs|überall|gebiet|tätig|kommen|trabaj\w+|servi\w+|cubri\w+|repart\w+|zonas?|vamos|ruta)\b"
)
"""Without a word for going, `from Schütz to Rheinberger` names what a choir sings."""


def _stretching(text: str) -> list[Found]:
    """`from Settle down to Keighley and across to Harrogate` names three places."""
    if not _GOES.search(text):
        return []
    return [
        Found(FactKind.AREA, match.start(name), match.start(name) + len(match[name].rstrip(".")))
        for match in _FROM_TO.finditer(text)
        for name in ("one", "two", "three")
        if match[name] and not re.match(DAYS_AND_MONTHS, match[name])
    ]


DAYS_AND_MONTHS = r"(?i)(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|easter|christmas|mo|di|mi|do|fr|sa|so|dez|okt|mai|ostern|weihnacht|lun|mié|jue|vie|sáb|dom|ene|abr|ago|dic|semana santa|navidad)"


def areas(text: str, speech: Speech) -> list[Found]:
    """Return each place of a list of places the firm says it serves."""
    cue = re.compile(
        rf"(?<!\w)(?:{speech.any_of('area_re')})\s*:?\s+(?:the\s+)?(?=(?-i:[A-ZÄÖÜÁÉÍÓÚÑ0-9]))",
        re.IGNORECASE,
    )
    listed = re.compile(rf"(?-i:{_PLACE})(?:(?:{_JOINT})(?-i:{_PLACE}))*")
    found: list[Found] = _stretching(text)
    for trigger in cue.finditer(text):
        match = listed.match(text, trigger.end())
        if match is None:
            continue
        rest = re.compile(speech.any_of("area_stop_re"), re.IGNORECASE).match(
            text[match.end() :].lstrip(" ,")
        )
        places = places_of(text[match.start() : match.end()], match.start(), speech)
        end = match.end()
        more = _MORE.match(text, end) if len(places) == 1 else None
        further = listed.match(text, more.end()) if more else None
        named = places_of(further.group(), further.start(), speech) if further else []
        if further and len(named) > 1:
            places, end = [*places, *named], further.end()
        if rest:
            begin = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip(" ,"))
            end = begin + rest.end()
            lead = re.match(r"(?:and|und|y)\s+", rest.group())
            places.append((begin + (lead.end() if lead else 0), end))
        for i, (start, stop) in enumerate(places):
            hole = (trigger.start(), end) if i == 0 else (start, stop)
            found.append(Found(FactKind.AREA, start, stop, None, hole))
    return found


_NO_PLACE = frozenset({"trade", "business", "industry", "game", "job", "field", "branche", "handwerk", "oficio", "sector"})  # fmt: skip
"""`22 years in the trade` names no place."""


def places_of(text: str, offset: int, speech: Speech) -> list[tuple[int, int]]:
    """Return the ranges of the places in a list such as `Leeds, Otley and Ilkley`."""
    days = {day for lexicon in speech.lexicons for day in (*lexicon.days, *lexicon.months)}
    places: list[tuple[int, int]] = []
    last = 0
    for joint in [*re.finditer(_JOINT, text), None]:
        start, end = last, joint.start() if joint else len(text)
        last = joint.end() if joint else last
        piece = re.split(r"\s+[–—-]\s+(?=\w+ )", text[start:end].strip().rstrip("."))[0]
        if speech.words("roles_re").match(piece):
            continue
        if piece.lower() in _NO_PLACE:
            continue
        if piece and piece.lower() not in days and re.search(r"[^\W\d]", piece):
            begin = start + len(text[start:end]) - len(text[start:end].lstrip())
            places.append((offset + begin, offset + begin + len(piece)))
    return places
