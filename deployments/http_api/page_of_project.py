"""`/projects/{name}`: a page on which people watch one project and decide; it asks the API for all of it.

`/projects/` is the same page, and lists the projects.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

from fastapi import APIRouter, Response

from deployments.http_api.immutable import IfNoneMatch, is_known, same
from deployments.http_api.problems import not_found

router = APIRouter(prefix="/projects", include_in_schema=False)

_FOLDER = Path(__file__).parent / "page"
_TYPES = {
    "index.html": "text/html; charset=utf-8",
    "page.css": "text/css; charset=utf-8",
    "page.js": "text/javascript; charset=utf-8",
    "icon.svg": "image/svg+xml",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'"
)
"""Nothing but the page's own files and the API of the same origin; no inline script or style."""


def _file(name: str) -> Callable[[str | None], Response]:
    body = (_FOLDER / name).read_bytes()
    etag = hashlib.sha256(body).hexdigest()
    headers = {
        "ETag": f'"{etag}"',
        "Cache-Control": "no-cache",
        "Content-Security-Policy": _POLICY,
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }

    def answer(seen: str | None) -> Response:
        if is_known(etag, seen):
            return same(etag)
        return Response(body, headers=headers, media_type=_TYPES[name])

    return answer


_FILES = {name: _file(name) for name in _TYPES}


@router.get("/")
@router.get("/{name}")
async def show_page(seen: IfNoneMatch = None) -> Response:
    """Send the page; it is the same for every project, and says nothing of any."""
    # The page reads the name from its own address.
    return _FILES["index.html"](seen)


@router.get("/-/{file}")
async def get_file(file: str, seen: IfNoneMatch = None) -> Response:
    """Send a file of the page."""
    if file not in _FILES:
        raise not_found("file")
    return _FILES[file](seen)
