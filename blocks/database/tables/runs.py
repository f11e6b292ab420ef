"""Tables of what was done: runs, the ledger, files, grades, releases, money."""

from datetime import datetime
from decimal import Decimal
from typing import ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    PrimaryKeyConstraint,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from blocks.database.tables.row import (
    SCHEMA,
    Json,
    OfTenant,
    Row,
    Tenanted,
    is_sha256,
    one_of,
    row_of,
)


class WorkflowDefinition(Tenanted):
    """A workflow as data, version by version."""

    __tablename__ = "workflow_definitions"
    rules = (UniqueConstraint("tenant_id", "name", "version"), is_sha256("sha256"))

    name: Mapped[str]
    version: Mapped[int]
    definition: Mapped[Json]
    sha256: Mapped[str]


class WorkflowExecution(Tenanted):
    """One run of the pipeline."""

    __tablename__ = "workflow_executions"
    changeable = ("status", "prefect_flow_run_id", "started_at", "ended_at", "reason")
    rules = (
        row_of("projects", "project_id"),
        row_of("workflow_definitions", "definition_id", gone="RESTRICT"),
        UniqueConstraint("tenant_id", "idempotency_key"),
        one_of("status", "pending", "running", "completed", "failed", "cancelled"),
        Index("workflow_executions_project_index", "tenant_id", "project_id", "created_at"),
        Index("workflow_executions_definition_index", "tenant_id", "definition_id"),
    )

    project_id: Mapped[UUID]
    definition_id: Mapped[UUID | None]
    flow: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="pending")
    idempotency_key: Mapped[str]
    prefect_flow_run_id: Mapped[UUID | None]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class AgentExecution(Tenanted):
    """The ledger: one call of an agent, with what it cost."""

    __tablename__ = "agent_executions"
    changeable = (
        *("status", "input_tokens", "output_tokens", "cache_read_tokens", "cache_write_tokens"),
        *("cost_usd", "latency_ms", "is_cached", "reason", "output"),
    )
    rules = (
        row_of("workflow_executions", "execution_id"),
        # Writing the same call twice is writing it once.
        UniqueConstraint(
            *("tenant_id", "execution_id", "agent", "item", "round", "attempt"), name="call"
        ),
        one_of("status", "pending", "running", "completed", "failed", "retry"),
        CheckConstraint("cost_usd >= 0 AND latency_ms >= 0", name="spent"),
        is_sha256("content_key"),
    )

    execution_id: Mapped[UUID]
    agent: Mapped[str]
    item: Mapped[str] = mapped_column(server_default="")
    round: Mapped[int] = mapped_column(server_default="0")
    attempt: Mapped[int] = mapped_column(server_default="1")
    status: Mapped[str] = mapped_column(server_default="pending")
    engine: Mapped[str]
    model: Mapped[str | None]
    content_key: Mapped[str]
    input_tokens: Mapped[int] = mapped_column(server_default="0")
    output_tokens: Mapped[int] = mapped_column(server_default="0")
    cache_read_tokens: Mapped[int] = mapped_column(server_default="0")
    cache_write_tokens: Mapped[int] = mapped_column(server_default="0")
    cost_usd: Mapped[Decimal] = mapped_column(server_default="0")
    latency_ms: Mapped[int] = mapped_column(server_default="0")
    is_cached: Mapped[bool] = mapped_column(server_default=text("false"))
    reason: Mapped[str | None]
    output: Mapped[Json | None]


class Blob(OfTenant, Row):
    """Bytes of one tenant, kept once; never shared between tenants, or it would tell who has what."""

    __tablename__ = "blobs"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "sha256"),
        is_sha256("sha256"),
        CheckConstraint("(body IS NULL) <> (stored_at IS NULL)", name="place"),
        CheckConstraint("body IS NULL OR length(body) = size_bytes", name="size"),
        CheckConstraint("size_bytes >= 0 AND (body IS NULL OR size_bytes <= 1048576)", name="room"),
    )
    changeable: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = True

    sha256: Mapped[str]
    size_bytes: Mapped[int]
    body: Mapped[bytes | None]
    stored_at: Mapped[str | None]
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))


class GeneratedAsset(Tenanted):
    """A file a run made."""

    __tablename__ = "generated_assets"
    rules = (
        row_of("workflow_executions", "execution_id"),
        ForeignKeyConstraint(
            ["tenant_id", "sha256"], [f"{SCHEMA}.blobs.tenant_id", f"{SCHEMA}.blobs.sha256"]
        ),
        UniqueConstraint("tenant_id", "execution_id", "path"),
        Index("generated_assets_blob_index", "tenant_id", "sha256"),
    )

    execution_id: Mapped[UUID]
    path: Mapped[str]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    sha256: Mapped[str]


class WebsiteEvaluation(Tenanted):
    """A dimension's grade in one round of a run."""

    __tablename__ = "website_evaluations"
    rules = (
        row_of("workflow_executions", "execution_id"),
        UniqueConstraint("tenant_id", "execution_id", "round", "dimension"),
        one_of("dimension", "performance", "seo", "accessibility", "code", "content"),
        one_of("status", "scored", "partial", "not_run"),
        one_of("gate", "pass", "fail"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        # What was not measured never passes.
        CheckConstraint("score IS NOT NULL OR gate = 'fail'", name="measured"),
    )

    execution_id: Mapped[UUID]
    round: Mapped[int]
    dimension: Mapped[str]
    status: Mapped[str]
    score: Mapped[float | None]
    letter: Mapped[str | None]
    gate: Mapped[str]
    engines: Mapped[Json]
    findings: Mapped[Json]
    site_sha256: Mapped[str]


class ReleaseRow(Tenanted):
    """An accepted version of a site."""

    __tablename__ = "releases"
    rules = (
        row_of("projects", "project_id"),
        row_of("workflow_executions", "execution_id"),
        UniqueConstraint("tenant_id", "project_id", "number"),
        is_sha256("site_sha256"),
        Index("releases_execution_index", "tenant_id", "execution_id"),
    )

    project_id: Mapped[UUID]
    execution_id: Mapped[UUID]
    number: Mapped[int]
    site_sha256: Mapped[str]
    manifest: Mapped[Json]
    accepted: Mapped[bool]


class Budget(Tenanted):
    """What a tenant may spend in a month, or on one project."""

    __tablename__ = "budgets"
    changeable = ("limit_usd",)
    deletable = True
    rules = (
        row_of("projects", "project_id"),
        Index(
            *("budgets_scope_key", "tenant_id", "project_id"),
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("limit_usd >= 0", name="limit_usd"),
    )

    project_id: Mapped[UUID | None]
    limit_usd: Mapped[Decimal]
