"""Tables of what is remembered: events, the audit log, results of tasks, verdicts of gates."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Identity, Index, PrimaryKeyConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from blocks.database.tables.row import (
    Json,
    OfTenant,
    Row,
    Tenanted,
    Xid8,
    is_sha256,
    one_of,
    row_of,
)


class EventRow(OfTenant, Row):
    """Something that happened, written by the transaction that caused it."""

    __tablename__ = "events"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "seq"),
        Index("events_commit_index", "xid", "seq"),
    )
    changeable: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = False

    seq: Mapped[int] = mapped_column(Identity(always=True))
    kind: Mapped[str]
    subject_id: Mapped[UUID]
    payload: Mapped[Json]
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    xid: Mapped[str] = mapped_column(Xid8, server_default=text("pg_current_xact_id()"))
    """The writing transaction: readers stop before the oldest that is still open."""


class AuditHead(OfTenant, Row):
    """Where a tenant's audit log ends; kept by the log's own trigger."""

    __tablename__ = "audit_heads"
    __table_args__ = (PrimaryKeyConstraint("tenant_id"), is_sha256("sha256"))
    changeable: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = False

    seq: Mapped[int]
    sha256: Mapped[str]


class AuditRow(OfTenant, Row):
    """Who did what to what: append-only, each entry sealed to the one before."""

    __tablename__ = "audit_log"
    __table_args__ = (PrimaryKeyConstraint("tenant_id", "seq"), is_sha256("sha256"))
    changeable: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = False

    seq: Mapped[int]
    at: Mapped[str]
    actor: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str]
    """Canonical JSON, kept as text: what was hashed is what is read."""
    previous_sha256: Mapped[str]
    sha256: Mapped[str]


class ResultRow(OfTenant, Row):
    """A task's kept result under its content key."""

    __tablename__ = "results"
    __table_args__ = (PrimaryKeyConstraint("tenant_id", "key"),)
    changeable: ClassVar[tuple[str, ...]] = ("body", "written_at")
    deletable: ClassVar[bool] = True

    key: Mapped[str]
    body: Mapped[bytes]
    written_at: Mapped[datetime] = mapped_column(server_default=text("now()"))


class QualityReport(Tenanted):
    """What a quality gate said."""

    __tablename__ = "quality_reports"
    rules = (
        row_of("workflow_executions", "execution_id"),
        one_of("verdict", "pass", "warn", "fail"),
        Index("quality_reports_execution_index", "tenant_id", "execution_id"),
    )

    execution_id: Mapped[UUID | None]
    gate: Mapped[str]
    engine: Mapped[str]
    verdict: Mapped[str]
    results: Mapped[Json]
