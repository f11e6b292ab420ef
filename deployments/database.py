"""`atelier db`: the database of tenants, runs and releases."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import App, Parameter
from rich.console import Console

from deployments.database_backup import backup, drill, restore

if TYPE_CHECKING:
    from blocks.database_home import DatabaseHome

ACCEPTED, FAILURE = 0, 1

app = App(name="db", help="The database of tenants, projects, runs and releases.")
app.command(backup)
app.command(restore)
app.command(drill)
_out = Console(highlight=False)


@app.command
def init(
    *,
    admin_url: Annotated[str | None, Parameter(env_var="ATELIER_DATABASE_URL")] = None,
    new_keys: Annotated[bool, Parameter(negative="")] = False,
) -> int:
    """Make the database with its roles, or bring it up to date; safe to repeat.

    Args:
        admin_url: Address of an administrator on a PostgreSQL 15 or newer, such as
            postgresql://postgres:secret@db.example/; without it, an embedded one is started. It is
            used once and not kept.
        new_keys: Draw passwords and sealing key anew and end connections with the old ones, because
            somebody may have seen them.
    """
    from blocks.database_home import DatabaseHome

    home = DatabaseHome()
    home.init(admin_url, new_keys=new_keys)
    if new_keys:
        _say(
            "Passwords and sealing key are new. Start again what runs with the old ones: `atelier "
            "down && atelier up`, and every `atelier api`."
        )
    _say(f"The database is ready: {_where(home)}.")
    return ACCEPTED


@app.command
def status() -> int:
    """Say whether there is a database and whether it answers."""
    from blocks.database_home import DatabaseHome

    home = DatabaseHome()
    if not home.is_set_up:
        _say("There is no database yet. Make one with `atelier db init`.")
        return FAILURE
    if home.server is None and not home.embedded.status().is_running:
        _say("The embedded database is stopped; the next command that needs it starts it.")
        return FAILURE
    _say(f"The database answers: {_where(home)}.")
    return ACCEPTED


@app.command
def stop() -> int:
    """Stop the embedded database; the next command that needs it starts it again."""
    from blocks.database_home import DatabaseHome

    _say("Stopped." if DatabaseHome().embedded.stop() else "No embedded database is running.")
    return ACCEPTED


@app.command
def migrate() -> int:
    """Bring the schema to what this version of Atelier needs."""
    from blocks.database_home import DatabaseHome

    home = DatabaseHome()
    home.migrate()
    _say(f"The schema is up to date: {_where(home)}.")
    return ACCEPTED


@app.command(name="check")
def check(*, tenant: str | None = None) -> int:
    """Verify the audit log of a tenant, or of all: nothing changed, removed or cut off.

    Tenants that were erased, and came back with an older backup, are erased again first.

    Args:
        tenant: Slug of the tenant; without it, every tenant is checked.
    """
    from blocks.audit_log import check_audit_logs
    from blocks.blob_bucket import blob_bucket
    from blocks.database_home import DatabaseHome
    from blocks.erasure import Elsewhere, erase_again
    from blocks.result_places import result_bucket, result_places

    home = DatabaseHome()
    if tenant is None:
        elsewhere = Elsewhere(
            results=result_places(), blob_bucket=blob_bucket(), result_bucket=result_bucket()
        )
        for sentence in erase_again(home, elsewhere=elsewhere):
            _say(sentence)
    faults = check_audit_logs(home, slug=tenant)
    for fault in faults.problems:
        _say(fault)
    entries = f"{faults.entries} entries of {faults.tenants} tenants"
    _say(
        f"{len(faults.problems)} faults in {entries}." if faults.problems else f"{entries}: whole."
    )
    return FAILURE if faults.problems else ACCEPTED


@app.command(name="prove-isolation")
def prove_isolation(
    *,
    admin_url: Annotated[str | None, Parameter(env_var="ATELIER_DATABASE_URL")] = None,
    report: Path = Path("isolation.md"),
) -> int:
    """Prove that tenants are kept apart, by trying what must not work, and write the certificate.

    Args:
        admin_url: Address of an administrator when the database is not the embedded one. Everything is
            tried in a scratch database made from the same migrations; yours is only read.
        report: Where the certificate goes, as Markdown.
    """
    from blocks.database.isolation import prove
    from blocks.database_home import DatabaseHome

    home = DatabaseHome()
    credentials = home.credentials
    certificate = prove(admin_url or home.embedded.start(), credentials)
    report.write_text(certificate.as_markdown(), encoding="utf-8")
    tried = f"{len(certificate.probes)} attempts, {len(certificate.failures)} went wrong"
    accepted = f"{len(certificate.accepted)} risks are accepted, with reasons"
    _say(f"{tried}; {accepted}. The certificate is in {report}.")
    return ACCEPTED if certificate.passed else FAILURE


def _where(home: "DatabaseHome") -> str:
    revision, version = home.revision()
    place = home.server or f"embedded in {os.fspath(Path(home.embedded.folder))}"
    return f"PostgreSQL {version}, schema {revision}, {place}"


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
