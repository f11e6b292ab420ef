"""Read the response headers a host is told to send: `_headers`, Apache, Vercel, Netlify."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from domain.grading.view import SiteView
from domain.text.json_text import read_json

_FILES = ("_headers", ".htaccess", "vercel.json", "netlify.toml", "staticwebapp.config.json")


@dataclass(frozen=True, slots=True)
class Header:
    """One response header."""

    path: str
    """Paths it is sent for, such as `/*`."""
    name: str
    """Lower case."""
    value: str
    file: str
    line: int | None


def unknown_headers(site: SiteView) -> str:
    """Return why nothing can be said of response headers, or an empty text."""
    if site.is_ours or any(site.file(name) for name in ("_headers", "vercel.json", "netlify.toml")):
        return ""
    if any(header.name not in ("cache-control", "expires") for header in headers(site)):
        return ""
    return "the folder has no file of response headers; they depend on the host that serves it"


def headers(site: SiteView) -> tuple[Header, ...]:
    """Return every header the site's own files declare."""
    if "_sent_headers" not in vars(site):
        found: list[Header] = []
        for name in _FILES:
            if file := site.file(name):
                text = file.body.decode("utf-8", "replace")
                found += _READERS[name](text)
        vars(site)["_sent_headers"] = tuple(found)
    return vars(site)["_sent_headers"]


def sent_for(site: SiteView, url: str) -> dict[str, Header]:
    """Return the headers sent with a URL path, the last of each name."""
    return {h.name: h for h in headers(site) if _fits(h.path, url)}


def _fits(pattern: str, url: str) -> bool:
    made = re.escape(pattern).replace(r"\*", ".*").replace(r"\(\.\.*\)", ".*")
    return re.fullmatch(made, url) is not None or pattern in ("/(.*)", "/:path*")


def _listed(text: str) -> Iterator[Header]:
    path = ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            path = line.strip()
        elif ":" in line:
            name, _, value = line.strip().partition(":")
            yield Header(path, name.strip().lower(), value.strip(), "_headers", number)


def _apache(text: str) -> Iterator[Header]:
    pattern = re.compile(
        r"^\s*Header\s+(?:always\s+)?(?:set|append|merge)\s+(\S+)\s+(.*)$", re.IGNORECASE
    )
    for number, line in enumerate(text.splitlines(), 1):
        if match := pattern.match(line):
            value = match[2].strip().strip("\"'")
            yield Header("/*", match[1].strip('":').lower(), value, ".htaccess", number)


def _toml(text: str) -> Iterator[Header]:
    path = ""
    for number, line in enumerate(text.splitlines(), 1):
        match = re.match(r"\s*\"?([\w-]+)\"?\s*=\s*[\"']{1,3}(.*?)[\"']*\s*$", line)
        if match and match[1] == "for":
            path = match[2]
        elif match and path and "-" in match[1]:
            yield Header(path, match[1].lower(), match[2], "netlify.toml", number)


def _vercel(text: str) -> Iterator[Header]:
    try:
        loaded: Any = read_json(text)
        for group in loaded.get("headers", []):
            for header in group["headers"]:
                yield Header(
                    group["source"], header["key"].lower(), header["value"], "vercel.json", None
                )
    except (ValueError, KeyError, TypeError, AttributeError):
        return


def _azure(text: str) -> Iterator[Header]:
    try:
        loaded: Any = read_json(text)
        for name, value in loaded.get("globalHeaders", {}).items():
            yield Header("/*", name.lower(), str(value), "staticwebapp.config.json", None)
    except (ValueError, AttributeError):
        return


_READERS = {
    "_headers": _listed,
    ".htaccess": _apache,
    "vercel.json": _vercel,
    "netlify.toml": _toml,
    "staticwebapp.config.json": _azure,
}
