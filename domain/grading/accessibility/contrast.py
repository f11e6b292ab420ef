"""Text can be read: contrast worked out from CSS wherever both colours are surely known."""

import re
from collections.abc import Iterable, Iterator

from domain.grading.accessibility.colour import Rgba, hexadecimal, over, ratio, rgba
from domain.grading.accessibility.document import Document, Element, document
from domain.grading.accessibility.styles import (
    Scheme,
    Styles,
    has_dark_scheme,
    styles,
    unmatched_sheets,
)
from domain.grading.audit import Fault
from domain.grading.view import PageView

NORMAL, LARGE = 4.5, 3.0
"""Least contrast of WCAG 1.4.3 for body and for large text."""

MOST_PER_PAGE = 12

_HEADINGS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
_CONTROLS = frozenset({"button", "input", "select", "textarea", "option", "optgroup"})
_NOT_TEXT = frozenset({"svg", "math", "title", "script", "style", "noscript", "template", "head"})
_UNSURE = (
    "filter",
    "mix-blend-mode",
    "clip",
    "clip-path",
    "-webkit-text-fill-color",
    "backdrop-filter",
)
_COLOUR = frozenset({"color"})
_COLOURED = frozenset({"a", "mark", *_HEADINGS, *_CONTROLS})
"""Elements to which browsers give a colour of their own, or other sheets may."""
_CHANGING = frozenset({"visibility", "opacity", *_UNSURE})
_FADING = frozenset({"opacity"})
FAINTEST = 0.2
"""Opacity below which a text is hidden rather than shown."""
_MOVING = frozenset({"position", "margin-top", "margin", "transform"})
_LYING_OVER = frozenset({"position", "grid-area", "grid-row", "z-index"})


def contrast(page: PageView) -> Iterator[Fault]:
    """Fault text whose colour is too near its background, in the light and the dark scheme."""
    seen: set[tuple[str, str]] = set()
    schemes: tuple[Scheme, ...] = ("light", "dark") if has_dark_scheme(page) else ("light",)
    for scheme in schemes:
        reader = Reader(document(page), styles(page, scheme), scheme)
        for element, front, back in reader.pairs():
            reached = ratio(front, back)
            if reached >= NORMAL:
                continue
            needed, pair = reader.needed(element), (hexadecimal(front), hexadecimal(back))
            if reached < needed - 0.005 and pair not in seen and len(seen) < MOST_PER_PAGE:
                seen.add(pair)
                yield Fault(
                    evidence=f"{pair[0]} on {pair[1]} is {reached:.2f}:1 in the {scheme} scheme: "
                    f"{element.words[:80]!r}",
                    fix=f"Choose colours with a contrast of at least {needed:g}:1.",
                    selector=element.selector,
                )


class Reader:
    """Works out the two colours of each text, where both are surely known."""

    def __init__(self, whole: Document, sheet: Styles, scheme: Scheme) -> None:
        self._whole, self._styles, self._scheme = whole, sheet, scheme
        self._backs: dict[int, Rgba | None] = {}
        self._fronts: dict[int, Rgba | None] = {}
        self._plain: dict[int, bool] = {}
        self._faded: dict[int, tuple[tuple[Element, float], ...]] = {}
        self._sizes: dict[int, float | None] = {}
        self._all_known = not unmatched_sheets(whole.page)

    def pairs(self, among: Iterable[Element] | None = None) -> Iterator[tuple[Element, Rgba, Rgba]]:
        """Yield every text, or those of some elements, with its colour and the one behind it."""
        for element in self._whole.elements if among is None else among:
            if not self.is_read(element):
                continue
            back = self.behind(element)
            front = self.front(element) if back else None
            if front is None or back is None or front[3] <= 0.05:
                continue
            seen, ground = over(front, back), back
            for one, opacity in self._fades(element):
                around = self.behind(one.parent) if one.parent else self._canvas()
                if around is None:
                    break
                seen, ground = (over((*c[:3], opacity), around) for c in (seen, ground))
            else:
                yield element, seen, ground

    def is_read(self, element: Element) -> bool:
        """Whether the element itself holds words that are shown in their own colours."""
        if element.tag in _NOT_TEXT or not element.words or element.is_silent:
            return False
        if not re.search(r"\w", element.words) or self._styles.is_gone(element):
            return False
        return self._is_plain(element)

    def _is_plain(self, element: Element) -> bool:
        """Whether nothing on the element or around it hides or changes its colours."""
        if id(element) not in self._plain:
            plain = element.tag not in _NOT_TEXT and not element.has("disabled")
            if plain and self._styles.says_any(element, _CHANGING):
                own = self._styles.own
                plain = own(element, "visibility") != "hidden"
                plain = plain and self._opacity(element) is not None
                plain = plain and all(
                    own(element, n) in ("", "none", "normal", "auto") for n in _UNSURE
                )
            around = element.parent
            self._plain[id(element)] = plain and (around is None or self._is_plain(around))
        return self._plain[id(element)]

    def _opacity(self, element: Element) -> float | None:
        """Return how opaque CSS makes the element; None where it comes and goes, or stands for disabled."""
        value = self._styles.own(element, "opacity")
        found = re.fullmatch(r"(\d*\.?\d+)(%?)", value)
        if found is None:
            return None if value else 1.0
        opacity = float(found[1]) / (100 if found[2] else 1)
        own = self._styles.own
        changes = own(element, "transition") or own(element, "animation")
        off = element.get("aria-disabled") == "true" or element.has("inert")
        is_sure = opacity >= 1 or (opacity >= FAINTEST and not changes and not off)
        return min(1.0, opacity) if is_sure else None

    def _fades(self, element: Element) -> tuple[tuple[Element, float], ...]:
        """Return what the element stands in that is not quite opaque, innermost first."""
        if id(element) not in self._faded:
            mine: tuple[tuple[Element, float], ...] = ()
            if self._styles.says_any(element, _FADING) and (self._opacity(element) or 1) < 1:
                mine = ((element, self._opacity(element) or 1),)
            around = self._fades(element.parent) if element.parent else ()
            self._faded[id(element)] = (*mine, *around) if mine else around
        return self._faded[id(element)]

    def front(self, element: Element) -> Rgba | None:
        """Return the colour of the element's words; None when it is not surely known."""
        if id(element) not in self._fronts:
            self._fronts[id(element)] = self._written(element)
        return self._fronts[id(element)]

    def _written(self, element: Element) -> Rgba | None:
        if element.parent is not None and not (
            element.tag in _COLOURED or self._styles.says_any(element, _COLOUR)
        ):
            return self.front(element.parent)
        for one in (element, *element.ancestors):
            value = self._styles.own(one, "color").lower()
            if not value and not self._all_known and one.tag in ("a", *_HEADINGS):
                return None
            if value and value not in ("inherit", "unset", "currentcolor"):
                return rgba(value)
            if not value and one.tag == "a" and one.has("href"):
                return (0, 0, 238, 1) if self._scheme == "light" else None
            if not value and one.tag in _CONTROLS:
                return None
            if not value and one.tag == "mark":
                return (0, 0, 0, 1)
        return (0, 0, 0, 1) if self._canvas() else None

    def _canvas(self) -> Rgba | None:
        """White, unless unknown CSS or the browser's dark scheme decides."""
        if not self._all_known:
            return None
        scheme = (
            self._styles.own(self._whole.elements[0], "color-scheme")
            if self._whole.elements
            else ""
        )
        return None if "dark" in scheme or self._scheme == "dark" else (255, 255, 255, 1)

    def behind(self, element: Element) -> Rgba | None:
        """Return the colour behind the element's words; None when it is not surely known."""
        if id(element) not in self._backs:
            self._backs[id(element)] = self._painted(element)
        return self._backs[id(element)]

    def _painted(self, element: Element) -> Rgba | None:
        if self.is_unsure(element):
            return None
        if self._styles.own(element, "background-image") not in ("", "none", "initial"):
            return None
        value = self._styles.own(element, "background-color").lower()
        if not value and element.tag in _CONTROLS | {"mark", "dialog"}:
            return None
        colour = (0, 0, 0, 0) if value in ("", "initial", "unset") else rgba(value)
        if colour is None:
            return None
        if colour[3] >= 0.995:
            return colour
        if self._floats(element):
            return None
        back = self.behind(element.parent) if element.parent else self._canvas()
        return over(colour, back) if back else None

    def _floats(self, element: Element) -> bool:
        """Whether it may lie over something else than its parent."""
        if not self._styles.says_any(element, _MOVING):
            return False
        own = self._styles.own
        return (
            own(element, "position") in ("absolute", "fixed")
            or own(element, "margin-top").startswith("-")
            or re.search(r"(?:^|\s)-[\d.]", own(element, "margin")) is not None
            or own(element, "transform") not in ("", "none")
        )

    def is_unsure(self, element: Element) -> bool:
        """Whether something else may be painted on the element's background, under its text."""
        if id(element) in self._styles.painted_over:
            return True
        own = self._styles.own
        for child in element.children:
            if not self._styles.says_any(child, _LYING_OVER):
                continue
            if own(child, "position") in ("absolute", "fixed") and _is_picture(child):
                return True
            if (
                own(child, "grid-area")
                or own(child, "grid-row")
                or own(child, "z-index").startswith("-")
            ):
                return True
        return False

    def needed(self, element: Element) -> float:
        """Return the least contrast for the size and weight of the element's words."""
        size = self._size_px(element)
        if size is None:
            return LARGE
        weight = self._styles.inherited(element, "font-weight")
        bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 700)
        bold = bold or (
            not weight
            and any(
                e.tag in ("b", "strong", "th", *_HEADINGS) for e in (element, *element.ancestors)
            )
        )
        return LARGE if size >= 24 or (bold and size >= 18.66) else NORMAL

    def _size_px(self, element: Element) -> float | None:
        if id(element) not in self._sizes:
            self._sizes[id(element)] = self._computed_px(element)
        return self._sizes[id(element)]

    def _computed_px(self, element: Element) -> float | None:
        value = self._styles.own(element, "font-size").lower()
        around = self._size_px(element.parent) if element.parent else 16.0
        if not value:
            return around * _HEADINGS.get(element.tag, 1.0) if around else None
        found = re.fullmatch(r"(\d*\.?\d+)(px|rem|em|%|pt)", value)
        if found is None or around is None:
            return {"small": 13.0, "smaller": 13.0, "medium": 16.0}.get(value)
        scale = {"px": 1.0, "pt": 4 / 3, "rem": 16.0, "em": around, "%": around / 100}
        return float(found[1]) * scale[found[2]]


def _is_picture(element: Element) -> bool:
    pictures = ("img", "picture", "video", "svg", "canvas", "iframe")
    return (
        element.tag in pictures
        or not element.text
        or any(e.tag in pictures for e in element.descendants)
    )
