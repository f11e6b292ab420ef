"""Chats as a phone exports them: every line with a stamp and a sender before what was said."""

import re
from collections.abc import Sequence

from domain.intake.stretch import NOTHING, Stretch

_DATE = (
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?"
)
_STAMP = re.compile(rf"^\W*(?:\[{_DATE}\]|{_DATE}\s+[-–—])\s*")
_SENDER = re.compile(r"^(?:~\s*)?[^:\n]{1,40}:(?:\s+|$)")
_NO_WORDS = re.compile(
    r"(?i)\W*(?:<[^<>]{3,40}>|(?:image|video|audio|gif|sticker|document|contact card|bild|sprachnachricht|imagen|foto) (?:omitted|weggelassen|omitid[oa])"
    r"|(?:this message was|you) deleted.{0,20}|.{0,80}(?:end-to-end|ende-zu-ende|de extremo a extremo).{0,120}|missed (?:voice|video) call.{0,20})\W*"
)
_FEWEST = 3
"""Stamped lines from which on a text is such a chat."""


def without_stamps(lines: Sequence[Stretch]) -> list[Stretch]:
    """Return what was said in a chat, each message a paragraph of its own; other texts as they are."""
    stamps = [_STAMP.match(line.text) for line in lines]
    filled = sum(bool(line.text.strip()) for line in lines)
    stamped = sum(stamp is not None for stamp in stamps)
    if stamped < _FEWEST or stamped * 2 < filled:
        return list(lines)
    made: list[Stretch] = []
    for line, stamp in zip(lines, stamps, strict=True):
        said = line.cut(stamp.end()) if stamp else line
        sender = _SENDER.match(said.text) if stamp else None
        said = said.cut(sender.end()) if sender else said
        if _NO_WORDS.fullmatch(said.text):
            continue
        made += [NOTHING, said] if stamp else [said]
    return made
