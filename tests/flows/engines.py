"""Engines that misbehave on purpose."""

from decimal import Decimal

from sqlalchemy import select

from blocks.database.schema import AgentExecution, WorkflowExecution
from blocks.database_home import DatabaseHome
from blocks.engine import Engine
from blocks.tenants import tenant_id
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.spec import AgentSpec, Given, Output
from domain.errors import AgentOutputInvalid


class Saboteur(Engine):
    """Drafts like the offline engine, but spoils the titles until a finding comes back."""

    _block_type_name = "Saboteur"
    _block_type_slug = "saboteur"

    @property
    def signature(self) -> str:
        return "saboteur"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        made = agent.draft(given)
        if isinstance(made, MetaDescriptions) and not given.feedback:
            spoiled = tuple(
                page.model_copy(update={"title": f"Untitled {number}"})
                for number, page in enumerate(made.pages)
            )
            return made.model_copy(update={"pages": spoiled})
        return made


class Stumbler(Engine):
    """Breaks on every call of which the agent's name and item contain `on`."""

    _block_type_name = "Stumbler"
    _block_type_slug = "stumbler"

    on: str

    @property
    def signature(self) -> str:
        return f"stumbler {self.on}"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        label = f"{agent.name} {given.item.key if given.item else ''}"
        if self.on in label:
            raise ZeroDivisionError(self.on)
        return agent.draft(given)


ATTEMPTS: list[str] = []


class Waverer(Engine):
    """Answers invalidly twice for one agent, then well."""

    _block_type_name = "Waverer"
    _block_type_slug = "waverer"

    on: str

    @property
    def signature(self) -> str:
        return f"waverer {self.on}"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        if agent.name == self.on:
            ATTEMPTS.append(agent.name)
            if len(ATTEMPTS) < 3:
                raise AgentOutputInvalid(agent.name, "no JSON")
        return agent.draft(given)


class Spender(Engine):
    """Drafts like the offline engine, but books a costly call for one agent's work."""

    _block_type_name = "Spender"
    _block_type_slug = "spender"

    tenant: str
    cost_usd: Decimal

    @property
    def signature(self) -> str:
        return "spender"

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        if agent.name == "site_scaffold":
            self._book()
        return agent.draft(given)

    def _book(self) -> None:
        postgres = DatabaseHome().postgres()
        owner = tenant_id(postgres, self.tenant)
        running = select(WorkflowExecution.id).where(WorkflowExecution.status == "running")
        with postgres.session(owner) as session:
            session.add(
                AgentExecution(
                    tenant_id=owner,
                    execution_id=session.scalars(running).one(),
                    agent="dear",
                    status="completed",
                    engine="spender",
                    content_key="0" * 64,
                    cost_usd=self.cost_usd,
                )
            )
