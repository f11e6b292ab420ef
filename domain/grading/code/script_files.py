"""Files that scripts load are there."""

import re
from collections.abc import Iterator
from posixpath import dirname
from urllib.parse import urljoin

from domain.grading.audit import Fault
from domain.grading.code.sources import Script, scripts, without_comments
from domain.grading.view import SiteView

_MODULE = re.compile(
    r"(?:^|[;\n}])\s*(?:import|export)\b(?:[\w\s{},*$]{0,400}?\bfrom)?\s*[\"'](?P<a>\.{0,2}/[^\"'\n]{1,200})[\"']"
    r"|\bimport\(\s*[\"'](?P<b>\.{0,2}/[^\"'\n]{1,200})[\"']\s*\)"
)
_LOADED = re.compile(
    r"\b(?:fetch|importScripts|getJSON|new\s+(?:Shared)?Worker|serviceWorker\.register|\.addModule)\(\s*[\"'](/[^\"'\n]{1,200})[\"']"
)
_FILE = re.compile(r"\.(?:m?js|json|html?|txt|csv|xml|svg|png|jpe?g|webp|avif|wasm|woff2)$", re.I)
"""Endings that only files have; other addresses may be answered by a program."""


def script_files(site: SiteView) -> Iterator[Fault]:
    """Fault modules, workers and data that the site's own scripts name and no file answers."""
    for script in scripts(site):
        if script.is_vendor or not re.search(r"import|export|fetch|Worker|getJSON", script.code):
            continue
        plain = without_comments(script.code)
        for at, address, is_module in _named(plain):
            path = urljoin(_base(script), address).split("?")[0].split("#")[0]
            path = path.removeprefix(site.base)
            if (is_module or _FILE.search(path)) and site.answering(path) is None:
                yield Fault(
                    evidence=f"{address!r}: no file answers {path}",
                    fix="Add the file, or name the one that exists.",
                    selector=script.selector,
                    line=script.line(at),
                    page=script.page,
                    severity=None if is_module else "moderate",
                )


def _named(code: str) -> Iterator[tuple[int, str, bool]]:
    for found in _MODULE.finditer(code):
        address = found["a"] or found["b"]
        yield found.start(found.lastgroup or 0), address, True
    for found in _LOADED.finditer(code):
        yield found.start(1), found[1], False


def _base(script: Script) -> str:
    """Return the path addresses in the script start from: modules know where they lie."""
    folder = dirname(script.selector) if script.page == "*" else script.page
    return f"/{folder}/".replace("//", "/") if script.page == "*" else folder
