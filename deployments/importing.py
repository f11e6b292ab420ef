"""`atelier import`: a client's CSV or Excel file becomes a report for the client and a brief."""

import os
from pathlib import Path

from rich.console import Console

from blocks._home_folder import has_database
from blocks.imports import (
    BRIEF,
    REPORT,
    import_folder,
    keep_report,
    read_tables,
    understood_brief,
    write_import,
)
from deployments.api import configured_api, local_server, use_any_api, use_local_server
from deployments.orders import check_project, check_tenant
from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.imports.gate import Imported

ACCEPTED = 0
_MOST_PROBLEMS = 20
_out = Console(highlight=False)
_note = Console(stderr=True, highlight=False)


def import_client_data(
    file: Path, /, *, tenant: str = "local", project: str | None = None, out: Path = Path("out")
) -> int:
    """Read a client's table, report every fault, and make a brief of what can be used.

    Args:
        file: CSV or Excel (.xlsx): services with prices, people, opening hours, reviews, contacts,
            areas; one kind of table per sheet, titles in English, German or Spanish.
        tenant: Whose data it is.
        project: Name of the project; from the firm's name without it.
        out: Folder for the report and the brief.
    """
    check_tenant(tenant)
    check_project(project)
    imported = read_tables(file, project=project)
    folder = import_folder(out, imported, tenant=tenant)
    _make(folder)
    with _note.status("Writing the report."):
        why_not = write_import(imported, folder)
    _show(imported, folder)
    if why_not:
        _note.print(why_not, markup=False, soft_wrap=True)
    if has_database():
        _use_api()
        keep_report(imported.report, tenant=tenant)
    brief = understood_brief(imported, folder)
    if has_database():
        stored = _stored(brief, tenant)
        _say(f"Stored for {tenant}: build from {stored} with the flow `build-website`.")
    _say(f"Build from it: atelier build {os.fspath(folder / BRIEF)}")
    return ACCEPTED


def _use_api() -> None:
    """Let Prefect work with the server that runs, if any; none is started for an import."""
    if configured_api():
        use_any_api(_note)
    else:
        use_local_server(local_server().url)


def _stored(brief: Brief, tenant: str) -> str:
    """Store a brief and return how a build finds it; a server that runs hears of it at once.

    Without one the event waits in the database: Prefect would start a server just to tell it.
    """
    # 2 s of SQLAlchemy and Prefect, which an import without a database never needs.
    from blocks.database_home import DatabaseHome
    from blocks.event_stream import emit
    from blocks.stored_briefs import store
    from blocks.tenants import ensure_tenant

    postgres = DatabaseHome().postgres()
    with postgres.session(ensure_tenant(postgres, tenant)) as session:
        project_id, told = store(session, brief)
    if os.environ.get("PREFECT_API_URL"):
        emit(told)
    return f"project:{project_id}"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BriefInvalid(
            source="--out",
            problem=f"{str(folder)!r} cannot be made: {error.strerror}.",
            remedy="Give a folder you may write to.",
        ) from error


def _show(imported: Imported, folder: Path) -> None:
    """Print what was understood, the first faults, and where all of them stand."""
    counts = ", ".join(f"{kind} {count}" for kind, count in imported.counts.items())
    _say(f"{imported.source}, rows understood: {counts or 'none'}.")
    for problem in imported.problems[:_MOST_PROBLEMS]:
        _say(str(problem))
    if (more := len(imported.problems) - _MOST_PROBLEMS) > 0:
        _say(f"{more} more problems are in the report.")
    _say(f"The report for the client: {os.fspath(folder / REPORT)}")


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
