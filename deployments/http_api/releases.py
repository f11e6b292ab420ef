"""`/v1/releases`: finished versions of sites, with report and files."""

import re
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import Double, literal_column, select
from sqlalchemy.orm import Session

from blocks import blobs
from blocks.database.schema import GeneratedAsset, Project, ReleaseRow
from deployments.http_api import immutable
from deployments.http_api.callers import KnownCaller
from deployments.http_api.immutable import IfNoneMatch
from deployments.http_api.listing import Listing
from deployments.http_api.paging import After, Limit, Page
from deployments.http_api.problems import not_found, refusals
from domain.grading.grade import Dimension
from domain.release import Manifest
from domain.report import report
from domain.tenancy import Permission
from domain.value import Value

router = APIRouter(prefix="/v1/releases", tags=["releases"])


class Release(Value):
    """A version of a site that was released; never changed afterwards."""

    release_id: UUID
    project_id: UUID
    project: str = Field(examples=["rye-bakery"])
    run_id: UUID
    number: int = Field(examples=[1])
    """Counts the project's releases, from 1."""
    site_sha256: str
    """Hash tree over all files: the same hash is the same site."""
    accepted: bool
    """Whether every gate passed."""
    score: float | None
    """Lowest grade, 0-1; null when nothing could be measured."""
    created_at: datetime


class ShownGrade(Value):
    """What a dimension of the release came to."""

    dimension: Dimension
    status: Literal["scored", "partial", "not_run"]
    score: float | None
    letter: str | None
    gate: Literal["pass", "fail"]


class ShownFile(Value):
    """One file of the site."""

    path: str = Field(examples=["index.html"])
    media_type: str = Field(examples=["text/html"])
    size_bytes: int
    sha256: str


class ReleaseWithFiles(Value):
    """A release with its grades and files."""

    release: Release
    grades: tuple[ShownGrade, ...]
    files: tuple[ShownFile, ...]


RELEASES = Listing(
    what="release",
    permission=Permission.RELEASE_READ,
    table=ReleaseRow,
    key="release_id",
    query=select(
        ReleaseRow.id.label("release_id"),
        ReleaseRow.project_id,
        Project.name.label("project"),
        ReleaseRow.execution_id.label("run_id"),
        ReleaseRow.number,
        ReleaseRow.site_sha256,
        ReleaseRow.accepted,
        ReleaseRow.manifest.op("->>")(literal_column("'score'")).cast(Double).label("score"),
        ReleaseRow.created_at,
    ).join(Project, Project.id == ReleaseRow.project_id),
    filters={"project_id": ReleaseRow.project_id, "run_id": ReleaseRow.execution_id},
)


@router.get("", operation_id="listReleases", response_model=Page[Release], responses=refusals())
def list_releases(
    caller: KnownCaller,
    project_id: UUID | None = None,
    run_id: UUID | None = None,
    limit: Limit = 20,
    after: After = None,
) -> Response:
    """List the tenant's releases, newest first, or the one a run made. Scope: `release:read`."""
    return RELEASES.page(caller, limit=limit, after=after, project_id=project_id, run_id=run_id)


@router.get(
    "/{release_id}",
    operation_id="getRelease",
    response_model=ReleaseWithFiles,
    responses=refusals(304, 404),
)
def get_release(caller: KnownCaller, release_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return a release with its grades and the list of its files. Scope: `release:read`."""
    with caller.reading(Permission.RELEASE_READ) as session:
        query = RELEASES.query.where(ReleaseRow.id == release_id)
        row = session.execute(query).mappings().one_or_none()
        if row is None:
            raise not_found("release")
        release = Release.model_validate(dict(row))
        grades = session.scalars(
            select(ReleaseRow.manifest["grades"]).where(ReleaseRow.id == release_id)
        ).one()
        files = session.scalars(
            select(GeneratedAsset)
            .where(GeneratedAsset.execution_id == release.run_id)
            .order_by(GeneratedAsset.path)
        )
        shown = ReleaseWithFiles(
            release=release,
            grades=tuple(map(_grade, grades)),
            files=tuple(map(_file, files)),
        )
    return immutable.json_of(shown, seen=seen)


@router.get(
    "/{release_id}/report",
    operation_id="getReport",
    response_class=Response,
    responses={
        200: {"description": "The report.", "content": {"text/html": {}}},
        **refusals(304, 404),
    },
)
def get_report(caller: KnownCaller, release_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return the release's report as one HTML page, without pictures. Scope: `release:read`."""
    with caller.reading(Permission.RELEASE_READ) as session:
        said = session.scalars(
            select(ReleaseRow.manifest).where(ReleaseRow.id == release_id)
        ).one_or_none()
    if said is None:
        raise not_found("release")
    html = report(Manifest.model_validate(said))
    return immutable.sent(html.encode(), seen=seen, media_type="text/html; charset=utf-8")


@router.get(
    "/{release_id}/files/{path:path}",
    operation_id="getFile",
    response_class=Response,
    responses={
        200: {
            "description": "The file's bytes, in its own media type.",
            "content": {"*/*": {}},
        },
        **refusals(304, 404),
    },
)
def get_file(
    caller: KnownCaller, release_id: UUID, path: str, seen: IfNoneMatch = None
) -> Response:
    """Return one file of the site, byte for byte. Scope: `release:read`.

    A browser may show it but runs none of it, and loads nothing for it; `site/` shows whole pages.
    """
    with caller.reading(Permission.RELEASE_READ) as session:
        file = found(session, release_id, path)
        if file is None:
            raise not_found("file in this release")
        if immutable.is_known(file.sha256, seen):
            return immutable.same(file.sha256)
        body = blobs.get(session, file.sha256)
    return immutable.sent(body, seen=None, media_type=typed(file.media_type), etag=file.sha256)


def found(session: Session, release_id: UUID, path: str) -> GeneratedAsset | None:
    """Return a file of a release; None when it has none of this path."""
    if "\0" in path:  # PostgreSQL keeps it in no text, and refuses to be asked for it
        return None
    return session.scalars(
        select(GeneratedAsset)
        .join(ReleaseRow, ReleaseRow.execution_id == GeneratedAsset.execution_id)
        .where(ReleaseRow.id == release_id, GeneratedAsset.path == path)
    ).one_or_none()


def typed(media_type: str) -> str:
    """Return a media type with the encoding of text."""
    is_text = re.match(r"text/|application/(json|manifest\+json|xml)|image/svg\+xml", media_type)
    return f"{media_type}; charset=utf-8" if is_text else media_type


def _grade(said: dict[str, Any]) -> ShownGrade:
    return ShownGrade.model_validate({name: said.get(name) for name in ShownGrade.model_fields})


def _file(row: GeneratedAsset) -> ShownFile:
    kept = {name: getattr(row, name) for name in ShownFile.model_fields}
    return ShownFile.model_validate(kept)
