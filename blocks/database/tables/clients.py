"""Tables of who the clients are: tenants, people, keys, projects, briefs."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from blocks.database.tables.row import Json, Row, Tenanted, is_sha256, one_of, row_of


class Tenant(Row):
    """A client organisation."""

    __tablename__ = "tenants"
    __table_args__ = (
        one_of("status", "active", "suspended", "erased"),
        CheckConstraint("slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80", name="slug"),
    )

    changeable: ClassVar[tuple[str, ...]] = ("name", "settings", "status")
    deletable: ClassVar[bool] = False

    id: Mapped[UUID] = mapped_column(primary_key=True, server_default=text("uuidv7()"))
    slug: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="active")
    settings: Mapped[Json] = mapped_column(server_default=text("'{}'"))
    created_at: Mapped[datetime] = mapped_column(server_default=text("now()"))


class User(Tenanted):
    """A person of a tenant."""

    __tablename__ = "users"
    changeable = ("name", "role", "is_active")
    rules = (
        one_of("role", "owner", "admin", "member", "viewer"),
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
        row_of("users", "user_id"),
        is_sha256("key_sha256"),
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
        one_of("status", "open", "completed", "archived"),
        Index("projects_newest_index", "tenant_id", text("created_at DESC"), text("id DESC")),
    )

    name: Mapped[str]
    title: Mapped[str]
    status: Mapped[str] = mapped_column(server_default="open")


class BriefRow(Tenanted):
    """A brief as it was understood; never changed."""

    __tablename__ = "briefs"
    changeable = ("given_at",)
    rules = (
        row_of("projects", "project_id"),
        is_sha256("sha256"),
        UniqueConstraint("tenant_id", "project_id", "sha256"),
    )

    project_id: Mapped[UUID]
    sha256: Mapped[str]
    body: Mapped[Json]
    given_at: Mapped[datetime] = mapped_column(server_default=text("now()"), sort_order=100)
    """When the client last gave it: a brief that comes back is the newest again."""


class CompanyProfile(Tenanted):
    """What is known of a client's firm, version by version."""

    __tablename__ = "company_profiles"
    rules = (
        row_of("projects", "project_id"),
        UniqueConstraint("tenant_id", "project_id", "version"),
        CheckConstraint("version >= 1", name="version"),
    )

    project_id: Mapped[UUID]
    version: Mapped[int]
    schema_version: Mapped[int] = mapped_column(server_default="1")
    profile: Mapped[Json]
