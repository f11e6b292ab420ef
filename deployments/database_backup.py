"""`atelier db backup`, `restore` and `drill`: keep the embedded database safe."""

from datetime import datetime
from pathlib import Path

from rich.console import Console

ACCEPTED, FAILURE = 0, 1
_out = Console(highlight=False)


def backup(folder: Path, *, once: bool = False, keep: str | None = None) -> int:
    """Copy the running database into a folder, and keep its write-ahead log there from now on.

    Args:
        folder: Where backups are kept, on another disk than the database.
        once: Only copy; do not keep the log, so that only this one moment can be restored.
        keep: How long backups are kept, such as 30d, 12h or 6w; then older ones are removed, with
            the log no kept one needs. Without it, all are kept.
    """
    from domain.retention import period

    kept_for = period(keep) if keep else None
    from blocks._backup_report import expiry
    from blocks.backup import archive
    from blocks.backup import backup as back_up
    from blocks.backup_retention import prune
    from blocks.database_home import DatabaseHome

    home = DatabaseHome()
    if not once:
        archive(home, folder)
    made = back_up(home, folder, keep=kept_for)
    _say(
        f"Backed up: {folder.resolve() / made.name}, {made.size_bytes / 1e6:.1f} MB, "
        f"{sum(made.rows.values())} rows, {len(made.audit)} audit logs. Write its hash down "
        f"elsewhere: {made.sha256}"
    )
    if made.blobs:
        _say(f"{len(made.blobs)} large files are in {folder.resolve() / 'blobs'}.")
    if kept_for:
        _say(f"{expiry(made)} {prune(folder.resolve(), keep=kept_for)}")
    password = home.embedded.folder / "password"
    _say(f"Not in it: {password}. Keep a copy elsewhere; it is needed to restore.")
    for sentence in made.outside:
        _say(f"Not in it: {sentence}")
    return ACCEPTED


def restore(
    folder: Path,
    target: Path,
    *,
    to_time: datetime | None = None,
    password_file: Path | None = None,
) -> int:
    """Restore a backup into an empty folder as a server of its own.

    Files above 1 MiB go into the home folder, those that are not there.

    Args:
        folder: One backup, or the folder of several.
        target: Where the server is to live; empty, or not there yet.
        to_time: Undo everything after it, such as 2026-08-02T10:00:00+00:00; without it, all that
            was kept is restored.
        password_file: The file `password` of the original; without it, that of this home.
    """
    from blocks.backup import restore as put_back
    from blocks.backup import restore_files
    from blocks.database_home import DatabaseHome

    home = DatabaseHome()
    known = password_file or home.embedded.folder / "password"
    server = put_back(folder, target, password_file=known, to_time=to_time)
    version = server.status().version
    server.stop()
    blobs, erased = restore_files(folder, home.home, to_time=to_time)
    _say(
        f"Restored: PostgreSQL {version} in {server.folder}, stopped. To work with it, stop the old "
        f"one with `atelier db stop` and put this folder in the place of {known.parent}."
    )
    if blobs:
        _say(f"{blobs} large files were put back into {home.home.folder / 'blobs'}.")
    if erased:
        _say(
            f"Tenants that were erased after this backup are in it again: {', '.join(erased)}. Run "
            f"`atelier db check` as soon as the database is in its place: it erases them again."
        )
    return ACCEPTED


def drill(folder: Path) -> int:
    """Rehearse a restore of the newest backup, and say what came back.

    Args:
        folder: Where backups are kept.
    """
    from blocks._backup_report import drill_markdown
    from blocks.database_home import DatabaseHome
    from blocks.restore_drill import drill as rehearse

    report = rehearse(folder, password_file=DatabaseHome().embedded.folder / "password")
    _say(drill_markdown(report).rstrip())
    return ACCEPTED if report.passed else FAILURE


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
