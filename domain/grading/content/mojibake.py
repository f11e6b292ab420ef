"""Letters are the letters that were written."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import pieces
from domain.grading.view import PageView

_BROKEN = re.compile(
    r"Ã[\u0080-\u00bf¤¼¶Ÿ„–œ©¡³±\u00ad]|â€[™œ\u009d“”¦\u0093\u0094\u0099]|Â(?=[\u00a0£©®°·»«])|â‚¬|\ufffd|ï»¿|&(?:amp;)?(?:nbsp|quot|eacute|auml|ouml|uuml|rsquo|mdash|ndash);"
)


_MARKUP = re.compile(
    r"&(?:amp|lt|gt|#\d{2,4});|<(?:br|/?p|/?b|/?strong|/?em|/?span|/?div)\b[^>]*>", re.I
)
"""What stands in a title or description as text was escaped twice, or never taken out."""
_HEAD = ("title", "description", "og", "alt")


def mojibake(page: PageView) -> Iterator[Fault]:
    """Fault text that was read in the wrong encoding, and entities shown as text."""
    for piece in pieces(page):
        found = _BROKEN.search(piece.text) or (
            _MARKUP.search(piece.text) if piece.source in _HEAD else None
        )
        if found and not piece.is_code:
            yield Fault(
                evidence=f"{found.group()!r} in {piece.text[max(0, found.start() - 30) : found.end() + 30]!r}",
                fix="Save the text as UTF-8, and escape it once.",
                selector=piece.selector,
                owner=piece.owner,
            )
            return
