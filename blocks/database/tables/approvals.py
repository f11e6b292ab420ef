"""The table of versions that wait, or waited, for their approval."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from blocks.database.tables.row import SCHEMA, Json, Tenanted, is_sha256, one_of, row_of


class ApprovalRow(Tenanted):
    """One question whether to release a version, and its answer."""

    __tablename__ = "approvals"
    changeable = ("status", "decided_at", "decided_by", "review")
    rules = (
        row_of("workflow_executions", "execution_id"),
        row_of("users", "ordered_by"),
        ForeignKeyConstraint(
            ["tenant_id", "decided_by"],
            [f"{SCHEMA}.users.tenant_id", f"{SCHEMA}.users.id"],
            name="approvals_decided_by_fkey",
            ondelete="CASCADE",
        ),
        UniqueConstraint("tenant_id", "execution_id", "number"),
        one_of("status", "rejected", "accepted", "sent_back", "waiting", "expired"),
        is_sha256("site_sha256"),
        CheckConstraint("number >= 0", name="number"),
        CheckConstraint("(status = 'waiting') = (decided_at IS NULL)", name="decided"),
        # Two pairs of eyes: nobody lets their own order through, whatever the program says.
        CheckConstraint(
            "status <> 'accepted' OR ordered_by IS NULL OR decided_by IS DISTINCT FROM ordered_by",
            name="four_eyes",
        ),
        Index("approvals_open_index", "tenant_id", postgresql_where=sql("status = 'waiting'")),
        Index("approvals_ordered_by_index", "tenant_id", "ordered_by"),
        Index("approvals_decided_by_index", "tenant_id", "decided_by"),
    )

    execution_id: Mapped[UUID]
    number: Mapped[int]
    """How often the run had asked before."""
    status: Mapped[str] = mapped_column(server_default="waiting")
    site_sha256: Mapped[str]
    manifest: Mapped[Json]
    """What the version says of itself; its files are blobs."""
    ordered_by: Mapped[UUID | None]
    """The person who ordered the run; NULL for the operator."""
    escalates_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    """The person who decided; NULL for the operator."""
    review: Mapped[Json | None]
    """The decision with its words."""
