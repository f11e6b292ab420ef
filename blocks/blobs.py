"""Files of a tenant by their content: small ones in the database, large ones in a folder or a bucket."""

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from blocks.blob_bucket import blob_bucket
from blocks.database.schema import Blob
from blocks.home import Home

ROOM_BYTES = 1_048_576
"""What goes into the database at most; above it files are quicker and keep the backup small."""

IN_BUCKET = "s3:"
"""What the place of a file begins with that lies in a bucket."""

_BATCH_BYTES = 64 * 1_048_576
"""What goes into one statement, about; PostgreSQL takes no more than 1 GB."""

# Binary (`%b`): as text every byte would be two digits (30 files of 20 kB: 13 instead of 41 ms; row by
# row 20 ms; 2026-11, two cores). In the order of their hashes, so that two transactions with the same
# files wait for each other instead of ending in a deadlock.
_PUT = (
    "INSERT INTO app.blobs (tenant_id, sha256, size_bytes, body, stored_at) "
    "SELECT %(tenant_id)s, * FROM "
    "unnest(%(sha256)b::text[], %(size)b::bigint[], %(body)b::bytea[], %(stored_at)b::text[]) "
    "ON CONFLICT DO NOTHING"
)


def put(session: Session, bodies: Iterable[bytes], *, home: Home | None = None) -> tuple[str, ...]:
    """Keep bytes of the session's tenant, each content once, and return their hashes in order.

    They go to the database in one statement. Those above 1 MiB go into a file of the tenant first, or
    into the bucket `ATELIER_BLOBS` names; should the transaction fail, it stays and is used by the
    next.

    Args:
        session: The transaction of the tenant.
        bodies: What to keep.
        home: Where large ones are; None for the home folder of whoever runs.

    Raises:
        BucketUnavailable: There is a bucket for large ones, but it cannot be used.
    """
    tenant_id: UUID = session.info["tenant_id"]
    by_hash: dict[str, bytes] = {}
    order: list[str] = []
    for body in bodies:
        order.append(_hash(body))
        by_hash[order[-1]] = body
    for batch in _batches(sorted(by_hash.items())):
        stored = [_store(home, tenant_id, sha256=one, body=body) for one, body in batch]
        rows: dict[str, object] = {
            "tenant_id": tenant_id,
            "sha256": [sha256 for sha256, _ in batch],
            "size": [len(body) for _, body in batch],
            "body": [None if at else body for at, (_, body) in zip(stored, batch, strict=True)],
            "stored_at": stored,
        }
        session.connection().exec_driver_sql(_PUT, rows)
    return tuple(order)


def get(session: Session, sha256: str, *, home: Home | None = None) -> bytes:
    """Return bytes of the session's tenant by their hash, after checking that they still have it.

    Raises:
        FileNotFoundError: This tenant keeps nothing under the hash, or the file of it is gone.
        ValueError: What is kept is not what was put there.
        BucketUnavailable: It lies in a bucket that cannot be used.
    """
    found = select(Blob.tenant_id, Blob.body, Blob.stored_at).where(Blob.sha256 == sha256)
    row = session.execute(found).one_or_none()
    if row is None:
        raise FileNotFoundError(
            f"This tenant keeps no file with the hash {sha256!r}. Take it from another release, or "
            f"build the site again."
        )
    # From what the tenant and the hash say, not from what the row says: no row leads elsewhere.
    if row.stored_at is None:
        body = row.body
    elif row.stored_at.startswith(IN_BUCKET):
        body = _fetched(_key(row.tenant_id, sha256))
    else:
        body = _read(_file(home, row.tenant_id, sha256))
    if _hash(body) != sha256:
        raise ValueError(
            f"The kept file {sha256!r} is damaged: its content has another hash. Restore it from a "
            f"backup, or build the site again."
        )
    return body


def _batches(kept: Sequence[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    """Split what would not fit into one statement; a site nearly always does."""
    batch: list[tuple[str, bytes]] = []
    size_bytes = 0
    for one in kept:
        batch.append(one)
        size_bytes += min(len(one[1]), ROOM_BYTES)
        if size_bytes > _BATCH_BYTES:
            yield batch
            batch, size_bytes = [], 0
    if batch:
        yield batch


def _store(home: Home | None, tenant_id: UUID, *, sha256: str, body: bytes) -> str | None:
    """Write a large body into its file, whole or not at all, or into the bucket; return its place."""
    if len(body) <= ROOM_BYTES:
        return None
    if bucket := blob_bucket():
        key = _key(tenant_id, sha256)
        bucket.put(key, body)
        return f"{IN_BUCKET}{key}"
    path = _file(home, tenant_id, sha256)
    if not path.is_file() or _hash(path.read_bytes()) != sha256:
        part = path.with_name(f".{sha256}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    return "/".join(path.parts[-3:])


def _fetched(key: str) -> bytes:
    bucket = blob_bucket()
    if bucket is None:
        raise FileNotFoundError(
            f"The kept file {key!r} lies in a bucket, and `ATELIER_BLOBS` names none. Set it to the "
            f"block of that bucket, `s3-bucket/<name>`."
        )
    body = bucket.get(key)
    if body is None:
        raise FileNotFoundError(
            f"The kept file {key!r} is gone from {bucket.name!r}. Build the site again."
        )
    return body


def _key(tenant_id: UUID, sha256: str) -> str:
    return f"blobs/{tenant_id}/{sha256}"


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise FileNotFoundError(
            f"The kept file {str(path)!r} is gone. Restore it from a backup, or build the site again."
        )
    return path.read_bytes()


def _file(home: Home | None, tenant_id: UUID, sha256: str) -> Path:
    return (home or Home()).room("blobs", str(tenant_id)) / sha256


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
