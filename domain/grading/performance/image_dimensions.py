"""Pictures keep their place while they load."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.stylesheet import read_sheet
from domain.grading.view import PageView


def image_dimensions(page: PageView) -> Iterator[Fault]:
    """Fault pictures without width and height, in attributes or CSS; up to five a page."""
    found = [node for node in page.document.named("img") if _is_unsized(page, node)]
    for node in found[:5] if page.is_ordinary else ():
        rest = f" (and {len(found) - 5} more)" if len(found) > 5 and node is found[4] else ""
        yield fault_at(
            node,
            "Write the picture's width and height into the tag.",
            evidence=f"{' '.join(node.tag.split())[:200]}{rest}",
        )


def _is_unsized(page: PageView, node: Element) -> bool:
    if node.inside("noscript", "template") or not (node.get("src") or node.get("srcset")):
        return False
    if node.get("src").startswith("data:") and "srcset" not in node.attrs:
        return False
    if node.get("width").isdigit() and node.get("height").isdigit():
        return False
    style = node.get("style").lower()
    if "aspect-ratio" in style or re.search(r"position:\s*(absolute|fixed)", style):
        return False
    if {"width", "height"} <= _declared(style) or (
        "height" in node.attrs and "width" in _declared(style)
    ):
        return False
    sized = _sized(page.css)
    names = {f".{name}" for name in node.get("class").split()} | {f"#{node.get('id')}"}
    parents = _parents(node)
    return not any(_fits(selector, names, parents) for selector in sized)


def _parents(node: Element) -> set[str]:
    found: set[str] = set()
    current = node.parent
    for _ in range(3):
        if current is None:
            break
        found |= {f".{name}" for name in current.get("class").split()} | {current.name}
        current = current.parent
    return found


def _fits(selector: str, names: set[str], parents: set[str]) -> bool:
    """Whether a selector that ends in `img`, a class or an id of the picture plausibly matches."""
    parts = re.split(r"[\s>+~]+", selector.strip())
    last = re.sub(r":[\w-]+(\([^)]*\))?", "", parts[-1])
    own = set(re.findall(r"[.#][\w-]+", last))
    if not (own & names or last.startswith("img")) or own - names:
        return False
    around = {word for part in parts[:-1] for word in re.findall(r"[.#]?[\w-]+", part)}
    return not around or bool(around & parents)


@lru_cache(maxsize=64)
def _sized(css: str) -> tuple[str, ...]:
    """Return selectors whose rules fix both sides of a box, its shape, or take it out of the flow."""
    found: list[str] = []
    for rule in read_sheet(css).rules:
        names = {
            p.name
            for p in rule.properties
            if p.value not in ("auto", "100%") or p.name == "aspect-ratio"
        }
        fixed = {p.value for p in rule.properties if p.name == "position"}
        fills = {p.name for p in rule.properties if p.name in ("width", "height", "object-fit")}
        is_sized = {"width", "height"} <= names or {"inline-size", "block-size"} <= names
        is_boxed = "aspect-ratio" in names or fixed & {"absolute", "fixed"} or len(fills) == 3
        has_height = "height" in names and "object-fit" in fills
        if is_sized or is_boxed or has_height:
            found += rule.selector.split(",")
    return tuple(found)


@lru_cache(maxsize=512)
def _declared(style: str) -> frozenset[str]:
    return frozenset(part.split(":")[0].strip() for part in style.split(";") if ":" in part)
