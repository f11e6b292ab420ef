"""The agents at work: each starts the moment its own needs are there."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast
from uuid import UUID, uuid4

from prefect import State, get_run_logger
from prefect.client.schemas.objects import RunInput, TaskRunResult
from prefect.context import FlowRunContext
from prefect.task_engine import run_task_async
from prefect.utilities.annotations import quote

from blocks.alert_events import tell_budget
from blocks.engine import ON_WAIT, ON_WRITTEN, Engine, Run
from domain.agents.call import (
    OFFLINE,
    Call,
    Failure,
    Outputs,
    Situation,
    Work,
    as_draft,
    calls,
)
from domain.agents.spec import AgentSpec, Output
from domain.model.errors import (
    BudgetExceeded,
    ModelMisconfigured,
    ModelRefused,
    ModelUnavailable,
    QuestionInvalid,
)
from flows._diary import Diary
from flows._turns import Turns, heights
from tasks._calls import ON_RETRY
from tasks.agents import run_agent, run_agent_patiently

if TYPE_CHECKING:
    from blocks.model_gateway import Account

T = TypeVar("T")

AT_ONCE = 2
"""Calls that are prepared, drafted or read side by side; it is work of one processor, some 8 ms each."""

ASKED = 1000
"""How long an agent takes whose words a model writes, beside one that is drafted."""

WATCH: ContextVar[Callable[[str, int, int], None] | None] = ContextVar("watch", default=None)
"""Called in the process of the run with what was just done, how many calls are done, and of how many."""


NO_ANSWER = (BudgetExceeded, ModelRefused, ModelUnavailable, QuestionInvalid)
"""Why a model may have written nothing; the agent's draft stands in its place."""

Coming = Mapping[type[Output], asyncio.Task[tuple[Output, ...]]]
"""Outputs on their way, by type."""


async def all_of(working: Iterable[asyncio.Task[T]]) -> list[T]:
    """Wait for all of these; when one of them fails, the others are taken back, and awaited too."""
    tasks = list(working)
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


async def arrived(coming: Coming) -> Outputs:
    """Wait for everything that is coming."""
    return dict(zip(coming, await all_of(coming.values()), strict=True))


@dataclass
class Team:
    """One run's agents and everything they made; no call is made twice."""

    agents: Mapping[type[Output], AgentSpec[Output]]
    """Who produces what, everyone after those they wait for."""
    engine: Engine
    after_each: list[Callable[[], None]] = field(default_factory=list[Callable[[], None]])
    """Called after every call that ended; whoever waits for an answer waits for them too."""
    diary: Diary = field(default_factory=Diary)
    """What happened, for whoever writes it down."""
    made: dict[str, Output] = field(default_factory=dict[str, Output])
    """Outputs under their content address."""
    work: list[Work] = field(default_factory=list[Work])
    failures: list[Failure] = field(default_factory=list[Failure])
    is_patient: bool = False
    """Whether answers may take as long as a batch does."""
    _is_budget_told: bool = False
    _under_way: int = 0
    _turns: Turns = field(default_factory=lambda: Turns(AT_ONCE))
    """On the processor; how long engines make one wait is no matter."""
    _height: Mapping[type[Output], int] = field(init=False)
    _runs: dict[int, UUID] = field(default_factory=dict[int, UUID])
    """The task run of each output in `made`, by identity; keeps the arrows of the graph."""

    def __post_init__(self) -> None:
        """Know who is to go first: whoever the end of the run waits for longest."""
        self._height = heights(self.agents, weight=self._weight)

    def _weight(self, agent: AgentSpec[Output]) -> int:
        return ASKED if self.engine.writes(agent) else 1

    def start(self, situation: Situation) -> Coming:
        """Set every agent to work on this situation and return what is coming, by type.

        A call that fails leaves its output out; whoever cannot do without it is left out too.
        """
        self.failures.clear()
        coming: dict[type[Output], asyncio.Task[tuple[Output, ...]]] = {}
        # Whom the end waits for longest is woken first when several have what they need.
        for output, agent in sorted(self.agents.items(), key=lambda one: -self._height[one[0]]):
            coming[output] = asyncio.create_task(self._one_agent(agent, situation, coming))
        return {output: coming[output] for output in self.agents}

    async def produce(self, situation: Situation) -> Outputs:
        """Set every agent to work and wait for all of them."""
        return await arrived(self.start(situation))

    async def _one_agent(
        self,
        agent: AgentSpec[Output],
        situation: Situation,
        coming: Coming,
    ) -> tuple[Output, ...]:
        if needs := [coming[need] for need in agent.upstream]:
            # Not one after the other: whoever asked for the last of them first would be woken first,
            # and not whom the end waits for longest.
            await asyncio.wait(needs, return_when=asyncio.FIRST_EXCEPTION)
        outputs = {need: await coming[need] for need in agent.upstream}
        if missing := self._missing(agent, outputs):
            self._fail(Failure(agent=agent.name, label=agent.name, reason=missing))
            return ()
        try:
            todo = calls(agent, situation=situation, outputs=outputs)
        except Exception as error:  # an agent that cannot be split must not stop the others
            reason = f"its items could not be listed: {type(error).__name__}: {error}"
            self._fail(Failure(agent=agent.name, label=agent.name, reason=reason))
            return ()
        share = _Share(len(todo)) if agent.split else None
        working = (self._one_call(call, share, situation) for call in todo)
        answers = await all_of(map(asyncio.create_task, working))
        return tuple(answer for answer in answers if answer is not None)

    def _missing(self, agent: AgentSpec[Output], outputs: Outputs) -> str:
        """Say whose failure stops `agent`; a mapped producer may rightly have made nothing."""
        for need in (*agent.needs, *agent.split_needs):
            if not outputs[need] and self.agents[need].split is None:
                return f"it needs {self.agents[need].name!r}, which brought nothing"
        return ""

    def run(self, budget_usd: float, *, account: Callable[[], Awaitable["Account | None"]]) -> Run:
        """Return what the engine is to know of the run these agents work for.

        Args:
            budget_usd: Most US dollars it may spend.
            account: Returns whose money that is.
        """
        under_way = (lambda: self._under_way) if self.is_patient else None
        return Run(budget_usd=budget_usd, account=account, under_way=under_way)

    async def _one_call(
        self, call: Call, share: "_Share | None", situation: Situation
    ) -> Output | None:
        self._under_way += 1
        try:
            return await self._begun_call(call, share, situation)
        finally:
            self._under_way -= 1

    async def _begun_call(
        self, call: Call, share: "_Share | None", situation: Situation
    ) -> Output | None:
        if call.key in self.made:
            return self.made[call.key]
        entry = self.diary.begin(call, engine=self._engine_of(call, situation))
        ON_RETRY.set(entry.tried_again)
        ON_WRITTEN.set(entry.written)
        turn = await self._turns.take(-self._height[call.agent.output])
        ON_WAIT.set(turn.lent)
        try:
            state = await self._run(call)
        finally:
            turn.end()
        answer: object = await state.aresult(raise_on_failure=False)
        if isinstance(answer, ModelMisconfigured):
            raise answer
        if isinstance(answer, NO_ANSWER) and call.given.background is not None:
            entry.failed(answer)
            if isinstance(answer, BudgetExceeded):
                self._tell_budget(situation.tenant)
            get_run_logger().warning("%s is drafted: %s", call.label, answer)
            drafted = await self._begun_call(as_draft(call, situation), share, situation)
            if drafted is not None:
                self.made[call.key] = drafted
            return drafted
        if not state.is_completed() or not isinstance(answer, Output):
            entry.failed(answer)
            self._fail(Failure(agent=call.agent.name, label=call.label, reason=str(answer)))
            self._tell()
            return None
        self._runs[id(answer)] = state.state_details.task_run_id or uuid4()
        self.made[call.key] = answer
        work = Work(
            agent=call.agent.name,
            label=call.label,
            key=call.key,
            is_cached=state.name == "Cached",
        )
        self.work.append(work)
        entry.answered(answer, is_cached=work.is_cached, progress=share and share.done())
        if watch := WATCH.get():
            watch(call.label, len({w.agent for w in self.work}), len(self.agents))
        self._tell()
        return answer

    def _engine_of(self, call: Call, situation: Situation) -> str:
        """Return who is asked: nobody but the draft for a call that no model is to write."""
        is_left_to_draft = call.agent.name in situation.written and call.given.background is None
        return OFFLINE if is_left_to_draft else self.engine.signature_for(call.agent)

    async def _run(self, call: Call) -> State[Output]:
        outputs = (output for made in call.given.outputs.values() for output in made)
        needs: Iterable[RunInput] = (TaskRunResult(id=self._runs[id(o)]) for o in outputs)
        # Not `await run_agent(...)`: only this door takes the needs by name. Prefect's own search for
        # results inside arguments takes every shared empty tuple or text for one and draws arrows
        # that are not there, and `wait_for` costs 14 ms for each need (profiled 2026-11, 3.8.8).
        running: object = run_task_async(
            run_agent_patiently if self.is_patient else run_agent,
            parameters={
                "call": quote(call),
                "label": call.label,
                "key": quote(call.key),
                "engine": quote(self.engine),
            },
            return_type="state",
            dependencies={"call": set(needs)},
        )
        return await cast("Awaitable[State[Output]]", running)

    def _tell_budget(self, tenant: str) -> None:
        """Have an operator hear of it, once a run."""
        context = FlowRunContext.get()
        if context and context.flow_run and not self._is_budget_told:
            self._is_budget_told = True
            tell_budget(tenant=tenant, flow_run_id=context.flow_run.id)

    def _tell(self) -> None:
        for told in self.after_each:
            told()

    def _fail(self, failure: Failure) -> None:
        self.failures.append(failure)
        get_run_logger().warning("%s failed: %s", failure.label, failure.reason)


@dataclass
class _Share:
    """How much of a mapped agent's list is done."""

    items: int
    ended: int = 0

    def done(self) -> float:
        """Count one more, and return the share, 0-1."""
        self.ended += 1
        return self.ended / self.items
