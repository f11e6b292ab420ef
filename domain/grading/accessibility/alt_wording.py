"""An alternative text says what is shown, and no more."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

LONGEST_CHARACTERS = 250

_ANNOUNCED = re.compile(
    r"^(?:an? |the )?(?:image|picture|photo|photograph|graphic|icon) (?:of|showing)\b"
    r"|^(?:ein )?(?:bild|foto|grafik|abbildung) (?:von|des|der|eines|einer|mit)\b"
    r"|^(?:una )?(?:imagen|foto|fotografía) (?:de|del|que)\b",
    re.I,
)


def alt_wording(page: PageView) -> Iterator[Fault]:
    """Fault alternative texts that announce a picture, are very long, or repeat the text beside them."""
    whole = document(page)
    for image in whole.heard("img"):
        alt = image.get("alt")
        if _ANNOUNCED.search(alt):
            problem = "Leave out the announcement; a screen reader says that it is a picture."
        elif len(alt) > LONGEST_CHARACTERS:
            problem = f"Keep `alt` under {LONGEST_CHARACTERS} characters and describe the rest in the text."
        elif _repeats(image, whole):
            problem = 'Write alt="", as the text beside the picture says the same.'
        else:
            continue
        yield Fault(evidence=f"alt={alt[:120]!r}", fix=problem, selector=image.selector)


def _repeats(image: Element, whole: Document) -> bool:
    around = next((e for e in image.ancestors if e.tag in ("a", "button", "figure")), None)
    if around is None or not image.get("alt"):
        return False
    return around.text.casefold() == image.get("alt").casefold()
