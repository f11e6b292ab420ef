"""A tenant of the API with something of everything it shows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self
from uuid import UUID, uuid4

from blocks import ledger
from blocks.api_keys import new_key
from blocks.people import add_person
from blocks.postgres import Postgres
from blocks.stored_briefs import store
from blocks.tenants import ensure_tenant
from domain.grading.grade import Grade
from domain.intake import read_brief
from domain.ledger import AgentCall
from domain.lifecycle import AgentState
from domain.refinement import Decision, Round
from domain.site import Site, SiteFile
from domain.tenancy import PERMITTED, Permission, Role
from domain.value import digest
from tests.blocks.database.model_questions import begun, booked, question
from tests.blocks.database.releases import stated

PROJECT = "bakery"
ALL = tuple(Permission)
_NOT_YET = UUID(int=0)


@dataclass
class Bakery:
    """A tenant; its project is called as every other bakery's."""

    postgres: Postgres
    slug: str
    tenant_id: UUID
    brief: str
    site: Site
    keys: dict[tuple[Role, tuple[Permission, ...]], dict[str, str]] = field(
        default_factory=dict[tuple[Role, tuple[Permission, ...]], dict[str, str]]
    )

    project_id: UUID = _NOT_YET
    run_id: UUID = _NOT_YET
    release_id: UUID = _NOT_YET

    @classmethod
    def opened(cls, postgres: Postgres, name: str) -> Self:
        """Make the tenant and everything of it."""
        slug = f"{name}-{uuid4().hex[:8]}"
        tenant_id = ensure_tenant(postgres, slug)
        brief = f"# {name.title()} Bakery\n\nA bakery in Leeds. Call 01632 960123.\n"
        site = Site(files=(SiteFile.text("index.html", f"<h1>{name}</h1>"),))
        made = cls(postgres, slug, tenant_id, brief, site)
        with postgres.session(tenant_id) as session:
            for role in Role:
                add_person(session, email=f"{role}@{name}.example", name=role, role=role)
            understood = read_brief("brief", brief.encode(), project=PROJECT)
            made.project_id, _ = store(session, understood)
        made.run_id = begun(postgres, tenant_id, project=PROJECT)
        made._fill()
        return made

    def _fill(self) -> None:
        booked(self.postgres, self.tenant_id, question(), run=self.run_id)
        grade = Grade(dimension="seo", score=0.75, letter="C", status="scored", gate="fail")
        decision = Decision(accepted=True, reason="It is the first.")
        tried = Round(number=0, site=self.site.sha256, grades=(grade,), decision=decision)
        call = AgentCall(
            agent="faq",
            status=AgentState.COMPLETED,
            engine="offline",
            content_key=digest("work"),
            latency_ms=7,
        )
        manifest = stated(self.site, tenant=self.slug, project=PROJECT)
        manifest = manifest.model_copy(update={"grades": (grade,)})
        with self.postgres.session(self.tenant_id) as session:
            ledger.record_agents(session, self.run_id, [call])
            ledger.record_grades(session, self.run_id, [tried])
            self.release_id = ledger.record_release(
                session, self.run_id, manifest=manifest, site=self.site
            )

    def key(
        self,
        role: Role = Role.OWNER,
        *,
        scopes: Sequence[Permission] = ALL,
        expires_at: datetime | None = None,
    ) -> dict[str, str]:
        """Return the header of a key of somebody with the role; the same one for the same question."""
        wanted = (role, tuple(scopes))
        if wanted not in self.keys or expires_at:
            with self.postgres.session(self.tenant_id) as session:
                email = f"{role}@{self.slug.split('-')[0]}.example"
                made = new_key(session, email=email, scopes=wanted[1], expires_at=expires_at)
            header = {"Authorization": f"Bearer {made.get_secret_value()}"}
            if expires_at:
                return header
            self.keys[wanted] = header
        return self.keys[wanted]

    def paths(self) -> dict[str, Permission]:
        """Return every path that names something of the tenant, and the scope it takes."""
        return {
            f"/v1/projects/{self.project_id}": Permission.PROJECT_READ,
            f"/v1/projects/{self.project_id}/brief": Permission.BRIEF_READ,
            f"/v1/runs/{self.run_id}": Permission.RUN_READ,
            f"/v1/runs/{self.run_id}/grades": Permission.RUN_READ,
            f"/v1/releases/{self.release_id}": Permission.RELEASE_READ,
            f"/v1/releases/{self.release_id}/report": Permission.RELEASE_READ,
            f"/v1/releases/{self.release_id}/files/index.html": Permission.RELEASE_READ,
            f"/v1/costs?run_id={self.run_id}": Permission.COST_READ,
        }


LISTS = {
    "/v1/projects": Permission.PROJECT_READ,
    "/v1/runs": Permission.RUN_READ,
    "/v1/releases": Permission.RELEASE_READ,
    "/v1/costs?by=run": Permission.COST_READ,
}
"""Every path that lists, and the scope it takes."""


def lacking(permission: Permission) -> list[Permission]:
    """Return all scopes but one."""
    return [one for one in ALL if one is not permission]


def roles_without(permission: Permission) -> list[Role]:
    """Return the roles that do not have a permission."""
    return [role for role in Role if role not in PERMITTED[permission]]
