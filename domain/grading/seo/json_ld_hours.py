"""JSON-LD and the page give the same opening hours."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Item, items
from domain.grading.view import PageView, SiteView

_CLOCK = re.compile(
    r"\b(2[0-4]|[01]?\d)(?!\d)(?:[:.h]([0-5]\d))?\s*(a\.?m\.?|p\.?m\.?|noon|Uhr|h\b)?|\b(noon|midday|midnight)\b",
    re.IGNORECASE,
)


def json_ld_hours(site: SiteView) -> Iterator[Fault]:
    """Fault a time in JSON-LD that no page shows, when pages show hours at all."""
    shown = {minute for page in site.ordinary for minute in times(page.text)}
    told: set[str] = set()
    for page in site.ordinary if shown else ():
        for item in items(page):
            for text in _stated(item):
                hour, minute = (int(part) for part in text.split(":")[:2])
                value = (hour * 60 + minute) % 1440
                is_all_day = value in (0, 1439)
                if value not in shown and not is_all_day and text not in told:
                    told.add(text)
                    yield _fault(page, item, text)


def _fault(page: PageView, item: Item, text: str) -> Fault:
    return fault_at(
        item.element,
        "Let JSON-LD and the page state the same hours.",
        evidence=f"{text} in the JSON-LD stands on no page",
        page=page.url,
    )


def _stated(item: Item) -> list[str]:
    found = [t for name in ("opens", "closes") for t in item.texts(name)]
    found += [t for text in item.texts("openingHours") for t in re.findall(r"\d\d:\d\d", text)]
    return [text for text in found if re.match(r"\d\d:\d\d", text)]


def times(text: str) -> set[int]:
    """Return every clock time in a text as minutes after midnight, both readings where unclear."""
    found: set[int] = set()
    for match in _CLOCK.finditer(text):
        if match[4]:
            found.add(0 if match[4].lower() == "midnight" else 720)
            continue
        half = (match[3] or "").lower().replace(".", "")
        if match[2] is None and not half and not _near_dash(text, match):
            continue
        minutes = int(match[1]) % 24 * 60 + int(match[2] or 0)
        found.add(minutes)
        if half in ("", "am", "pm", "noon"):
            found.add((minutes + 720) % 1440 if half != "am" or int(match[1]) == 12 else minutes)
    return found


def _near_dash(text: str, match: re.Match[str]) -> bool:
    """Whether a bare number stands in a range, as in `8-18`."""
    around = (
        text[max(0, match.start() - 5) : match.start()] + " " + text[match.end() : match.end() + 5]
    )
    return bool(re.search(r"[–—-]|to|bis|\ba\b", around))
