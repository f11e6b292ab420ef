"""Text can be read under the pointer, in focus and where one has been."""

from collections.abc import Iterator

from domain.grading.accessibility.colour import Rgba, hexadecimal, ratio
from domain.grading.accessibility.contrast import Reader
from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import (
    STATES,
    Scheme,
    coloured_in,
    has_dark_scheme,
    styles,
    styles_in,
)
from domain.grading.audit import Fault
from domain.grading.view import PageView


def state_contrast(page: PageView) -> Iterator[Fault]:
    """Fault text that is clear at rest and too near its background in another state."""
    whole = document(page)
    seen: set[tuple[str, str]] = set()
    schemes: tuple[Scheme, ...] = ("light", "dark") if has_dark_scheme(page) else ("light",)
    for state in (*STATES, "visited"):
        touched = coloured_in(page, state)
        for scheme in schemes if touched else ():
            rest = Reader(whole, styles(page, scheme), scheme)
            reader = Reader(whole, styles_in(page, scheme, state), scheme)
            before = {id(element): (front, back) for element, front, back in rest.pairs(touched)}
            for element, front, back in reader.pairs(touched):
                pair = (hexadecimal(front), hexadecimal(back))
                needed = reader.needed(element)
                if not _is_spoiled(before.get(id(element)), (front, back), needed) or pair in seen:
                    continue
                seen.add(pair)
                yield Fault(
                    evidence=f"{pair[0]} on {pair[1]} is {ratio(front, back):.2f}:1 with :{state} "
                    f"in the {scheme} scheme: {element.words[:80]!r}",
                    fix=f"Choose colours with a contrast of at least {needed:g}:1.",
                    selector=element.selector,
                )


def _is_spoiled(before: tuple[Rgba, Rgba] | None, now: tuple[Rgba, Rgba], needed: float) -> bool:
    """Whether colours that are known and clear at rest are too near each other in the state."""
    if before is None or before == now or ratio(*before) < needed:
        return False
    return ratio(*now) < needed - 0.005
