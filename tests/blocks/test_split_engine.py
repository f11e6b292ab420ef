import asyncio
from typing import TYPE_CHECKING

from blocks.engine import Engine, Run
from blocks.split_engine import SplitEngine
from domain.agents import WEBSITE_AGENTS
from domain.agents.spec import AgentSpec, Given, Output

if TYPE_CHECKING:
    from blocks.model_gateway import Account


class Named(Engine):
    """Knows its name, and the budget it was opened with."""

    _block_type_name = "Named engine"
    _block_type_slug = "named-engine"

    name: str
    budget_usd: float | None = None

    @property
    def signature(self) -> str:
        return self.name

    async def opened(self, run: Run) -> "Named":
        return self.model_copy(update={"budget_usd": run.budget_usd})

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        return agent.draft(given)


async def nobody() -> "Account | None":
    return None


AGENTS = {one.name: one for one in WEBSITE_AGENTS}
FAQ, HERO = AGENTS["faq"], AGENTS["hero_copy"]


def budgets(split: SplitEngine) -> tuple[float | None, float | None]:
    ready = asyncio.run(split.opened(Run(budget_usd=5, account=nobody)))
    assert isinstance(ready.first, Named)
    assert isinstance(ready.other, Named)
    return ready.first.budget_usd, ready.other.budget_usd


def test_each_agent_has_the_key_of_its_own_engine() -> None:
    split = SplitEngine(
        first=Named(name="old"), other=Named(name="new"), others=frozenset({HERO.name, "about"})
    )
    assert (split.signature_for(FAQ), split.signature_for(HERO)) == ("old", "new")
    assert split.signature == f"old; new for {', '.join(sorted(('about', HERO.name)))}"


def test_an_engine_that_may_not_pay_is_opened_with_nothing() -> None:
    split = SplitEngine(first=Named(name="old"), other=Named(name="new"), others=frozenset())
    assert budgets(split) == (5, 5)
    assert budgets(split.model_copy(update={"first_pays": False})) == (0, 5)
