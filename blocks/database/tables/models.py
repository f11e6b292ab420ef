"""The table of what language models were asked."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, PrimaryKeyConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column

from blocks.database.tables.row import Json, OfTenant, Row, is_sha256, one_of, row_of


class ModelCallRow(OfTenant, Row):
    """One time a model was asked: money reserved before, and what came of it, useful or not."""

    __tablename__ = "model_calls"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "key", "attempt"),
        row_of("workflow_executions", "execution_id"),
        one_of("status", "answered", "reserved", "failed"),
        one_of("stop", "end", "length", "refused"),
        is_sha256("key"),
        is_sha256("content_key"),
        CheckConstraint("reserved_usd >= 0 AND cost_usd >= 0", name="amounts"),
        # What is under way counts with what was reserved for it, and everything else is paid.
        CheckConstraint("(status = 'reserved') = (cost_usd IS NULL)", name="settled"),
        CheckConstraint("status <> 'answered' OR text IS NOT NULL", name="answer"),
        Index("model_calls_execution_index", "tenant_id", "execution_id"),
        Index("model_calls_month_index", "tenant_id", "created_at"),
        Index("model_calls_open_index", "tenant_id", postgresql_where=sql("status = 'reserved'")),
    )
    changeable: ClassVar[tuple[str, ...]] = (
        *("status", "cost_usd", "input_tokens", "output_tokens", "cache_read_tokens"),
        *("cache_write_tokens", "cache_write_1h_tokens", "request_id", "stop", "served_model"),
        *("text", "latency_ms", "reason", "dropped", "ended_at", "held_until"),
        "batch_id",
    )
    deletable: ClassVar[bool] = False

    key: Mapped[str]
    """Hash of the question, the model and how it was asked; the same question has the same one."""
    attempt: Mapped[int]
    """Counts the times this question was sent, in all runs."""
    execution_id: Mapped[UUID | None]
    agent: Mapped[str]
    content_key: Mapped[str]
    """Content address of the agent's work the question belongs to."""
    provider: Mapped[str]
    model: Mapped[str]
    """As it was asked for."""
    served_model: Mapped[str | None]
    """As the service named it."""
    status: Mapped[str] = mapped_column(server_default="reserved")
    reserved_usd: Mapped[Decimal]
    """What the call can cost at worst."""
    cost_usd: Mapped[Decimal | None]
    """What it came to; NULL while it is under way."""
    input_tokens: Mapped[int] = mapped_column(server_default="0")
    output_tokens: Mapped[int] = mapped_column(server_default="0")
    cache_read_tokens: Mapped[int] = mapped_column(server_default="0")
    cache_write_tokens: Mapped[int] = mapped_column(server_default="0")
    cache_write_1h_tokens: Mapped[int] = mapped_column(server_default="0")
    request_id: Mapped[str | None]
    stop: Mapped[str | None]
    text: Mapped[str | None]
    latency_ms: Mapped[int] = mapped_column(server_default="0")
    reason: Mapped[str | None]
    """Why it is of no use; NULL for an answer that may be used again."""
    dropped: Mapped[Json | None]
    """Sentences of the answer that no fact supports, and that are therefore not used."""
    created_at: Mapped[datetime] = mapped_column(server_default=sql("now()"))
    ended_at: Mapped[datetime | None]
    held_until: Mapped[datetime] = mapped_column(server_default=sql("now()"))
    """When whoever asked is taken for dead, if the call is still under way."""
    batch_id: Mapped[str | None]
    """Of the batch it was handed in with, as the service names it; NULL when it was asked at once."""
