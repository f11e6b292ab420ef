"""What operators read about backups and restore drills."""

from blocks._backup_folder import BackupManifest
from blocks.restore_drill import DrillReport


def manifest_rows(manifest: BackupManifest) -> list[dict[str, str | int]]:
    """Return a row for each file, table and audit log of a backup."""
    files = (("file", file.path, file.size_bytes, file.sha256) for file in manifest.files)
    tables = (("table", table, count, "") for table, count in manifest.rows.items())
    blobs = (("large file", file.path, file.size_bytes, file.sha256) for file in manifest.blobs)
    logs = (("audit log", one.tenant, one.head.seq, one.head.sha256) for one in manifest.audit)
    outside = (("not in it", sentence, 0, "") for sentence in manifest.outside)
    return [
        {"what": what, "name": name, "bytes or rows": count, "sha256": sha256}
        for what, name, count, sha256 in (*files, *blobs, *tables, *logs, *outside)
    ]


def expiry(manifest: BackupManifest) -> str:
    """Return until when a backup is kept, as a sentence."""
    if manifest.expires_at is None:
        return "It is kept until somebody removes it."
    until = manifest.expires_at.isoformat(timespec="seconds")
    return f"It is kept until {until}, and longer if no newer one can be restored."


def drill_markdown(report: DrillReport) -> str:
    """Return the report of a drill, with what is not offered."""
    verdict = "passed" if report.passed else "FAILED"
    lines = [
        f"# Restore drill {verdict}",
        "",
        f"Backup {report.backup}, manifest `{report.manifest_sha256}`.",
        "",
        *(f"- {'✓' if one.passed else '✗'} {one.name}: {one.sentence}" for one in report.checks),
        "",
        f"- Recovery point: {_seconds(report.recovery_point_s, 'at most this much would be lost')}",
        f"- Recovery time: {_seconds(report.recovery_time_s, 'from files to the first answer')}",
        "",
        "## Not offered",
        "",
        *(f"- {sentence}" for sentence in report.not_offered),
        "",
    ]
    return "\n".join(lines)


def _seconds(measured: float | None, meaning: str) -> str:
    return (
        "not measured, as nothing was restored."
        if measured is None
        else f"{measured:.1f} s, {meaning}."
    )
