"""Names: of the firm, of its trade, of its people."""

import re
from itertools import pairwise

from domain.facts import FactKind, Person
from domain.intake.found import Found
from domain.intake.hours import hours, unclear_hours
from domain.intake.small_words import PRONOUNS
from domain.intake.speech import NAME, PERSON, Speech

_HOME = re.compile(
    r",?\s+(?:just |right )?(?:based |located |situated |here |mitten |ubicad[oa]s? |situad[oa]s? )?(?:in|en|aus|near|bei|outside|de|on the edge of|on the outskirts of|close to|a las afueras de|cerca de|am rand von)\s+(?:the (?:heart|centre) of )?"
    r"(?P<place>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+(?:[ -](?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+|upon|on|am|an der|de la|de|del|la|el|im)(?!\w))*)"
)
_HOME_LATER = re.compile(
    rf"(?:\s(?!(?:who|which|that|que|die|der|das)\b)[a-zäöüßáéíóúñ'-]+,?){{1,9}}?{_HOME.pattern}"
)
"""`a practice of six people based in Frome`: still the place of the firm."""


def capitalised(text: str, speech: Speech) -> str:
    """Return a text typed without any capital with the words that may be names begun by one."""
    if len(text.split()) < 3 or any(letter.isupper() for letter in text):
        return text
    small = frozenset(w for lex in speech.lexicons for w in lex.function_words) | PRONOUNS
    glue = speech.words("glue_re")

    def begun(match: re.Match[str]) -> str:
        word = match.group()
        plain = word in small or len(word) < 2 or glue.fullmatch(word) or len(word[0].upper()) > 1
        return word if plain else word[0].upper() + word[1:]

    return re.sub(r"(?<![\w@./])[^\W\d_][\w'’-]*(?![\w@]|\.\w)", begun, text)


def _is_firm_like(name: str, speech: Speech) -> bool:
    """`Bettwäsche ist dabei` names no firm; what only begins a sentence must look like a name."""
    many = len(name.split()) > 1
    return speech.words("trades_re").search(name) is not None or (many and speech.language != "de") or re.search(r"&|GmbH|\w{3}(?:service|betrieb|technik|reinigung|werkstatt)\b", name) is not None  # fmt: skip


def _with_trade(match: re.Match[str], start: int, name: str, speech: Speech) -> tuple[int, str]:
    """`Die Kita Sonnenkäfer`, `la Clínica Dental Arrieta`: the trade is part of the name."""
    before = match.string[match.start() : start]
    trade = next((t for t in speech.words("trades_re").finditer(before) if t.end() + 1 == len(before)), None)  # fmt: skip
    capital = re.search(r"[A-ZÄÖÜÁÉÍÓÚÑ]", trade.group()) if trade else None
    if trade is None or capital is None:
        return start, name
    begin = match.start() + trade.start() + capital.start()
    return begin, match.string[begin : start + len(name)]


def firm_names(text: str, speech: Speech, *, opening: bool = True) -> list[Found]:
    """Return what the sentence says the firm is called, if it does."""
    for pattern in speech.patterns("firm_re"):
        weak = pattern.pattern.startswith("^")
        for match in pattern.finditer(text):
            name = _clean(match["name"])
            if not opening and re.match(
                r"(?i)(?:called|named|llamad|se llama|genannt|namens)", match.group()
            ):
                continue
            if _names_somebody(match, name):
                continue
            if re.match(
                rf"(?:{speech.any_of('trades_re')})\s+(?:für|for|para|in|aus)\b",
                name,
                re.IGNORECASE,
            ):
                continue  # `Wir sind der Sportverein für Grünau` says what it is
            if weak and not (opening and _is_firm_like(name, speech)):
                continue
            if _can_name(name, speech):
                start = match.start("name")
                start, name = _with_trade(match, start, name, speech)
                told = match.groupdict().get("told") or ""
                hole = (start if told.strip(" ,") else match.start(), start + len(name))
                return [Found(FactKind.NAME, start, start + len(name), None, hole)]
    return []


def _names_somebody(match: re.Match[str], name: str) -> bool:
    """`We're Ingrid Halden, who ...` names one of us, and `Soy Irene, la profe de piano` who writes."""
    behind = match.string[match.end("name") :]
    alone = " " not in name and _I_AM.match(match.group()) and _WHAT_I_AM.match(behind)
    return bool(alone) or re.match(r",? (?:who|die|der|que|quien)\b", behind) is not None


_I_AM = re.compile(r"(?i)(?:soy|ich bin|i am|i['’]m)\s")
_WHAT_I_AM = re.compile(r"(?i),\s+(?:la|el|una?|tu|the|an?|your|die|der|eine?|eure?)\s")


_FIRST_WORDS = re.compile(
    r"^(?:The |La |El |Die |Das )?(?P<name>(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+|&)(?: (?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+|&|of|de|del|la|y|and|und)){1,4})"
    r"(?=,? [a-zäöüáéíóúñ]|, [A-ZÄÖÜÁÉ][\w-]+(?: [A-ZÄÖÜÁÉ][\w-]+)?, (?:seit|since|desde|gegründet|founded|est\b))"
)


_APPOSED = re.compile(
    r"^(?:The |La |El |Die |Das )?(?P<name>(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+|&)(?: (?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+|&|of|de|del|la|y|and|und)){0,4}),\s+(?:an? |the |eine? |der |die |das |una? )?(?:[a-zäöüßáéíóúñ-]+\s+){0,3}?(?P<trade>[a-zäöüßáéíóúñ]\w+(?: \w+)?)"
)


_GOING = re.compile(
    rf"^(?:The |La |El |Die |Das )?(?P<name>{NAME})(?:,\s+(?:been|established|founded|est\.?|trading|running|family|here|in business|Inhaber(?:in)?|Inh\.|owner|prop\.|proprietor|propietari[oa]|titular|seit|gegründet|desde|fundad[oa]|una empresa)\b|\s+(?:aus|in|from|en|de)\s+(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’-]+ ?){{1,3}}(?:[:,–]|hier\b|here\b|al habla\b))"
)
"""`Pell Roofing, been going since 1999` and `Hundeschule Pfotenwerk aus Ulm:` begin with a name."""


def apposed_name(text: str, speech: Speech) -> list[Found]:
    """Return the name of `Ferris & Daughters, independent funeral directors, have ...`."""
    going = _GOING.match(text)
    name = _clean(going["name"]) if going else ""
    if going and _is_firm_like(name, speech) and _can_name(name, speech) and not people(f"{name}, owner", speech):  # fmt: skip
        return [Found(FactKind.NAME, going.start("name"), going.start("name") + len(name))]
    match = _APPOSED.match(text)
    hit = speech.words("trades_re").search(text, match.end("name")) if match else None
    if match is None or hit is None or hit.start() > match.end("name") + 40:
        return []
    if "," in text[match.end("name") + 1 : hit.start()] or not _can_name(match["name"], speech):
        return []
    if people(text[: hit.end()], speech):
        return []
    return [Found(FactKind.NAME, match.start("name"), match.end("name"))]


_BEHIND_NAME = re.compile(
    r",\s+(?:an?|eine?|una?)\s+(?P<trade>[^\W\d_A-Z][\w'’-]*(?:\s[^\W\d_A-Z][\w'’-]*|\s(?-i:[A-ZÄÖÜ])\w+){0,3}?)(?=\s+(?:in|near|on|at|for|by|bei|im|am|an|en|cerca|that|which|who)\b|\s*[.,;]|\s*$)"
)


def behind_name(text: str, named: list[Found]) -> list[Found]:
    """Return what a firm is called behind its name: `Muddy Paws, a dog grooming parlour in Leeds`."""
    match = _BEHIND_NAME.match(text, named[0].end) if named else None
    return [Found(FactKind.TRADE, *match.span("trade"), None, match.span())] if match else []


def opening_name(text: str, speech: Speech) -> list[Found]:
    """Return the capitalised words a brief begins with: `Riverside Food Bank helps families`."""
    match = _FIRST_WORDS.match(text)
    if match is None or any(one.start < match.end("name") for one in people(text, speech)):
        return []
    name = _clean(match["name"])
    german = speech.language == "de" and not re.search(r"GmbH|&|e\.K|OHG|KG", name)
    if german and not speech.words("trades_re").search(name):
        return []
    if not _can_name(name, speech) or len(name.split()) < 2:
        return []
    start = match.start("name")
    return [Found(FactKind.NAME, start, start + len(name))]


def _clean(name: str) -> str:
    name = re.split(r"\.\s|,\s|\s[–—-]\s|\s(?:and|y|und)\s(?:I|yo|ich)\b", name)[0]
    return re.sub(
        r"\s+(?:and|und|y|e|of|the|de|in|by|at|on|for|für|am|im)$", "", name.rstrip(" .,&-")
    )


_CODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
"""`SY8 1AX` is where a firm is, and not what it is called."""


def _can_name(name: str, speech: Speech) -> bool:
    first = name.split()[0].lower().rstrip("'’s") if name.split() else ""
    if re.match(r"(?i)(?:i|we|it|you|they|he|she)['’](?:m|re|s|ve|d|ll)\b", name):
        return False
    if unclear_hours(name, speech) or hours(name, speech) or _CODE.fullmatch(name):
        return False
    if len(name) < 2 or name.lower() in PRONOUNS or not re.search(r"[^\W\d]", name):
        return False
    if len(name.split()) == 1 and first in PRONOUNS:
        return False
    return not (
        first in PRONOUNS
        and first
        not in ("the", "das", "die", "der", "el", "la", "los", "las", "casa", "home", "house")
    )


_GENERAL = re.compile(
    r"(?i)(?:our |the |unsere? |die |der |nuestr[oa] |el |la )?(?:studio|shop|store|practice|company|workshop|salon|agency|praxis|laden|betrieb|werkstatt|agentur|estudio|tienda|negocio|empresa|local|taller|centro)"
)


def is_general(trade: str) -> bool:
    """Return whether a trade says no more than that there is a firm: `practice`, `shop`."""
    return _GENERAL.fullmatch(trade) is not None


_IS_NO_TRADE = re.compile(
    r"(?i)\b(?:used to be|(?:was|were) (?:once |formerly )?an?|before that|previously|früher|zuvor|vorher|ehemals|(?:began|started(?: out)?|was founded|founded|opened|set up|gegründet|begonnen|angefangen|eröffnet|fundad[oa]|fundó|empezó|nació) (?:(?:life|in \d{4}) )?(?:as|als|como)|antes (?:fui|era|fuimos|éramos|trabajé|trabajaba))\b"
)
"""Before this a trade is what somebody was and is no more."""
_DENIED = re.compile(r"(?i)\b(?:not an?|keine?n?|no (?:soy|somos)(?: una?)?)\s+(?:\w+\s+)?$")
"""`Wir sind keine Agentur` says what a firm is not."""


_BEGUN = re.compile(r"(?i)\w+(?: in \w+)? (?:gegründet|begonnen|angefangen|eröffnet|gestartet)\b")
"""`1951 als Tischlerei gegründet` says behind the trade what the firm began as."""


def _is_denied(text: str, at: int) -> bool:
    if text[:at].endswith("als ") and _BEGUN.match(text, at):
        return True
    first = re.match(r"\w+\s", text[at:])
    return _DENIED.search(text[: at + (first.end() if first else 0)]) is not None


_FOR_WHOM = re.compile(
    r"(?i)\b(?:clients?|customers?|firms|businesses|companies|shops|kunden|mandanten|betriebe|firmen|unternehmen|clientes|empresas|negocios)\b[^.!?]*[:,(]"
)
"""Before this a trade is that of those the firm works for: `thirty small firms: a brewery, a choir`."""
_OWNED = re.compile(
    r"(?i)(?:small |old |big |little |lovely |spare |free )*(?:dogs?|cats?|horses?|ponies|pony|son|daughter|husband|wife|family|car|van|garden|hund|katze|perros?|gatos?|hij[oa]s?)\b(?!\s*-?(?:groom|walk|train|sit|hotel|school|salon|parlour|board|minder|shop|centre|center|repair|wash|hire))"
)
"""`I have a dog` says nothing of the firm."""
_PLACE_OF_WORK = re.compile(
    r"(?i)\b(?:from|in|at|out of|aus|en|desde)\s+(?:(?:my|our|meine[rm]?|unsere[rm]?|mi|nuestr[oa])\s+(?:(?!and\b)\w+\s+)?|(?:der |dem )?eigene[rnm]\s+|(?:el |la )?propi[oa]\s+|its own\s+)$"
)
_ROOM = re.compile(
    r"(?i)(?:desk|house|home|flat|garage|studio|shed|shop|workshop|kitchen|werkstatt|atelier|garaje|taller|tienda)"
)
"""`I mend bicycles from my garage` is no garage."""


def trade_words(text: str, speech: Speech, *, anywhere: bool = False) -> list[Found]:
    """Return the words that say what kind of firm it is."""
    word = speech.words("trades_re")
    for pattern in speech.patterns("trade_re"):
        for match in pattern.finditer(text):
            phrase = match["trade"]
            inner = word.search(phrase)
            before = text[: match.start("trade")]
            if _IS_NO_TRADE.search(before) or _FOR_WHOM.search(before) or _OWNED.match(phrase):
                continue
            if _is_denied(text, match.start("trade") + (inner.start() if inner else 0)):
                continue
            if inner is not None and len(phrase.split()) <= 8:
                if _is_room(text[: match.start("trade") + inner.start()], inner.group()):
                    continue
                return [_trade(match, inner)]
            if match.re is speech.patterns("trade_re")[0] and len(phrase.split()) <= 4:
                return [_trade(match)]
    hits = word.finditer(text) if anywhere and not _IS_NO_TRADE.search(text) else ()
    hit = next((one for one in hits if not _is_another(text, one)), None)
    more = _AND_MORE.match(text, hit.end()) if hit else None
    hit = (word.match(text, more.end()) or hit) if more else hit
    hit = None if hit and _is_denied(text, hit.start()) else hit
    hit = None if hit and _FOR_WHOM.search(text[: hit.start()]) else hit
    hit = None if hit and _is_room(text[: hit.start()], hit.group()) else hit
    return [Found(FactKind.TRADE, hit.start(), hit.end())] if hit else []


_LEARNED = re.compile(
    r"(?i)\b(?:trained|learn(?:ed|t)|studied|apprenticed|qualified|graduated|worked|gelernt|ausgebildet|studiert"
    r"|gearbeitet|lernte|aprendió|estudió|trabajó|se formó)\b[^.;]*\b(?:at|in|with|for|bei|an|beim|im|en|con)\b[^.;]*$"
)


_AND_MORE = re.compile(r"\s(?:and|&)\s[a-z]+\s")
"""`Farm and equine vets` are vets, and no farm."""
_GETS = re.compile(
    r"(?i)\b(?:gets?|receives?|includ(?:es?|ing)|comes? with|via|through|bekomm(?:t|en)|erh(?:ält|alten)|reciben?|incluyen?)\s+(?:(?:an?|the|your|our|eine?n?|una?|su)\s+)?(?:[a-zäöüáéíóúñ-]+\s+){0,2}$"
)
"""`Everyone gets an online gallery` tells what customers get, and not what the firm is."""


def _is_another(text: str, hit: re.Match[str]) -> bool:
    """`Newark School of Violin Making` is named, and `trained at a bakery` told, of somebody else."""
    named = hit[0][:1].isupper() and re.match(r"\s(?:of|für|de|der)\s[A-ZÄÖÜÁÉ]", text[hit.end() :])
    before = text[: hit.start()]
    return bool(named) or _LEARNED.search(before) is not None or _GETS.search(before) is not None


def _is_room(before: str, word: str) -> bool:
    return bool(_ROOM.fullmatch(word) and _PLACE_OF_WORK.search(before))


def _trade(match: re.Match[str], inner: re.Match[str] | None = None) -> Found:
    start, end = match.span("trade")
    if inner is not None:
        start, end = start + inner.start(), start + inner.end()
    return Found(FactKind.TRADE, start, end, None, (match.start(), end))


_ASIDE = re.compile(r"\s*\([^()]{2,30}\)")
"""A number or an aside between the trade and the place: `childminder (EY548210) in Leeds`."""


def home(text: str, known: list[Found]) -> list[Found]:
    """Return the place right behind the firm's trade or name: `a bakery in Leeds`."""
    for one in known:
        aside = _ASIDE.match(text, one.end)
        end = aside.end() if aside else one.end
        match = _HOME.match(text, end) or (
            _HOME_LATER.match(text, end) if one.kind is FactKind.TRADE else None
        )
        if match is not None:
            start, end = match.span("place")
            return [Found(FactKind.AREA, start, end, None, (match.start(), end))]
    return []


def work_place(text: str) -> list[Found]:
    """Return the place behind a room somebody works in: `from my garage in Hull`."""
    for room in _ROOM.finditer(text):
        match = _HOME.match(text, room.end()) if _is_room(text[: room.start()], room[0]) else None
        if match is not None:
            start, end = match.span("place")
            return [Found(FactKind.AREA, start, end, None, (match.start(), end))]
    return []


def people(text: str, speech: Speech) -> list[Found]:
    """Return everybody named with a role."""
    found: list[Found] = _bracketed(text, speech)
    for pattern in speech.patterns("person_re"):
        for match in pattern.finditer(text):
            name = match["name"].rstrip(".,")
            if not is_person(name, speech) or any(
                f.start < match.end() and match.start() < f.end for f in found
            ):
                continue
            role = (match.groupdict().get("role") or "").strip()
            if role and match.start("name") < match.start("role") and _is_told(text, match, speech):
                continue
            if role and "," in match.group() and _goes_with_next(text, match, speech):
                continue
            start, last = match.start("name"), match.start("name") + len(name)
            title = re.match(r"(\w[\w-]*)\s+(?=\S+\s+\S)", name)
            if title and speech.words("roles_re").fullmatch(title[1]):
                name = name[title.end() :]
                role = ", ".join(filter(None, (role, title[1])))
            end = max(match.end("role") if match.groupdict().get("role") else 0, last)
            begin = min(start, match.start("role")) if match.groupdict().get("role") else start
            end += text[end : end + 1] == ")" and "(" in match.group()
            hole = (match.start(), max(end, match.end())) if role else None
            found.append(Found(FactKind.PERSON, begin, end, Person(name=name, role=role), hole))
    return found


def _is_told(text: str, match: re.Match[str], speech: Speech) -> bool:
    """Of `Geselle Murat Demir, Azubi Lena` the role before the name is his."""
    before = re.search(r"(\w[\w-]*)\s+$", text[: match.start("name")])
    return before is not None and speech.words("roles_re").fullmatch(before[1]) is not None


def _goes_with_next(text: str, match: re.Match[str], speech: Speech) -> bool:
    """Of `Anke Siebers, treasurer Rolf Thoms` the role is of the second."""
    behind = re.match(rf"\s+(?P<name>{PERSON})", text[match.end("role") :])
    return (
        match.start("name") < match.start("role")
        and behind is not None
        and is_person(behind["name"], speech)
    )


_BRACKETED = re.compile(rf"(?P<name>{PERSON})\s*\((?P<role>[^()\d@]{{2,40}})\)")


def _bracketed(text: str, speech: Speech) -> list[Found]:
    """`Callum Reid (fiddle), Eilidh Shaw (accordion)`: two or more side by side are people."""
    hits = [m for m in _BRACKETED.finditer(text) if is_person(m["name"], speech)]
    if len(hits) < 2 or any(len(text[a.end() : b.start()]) > 8 for a, b in pairwise(hits)):
        return []
    return [
        Found(FactKind.PERSON, m.start(), m.end(), Person(name=m["name"], role=m["role"]))
        for m in hits
    ]


def is_person(name: str, speech: Speech) -> bool:
    """Return whether words that look like a name can be somebody's."""
    words = name.split()
    if re.match(r"(?i)(?:i|we|it|you|they|he|she)['’](?:m|re|s|ve|d|ll)\b", name):
        return False
    if any(w.lower().rstrip(".") in PRONOUNS for w in words) or re.search(r"\d|&", name):
        return False
    if speech.words("trades_re").search(name) or speech.words("roles_re").fullmatch(name):
        return False
    return len(words) >= 2
