"""Remove kept results whose time is over, from the database and from this machine's folders."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, func, select

from blocks._home_folder import has_database, home_folder
from blocks.database.schema import ResultRow
from blocks.database_home import DatabaseHome
from blocks.kept_results import result_folders
from domain.housekeeping import YOUNG, Swept

ELSEWHERE = "in a folder that others use too"
"""Why files stay: Prefect's own folder of results, when it is not the one of this home."""


def sweep_results(*, before: datetime) -> Swept:
    """Remove results that were written earlier; an agent whose result is gone works again.

    What models answered is no result: it was paid for and stays.
    """
    swept = Swept(what="results")
    if has_database():
        for one in _in_database(before):
            swept = swept.joined(one)
    for folder in result_folders():
        swept = swept.joined(_in_folder(folder, before))
    return swept


def _in_database(before: datetime) -> Iterator[Swept]:
    home = DatabaseHome()
    postgres = home.postgres()
    for tenant_id in home.tenants().values():
        old = ResultRow.written_at < before
        with postgres.session(tenant_id) as session:
            size = select(func.coalesce(func.sum(func.octet_length(ResultRow.body)), 0)).where(old)
            size_bytes = session.scalars(size).one()
            gone = session.scalars(delete(ResultRow).where(old).returning(ResultRow.key)).all()
            kept = session.scalars(select(func.count()).select_from(ResultRow)).one()
        yield Swept(
            what="results", removed=len(gone), size_bytes=int(size_bytes), kept=_kept(YOUNG, kept)
        )


def _in_folder(folder: Path, before: datetime) -> Swept:
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    if not folder.resolve().is_relative_to(home_folder().resolve()):
        return Swept(what="results", kept=_kept(ELSEWHERE, len(files)))
    old = [path for path in files if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before]
    size_bytes = sum(path.stat().st_size for path in old)
    for path in old:
        path.unlink(missing_ok=True)
    young = len(files) - len(old)
    return Swept(what="results", removed=len(old), size_bytes=size_bytes, kept=_kept(YOUNG, young))


def _kept(reason: str, count: int) -> dict[str, int]:
    return {reason: count} if count else {}
