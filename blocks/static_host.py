"""Answer for a site as a good static host does: compressed, cached, with its security headers."""

import fnmatch
import gzip
import mimetypes
from collections.abc import Callable
from pathlib import Path
from typing import cast

import brotli
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from domain.site import Site

Read = Callable[[str], bytes | None]
"""Gives the bytes of the file at a path inside the site, such as `about/index.html`, or None."""

_COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
_TYPES = {".webmanifest": "application/manifest+json", ".avif": "image/avif", ".webp": "image/webp"}
_DEFAULTS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}


def in_folder(folder: Path) -> Read:
    """Return how files of `folder` are read, never one outside it."""
    root = folder.resolve()

    def read(path: str) -> bytes | None:
        try:
            file = (root / path).resolve()
            is_ours = file.is_relative_to(root) and file.is_file()
            return file.read_bytes() if is_ours else None
        except (OSError, RuntimeError, ValueError):  # a link to itself, or a name no file can have
            return None

    return read


def in_site(site: Site) -> Read:
    """Return how files of `site` are read."""

    def read(path: str) -> bytes | None:
        file = site.by_path.get(path)
        return file.body if file else None

    return read


def host(read: Read, *, base: str = "", without: frozenset[str] = frozenset()) -> Starlette:
    """Return an ASGI application that serves the files `read` gives.

    Args:
        read: Gives the files.
        base: The path the site is published under, such as `/shop`; empty at the root.
        without: Names of headers, in lower case, that are not sent though the site asks for them.
    """
    rules = _header_rules((read("_headers") or b"").decode("utf-8", "replace"))

    async def answer(request: Request) -> Response:
        path = request.url.path
        url = path.removeprefix(base) if path.startswith(f"{base}/") else "/.."
        found = _find(read, url)
        if found is None and not url.endswith("/") and _find(read, url + "/"):
            return Response(status_code=308, headers={"location": path + "/"})
        asked = {**_DEFAULTS, **_headers(rules, url)}
        headers = {name: value for name, value in asked.items() if name not in without}
        accepted = request.headers.get("accept-encoding", "")
        return _respond(found, headers, accepted, missing=_find(read, "/404.html"))

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])])


File = tuple[str, bytes]


def _respond(
    found: File | None, headers: dict[str, str], accepted: str, *, missing: File | None
) -> Response:
    status = 200 if found else 404
    shown = found or missing
    if shown is None:
        return Response("Not found", status_code=404, headers=headers)
    path, body = shown
    type_ = _media_type(path)
    body, encoding = _compress(body, type_, accepted)
    if encoding:
        headers |= {"content-encoding": encoding, "vary": "accept-encoding"}
    headers.setdefault("cache-control", _caching(type_))
    headers["content-type"] = type_
    return Response(body, status_code=status, headers=headers)


def _find(read: Read, url: str) -> File | None:
    """Return path and bytes of the file that answers a URL path."""
    path = url.strip("/")
    if ".." in path.split("/") or path.rpartition("/")[2] == "_headers":
        return None
    if path and not url.endswith("/") and (body := read(path)) is not None:
        return path, body
    index = f"{path}/index.html" if path else "index.html"
    if (body := read(index)) is not None:
        # Without its slash a folder is only redirected to.
        return (index, body) if url.endswith("/") else None
    body = read(f"{path}.html")
    return None if body is None else (f"{path}.html", body)


def _media_type(path: str) -> str:
    guessed = _TYPES.get(Path(path).suffix) or mimetypes.guess_type(path)[0]
    type_ = guessed or "application/octet-stream"
    return f"{type_}; charset=utf-8" if type_.startswith("text/") else type_


def _compress(body: bytes, type_: str, accepted: str) -> tuple[bytes, str]:
    if not type_.startswith(_COMPRESSED) or len(body) < 256:
        return body, ""
    if "br" in accepted:
        return cast("bytes", brotli.compress(body, quality=5)), "br"  # pyright: ignore[reportUnknownMemberType] # no types
    if "gzip" in accepted:
        return gzip.compress(body, mtime=0), "gzip"
    return body, ""


def _caching(type_: str) -> str:
    return "no-cache" if type_.startswith("text/html") else "public, max-age=31536000, immutable"


def _header_rules(text: str) -> list[tuple[str, dict[str, str]]]:
    """Read a `_headers` file: a path pattern, then its headers indented below it."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            rules.append((line.strip(), {}))
        elif rules and ":" in line:
            name, value = line.split(":", 1)
            rules[-1][1][name.strip().lower()] = value.strip()
    return rules


def _headers(rules: list[tuple[str, dict[str, str]]], url: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if fnmatch.fnmatchcase(url, pattern):
            found |= headers
    return found
