"""Write all data of a tenant into one archive, as they are at one moment, and check such an archive."""

import hashlib
import json
import os
import secrets
import zipfile
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from uuid import UUID

from psycopg import Connection, sql
from pydantic import ValidationError
from sqlalchemy.orm import Session

from blocks import audit_log, blobs
from blocks.home import Home
from blocks.postgres import Postgres
from domain.audit import AuditEntry, verify
from domain.errors import ArchiveInvalid, TenantUnknown
from domain.tenant_archive import (
    LEFT_OUT,
    MANIFEST,
    README,
    ArchiveManifest,
    ArchiveMember,
    readme,
)

_Raw = Connection[tuple[Any, ...]]
_Write = Callable[[bytes], None]

_CHUNK_BYTES = 1 << 20
_ROWS_AT_ONCE, _HEAVY_ROWS_AT_ONCE = 500, 20
"""Rows fetched at once; of tables with bytes, a row may hold some mebibytes."""

_TABLES = """\
SELECT c.relname::text, coalesce(array(
    SELECT a.attname::text FROM pg_index AS i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY
        AS k(number, place)
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number
    WHERE i.indrelid = c.oid AND i.indisprimary ORDER BY k.place), '{}'),
    EXISTS (SELECT FROM pg_attribute AS b WHERE b.attrelid = c.oid AND b.atttypid = 'bytea'::regtype)
FROM pg_class AS c
WHERE c.relnamespace = 'app'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY c.relname"""

_RELEASES = """\
SELECT p.name, r.number, r.execution_id, r.manifest::text FROM app.releases AS r
JOIN app.projects AS p ON (p.tenant_id, p.id) = (r.tenant_id, r.project_id)
ORDER BY p.name, r.number"""

_FILES = """\
SELECT path, sha256 FROM app.generated_assets WHERE execution_id = %s ORDER BY path"""


@dataclass
class _Packing:
    """An archive that is being written."""

    archive: zipfile.ZipFile
    at: datetime
    members: list[ArchiveMember] = field(default_factory=list[ArchiveMember])
    missing: list[str] = field(default_factory=list[str])

    @contextmanager
    def member(self, path: str) -> Generator[_Write]:
        """Add a file whose contents come piece by piece."""
        told, size_bytes = hashlib.sha256(), 0
        named = zipfile.ZipInfo(path, self.at.timetuple()[:6])
        named.compress_type = zipfile.ZIP_DEFLATED
        named.external_attr = 0o600 << 16
        with self.archive.open(named, "w", force_zip64=True) as file:

            def write(piece: bytes) -> None:
                nonlocal size_bytes
                file.write(piece)
                told.update(piece)
                size_bytes += len(piece)

            yield write
        self.members.append(
            ArchiveMember(path=path, size_bytes=size_bytes, sha256=told.hexdigest())
        )

    def add(self, path: str, body: bytes) -> None:
        """Add a file at once."""
        with self.member(path) as write:
            write(body)


def export(
    postgres: Postgres,
    tenant_id: UUID,
    target: Path,
    *,
    made_for: str,
    home: Home | None = None,
) -> ArchiveManifest:
    """Write everything the database keeps of a tenant into a ZIP file, whole or not at all.

    It is read by the role that only reads, in one snapshot: others go on working meanwhile.

    Args:
        postgres: The database.
        tenant_id: Whose data.
        target: The file; it must not be there yet.
        made_for: Who asked for it, as audit logs name them.
        home: Where files above 1 MiB are kept; None for the home folder of whoever runs.

    Raises:
        FileExistsError: There is a file of this name.
        TenantUnknown: There is no such tenant.
        DatabaseUnavailable: The database does not answer.
    """
    if target.exists():
        raise FileExistsError(f"{str(target)!r} is there already. Name another file.")
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    at = datetime.now(UTC)
    try:
        with (
            os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file,
            zipfile.ZipFile(file, "w") as archive,
            postgres.session(tenant_id, read_only=True, snapshot=True) as session,
        ):
            packing = _Packing(archive, at)
            manifest = _packed(packing, postgres, session, made_for=made_for, home=home)
        _settle(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return manifest


def check_archive(path: Path) -> tuple[str, ...]:
    """Return one sentence for everything in an archive that is not as its manifest says.

    Raises:
        ArchiveInvalid: It is no archive of a tenant.
    """
    with _opened(path) as (archive, manifest):
        return tuple(_file_faults(archive, manifest)) or tuple(_row_faults(archive, manifest))


def archive_manifest(path: Path) -> ArchiveManifest:
    """Return what an archive says of itself.

    Raises:
        ArchiveInvalid: It is no archive of a tenant.
    """
    with _opened(path) as (_, manifest):
        return manifest


def _packed(
    packing: _Packing, postgres: Postgres, session: Session, *, made_for: str, home: Home | None
) -> ArchiveManifest:
    raw = cast("_Raw", session.connection().connection.driver_connection)
    own = raw.execute("SELECT id, slug FROM app.tenants").fetchone()
    if own is None:
        raise TenantUnknown(str(session.info["tenant_id"]))
    tenant_id, slug = own
    made_at = packing.at.isoformat(timespec="seconds")
    rows: dict[str, int] = {}
    for table, key, is_heavy in raw.execute(_TABLES).fetchall():
        postgres.renew(session)
        at_once = _HEAVY_ROWS_AT_ONCE if is_heavy else _ROWS_AT_ONCE
        rows[table] = _pack_table(packing, raw, str(table), key=key, at_once=at_once)
    postgres.renew(session)
    _pack_blobs(packing, raw, session, home)
    _pack_releases(packing, raw, session, home)
    packing.add(README, readme(slug, made_at, rows).encode())
    manifest = ArchiveManifest(
        tenant_id=tenant_id,
        tenant=slug,
        made_at=made_at,
        made_for=made_for,
        rows=rows,
        audit=audit_log.head(session),
        left_out={f"{table}.{column}": why for (table, column), why in LEFT_OUT.items()},
        missing=tuple(packing.missing),
        members=tuple(packing.members),
    )
    packing.archive.writestr(MANIFEST, manifest.text, zipfile.ZIP_DEFLATED)
    return manifest


def _pack_table(packing: _Packing, raw: _Raw, table: str, *, key: list[str], at_once: int) -> int:
    hidden = [column for name, column in LEFT_OUT if name == table]
    query = sql.SQL("SELECT (to_jsonb(t) - {}::text[])::text FROM {} AS t {}").format(
        sql.Literal(hidden),
        sql.Identifier("app", table),
        sql.SQL("ORDER BY {}").format(sql.SQL(", ").join(map(sql.Identifier, key)))
        if key
        else sql.SQL(""),
    )
    count = 0
    with packing.member(f"tables/{table}.jsonl") as write:
        for (line,) in _rows(raw, query, at_once=at_once):
            write(f"{line}\n".encode())
            count += 1
    return count


def _pack_blobs(packing: _Packing, raw: _Raw, session: Session, home: Home | None) -> None:
    small = "SELECT sha256, body FROM app.blobs WHERE body IS NOT NULL ORDER BY sha256"
    for sha256, body in _rows(raw, sql.SQL(small), at_once=_HEAVY_ROWS_AT_ONCE):
        packing.add(f"blobs/{sha256}", body)
    large = "SELECT sha256 FROM app.blobs WHERE body IS NULL ORDER BY sha256"
    for (sha256,) in raw.execute(large).fetchall():
        _pack_blob(packing, f"blobs/{sha256}", session, sha256=sha256, home=home)


def _pack_releases(packing: _Packing, raw: _Raw, session: Session, home: Home | None) -> None:
    for project, number, execution_id, manifest in raw.execute(_RELEASES).fetchall():
        folder = f"releases/{project}/{number}"
        packing.add(f"{folder}/{MANIFEST}", manifest.encode())
        for path, sha256 in raw.execute(_FILES, (execution_id,)).fetchall():
            place = f"{folder}/site/{path}"
            if _leads_out(place):
                packing.missing.append(f"{place!r} is no path inside the archive.")
                continue
            _pack_blob(packing, place, session, sha256=sha256, home=home)


def _pack_blob(
    packing: _Packing, place: str, session: Session, *, sha256: str, home: Home | None
) -> None:
    try:
        body = blobs.get(session, sha256, home=home)
    except (FileNotFoundError, ValueError) as error:
        packing.missing.append(f"{place!r}: {error}")
        return
    packing.add(place, body)


def _leads_out(path: str) -> bool:
    return "\\" in path or bool({"", ".", ".."} & set(path.split("/")))


def _rows(raw: _Raw, query: sql.SQL | sql.Composed, *, at_once: int) -> Iterator[tuple[Any, ...]]:
    """Yield rows a few at a time, however many there are."""
    with raw.cursor(name="archive") as cursor:
        cursor.itersize = at_once
        cursor.execute(query)
        yield from cursor


def _settle(part: Path) -> None:
    with part.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def _opened(path: Path) -> Generator[tuple[zipfile.ZipFile, ArchiveManifest]]:
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive, ArchiveManifest.model_validate_json(archive.read(MANIFEST))
    except (zipfile.BadZipFile, KeyError, ValidationError) as error:
        raise ArchiveInvalid(str(path)) from error


def _file_faults(archive: zipfile.ZipFile, manifest: ArchiveManifest) -> Iterator[str]:
    stated = {member.path: member for member in manifest.members}
    names = {name for name in archive.namelist() if name != MANIFEST}
    yield from (f"{path!r} is missing." for path in sorted(stated.keys() - names))
    yield from (f"{path!r} is not in the manifest." for path in sorted(names - stated.keys()))
    yield from (
        fault
        for path in sorted(names & stated.keys())
        if (fault := _fault(archive, stated[path])) is not None
    )


def _row_faults(archive: zipfile.ZipFile, manifest: ArchiveManifest) -> Iterator[str]:
    for table, count in manifest.rows.items():
        with archive.open(f"tables/{table}.jsonl") as file:
            lines = sum(1 for _ in file)
        if lines != count:
            yield f"'tables/{table}.jsonl' has {lines} lines, and the manifest says {count}."
    log = archive.read("tables/audit_log.jsonl").splitlines()
    entries = [AuditEntry.model_validate(json.loads(line)) for line in log]
    yield from verify(entries, anchor=manifest.audit)


def _fault(archive: zipfile.ZipFile, member: ArchiveMember) -> str | None:
    told = hashlib.sha256()
    try:
        with archive.open(member.path) as file:
            while piece := file.read(_CHUNK_BYTES):
                told.update(piece)
    except zipfile.BadZipFile:
        return f"{member.path!r} is damaged."
    if told.hexdigest() != member.sha256:
        return f"{member.path!r} was changed: its hash is not the one of the manifest."
    return None
