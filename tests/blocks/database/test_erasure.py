"""An erased tenant is gone from every table and folder, with proof, and does not come back unnoticed."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text

from blocks.audit_log import check_audit_logs, record
from blocks.database.erasing import erase_rows, owner, show
from blocks.database.isolation import connector
from blocks.database.roles import APP, LOGINS, MIGRATOR
from blocks.database.schema import User
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.erasure import Elsewhere, erase, erase_again, erased_tenants, returned
from blocks.erasure_proofs import check_proof
from blocks.home import Home
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from blocks.tenants import ensure_tenant
from blocks.uploads import Uploads
from domain.erasure import ErasureProof, SignedErasure, slug_sha256
from domain.errors import DatabaseUnavailable, NotAllowed, TenantErased, TenantUnknown, UserUnknown
from domain.site import Site, SiteFile
from tests.blocks.database.firms import LARGE, Firm, firm, key_of
from tests.blocks.database.releases import stated

SITE = Site.of([SiteFile.text("index.html", "<p>Bread</p>")])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseHome]:
    with EmbeddedPostgres.throwaway() as admin_url:
        found = DatabaseHome(home=Home(folder=tmp_path_factory.mktemp("home")))
        found.init(admin_url)
        yield found


@pytest.fixture
def rye(home: DatabaseHome) -> Firm:
    return firm(home)


@pytest.fixture
def oat(home: DatabaseHome) -> Firm:
    return firm(home)


def test_no_row_is_left_in_any_table_and_other_tenants_keep_all_of_theirs(
    home: DatabaseHome, rye: Firm, oat: Firm
) -> None:
    before, others = rye.counts, oat.counts
    assert min(before.values()) >= 1
    proof = erase(home, rye.slug).proof
    assert {row.table: row.before for row in proof.rows} == before
    assert {row.after for row in proof.rows} == {0}
    assert set(rye.counts.values()) == {0}
    assert oat.counts == others
    assert proof.leftovers == ()


def test_the_operators_log_says_so_and_the_tenants_own_log_is_gone(
    home: DatabaseHome, rye: Firm
) -> None:
    erase(home, rye.slug)
    operator = ensure_tenant(home.postgres(), "atelier-operator")
    with home.postgres().session(operator) as session:
        actor, action, subject, detail = session.execute(
            text("SELECT actor, action, subject, detail FROM app.audit_log ORDER BY seq DESC")
        ).first() or ("", "", "", "")
    assert (actor, action, subject) == ("operator", "tenant.erase", str(rye.tenant_id))
    assert json.loads(detail)["projects"] == 2
    assert check_audit_logs(home, slug="atelier-operator").problems == ()


def test_files_are_removed_from_every_place_and_counted(
    home: DatabaseHome, rye: Firm, oat: Firm, tmp_path: Path
) -> None:
    oat.write_files(tmp_path)
    elsewhere = rye.write_files(tmp_path)
    proof = erase(home, rye.slug, elsewhere=elsewhere).proof
    assert [(one.place, one.before, one.size_bytes, one.after) for one in proof.files] == [
        ("blobs", 1, len(LARGE), 0),
        ("briefs", 1, 5, 0),
        ("releases", 0, 0, 0),
        ("results", 2, 12, 0),
        ("uploads", 1, 10, 0),
    ]
    everything = [*home.home.folder.rglob("*"), *tmp_path.rglob("*")]
    left = [path for path in everything if {rye.slug, str(rye.tenant_id)} & set(path.parts)]
    assert left == []
    assert len([path for path in everything if path.is_file() and oat.slug in path.parts]) == 4


def release(store: SiteStore, project: str, home: Home) -> Path:
    manifest = stated(SITE, tenant=store.tenant, project=project)
    return store.write(SITE, manifest, report="r", key=SigningKey(home=home))


def test_only_releases_whose_own_manifest_names_the_tenant_are_removed(
    home: DatabaseHome, rye: Firm, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    mine = release(SiteStore(folder=out, tenant=rye.slug), "bread", home.home)
    # A project of the default tenant that is named like this one, and a project of somebody else.
    others = (
        release(SiteStore(folder=out), rye.slug, home.home),
        release(SiteStore(folder=out, tenant="oat"), rye.slug, home.home),
    )
    odd = out / rye.slug / "cakes" / "releases" / "1"
    odd.mkdir(parents=True)
    proof = erase(home, rye.slug, elsewhere=Elsewhere(releases=(out,))).proof
    (releases,) = (one for one in proof.files if one.place == "releases")
    assert (releases.before, releases.after) == (3, 0)
    assert not mine.parent.parent.exists()
    assert all((kept / "site" / "index.html").is_file() for kept in others)
    assert odd.is_dir()
    assert (
        "1 folders of releases say nothing that can be read of whose they are, so they were left."
    ) in proof.remains


def test_the_proof_is_checked_offline_and_a_changed_one_is_found(
    home: DatabaseHome, rye: Firm, tmp_path: Path
) -> None:
    made = erase(home, rye.slug)
    key = SigningKey(home=home.home)
    kept = home.home.folder / "erasures" / f"{rye.tenant_id}.json"
    assert SignedErasure.model_validate_json(kept.read_bytes()) == made
    assert check_proof(made, key) == ()
    assert made.is_of(rye.slug)
    assert not made.is_of("another")
    rows = tuple(one.model_copy(update={"after": 1}) for one in made.proof.rows[:1])
    changed = made.model_copy(update={"proof": made.proof.model_copy(update={"rows": rows})})
    assert check_proof(changed, key) == (
        "The hash is not the one of the proof, so the proof was changed.",
        f"The proof itself says that something was left in table {rows[0].table}.",
        "The signature does not fit the proof.",
    )
    stranger = SigningKey(home=Home(folder=tmp_path / "other"))
    assert check_proof(made, stranger) == (
        f"It is signed by another key, {made.signature.public_key}.",
    )


def test_neither_proof_nor_tombstone_names_a_person_or_the_tenant(
    home: DatabaseHome, rye: Firm
) -> None:
    names = [rye.slug, *(str(row["email"]) for row in rye.invented.rows["users"])]
    made = erase(home, rye.slug)
    said = made.model_dump_json() + "".join(one.model_dump_json() for one in erased_tenants(home))
    assert str(rye.tenant_id) in said
    assert [name for name in names if name in said] == []


def test_the_name_of_an_erased_tenant_is_not_given_to_another_one(
    home: DatabaseHome, rye: Firm
) -> None:
    erase(home, rye.slug)
    with pytest.raises(TenantErased) as refused:
        ensure_tenant(home.postgres(), rye.slug)
    assert str(refused.value) == (
        f"A tenant {rye.slug!r} was erased, and its name is not given to another one. Take a "
        f"different name."
    )


def test_erasing_twice_says_the_same_and_sweeps_what_was_written_meanwhile(
    home: DatabaseHome, rye: Firm
) -> None:
    first = erase(home, rye.slug).proof
    Uploads(tenant=rye.slug, home=home.home).put(b"late")
    again = erase(home, rye.slug).proof
    counted = {row.table: row.before for row in first.rows if row.before}
    assert {row.table: row.before for row in again.rows} == counted
    assert again.erased_at == first.erased_at
    assert {one.place: one.before for one in again.files}["uploads"] == 1
    assert not (home.home.folder / "uploads" / rye.slug).exists()


def test_a_tenant_nobody_knows_cannot_be_erased(home: DatabaseHome) -> None:
    with pytest.raises(TenantUnknown):
        erase(home, "nobody")


def test_the_operators_own_tenant_is_not_erased(home: DatabaseHome) -> None:
    with pytest.raises(NotAllowed) as refused:
        erase(home, "atelier-operator")
    assert str(refused.value) == (
        "The operator may not erase 'atelier-operator'. Its log says what was erased; it goes with "
        "the database."
    )


def test_only_an_owner_of_the_tenant_has_it_erased(home: DatabaseHome, rye: Firm) -> None:
    with home.postgres().session(rye.tenant_id) as session:
        for role in ("owner", "admin"):
            session.add(
                User(tenant_id=rye.tenant_id, email=f"{role}@rye.example", name=role, role=role)
            )
    before = rye.counts
    with pytest.raises(NotAllowed, match="It takes the role `owner`"):
        erase(home, rye.slug, user="admin@rye.example")
    with pytest.raises(UserUnknown):
        erase(home, rye.slug, user="nobody@rye.example")
    assert rye.counts == before
    assert home.postgres().tenant(rye.slug) == rye.tenant_id
    proof = erase(home, rye.slug, user="owner@rye.example").proof
    assert proof.erased_by.startswith("user ")
    assert "@" not in proof.erased_by


def test_the_application_cannot_erase_even_its_own_tenant(home: DatabaseHome, rye: Firm) -> None:
    connect = connector({role: home.role_url(role) for role in LOGINS})
    with connect(APP) as app, app.transaction():
        app.execute("SELECT set_config('app.tenant', %s, true)", (rye.invented.seal,))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            erase_rows(app, rye.tenant_id)


def test_the_owner_cannot_erase_a_tenant_it_shows_no_seal_of(
    home: DatabaseHome, rye: Firm, oat: Firm
) -> None:
    with owner(home.role_url(MIGRATOR)) as connection, connection.transaction():
        show(connection, key_of(home), oat.tenant_id)
        with pytest.raises(TenantUnknown):
            erase_rows(connection, rye.tenant_id)


def test_whoever_writes_meanwhile_waits_and_then_finds_no_tenant(
    home: DatabaseHome, rye: Firm
) -> None:
    refused: list[str] = []

    def write() -> None:
        try:
            with home.postgres().session(rye.tenant_id) as session:
                record(session, actor="a", action="b", subject="c", detail={})
        except Exception as error:
            refused.append(type(error).__name__)

    with owner(home.role_url(MIGRATOR)) as connection, connection.transaction():
        show(connection, key_of(home), rye.tenant_id)
        rows = erase_rows(connection, rye.tenant_id)
        writer = threading.Thread(target=write)
        writer.start()
        while not connection.execute("SELECT FROM pg_locks WHERE NOT granted").fetchall():
            assert writer.is_alive()
        assert {row.after for row in rows} == {0}
    writer.join(20)
    assert refused == ["IntegrityError"]
    assert set(rye.counts.values()) == {0}


def test_what_was_under_way_is_waited_for_counted_and_swept(home: DatabaseHome, rye: Firm) -> None:
    made: list[ErasureProof] = []
    eraser = threading.Thread(target=lambda: made.append(erase(home, rye.slug).proof))
    before = rye.counts["audit_log"]
    with home.postgres().session(rye.tenant_id) as session:
        record(session, actor="a", action="b", subject="under way", detail={})
        eraser.start()
        while not session.execute(text("SELECT 1 FROM pg_locks WHERE NOT granted")).all():
            assert eraser.is_alive()
        Uploads(tenant=rye.slug, home=home.home).put(b"under way")
    eraser.join(30)
    (proof,) = made
    assert {row.table: row.before for row in proof.rows}["audit_log"] == before + 1
    assert {one.place: (one.before, one.after) for one in proof.files}["uploads"] == (1, 0)
    assert not (home.home.folder / "uploads" / rye.slug).exists()


def test_a_table_that_is_added_later_is_erased_too(home: DatabaseHome, rye: Firm) -> None:
    with owner(home.role_url(MIGRATOR)) as connection:
        connection.execute(
            "CREATE TABLE app.notes (tenant_id uuid, body text, PRIMARY KEY (tenant_id, body))"
        )
        try:
            connection.execute("INSERT INTO app.notes VALUES (%s, 'flour')", (rye.tenant_id,))
            proof = erase(home, rye.slug).proof
            left = connection.execute("SELECT FROM app.notes").rowcount
        finally:
            connection.execute("DROP TABLE app.notes")
    assert left == 0
    assert {row.table: (row.before, row.after) for row in proof.rows}["notes"] == (1, 0)


def test_a_schema_from_before_says_what_to_do_and_nothing_is_changed(
    home: DatabaseHome, rye: Firm
) -> None:
    before = rye.counts
    kept = Uploads(tenant=rye.slug, home=home.home).put(b"photograph")
    with owner(home.role_url(MIGRATOR)) as connection:
        connection.execute("ALTER TABLE app_private.erasures RENAME TO away")
        try:
            with pytest.raises(DatabaseUnavailable) as old:
                erase(home, rye.slug)
        finally:
            connection.execute("ALTER TABLE app_private.away RENAME TO erasures")
    assert str(old.value) == (
        "The schema of the database is older than this Atelier, and nothing was changed. Bring it up "
        "to date with `atelier db migrate`."
    )
    assert rye.counts == before
    assert home.postgres().tenant(rye.slug) == rye.tenant_id
    assert Uploads(tenant=rye.slug, home=home.home).get(kept) == b"photograph"
    assert erase(home, rye.slug).proof.leftovers == ()


def test_a_tenant_that_came_back_is_found_and_erased_again(
    home: DatabaseHome, rye: Firm, oat: Firm
) -> None:
    erase(home, rye.slug)
    # As a restore from an older backup leaves it: rows are there, and no tombstone is.
    with owner(home.role_url(MIGRATOR)) as connection:
        connection.execute(
            "DELETE FROM app_private.erasures WHERE tenant_id = %s", (rye.tenant_id,)
        )
        with connection.transaction():
            show(connection, key_of(home), rye.tenant_id)
            connection.execute(
                "INSERT INTO app.tenants (id, slug, name) VALUES (%s, %s, 'n')",
                (rye.tenant_id, rye.slug),
            )
    assert returned(home) == {rye.tenant_id: rye.slug}
    assert erase_again(home) == (
        f"{rye.slug}: was erased before, came back with a backup, and is erased again: 1 rows.",
    )
    assert returned(home) == {}
    assert set(oat.counts.values()) != {0}


def test_a_proof_that_somebody_else_signed_erases_nothing(
    home: DatabaseHome, rye: Firm, oat: Firm
) -> None:
    made = erase(home, rye.slug)
    forged = made.proof.model_copy(update={"tenant_id": oat.tenant_id})
    path = home.home.folder / "erasures" / f"{oat.tenant_id}.json"
    path.write_text(made.model_copy(update={"proof": forged}).model_dump_json())
    assert returned(home) == {}
    path.unlink()


def test_the_hash_of_a_slug_is_the_one_the_database_works_out(home: DatabaseHome) -> None:
    some = UUID(int=7)
    with owner(home.role_url(MIGRATOR)) as connection:
        row = connection.execute(
            "SELECT encode(sha256(convert_to(%s::text || '/' || %s, 'UTF8')), 'hex')", (some, "rye")
        ).fetchone()
    assert row == (slug_sha256(some, "rye"),)
