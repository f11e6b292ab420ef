"""Values in JSON-LD have the form machines expect."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Item, items
from domain.grading.view import PageView

_DAY = r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"{_DAY}([T ]\d\d:\d\d(:\d\d(\.\d+)?)?\s?(Z|[+-]\d\d:?\d\d)?)?|\d{{4}}(-(0[1-9]|1[0-2]))?"
)
_CLOCK = re.compile(r"([01]\d|2[0-4]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?")
_PHONE = re.compile(r"\+?[\d\s()./–-]{5,30}(\s?(ext|x|Durchwahl)\.?\s?\d+)?")
_URL = re.compile(r"(https?:)?//(?!localhost\b|127\.|0\.0\.0\.0)\S+|mailto:\S+")
_HOURS = re.compile(
    r"((Mo|Tu|We|Th|Fr|Sa|Su)([-,](Mo|Tu|We|Th|Fr|Sa|Su))*\s*)?(\d\d:\d\d-\d\d:\d\d)?(,?\s*\d\d:\d\d-\d\d:\d\d)*"
)
_DAYS = re.compile(
    r"(https?://schema\.org/)?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|PublicHolidays)"
)
_MAIL = re.compile(r"(mailto:)?[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")

FORMATS: dict[str, tuple[re.Pattern[str], str]] = {
    "telephone": (_PHONE, "a number such as +44 117 496 0000"),
    "faxNumber": (_PHONE, "a number such as +44 117 496 0000"),
    "email": (_MAIL, "an e-mail address"),
    "url": (_URL, "an absolute address"),
    "sameAs": (_URL, "an absolute address"),
    **dict.fromkeys(
        ("datePublished", "dateModified", "dateCreated", "startDate", "endDate", "uploadDate", "datePosted",
         "foundingDate", "birthDate", "validThrough", "validFrom"),
        (_DATE, "a date such as 2025-01-31"),
    ),
    "opens": (_CLOCK, "a time such as 09:00"),
    "closes": (_CLOCK, "a time such as 17:30"),
    "openingHours": (_HOURS, "hours such as Mo-Fr 09:00-17:30"),
    "dayOfWeek": (_DAYS, "a day such as Monday"),
    "latitude": (_NUMBER, "a decimal number"),
    "longitude": (_NUMBER, "a decimal number"),
    "price": (_NUMBER, "a number with a point, without currency sign"),
    "priceCurrency": (re.compile(r"[A-Z]{3}"), "a code such as EUR"),
    "addressCountry": (re.compile(r"[A-Z]{2}|[A-Za-zÀ-ÿ .'-]{3,}"), "a code such as GB"),
}  # fmt: skip


def json_ld_formats(page: PageView) -> Iterator[Fault]:
    """Fault phones, dates, times, addresses, coordinates and prices no machine can read."""
    for item in items(page):
        for name, (pattern, wanted) in FORMATS.items():
            for text in item.texts(name) if name in item.node else ():
                if not pattern.fullmatch(text.strip()):
                    yield fault_at(
                        item.element,
                        f"Write {wanted}.",
                        evidence=f'"{name}": "{text}" of {item.types[0]}',
                    )
        yield from _range(item, "latitude", 90)
        yield from _range(item, "longitude", 180)


def _range(item: Item, name: str, most: int) -> Iterator[Fault]:
    for text in item.texts(name):
        if _NUMBER.fullmatch(text) and abs(float(text)) > most:
            yield fault_at(
                item.element, f"Write degrees from -{most} to {most}.", evidence=f'"{name}": {text}'
            )
