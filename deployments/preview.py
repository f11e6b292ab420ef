"""Serve a site as a good static host does: compressed, cached, with its security headers."""

import fnmatch
import gzip
import mimetypes
from pathlib import Path
from typing import cast

import brotli
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
_TYPES = {".webmanifest": "application/manifest+json", ".avif": "image/avif", ".webp": "image/webp"}
_DEFAULTS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}


def preview_app(folder: Path) -> Starlette:
    """Return an ASGI application that serves `folder`, or the `site/` of the release in it."""
    is_release = (folder / "manifest.json").is_file() and (folder / "site").is_dir()
    root = (folder / "site" if is_release else folder).resolve()
    rules = _header_rules(root / "_headers")

    async def answer(request: Request) -> Response:
        url = request.url.path
        file = _find(root, url)
        if file is None and not url.endswith("/") and _find(root, url + "/"):
            return Response(status_code=308, headers={"location": url + "/"})
        status = 200 if file else 404
        file = file or _find(root, "/404.html")
        headers = {**_DEFAULTS, **_headers(rules, url)}
        if file is None:
            return Response("Not found", status_code=404, headers=headers)
        body = file.read_bytes()
        type_ = _media_type(file)
        body, encoding = _compress(body, type_, request.headers.get("accept-encoding", ""))
        if encoding:
            headers |= {"content-encoding": encoding, "vary": "accept-encoding"}
        headers.setdefault("cache-control", _caching(type_))
        headers["content-type"] = type_
        return Response(body, status_code=status, headers=headers)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])])


def _find(root: Path, url: str) -> Path | None:
    """Return the file for a URL path, never one outside `root`."""
    path = (root / url.lstrip("/")).resolve()
    if not path.is_relative_to(root) or path.name == "_headers":
        return None
    for candidate in (path, path / "index.html", path.with_name(f"{path.name}.html")):
        if candidate.is_file() and (candidate == path or candidate.suffix == ".html"):
            return (
                None
                if candidate.name == "index.html" and not url.endswith(("/", "index.html"))
                else candidate
            )
    return None


def _media_type(file: Path) -> str:
    guessed = _TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0]
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


def _header_rules(file: Path) -> list[tuple[str, dict[str, str]]]:
    """Read a `_headers` file: a path pattern, then its headers indented below it."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
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
