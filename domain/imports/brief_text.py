"""A client's tables as the text of a brief, one fact a line, so that intake gives each its place."""

import json
from collections.abc import Iterable, Iterator, Sequence

from domain.imports.reading import days_of, hours_of, price_of, rating_of
from domain.imports.sheet import Entry, Table
from domain.intake.speech import Speech

_NUMBERS = frozenset({"duration"})
"""Fields whose bare numbers mean something: minutes."""
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def brief_text(tables: Sequence[Table], speech: Speech, *, project: str | None = None) -> str:
    """Return a brief in YAML that states what the tables do, and nothing else."""
    lines = [*_settings(speech, project)]
    by_kind = {kind: [one for one in tables if one.kind == kind] for kind in _WRITERS}
    for kind, write in _WRITERS.items():
        lines += write(by_kind[kind], speech)
    return "\n".join(lines) + "\n"


def _settings(speech: Speech, project: str | None) -> Iterator[str]:
    if speech.written_in in ("en", "de", "es"):
        yield f"language: {speech.written_in}"
    if speech.country:
        yield f"country: {_quoted(speech.country)}"
    if speech.currency:
        yield f"currency: {_quoted(speech.currency)}"
    if project:
        yield f"project: {_quoted(project)}"


def _quoted(text: str) -> str:
    """Return a text as YAML reads it back, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)


def _entries(tables: Iterable[Table]) -> Iterator[tuple[Table, Entry]]:
    return ((table, entry) for table in tables for entry in table.entries)


def _list(key: str, items: Iterable[dict[str, str]]) -> list[str]:
    """Return a list of mappings under a key; nothing for an empty one."""
    lines: list[str] = []
    for item in items:
        marks = ["- ", *["  "] * (len(item) - 1)]
        lines += [
            f"  {mark}{name}: {text if name in _NUMBERS and text.isdecimal() else _quoted(text)}"
            for mark, (name, text) in zip(marks, item.items(), strict=True)
        ]
    return [f"{key}:", *lines] if lines else []


def _contacts(tables: Sequence[Table], speech: Speech) -> list[str]:
    """The first row is the firm; every further one is another place of it."""
    rows = [entry.values for _, entry in _entries(tables)]
    if not rows:
        return []
    first = rows[0]
    keys = ("trade", "tagline", "about", "phone", "mobile", "email", "website")
    lines = [f"name: {_quoted(first['company'])}"] if "company" in first else []
    lines += [f"{key}: {_quoted(first[key])}" for key in keys if key in first]
    branches = [_branch(row) for row in rows[1:]]
    return lines + _list("addresses", filter(None, [_place(first), *branches]))


def _place(row: dict[str, str]) -> dict[str, str]:
    """Return where a row's place is; nothing when it has neither street nor town."""
    parts = ("street", "postal_code", "locality", "country")
    made = {part: row[part] for part in parts if part in row}
    return made if {"street", "locality"} & set(made) else {}


def _branch(row: dict[str, str]) -> dict[str, str]:
    """Return a further place with what is its own."""
    if not (made := _place(row)):
        return {}
    own = {key: row[key] for key in ("phone", "email") if key in row}
    return {"name": row["company"], **made, **own} if "company" in row else {**made, **own}


def _hours(tables: Sequence[Table], speech: Speech) -> list[str]:
    """Rows of the same day, such as morning and afternoon, become one line."""
    spans: dict[int, list[str]] = {}
    for _, entry in _entries(tables):
        times = hours_of(entry, speech)
        for day in days_of(entry, speech) if times else ():
            spans.setdefault(day, []).append(times or "")
    days = [f"  {_day(day, speech)}: {_quoted(', '.join(spans[day]))}" for day in sorted(spans)]
    return ["hours:", *days] if days else []


def _day(day: int, speech: Speech) -> str:
    if speech.language == "en":
        return _DAYS[day]
    words = speech.lexicons[0].days
    word = next(word for word, number in words.items() if number == day and len(word) > 3)
    return word.capitalize() if speech.language == "de" else word


def _services(tables: Sequence[Table], speech: Speech) -> list[str]:
    items: list[dict[str, str]] = []
    for table, entry in _entries(tables):
        fields = ("name", "description", "duration", "unit", "notes", "group")
        item = {field: entry.values[field] for field in fields if field in entry.values}
        if "price" in entry.values:
            item["price"] = price_of(entry.values["price"], entry, table, speech)
        items.append(item)
    return _list("services", items)


def _people(tables: Sequence[Table], speech: Speech) -> list[str]:
    fields = ("name", "role", "bio", "credential", "email", "phone")
    return _list(
        "team",
        (
            {field: entry.values[field] for field in fields if field in entry.values}
            for _, entry in _entries(tables)
        ),
    )


def _reviews(tables: Sequence[Table], speech: Speech) -> list[str]:
    items: list[dict[str, str]] = []
    for _, entry in _entries(tables):
        said = entry.values
        item = {field: said[field] for field in ("quote", "author") if field in said}
        if source := ", ".join(said[part] for part in ("source", "date") if part in said):
            item["source"] = source
        if "rating" in said and (rating := rating_of(said["rating"])) is not None:
            item["rating"] = f"{rating:g}"
        items.append(item)
    return _list("reviews", items)


def _areas(tables: Sequence[Table], speech: Speech) -> list[str]:
    lines = [f"  - {_quoted(entry.values['area'])}" for _, entry in _entries(tables)]
    return ["areas:", *lines] if lines else []


_WRITERS = {
    "contacts": _contacts,
    "hours": _hours,
    "services": _services,
    "people": _people,
    "reviews": _reviews,
    "areas": _areas,
}
"""What each kind of table writes, in the order of the brief."""
