"""Videos wait until somebody wants to see them."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

MOST_KB = 2500


def video_preload(page: PageView) -> Iterator[Fault]:
    """Fault videos and sounds above 2.5 MB that load with the page."""
    for node in page.document.named("video", "audio") if page.is_ordinary else ():
        urls = [node.get("src"), *(e.get("src") for e in node.elements if e.name == "source")]
        paths = [path for url in urls if url and (path := page.local_path(url))]
        sizes = [len(file.body) for path in paths[:1] if (file := page.view.file(path))]
        starts = "autoplay" in node.attrs or node.get("preload") == "auto"
        most = (
            MOST_KB / 2
            if node.get("preload") == "auto" and "autoplay" not in node.attrs
            else MOST_KB
        )
        if starts and sum(sizes) > most * 1000:
            yield fault_at(
                node,
                'Use preload="none" with a poster, or a much smaller file.',
                evidence=f"{' '.join(node.tag.split())}: {sum(sizes) / 1_000_000:.1f} MB",
            )
