"""Words in a picture are words of the page too."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_WORDS = re.compile(rb"<text\b[^>]{0,400}>([^<]{1,400})|<tspan\b[^>]{0,400}>([^<]{1,400})")
LEAST = 4
"""Words; fewer are a logo or a mark."""


def text_in_image(page: PageView) -> Iterator[Fault]:
    """Fault drawings of words whose alternative text is empty."""
    for image in document(page).heard("img"):
        src = image.get("src")
        path = page.local_path(src) if src.lower().split("?")[0].endswith(".svg") else None
        file = page.view.file(path) if path else None
        if file is None or image.get("alt") or not image.has("alt") or len(file.body) > 200_000:
            continue
        words = (
            b" ".join(a or b for a, b in _WORDS.findall(file.body))
            .decode("utf-8", "replace")
            .split()
        )
        if len(words) >= LEAST and " ".join(words).lower() not in page.text.lower():
            yield Fault(
                evidence=f"{path} shows {' '.join(words)[:100]!r}, its alt is empty",
                fix="Write the words as text of the page, or into `alt`.",
                selector=image.selector,
            )
