"""What is only heard can also be read."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NAMED = re.compile(r"transcri|abschrift|textfassung|transkript", re.I)


def transcript(page: PageView) -> Iterator[Fault]:
    """Fault audio without a transcript near it."""
    for audio in document(page).heard("audio"):
        near = [a for a in audio.ancestors if a.tag not in ("html",)][:3]
        if not any(_NAMED.search(f"{a.text} {a.get('class')}") for a in near):
            yield Fault(
                evidence=audio.opening,
                fix="Put a transcript, or a link to one, beside the player.",
                selector=audio.selector,
            )
