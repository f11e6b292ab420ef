"""Tables: a head that names the columns, and rows of offers, prices, hours or people."""

import re
from dataclasses import dataclass, field

from domain.facts import Event, FactKind, Person, Price, ServiceDetail
from domain.intake.amounts import beginning
from domain.intake.dates import date_in
from domain.intake.desk import Desk
from domain.intake.hours import hours
from domain.intake.lexicon import Section
from domain.intake.offers import duration
from domain.intake.prices import decimal, local_currency, prices
from domain.intake.readers import take_text
from domain.intake.refusals import is_refusing, take_refused
from domain.intake.sections import is_field, section_of, section_of_label
from domain.intake.stretch import Stretch, joined
from domain.intake.walk import take_labelled

Cells = tuple[Stretch, ...]
_PRICED = frozenset({Section.SERVICES, Section.MENU, Section.PRICES})


def take_table(
    desk: Desk, rows: list[Cells], *, section: Section | None, heading: str, group: str
) -> None:
    """Take every row of a table down."""
    if not rows:
        return
    if section is None and _are_labels(rows):
        for row in rows:
            _take_labelled_row(desk, row)
        return
    head, body = (rows[0], rows[1:]) if _is_head(desk, rows) else ((), rows)
    head, body = _without_refused(desk, head, body)
    if section in (None, Section.ABOUT, Section.CONTACT, Section.HOURS):
        section = _section(desk, head, body, section) or section
    if section in _PRICED and _is_season(head):
        section = Section.PRICES
    for row in body:
        if any(row):
            _take_row(desk, head, row, section=section, heading=heading, group=group)


def _without_refused(desk: Desk, head: Cells, body: list[Cells]) -> tuple[Cells, list[Cells]]:
    """Return a table without the columns below `We don't do`, whose cells are taken down."""
    refused = [i for i, cell in enumerate(head) if is_refusing(cell.text, loose=True)]
    for row in body if refused else ():
        for cell in (row[i] for i in refused if i < len(row)):
            if re.search(r"[^\W\d_]{2}", cell.text):
                take_refused(desk, cell.folded(), head[refused[0]].text)
    kept = [tuple(c for i, c in enumerate(row) if i not in refused) for row in (head, *body)]
    return kept[0], [row for row in kept[1:] if any(row)]


def _take_row(
    desk: Desk, head: Cells, row: Cells, *, section: Section | None, heading: str, group: str
) -> None:
    if (
        section is not None
        and section in _PRICED
        and _take_priced(desk, head, row, section=section, heading=heading, group=group)
    ):
        return
    if section is Section.TEAM:
        _take_person(desk, row, heading)
        return
    cells = [cell for cell in row if cell]
    if section is None and len(cells) > _PAIR:
        cells = [cells[0], _flat(cells[1:], ", ")]
    between = ": " if section in (Section.HOURS, Section.CONTACT, None) else " – "
    if section is Section.HOURS and len(cells) > 2:
        _take_day(desk, cells, heading)
        return
    take_text(
        desk,
        section if section is not Section.CONTACT else _labelled(cells),
        _flat(cells, between),
        heading=heading,
    )


_PAIR = 2
"""Cells of a row that are a name and one thing told of it."""


def _take_day(desk: Desk, cells: list[Stretch], heading: str) -> None:
    """`Monday | 9-12 | 3-6`: the morning and the afternoon are both of that day."""
    open_ = [cell for cell in cells[1:] if re.search(r"\d", cell.text)]
    times = _flat(open_ or cells[1:2], ", ")
    take_text(desk, Section.HOURS, _flat([cells[0], times], ": "), heading=heading)


def _are_labels(rows: list[Cells]) -> bool:
    """Two columns whose left one holds labels: `Business | Sparkle & Co`."""
    pairs = [row for row in rows if len([cell for cell in row if cell]) == 2 and row[0]]
    known = sum(section_of_label(row[0].text) is not None for row in pairs)
    return len(pairs) >= 3 and len(pairs) * 5 >= len(rows) * 4 and known >= 3


def _take_labelled_row(desk: Desk, row: Cells) -> None:
    cells = [cell for cell in row if cell]
    section = section_of_label(cells[0].text) if len(cells) == 2 else None
    whole = _flat(cells, ": ")
    if section is not None:
        take_labelled(desk, whole, section)
    else:
        take_text(desk, Section.SERVICES if prices(whole.text, desk.speech) else None, whole)


def _labelled(cells: list[Stretch]) -> Section | None:
    return section_of(cells[0].text)


def _flat(cells: list[Stretch], between: str) -> Stretch:
    parts: list[Stretch] = []
    for i, cell in enumerate(cells):
        parts.append(
            cell
            if i + 1 == len(cells)
            else joined([cell, Stretch(between[1:], cell.at[-1:] * len(between[1:]))], between[0])
        )
    whole = (
        joined(parts, " ")
        if between == "x"
        else Stretch("".join(p.text for p in parts), tuple(a for p in parts for a in p.at))
    )
    return whole


def _is_head(desk: Desk, rows: list[Cells]) -> bool:
    said = [cell.text for cell in rows[0] if cell.text]
    if len(rows) < 2 or any(prices(text, desk.speech) or hours(text, desk.speech) for text in said):
        return False
    numbers = sum(bool(re.search(r"\d", text)) for text in said)
    below = sum(bool(re.search(r"\d", cell.text)) for cell in rows[1])
    known = any(
        section_of(t)
        or is_field(t, "name", "price", "duration", "role", "description", "when", "place", "days")
        for t in said
    )
    return known or (numbers == 0 and below > 0)


def _section(desk: Desk, head: Cells, body: list[Cells], above: Section | None) -> Section | None:
    if _are_timed(desk, head, body):
        return Section.SERVICES
    if above is Section.HOURS:
        return above
    columns = [cell.text for cell in head]
    if any(is_field(c, "price") for c in columns) and any(is_field(c, "name") for c in columns):
        return Section.SERVICES
    for cell in head:
        if section_of(cell.text) in (
            Section.HOURS,
            Section.PRICES,
            Section.SERVICES,
            Section.MENU,
            Section.EVENTS,
            Section.AREAS,
        ):
            return (
                Section.SERVICES
                if section_of(cell.text) is Section.PRICES
                else section_of(cell.text)
            )
        if is_field(cell.text, "role"):
            return Section.TEAM
    text = " ".join(cell.text for cell in body[0])
    if prices(text, desk.speech):
        return Section.SERVICES
    return Section.HOURS if hours(text, desk.speech) else None


def _are_timed(desk: Desk, head: Cells, body: list[Cells]) -> bool:
    """Below `Gruppe | Wann | Trainer` stand courses, each with its times, and no opening hours."""
    when = next((i for i, cell in enumerate(head) if i and is_field(cell.text, "when", "hours", "clock")), 0)  # fmt: skip
    rows = [row for row in body if len(row) > when]
    if not when or not rows or any(hours(f"{row[0].text} 9-17", desk.speech) for row in rows):
        return False
    return all(hours(row[when].text, desk.speech) for row in rows)


def _take_dated(desk: Desk, head: Cells, row: Cells, name: Stretch, *, heading: str) -> bool:
    """`Saturday 17 April 2027 | Dawn chorus walk | £6` is an event, and no offer for every day."""
    for title, cell in zip(head, row, strict=False):
        hit = date_in(cell.text, desk.speech) if is_field(title.text, "when") else None
        if hit is not None and hit[2] is not None:
            made = Event(name=name.text, when=cell.text, date=hit[2])
            whole = _flat([c for c in row if c], " – ").folded()
            desk.add(FactKind.EVENT, whole, heading=heading, detail=made)
            return True
    return False


def _named(head: Cells, row: Cells) -> Stretch | None:
    """Return the cell that names the offer: below `What`, else the first."""
    titled = [c for t, c in zip(head, row, strict=False) if c and is_field(t.text, "name")]
    return titled[0] if titled else next((c for c in row if c), None)


def _take_priced(
    desk: Desk, head: Cells, row: Cells, *, section: Section, heading: str, group: str
) -> bool:
    """A row of a price list; one price makes a service, more make a price each."""
    name = _named(head, row)
    if name is None or not re.search(r"[^\W\d]{2}", name.text):
        return False
    if _take_dated(desk, head, row, name, heading=heading):
        return True
    read = _Row()
    for i, cell in enumerate(row):
        if cell is not name and re.search(r"\w", cell.text):
            _read_cell(desk, read, cell, head[i].text if i < len(head) else "", name.text)
    whole = _flat([c for c in row if c], " – ").folded()
    bare = read.minutes is None and not read.description and not read.notes
    if section is Section.PRICES and read.found and (bare or _is_season(head)):
        _take_prices(desk, whole, read.found, heading)
        for said in filter(None, (read.description, *read.notes)):
            desk.add(FactKind.STATEMENT, whole, heading=heading, text=f"{name.text}: {said}")
        return True
    made = ServiceDetail(
        name=name.text,
        description=read.description,
        group=group,
        price=read.found[0][1] if len(read.found) == 1 else None,
        duration_minutes=read.minutes,
        notes=tuple(read.notes),
    )
    desk.add(FactKind.SERVICE, whole, heading=heading, detail=made)
    if len(read.found) > 1:
        _take_prices(desk, whole, read.found, heading)
    return True


_SEASON = re.compile(
    r"(?i)\b(?:temporada|fechas?|periodo|season|dates?|period|saison|zeitraum|reisezeit|months?|monate?)\b"
)
"""What heads a column of times of the year, which are no offers."""


def _is_season(head: Cells) -> bool:
    return bool(head) and _SEASON.search(head[0].text) is not None


@dataclass
class _Row:
    """What the cells of one row say."""

    found: list[tuple[Stretch, Price, str]] = field(
        default_factory=list[tuple[Stretch, Price, str]]
    )
    notes: list[str] = field(default_factory=list[str])
    description: str = ""
    minutes: int | None = None


def _read_cell(desk: Desk, read: _Row, cell: Stretch, title: str, name: str) -> None:
    price = _price(desk, cell, title, name)
    length, _ = duration(cell.text if re.search(r"[^\W\d]", cell.text) else f"{cell.text} {title}")
    if price is not None:
        read.found.append((cell, price, title))
    elif length is not None and len(cell.text) < 20:
        read.minutes = length
    elif not read.description and (not title or _describes(title)):
        read.description = cell.text
    else:
        timed = is_field(title, "when", "hours", "clock") and hours(cell.text, desk.speech)
        read.notes.append(f"{title}: {cell.text}" if title and not timed else cell.text)


_DESCRIBES = re.compile(
    r"(?i)(?:what|was|qué|lo que)(?:[’']s)? .+|includ(?:es|ed|ing)|covers|what[’']s in it|umfang|inhalt|enthalten|incluye|incluido|contenido"
)
"""What heads a column that says what the offer is: `What it covers`."""


def _describes(title: str) -> bool:
    return is_field(title, "description") or _DESCRIBES.fullmatch(title.strip()) is not None


def _take_prices(
    desk: Desk, whole: Stretch, found: list[tuple[Stretch, Price, str]], heading: str
) -> None:
    for cell, price, title in found:
        item = f"{price.item}, {title}" if len(found) > 1 and title else price.item
        detail = price.model_copy(update={"item": item})
        desk.add(
            FactKind.PRICE,
            cell,
            heading=heading,
            detail=detail,
            text=f"{item} {cell.text}".strip() if len(found) > 1 else whole.text,
        )


def _price(desk: Desk, cell: Stretch, title: str, item: str) -> Price | None:
    hits = prices(cell.text, desk.speech, item=item)
    if hits and isinstance(hits[0].detail, Price):
        return beginning(_per(desk, hits[0].detail, title), title)
    currency = prices(f"{cell.text} {re.sub(r'[^£€$A-Z]', '', title)}", desk.speech, item=item)
    if currency and isinstance(currency[0].detail, Price):
        return currency[0].detail.model_copy(update={"display": cell.text})
    local = local_currency(desk.speech)
    amount = decimal(cell.text) if re.fullmatch(r"\d+([.,]\d{2})?", cell.text) else None
    if amount and local and is_field(title, "price"):
        return Price(item=item, amount=amount, currency=local, display=cell.text)
    return None


def _per(desk: Desk, price: Price, title: str) -> Price:
    """The head of a column may say the unit: `Price per night`."""
    hits = prices(f"1 € {re.sub(r'^.*?(?= (?:per|pro|je|por|a|an) )', '', title).strip()}", desk.speech)  # fmt: skip
    unit = hits[0].detail.unit if hits and isinstance(hits[0].detail, Price) else ""
    return price if price.unit else price.model_copy(update={"unit": unit})


def _take_person(desk: Desk, row: Cells, heading: str) -> None:
    cells = [cell for cell in row if cell]
    words = [cell.text for cell in cells]
    made = Person(name=words[0], role=words[1] if len(words) > 1 else "", bio=" ".join(words[2:]))
    desk.add(FactKind.PERSON, _flat(cells, " – ").folded(), heading=heading, detail=made)
