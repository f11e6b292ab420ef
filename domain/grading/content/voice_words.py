"""The site keeps to the words its voice chart allows."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.evidence import evidence
from domain.grading.content.prose import texts
from domain.grading.content.wording import plain
from domain.grading.view import PageView, SiteView


def needs_voice(site: SiteView) -> str:
    """Say why the voice cannot be checked; empty when it can."""
    return "" if site.context.voice else "there is no voice chart of ours"


def voice_words(page: PageView) -> Iterator[Fault]:
    """Fault words the voice chart avoids, where they are not a client's own sentence."""
    voice, known = page.context.voice, evidence(page.view)
    if voice is None or not voice.avoid:
        return
    words = sorted({re.escape(w) for w in voice.avoid if w.strip()}, key=lambda w: (-len(w), w))
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.I)
    for piece in texts(page):
        found = pattern.search(piece.text)
        if found and not (known and plain(found.group()) in known.joined.split()):
            yield Fault(
                evidence=f"{found.group()!r} in {piece.text[:120]!r}",
                fix="Say it in plainer words.",
                selector=piece.selector,
                owner=piece.owner,
            )
