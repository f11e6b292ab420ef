"""What is paid for: the words right before an amount, and which of them are of the sentence."""

import re
from dataclasses import replace

from domain.facts import Language, Price
from domain.intake.found import Found
from domain.intake.speech import Speech

_SAYS = re.compile(
    r"(?i)\b(?:we|i|is|are|was|can|do|does|have|has|costs?|charge|offer|include\w*|wir|ich|ist|sind|kann|haben|kostet|kosten|es|son|tiene|tenemos|cuesta\w*|hacemos|cobr\w+|from|ab|desde)\b"
)


_LINKED = re.compile(
    r"(?i)\b(?:is|are|costs?|ist|sind|kostet|kosten|cuestan?|vale[n]?|son)\s+(?:\w+ )?$"
)


_DOING = re.compile(
    r"(?i)^(?:(?:we|i)(?: also)? )?(?:tune|fit|install|make|bake|do|offer|sell|charge|teach|mend|groom|damos|doy|hacemos|hago|ofrecemos|impartimos|wir (?:machen|bieten))\s+(?:an? |the |una? )?(?=\w)"
)
"""`and tune uprights for £70` is a price of uprights."""


def _is_inside(before: str) -> bool:
    """What stands in brackets ends no name: `Twin (en suite, garden view) £90`."""
    return before.count("(") > before.count(")")


def _is_one_thing(text: str, last: int, stop: re.Match[str], start: int) -> bool:
    """`A funeral with a hearse and one car is £3,400` is the price of all of it."""
    if not re.fullmatch(r"\s(?:and|und|y|e|plus)\s", stop.group()):
        return False
    linked = _LINKED.search(text[last + stop.end() : start])
    if last == 0 and linked is None:
        return False  # `weddings, funerals and bouquets from £28` prices the bouquets alone
    left = re.split(r"[.;:!?]\s|,\s|\n", text[last : last + stop.start()])[-1].strip()
    plain = re.search(r"[^\W\d]{3}", left) is not None and not re.search(r"\d|[£€$@]", left)
    begun = re.match(r"(?i)(?:and|und|y|or|oder|o)\b", left) is not None
    return plain and not begun and len(left.split()) <= 7 and not _SAYS.search(left)


_SUBJECT = re.compile(
    r"(?:^|[.;]\s+)(?:(?:and|but|und|y)\s+)?(?P<name>[^\W\d][\w' -]{2,40}), [^,.;\d]{3,60}, (?:is|are|costs?|ist|kostet|kosten|es|cuesta|son)\s+(?:\w+ )?$",
    re.IGNORECASE,
)
_AT_COMMA = re.compile(
    r"(?:^|[.;,:]\s+|\b(?:and|und|y|also|también|auch)\s+)(?P<name>[^\W\d][^,.;:£€$]{2,60}), (?:(?:at|for|für|por|a|from|ab|desde)\s+)?$",
    re.IGNORECASE,
)


def _before(text: str, last: int, start: int) -> tuple[str, int]:
    """`Training, for teams of eight, is £1,400` and `we give classes, 45 euros` name it earlier."""
    match = _SUBJECT.search(text[last:start]) or _AT_COMMA.search(text[last:start])
    if match is None:
        return "", start
    words = _ASIDE.sub("", _DOING.sub("", match["name"].strip()))
    plain = len(words.split()) <= 6 and not _SAYS.search(words)
    return (words, last + match.start("name")) if plain else ("", start)


_USUALLY = re.compile(
    r"(?i)\s+(?:(?:is|are|ist|sind|son|es|cost|kosten|liegen|start|starts) )?(?:usually|normally|typically|generally|mostly|meist|meistens|normalerweise|in der regel|normalmente|suelen?(?: costar| ser)?)$"
)
"""`Birthday cakes are usually £65` is a price of birthday cakes."""


_ASIDE = re.compile(
    r"(?<=\w)\s+(?:pay|pays|zahlen|pagan)$|\s+(?:can be \w+|kann gemietet werden|können gemietet werden|se (?:puede )?alquila[rn]?)$|\s*\([^()]{3,}\)$|\s+(?:is|are|ist|sind|es|son|cost|kommt|kommen) (?:an )?(?:extra|separate|optional|zusätzlich|separat|aparte|opcional(?:es)?)$|\s+(?:macht|machen|übernimmt|schneidet|hace|lo hace|by|bei|con)\s+(?:unsere?\w* |nuestr[oa] |our )?[A-ZÄÖÜÁÉÍÓÚ][a-zäöüßáéíóú]+$",
)
"""`A full day (ten hours, all edited) is £2,400`: the bracket, and who does it, is no part of the name."""


_PLACES = re.compile(
    r"\b(?:in|to|around|near|within|across|between|nach|bis|um|en|a|hasta) (?-i:[A-ZÄÖÜÁÉÍÓÚÑ])[\w'’-]+(?: (?-i:[A-ZÄÖÜÁÉÍÓÚÑ])[\w'’-]+)*"
    r"(?:(?:, | (?:and|or|und|oder|y|o) |, (?:and|or) )(?-i:[A-ZÄÖÜÁÉÍÓÚÑ])[\w'’-]+(?: (?-i:[A-ZÄÖÜÁÉÍÓÚÑ])[\w'’-]+)*)+",
    re.IGNORECASE,
)
"""`in Whitby, Sandsend and Ruswarp` says where, and its commas part nothing."""


def _joins_places(before: str, stop: re.Match[str]) -> bool:
    return any(m.start() < stop.start() < m.end() for m in _PLACES.finditer(before))


def item_before(text: str, last: int, start: int, speech: Speech) -> tuple[str, int]:
    """Return what is paid for, in the words right before the price, and where they begin."""
    clause = last
    for stop in re.finditer(
        r"[.;:!?]\s|,\s|\n|\s(?:and|und|y|e|plus|sowie)\s|\s[–—-]\s(?=\w+ \w+ )", text[last:start]
    ):
        if _is_inside(text[last : last + stop.start()]) or _is_one_thing(text, last, stop, start):
            continue
        if _joins_places(text[last:start], stop):
            continue
        if stop.group()[0] == ":" and not text[last + stop.end() : start].strip():
            break  # `Deposit: £150` names it before the colon
        clause = last + stop.end()
    words = text[clause:start]
    name = words.strip(" \t\n:,–—-.…·|=(+")
    verb = re.compile(rf"\s*(?<!\w){speech.any_of('price_verb_re')}\s*$", re.IGNORECASE)
    while (hit := verb.search(name)) and hit.group().strip():
        name = name[: hit.start()].rstrip(" :,–—-.…·|=(")
    name = _ASIDE.sub("", _USUALLY.sub("", name))
    first = re.compile(
        r"^(?:after that|afterwards|thereafter|then|danach|dann|después|luego)(?:,?\s+|$)|^(?:and|or|und|oder|y|o|the|our|a|an|plus)(?:\s+|$)|^(?:eine?n?|una?)\s+(?=[^\W\d])",
        re.IGNORECASE,
    )
    name = _DOING.sub("", first.sub("", name))
    if not name:
        return _before(text, last, start)
    if len(_PLACES.sub(" ", name).split()) > 8 or not re.search(r"[^\W\d]{2}", name):
        return "", start
    return re.sub(r"\s+", " ", name), clause + words.index(name.split()[0])


_DOER: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?i)(?:we|i)(?:[’']ll|[’']ve)?(?: also| can| will| do| now| currently)* (?!are\b|am\b|is\b)[a-z]{2,}(?: (?:out|up|you))?\s+(?=\S)"
    ),
    "de": re.compile(r"(?i)(?:(?:wir|ich) [a-zäöüß]{3,}(?:e|n)|[a-zäöüß]{3,}(?:e|n) (?:wir|ich))\s+(?:(?:auch|außerdem|zudem|ihnen) )*(?=\S)"),
    "es": re.compile(r"(?i)(?:(?:también|además) )?(?!(?:\w+)?gramos|tramos|reclamos|extremos|supremos|racimos|primos|mimos)[a-zñ]{2,}[aei]mos\s+(?:también )?(?=\S)"),
}  # fmt: skip
_COUNT = re.compile(
    r"(?i)(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce)\s+(?=[^\W\d]{3})"
)
_EACH = re.compile(
    r"(?i)(?:each|(?:half[ -])?(?:hour|day|night|week|month)|hr|h|(?:halb)?tag|stunde|std\.?|nacht|woche|monat|stück|(?:medio )?día|hora|noche|semana|mes|unidad)"
)
"""Units of which a price is of one thing, however many there are."""
_NO_THING = re.compile(
    r"(?i)(?:it|that|this|them|these|those|so|you|only|just|from|for|at|es|das|dies|nur|sie|ihnen|lo|la|les?|eso|esto)(?:\s+\w+)?"
)


_NOBODY = re.compile(r"(?i)we|i|it|that|this|they|wir|ich|es|das|sie|nosotros|esto|eso")


def without_doer(name: str, language: Language, *, unit: str) -> str:
    """Return what is paid for without who does it: `We hire out eight touring bikes` a day are bikes."""
    doer = _DOER[language].match(name) or (_DOER["en"].match(name) if language != "en" else None)
    if doer is None:
        return "" if _NOBODY.fullmatch(name) else name
    thing = re.sub(
        r"(?i)^(?:an?|the|our|some|eine?n?|unsere?|die|der|das|una?|unos|unas|nuestr[oa]s)\s+",
        "",
        name[doer.end() :],
    )
    if _EACH.fullmatch(unit):
        thing = _COUNT.sub("", thing, count=1) if _COUNT.match(thing) else thing
    is_thing = re.search(r"[^\W\d]{3}", thing) is not None and not _NO_THING.fullmatch(thing)
    return thing if is_thing else ""


_SIZE = re.compile(
    r"(?i)\b(?:(?:extra[- ])?(?:small|large|big)|medium|(?:sehr )?(?:kleine?[nrs]?|mittlere?[nrs]?|große?[nrs]?)|pequeñ[oa]s?|median[oa]s?|grandes?)\b"
)


def sized(found: list[Found]) -> list[Found]:
    """`A full groom for a small dog is £38, medium £46`: the second is one for a medium dog."""
    made: list[Found] = []
    whole = ""
    for one in found:
        price = one.detail
        if isinstance(price, Price) and _SIZE.fullmatch(price.item) and whole:
            price = price.model_copy(update={"item": _SIZE.sub(price.item.lower(), whole, count=1)})
            made.append(replace(one, detail=price))
            continue
        if isinstance(price, Price) and _SIZE.search(price.item):
            whole = price.item if not _SIZE.fullmatch(price.item) else ""
        made.append(one)
    return made
