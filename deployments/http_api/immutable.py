"""Answers that are sent once, and then only confirmed for as long as they stay the same."""

import hashlib
from typing import Annotated

from fastapi import Header, Response

from domain.value import Value

IfNoneMatch = Annotated[
    str | None,
    Header(alias="If-None-Match", description="`ETag` of an earlier answer, as it came."),
]

# Confirmed every time, so that a key that was taken back reads nothing any more.
_CACHING = "private, no-cache"

_UNTRUSTED = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "frame-ancestors 'none'; sandbox"
)
"""For what was made from a client's words: it may look like something, but do nothing."""


def json_of(value: Value, *, seen: str | None) -> Response:
    """Return a value as JSON, or that it is still what the caller has."""
    return sent(value.model_dump_json().encode(), seen=seen, media_type="application/json")


def sent(
    body: bytes,
    *,
    seen: str | None,
    media_type: str,
    etag: str | None = None,
    policy: str = _UNTRUSTED,
) -> Response:
    """Return bytes, or that they are still what the caller has; what a browser shows can do nothing there.

    Args:
        body: What to send.
        seen: `ETag` of what the caller has; None when that is nothing.
        media_type: Of the bytes.
        etag: Names the bytes; their own hash when None.
        policy: What a browser may load for them.
    """
    etag = etag or hashlib.sha256(body).hexdigest()
    if is_known(etag, seen):
        return same(etag)
    headers = {**_headers(etag), "Content-Security-Policy": policy}
    return Response(body, headers=headers, media_type=media_type)


def is_known(etag: str, seen: str | None) -> bool:
    """Whether the caller has the answer already."""
    tags = {tag.strip().removeprefix("W/") for tag in (seen or "").split(",")}
    return f'"{etag}"' in tags or "*" in tags


def same(etag: str) -> Response:
    """Return the answer to whoever has it already."""
    return Response(status_code=304, headers=_headers(etag))


def _headers(etag: str) -> dict[str, str]:
    return {"ETag": f'"{etag}"', "Cache-Control": _CACHING}
