"""A release is written down once, whole, under a number of its project."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from blocks import blobs
from blocks.ledger import open_execution, record_release
from blocks.postgres import Postgres
from domain.errors import ReleaseInvalid
from domain.release import Manifest
from domain.site import Site, SiteFile
from tests.blocks.database.releases import stated

SITE = Site.of(
    [
        SiteFile.text("index.html", "<!doctype html>"),
        SiteFile.text("css/site.css", "a{}"),
        SiteFile.text("fonts/rye.woff2", "wOF2"),
        SiteFile.text("site.webmanifest", "{}"),
        SiteFile.text("copy.html", "<!doctype html>"),
        SiteFile.text("_headers", "/*"),
    ]
)


@pytest.fixture
def run(postgres: Postgres, rye: UUID) -> UUID:
    with postgres.session(rye) as session:
        return opened(session)


def opened(session: Session, *, key: str = "first", project: str = "rye") -> UUID:
    return open_execution(session, project=project, flow="build-website", idempotency_key=key)


def asked(postgres: Postgres, tenant_id: UUID, query: str) -> list[tuple[Any, ...]]:
    with postgres.session(tenant_id) as session:
        return [tuple(row) for row in session.execute(text(query))]


def manifest(*, project: str = "rye", release: int = 1, site: Site = SITE) -> Manifest:
    return stated(site, tenant="rye", project=project, number=release)


def test_a_release_is_written_once_with_its_files_and_their_content(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    ids: set[UUID] = set()
    for _ in range(2):
        with postgres.session(rye) as session:
            ids.add(record_release(session, run, manifest=manifest(), site=SITE))
    query = "SELECT id, number, site_sha256, accepted, manifest FROM app.releases"
    (row,) = asked(postgres, rye, query)
    assert {row[0]} == ids
    assert row[1:4] == (1, SITE.sha256, True)
    assert Manifest.model_validate(row[4]) == manifest()
    query = "SELECT path, media_type, size_bytes, sha256 FROM app.generated_assets ORDER BY path"
    files = asked(postgres, rye, query)
    assert files == [
        (file.path, type_, len(file.body), file.sha256)
        for file, type_ in zip(
            SITE.files,
            (
                *("application/octet-stream", "text/html", "text/css"),
                *("font/woff2", "text/html", "application/manifest+json"),
            ),
            strict=True,
        )
    ]
    with postgres.session(rye) as session:
        found = {str(path): blobs.get(session, str(sha256)) for path, *_, sha256 in files}
    assert found == {file.path: file.body for file in SITE.files}
    assert asked(postgres, rye, "SELECT count(*) FROM app.blobs") == [(5,)]


def test_a_number_that_is_taken_leaves_nothing_of_the_other_release(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    other_site = Site.of([SiteFile.text("index.html", "other")])
    with postgres.session(rye) as session:
        record_release(session, run, manifest=manifest(), site=SITE)
        second = opened(session, key="second")
    with pytest.raises(FileExistsError) as taken, postgres.session(rye) as session:
        record_release(session, second, manifest=manifest(site=other_site), site=other_site)
    assert str(taken.value) == (
        "Release 1 of 'rye' is one of another run. Take the next free number."
    )
    assert asked(postgres, rye, "SELECT count(*) FROM app.blobs") == [(5,)]
    with postgres.session(rye) as session:
        stated = manifest(release=2, site=other_site)
        record_release(session, second, manifest=stated, site=other_site)
    assert asked(postgres, rye, "SELECT number FROM app.releases ORDER BY 1") == [(1,), (2,)]


def test_a_release_that_is_not_what_it_says_is_refused(
    postgres: Postgres, rye: UUID, run: UUID
) -> None:
    other = Site.of([SiteFile.text("index.html", "other")])
    with postgres.session(rye) as session:
        with pytest.raises(ReleaseInvalid) as changed:
            record_release(session, run, manifest=manifest(), site=other)
        with pytest.raises(ReleaseInvalid) as elsewhere:
            record_release(session, run, manifest=manifest(project="oat"), site=SITE)
    assert str(changed.value) == (
        f"Release 'rye/1' does not verify: the site has the hash {other.sha256}, not the manifest's."
    )
    assert str(elsewhere.value) == (
        "Release 'oat/1' does not verify: its run is one of the project 'rye'."
    )
    assert asked(postgres, rye, "SELECT count(*) FROM app.blobs") == [(0,)]
