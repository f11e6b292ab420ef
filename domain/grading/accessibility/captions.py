"""Videos with sound have captions."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def captions(page: PageView) -> Iterator[Fault]:
    """Fault a video that can be heard and has no caption track."""
    for video in document(page).heard("video"):
        tracks = [e.get("kind").lower() for e in video.descendants if e.tag == "track"]
        if not video.has("muted") and not any(k in ("captions", "subtitles", "") for k in tracks):
            yield Fault(
                evidence=video.opening,
                fix='Add <track kind="captions" srclang=... src=...>, or `muted` if it has no sound.',
                selector=video.selector,
            )
