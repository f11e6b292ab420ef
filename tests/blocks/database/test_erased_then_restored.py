"""A restore from before an erasure does not bring the tenant back unnoticed; large files come back."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from blocks import blobs
from blocks.audit_log import check_audit_logs, record
from blocks.backup import backup, restore, restore_files
from blocks.backup_retention import prune
from blocks.database_home import DatabaseHome
from blocks.erasure import Elsewhere, erase, erase_again, erased_tenants
from blocks.erasure_proofs import proofs
from blocks.restore_drill import drill
from blocks.tenants import ensure_tenant

pytestmark = pytest.mark.long

LARGE = bytes(range(256)) * 4097
KEEP = timedelta(days=30)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[DatabaseHome]:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    made = DatabaseHome()
    made.init()
    postgres = made.postgres()
    for slug in ("rye", "oat"):
        tenant = ensure_tenant(postgres, slug)
        with postgres.session(tenant) as session:
            record(session, actor="a", action="b", subject="c", detail={})
            blobs.put(session, (LARGE,))
    yield made
    made.embedded.stop()


def test_a_tenant_that_a_restore_brings_back_is_erased_again(
    home: DatabaseHome, tmp_path: Path
) -> None:
    folder = tmp_path / "kept"
    rye, oat = home.tenants()["rye"], home.tenants()["oat"]
    first = backup(home, folder, keep=KEEP)
    assert first.expires_at == first.at + KEEP
    assert sorted(file.path.split("/")[1] for file in first.blobs) == sorted((str(rye), str(oat)))
    assert "The home folder's uploads, kept briefs, and results that Prefect keeps in files." in (
        first.outside
    )

    proof = erase(home, "rye", elsewhere=Elsewhere(backups=folder)).proof
    until = (first.at + KEEP).isoformat(timespec="seconds")
    assert proof.backups_until == until
    assert proof.remains[0] == (
        f"1 backups made before hold the data, the last one until {until}; they, and the log between "
        f"them, are removed with the first backup after that."
    )

    report = drill(folder, password_file=home.embedded.folder / "password")
    assert [check.sentence for check in report.checks if not check.passed] == []
    (check,) = (check for check in report.checks if check.name == "erased tenants")
    rows = sum(row.before for row in proof.rows)
    assert rows == 4
    assert check.sentence == (
        f"Erased tenants came back: 'rye'. Their {rows} rows were erased again; after a real restore, "
        f"`atelier db check` does it."
    )

    password = shutil.copy(home.embedded.folder / "password", tmp_path)
    home.embedded.stop()
    shutil.rmtree(home.embedded.folder)
    shutil.rmtree(home.home.folder / "blobs")
    # As on a machine that knows of no erasure but what lies beside the backups.
    shutil.rmtree(home.home.folder / "erasures")
    restore(folder, home.embedded.folder, password_file=Path(password))
    assert restore_files(folder, home.home) == (2, ("rye",))
    assert home.tenants().keys() == {"oat", "rye"}
    with home.postgres().session(oat) as session:
        assert blobs.get(session, first.blobs[0].sha256) == LARGE

    assert erase_again(home) == (
        f"rye: was erased before, came back with a backup, and is erased again: {rows} rows.",
    )
    assert home.tenants().keys() == {"oat", "atelier-operator"}
    assert [one.tenant_id for one in erased_tenants(home)] == [rye]
    assert not (home.home.folder / "blobs" / str(rye)).exists()
    assert erase_again(home) == ()
    assert check_audit_logs(home, slug=None).problems == ()

    second = backup(home, folder, keep=KEEP)
    gone = prune(folder, keep=KEEP, now=datetime.now(UTC) + KEEP + timedelta(hours=1))
    assert gone.backups == (first.name,)
    assert gone.blobs == 1
    assert [path.parent.name for path in folder.glob("blobs/*/*")] == [str(oat)]
    assert drill(folder, password_file=home.embedded.folder / "password").passed
    assert second.audit != first.audit


def test_a_proof_says_when_backups_have_no_date(home: DatabaseHome, tmp_path: Path) -> None:
    backup(home, tmp_path / "kept")
    proof = erase(home, "rye", elsewhere=Elsewhere(backups=tmp_path / "kept")).proof
    assert proof.backups_until is None
    assert proof.remains[0] == (
        "1 of 1 backups made before have no date of expiry, and hold the data until somebody removes "
        "them."
    )
    proof = erase(home, "oat").proof
    assert proof.remains[0] == (
        "Nobody named the folder of backups: those made before hold the data until they are removed."
    )
    (tmp_path / "empty").mkdir()
    proof = erase(home, "oat", elsewhere=Elsewhere(backups=tmp_path / "empty")).proof
    assert proof.remains[0] == "There is no backup in the folder that was named."


def test_the_next_backup_keeps_proofs_that_nobody_laid_beside_the_backups(
    home: DatabaseHome, tmp_path: Path
) -> None:
    made = erase(home, "oat")
    backup(home, tmp_path / "kept")
    assert proofs(tmp_path / "kept") == (made,)
