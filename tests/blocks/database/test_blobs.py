"""Files by content: once per tenant, never across tenants, and what is read is what was put."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from pydantic import SecretStr
from sqlalchemy import event, text

from blocks import blobs
from blocks.database.roles import APP, READER, RELAY
from blocks.home import Home
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from tests.blocks.database.databases import Database

LARGE = bytes(range(256)) * 4097
EDGE = b"e" * blobs.ROOM_BYTES


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(shared.urls[APP]),
        reader_url=SecretStr(shared.urls[READER]),
        relay_url=SecretStr(shared.urls[RELAY]),
        seal_key=SecretStr(shared.credentials.seal_key),
    )


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


@pytest.fixture
def oat(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(folder=tmp_path / "home")


def count(postgres: Postgres, tenant_id: UUID) -> int:
    with postgres.session(tenant_id) as session:
        return session.execute(text("SELECT count(*) FROM app.blobs")).scalar_one()


def large_file(home: Home, tenant_id: UUID) -> Path:
    return home.folder / "blobs" / str(tenant_id) / hashlib.sha256(LARGE).hexdigest()


def test_what_is_put_comes_back_whatever_its_size(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    bodies = (b"", b"\0\xff", b"<!doctype html>", EDGE, LARGE)
    with postgres.session(rye) as session:
        hashes = blobs.put(session, bodies, home=home)
    assert hashes == tuple(hashlib.sha256(body).hexdigest() for body in bodies)
    with postgres.session(rye) as session:
        assert tuple(blobs.get(session, one, home=home) for one in hashes) == bodies


def test_only_what_is_above_a_mebibyte_is_a_file_and_its_row_names_it(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    with postgres.session(rye) as session:
        _, sha256 = blobs.put(session, (EDGE, LARGE), home=home)
        stored = session.execute(
            text("SELECT stored_at FROM app.blobs WHERE stored_at IS NOT NULL")
        ).scalars()
        assert stored.all() == [f"blobs/{rye}/{sha256}"]
    (file,) = (path for path in home.folder.rglob("*") if path.is_file())
    assert file == large_file(home, rye)
    assert file.read_bytes() == LARGE
    assert file.stat().st_mode & 0o077 == 0


def test_the_same_content_is_kept_once_for_a_tenant(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    for _ in range(2):
        with postgres.session(rye) as session:
            first, second, other = blobs.put(session, (b"a", b"a", b"b"), home=home)
            assert first == second != other
    assert count(postgres, rye) == 2


def test_a_tenant_neither_sees_nor_shares_what_another_keeps(
    postgres: Postgres, rye: UUID, oat: UUID, home: Home
) -> None:
    with postgres.session(rye) as session:
        small, large = blobs.put(session, (b"mine", LARGE), home=home)
    for sha256 in (small, large):
        with postgres.session(oat) as session, pytest.raises(FileNotFoundError) as missing:
            blobs.get(session, sha256, home=home)
        assert str(missing.value) == (
            f"This tenant keeps no file with the hash '{sha256}'. Take it from another release, or "
            f"build the site again."
        )
    with postgres.session(oat) as session:
        blobs.put(session, (b"mine",), home=home)
    assert count(postgres, rye) == 2
    assert count(postgres, oat) == 1


def statements(
    postgres: Postgres, tenant_id: UUID, *, bodies: Sequence[bytes], home: Home
) -> tuple[list[str], tuple[str, ...]]:
    """Put and return what was sent about blobs, and the hashes."""
    sent: list[str] = []
    with postgres.session(tenant_id) as session:
        engine = session.get_bind().engine
        event.listen(engine, "before_cursor_execute", note := lambda *a: sent.append(a[2]))
        hashes = blobs.put(session, bodies, home=home)
        event.remove(engine, "before_cursor_execute", note)
    return [one for one in sent if "blobs" in one], hashes


def test_many_files_go_in_one_round_trip(postgres: Postgres, rye: UUID, home: Home) -> None:
    bodies = [b"%d" % number for number in range(300)]
    sent, _ = statements(postgres, rye, bodies=bodies, home=home)
    assert len(sent) == 1
    assert count(postgres, rye) == 300


def test_more_than_a_statement_should_hold_goes_in_two(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    bodies = [number.to_bytes(1) + EDGE[1:] for number in range(66)]
    sent, hashes = statements(postgres, rye, bodies=bodies, home=home)
    assert len(sent) == 2
    assert count(postgres, rye) == 66
    with postgres.session(rye) as session:
        assert blobs.get(session, hashes[-1], home=home) == bodies[-1]


def test_nothing_to_put_sends_nothing(postgres: Postgres, rye: UUID, home: Home) -> None:
    assert statements(postgres, rye, bodies=(), home=home) == ([], ())


def test_two_transactions_with_the_same_files_in_opposite_orders_both_end_well(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    bodies = sorted(
        (b"%d" % number for number in range(4000)), key=lambda b: hashlib.sha256(b).digest()
    )
    failed: list[Exception] = []
    together = Barrier(2)

    def put(mine: Sequence[bytes]) -> None:
        try:
            with postgres.session(rye) as session:
                together.wait(20)
                blobs.put(session, mine, home=home)
        except Exception as error:
            failed.append(error)

    threads = [Thread(target=put, args=(mine,)) for mine in (bodies, bodies[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert count(postgres, rye) == len(bodies)


def test_a_large_file_that_was_changed_is_found_out_and_mended_by_putting_it_again(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    with postgres.session(rye) as session:
        (sha256,) = blobs.put(session, (LARGE,), home=home)
    large_file(home, rye).write_bytes(LARGE[:-1])
    with postgres.session(rye) as session, pytest.raises(ValueError) as damaged:  # noqa: PT011 # the whole sentence is compared
        blobs.get(session, sha256, home=home)
    assert str(damaged.value) == (
        f"The kept file '{sha256}' is damaged: its content has another hash. Restore it from a "
        f"backup, or build the site again."
    )
    with postgres.session(rye) as session:
        blobs.put(session, (LARGE,), home=home)
        assert blobs.get(session, sha256, home=home) == LARGE


def test_a_large_file_that_is_gone_is_told_by_its_place(
    postgres: Postgres, rye: UUID, home: Home
) -> None:
    with postgres.session(rye) as session:
        (sha256,) = blobs.put(session, (LARGE,), home=home)
    large_file(home, rye).unlink()
    with postgres.session(rye) as session, pytest.raises(FileNotFoundError) as gone:
        blobs.get(session, sha256, home=home)
    assert str(gone.value) == (
        f"The kept file '{large_file(home, rye)}' is gone. Restore it from a backup, or build the "
        f"site again."
    )


def test_a_row_cannot_lead_to_a_file_elsewhere(
    postgres: Postgres, rye: UUID, home: Home, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(LARGE)
    with postgres.session(rye) as session:
        session.execute(
            text(
                "INSERT INTO app.blobs (tenant_id, sha256, size_bytes, stored_at) "
                "VALUES (:tenant_id, :sha256, :size, :stored_at)"
            ),
            {
                "tenant_id": rye,
                "sha256": hashlib.sha256(LARGE).hexdigest(),
                "size": len(LARGE),
                "stored_at": str(secret),
            },
        )
        with pytest.raises(FileNotFoundError, match="is gone"):
            blobs.get(session, hashlib.sha256(LARGE).hexdigest(), home=home)
