"""Erase a tenant: rows, files and results; prove it, and do it again after an older backup came back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from uuid import UUID

from blocks._backup_folder import MANIFEST, BackupManifest, read_manifest
from blocks.actors import require_user
from blocks.blob_bucket import Bucket
from blocks.database.asking import Raw
from blocks.database.erasing import (
    Tombstone,
    erase_with_tombstone,
    owner,
    suspend,
    tombstone_of,
    tombstones,
)
from blocks.database.roles import MIGRATOR
from blocks.database.seal import SealingKey
from blocks.database_home import DatabaseHome
from blocks.erasure_proofs import check_proof, keep_proof, proofs, signed
from blocks.home import Home
from blocks.signing_key import SigningKey
from blocks.tenant_files import Place, places, tidy, unreadable
from blocks.tenants import OPERATOR_TENANT, operator_id
from domain.erasure import ErasedFiles, ErasedRows, ErasureProof, SignedErasure, slug_sha256
from domain.errors import NotAllowed, TenantUnknown
from domain.tenancy import Permission

_ALWAYS_REMAINS = (
    "The bytes of deleted rows stay in the database's files until PostgreSQL uses their space "
    "again; no query reads them.",
    "Prefect's own database was not touched: flow runs, logs and artifacts of the tenant stay there "
    "until they are deleted there.",
    "Copies in other folders, and archives that were exported, were not looked at.",
)
_VERSIONS = "Where a bucket keeps old versions of objects, those stay until the bucket's own rules remove them."


@dataclass(frozen=True)
class Elsewhere:
    """Where a tenant may have something outside the database and the home folder."""

    releases: tuple[Path, ...] = ()
    """Folders releases were written to."""
    results: tuple[Path, ...] = ()
    """Folders in which Prefect keeps results."""
    blob_bucket: Bucket | None = None
    """The bucket files above 1 MiB go into."""
    result_bucket: Bucket | None = None
    """The bucket Prefect keeps results in."""
    backups: Path | None = None
    """The folder of backups; None when nobody said."""


def erase(
    home: DatabaseHome, slug: str, *, user: str | None = None, elsewhere: Elsewhere | None = None
) -> SignedErasure:
    """Erase a tenant and return the proof; after a failure half-way, the next try finishes it.

    Args:
        home: The database and its home folder.
        slug: Name of the tenant, active or suspended.
        user: E-mail address of the person of the tenant who wants it; None for the operator.
        elsewhere: Where else it has files, and where backups are.

    Raises:
        TenantUnknown: There is no such tenant, and none was erased.
        UserUnknown: The tenant has nobody with the address.
        NotAllowed: The person is no owner, or the tenant is the operator's own.
        DatabaseUnavailable: The database does not answer, or the tenant is at work.
    """
    elsewhere = elsewhere or Elsewhere()
    if slug == OPERATOR_TENANT:
        why = "Its log says what was erased; it goes with the database."
        raise NotAllowed("The operator", f"erase {slug!r}", why)
    with owner(home.role_url(MIGRATOR)) as connection:
        # First, so that a schema without tombstones is noticed before anything is gone.
        stone = tombstone_of(connection, slug)
        if tenant_id := home.tenants().get(slug):
            with home.postgres().session(tenant_id) as session:
                by = require_user(session, user, Permission.TENANT_ERASE)
            stone, rows, files = _erased(home, connection, _Whom(tenant_id, slug, by), elsewhere)
        elif stone:
            rows, files = _stated(stone), _swept(home.home, slug, stone.tenant_id, elsewhere)
        else:
            raise TenantUnknown(slug)
    until, remains = _backups(elsewhere.backups, slug)
    proof = ErasureProof(
        tenant_id=stone.tenant_id,
        slug_sha256=stone.slug_sha256,
        erased_by=stone.erased_by,
        erased_at=stone.erased_at.isoformat(timespec="seconds"),
        rows=rows,
        files=files,
        backups_until=until,
        remains=(*remains, *_left(slug, elsewhere), *_ALWAYS_REMAINS),
    )
    return keep_proof(signed(proof, home.home), home.home, elsewhere.backups)


def returned(home: DatabaseHome, *, backups: Path | None = None) -> dict[UUID, str]:
    """Return the slugs of tenants that were erased, but are in the database again.

    Only proofs that this home's own key signed count: a file somebody put there erases nothing.
    """
    key = SigningKey(home=home.home)
    known = proofs(home.home.folder, *((backups,) if backups else ()))
    erased = {one.proof.tenant_id for one in known if not check_proof(one, key)}
    if not erased:
        return {}
    return {id_: slug for slug, id_ in home.tenants().items() if id_ in erased}


def erase_again(home: DatabaseHome, *, elsewhere: Elsewhere | None = None) -> tuple[str, ...]:
    """Erase every tenant that came back with an older backup; return one sentence for each."""
    back = returned(home, backups=elsewhere.backups if elsewhere else None)
    if back:
        home.migrate()  # the backup may be older than the tombstones
    sentences: list[str] = []
    for slug in back.values():
        proof = erase(home, slug, elsewhere=elsewhere).proof
        rows = sum(one.before for one in proof.rows)
        sentences.append(
            f"{slug}: was erased before, came back with a backup, and is erased again: {rows} rows."
        )
    return tuple(sentences)


def erased_tenants(home: DatabaseHome) -> tuple[Tombstone, ...]:
    """Return what the database keeps of every erased tenant."""
    with owner(home.role_url(MIGRATOR)) as connection:
        return tombstones(connection)


@dataclass(frozen=True)
class _Whom:
    """A tenant that is to be erased, and who wants it."""

    tenant_id: UUID
    slug: str
    by: str


def _erased(
    home: DatabaseHome, connection: Raw, whom: _Whom, elsewhere: Elsewhere
) -> tuple[Tombstone, tuple[ErasedRows, ...], tuple[ErasedFiles, ...]]:
    key = _key(home)
    suspend(connection, key, whom.tenant_id)
    before = _swept(home.home, whom.slug, whom.tenant_id, elsewhere)
    stone, rows = erase_with_tombstone(
        *(connection, key, whom.tenant_id),
        slug_hash=slug_sha256(whom.tenant_id, whom.slug),
        by=whom.by,
        operator=operator_id(home.postgres()),
    )
    # What somebody was about to write when the tenant was suspended.
    after = _swept(home.home, whom.slug, whom.tenant_id, elsewhere)
    return stone, rows, _together(before, after)


def _left(slug: str, elsewhere: Elsewhere) -> tuple[str, ...]:
    """Return what could not be decided, or cannot be seen from here."""
    said: list[str] = []
    if count := sum(unreadable(folder, slug) for folder in elsewhere.releases):
        said.append(
            f"{count} folders of releases say nothing that can be read of whose they are, so they "
            f"were left."
        )
    if elsewhere.blob_bucket or elsewhere.result_bucket:
        said.append(_VERSIONS)
    return tuple(said)


def _swept(home: Home, slug: str, tenant_id: UUID, elsewhere: Elsewhere) -> tuple[ErasedFiles, ...]:
    there = places(
        *(home,),
        slug=slug,
        tenant_id=tenant_id,
        results=elsewhere.results,
        releases=elsewhere.releases,
    )
    found = [_removed(place) for place in there]
    tidy(elsewhere.releases, slug)
    if elsewhere.blob_bucket:
        found.append(elsewhere.blob_bucket.erased(f"blobs/{tenant_id}/", kind="blobs"))
    if elsewhere.result_bucket:
        found.append(elsewhere.result_bucket.erased(f"{slug}/", kind="results"))
    return _together(found)


def _removed(place: Place) -> ErasedFiles:
    count, size = place.files()
    place.remove()
    after, _ = place.files()
    return ErasedFiles(place=place.kind, before=count, size_bytes=size, after=after)


def _together(*several: Iterable[ErasedFiles]) -> tuple[ErasedFiles, ...]:
    """Return one sum for each kind of place; the last count after is the one that stands."""
    sums: dict[str, ErasedFiles] = {
        kind: ErasedFiles(place=kind, before=0, size_bytes=0, after=0)
        for kind in ("blobs", "briefs", "releases", "results", "uploads")
    }
    for files in several:
        after: dict[str, int] = {}
        for one in files:
            known = sums.get(
                one.place, ErasedFiles(place=one.place, before=0, size_bytes=0, after=0)
            )
            after[one.place] = after.get(one.place, 0) + one.after
            sums[one.place] = ErasedFiles(
                place=one.place,
                before=known.before + one.before,
                size_bytes=known.size_bytes + one.size_bytes,
                after=after[one.place],
            )
    return tuple(sums[place] for place in sorted(sums))


def _stated(stone: Tombstone) -> tuple[ErasedRows, ...]:
    """Return the rows as they were counted when they were erased."""
    return tuple(
        ErasedRows(table=table, before=count, after=0) for table, count in stone.counts.items()
    )


def _backups(folder: Path | None, slug: str) -> tuple[str | None, tuple[str, ...]]:
    """Return when the last backup that holds the data expires, and what is to be said of it."""
    if folder is None:
        return None, (
            "Nobody named the folder of backups: those made before hold the data until they are "
            "removed.",
        )
    found = sorted(folder.glob(f"[0-9]*/{MANIFEST}"))
    # The newest in any case: the log since then may tell of the tenant.
    holding = [m for m in (read_manifest(path.parent) for path in found) if _tells_of(m, slug)]
    newest = [read_manifest(path.parent) for path in found[-1:]]
    ends = {one.name: one.expires_at for one in (*holding, *newest)}
    if not ends:
        return None, ("There is no backup in the folder that was named.",)
    known = [end for end in ends.values() if end]
    if endless := len(ends) - len(known):
        return None, (
            f"{endless} of {len(ends)} backups made before have no date of expiry, and hold the data "
            f"until somebody removes them.",
        )
    last = max(known).astimezone(UTC).isoformat(timespec="seconds")
    return last, (
        f"{len(ends)} backups made before hold the data, the last one until {last}; they, and the log "
        f"between them, are removed with the first backup after that.",
    )


def _tells_of(manifest: BackupManifest, slug: str) -> bool:
    return any(one.tenant == slug for one in manifest.audit)


def _key(home: DatabaseHome) -> SealingKey:
    credentials = home.credentials
    return SealingKey(credentials.seal_key_id, bytes.fromhex(credentials.seal_key))
