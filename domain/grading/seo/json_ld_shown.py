"""Dates and prices in JSON-LD are those people read."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from domain.grading.audit import Fault, fault_at
from domain.grading.content.quantities import decimal
from domain.grading.seo.structured import Item, items, nodes
from domain.grading.view import PageView, SiteView

_MONTHS = (
    "january jan januar jänner enero ene janvier janv",
    "february feb februar febrero février févr",
    "march mar märz mär marzo mars",
    "april apr abril abr avril avr",
    "may mai mayo",
    "june jun juni junio juin",
    "july jul juli julio juillet juil",
    "august aug agosto ago août",
    "september sep sept septiembre septembre",
    "october oct oktober okt octubre octobre",
    "november nov noviembre novembre",
    "december dec dezember dez diciembre dic décembre déc",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_WRITTEN = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s+(?:of\s+|de\s+)?(?P<a>{_NAME})\b|\b(?P<b>{_NAME})\.?\s+\d{{1,2}}\b",
    re.I,
)
_NUMERIC = re.compile(r"(?<![\d.,])(\d{1,2})[./](\d{1,2})\.?(?:\s?/?(?:20)?\d\d)?(?![\d,])")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_AMOUNT = re.compile(
    r"(?:[£$€]|\b(?:EUR|GBP|USD|CHF|Fr\.))\s?(\d[\d.,' ]*\d|\d)|(\d[\d.,' ]*\d|\d)\s?(?:[£$€](?!\s?\d)|(?:EUR|GBP|USD|CHF|euros?|pounds?)\b)|\b(\d[\d.]*)(?=,[-–—](?!\d))",
    re.I,
)
_FIX = "Let JSON-LD and the page state the same."


def json_ld_shown(site: SiteView) -> Iterator[Fault]:
    """Fault days of events, dates of articles and prices of offers that contradict what is shown."""
    amounts: set[str] | None = None
    for page in site.ordinary:
        for item in items(page):
            yield from _event(page, item)
            yield from _article(page, item)
            if item.texts("price"):
                amounts = _amounts(site) if amounts is None else amounts
                yield from _offer(page, item, amounts)
            yield from _beside_name(page, item)


def _event(page: PageView, item: Item) -> Iterator[Fault]:
    is_event = any(name.endswith("Event") or name == "Festival" for name in item.types)
    for name in ("startDate", "endDate") if is_event else ():
        for value in item.texts(name)[:1]:
            day = _day(value)
            if day and _names_days(page.text) and not _is_said(page, day):
                evidence = f'"{name}": "{value}", a day the page does not name'
                yield fault_at(item.element, _FIX, evidence=evidence, page=page.url)


def _article(page: PageView, item: Item) -> Iterator[Fault]:
    is_article = any(name.endswith(("Article", "Posting")) for name in item.types)
    if not is_article or item.key not in ("", "mainEntity") or "JobPosting" in item.types:
        return
    stated = {
        day
        for name in ("datePublished", "dateModified", "dateCreated")
        for value in item.texts(name)
        if (day := _day(value))
    }
    marked = {
        day
        for node in page.document.named("time")
        if (day := _day(node.get("datetime"))) and not node.inside("nav", "aside", "footer")
    }
    # A day apart is the same moment in another time zone.
    near = {day + timedelta(days=shift) for day in marked for shift in (-1, 0, 1)}
    if stated and marked and not stated & near:
        yield fault_at(
            item.element,
            _FIX,
            evidence=f'"datePublished": {min(stated)}, the page shows {min(marked)}',
            page=page.url,
        )


def _offer(page: PageView, item: Item, amounts: set[str]) -> Iterator[Fault]:
    for value in item.texts("price")[:1]:
        is_number = re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", value) is not None
        if is_number and float(value) and amounts and decimal(value) not in amounts:
            evidence = f'"price": {value} of {item.types[0]}, and no page shows that amount'
            yield fault_at(item.element, _FIX, evidence=evidence, page=page.url)


_ROWS = ("li", "tr", "p", "article", "dd", "dt")
_ROW = 220
"""Characters of a row that is of one thing, and not of its neighbours too."""
_LEAST_NAME = 6
"""Characters of a name that stands for one thing only."""


def _beside_name(page: PageView, item: Item) -> Iterator[Fault]:
    """Fault a price that is not the one in the row of the page that has the same name."""
    names, offers = item.texts("name")[:1], nodes(item.node.get("offers"))
    stated = {
        decimal(str(price))
        for offer in offers
        for one in (offer, *nodes(offer.get("priceSpecification")))
        if re.fullmatch(r"\d{1,9}(?:\.\d{1,2})?", str(price := one.get("price", "")))
    }
    if not stated or not names or len(names[0]) < _LEAST_NAME:
        return
    shown = [_in(row) for row in _rows(page) if names[0].casefold() in row.casefold()]
    if any(shown) and not any(found & stated for found in shown):
        said = ", ".join(sorted({amount for found in shown for amount in found})[:3])
        evidence = (
            f'"price": {", ".join(sorted(stated))} of {names[0]!r}, and the page shows {said}'
        )
        yield fault_at(item.element, _FIX, evidence=evidence, page=page.url)


def _rows(page: PageView) -> list[str]:
    """Return the texts of what may be one row of a price list; kept with the page."""
    if "price_rows" not in page.memory:
        texts = (node.text for tag in _ROWS for node in page.document.named(tag))
        page.memory["price_rows"] = [text for text in texts if len(text) <= _ROW and _AMOUNT.search(text)]  # fmt: skip
    return page.memory["price_rows"]


def _amounts(site: SiteView) -> set[str]:
    return {amount for page in site.ordinary for amount in _in(page.text)}


def _in(text: str) -> set[str]:
    return {
        decimal(re.sub(r"[.,' ]+$", "", match[1] or match[2] or match[3]).replace(" ", ""))
        for match in _AMOUNT.finditer(text)
    }


def _day(value: str) -> date | None:
    found = _ISO.match(value.strip())
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None


def _names_days(text: str) -> bool:
    return bool(_WRITTEN.search(text)) or bool(_ISO.search(text))


def _is_said(page: PageView, day: date) -> bool:
    text = page.text
    marked = {node.get("datetime")[:10] for node in page.document.named("time")}
    if day.isoformat() in marked or day.isoformat() in text:
        return True
    if any({day.day, day.month} == {int(m[1]), int(m[2])} for m in _NUMERIC.finditer(text)):
        return True
    months = {
        _MONTH_OF[word] for word in re.findall(r"[^\W\d_]+", text.lower()) if word in _MONTH_OF
    }
    return day.month in months and re.search(rf"(?<!\d){day.day}(?!\d)", text) is not None
