"""What every table has in common.

Every table but `tenants` begins with `tenant_id`, and every key and foreign key contains it, so that
a row can only ever point at rows of its own tenant. Times are UTC. Money is US dollars.
"""

from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    MetaData,
    PrimaryKeyConstraint,
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

Json = dict[str, Any]


class Xid8(UserDefinedType[str]):
    """A transaction's number, which never comes again."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """Return the type as PostgreSQL calls it."""
        return "xid8"


def is_sha256(column: str) -> CheckConstraint:
    """Return the rule that a column holds a SHA-256 in hexadecimal digits."""
    return CheckConstraint(f"{column} ~ '^[0-9a-f]{{64}}$'", name=column)


def one_of(column: str, *words: str) -> CheckConstraint:
    """Return the rule that a column holds one of these words."""
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def row_of(table: str, column: str, *, gone: str = "CASCADE") -> ForeignKeyConstraint:
    """Return the rule that a column names a row of the same tenant in another table.

    Args:
        table: The other table.
        column: Which holds the row's id.
        gone: What becomes of this row when the other is deleted.
    """
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
        Json: JSONB,
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
