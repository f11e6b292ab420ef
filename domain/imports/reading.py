"""Read the cells of a client's tables: what each says, or one sentence why it cannot be used."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from domain.facts import Hours, Price
from domain.imports.sheet import LONGEST_CELL, Entry, Problem, Table
from domain.intake.contacts import emails
from domain.intake.dates import date_in
from domain.intake.hours import hours
from domain.intake.prices import decimal, local_currency, prices
from domain.intake.reviews import stars
from domain.intake.speech import Speech
from domain.text.formats import WEEK


@dataclass(frozen=True)
class Reader:
    """How the cells of one import are read."""

    speech: Speech
    today: str
    """ISO 8601; a review of a later day is a slip."""


@dataclass(frozen=True)
class Read:
    """The rows of a table that can be used, and what is wrong with the others."""

    table: Table
    problems: tuple[Problem, ...]
    states: tuple[dict[str, str], ...]
    """For each row the state of each cell, `read` or `unread`, and of the `row`, `new` or `repeated`."""


def read(table: Table, reader: Reader) -> Read:
    """Return what a table states; a faulty cell is left out, and its row when it needs the cell."""
    kept: list[Entry] = []
    problems: list[Problem] = []
    states: list[dict[str, str]] = []
    seen = _Seen(table)
    for entry in table.entries:
        values, faults = _cells(table, entry, reader)
        wrong = [_problem(table, entry, field, fault) for field, fault in faults.items()]
        made = Entry(row=entry.row, values=values)
        repeats = seen.problems(made) if _is_whole(table, made) else ()
        is_new = not any(not one.column for one in repeats)
        states.append(
            {
                **dict.fromkeys(values, "read"),
                **dict.fromkeys(faults, "unread"),
                "row": "new" if is_new else "repeated",
            }
        )
        if _is_whole(table, made) and is_new:
            kept.append(made)
        problems += (*wrong, *_missing(table, made, faults), *repeats)
    return Read(table.model_copy(update={"entries": tuple(kept)}), tuple(problems), tuple(states))


def _cells(table: Table, entry: Entry, reader: Reader) -> tuple[dict[str, str], dict[str, str]]:
    """Return what the cells of a row say by field, and what is wrong with the others."""
    values: dict[str, str] = {}
    faults: dict[str, str] = {}
    for field, text in entry.values.items():
        said = _plain(text)
        fault = _unfit(said) or _FAULTS.get(field, _no_fault)(said, entry, table, reader)
        if fault:
            faults[field] = fault
        elif said:
            values[field] = said
    return _joined_name(values), faults


def _problem(table: Table, entry: Entry, field: str, sentence: str) -> Problem:
    column = table.headers.get(field, field)
    return Problem(sheet=table.sheet, row=entry.row, column=column, sentence=sentence)


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\ufeff]")
_FORMULA = re.compile(r"^\s*(?:=|[+\-@]\s*[A-Za-z][\w.]*\s*[(|!])")


def _plain(text: str) -> str:
    """Return a cell without signs nobody sees, white space folded."""
    return " ".join(_CONTROL.sub(" ", text).split())


def _unfit(text: str) -> str:
    if _FORMULA.match(text):
        return (
            f"{_short(text)} is a formula, not a value, so it is left out. Write the value itself."
        )
    if len(text) > LONGEST_CELL:
        return (
            f"The cell has {len(text):,} characters, and {LONGEST_CELL:,} is the most, so it is left "
            f"out. Shorten it."
        )
    return ""


def _no_fault(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    return ""


def _price(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    if price_of(text, entry, table, reader.speech):
        return ""
    if _bare_amount(text):
        return (
            f"The price {_short(text)} has no currency, so it is left out. Write it as "
            f"'{text} EUR', or put the currency into the title of the column."
        )
    return f"The price {_short(text)} cannot be read, so it is left out. Write it as '12.50 EUR'."


def price_of(text: str, entry: Entry, table: Table, speech: Speech) -> str:
    """Return a price as it can stand on a page, or ``""`` when it is none."""
    if re.match(r"\s*[-−]", text):
        return ""
    signed = _with_currency(text, _currency(entry, table, speech))
    for said in (text, signed):
        found = prices(said, speech, item="")
        if len(found) == 1 and isinstance(found[0].detail, Price):
            return _localised(said, speech)
        if found:
            return ""
    return ""


def _with_currency(text: str, sign: str) -> str:
    """Return a price with the currency its column is in: `from 15` is `from £15`."""
    said = re.fullmatch(
        r"(?P<lead>[^\d]{0,20})(?P<amount>\d[\d.,'’ ]*(?:[-–]\s?\d[\d.,'’ ]*)?)(?P<tail>[^\d]{0,30})",
        text,
    )
    if not sign or said is None:
        return text
    amount = said["amount"]
    money = _MONEY.get(sign.upper(), f"{{}} {sign}").format(amount.strip())
    return f"{said['lead']}{money}{amount[len(amount.rstrip()) :]}{said['tail']}"


_MONEY = {
    "EUR": "{} €", "€": "{} €", "GBP": "£{}", "£": "£{}", "USD": "${}", "$": "${}",
}  # fmt: skip


def _localised(text: str, speech: Speech) -> str:
    """Return an amount from a spreadsheet's number with the decimal sign of the language."""
    comma = speech.language in ("de", "es") and speech.country not in ("CH", "MX")
    return re.sub(r"^(\d+)\.(\d\d) (€|EUR)$", r"\1,\2 \3", text) if comma else text


_TITLE_CURRENCY = re.compile(r"[€£$]|\b(?:EUR|GBP|USD|CHF)\b")


def _currency(entry: Entry, table: Table, speech: Speech) -> str:
    told = entry.values.get("currency", "")
    in_title = _TITLE_CURRENCY.search(table.headers.get("price", ""))
    return told or (in_title.group() if in_title else "") or local_currency(speech)


def _bare_amount(text: str) -> str:
    """Return a number without a currency, or ``""``."""
    bare = text.strip()
    return bare if re.fullmatch(r"\d[\d.,'’ ]*", bare) and decimal(bare) else ""


_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")


def _email(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    if _EMAIL.fullmatch(text) and len(emails(text, reader.speech)) == 1:
        return ""
    return (
        f"{_short(text)} is no e-mail address, so it is left out. Write one such as "
        f"'hello@example.com'."
    )


def _phone(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    digits = re.sub(r"\D", "", text)
    if re.fullmatch(r"\+?[\d\s()/.\-–]+", text) and 6 <= len(digits) <= 15:
        return ""
    return (
        f"{_short(text)} is no phone number, so it is left out. Write 6 to 15 digits such as "
        f"'+49 30 1234567'."
    )


def _rating(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    if rating_of(text) is not None:
        return ""
    return (
        f"The rating {_short(text)} is not one of 0 to 5, so it is left out. Write such as '4.5'."
    )


def rating_of(text: str) -> float | None:
    """Return stars of five, or None."""
    bare = text.replace(",", ".")
    if re.fullmatch(r"\d(?:\.\d+)?", bare):
        return float(bare) if float(bare) <= 5 else None
    return stars(text)


def _date(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    hit = date_in(text, reader.speech)
    if hit is None or (hit[2] is None and re.fullmatch(r"[\d./\- ]+", text)):
        return f"The date {_short(text)} cannot be read, so it is left out. Write such as '2026-03-31'."
    if hit[2] is not None and hit[2] > reader.today:
        return f"The date {_short(text)} lies in the future, so it is left out. Correct it."
    return ""


def _days(text: str, entry: Entry, table: Table, reader: Reader) -> str:
    if hours_of(entry, reader.speech) is not None:
        return ""
    shown = " ".join(entry.values.get(name, "") for name in ("days", "opens", "closes", "hours"))
    return (
        f"The opening hours {_short(' '.join(shown.split()))} cannot be read, so this row is left "
        f"out. Write such as 'Monday', '9:00', '17:30', or 'closed'."
    )


_SHUT = re.compile(r"(?i)^(?:closed|shut|geschlossen|zu|ruhetag|cerrado|-|–|—|x)$")


def hours_of(entry: Entry, speech: Speech) -> str | None:
    """Return the hours of a row as intake reads them, such as `Mo: 9:00 - 17:30`; None when unclear."""
    values = {name: _plain(text) for name, text in entry.values.items()}
    opens, closes = values.get("opens", ""), values.get("closes", "")
    times = values.get("hours", "") or (f"{opens} - {closes}" if opens and closes else opens)
    if not times or _SHUT.match(times) or (_SHUT.match(opens) and not closes.strip("-–—")):
        times = {"de": "geschlossen", "es": "cerrado"}.get(speech.language, "closed")
    days = values.get("days", "")
    if any(_FORMULA.match(text) for text in values.values()):
        return None
    found = hours(f"{days} {times}", speech)
    details = [one.detail for one in found if isinstance(one.detail, Hours)]
    is_closed = len(details) == 1 and not details[0].spans and times[0] not in "0123456789"
    if len(details) != 1 or not (details[0].spans or is_closed):
        return None
    return times


def days_of(entry: Entry, speech: Speech) -> tuple[int, ...]:
    """Return the days of a row, 0 is Monday."""
    found = hours(f"{_plain(entry.values.get('days', ''))} 9:00-10:00", speech)
    details = [one.detail for one in found if isinstance(one.detail, Hours)]
    return tuple(WEEK.index(day) for one in details for day in one.days)


_Fault = Callable[[str, Entry, Table, Reader], str]
_FAULTS: dict[str, _Fault] = {
    "price": _price,
    "email": _email,
    "phone": _phone,
    "mobile": _phone,
    "rating": _rating,
    "date": _date,
    "days": _days,
}
"""What is wrong with a cell of a field, as a sentence; empty when nothing is."""


def _joined_name(values: dict[str, str]) -> dict[str, str]:
    """Put first and last name into one."""
    names = [values.get(name, "") for name in ("first_name", "last_name")]
    if "name" in values or not any(names):
        return values
    rest = {k: v for k, v in values.items() if k not in ("first_name", "last_name")}
    return {"name": " ".join(filter(None, names)), **rest}


_LACKS = {
    "services": ("name", "The name is missing"),
    "people": ("name", "The name is missing"),
    "hours": ("days", "The day is missing"),
    "reviews": ("quote", "The words of the review are missing"),
    "areas": ("area", "The area is missing"),
}


def _is_whole(table: Table, entry: Entry) -> bool:
    """Whether a row has what nothing can be made of it without."""
    return bool(entry.values) and (
        table.kind not in _LACKS or _LACKS[table.kind][0] in entry.values
    )


def _missing(table: Table, entry: Entry, faults: Mapping[str, str]) -> Iterator[Problem]:
    """Say what a row lacks, unless the cell is there and its own fault is told."""
    if _is_whole(table, entry) or table.kind not in _LACKS:
        return
    field, words = _LACKS[table.kind]
    if field not in faults:
        sentence = f"{words}, so this row is left out. Fill the cell in, or remove the row."
        yield _problem(table, entry, field, sentence)


class _Seen:
    """The rows of a table that came before."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._rows: dict[tuple[tuple[str, str], ...], int] = {}
        self._names: dict[str, int] = {}

    def problems(self, entry: Entry) -> tuple[Problem, ...]:
        """Say whether the row, or its name, stood there before; then it is remembered."""
        key = tuple(sorted((field, text.casefold()) for field, text in entry.values.items()))
        if before := self._rows.get(key):
            sentence = f"It is the same as row {before}, so it is used once. Remove one of them."
            return (Problem(sheet=self._table.sheet, row=entry.row, sentence=sentence),)
        self._rows[key] = entry.row
        name = entry.values.get("name", "")
        if self._table.kind not in ("services", "people") or not name:
            return ()
        place = f"{entry.values.get('group', '')}\0{name}".casefold()
        before = self._names.setdefault(place, entry.row)
        if before == entry.row:
            return ()
        sentence = (
            f"{_short(name)} stands in row {before} too, with other details; both are kept. "
            f"Remove the one that does not hold."
        )
        return (_problem(self._table, entry, "name", sentence),)


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:57]}...")
