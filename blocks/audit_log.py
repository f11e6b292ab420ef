"""Write what people do into the audit log, and check that nobody has touched it since."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from blocks.database.schema import ReleaseRow
from blocks.database_home import DatabaseHome
from blocks.postgres import Postgres
from blocks.tenants import tenant_id
from domain.audit import AuditEntry, Head, verify
from domain.value import Value, canonical


class AuditCheck(Value):
    """What a check of audit logs came to."""

    tenants: int
    entries: int
    problems: tuple[str, ...]
    """One sentence for each fault, beginning with the tenant it is in."""


def record(
    session: Session, *, actor: str, action: str, subject: str, detail: Mapping[str, object]
) -> Head:
    """Add an entry in the session's transaction, and return where the log ends now.

    The database numbers, dates and seals it; the transaction that changes something and the entry
    that says so are kept or lost together.
    """
    row = session.execute(
        text(
            "INSERT INTO app.audit_log (tenant_id, actor, action, subject, detail) "
            "VALUES (:tenant_id, :actor, :action, :subject, :detail) RETURNING seq, sha256"
        ),
        {
            "tenant_id": session.info["tenant_id"],
            "actor": actor,
            "action": action,
            "subject": subject,
            "detail": canonical(dict(detail)).decode(),
        },
    ).one()
    return Head(seq=row.seq, sha256=row.sha256)


def entries(session: Session) -> tuple[AuditEntry, ...]:
    """Return the whole log of the session's tenant, first entry first."""
    rows = session.execute(
        text(
            "SELECT tenant_id, seq, at, actor, action, subject, detail, previous_sha256, sha256 "
            "FROM app.audit_log ORDER BY seq"
        )
    ).mappings()
    return tuple(AuditEntry.model_validate(dict(row)) for row in rows)


def head(session: Session) -> Head:
    """Return where the tenant's log ends, to be written down where the database cannot reach."""
    row = session.execute(text("SELECT seq, sha256 FROM app.audit_heads")).one_or_none()
    return Head(seq=row.seq, sha256=row.sha256) if row else Head(seq=0)


def check_audit_log(
    postgres: Postgres, tenant_id: UUID, *, anchor: Head | None = None
) -> AuditCheck:
    """Check one tenant's log against itself, its head, its releases, and an anchor kept elsewhere."""
    with postgres.session(tenant_id, read_only=True) as session:
        log, own, released = entries(session), head(session), _anchored(session)
    anchors = [one for one in (own, anchor, *released) if one is not None]
    found = dict.fromkeys(fault for one in anchors for fault in verify(log, anchor=one))
    if log and log[-1].seq > own.seq:
        found[f"Entry {own.seq + 1} and those after it were not written by the log itself."] = None
    return AuditCheck(tenants=1, entries=len(log), problems=tuple(found))


def _anchored(session: Session) -> tuple[Head, ...]:
    """Return where the log ended at each release, as the releases' manifests say."""
    audit = ReleaseRow.manifest["audit"]
    found = session.scalars(select(audit).where(audit.is_not(None)))
    return tuple(Head.model_validate(one) for one in found if one)


def check_audit_logs(home: DatabaseHome, *, slug: str | None) -> AuditCheck:
    """Check the log of one tenant, or of every tenant this database has.

    Raises:
        DatabaseUnavailable: There is no database, or it does not answer.
        TenantUnknown: No active tenant has this name.
    """
    postgres = home.postgres()
    wanted = {slug: tenant_id(postgres, slug)} if slug else home.tenants()
    checks = {name: check_audit_log(postgres, id_) for name, id_ in wanted.items()}
    return AuditCheck(
        tenants=len(checks),
        entries=sum(check.entries for check in checks.values()),
        problems=tuple(
            f"{name}: {problem}" for name, check in checks.items() for problem in check.problems
        ),
    )
