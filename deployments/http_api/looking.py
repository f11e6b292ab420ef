"""`.../site/{path}`: a site as its visitors will see it, for people who decide about it."""

from typing import Any
from uuid import UUID

from fastapi import APIRouter, Response

from blocks import blobs
from blocks.ledger import media_type
from deployments.http_api import approvals, immutable, releases
from deployments.http_api.callers import KnownCaller
from deployments.http_api.immutable import IfNoneMatch
from deployments.http_api.problems import not_found, refusals
from domain.relocation import relocated
from domain.site import file_of
from domain.tenancy import Permission

router = APIRouter(prefix="/v1")

_POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' "
    "data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-same-origin"
)
"""It may load its own files, for which it has to stay of this origin; it runs and sends nothing."""
_SEEN: dict[int | str, dict[str, Any]] = {
    200: {"description": "The page, or what belongs to it.", "content": {"*/*": {}}}
}


@router.get(
    "/releases/{release_id}/site/{path:path}",
    operation_id="lookAtRelease",
    tags=["releases"],
    response_class=Response,
    responses={**_SEEN, **refusals(304, 404)},
)
def look_at_release(
    caller: KnownCaller, release_id: UUID, path: str, seen: IfNoneMatch = None
) -> Response:
    """Show a page of a release as visitors will see it, from `site/` on. Scope: `release:read`.

    Addresses in pages and style sheets are changed so that they lead to here; scripts and forms do
    nothing.
    """
    with caller.reading(Permission.RELEASE_READ) as session:
        file = releases.found(session, release_id, file_of(path))
        if file is None:
            raise not_found("page in this release")
        kind, body = file.media_type, blobs.get(session, file.sha256)
    return _seen(body, kind, below=f"/v1/releases/{release_id}/site", seen=seen)


@router.get(
    "/runs/{run_id}/approval/site/{path:path}",
    operation_id="lookAtVersion",
    tags=["approvals"],
    response_class=Response,
    responses={**_SEEN, **refusals(304, 404)},
)
def look_at_version(
    caller: KnownCaller, run_id: UUID, path: str, seen: IfNoneMatch = None
) -> Response:
    """Show a page of the version a run asks about as visitors would see it. Scope: `release:read`."""
    wanted = file_of(path)
    with caller.reading(Permission.RELEASE_READ) as session:
        sha256 = approvals.files(session, run_id).get(wanted)
        if sha256 is None:
            raise not_found("page in this version")
        body = blobs.get(session, sha256)
    return _seen(body, media_type(wanted), below=f"/v1/runs/{run_id}/approval/site", seen=seen)


def _seen(body: bytes, kind: str, *, below: str, seen: str | None) -> Response:
    moved = relocated(body, media_type=kind, below=below)
    return immutable.sent(moved, seen=seen, media_type=releases.typed(kind), policy=_POLICY)
