"""Two engines that share the agents of a team."""

from pydantic import SerializeAsAny

from blocks.engine import Engine, Run
from domain.agents.call import Call
from domain.agents.spec import AgentSpec, Given, Output


class SplitEngine(Engine):
    """Leaves some agents to one engine, and all others to another, which may be kept from paying."""

    _block_type_name = "Split engine"
    _block_type_slug = "split-engine"

    first: SerializeAsAny[Engine]
    """Who does the work of agents that are not named."""
    other: SerializeAsAny[Engine]
    """Who does the work of those that are."""
    others: frozenset[str]
    """Agents of the other engine."""
    first_pays: bool = True
    """Whether the first engine may spend money; what nobody answered before is drafted else."""

    @property
    def signature(self) -> str:
        """Both engines, and who is the other's."""
        return (
            f"{self.first.signature}; {self.other.signature} for {', '.join(sorted(self.others))}"
        )

    def signature_for(self, agent: AgentSpec[Output]) -> str:
        """Return that of the agent's engine, so that results are shared with runs of it alone."""
        return self._of(agent).signature_for(agent)

    def writes(self, agent: AgentSpec[Output]) -> bool:
        """Whether the agent's engine has a model write."""
        return self._of(agent).writes(agent)

    async def opened(self, run: Run) -> "SplitEngine":
        """Return both engines ready for one run; the run's budget holds for the two together."""
        # What has no money has nothing to hand in, and lets nobody wait for it.
        idle = run if self.first_pays else Run(budget_usd=0, account=run.account)
        ready = {"first": await self.first.opened(idle), "other": await self.other.opened(run)}
        return self.model_copy(update=ready)

    async def work(self, call: Call) -> Output:
        """Return the output of the agent's engine."""
        return await self._of(call.agent).work(call)

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        """Return what the agent's engine answers."""
        return await self._of(agent).answer(agent, given)

    def _of(self, agent: AgentSpec[Output]) -> Engine:
        return self.other if agent.name in self.others else self.first
