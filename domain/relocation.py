"""A file of a site as it works below another address than the root its links begin at."""

import re

_LINK = re.compile(r"(?i)(\s(?:href|src|poster|data)\s*=\s*[\"'])/(?![/\\])")
_SET = re.compile(r"(?i)\s(?:imagesrcset|srcset)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_OF_SET = re.compile(r"([\"',]\s*)/(?![/\\])")
_URL = re.compile(r"(?i)(\burl\(\s*[\"']?)/(?![/\\])")


def relocated(body: bytes, *, media_type: str, below: str) -> bytes:
    """Return a file with every address that begins at the root begin at `below` instead.

    Args:
        body: The file; pages and style sheets name addresses, all else stays as it is.
        media_type: Of the file.
        below: Path without a slash at its end.
    """
    if media_type not in {"text/html", "text/css"}:
        return body
    root = rf"\g<1>{below}/"
    text = _URL.sub(root, body.decode(errors="surrogateescape"))
    if media_type == "text/html":
        text = _LINK.sub(root, text)
        text = _SET.sub(lambda one: _OF_SET.sub(root, one[0]), text)
    return text.encode(errors="surrogateescape")
