"""`/v1/projects`: the sites of a tenant, each with the brief it was last given."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from fastapi import APIRouter, Response
from pydantic import Field
from sqlalchemy import select

from blocks import stored_briefs
from blocks.database.schema import Project
from deployments.http_api import immutable
from deployments.http_api.callers import KnownCaller
from deployments.http_api.immutable import IfNoneMatch
from deployments.http_api.paging import After, Limit, Page, page
from deployments.http_api.problems import not_found, refusals
from domain.brief import Brief
from domain.errors import ProjectUnknown
from domain.tenancy import Permission
from domain.value import Value

router = APIRouter(prefix="/v1/projects", tags=["projects"])


class ShownProject(Value):
    """One site of the tenant."""

    project_id: UUID
    name: str = Field(examples=["rye-bakery"])
    """Unique in the tenant; names folders and stands in addresses."""
    title: str = Field(examples=["Rye Bakery"])
    """As the client's firm is called."""
    status: Literal["open", "completed", "archived"]
    created_at: datetime


@router.get("", operation_id="listProjects", responses=refusals())
def list_projects(
    caller: KnownCaller, limit: Limit = 20, after: After = None
) -> Page[ShownProject]:
    """List the tenant's projects, newest first. Scope: `project:read`."""
    with caller.reading(Permission.PROJECT_READ) as session:
        query = select(Project)
        return page(session, query, Project, show=_shown, limit=limit, after=after)


@router.get("/{project_id}", operation_id="getProject", responses=refusals(404))
def get_project(caller: KnownCaller, project_id: UUID) -> ShownProject:
    """Return one project. Scope: `project:read`."""
    with caller.reading(Permission.PROJECT_READ) as session:
        found = session.scalars(select(Project).where(Project.id == project_id)).one_or_none()
    if found is None:
        raise not_found("project")
    return _shown(found)


@router.get(
    "/{project_id}/brief",
    operation_id="getBrief",
    response_model=Brief,
    responses=refusals(304, 404),
)
def get_brief(caller: KnownCaller, project_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return the brief the project was last given, as it was understood. Scope: `brief:read`."""
    with caller.reading(Permission.BRIEF_READ) as session:
        try:
            brief = stored_briefs.newest(session, project_id)
        except ProjectUnknown:
            raise not_found("project with a brief") from None
    return immutable.json_of(brief, seen=seen)


def _shown(project: Project) -> ShownProject:
    return ShownProject(
        project_id=project.id,
        name=project.name,
        title=project.title,
        status=project.status,  # pyright: ignore[reportArgumentType] # the column's rule and pydantic check it
        created_at=project.created_at,
    )
