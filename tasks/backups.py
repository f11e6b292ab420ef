"""Back the database up, and rehearse restoring it."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks.backup import BackupManifest, archive, backup
from blocks.backup_retention import Pruned, prune
from blocks.database_home import DatabaseHome
from blocks.restore_drill import DrillReport, drill
from domain.retention import period


@task(name="archive-database", timeout_seconds=120, cache_policy=NO_CACHE)
def archive_database(folder: str) -> str:
    """Have the database keep its write-ahead log below the folder; return where.

    Raises:
        BackupUnusable: Somebody else runs the database, or it cannot write there.
        DatabaseUnavailable: There is no database, or it does not start.
    """
    return str(archive(DatabaseHome(), Path(folder)))


@task(name="back-up-database", timeout_seconds=3600, cache_policy=NO_CACHE)
def back_up_database(folder: str, *, keep: str | None = None) -> BackupManifest:
    """Copy the running database below the folder, whole or not at all; return what is in it.

    Args:
        folder: Where backups are kept.
        keep: How long, such as `30d`; None until somebody removes it.

    Raises:
        BackupUnusable: Somebody else runs the database, or it cannot be copied.
        BriefInvalid: `keep` is no time.
        DatabaseUnavailable: There is no database, or it does not start.
    """
    return backup(DatabaseHome(), Path(folder), keep=period(keep) if keep else None)


@task(name="remove-old-backups", timeout_seconds=3600, cache_policy=NO_CACHE)
def remove_old_backups(folder: str, *, keep: str) -> Pruned:
    """Remove backups whose time is over, and the log no kept one needs; return what went.

    Args:
        folder: Where backups are kept.
        keep: How long those are kept that give no date, such as `30d`.

    Raises:
        BriefInvalid: `keep` is no time.
    """
    return prune(Path(folder), keep=period(keep))


@task(name="rehearse-restore", timeout_seconds=7200, cache_policy=NO_CACHE)
def rehearse_restore(folder: str) -> DrillReport:
    """Restore the newest backup into a server that is gone afterwards; return what it came to.

    Raises:
        BackupUnusable: There is no backup in the folder.
    """
    return drill(Path(folder), password_file=DatabaseHome().embedded.folder / "password")
