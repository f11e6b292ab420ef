"""The first words of a brief when they are no sentence: `Petal & Thorn, florist, Ludlow.`."""

import re

from domain.facts import FactKind, Person, ServiceDetail
from domain.intake.found import Found
from domain.intake.hours import hours, unclear_hours
from domain.intake.names import people
from domain.intake.prices import prices
from domain.intake.refusals import is_refusing
from domain.intake.speech import NAME, Speech

_PART = re.compile(r"(?:[^,|·•\n–—-]|(?<=\w)-(?=\w)|,(?=\d))+")
_PLACE = re.compile(
    r"(?:(?:in|aus|en|near|bei)\s+)?(?P<place>[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*(?:[ -](?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]*|on|upon|am|an der|im|de|la|del)){0,3}(?:\s*\([A-ZÄÖÜ][\w -]+\))?)"
)
_LEGAL = re.compile(r"&|(?<!\w)(?:GmbH|OHG|KG|e\.\s?K\.|e\.\s?V\.|UG|Ltd|LLC|Inc|S\.\s?L\.)")
_LONGEST = 110


def opening_parts(text: str, speech: Speech) -> list[Found]:
    """Return name, trade and place of a line without a verb, or nothing."""
    text = _REACHED.sub("", text)
    head, colon, tail = text.partition(": ")
    if colon and len(head) < 70 and len(tail.split(",")) > 1 and not re.search(r"\d", head):
        found = opening_parts(head, speech)
        return [*found, *_offered(tail, len(head) + 2, speech)] if found else []
    if (
        len(text) > _LONGEST
        or _is_said(text, speech)
        or hours(text, speech)
        or unclear_hours(text, speech)
    ):
        return []
    end = text if _LEGAL.search(text[-6:]) else text.rstrip(". ")
    parts = [(m.start(), m.group()) for m in _PART.finditer(end)]
    parts = [(at + len(p) - len(p.lstrip()), p.strip()) for at, p in parts if p.strip()]
    if not parts or len(parts) > 5 or any(len(p.split()) > 8 for _, p in parts):
        return []
    name = next((i for i, (_, p) in enumerate(parts[:2]) if _is_name(p, speech)), None)
    if name is None or (name == 1 and not _is_phrase(parts[0][1], speech)):
        return []
    at, words = parts[name]
    found = [Found(FactKind.NAME, at, at + len(words))]
    for i, (start, part) in enumerate(parts):
        found += _beside(start, part, speech, first=i < 2) if i != name else []
    kinds = [f.kind for f in found]
    return [f for i, f in enumerate(found) if f.kind not in kinds[:i] or f.kind is FactKind.AREA]


_REACHED = re.compile(
    r"(?i)[,;|·–-]\s+(?:tel(?:\.|efon|ephone|éfono)?|phone|call|ring|anruf|handy|mobil|móvil)\b[.:]?\s*\+?\d[\d ()/-]{5,}\.?$"
)
"""A number at the end of the line, which is read for itself."""


def _offered(tail: str, at: int, speech: Speech) -> list[Found]:
    """`Joinery Brömmel, Gütersloh: furniture, stairs.` lists what the firm does."""
    items = [(m.start(), m.group()) for m in re.finditer(r"[^,;]+?(?=\s*(?:[,;]|\.?\s*$))", tail)]
    items = [(start + len(item) - len(item.lstrip()), item.strip(" .")) for start, item in items]
    if not items or any(
        not item or len(item.split()) > 4 or re.search(r"[\d@:]", item) for _, item in items
    ):
        return []
    return [
        Found(FactKind.SERVICE, at + start, at + start + len(item), ServiceDetail(name=item))
        for start, item in items
    ]


def trade_line(text: str, speech: Speech) -> list[Found]:
    """Return trade and place of the line below a name: `Contemporary ceramics, Santa Fe`."""
    bare = re.sub(r"(?i)\b(?:in|aus|en|for|für|de|and|und|y|of)\b", "", text)
    if len(text) > _LONGEST or _is_said(bare, speech) or hours(text, speech):
        return []
    parts = [(m.start(), m.group()) for m in _PART.finditer(text.rstrip(". "))]
    parts = [(at + len(p) - len(p.lstrip()), p.strip()) for at, p in parts if p.strip()]
    known = parts and (_trade(parts[0][1], speech) or speech.words("roles_re").search(parts[0][1]))
    if not parts or len(parts[0][1].split()) > 5:
        return []
    inner = re.search(r"\s(?:in|aus|en|near|bei)\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])", parts[0][1])
    role = speech.words("roles_re")
    owned = inner is not None and any(role.match(p) for _, p in parts[1:])
    places = [
        p
        for p in parts[1:]
        if _PLACE.fullmatch(p[1]) and not role.match(p[1]) and not p[1].startswith("Inh")
    ]
    if not (known or owned) and not (
        len(parts) == 2
        and places
        and len(parts[0][1].split()) > 1
        and not _PLACE.fullmatch(parts[0][1])
    ):
        return []
    at, words = parts[0]
    found = [Found(FactKind.TRADE, at, at + (inner.start() if inner else len(words)))]
    if inner:
        found.append(Found(FactKind.AREA, at + inner.end(), at + len(words)))
    return [*found, *(Found(FactKind.AREA, a, a + len(p)) for a, p in places)]


def _beside(start: int, part: str, speech: Speech, *, first: bool) -> list[Found]:
    trade = part if _is_phrase(part, speech) and first else _trade(part, speech)
    place = _PLACE.fullmatch(part)
    if trade is not None or (first and place is None and part[:1].islower()):
        inner = re.search(r"\s(?:in|aus|en|bei|near)\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])", part)
        words = part[: inner.start()] if inner else part
        found = [Found(FactKind.TRADE, start, start + len(words))]
        if inner:
            found.append(Found(FactKind.AREA, start + inner.end(), start + len(part)))
        return found
    if place is None:
        return []
    at = start + place.start("place")
    return [Found(FactKind.AREA, at, at + len(place["place"]))]


def _is_said(text: str, speech: Speech) -> bool:
    """A sentence, a price, a time or a denial is no name."""
    small = frozenset(w for lex in speech.lexicons for w in lex.function_words) - {"and", "und", "y", "of", "de", "la", "el", "the", "der", "die", "das", "in", "für", "for", "del", "e", "aus", "en", "am", "im", "zum", "zur", "from", "at", "à", "au", "du", "des", "le", "les", "et"}  # fmt: skip
    said = re.findall(r"[^\W\d_]+", text.lower())
    return (
        any(word in small for word in said)
        or re.search(r"[:?!@£€$]|\d{3}|\d\s?%", text) is not None
    )


def _is_name(part: str, speech: Speech) -> bool:
    part = (
        re.sub(r"\s+(?:e\.\s?V\.|e\.\s?K\.|e\.\s?G\.|i\.\s?G\.)$", "", part)
        if (club := _LEGAL.search(part))
        else part
    )
    whole = re.fullmatch(rf"(?:The |La |El |Die |Das |Der )?{NAME}", part)
    if whole is None or re.match(r"\d", part):
        return False
    words = part.split()
    if re.match(r"(?i)(?:I|We|It|You|They|He|She)['’](?:m|re|s|ve|d|ll)\b", part):
        return False
    legal = club is not None
    if not legal and any(
        isinstance(p.detail, Person) and p.detail.role for p in people(part, speech)
    ):
        return False
    trade = speech.words("trades_re").fullmatch(part) is not None
    if trade or (len(words) == 1 and not legal):
        return False
    if speech.language == "de":
        person = people(f"{part}, Inhaber", speech)
        return legal or bool(person) or speech.words("trades_re").search(part) is not None
    return True


def _is_phrase(part: str, speech: Speech) -> bool:
    """`Carpet cleaning`: what is done, not who does it."""
    words = part.split()
    return _trade(part, speech) is not None or (1 < len(words) <= 4 and words[-1].islower())


def _trade(part: str, speech: Speech) -> str | None:
    hit = speech.words("trades_re").search(part)
    return hit.group() if hit else None


_ACTIVITY = re.compile(
    r"(?i)(?:\w(?:ung|ungen|ik|age|pflege|bau|arbeiten|reparatur(?:en)?|kurse?|training|therapien?|behandlung|schnitt|montage|unterricht|ings?|sions?|tions?|repairs?|services?|lessons|ciones|ción|miento|aje)$)"
)
"""How words end that name something done: `Lymphdrainage`, `upholstering`, `impermeabilización`."""


def is_offer_list(text: str, speech: Speech) -> bool:
    """Return whether a line lists three or more things to do: `fence repairs, gutter cleaning`."""
    if _is_said(text.replace(" and ", ", "), speech) or text.rstrip().endswith((".", "!", "?")):
        return False
    parts = [p.strip() for p in re.split(r",\s+|\s+(?:and|und|y)\s+", text) if p.strip()]
    several = sum(len(part.split()) > 1 or _ACTIVITY.search(part) is not None for part in parts)
    low = sum(part.split()[-1].islower() or speech.language == "de" for part in parts)
    return (
        len(parts) >= 3
        and all(len(part.split()) <= 4 for part in parts)
        and several * 2 >= len(parts)
        and low == len(parts)
    )


def are_offers(items: list[str], speech: Speech) -> bool:
    """Short items below a name are what the firm offers when at least one of them has a price."""
    denied = speech.words("item_not_re")
    items = [item for item in items if not denied.match(item) and not is_refusing(item.partition(":")[0])]  # fmt: skip
    plain = all(
        len(re.sub(r"\([^()]*\)|\s[+–—-]\s", " ", item).split()) <= 8
        and not re.search(r"[.!?:@]\s*$|:\s(?!\s*(?:\w+ )?[£€$]?\d)|https?:", item)
        for item in items
    )
    return len(items) >= 3 and plain and any(prices(item, speech) for item in items)


_BOLD_NAME = re.compile(
    r"\s*(?:\*\*|__)[^\W\d][^*:?]{2,50}(?:(?:\*\*|__)(?:\s*\([^()]*\))?\s*[:–—-]|:(?:\*\*|__))\s+\S"
)


def are_bold_offers(items: list[str], speech: Speech) -> bool:
    """Items that each begin with a name in bold letters are offers when at least two have a price."""
    return (
        len(items) >= _FEWEST_BOLD
        and all(_BOLD_NAME.match(item) for item in items)
        and sum(bool(prices(item, speech)) for item in items) >= _FEWEST_BOLD
    )


_FEWEST_BOLD = 2
