"""Print name, address, phone and hours the way people of the language write them."""

import re
from collections.abc import Iterable

from domain.agents.code.page_model import Anchor, HoursRow, HoursTable, Place, Reach
from domain.agents.code.sources import Sources
from domain.facts import Address, Hours, Link
from domain.text.formats import days_text, span_text, writes_am_pm
from domain.text.typography import sentence_case

_CODE_LAST = frozenset({"GB", "UK", "US", "IE", "AU", "CA"})
"""Countries that write the postal code after the town."""


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
    has_letters = any(character.isalpha() for character in address.postal_code)
    code_last = has_letters or (address.country or country).upper() in _CODE_LAST
    town = (address.locality,) if code_last else (address.postal_code, address.locality)
    lines = [address.street, " ".join(part for part in town if part)]
    if address.region and address.region != address.locality:
        lines.append(address.region)
    if code_last and address.postal_code:
        lines.append(address.postal_code)
    if len(address.country) > 2:
        lines.append(address.country)
    return Place(label=address.label, lines=tuple(line for line in lines if line))


_NO_LABELS = frozenset({"url", "link", "web", "www"})
"""Keys of structured briefs, which say nothing to a reader."""


def _link(link: Link, sources: Sources) -> Anchor:
    named = link.purpose in ("website", "booking", "order", "shop")
    host = re.sub(r"^https?://(www\.)?", "", link.url).rstrip("/")
    given = "" if link.label.casefold() in _NO_LABELS else link.label
    label = given or (sources.say(link.purpose) if named else host)
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
    language = sources.language
    twelve = writes_am_pm(sources.given.facts)
    suffix = "\u00a0Uhr" if language == "de" else ""
    return HoursRow(
        days=sentence_case(days_text(entry.days, language)),
        times=tuple(
            span_text(span, language, short=True, twelve_hours=twelve) + suffix
            for span in entry.spans
        ),
        note=entry.note,
    )
