"""Print name, address, phone and hours the way people of the language write them."""

import re
from collections.abc import Iterable

from domain.agents.code.page_model import Anchor, HoursRow, HoursTable, Place, Reach
from domain.agents.code.sources import Sources
from domain.facts import Address, Day, Hours, Language, Link, Span

_WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CODE_FIRST = frozenset({"DE", "AT", "CH", "ES", "FR", "IT", "NL", "BE", "MX", "AR"})
"""Countries that write the postal code before the town."""
_TWELVE_HOURS = frozenset({"US", "CA", "AU", "NZ"})


def reach(sources: Sources) -> Reach:
    """Return how to get in touch, ready to print."""
    local = sources.local
    return Reach(
        name=local.name,
        phones=tuple(Anchor(label=p.display, href=p.href, note=p.purpose) for p in local.phones),
        emails=tuple(
            Anchor(label=e.address, href=f"mailto:{e.address}", note=e.purpose)
            for e in local.emails
        ),
        links=tuple(_link(link, sources) for link in local.links),
        places=tuple(place(address, sources.given.facts.country) for address in local.addresses),
        map_url=local.map_url,
        hours=hours(local.hours, sources),
    )


def place(address: Address, country: str) -> Place:
    """Return the lines of an address."""
    code_first = (address.country or country) in _CODE_FIRST
    town = (address.postal_code, address.locality) if code_first else (address.locality,)
    lines = [address.street, " ".join(part for part in town if part)]
    if address.region and address.region != address.locality:
        lines.append(address.region)
    if not code_first and address.postal_code:
        lines.append(address.postal_code)
    if len(address.country) > 2:
        lines.append(address.country)
    return Place(label=address.label, lines=tuple(line for line in lines if line))


def _link(link: Link, sources: Sources) -> Anchor:
    named = link.purpose in ("website", "booking", "order", "shop")
    host = re.sub(r"^https?://(www\.)?", "", link.url).rstrip("/")
    label = link.label or (sources.say(link.purpose) if named else host)
    return Anchor(label=label, href=link.url)


def hours(entries: Iterable[Hours], sources: Sources) -> tuple[HoursTable, ...]:
    """Return one table per label, days of equal times on one line."""
    tables: dict[str, list[Hours]] = {}
    for entry in entries:
        tables.setdefault(entry.label, []).append(entry)
    return tuple(
        HoursTable(label=label, rows=tuple(_row(entry, sources) for entry in mine))
        for label, mine in tables.items()
    )


def _row(entry: Hours, sources: Sources) -> HoursRow:
    twelve = sources.language == "en" and sources.given.facts.country in _TWELVE_HOURS
    return HoursRow(
        days=_days(entry.days, sources),
        times=tuple(_span(span, twelve=twelve, language=sources.language) for span in entry.spans),
        note=entry.note,
    )


def _days(days: tuple[Day, ...], sources: Sources) -> str:
    numbers = sorted({_WEEK.index(day) for day in days})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [_run([sources.say(f"day_{_WEEK[n]}") for n in run], sources) for run in runs]
    if sources.language == "es":
        said = [said[0], *(text[0].lower() + text[1:] for text in said[1:])]
    return ", ".join(said)


def _run(names: list[str], sources: Sources) -> str:
    if len(names) == 1:
        return names[0]
    last = names[-1].lower() if sources.language == "es" else names[-1]
    return sources.say("day_pair" if len(names) == 2 else "day_range", first=names[0], last=last)


def _span(span: Span, *, twelve: bool, language: Language) -> str:
    opens, closes = (_clock(time, twelve=twelve) for time in (span.opens, span.closes))
    # A no-break space, so that a narrow table does not part the hour from its unit.
    return f"{opens}–{closes}\u00a0Uhr" if language == "de" else f"{opens}–{closes}"


def _clock(time: str, *, twelve: bool) -> str:
    if not twelve:
        return time
    hour, minute = int(time[:2]), time[3:]
    half = "am" if hour % 24 < 12 else "pm"
    shown = f"{(hour - 1) % 12 + 1}"
    return f"{shown}\u00a0{half}" if minute == "00" else f"{shown}:{minute}\u00a0{half}"
