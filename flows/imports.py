"""Take a client's tables in, so that a website can be built from them."""

from pathlib import Path

from prefect import flow, get_run_logger
from prefect.artifacts import create_table_artifact

from blocks._home_folder import has_database
from blocks.imports import BRIEF, understood_brief
from domain.gates import check_rows
from domain.imports.gate import Taken
from flows import _forms as form
from tasks.gathering import store_brief
from tasks.imports import keep_import_report, read_tables, write_import


@flow(name="import-client-data", flow_run_name="import for {tenant}")
def import_client_data(
    file: form.Table,
    tenant: form.Tenant = "local",
    project: form.Project = None,
    out: form.Out = "out",
    user: form.Person = None,
) -> Taken:
    """Read a client's CSV or Excel file, report every fault, and make a brief of what can be used.

    Args:
        file: Path of the file on the machine that runs this.
        tenant: Whose data it is; a tenant nobody knows yet is made, unless a person
            brings it.
        project: Name of the project; from the firm's name when empty.
        out: Folder for the report and the brief.
        user: E-mail address of the person who brings it, and must be allowed to; empty for the
            operator.

    Returns:
        What to give `build-website` as its brief, and where the report for the client is.

    Raises:
        BriefInvalid: The file cannot be read, or nothing in it can be used.
        NotAllowed: The person may not bring briefs.
    """
    imported = read_tables(file, project=project)
    folder = write_import(imported, out=out, tenant=tenant)
    create_table_artifact(
        check_rows(imported.report),
        key=f"import-{tenant}",
        description=f"The import says {imported.report.verdict.value}; the report is in {folder}",
    )
    if has_database():
        keep_import_report(imported.report, tenant=tenant, user=user)
    brief = understood_brief(imported, Path(folder))
    stored = str(Path(folder) / BRIEF)
    if has_database():
        stored = store_brief(brief, tenant=tenant, user=user)
    get_run_logger().info("%s problems; build from %s.", len(imported.problems), stored)
    return Taken(
        brief=stored,
        folder=folder,
        project=brief.project,
        counts=imported.counts,
        problems=len(imported.problems),
    )
