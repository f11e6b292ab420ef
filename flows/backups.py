"""Keep the database safe: back it up every few hours, and prove every month that this works."""

from prefect import flow, get_run_logger
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from blocks._backup_report import drill_markdown, expiry, manifest_rows
from blocks.backup import BackupManifest
from blocks.restore_drill import DrillReport, require_passed
from flows import _forms as form
from tasks.backups import archive_database, back_up_database, rehearse_restore, remove_old_backups


@flow(name="backup-database", flow_run_name="back up the database to {folder}")
def backup_database(folder: form.Backups, keep: form.Keep = "") -> BackupManifest:
    """Copy the embedded database into a folder, and keep its write-ahead log there from now on.

    Args:
        folder: Where backups are kept, on another disk than the database: one on the same disk does
            not survive that disk.
        keep: How long a backup is kept, such as `30d` or `12h`; then older ones are removed, with the
            log no kept one needs. Empty keeps all.

    Returns:
        What the backup holds: files with their hashes, rows per table, ends of the audit logs.

    Raises:
        BackupUnusable: Somebody else runs the database, or it cannot be copied.
        BriefInvalid: `keep` is no time.
        DatabaseUnavailable: There is no database, or it does not start.
    """
    archive_database(folder)
    manifest = back_up_database(folder, keep=keep or None)
    create_table_artifact(
        manifest_rows(manifest),
        key="database-backup",
        description=f"Backup {manifest.name}, manifest {manifest.sha256}. {expiry(manifest)}",
    )
    if keep:
        get_run_logger().info("%s", remove_old_backups(folder, keep=keep))
    return manifest


@flow(name="restore-drill", flow_run_name="rehearse a restore from {folder}")
def restore_drill(folder: form.Backups) -> DrillReport:
    """Restore the newest backup into a server that is gone afterwards, and check what came back.

    Args:
        folder: Where backups are kept.

    Returns:
        What was checked, and how much and how long a disaster would cost.

    Raises:
        BackupUnusable: There is no backup, or a check failed; the artifact says which.
    """
    report = rehearse_restore(folder)
    create_markdown_artifact(drill_markdown(report), key="restore-drill")
    return require_passed(report)
