"""Text can be read under the pointer and in focus too."""

from collections.abc import Iterator

from domain.grading.accessibility.colour import hexadecimal, ratio
from domain.grading.accessibility.contrast import MOST_PER_PAGE, NORMAL, Reader
from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import (
    STATES,
    Scheme,
    changes_colours,
    has_dark_scheme,
    styles,
    styles_in,
)
from domain.grading.audit import Fault
from domain.grading.view import PageView


def state_contrast(page: PageView) -> Iterator[Fault]:
    """Fault text that is clear at rest and too near its background with `:hover` or `:focus`."""
    schemes: tuple[Scheme, ...] = ("light", "dark") if has_dark_scheme(page) else ("light",)
    whole = document(page)
    seen: set[tuple[str, str]] = set()
    for scheme in schemes:
        rest = {
            id(element): (front, back)
            for element, front, back in Reader(whole, styles(page, scheme), scheme).pairs()
        }
        for state in STATES:
            if not changes_colours(page, state):
                continue
            reader = Reader(whole, styles_in(page, scheme, state), scheme)
            for element, front, back in reader.pairs():
                pair = (hexadecimal(front), hexadecimal(back))
                reached = ratio(front, back)
                if reached >= NORMAL or pair in seen or len(seen) >= MOST_PER_PAGE:
                    continue
                before = rest.get(id(element))
                needed = reader.needed(element)
                if before is None or before == (front, back) or ratio(*before) < needed:
                    continue  # not known at rest, the same as at rest, or told by `contrast`
                if reached < needed - 0.005:
                    seen.add(pair)
                    yield Fault(
                        evidence=f"{pair[0]} on {pair[1]} is {reached:.2f}:1 with :{state} "
                        f"in the {scheme} scheme: {element.words[:80]!r}",
                        fix=f"Choose colours with a contrast of at least {needed:g}:1.",
                        selector=element.selector,
                    )
