"""Read the attributes in a start tag of HTML source."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache

_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?", re.DOTALL
)


@lru_cache(maxsize=4096)
def attributes(source: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return the attributes, and the names given more than once.

    The same tag stands on every page of a site, and all of them share these.
    """
    attrs: dict[str, str] = {}
    twice: list[str] = []
    for match in _ATTRIBUTE.finditer(source):
        name = match[1].lower()
        value = match[2] or match[3] or match[4] or ""
        if name in attrs:
            twice.append(name)
        else:
            attrs[name] = html.unescape(value) if "&" in value else value
    return attrs, tuple(twice)
