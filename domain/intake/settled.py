"""What can only be judged once everything is read: one person named twice is one."""

import re

from domain.brief import Place
from domain.facts import Address, Fact, FactKind, Person, ServiceDetail, fact
from domain.intake.desk import Desk
from domain.intake.kinship import DUTIES
from domain.intake.lexicon import Section
from domain.intake.sections import section_of_heading


def settle_people(desk: Desk) -> None:
    """Join what is said of one person in two places, and first names with the full ones."""
    kept: dict[str, int] = {}
    made: list[tuple[Fact, Place]] = []
    for entry, place in map(_without_kinship, desk.found):
        person = entry.detail
        if entry.kind is not FactKind.PERSON or not isinstance(person, Person):
            made.append((entry, place))
            continue
        known = _same(person.name, kept)
        if known is None:
            kept[person.name.casefold()] = len(made)
            made.append((entry, place))
        else:
            made[known] = _richer(made[known], (entry, place))
    desk.found[:] = made


_KIN = re.compile(
    r"(?:[A-ZÄÖÜ]\w+['’]s?\s+)?(?:Vater|Mutter|Bruder|Schwester|Tochter|Onkel|Tante|Schwager|Schwägerin|Opa|Oma|Mama|Papa"
    r"|Cousine?|Neffe|Nichte|Kolleg(?:e|in)|Kumpel)\s+(?=[A-ZÄÖÜ])"
)
"""German nouns have a capital: `mein Vater Erwin Vogt` names Erwin Vogt."""


def _without_kinship(one: tuple[Fact, Place]) -> tuple[Fact, Place]:
    entry, place = one
    person = entry.detail
    if not isinstance(person, Person) or not _KIN.match(person.name):
        return one
    named = person.model_copy(update={"name": _KIN.sub("", person.name, count=1)})
    return fact(entry.kind, entry.text, heading=entry.heading, detail=named), place


def _same(name: str, kept: dict[str, int]) -> int | None:
    low = name.casefold()
    if low in kept:
        return kept[low]
    if " " in low:
        return None
    full = [at for other, at in kept.items() if other.split()[0] == low]
    return full[0] if len(full) == 1 else None


def _richer(one: tuple[Fact, Place], other: tuple[Fact, Place]) -> tuple[Fact, Place]:
    """Return the entry that says more, with what only the other one knows."""
    first, second = one[0].detail, other[0].detail
    if not isinstance(first, Person) or not isinstance(second, Person):
        return one
    role, bio = first.role or second.role, first.bio or second.bio
    if (role, bio) == (first.role, first.bio):
        return one
    detail = first.model_copy(
        update={"role": role, "bio": bio, "credential": first.credential or second.credential}
    )
    said = one[0] if first.role or first.bio else other[0]
    return fact(said.kind, said.text, heading=said.heading, detail=detail), one[1]


def settle_duties(desk: Desk) -> None:
    """Somebody named in one sentence may be described by first name in another."""
    told = [
        made.text for made, _ in desk.found if made.kind in (FactKind.STATEMENT, FactKind.HISTORY)
    ]
    for at, (entry, place) in enumerate(desk.found):
        person = entry.detail
        if not isinstance(person, Person) or person.bio or person.role:
            continue
        first = re.escape(person.name.split()[0])
        pattern = re.compile(rf"(?<!\w){first}\s+(?P<does>{DUTIES}(?!\w)[^.;,]*)")
        hit = next((found for text in told if (found := pattern.search(text))), None)
        if hit is not None:
            words = re.split(r"\s+(?:and|und|y)\s+(?=[A-ZÄÖÜÁÉÍÓÚÑ])", hit["does"])[0].strip()
            detail = person.model_copy(update={"bio": words})
            desk.found[at] = (
                fact(entry.kind, entry.text, heading=entry.heading, detail=detail),
                place,
            )


def settle_name(desk: Desk) -> None:
    """A name shouted in the title is written as the sentences below write it."""
    for at, (entry, place) in enumerate(desk.found):
        if entry.kind is not FactKind.NAME or not entry.text.isupper() or len(entry.text) < 5:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(entry.text)}(?!\w)", re.IGNORECASE)
        written = [hit.group() for other, _ in desk.found if (hit := pattern.search(other.text))]
        shown = next((words for words in written if not words.isupper()), _calm(entry.text))
        desk.found[at] = (fact(entry.kind, shown, heading=entry.heading), place)
    _calm_trades(desk)
    _drop_named_trade(desk)
    _cut_town(desk)
    _take_slogan(desk)
    _take_own_words(desk)


def _calm_trades(desk: Desk) -> None:
    """`PLUMBING` in a brief typed in capitals is plumbing."""
    for at, (entry, place) in enumerate(desk.found):
        if entry.kind is FactKind.TRADE and entry.text.isupper() and len(entry.text) > _ABBREVIATED + 1:  # fmt: skip
            desk.found[at] = (fact(entry.kind, entry.text.lower(), heading=entry.heading), place)


def _drop_named_trade(desk: Desk) -> None:
    """`Nous sommes la Sellerie Aubrac` gives a name; read in a tongue not ours, it gives no trade beside it."""
    if desk.speech.written_in == desk.speech.language:
        return
    names = {one.text.casefold() for one, _ in desk.found if one.kind is FactKind.NAME}
    is_name = [one.kind is FactKind.TRADE and one.text.casefold() in names for one, _ in desk.found]
    desk.found[:] = [pair for pair, named in zip(desk.found, is_name, strict=True) if not named]


_SLOGAN_WORDS = 4


def _take_slogan(desk: Desk) -> None:
    """`Fresh bread, every single morning` above `We are Molly's Bakehouse` is no name."""
    named = [at for at, (entry, _) in enumerate(desk.found) if entry.kind is FactKind.NAME]
    if len(named) < 2:
        return
    entry, place = desk.found[named[0]]
    words = entry.text.split()
    small = sum(word[:1].islower() for word in words[1:])
    if len(words) >= _SLOGAN_WORDS and small > (len(words) - 1) / 2:
        desk.found[named[0]] = (fact(FactKind.TAGLINE, entry.text, heading=entry.heading), place)


_TELLING_WORDS = 7
"""Words from which on what a firm is says more than its trade."""


_FEW_WORDS = 4
_FOR_WHOM = re.compile(r"^\w[\w-]*(?: [\w-]+)* (?:for|für|para) (?!sale|hire)[\w-]+")
"""`Bookkeeping software for independent vets` says what and for whom."""


def _take_own_words(desk: Desk) -> None:
    """`what: Ceilidh band for weddings and village halls in Durham` is a line of its own."""
    if any(entry.kind is FactKind.TAGLINE for entry, _ in desk.found):
        return
    for entry, place in desk.found:
        words = len(entry.text.split())
        telling = words >= _TELLING_WORDS or (words > _FEW_WORDS and _FOR_WHOM.search(entry.text))
        if entry.kind is FactKind.TRADE and telling:
            desk.found.append((fact(FactKind.TAGLINE, entry.text, heading=entry.heading), place))
            return


_SMALL = frozenset({"BY", "OF", "AND", "THE", "AT", "IN", "DE", "DEL", "LA", "EL", "Y", "UND", "AM", "IM", "DER", "DIE", "DAS", "ZUM", "ZUR", "BEI"})  # fmt: skip


def _calm(name: str) -> str:
    """`QUILTS BY MARGUERITE` is shouted; a name with a short word in it may hold an abbreviation."""
    words = name.split()
    long = [word for word in words if len(word) > _ABBREVIATED]
    if len(words) < 2 or not long or any(not word.isalpha() and word != "&" for word in words):
        return name
    return " ".join(_set(word, first=not i) for i, word in enumerate(words))


_ABBREVIATED = 3
"""Letters up to which a shouted word without a vowel in it may be an abbreviation: `DW`, `JPS`."""


def _set(word: str, *, first: bool) -> str:
    if word in _SMALL:
        return word.capitalize() if first else word.lower()
    short = len(word) < _ABBREVIATED or (len(word) == _ABBREVIATED and not re.search("[AEIOUÄÖÜÁÉÍÓÚ]", word))  # fmt: skip
    return word if short else word.capitalize()


def _cut_town(desk: Desk) -> None:
    """`Yogaraum Lindenhof, Weimar` ends with the town the address names."""
    towns = {f.detail.locality for f, _ in desk.found if isinstance(f.detail, Address)}
    towns |= {f.text for f, _ in desk.found if f.kind is FactKind.AREA}
    for at, (entry, place) in enumerate(desk.found):
        name, comma, town = entry.text.rpartition(", ")
        if entry.kind is FactKind.NAME and comma and town in towns:
            desk.found[at] = (fact(entry.kind, name, heading=entry.heading), place)


def settle_towns(desk: Desk) -> None:
    """`un bar en Cádiz, en la calle Sopranis 7` names the town of the street on the same line."""
    if desk.speech.read_in == "en":
        return
    for at, (entry, place) in enumerate(desk.found):
        where = entry.detail
        if not isinstance(where, Address) or not where.street or where.locality:
            continue
        towns = {f.text for f, p in desk.found if f.kind is FactKind.AREA and _is_right_before(p, place)}  # fmt: skip
        if len(towns) == 1:
            detail = where.model_copy(update={"locality": towns.pop()})
            desk.found[at] = (
                fact(entry.kind, entry.text, heading=entry.heading, detail=detail),
                place,
            )


_NEAR = 40
"""Characters between a town and its street."""


def _is_right_before(one: Place, other: Place) -> bool:
    between = other.column_start - one.column_end
    return one.line == other.line and 0 <= between < _NEAR


_KEEP_BACK = re.compile(
    r"(?i)\b(?:do not|don.?t|dont|never|not to|rather not|without|no)\b[^.!?]{0,25}\b(?:print|show|publish|put|list|mention|display|give|share|post|include|use|add|have)?\b[^.!?]{0,15}\b(?:my|our|an?|the|any|home|street|postal|private)? ?(?P<en>address|phone number|mobile number|telephone number|e-?mail address)\b"
    r"|\b(?P<de>adresse|anschrift|telefonnummer|handynummer|mailadresse)\b[^.!?]{0,40}\bnicht\b[^.!?]{0,30}\b(?:zeigen|zeigt|veröffentlich\w*|angeben|angebt|nennen|nennt|drucken|abdrucken|schreiben|seite|webseite|website|homepage|online|netz|internet|drauf|rein)\b"
    r"|\b(?:keine|nicht (?:die|meine|unsere)) (?P<de2>adresse|anschrift|telefonnummer|handynummer|mailadresse)\b[^.!?]{0,30}\b(?:zeigen|zeigt|veröffentlich\w*|angeben|nennen|drucken|schreiben|seite|webseite|website|homepage|online|netz)\b"
    r"|\b(?:no|sin)\b[^.!?]{0,25}\b(?:pong\w*|publi\w+|muestr\w+|mostr\w+|indiqu\w+|saqu\w+|salga|aparezca|dar|poner)\b[^.!?]{0,20}\b(?P<es>dirección|teléfono|correo)\b"
)


_LISTS = (Section.SERVICES, Section.MENU, Section.PRICES)


def settle_offers(desk: Desk) -> None:
    """`I build kitchens` offers nothing new beside a list that names `Solid wood kitchens`."""
    named = [(f, f.detail) for f, _ in desk.found if isinstance(f.detail, ServiceDetail)]
    bare = {f.fact_id: d.name.casefold() for f, d in named if not (d.price or d.description or d.notes or d.group or section_of_heading(f.heading) in _LISTS)}  # fmt: skip
    listed = [d.name.casefold() for f, d in named if f.fact_id not in bare]
    gone = {one for one, name in bare.items() if any(name != other and re.search(rf"{re.escape(name)}(?:\b|$)|\b{re.escape(name)}", other) for other in listed)}  # fmt: skip
    desk.found[:] = [pair for pair in desk.found if pair[0].fact_id not in gone]


def settle_privacy(desk: Desk) -> None:
    """What the client asks not to print is not printed; of an address the town is left."""
    for made, place in list(desk.found):
        hit = _KEEP_BACK.search(made.text) if made.kind in _SAYING else None
        if hit is None:
            continue
        said = next(g for g in hit.groups() if g).lower()
        kind = FactKind.EMAIL if "mail" in said or said == "correo" else FactKind.PHONE if re.match(r"phone|mobile|tele|handy|tel", said) else FactKind.ADDRESS  # fmt: skip
        towns = [f.detail.locality for f, _ in desk.found if kind is FactKind.ADDRESS and isinstance(f.detail, Address) and f.detail.locality]  # fmt: skip
        desk.found[:] = [pair for pair in desk.found if pair[0].kind is not kind]
        if towns and not any(f.kind is FactKind.AREA for f, _ in desk.found):
            desk.found.append((fact(FactKind.AREA, towns[0]), place))


_SAYING = frozenset({FactKind.PREFERENCE, FactKind.STATEMENT, FactKind.EXCLUSION})
