"""Briefs in the database: a project's newest is the one to build from."""

from uuid import UUID

from sqlalchemy import TIMESTAMP, func, literal, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks.database.schema import BriefRow, Project
from blocks.event_stream import Happened, write_events
from domain.brief import Brief
from domain.errors import ProjectUnknown
from domain.events import Event, EventKind, ProjectCreated, ProjectUpdated
from domain.facts import FactKind


def store(session: Session, brief: Brief) -> tuple[UUID, tuple[Happened, ...]]:
    """Keep a brief under its project, making the project if need be; return its id and what is news.

    Keeping the same brief twice is the same as once.
    """
    tenant_id: UUID = session.info["tenant_id"]
    named = [fact.text for fact in brief.facts if fact.kind is FactKind.NAME]
    title = (named or [brief.project])[0]
    made = session.scalars(
        insert(Project)
        .values(tenant_id=tenant_id, name=brief.project, title=title)
        .on_conflict_do_nothing(index_elements=["tenant_id", "name"])
        .returning(Project.id)
    ).one_or_none()
    project_id = (
        made or session.scalars(select(Project.id).where(Project.name == brief.project)).one()
    )
    given = select(func.max(BriefRow.given_at)).where(BriefRow.project_id == project_id)
    last = session.scalars(given).one()
    brief_id = session.scalars(
        insert(BriefRow)
        .values(
            tenant_id=tenant_id,
            project_id=project_id,
            sha256=brief.sha256,
            body=brief.model_dump(mode="json"),
            given_at=func.clock_timestamp(),
        )
        .on_conflict_do_update(
            index_elements=["tenant_id", "project_id", "sha256"],
            set_={"given_at": func.clock_timestamp()},
            where=BriefRow.given_at < literal(last, TIMESTAMP(timezone=True)),
        )
        .returning(BriefRow.id)
    ).one_or_none()
    return project_id, write_events(session, _news(project_id, brief_id, is_new=bool(made)))


def _news(project_id: UUID, brief_id: UUID | None, *, is_new: bool) -> list[Event]:
    if is_new:
        kind, payload = EventKind.PROJECT_CREATED, ProjectCreated(brief_id=brief_id)
    elif brief_id:
        kind, payload = EventKind.PROJECT_UPDATED, ProjectUpdated(changed=("brief",))
    else:
        return []
    return [Event(kind=kind, subject_id=project_id, payload=payload)]


def newest(session: Session, project_id: UUID) -> Brief:
    """Return the brief the project was last given.

    Raises:
        ProjectUnknown: The tenant has no such project, or it has no brief.
    """
    body = session.scalars(
        select(BriefRow.body)
        .where(BriefRow.project_id == project_id)
        .order_by(BriefRow.given_at.desc(), BriefRow.created_at.desc(), BriefRow.id.desc())
        .limit(1)
    ).one_or_none()
    if body is None:
        raise ProjectUnknown(str(project_id))
    return Brief.model_validate(body)


def of_content(session: Session, sha256: str) -> Brief | None:
    """Return the brief that says exactly this; None when the tenant was given no such brief."""
    body = session.scalars(select(BriefRow.body).where(BriefRow.sha256 == sha256).limit(1)).first()
    return None if body is None else Brief.model_validate(body)
