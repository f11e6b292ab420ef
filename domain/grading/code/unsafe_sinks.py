"""Nothing from the address bar becomes markup or code."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.code.sources import Script, scripts, without_comments
from domain.grading.view import SiteView

_SOURCE = (
    r"(?:(?:window\.|document\.|self\.|top\.)?location\s*(?:\.\s*(?:hash|search|href|pathname)\b|\.toString\(|\s*\[)"
    r"|document\.(?:URL\b|documentURI\b|referrer\b|cookie\b)|window\.name\b"
    r"|URLSearchParams\b|\.searchParams\.get\(|(?:e|ev|evt|event|msg|message)\.data\b"
    r"|(?:getElementById|querySelector)\([^)]*\)\.value\b|(?:local|session)Storage\.getItem\()"
)
_SINK = re.compile(
    r"(?:\.(?:innerHTML|outerHTML|srcdoc)\s*\+?=(?!=)|\.insertAdjacentHTML\s*\(|document\.write(?:ln)?\s*\("
    r"|\.createContextualFragment\s*\(|\.(?:html|append|prepend|after|before)\s*\(\s*(?=[\"'`][^\"'`]*<)"
    r"|\.html\s*\(|\beval\s*\(|\bnew\s+Function\s*\(|set(?:Timeout|Interval)\s*\(\s*(?=[\w.\"'`]+\s*[+,])"
    r"|\.setAttribute\(\s*[\"'](?:href|src|action|formaction|srcdoc)[\"']\s*,"
    r"|(?:window\.|document\.)?location(?:\.href)?\s*=(?!=))(?P<value>[^;\n]{0,400})"
)
_MOVE = re.compile(r"(?:window\.|document\.)?location|\.setAttribute")
"""Sinks that take an address, which is harmless once its beginning is given."""
_ASSIGN = re.compile(r"(?:(?:const|let|var)\s+)?([A-Za-z_$][\w$]*)\s*=(?![=>])\s*([^;\n]{0,300})")
_SAFE = re.compile(
    r"DOMPurify|sanitiz|escapeH|escape_|encodeURI|textContent|parseInt|Number\(|\.includes\(|===|new URL\("
    r"|createTextNode|JSON\.stringify|esc\(",
    re.IGNORECASE,
)


_TAKEN = re.compile(
    r"(?:new\s+URLSearchParams\([^)]{0,80}\)|\w+)\.get\(|decodeURIComponent\(\s*(?:window\.|document\.)?location\.(?:hash|search)"
)
"""A value that begins with what the address holds, undressed."""


def unsafe_sinks(site: SiteView) -> Iterator[Fault]:
    """Fault scripts that write what the visitor's address holds into the page or run it."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        for at, snippet in flows(script.code):
            yield _fault(script, at, snippet)


def _fault(script: Script, at: int, snippet: str) -> Fault:
    return Fault(
        evidence=snippet,
        fix="Write it with textContent, or check it against a list of allowed values.",
        selector=script.selector,
        line=script.line(at),
        page=script.page,
    )


@lru_cache(maxsize=256)
def flows(code: str) -> tuple[tuple[int, str], ...]:
    """Return offset and text of every sink that takes something from outside."""
    plain = without_comments(code)
    outside = re.compile(_SOURCE)
    names = _tainted(plain, outside)
    found: list[tuple[int, str]] = []
    for match in _SINK.finditer(plain):
        value = match["value"]
        is_move = _MOVE.match(match[0]) is not None
        is_tainted = bool(outside.search(value)) or any(_uses(value, name) for name in names)
        if is_tainted and not _SAFE.search(value) and not (is_move and not _is_open(value, names)):
            found.append((match.start(), " ".join(match[0].split())[:200]))
    return tuple(found)


def _tainted(code: str, outside: re.Pattern[str]) -> frozenset[str]:
    names: set[str] = set()
    for _ in range(3):
        for match in _ASSIGN.finditer(code):
            name, value = match[1], match[2]
            is_outside = outside.search(value) or any(_uses(value, known) for known in names)
            if is_outside and not _SAFE.search(value):
                names.add(name)
    return frozenset(names)


def _uses(value: str, name: str) -> bool:
    bare = re.sub(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'", "", value)
    return re.search(rf"(?<![\w$.]){re.escape(name)}(?![\w$])", bare) is not None


def _is_open(value: str, names: frozenset[str]) -> bool:
    """Whether a move goes wherever the address says: the value begins with what came from outside."""
    start = value.strip()
    if _TAKEN.match(start):
        return True
    return any(re.match(rf"{re.escape(name)}\s*\)?\s*$", start) for name in names)
