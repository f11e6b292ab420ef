"""Letters are the ones that were written."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.mojibake import mojibake as content_mojibake
from domain.grading.view import PageView

_TWICE = re.compile(
    r"[^\s<>\"']{0,30}(?:Ã[\u0080-\u00bf¤¶¼Ÿ„–œ±©¡³ºª­‰]|â€[™œž\u009d“”¦˜]|Â[ °§·©®»«£€]|ï»¿|ðŸ)[^\s<>\"']{0,30}"
)


def mojibake(page: PageView) -> Iterator[Fault]:
    """Fault bytes that are not UTF-8, and letters encoded twice; mild where content tells it."""
    try:
        page.file.body.decode("utf-8")
    except UnicodeDecodeError as error:
        before = page.file.body[: error.start]
        shown = page.file.body[max(0, error.start - 15) : error.start + 15]
        yield Fault(
            evidence=f"byte {page.file.body[error.start]:#04x} in {shown!r} is not UTF-8",
            fix="Save the file as UTF-8.",
            selector=page.file.path,
            line=before.count(b"\n") + 1,
        )
    is_likely = page.is_ordinary and any(sign in page.html for sign in ("Ã", "â€", "Â", "ï»", "ðŸ"))
    match = _TWICE.search(page.html) if is_likely else None
    if match:
        is_told = any(content_mojibake(page))
        yield Fault(
            severity="minor" if is_told else None,
            evidence=match[0][:80],
            fix="Read the text as UTF-8 before it is written as UTF-8.",
            selector=page.file.path,
            line=page.html.count("\n", 0, match.start()) + 1,
        )
