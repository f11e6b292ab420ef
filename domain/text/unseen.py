"""Letters no font shows: words for a machine can be hidden in them, and no visitor misses them."""

import re

_NEVER = (
    # What Unicode calls default ignorable, without the two joiners of Persian, Hindi and emoji.
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0080-\U000e00ff"
    "\U000e01f0-\U000e0fff"
)
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SELECTABLE = "\u00a9\u00ae\u203c-\u3299\u3400-\u9fff\uf900-\ufaff\U0001f000-\U0003ffff"
"""Signs of which there are several forms: emoji and Chinese signs."""
_TAGS = "\U000e0000-\U000e007f"
_FLAGS = "|".join(
    "\U0001f3f4" + "".join(chr(0xE0000 + ord(letter)) for letter in land) + "\U000e007f"
    for land in ("gbeng", "gbsct", "gbwls")
)
"""The flags of England, Scotland and Wales, which are a black one with tags behind it."""
_UNSEEN = re.compile(
    rf"{_FLAGS}|(?P<unseen>[{_NEVER}]+|[{_TAGS}]+"
    # One form can be chosen of a sign or the key of a phone, and two signs joined once; more hold
    # something else.
    rf"|(?<![{_SELECTABLE}])(?!\ufe0f\u20e3)[{_SELECTORS}]+|(?<=[{_SELECTORS}])[{_SELECTORS}]+"
    r"|(?<=[\u200c\u200d])[\u200c\u200d]+|(?<![^\x00-\u02ff])[\u200c\u200d]+)"
)


def unseen(text: str) -> list[tuple[int, int]]:
    """Return where letters stand that nobody sees."""
    if text.isascii():
        return []
    return [found.span() for found in _UNSEEN.finditer(text) if found["unseen"]]


def without_unseen(text: str) -> str:
    """Return what is seen of a text."""
    for start, end in reversed(unseen(text)):
        text = text[:start] + text[end:]
    return text
