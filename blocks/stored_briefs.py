"""Briefs in the database: a project's newest is the one to build from."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks.database.schema import BriefRow, Project
from domain.brief import Brief
from domain.errors import ProjectUnknown
from domain.facts import FactKind


def store(session: Session, brief: Brief) -> UUID:
    """Keep a brief under its project, making the project if need be, and return the project's id.

    Keeping the same brief twice is the same as once.
    """
    tenant_id: UUID = session.info["tenant_id"]
    named = [fact.text for fact in brief.facts if fact.kind is FactKind.NAME]
    title = (named or [brief.project])[0]
    session.execute(
        insert(Project)
        .values(tenant_id=tenant_id, name=brief.project, title=title)
        .on_conflict_do_nothing(index_elements=["tenant_id", "name"])
    )
    project_id = session.scalars(select(Project.id).where(Project.name == brief.project)).one()
    session.execute(
        insert(BriefRow)
        .values(
            tenant_id=tenant_id,
            project_id=project_id,
            sha256=brief.sha256,
            body=brief.model_dump(mode="json"),
        )
        .on_conflict_do_nothing(index_elements=["tenant_id", "project_id", "sha256"])
    )
    return project_id


def newest(session: Session, project_id: UUID) -> Brief:
    """Return the brief the project was last given.

    Raises:
        ProjectUnknown: The tenant has no such project, or it has no brief.
    """
    body = session.scalars(
        select(BriefRow.body)
        .where(BriefRow.project_id == project_id)
        .order_by(BriefRow.created_at.desc(), BriefRow.id.desc())
        .limit(1)
    ).one_or_none()
    if body is None:
        raise ProjectUnknown(str(project_id))
    return Brief.model_validate(body)
