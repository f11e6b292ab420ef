"""From the bytes a client sends to text, or one sentence that says why not."""

import re

from domain.errors import BriefInvalid

LIMIT_BYTES = 5_000_000
"""More text than any brief has; beyond it somebody sent the wrong file."""
LONGEST_TEXT = 200_000
"""Characters of text a brief may have, about sixty pages; every rule reads them all."""

LONGEST_WORD = 2_000
"""Characters without a space; the longest web addresses have about as many."""

_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word, OpenDocument or ZIP file",
    b"\xd0\xcf\x11\xe0": "an old Word file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"{\\rtf": "a rich text file",
}


def decoded(name: str, body: bytes) -> str:
    """Return the text of a brief.

    Raises:
        BriefInvalid: It is too large, binary, not UTF-8, or holds no word.
    """
    if len(body) > LIMIT_BYTES:
        raise BriefInvalid(
            source=name,
            problem=f"The file has {len(body) / 1e6:.1f} MB; a brief may have 5 MB at most.",
            remedy="Send the text alone, and pictures as files beside it.",
        )
    _refuse_binary(name, body)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BriefInvalid(
            source=name,
            line=body.count(b"\n", 0, error.start) + 1,
            problem=f"The text is not UTF-8; byte 0x{body[error.start]:02x} looks like Latin-1 "
            "or Windows-1252.",
            remedy="Save the file again with the encoding UTF-8.",
        ) from None
    if not any(letter.isalnum() for letter in text):
        raise BriefInvalid(
            source=name,
            problem="The brief is empty.",
            remedy="Write at least one sentence: what the firm is called, what it does, and how "
            "to reach it.",
        )
    _refuse_blobs(name, text)
    if len(text) > LONGEST_TEXT:
        raise BriefInvalid(
            source=name,
            line=text.count("\n", 0, LONGEST_TEXT) + 1,
            problem=f"The brief has {len(text):,} characters of text; {LONGEST_TEXT:,} is the most that is read.",
            remedy="Leave out from this line on what the website does not need.",
        )
    return text


def _refuse_blobs(name: str, text: str) -> None:
    """Refuse encoded data, which no rule for sentences should have to read."""
    blob = re.search(rf"\S{{{LONGEST_WORD + 1}}}", text)
    if blob is not None:
        raise BriefInvalid(
            source=name,
            line=text.count("\n", 0, blob.start()) + 1,
            problem=f"A word of more than {LONGEST_WORD:,} characters stands here.",
            remedy="Remove the encoded data, and send pictures as files beside the brief.",
        )


def _refuse_binary(name: str, body: bytes) -> None:
    for signature, what in _SIGNATURES.items():
        if body.startswith(signature):
            raise BriefInvalid(
                source=name,
                problem=f"The file is {what}, not text.",
                remedy="Save its text as plain text, Markdown, YAML or JSON in UTF-8.",
            )
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BriefInvalid(
            source=name,
            problem="The text is UTF-16, not UTF-8.",
            remedy="Save the file again with the encoding UTF-8.",
        )
    odd = next((i for i, byte in enumerate(body[:LIMIT_BYTES]) if byte in _CONTROL), None)
    if odd is not None:
        raise BriefInvalid(
            source=name,
            line=body.count(b"\n", 0, odd) + 1,
            problem=f"The file is binary; byte 0x{body[odd]:02x} does not occur in text.",
            remedy="Save the brief as plain text, Markdown, YAML or JSON in UTF-8.",
        )


_CONTROL = frozenset(set(range(32)) - {9, 10, 11, 12, 13, 0x1B} | {0x7F})
