"""`atelier plan`: what a build would do, worked out in memory without doing it."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from prefect.results import ResultStore
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from blocks.engine import OfflineEngine
from blocks.kept_results import place_results
from blocks.site_store import SiteStore
from domain.agents.call import Call, Outputs, Situation, calls
from domain.agents.spec import AgentSpec, Output
from domain.brief import Brief
from flows._candidate import TEAM, Workshop
from flows._measuring import Lab
from flows._team import Team
from tasks.agents import run_agent
from tasks.releasing import find_release
from tasks.typefaces import installed_typefaces

Verdict = Literal["cached", "runs", "may run", "no work"]
"""`may run`: an agent it waits for fails, so its inputs are not known. `no work`: mapped over nothing."""


@dataclass(frozen=True)
class Planned:
    """What would become of one agent."""

    agent: str
    runs: tuple[str, ...] = ()
    """Labels of the calls that would work."""
    cached: tuple[str, ...] = ()
    """Labels of the calls whose result is kept."""
    is_known: bool = True

    @property
    def verdict(self) -> Verdict:
        """The word for it."""
        if not self.is_known:
            return "may run"
        if self.runs:
            return "runs"
        return "cached" if self.cached else "no work"


@dataclass(frozen=True)
class Plan:
    """What a build would do before it grades."""

    release: str | None
    """Folder of the newest release, if it already is exactly this build."""
    agents: tuple[Planned, ...]


async def plan_of(brief: Brief, *, out: Path, tenant: str, rounds: int, target: float) -> Plan:
    """Follow the content keys through the team; what is not kept is drafted in memory."""
    workshop = Workshop(
        brief=brief,
        tenant=tenant,
        target=target,
        rounds=rounds,
        team=Team(agents=TEAM, engine=OfflineEngine()),
        typefaces=installed_typefaces.fn(),
        lab=Lab(tenant),
    )
    store = SiteStore(folder=out, tenant=tenant)
    found = find_release.fn(brief.project, build_key=workshop.build_key, store=store)
    situation = workshop.situation()
    kept = await ResultStore().aupdate_for_task(run_agent)
    place_results(kept)
    outputs: dict[type[Output], tuple[Output, ...]] = {}
    planned: list[Planned] = []
    for output, agent in TEAM.items():
        entry, made = await _planned(agent, situation=situation, outputs=outputs, kept=kept)
        planned.append(entry)
        if made is not None:
            outputs[output] = made
    return Plan(release=found[0] if found else None, agents=tuple(planned))


async def _planned(
    agent: AgentSpec[Output], *, situation: Situation, outputs: Outputs, kept: ResultStore
) -> tuple[Planned, tuple[Output, ...] | None]:
    """Return what becomes of an agent, and what it makes; None when that cannot be known."""
    entry, made = Planned(agent.name), list[Output]()
    if any(need not in outputs for need in agent.upstream):
        return replace(entry, is_known=False), None
    try:
        for call in calls(agent, situation=situation, outputs=outputs):
            answer = await _kept_answer(call, kept)
            if answer is None:
                entry = replace(entry, runs=(*entry.runs, call.label))
                answer = agent.draft(call.given)
            else:
                entry = replace(entry, cached=(*entry.cached, call.label))
            made.append(answer)
    except Exception:  # what a broken draft leaves behind is for the build to say
        return entry, None
    return entry, tuple(made)


async def _kept_answer(call: Call, kept: ResultStore) -> Output | None:
    if not await kept.aexists(call.key):
        return None
    answer: object = (await kept.aread(call.key)).result
    return answer if isinstance(answer, Output) else None


def show_plan(plan: Plan, out: Console) -> None:
    """Print the blast radius."""
    if plan.release:
        out.print(
            f"{escape(plan.release)} was built from exactly this. A build runs 0 agents and "
            f"writes nothing.",
            soft_wrap=True,
        )
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("agent", "verdict", "runs", "cached"):
        table.add_column(heading)
    for one in plan.agents:
        counts = (str(len(one.runs)), str(len(one.cached)))
        table.add_row(one.agent, one.verdict, *(counts if one.is_known else ("?", "?")))
    out.print(table)
    runs = sum(len(one.runs) for one in plan.agents)
    cached = sum(len(one.cached) for one in plan.agents)
    out.print(f"A build runs {runs} agent calls; {cached} are cached.", soft_wrap=True)
    if maybe := sum(not one.is_known for one in plan.agents):
        out.print(f"{maybe} agents may run: one they wait for fails.", soft_wrap=True)
    out.print("Refinement may send findings back to agents after that.", soft_wrap=True)
