"""JSON-LD and the page say the same of the firm."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Item, is_type, items
from domain.grading.seo.vocabulary import ORGANIZATIONS
from domain.grading.view import SiteView


def json_ld_agrees(site: SiteView) -> Iterator[Fault]:
    """Fault phone, name, postcode and street in JSON-LD that stand on no page though others do."""
    said = "\n".join(page.text for page in site.ordinary) + "\n".join(
        p.title for p in site.ordinary
    )
    phones = _phones(site, said)
    letters = _plain(said)
    told: set[str] = set()
    for page in site.ordinary:
        for item in items(page):
            if is_type(item, ORGANIZATIONS) and item.key in (
                "",
                "@graph",
                "publisher",
                "mainEntity",
            ):
                for evidence in _wrong(item, phones, letters):
                    if evidence not in told:
                        told.add(evidence)
                        yield fault_at(
                            item.element,
                            "Let JSON-LD and the page state the same.",
                            evidence=evidence,
                            page=page.url,
                        )


def _wrong(item: Item, phones: set[str], letters: str) -> Iterator[str]:
    for phone in item.texts("telephone"):
        if phones and _tail(phone) not in phones:
            yield f'"telephone": "{phone}", but the pages show {", ".join(sorted(phones)[:3])}'
    for name in item.texts("name")[:1]:
        core = _plain(
            re.sub(r"\b(GmbH|Ltd|Limited|Inc|LLC|S\.?L\.?|e\.?K\.?|UG|AG)\b\.?", "", name)
        )
        if core and core not in letters:
            yield f'"name": "{name}" stands on no page'
    address = item.node.get("address")
    if isinstance(address, dict):
        inner = Item(address, ("PostalAddress",), item.element, "address")  # pyright: ignore[reportUnknownArgumentType] # JSON has no type
        yield from _wrong_address(inner, letters)


def _wrong_address(address: Item, letters: str) -> Iterator[str]:
    for name in ("postalCode", "streetAddress"):
        for text in address.texts(name):
            if _plain(text) and not _is_said(text, letters):
                yield f'"{name}": "{text}" stands on no page'


def _is_said(text: str, letters: str) -> bool:
    """Whether the words stand on a page, whatever their order and abbreviation; numbers must."""
    numbers = re.findall(r"\d+", text)
    words = re.findall(r"[^\W\d]{4,}", text.casefold())
    has_numbers = all(number in letters for number in numbers)
    return has_numbers and (not words or any(word[:4] in letters for word in words))


def _phones(site: SiteView, said: str) -> set[str]:
    """Return the last seven digits of every number the pages show or dial."""
    found = {
        _tail(r.url)
        for page in site.ordinary
        for r in page.references
        if r.kind == "link" and r.url.lower().startswith("tel:")
    }
    found |= {_tail(m) for m in re.findall(r"(?:\+|\b0|\()[\d\s()/.–-]{7,20}\d", said)}
    return {tail for tail in found if len(tail) == 7}


def _tail(text: str) -> str:
    return re.sub(r"\D", "", re.split(r"(?i)ext|x\d", text)[0])[-7:]


def _plain(text: str) -> str:
    """Return the letters and digits of a text; entities are read, and `&` is the word it stands for."""
    folded = unicodedata.normalize("NFKC", unescape(unescape(text)))
    worded = re.sub(r"\s(?:and|und|y|e|et)\s", " ", folded, flags=re.I)
    return re.sub(r"[\W_]+", "", worded).casefold()
