"""Text on a gradient can be read somewhere on it."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.colour import Rgba, hexadecimal, over, ratio, rgba
from domain.grading.accessibility.contrast import Reader
from domain.grading.accessibility.css import split_commas
from domain.grading.accessibility.document import Element, document
from domain.grading.accessibility.styles import Scheme, Styles, has_dark_scheme, styles
from domain.grading.audit import Fault
from domain.grading.view import PageView

_GRADIENT = re.compile(r"^(?:repeating-)?(?:linear|radial|conic)-gradient\((.*)\)$", re.I | re.S)
_PLACE = re.compile(r"(?:\s+-?[\d.]+(?:%|px|rem|em|deg|vw|vh)?)+$")
_DIRECTION = re.compile(
    r"^(?:to |-?[\d.]+(?:deg|turn|rad)|circle|ellipse|from |at |closest|farthest|in )", re.I
)


def gradient_contrast(page: PageView) -> Iterator[Fault]:
    """Fault text too near every colour of the gradient behind it."""
    whole = document(page)
    seen: set[tuple[str, str]] = set()
    schemes: tuple[Scheme, ...] = ("light", "dark") if has_dark_scheme(page) else ("light",)
    for scheme in schemes:
        sheet = styles(page, scheme)
        painted = {id(e): stops for e in whole.elements if (stops := _stops(e, sheet))}
        reader = Reader(whole, sheet, scheme)
        for element in whole.elements if painted else ():
            stops = _behind(element, painted, reader, sheet)
            front = reader.front(element) if stops and reader.is_read(element) else None
            if front is None:
                continue
            best, stop = max((ratio(over(front, stop), stop), stop) for stop in stops)
            pair = (hexadecimal(over(front, stop)), hexadecimal(stop))
            if best < reader.needed(element) - 0.005 and pair not in seen:
                seen.add(pair)
                yield Fault(
                    evidence=f"{pair[0]} on a gradient of which {pair[1]} is farthest from it, "
                    f"{best:.2f}:1 in the {scheme} scheme: {element.words[:80]!r}",
                    fix=f"Choose colours with a contrast of at least {reader.needed(element):g}:1.",
                    selector=element.selector,
                )


def _stops(element: Element, sheet: Styles) -> list[Rgba]:
    """Return the colours of the element's only background, a gradient; none when one is not known."""
    found = _GRADIENT.match(sheet.own(element, "background-image").strip())
    if found is None:
        return []
    parts = split_commas(found[1])
    if parts and _DIRECTION.match(parts[0]):
        parts = parts[1:]
    colours = [rgba(_PLACE.sub("", part)) for part in parts if not re.fullmatch(r"[\d.]+%", part)]
    known = [colour for colour in colours if colour and colour[3] >= 0.995]
    return known if len(known) == len(colours) >= 2 else []


def _behind(
    element: Element, painted: dict[int, list[Rgba]], reader: Reader, sheet: Styles
) -> list[Rgba]:
    """Return the colours behind the element's words where a gradient is surely what is painted."""
    for one in (element, *element.ancestors):
        if reader.is_unsure(one):
            return []
        if id(one) in painted:
            return painted[id(one)]
        is_clear = sheet.own(one, "background-image") in ("", "none", "initial")
        is_clear = is_clear and sheet.own(one, "background-color") in ("", "transparent", "unset")
        if not is_clear or sheet.own(one, "position") in ("absolute", "fixed"):
            return []
    return []
