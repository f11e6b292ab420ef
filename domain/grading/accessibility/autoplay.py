"""Nothing plays by itself that cannot be stopped."""

from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def autoplay(page: PageView) -> Iterator[Fault]:
    """Fault sound that starts by itself, and embedded players told to start."""
    whole = document(page)
    for media in whole.of("audio", "video"):
        if media.has("autoplay") and not media.has("muted"):
            yield Fault(
                evidence=media.opening,
                fix="Remove `autoplay`, or mute it and show `controls`.",
                selector=media.selector,
            )
    for frame in whole.of("iframe"):
        source = frame.get("src").lower()
        if "autoplay=1" in source and "mute=1" not in source and "muted=1" not in source:
            yield Fault(
                evidence=frame.opening,
                fix="Remove autoplay=1 from the address.",
                selector=frame.selector,
            )
