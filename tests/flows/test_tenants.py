"""A tenant's data are handed out and erased from the dashboard, for those who may."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from blocks.audit_log import check_audit_logs
from blocks.database.schema import User
from blocks.database_home import DatabaseHome
from blocks.tenant_archive import check_archive
from blocks.tenants import ensure_tenant
from domain.erasure import SignedErasure
from domain.errors import NotAllowed, TenantUnknown
from flows.tenants import erase_tenant, export_tenant


@pytest.fixture
def database(home: Path) -> Iterator[DatabaseHome]:
    made = DatabaseHome()
    postgres = made.init()
    rye = ensure_tenant(postgres, "rye")
    with postgres.session(rye) as session:
        for role in ("owner", "admin"):
            email = f"{role}@rye.example"
            session.add(User(tenant_id=rye, email=email, name=role, role=role))
    yield made
    made.embedded.stop()


def artifact(key: str) -> str:
    """Return what the newest artifact of this key says."""
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key]))
        )
    return str(max(found, key=lambda one: str(one.created)).data)


def test_a_tenant_is_exported_and_erased_with_proof(database: DatabaseHome, home: Path) -> None:
    archive, proof = home / "rye.zip", home / "rye-erased.json"
    with pytest.raises(NotAllowed) as refused:
        export_tenant("rye", str(archive), user="admin@rye.example")
    assert str(refused.value).endswith(
        "(admin) may not use `tenant:export`. It takes the role `owner`; ask somebody who has it."
    )
    assert not archive.exists()

    manifest = export_tenant("rye", str(archive), user="owner@rye.example")
    assert manifest.rows["users"] == 2
    assert check_archive(archive) == ()
    assert "| users | 2 |\n" in artifact("tenant-export")
    assert check_audit_logs(database, slug="rye").entries == 1

    kept = home / "results" / "rye" / "faq"
    kept.mkdir(parents=True)
    (kept / "0f").write_bytes(b"answer")
    with pytest.raises(NotAllowed) as refused:
        erase_tenant("rye", "rey", str(proof))
    assert str(refused.value) == (
        "Whoever confirms with 'rey' may not erase the tenant 'rye'. Type 'rye' again to confirm, "
        "exactly; nothing was erased."
    )
    with pytest.raises(NotAllowed):
        erase_tenant("rye", "rye", str(proof), user="admin@rye.example")
    assert not proof.exists()

    made = erase_tenant("rye", "rye", str(proof), user="owner@rye.example")
    assert SignedErasure.model_validate_json(proof.read_bytes()) == made
    assert {one.table: one.before for one in made.proof.rows}["users"] == 2
    assert {one.place: one.before for one in made.proof.files}["results"] == 1
    assert not (home / "results" / "rye").exists()
    said = artifact("tenant-erasure")
    assert said.startswith(f"# Tenant {made.proof.tenant_id} is erased\n")
    assert "| users | 2 | 0 |\n" in said
    with pytest.raises(TenantUnknown):
        export_tenant("rye", str(home / "again.zip"))
