"""Pictures a line names."""

import re

from domain.intake.desk import Desk
from domain.intake.stretch import Stretch

PICTURE_LABEL = re.compile(
    r"(?i)(?:photos?|fotos?|images?|bild(?:er)?|im[aá]gen(?:es)?|pictures?|logo|hero(?: image)?|titelbild|portada)\s*:"
)
PICTURE = re.compile(
    r"[^\s:*\"'<>|()\[\]]+(?: [^\s:*\"'<>|()\[\]]+){0,4}?\.(?:jpe?g|png|webp|avif|gif|tiff?|heic|svg|bmp)(?!\w)",
    re.IGNORECASE,
)
"""The name of a picture's file."""


def take_photo(desk: Desk, said: Stretch, heading: str = "", *, role: str = "") -> bool:
    """Take the picture a line names down, with the words beside it as caption."""
    line = said.folded()
    match = PICTURE.search(line.text)
    if match is None:
        return False
    start = match.start()
    if " " in match.group():
        tail = re.search(r"\S+$", match.group())
        whole = re.match(r"^[^ ]+(?: [^ ]+)*$", match.group())
        start = (
            match.start()
            if start == 0 and whole and "/" in match.group()
            else match.start() + (tail.start() if tail else 0)
        )
    before, after = line.text[:start], line.text[match.end() :]
    caption = f"{before.strip(' :–—-,(|')} {after.strip(' :–—-,)|(')}".strip()
    caption = re.sub(
        r"(?i)^(?:photo|foto|image|bild|imagen|picture|logo)\s*[:–—-]?\s*", "", caption
    )
    caption = caption.strip(' :–—-,|"“”')
    desk.add_photo(
        line.cut(start, match.end()),
        caption=caption,
        role=role or role_of(f"{caption} {line.text}"),
        heading=heading,
    )
    return True


def role_of(words: str) -> str:
    """Return what a picture is, by the words beside it."""
    low = words.lower()
    for role, cue in (
        ("logo", r"\blogo"),
        ("before", r"\bbefore\b|\bvorher\b|\bantes\b"),
        ("after", r"\bafter\b|\bnachher\b|\bdespués\b"),
        ("portrait", r"\bportrait\b|\bporträt\b|\bretrato\b"),
    ):
        if re.search(cue, low.replace("_", " ").replace("-", " ")):
            return role
    return "photo"
