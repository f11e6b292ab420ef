"""One sentence of running text: what of it is typed, and what stays words."""

import re

from domain.facts import (
    TO_THE_MAKER,
    Address,
    Event,
    FactKind,
    Integration,
    PageWish,
    Person,
    Price,
)
from domain.intake.addresses import addresses
from domain.intake.claims import areas, claim, licences
from domain.intake.clauses import around_denial, parted
from domain.intake.colours import Role, colours
from domain.intake.contacts import emails, link, links, phones
from domain.intake.dates import date_in
from domain.intake.desk import Desk
from domain.intake.dialogue import take_answered, take_quoted
from domain.intake.found import Found, may_share, overlaps
from domain.intake.hopes import refers_back
from domain.intake.hours import hours
from domain.intake.left_over import left_over, says_more
from domain.intake.lettered import lettered
from domain.intake.letters import is_pleasantry, opener_end
from domain.intake.mentions import is_of_the_past, is_self, mentions
from domain.intake.name_sentences import repeats_name, take_town_behind_name
from domain.intake.names import (
    apposed_name,
    behind_name,
    capitalised,
    firm_names,
    home,
    opening_name,
    people,
    trade_words,
    work_place,
)
from domain.intake.offers import offers
from domain.intake.openings import opening_parts, trade_line
from domain.intake.packages import packages
from domain.intake.priced_labels import labelled_prices
from domain.intake.prices import as_written, prices, signed
from domain.intake.reviews import quoted
from domain.intake.speech import Speech
from domain.intake.stretch import Stretch
from domain.intake.wishes import goes_on_refusing, is_exclusion, offered_part, wish

CONTACTS = frozenset({FactKind.PHONE, FactKind.EMAIL, FactKind.LINK, FactKind.ADDRESS})
"""Kinds a sentence gives whoever it speaks to."""
_ANSWERED = CONTACTS | {FactKind.HOURS, FactKind.PRICE}
"""What an answer says of these is known elsewhere too."""


def take_sentences(desk: Desk, told: list[Stretch], *, heading: str = "", opening: int = 0) -> None:
    """Take down a run of sentences, of which the first `opening` stand among the brief's first."""
    before: FactKind | None = None
    taken = 0
    folded = [part.folded() for part in told]
    for i, sentence in enumerate(told):
        if i < taken:
            continue
        rest = folded[i:]
        taken = i + (take_quoted(desk, rest, heading) or take_answered(desk, rest, heading))
        if i < taken:
            _take_kinds(desk, rest[1 : taken - i], heading, _ANSWERED)
            continue
        text = folded[i].text
        asked = wish(text, desk.speech)
        if asked is None and (
            goes_on_refusing(text, before) or _refers_back(desk, told[i - 1], text, before)
        ):
            take_wish(desk, folded[i], FactKind.PREFERENCE, heading=heading)
            continue
        before = asked
        take_sentence(desk, sentence, heading=heading, opening=i < opening)


def _refers_back(desk: Desk, last: Stretch, text: str, before: FactKind | None) -> bool:
    introduces = desk.speech.words("site_for_re").search(last.text) or _INTRODUCES.search(last.text)
    german = desk.speech.language == "de"
    return refers_back(
        text,
        before,
        is_german=german,
        introduced=introduces is not None,
        asked=last.text.endswith("?"),
    )


def take_contacts(desk: Desk, told: list[Stretch], heading: str) -> None:
    """Take down how to reach the firm, wherever a text says so."""
    _take_kinds(desk, told, heading, CONTACTS)


def _take_kinds(desk: Desk, told: list[Stretch], heading: str, kinds: frozenset[FactKind]) -> None:
    for said in told:
        found = _typed(desk, said.text, opening=False)
        kept = [f for f in found if f.kind in kinds]
        _add(desk, said, kept, heading)


_NOTHING_YET = re.compile(
    r"(?i)\W*(?:no|none|not|nothing|nein|keine?|nichts?|noch nicht|noch keine?|ninguno|ninguna|nada|aún no|todavía no)(?: (?:yet|so far|really|at the moment|bisher|bis jetzt|por ahora|de momento|todavía))?\W*"
)
"""Answers to a question of the maker that leave nothing to show: `Not yet.`."""


def take_sentence(desk: Desk, said: Stretch, *, heading: str = "", opening: bool = False) -> None:
    """Take down everything one sentence states; `opening` means it stands among the first."""
    said = said.folded()
    if not re.search(r"\w", said.text):
        return
    if is_pleasantry(said.text) or (heading.endswith("?") and _NOTHING_YET.fullmatch(said.text)):
        desk.tell(said, "letter", said=said.text[:80])
        return
    said = said.cut(opener_end(said.text))
    text = said.text
    reviews = quoted(said)
    for part, review in reviews:
        desk.add(FactKind.REVIEW, part, heading=heading, detail=review)
    if reviews:
        return
    kind = wish(text, desk.speech)
    if kind is not None:
        _take_asked(desk, said, kind, heading)
        return
    for clause in around_denial(desk, said) or [said]:
        _take_told(desk, clause, heading, opening=opening)


def _take_told(desk: Desk, said: Stretch, heading: str, *, opening: bool) -> None:
    """Take down what is said to customers."""
    text = said.text
    found = _typed(desk, text, opening=opening)
    offered, turned = offered_part(text, desk.speech)
    if is_exclusion(text, desk.speech):
        kept = [f for f in found if f.kind in CONTACTS | {FactKind.HOURS}]
        kept += [f for f in found if f.kind is FactKind.PRICE and f.end <= len(offered) < len(text)]
        _add(desk, said, kept, heading)
        desk.add(FactKind.EXCLUSION, said, heading=heading)
        return
    _add(desk, said, found, heading)
    first = _FIRST_NAME.match(text) if opening else None
    if first and not desk.introduced:
        desk.introduced.append(said.cut(first.start("name"), first.end("name")))
    turned = turned and not any(f.kind is FactKind.LICENCE for f in found)
    kind = FactKind.EXCLUSION if turned else claim(text, desk.speech)
    event = None if turned else _event(text, desk)
    if event is not None:
        desk.add(FactKind.EVENT, said, heading=heading, detail=event)
        return
    if take_town_behind_name(desk, said, found, heading):
        return
    repeated = kind is FactKind.STATEMENT and not found and repeats_name(desk, text)
    if not repeated and (turned or not found or says_more(text, found, desk.speech)):
        for part in [said] if turned else left_over(said, found, desk.speech):
            desk.add(
                claim(part.text, desk.speech) if part is not said else kind, part, heading=heading
            )


def _take_asked(desk: Desk, said: Stretch, kind: FactKind, heading: str) -> None:
    asked, invented = parted(desk, said) if kind is FactKind.DECLINED else (None, said)
    if asked is not None:
        take_sentence(desk, asked, heading=heading)
    take_wish(desk, invented, kind, heading=heading)


def _event(text: str, desk: Desk) -> Event | None:
    """A sentence with a day and a word such as `fair` announces an event."""
    word = re.search(
        rf"(?:[\w'’-]+\s+){{0,2}}?{desk.speech.any_of('event_re')}", text, re.IGNORECASE
    )
    hit = date_in(text, desk.speech)
    if (
        word is None
        or hit is None
        or not re.search(r"\d\W+[^\W\d]|[^\W\d]\W+\d{1,2}(?!\d)", text[hit[0] : hit[1]])
    ):
        return None
    name = desk.speech.words("glue_re").sub(" ", word.group())
    name = re.sub(r"\s+", " ", name).strip() or word.group()
    return Event(name=name, when=text[hit[0] : hit[1]], date=hit[2])


def _typed(desk: Desk, text: str, *, opening: bool) -> list[Found]:
    speech = desk.speech
    offered, _ = offered_part(text, speech)
    shown = capitalised(text, speech)
    candidates = [
        *emails(text, speech),
        *links(text, speech),
        *phones(text, speech),
        *(f for f in addresses(shown, speech) if shown == text or _has_code(f)),
        *(f for f in hours(text, speech) if not _BEFORE_NUMBER.match(text, f.end)),
        *packages(text, speech),
        *_charged(text, speech),
        *lettered(shown, speech),
        *licences(text, speech),
        *areas(shown[: len(offered)], speech),
        *names(desk, shown, opening=opening),
        *people(shown, speech),
        *mentions(shown, speech),
        *offers(offered, speech),
    ]
    if opening and not desk.found and len(text) < 110:
        candidates = sorted(candidates, key=lambda f: f.kind is not FactKind.NAME)
    chosen: list[Found] = []
    for one in candidates:
        span = (one.start, one.end)
        if any(overlaps(span, (f.start, f.end)) and not may_share(one, f) for f in chosen):
            continue
        if one.kind is FactKind.PERSON and is_of_the_past(text, one.start):
            continue
        chosen.append(one)
    return sorted(chosen, key=lambda f: (f.start, f.end))


_BEFORE_NUMBER = re.compile(r"\)?\s*:\s*\+?\(?\d[\d ()/-]{6,}")
"""`Weekends (24 hours): 0113 496 0000` says when to ring, not when it is open."""


def _charged(text: str, speech: Speech) -> list[Found]:
    """Return the prices of a sentence; `I charge 6.50 an hour` names no money and is one."""
    found = [one for one in labelled_prices(text, prices(text, speech)) if not _only_where(one)]
    full = signed(text, speech)
    if full == text:
        return found
    made: list[Found] = []
    for one in prices(full, speech):
        if isinstance(one.detail, Price):
            detail = as_written(one.detail, text)
            at = text.find(detail.display, made[-1].end if made else 0)
            made.append(Found(FactKind.PRICE, at, at + len(detail.display), detail))
    return made


_WHERE = re.compile(r"(?i)(?:within|inside|innerhalb|im umkreis|dentro de)\b")


def _only_where(found: Found) -> bool:
    """Of `We post within the UK for £9.50` the words before the amount name nothing that is paid for."""
    return isinstance(found.detail, Price) and _WHERE.match(found.detail.item) is not None


def _has_code(found: Found) -> bool:
    """Of words that were begun with capitals only to be read, an address needs its postcode."""
    return isinstance(found.detail, Address) and bool(found.detail.postal_code)


def names(desk: Desk, text: str, *, opening: bool) -> list[Found]:
    """Return the firm's name and trade where a sentence gives them and none is known yet."""
    known = desk.kinds
    trades = trade_words(text, desk.speech, anywhere=opening)
    found: list[Found] = []
    named = firm_names(text, desk.speech, opening=opening)
    if not named and opening and FactKind.NAME not in known and FactKind.PERSON not in known:
        parts = opening_parts(text, desk.speech)
        if parts:
            return [part for part in parts if part.kind not in known]
    if not named and opening and FactKind.NAME not in known:
        named = apposed_name(text, desk.speech)
    if not named and opening and all(made.kind in TO_THE_MAKER for made, _ in desk.found):
        named = opening_name(text, desk.speech)
    if named and (FactKind.NAME not in known or _other_name(desk, text, named[0])):
        strong = FactKind.NAME not in known or bool(trade_words(text, desk.speech))
        found += named if strong and (opening or FactKind.NAME not in known) else []
    trades = trades or behind_name(text, named)
    if trades and FactKind.TRADE not in known:
        found += trades
    if opening and FactKind.NAME in known and not known & {FactKind.TRADE, FactKind.AREA}:
        found = (
            found
            if any(f.kind is FactKind.TRADE for f in found) and len(text) > 60
            else [*trade_line(text, desk.speech)] or found
        )
    return [*found, *(home(text, found) or (work_place(text) if opening else []))]


def _other_name(desk: Desk, text: str, named: Found) -> bool:
    name = text[named.start : named.end].lower()
    old = [f.text.lower() for f, _ in desk.found if f.kind is FactKind.NAME]
    return not any(name in o or o in name for o in old)


_SELF = re.compile(
    r"(?i)(?:\b(?:je m['’]appelle|mi chiamo|mijn naam is|my name is|my name's|i am|i'm|i’m|this is|mein name ist|ich bin(?: der| die)?|ich heiße|hier ist|me llamo|mi nombre es|soy)|^)\s+$"
)


_FIRST_NAME = re.compile(
    r"(?:I['’]m|I am|[Mm]y name is|[Mm]y name['’]s|[Ss]oy|[Mm]e llamo|[Ii]ch heiße|[Mm]ein Name ist)\s+"
    r"(?!\w+(?:ish|ese)\b|(?:Ital|Austral|Canad|Ind|Russ|Brazil|Hungar|Roman|Bulgar|Ukrain|Pers|Norweg|Belg|Austr)ian\b"
    r"|(?:American|Mexican|German|French|Dutch|Greek|Welsh|Czech|Swiss)\b)"
    r"(?P<name>[A-ZÄÖÜÁÉÍÓÚÑ][^\W\d_]{2,})(?=\s*[,.;–—-]|\s+(?:and|y|und)\s+(?:I|yo|ich)\b)"
)
"""`I'm Kofi, I fix ...` has no more of a name, and no firm either."""


_OWNER = re.compile(r"(?i)inhaber(?:in)?|owner|proprietor|propietari[oa]|dueñ[oa]")


def _add(desk: Desk, said: Stretch, found: list[Found], heading: str) -> None:
    for one in found:
        if isinstance(one.detail, Person) and (
            _OWNER.fullmatch(one.detail.role)
            or _SELF.search(said.text[: one.start][-30:])
            or is_self(said.text, one.start)
        ):
            name = said.text.find(one.detail.name, one.start)
            desk.introduced.append(
                said.cut(name, name + len(one.detail.name))
                if name >= 0
                else said.cut(one.start, one.end)
            )
        words = said.cut(one.start, one.end).strip()
        desk.add(one.kind, words, heading=heading, detail=one.detail)


_INTRODUCES = re.compile(
    r"(?i)^(?:\W*\w+\W+){0,4}?(?:(?:i'm|i’m|i am|we're|we’re|we are|my name is|this is|it's called|its called|we're called|ich bin|wir sind|mein name ist|wir heißen|ich heiße|soy|somos|me llamo|nos llamamos|mi nombre es)\s+(?!looking|after|keen|hoping|thinking|trying|planning|not|auf der suche))"
)


def take_wish(desk: Desk, said: Stretch, kind: FactKind, *, heading: str = "") -> None:
    """Take down words to the maker, with the colours, pages and contacts in them."""
    text = said.text
    if kind is FactKind.COLOUR:
        take_colours(desk, said, heading=heading)
    elif kind is FactKind.PAGE:
        _take_page(desk, said, heading)
    elif kind is FactKind.INTEGRATION:
        desk.add(kind, said, heading=heading, detail=integration(text, desk))
    else:
        desk.add(kind, said, heading=heading)
    if desk.speech.words("avoid_re").search(text) or kind is FactKind.DECLINED:
        return
    speech = desk.speech
    if speech.words("site_for_re").search(text) or _INTRODUCES.search(text):
        introduced = _typed(desk, text, opening=True)
        _add(desk, said, [f for f in introduced if f.kind is not FactKind.SERVICE], heading)
        return
    found = [*emails(text, speech), *phones(text, speech), *addresses(text, speech)]
    if kind is not FactKind.INTEGRATION:
        found += [*links(text, speech), *hours(text, speech)]
    _add(desk, said, found, heading)


def take_prices_in(desk: Desk, said: Stretch, heading: str) -> None:
    """Take down each price of a sentence, and nothing else of it."""
    _add(desk, said, prices(said.text, desk.speech), heading)


def take_colours(desk: Desk, said: Stretch, *, heading: str = "", role: Role | None = None) -> None:
    """Take down each colour a text names, and the text when it says more than that."""
    named = colours(said.text, desk.speech, role=role)
    for start, end, colour in named:
        desk.add(FactKind.COLOUR, said.cut(start, end), heading=heading, detail=colour)
    rest = list(said.text)
    for start, end, _ in named:
        rest[start:end] = " " * (end - start)
    if re.search(r"[^\W_]{3,}", "".join(rest)) or not named:
        kind = FactKind.PREFERENCE if named else FactKind.COLOUR
        desk.add(kind, said, heading=heading)


def _take_page(desk: Desk, said: Stretch, heading: str) -> None:
    for pattern in desk.speech.patterns("page_re"):
        match = pattern.search(said.text)
        name = match and (match["name"] or match["name2"])
        if name:
            page = PageWish(name=name.strip(' ."“”'))
            desk.add(FactKind.PAGE, said, heading=heading, detail=page)
            return
    desk.add(FactKind.PAGE, said, heading=heading)


_CONNECTIONS = (
    ("analytics", r"analytics|matomo|plausible|tracking|statisti|estadístic"),
    ("newsletter", r"newsletter|mailchimp|mailing|bolet[ií]n|brevo"),
    ("booking", r"book|calendly|reserv|termin|cita|opentable|resy|fresha|treatwell|doctolib"),
    ("order", r"order|bestell|pedido|shopify|stripe"),
    ("map", r"\bmaps?\b|karte|mapa"),
    ("form", r"form"),
)


def integration(text: str, desk: Desk, *, key: str = "") -> Integration:
    """Return what a text asks to connect."""
    said = f"{key} {text}".lower()
    kind = next((k for k, cue in _CONNECTIONS if re.search(cue, said)), "other")
    hits = links(text, desk.speech)
    url = link(text[hits[0].start : hits[0].end]).url if hits else ""
    name = text if not url and len(text) <= 60 else ""
    return Integration(kind=kind, url=url, name=name)  # pyright: ignore[reportArgumentType] # from the table above
