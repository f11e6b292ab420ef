"""Nothing runs, blinks or plays for ever."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def moving_text(page: PageView) -> Iterator[Fault]:
    """Fault `marquee`, `blink`, and films that play for ever with nothing to stop them."""
    for element in document(page).of("marquee", "blink"):
        yield Fault(
            evidence=f"{element.opening} {element.text[:60]!r}",
            fix="Write it as plain text.",
            selector=element.selector,
        )
    for film in document(page).of("video"):
        endless = film.has("autoplay") and film.has("loop") and not film.has("controls")
        if endless and not _can_stop(page):
            yield Fault(
                evidence=film.opening,
                fix="Add `controls` or a button that pauses it, or leave out `loop`.",
                selector=film.selector,
            )


_STOP = re.compile(r"pause|stop|anhalten|pausieren|pausar|detener", re.I)


def _can_stop(page: PageView) -> bool:
    """Whether the page has a button, or the site a script, that may stop what plays."""
    buttons = " ".join(f"{b.text} {b.opening}" for b in document(page).of("button"))
    return bool(_STOP.search(buttons)) or any(
        ".pause(" in code for code in page.view.scripts.values()
    )
