"""An archive holds all of a tenant, as it was at one moment, and nothing of anybody else."""

import hashlib
import json
import zipfile
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from blocks import audit_log, ledger
from blocks.database.roles import APP, READER, RELAY
from blocks.database.schema import ApiKey, Project, User
from blocks.home import Home
from blocks.postgres import Postgres
from blocks.tenant_archive import archive_manifest, check_archive, export
from blocks.tenants import ensure_tenant
from domain.errors import ArchiveInvalid, TenantUnknown
from domain.site import Site, SiteFile
from domain.tenant_archive import ArchiveManifest
from tests.blocks.database.databases import Database
from tests.blocks.database.releases import stated

LARGE = bytes(range(256)) * 4097
SITE = Site.of(
    [
        SiteFile.text("index.html", "<!doctype html><p>Bread</p>"),
        SiteFile(path="img/oven.avif", body=LARGE),
    ]
)


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return reached(shared)


def reached(database: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(database.urls[APP]),
        reader_url=SecretStr(database.urls[READER]),
        relay_url=SecretStr(database.urls[RELAY]),
        seal_key=SecretStr(database.credentials.seal_key),
    )


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(folder=tmp_path / "home")


@pytest.fixture
def rye(postgres: Postgres, home: Home) -> UUID:
    return with_a_release(postgres, home, "rye")


def with_a_release(postgres: Postgres, home: Home, name: str) -> UUID:
    """Make a tenant with a person, a key, a result and a release."""
    tenant_id = ensure_tenant(postgres, f"{name}-{uuid4().hex[:8]}")
    with postgres.session(tenant_id) as session:
        ann = User(tenant_id=tenant_id, email=f"ann@{name}.example", name="Ann", role="owner")
        session.add(ann)
        session.flush()
        hashed = hashlib.sha256(f"{tenant_id}".encode()).hexdigest()
        session.add(
            ApiKey(tenant_id=tenant_id, user_id=ann.id, prefix="atl_", key_sha256=hashed, scopes=[])
        )
        run = ledger.open_execution(
            session, project=name, flow="build-website", idempotency_key="k"
        )
        manifest = stated(SITE, tenant=name, project=name)
        ledger.record_release(session, run, manifest=manifest, site=SITE, home=home)
        session.execute(
            text("INSERT INTO app.results (tenant_id, key, body) VALUES (:t, 'k', '\\x00ff')"),
            {"t": tenant_id},
        )
        audit_log.record(session, actor="a", action="b", subject="c", detail={"n": 1})
    return tenant_id


def exported(
    postgres: Postgres, tenant_id: UUID, home: Home, folder: Path
) -> tuple[Path, ArchiveManifest]:
    path = folder / "rye.zip"
    return path, export(postgres, tenant_id, path, made_for="operator", home=home)


def lines(path: Path, table: str) -> list[dict[str, object]]:
    with zipfile.ZipFile(path) as archive:
        return [json.loads(line) for line in archive.read(f"tables/{table}.jsonl").splitlines()]


def test_every_table_is_in_it_with_every_row_and_no_row_of_another_tenant(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    oat = with_a_release(postgres, home, "oat")
    path, manifest = exported(postgres, rye, home, tmp_path)
    with postgres.session(rye) as session:
        for table, count in manifest.rows.items():
            assert len(lines(path, table)) == count
            there = session.execute(text(f"SELECT count(*) FROM app.{table}")).scalar_one()  # noqa: S608
            assert there == count
    owners = {row.get("tenant_id") or row["id"] for t in manifest.rows for row in lines(path, t)}
    assert owners == {str(rye)}
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert str(oat).encode() not in everything
    assert b"ann@oat.example" not in everything
    assert b"ann@rye.example" in everything


def test_a_table_that_is_added_later_is_in_it_too(
    fresh: Database, home: Home, tmp_path: Path
) -> None:
    with fresh.connect("atelier_migrator") as migrator:
        migrator.execute("SET ROLE atelier_owner")
        migrator.execute(
            "CREATE TABLE app.notes (tenant_id uuid REFERENCES app.tenants, body text, "
            "PRIMARY KEY (tenant_id, body)); ALTER TABLE app.notes ENABLE ROW LEVEL SECURITY; "
            "CREATE POLICY mine ON app.notes USING (tenant_id = app.current_tenant()); "
            "GRANT SELECT, INSERT ON app.notes TO atelier_app; "
            "GRANT SELECT ON app.notes TO atelier_reader"
        )
    postgres = reached(fresh)
    tenant = ensure_tenant(postgres, "rye")
    with postgres.session(tenant) as session:
        session.execute(text("INSERT INTO app.notes VALUES (:t, 'flour')"), {"t": tenant})
    path, manifest = exported(postgres, tenant, home, tmp_path)
    assert manifest.rows["notes"] == 1
    assert lines(path, "notes") == [{"tenant_id": str(tenant), "body": "flour"}]


def test_neither_key_hashes_nor_sealing_material_are_in_it(
    postgres: Postgres, shared: Database, rye: UUID, home: Home, tmp_path: Path
) -> None:
    path, manifest = exported(postgres, rye, home, tmp_path)
    hashed = hashlib.sha256(f"{rye}".encode()).hexdigest()
    with zipfile.ZipFile(path) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        page = archive.read("README.txt").decode()
    secrets = [hashed, shared.credentials.seal_key, *shared.credentials.passwords.values()]
    assert [one for one in secrets if one.encode() in everything] == []
    assert lines(path, "api_keys")[0]["prefix"] == "atl_"
    why = "hashes of API keys: whoever has one could try keys against it"
    assert manifest.left_out["api_keys.key_sha256"] == why
    assert f"- api_keys.key_sha256: {why}\n" in page
    assert "the key that seals database transactions" in page


def test_files_and_releases_lie_in_it_as_they_were(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    path, manifest = exported(postgres, rye, home, tmp_path)
    with zipfile.ZipFile(path) as archive:
        for file in SITE.files:
            assert archive.read(f"releases/rye/1/site/{file.path}") == file.body
            assert archive.read(f"blobs/{file.sha256}") == file.body
        said = json.loads(archive.read("releases/rye/1/manifest.json"))
    assert said["site_sha256"] == SITE.sha256
    assert manifest.missing == ()
    assert "body" not in lines(path, "blobs")[0]
    assert lines(path, "results")[0]["body"] == "\\x00ff"


def test_the_audit_log_can_be_checked_without_the_database(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    path, manifest = exported(postgres, rye, home, tmp_path)
    with postgres.session(rye) as session:
        assert manifest.audit == audit_log.head(session)
    assert manifest.audit.seq == 1
    assert check_archive(path) == ()
    assert archive_manifest(path) == manifest


def changed(path: Path, name: str, body: bytes | None) -> Path:
    """Return a copy of an archive in which one file has other contents, or is left out."""
    copy = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(copy, "w") as after:
        for one in before.namelist():
            kept = before.read(one) if one != name else body
            if kept is not None:
                after.writestr(one, kept)
    return copy


def test_a_changed_or_missing_file_is_found(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    path, _ = exported(postgres, rye, home, tmp_path)
    log = "tables/audit_log.jsonl"
    assert check_archive(changed(path, log, b"")) == (
        f"{log!r} was changed: its hash is not the one of the manifest.",
    )
    assert check_archive(changed(path, log, None)) == (f"{log!r} is missing.",)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("blobs/smuggled", b"x")
    assert check_archive(path) == ("'blobs/smuggled' is not in the manifest.",)


@pytest.mark.parametrize("body", [b"", b"{}", b"PK\x05\x06" + bytes(18)])
def test_something_else_is_no_archive(tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "some.zip"
    path.write_bytes(body)
    with pytest.raises(ArchiveInvalid) as refused:
        check_archive(path)
    assert str(refused.value) == (
        f"{str(path)!r} is no archive of a tenant, or is damaged: its manifest cannot be read. Give "
        f"a file that `atelier tenants export` wrote."
    )


def test_a_large_file_that_is_gone_is_named_and_the_rest_is_exported(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    sha256 = hashlib.sha256(LARGE).hexdigest()
    (home.folder / "blobs" / str(rye) / sha256).unlink()
    path, manifest = exported(postgres, rye, home, tmp_path)
    assert [one.split(":")[0] for one in manifest.missing] == [
        f"'blobs/{sha256}'",
        "'releases/rye/1/site/img/oven.avif'",
    ]
    with zipfile.ZipFile(path) as archive:
        assert "releases/rye/1/site/index.html" in archive.namelist()


def test_a_path_that_leads_out_of_the_archive_is_left_out_and_named(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    with postgres.session(rye) as session:
        session.execute(
            text(
                "INSERT INTO app.generated_assets (tenant_id, execution_id, path, media_type, "
                "size_bytes, sha256) SELECT tenant_id, execution_id, '../../../evil', 'a/b', 1, sha256 "
                "FROM app.generated_assets LIMIT 1"
            )
        )
    path, manifest = exported(postgres, rye, home, tmp_path)
    assert manifest.missing == (
        "'releases/rye/1/site/../../../evil' is no path inside the archive.",
    )
    with zipfile.ZipFile(path) as archive:
        assert [name for name in archive.namelist() if ".." in name] == []


def test_what_is_written_while_it_is_made_is_not_in_it(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    with postgres.session(rye, read_only=True, snapshot=True) as session:
        count = text("SELECT count(*) FROM app.projects")
        before = session.execute(count).scalar_one()
        with postgres.session(rye) as other:
            other.add(Project(tenant_id=rye, name="meanwhile", title=""))
        postgres.renew(session)
        assert session.execute(count).scalar_one() == before
    with postgres.session(rye, read_only=True) as session:
        level = session.execute(text("SHOW transaction_isolation")).scalar_one()
        assert session.execute(count).scalar_one() == before + 1
    assert level == "read committed"


def test_an_archive_replaces_no_file_and_leaves_none_half_written(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    path, _ = exported(postgres, rye, home, tmp_path)
    first = path.read_bytes()
    with pytest.raises(FileExistsError) as refused:
        exported(postgres, rye, home, tmp_path)
    assert str(refused.value) == f"{str(path)!r} is there already. Name another file."
    assert path.read_bytes() == first
    assert path.stat().st_mode & 0o077 == 0
    path.unlink()
    with pytest.raises(TenantUnknown):
        exported(postgres, uuid4(), home, tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["home"]
