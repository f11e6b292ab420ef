"""Back up the embedded database, restore it to any second, and prove that this works."""

import secrets
import shutil
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo
from sqlalchemy import make_url

from blocks import _postgres_process as process
from blocks._backup_blobs import keep_blobs, put_back_blobs
from blocks._backup_folder import (
    BLOBS,
    MANIFEST,
    WAL,
    BackupManifest,
    BackupUnusable,
    archive_command,
    archive_room,
    chosen,
    describe,
    pack,
    packed_segments,
    read_manifest,
    verify,
)
from blocks._cluster import counted, heads, one, opened, schema_revision, tables
from blocks._restoring import restore
from blocks.backup_retention import reading
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.erasure_proofs import keep_proofs, proofs
from blocks.home import Home

__all__ = [
    "BackupManifest",
    "BackupUnusable",
    "archive",
    "backup",
    "restore",
    "restore_files",
    "verify",
]

_ARCHIVED_AT_LEAST_EVERY_S = 60
"""A server that writes little would otherwise keep a commit to itself until 16 MB are full."""
_PATIENCE_S = 30.0
_OUTSIDE = (
    "The home folder's passwords and keys: `postgres/password`, `database/` and `keys/`.",
    "The home folder's uploads, kept briefs, and results that Prefect keeps in files.",
    "Folders releases were written to; the database holds their files as well.",
)


def backup(home: DatabaseHome, folder: Path, *, keep: timedelta | None = None) -> BackupManifest:
    """Copy the running server into a folder of its own below `folder`, whole or not at all.

    Nobody has to stop working: writers wait for a moment while the point is set that the counted
    rows and the heads of the audit logs belong to. Nothing is removed: `prune` does that.

    Args:
        home: The database.
        folder: Where backups are kept.
        keep: Time after which it may be removed; None when it is kept until somebody does.

    Raises:
        BackupUnusable: Somebody else runs the database, or PostgreSQL cannot copy it.
        DatabaseUnavailable: The server does not start.
    """
    server = _own_server(home)
    admin = server.start()
    folder = _made(folder)
    with process.alone(folder / ".lock"):
        for abandoned in folder.glob(".part-*"):
            shutil.rmtree(abandoned, ignore_errors=True)
        part = folder / f".part-{secrets.token_hex(4)}"
        part.mkdir(mode=0o700)
        try:
            manifest = _taken(server, admin, part)
            kept, damaged = keep_blobs(home.home.folder / BLOBS, folder)
            manifest = manifest.model_copy(
                update={
                    "expires_at": manifest.at + keep if keep else None,
                    "blobs": kept,
                    "outside": (*damaged, *manifest.outside, *_OUTSIDE),
                }
            )
            process.write(part / MANIFEST, manifest.model_dump_json(indent=1), None)
            process.settle(part)
            part.rename(folder / manifest.name)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        keep_proofs(home.home.folder, folder)
        process.settle(folder)
    return manifest


def archive(home: DatabaseHome, folder: Path) -> Path:
    """Have the server keep its write-ahead log below `folder` from now on; return where.

    A backup taken after this can be restored to any second since. Repeating it changes nothing.

    Raises:
        BackupUnusable: Somebody else runs the database, or it cannot write there.
        DatabaseUnavailable: The server does not start.
    """
    server = _own_server(home)
    with opened(server.start(), "postgres") as admin:
        room = archive_room(_made(folder), _identifier(admin))
        account = process.account_for(server.folder / "data")
        if not room.exists():
            room.parent.mkdir(mode=0o700, exist_ok=True)
            process.make_folder(room, account)
        process.let_through(room, account)
        command = archive_command(room)
        if one(admin, "SELECT current_setting('archive_command')") == command:
            return room
        _set(admin, archive_command=command, archive_timeout=f"{_ARCHIVED_AT_LEAST_EVERY_S}s")
        if not _something_arrives(admin, room):
            _set(admin, archive_command="true", archive_timeout="0")
            raise BackupUnusable(
                f"PostgreSQL does not archive to {str(room)!r}, so archiving is off again. See its "
                f"log in {str(server.folder / 'log')!r}, and name a folder its user may write in."
            )
    return room


def restore_files(
    folder: Path, home: Home, *, to_time: datetime | None = None
) -> tuple[int, tuple[str, ...]]:
    """Put back what a backup has besides the server: large files, and proofs of erasures.

    Args:
        folder: One backup, or the folder of several, as for `restore`.
        home: Where they go; what is there stays as it is.
        to_time: As for `restore`.

    Returns:
        How many large files were put back, and the slugs of tenants in the backup that were erased.

    Raises:
        BackupUnusable: No backup serves.
    """
    found = chosen(folder, to_time).resolve()
    manifest = read_manifest(found)
    with reading(found):
        blobs = put_back_blobs(found.parent, manifest.blobs, home.folder / BLOBS)
    keep_proofs(found.parent, home.folder)
    known = proofs(home.folder)
    slugs = (tenant.tenant for tenant in manifest.audit)
    return blobs, tuple(slug for slug in slugs if any(one.is_of(slug) for one in known))


def _own_server(home: DatabaseHome) -> EmbeddedPostgres:
    if home.server is None:
        return home.embedded
    raise BackupUnusable(
        f"The database at {home.server!r} is run by somebody else, and base backups of it are that "
        f"provider's job. Switch on point-in-time recovery there, and rehearse restoring it."
    )


def _made(folder: Path) -> Path:
    folder = folder.expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _taken(server: EmbeddedPostgres, admin: str, part: Path) -> BackupManifest:
    with opened(admin) as keeper, opened(admin) as reader:
        # Until it goes with its connection, the server removes no segment from here on.
        slot = f"atelier_{secrets.token_hex(4)}"
        keeper.execute("SELECT pg_create_physical_replication_slot(%s, true, true)", (slot,))
        _copy_base(admin, server.folder, part)
        at, point = datetime.now(UTC), f"atelier-{secrets.token_hex(8)}"
        with reader.transaction():
            last = _set_point(keeper, reader, point)
            rows, audit, revision = counted(reader), heads(reader), schema_revision(reader)
            in_buckets = _in_buckets(reader)
        keeper.execute("SELECT pg_switch_wal()")
        _copy_segments(server.folder / "data" / "pg_wal", part, last=last)
        return BackupManifest(
            name=f"{at:%Y%m%dT%H%M%S.%fZ}",
            at=at,
            point=point,
            server_version=one(keeper, "SELECT current_setting('server_version')"),
            system_identifier=_identifier(keeper),
            schema_revision=revision,
            files=describe(part),
            rows=rows,
            audit=audit,
            outside=in_buckets,
        )


def _in_buckets(reader: psycopg.Connection) -> tuple[str, ...]:
    query = "SELECT count(*) FROM app.blobs WHERE stored_at LIKE 's3:%'"
    count = one(reader, query)
    if count == "0":
        return ()
    return (
        f"{count} files above 1 MiB in a bucket: switch on versions or copies there, which is its "
        f"provider's job.",
    )


def _copy_base(admin: str, room: Path, part: Path) -> None:
    url = make_url(admin)
    with tempfile.TemporaryDirectory(prefix="atelier-backup-") as closed:
        # Not in the environment or the arguments, which others may read.
        process.write(Path(closed) / "pass", f"*:*:*:postgres:{url.password}\n", None)
        server = {"host": url.query["host"], "port": url.query["port"], "user": "postgres"}
        words = {**server, "passfile": f"{closed}/pass", "require_auth": "scram-sha-256"}
        address = make_conninfo("", **{k: str(v) for k, v in words.items()})
        complaint = process.run(
            [
                *(str(process.programs() / "pg_basebackup"), "-d", address, "-D", str(part)),
                *("--format=tar", "--compress=client-gzip:1", "--wal-method=stream"),
                *("--checkpoint=fast", "--no-password", "--label=atelier"),
            ],
            None,
            tmpdir=Path(closed),
        )
    if complaint:
        raise BackupUnusable(
            f"PostgreSQL in {str(room)!r} cannot be copied: {complaint}. Nothing was kept; mend "
            f"that, and back up again."
        )


def _set_point(keeper: psycopg.Connection, reader: psycopg.Connection, point: str) -> str:
    """Name a point in the log at which `reader` sees the rows; return the segment it is in.

    No writer may commit between its snapshot and the point, or the counts would be of neither.
    """
    named = [sql.Identifier(*row) for row in tables(keeper)]
    lock = sql.SQL("LOCK TABLE {} IN SHARE MODE").format(sql.SQL(", ").join(named))
    reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    for _ in range(100):
        # Shorter than `deadlock_timeout`: were a writer in our way, we would be the one to give in.
        with suppress(psycopg.errors.LockNotAvailable), keeper.transaction():
            keeper.execute("SET LOCAL lock_timeout = '300ms'")
            keeper.execute(lock)
            reader.execute("SELECT 1")
            row = keeper.execute(
                "SELECT pg_walfile_name(pg_create_restore_point(%s))", (point,)
            ).fetchone()
            return str(row[0]) if row else ""
    raise BackupUnusable(
        "Writers held the tables for 30 seconds, so no point could be set. Nothing was kept; back "
        "up again when the long transaction has ended."
    )


def _copy_segments(source: Path, part: Path, *, last: str) -> None:
    """Add the segments between the end of the base backup and the point."""
    (part / WAL).mkdir(mode=0o700)
    known = max(packed_segments(part))
    for segment in sorted(source.iterdir()):
        if known < segment.name <= last and len(segment.name) == len(last):
            pack(segment, part / WAL / f"{segment.name}.gz")


def _set(admin: psycopg.Connection, **settings: str) -> None:
    for name, value in settings.items():
        said = sql.SQL("ALTER SYSTEM SET {} = {}").format(sql.Identifier(name), sql.Literal(value))
        admin.execute(said)
    admin.execute("SELECT pg_reload_conf()")


def _something_arrives(admin: psycopg.Connection, room: Path) -> bool:
    """Fill segments until the archiver, which learns of its command a moment later, keeps one."""
    end, before = time.monotonic() + _PATIENCE_S, set(room.glob("*.gz"))
    while time.monotonic() < end:
        admin.execute("SELECT pg_create_restore_point('atelier-archive')")
        admin.execute("SELECT pg_switch_wal()")
        for _ in range(50):
            if set(room.glob("*.gz")) - before:
                return True
            time.sleep(0.02)
    return False


def _identifier(admin: psycopg.Connection) -> str:
    return one(admin, "SELECT system_identifier FROM pg_control_system()")
