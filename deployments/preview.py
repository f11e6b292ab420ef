"""Serve a site as a good static host does: compressed, cached, with its security headers."""

import contextlib
import fnmatch
import gzip
import mimetypes
import socket
from pathlib import Path
from typing import cast

import brotli
import uvicorn
from rich.console import Console
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from blocks._brief_files import is_file
from domain.errors import BriefInvalid

_COMPRESSED = ("text/", "application/javascript", "application/json", "image/svg+xml")
_TYPES = {".webmanifest": "application/manifest+json", ".avif": "image/avif", ".webp": "image/webp"}
_DEFAULTS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
}


def serve(folder: Path, *, port: int, say: Console) -> None:
    """Serve `folder` until Ctrl-C.

    Raises:
        BriefInvalid: There is no such folder, or the port cannot be used.
    """
    if not folder.is_dir():
        problem = "It is a file, not a folder." if folder.exists() else "There is no such folder."
        remedy = "Give the folder that holds the site's index.html, or a release."
        raise BriefInvalid(source=str(folder), problem=problem, remedy=remedy)
    with _listening(port) as listener:
        config = uvicorn.Config(preview_app(folder), log_level="warning")
        say.print(f"http://127.0.0.1:{listener.getsockname()[1]}/  (Ctrl-C stops it)")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        # Told now, not when the server starts: two could share the address until one listens.
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        why = getattr(error, "strerror", None) or "it is not in 0-65535"
        raise BriefInvalid(
            source="--port",
            problem=f"{port} cannot be used: {why}.",
            remedy="Give another one; 0 takes any that is free.",
        ) from error
    return listener


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
    try:
        path = (root / url.lstrip("/")).resolve()
    except (OSError, RuntimeError, ValueError):  # a link to itself, or a name no file can have
        return None
    if not path.is_relative_to(root) or path.name == "_headers":
        return None
    for candidate in (path, path / "index.html", path.with_name(f"{path.name}.html")):
        if is_file(candidate) and (candidate == path or candidate.suffix == ".html"):
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
