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
from deployments.http_api.listing import Listing, json_of
from deployments.http_api.paging import After, Limit, Page
from deployments.http_api.problems import not_found, refusals
from domain.brief import Brief, Slug
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


PROJECTS = Listing(
    what="project",
    permission=Permission.PROJECT_READ,
    table=Project,
    key="project_id",
    query=select(
        Project.id.label("project_id"),
        Project.name,
        Project.title,
        Project.status,
        Project.created_at,
    ),
    filters={"name": Project.name},
)


@router.get(
    "", operation_id="listProjects", response_model=Page[ShownProject], responses=refusals()
)
def list_projects(
    caller: KnownCaller, name: Slug | None = None, limit: Limit = 20, after: After = None
) -> Response:
    """List the tenant's projects, newest first, or the one of a name. Scope: `project:read`."""
    return PROJECTS.page(caller, limit=limit, after=after, name=name)


@router.get(
    "/{project_id}",
    operation_id="getProject",
    response_model=ShownProject,
    responses=refusals(304, 404),
)
def get_project(caller: KnownCaller, project_id: UUID, seen: IfNoneMatch = None) -> Response:
    """Return one project. Scope: `project:read`."""
    return json_of(PROJECTS.one(caller, project_id), seen=seen)


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
