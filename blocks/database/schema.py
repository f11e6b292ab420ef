"""What the database holds; everything else about it is derived from here."""

from typing import cast

from sqlalchemy import Table

from blocks.database.tables.approvals import ApprovalRow
from blocks.database.tables.clients import (
    ApiKey,
    BriefRow,
    CompanyProfile,
    Project,
    Tenant,
    User,
)
from blocks.database.tables.models import ModelCallRow
from blocks.database.tables.records import (
    AuditHead,
    AuditRow,
    EventRow,
    QualityReport,
    ResultRow,
)
from blocks.database.tables.row import (
    SCHEMA,
    OfTenant,
    Row,
    Tenanted,
)
from blocks.database.tables.runs import (
    AgentExecution,
    Blob,
    Budget,
    GeneratedAsset,
    ReleaseRow,
    WebsiteEvaluation,
    WorkflowDefinition,
    WorkflowExecution,
)

__all__ = (
    "SCHEMA",
    "AgentExecution",
    "ApiKey",
    "ApprovalRow",
    "AuditHead",
    "AuditRow",
    "Blob",
    "BriefRow",
    "Budget",
    "CompanyProfile",
    "EventRow",
    "GeneratedAsset",
    "ModelCallRow",
    "OfTenant",
    "Project",
    "QualityReport",
    "ReleaseRow",
    "ResultRow",
    "Row",
    "Tenant",
    "Tenanted",
    "User",
    "WebsiteEvaluation",
    "WorkflowDefinition",
    "WorkflowExecution",
    "changeable",
    "is_deletable",
    "tables",
)


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
