"""Take a client's table in: read it, leave the report and the brief, keep what the gate said."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from blocks._brief_files import BriefFile
from blocks._workbooks import sheets_of
from domain.brief import Brief, slugify
from domain.errors import BriefInvalid
from domain.gates import GateReport, GateUnavailable, Verdict
from domain.imports import understand
from domain.imports.gate import Imported, expected_of, report_page
from domain.tenancy import Permission

BRIEF, REPORT, DATA_DOCS = "brief.yaml", "report.html", "great-expectations"
"""What an import leaves in its folder."""


def read_tables(path: Path, *, project: str | None = None) -> Imported:
    """Return what a client's file states, with every fault of it.

    Raises:
        BriefInvalid: It is no table, or none that may be read.
    """
    today = datetime.now(UTC).date().isoformat()
    return understand(path.name, sheets_of(path), today=today, project=project)


def import_folder(out: Path, imported: Imported, *, tenant: str) -> Path:
    """Return where an import of this tenant goes: beside the releases of its project."""
    own = out if tenant == "local" else out / tenant
    name = imported.project or Path(imported.source).stem
    return own / slugify(name, fallback="import") / "import"


def write_import(imported: Imported, folder: Path) -> str:
    """Write the report for the client and the brief; return why Great Expectations has no part in it.

    An empty answer means that its own report is there too.
    """
    from blocks.expectations import write_data_docs

    folder.mkdir(parents=True, exist_ok=True)
    if imported.brief:
        (folder / BRIEF).write_text(imported.brief, encoding="utf-8")
    page, why_not = "", ""
    shutil.rmtree(folder / DATA_DOCS, ignore_errors=True)  # of an earlier import
    try:
        docs = write_data_docs(folder / DATA_DOCS, expected_of(imported.rows), imported.rows)
        page = docs.relative_to(folder).as_posix()
    except GateUnavailable as error:
        why_not = str(error)
        shutil.rmtree(folder / DATA_DOCS, ignore_errors=True)  # perhaps half-written
    html = report_page(imported, data_docs=page)
    (folder / REPORT).write_text(html, encoding="utf-8")
    return why_not


def understood_brief(imported: Imported, folder: Path) -> Brief:
    """Return the brief an import left in its folder.

    Raises:
        BriefInvalid: Nothing could be used.
    """
    if imported.report.verdict is Verdict.FAIL:
        first = next((one.sentence for one in imported.problems), "It states nothing.")
        raise BriefInvalid(
            source=imported.source,
            problem=f"Nothing in it can be used. {first}",
            remedy=f"Everything that is wrong stands in {str(folder / REPORT)!r}.",
        )
    return BriefFile(folder / BRIEF).read()


def keep_report(report: GateReport, *, tenant: str, user: str | None = None) -> None:
    """Store in the database what the gate said.

    Args:
        report: What it said.
        tenant: Whose data it was; a tenant nobody knows yet is made, unless a person brings it.
        user: E-mail address of the person who brings it; None for the operator.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        NotAllowed: The person may not bring briefs.
        TenantUnknown: It is suspended, or a person names one nobody knows.
        UserUnknown: The tenant has nobody with the address.
    """
    # 0.4 s of SQLAlchemy and psycopg, which an import without a database never needs.
    from blocks.actors import require_user
    from blocks.database_home import DatabaseHome
    from blocks.quality_gates import keep
    from blocks.tenants import ensure_tenant, tenant_id

    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, tenant) if user else ensure_tenant(postgres, tenant)
    with postgres.session(owner) as session:
        require_user(session, user, Permission.BRIEF_WRITE)
        keep(session, report)
