"""What the database holds, table by table; everything else about it is derived from here.

Every table but `tenants` begins with `tenant_id`, and every key and foreign key contains it, so that
a row can only ever point at rows of its own tenant. Times are UTC. Money is US dollars.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar, cast
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, BYTEA, JSONB, TIMESTAMP
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import BigInteger, Double, Numeric, Text, UserDefinedType, Uuid

SCHEMA = "app"

_NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s_index",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(referred_table_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}

_Json = dict[str, Any]


class _Xid8(UserDefinedType[str]):
    """A transaction's number, which never comes again."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "xid8"


def _hash(column: str) -> CheckConstraint:
    return CheckConstraint(f"{column} ~ '^[0-9a-f]{{64}}$'", name=column)


def _one_of(column: str, *words: str) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _of(table: str, column: str, *, gone: str = "CASCADE") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["tenant_id", column],
        [f"{SCHEMA}.{table}.tenant_id", f"{SCHEMA}.{table}.id"],
        ondelete=gone,
    )


class Row(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(schema=SCHEMA, naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: BigInteger,
        float: Double,
        bytes: BYTEA,
        Decimal: Numeric(14, 8),
        datetime: TIMESTAMP(timezone=True),
        UUID: Uuid,
        _Json: JSONB,
        list[str]: ARRAY(Text),
    }


class OfTenant:
    """Belongs to one tenant."""

    tenant_id: Mapped[UUID] = mapped_column(
        ForeignKey(f"{SCHEMA}.tenants.id", ondelete="CASCADE"), sort_order=-2
    )
    """Whose row it is."""


class Tenanted(OfTenant, Row):
    """A row of one tenant; `id` is unique within the tenant and grows with time."""

    __abstract__ = True

    changeable: ClassVar[tuple[str, ...]] = ()
    """Columns the application may change after the row was written."""
    deletable: ClassVar[bool] = False
    """Whether the application may delete rows."""
    rules: ClassVar[tuple[SchemaItem, ...]] = ()
    """Constraints and indexes of the table besides its primary key."""

    id: Mapped[UUID] = mapped_column(server_default=text("uuidv7()"), sort_order=-1)
    """Made by the database, in order of time."""
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"), sort_order=99)
    """When the row was written."""

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[SchemaItem, ...]:
        return (PrimaryKeyConstraint("tenant_id", "id"), *cls.rules)


class Tenant(Row):
    """A client organisation."""

    __tablename__ = "tenants"
    __table_args__ = (
        _one_of("status", "active", "suspended", "erased"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80", name="slug"),
    )

    changeable: ClassVar[tuple[str, ...]] = ("name", "settings", "status")
    deletable: ClassVar[bool] = False

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("uuidv7()"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="active")
    settings: Mapped[_Json] = mapped_column(server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))


class User(Tenanted):
    """A person of a tenant."""

    __tablename__ = "users"
    changeable = ("name", "role", "is_active")
    rules = (
        _one_of("role", "owner", "admin", "member", "viewer"),
        Index("users_email_key", "tenant_id", text("lower(email)"), unique=True),
    )

    email: Mapped[str]
    name: Mapped[str]
    role: Mapped[str]
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))


class ApiKey(Tenanted):
    """A key for programs; only its hash is kept."""

    __tablename__ = "api_keys"
    changeable = ("revoked_at", "last_used_at")
    rules = (
        _of("users", "user_id"),
        _hash("key_sha256"),
        # The one key without a tenant: 256 random bits, so that nothing can be learnt by probing.
        UniqueConstraint("key_sha256"),
        Index("api_keys_user_index", "tenant_id", "user_id"),
    )

    user_id: Mapped[UUID]
    prefix: Mapped[str]
    key_sha256: Mapped[str]
    scopes: Mapped[list[str]]
    expires_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]


class Project(Tenanted):
    """One site of a tenant."""

    __tablename__ = "projects"
    changeable = ("title", "status")
    rules = (
        UniqueConstraint("tenant_id", "name"),
        _one_of("status", "open", "completed", "archived"),
        Index("projects_newest_index", "tenant_id", text("created_at DESC"), text("id DESC")),
    )

    name: Mapped[str]
    title: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="open")


class BriefRow(Tenanted):
    """A brief as it was understood; never changed."""

    __tablename__ = "briefs"
    rules = (
        _of("projects", "project_id"),
        _hash("sha256"),
        UniqueConstraint("tenant_id", "project_id", "sha256"),
    )

    project_id: Mapped[UUID]
    sha256: Mapped[str]
    body: Mapped[_Json]


class CompanyProfile(Tenanted):
    """What is known of a client's firm, version by version."""

    __tablename__ = "company_profiles"
    rules = (
        _of("projects", "project_id"),
        UniqueConstraint("tenant_id", "project_id", "version"),
        CheckConstraint("version >= 1", name="version"),
    )

    project_id: Mapped[UUID]
    version: Mapped[int]
    schema_version: Mapped[int] = mapped_column(server_default="1")
    profile: Mapped[_Json]


class WorkflowDefinition(Tenanted):
    """A workflow as data, version by version."""

    __tablename__ = "workflow_definitions"
    rules = (UniqueConstraint("tenant_id", "name", "version"), _hash("sha256"))

    name: Mapped[str]
    version: Mapped[int]
    definition: Mapped[_Json]
    sha256: Mapped[str]


class WorkflowExecution(Tenanted):
    """One run of the pipeline."""

    __tablename__ = "workflow_executions"
    changeable = ("status", "prefect_flow_run_id", "started_at", "ended_at", "reason")
    rules = (
        _of("projects", "project_id"),
        _of("workflow_definitions", "definition_id", gone="RESTRICT"),
        UniqueConstraint("tenant_id", "idempotency_key"),
        _one_of("status", "pending", "running", "completed", "failed", "cancelled"),
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
        _of("workflow_executions", "execution_id"),
        # Writing the same call twice is writing it once.
        UniqueConstraint(
            *("tenant_id", "execution_id", "agent", "item", "round", "attempt"), name="call"
        ),
        _one_of("status", "pending", "running", "completed", "failed", "retry"),
        CheckConstraint("cost_usd >= 0 AND latency_ms >= 0", name="spent"),
        _hash("content_key"),
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
    output: Mapped[_Json | None]


class Blob(OfTenant, Row):
    """Bytes of one tenant, kept once; never shared between tenants, or it would tell who has what."""

    __tablename__ = "blobs"
    __table_args__ = (
        PrimaryKeyConstraint("tenant_id", "sha256"),
        _hash("sha256"),
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
        _of("workflow_executions", "execution_id"),
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
        _of("workflow_executions", "execution_id"),
        UniqueConstraint("tenant_id", "execution_id", "round", "dimension"),
        _one_of("dimension", "performance", "seo", "accessibility", "code", "content"),
        _one_of("status", "scored", "partial", "not_run"),
        _one_of("gate", "pass", "fail"),
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
    engines: Mapped[_Json]
    findings: Mapped[_Json]
    site_sha256: Mapped[str]


class ReleaseRow(Tenanted):
    """An accepted version of a site."""

    __tablename__ = "releases"
    rules = (
        _of("projects", "project_id"),
        _of("workflow_executions", "execution_id"),
        UniqueConstraint("tenant_id", "project_id", "number"),
        _hash("site_sha256"),
        Index("releases_execution_index", "tenant_id", "execution_id"),
    )

    project_id: Mapped[UUID]
    execution_id: Mapped[UUID]
    number: Mapped[int]
    site_sha256: Mapped[str]
    manifest: Mapped[_Json]
    accepted: Mapped[bool]


class Budget(Tenanted):
    """What a tenant may spend in a month, or on one project."""

    __tablename__ = "budgets"
    changeable = ("limit_usd",)
    deletable = True
    rules = (
        _of("projects", "project_id"),
        Index(
            *("budgets_scope_key", "tenant_id", "project_id"),
            unique=True,
            postgresql_nulls_not_distinct=True,
        ),
        CheckConstraint("limit_usd >= 0", name="limit_usd"),
    )

    project_id: Mapped[UUID | None]
    limit_usd: Mapped[Decimal]


class Spend(Tenanted):
    """Money reserved before a paid call, and what the call came to."""

    __tablename__ = "spend"
    changeable = ("spent_usd", "settled_at")
    rules = (
        _of("workflow_executions", "execution_id"),
        UniqueConstraint("tenant_id", "idempotency_key"),
        CheckConstraint("reserved_usd >= 0 AND spent_usd >= 0", name="amounts"),
        Index("spend_execution_index", "tenant_id", "execution_id"),
    )

    execution_id: Mapped[UUID]
    idempotency_key: Mapped[str]
    reserved_usd: Mapped[Decimal]
    spent_usd: Mapped[Decimal | None]
    settled_at: Mapped[datetime | None]


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
    payload: Mapped[_Json]
    at: Mapped[datetime] = mapped_column(server_default=text("now()"))
    xid: Mapped[str] = mapped_column(_Xid8, server_default=text("pg_current_xact_id()"))
    """The writing transaction: readers stop before the oldest that is still open."""


class AuditHead(OfTenant, Row):
    """Where a tenant's audit log ends; kept by the log's own trigger."""

    __tablename__ = "audit_heads"
    __table_args__ = (PrimaryKeyConstraint("tenant_id"), _hash("sha256"))
    changeable: ClassVar[tuple[str, ...]] = ()
    deletable: ClassVar[bool] = False

    seq: Mapped[int]
    sha256: Mapped[str]


class AuditRow(OfTenant, Row):
    """Who did what to what: append-only, each entry sealed to the one before."""

    __tablename__ = "audit_log"
    __table_args__ = (PrimaryKeyConstraint("tenant_id", "seq"), _hash("sha256"))
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
        _of("workflow_executions", "execution_id"),
        _one_of("verdict", "pass", "warn", "fail"),
        Index("quality_reports_execution_index", "tenant_id", "execution_id"),
    )

    execution_id: Mapped[UUID | None]
    gate: Mapped[str]
    engine: Mapped[str]
    verdict: Mapped[str]
    results: Mapped[_Json]


def tables() -> tuple[Table, ...]:
    """Return every table, those before that others refer to."""
    return tuple(Row.metadata.sorted_tables)


def changeable(table: Table) -> tuple[str, ...]:
    """Return the columns the application may change."""
    return cast("tuple[str, ...]", _class_of(table).__dict__.get("changeable", ()))


def is_deletable(table: Table) -> bool:
    """Whether the application may delete rows."""
    return bool(_class_of(table).__dict__.get("deletable", False))


def _class_of(table: Table) -> type[Row]:
    return next(m.class_ for m in Row.registry.mappers if m.local_table is table)
