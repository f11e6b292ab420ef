"""Take in a client's tables: read them, leave a report and a brief, keep what the gate said."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks import imports
from domain.gates import GateReport
from domain.imports.gate import Imported


@task(name="read-tables", timeout_seconds=120, cache_policy=NO_CACHE)
def read_tables(file: str, *, project: str | None) -> Imported:
    """Read a client's CSV or Excel file; return what it states, with every fault of it.

    Raises:
        BriefInvalid: It is no table, or none that may be read.
    """
    return imports.read_tables(Path(file), project=project)


@task(name="write-import", timeout_seconds=400, cache_policy=NO_CACHE)
def write_import(imported: Imported, *, out: str, tenant: str) -> str:
    """Write the report for the client and the brief; return their folder.

    Great Expectations adds its own report where it is installed.
    """
    folder = imports.import_folder(Path(out), imported, tenant=tenant)
    imports.write_import(imported, folder)
    return str(folder)


@task(name="keep-import-report", cache_policy=NO_CACHE, timeout_seconds=60, retries=2)
def keep_import_report(report: GateReport, *, tenant: str, user: str | None) -> None:
    """Store in the database what the gate said.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        NotAllowed: The person may not bring briefs.
        TenantUnknown: It is suspended, or a person names one nobody knows.
        UserUnknown: The tenant has nobody with the address.
    """
    imports.keep_report(report, tenant=tenant, user=user)
