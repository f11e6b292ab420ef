"""A release made again from what is kept, then once more with agents that work otherwise."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from blocks.engine import Engine, Run
from blocks.engines import CLAUDE, OPENAI_COMPATIBLE, engine_named, name_of
from blocks.split_engine import SplitEngine
from domain.agents.spec import AgentSpec, Output
from domain.authorship import authors
from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.manifest import Result, manifest
from domain.model.errors import ModelMisconfigured
from domain.model.prompt_file import PromptFile, read_prompt
from domain.refinement import feedback
from domain.release import Manifest, difference
from domain.replay import Replay, Side, other_code, reached
from domain.value import digest
from flows._books import Books
from flows._candidate import TEAM, Workshop
from flows._measuring import Lab
from flows._record import Record
from flows._team import Team
from flows._trial import TrialRecord
from flows._version import Candidate

if TYPE_CHECKING:
    from blocks.model_gateway import Account

Agents = Mapping[type[Output], AgentSpec[Output]]


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is to be otherwise, from which agent on."""

    start: str
    engine: str | None = None
    model: str | None = None
    prompt: str | None = None
    """Path of a prompt file for that agent."""
    sample: int = 0


def with_prompts(prompts: Mapping[str, str]) -> Agents:
    """Return the team with the prompts of these files, by agent.

    Raises:
        BriefInvalid: There is no such agent, it has no prompt, or a file cannot be read or is none.
    """
    found = dict(TEAM)
    for name, file in prompts.items():
        output, agent = next(((o, a) for o, a in TEAM.items() if a.name == name), (None, None))
        if output is None or agent is None or agent.prompt is None:
            writing = ", ".join(f"`{a.name}`" for a in TEAM.values() if a.prompt)
            problem = f"{name!r} has no prompt that could be another."
            raise BriefInvalid(source=file, problem=problem, remedy=f"Take one of {writing}.")
        found[output] = replace(agent, prompt=replace(agent.prompt, words=_words(file)))
    return found


def _words(file: str) -> PromptFile:
    try:
        return read_prompt(Path(file).name, Path(file).read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        remedy = "Save it as UTF-8."
        raise BriefInvalid(source=file, problem="It is no text.", remedy=remedy) from error
    except OSError as error:
        problem = f"It cannot be read: {error.strerror}."
        remedy = "Give a prompt file in XML, such as those in the folders `prompts`."
        raise BriefInvalid(source=file, problem=problem, remedy=remedy) from error
    except ValueError as error:
        raise BriefInvalid(
            source="--prompt", problem=str(error), remedy="Mend the file."
        ) from error


@dataclass(kw_only=True)
class Rehearsal:
    """One release, and what is to be otherwise."""

    release: str
    stated: Manifest
    change: Change
    reached: frozenset[str]
    agents: Agents
    split: Engine
    workshop: Workshop

    @classmethod
    async def of(
        cls,
        change: Change,
        *,
        release: str,
        stated: Manifest,
        brief: Brief,
        tenant: str,
        rounds: int,
        typefaces: tuple[str, ...],
    ) -> "Rehearsal":
        """Find the engines, and set up the team of the release.

        Raises:
            BriefInvalid: There is no such agent, or the prompt cannot be used.
            ModelMisconfigured: One of the engines is not set up, or asks no model.
        """
        found = _reached(change.start)
        agents = with_prompts({change.start: change.prompt} if change.prompt else {})
        first, split = await _engines(stated, change, others=found)
        workshop = Workshop(
            brief=brief,
            tenant=tenant,
            target=stated.target,
            rounds=rounds,
            team=Team(agents=TEAM, engine=first),
            typefaces=typefaces,
            lab=Lab(tenant),
        )
        return cls(
            release=release,
            stated=stated,
            change=change,
            reached=found,
            agents=agents,
            split=split,
            workshop=workshop,
        )

    def record(self, *, adopts: bool, user: str | None) -> Record | TrialRecord:
        """Return where the run is written down: as one that releases, or as one that only tries."""
        kind = Record if adopts else TrialRecord
        return kind(
            self.workshop.team,
            project=self.stated.project,
            tenant=self.workshop.tenant,
            user=user,
            flow="replay-release",
        )

    async def as_released(self, account: "Callable[[], Awaitable[Account | None]]") -> Candidate:
        """Make the released version again: round by round what was accepted, and nothing is paid."""
        workshop, best = self.workshop, self.stated.rounds[0].grades
        await workshop.open(Run(budget_usd=0, account=account))
        for one in self.stated.rounds[1:]:
            if not one.accepted:
                continue
            if one.sent_to:
                outputs = await workshop.team.produce(workshop.situation())
                wrote = authors(outputs, workshop.team.agents)
                news = feedback(best, round=one.number, authors=wrote)
                told = {owner: news[owner] for owner in one.sent_to if owner in news}
                workshop.tell(told, outputs)
            best = one.grades
        return await workshop.candidate()

    async def otherwise(self, run: Run) -> Result:
        """Make the version with agents that work otherwise, refine it, and return the best one."""
        workshop = self.workshop
        self._begin_anew()
        await workshop.open(run)
        best = await workshop.candidate()
        history = [best.first_round()]
        best, stopped = await workshop.improve(best, history)
        result = await workshop.result(best, history=history, stopped=stopped)
        # The release is part of it: what the others were told there decides the site too.
        key = digest([self.stated.build_key, result.build_key, self.change.start])
        return replace(result, build_key=key)

    def _begin_anew(self) -> None:
        """Let agents forget what they were told, so that they are asked as for the first time."""
        workshop, agents = self.workshop, self.agents
        kept = {who: told for who, told in workshop.feedback.items() if who not in self.reached}
        workshop.feedback = kept
        workshop.previous = {
            output: made
            for output, made in workshop.previous.items()
            if agents[output].name in kept
        }
        workshop.only = self.reached
        workshop.team.agents, workshop.team.engine = agents, self.split
        workshop.team.work.clear()
        workshop.team.diary.written.clear()
        workshop.books = Books(workshop.team.diary)

    def told(self, again: Candidate, result: Result) -> Replay:
        """Return the two versions side by side."""
        stated, wrote, work = self.stated, result.writing, self.workshop.team.work
        after = manifest(result, release=stated.release + 1, made_at=stated.made_at)
        mine = [one for one in work if one.agent in self.reached]
        return Replay(
            release=self.release,
            start=self.change.start,
            reached=tuple(sorted(self.reached)),
            ran=tuple(sorted(one.label for one in work if not one.is_cached)),
            found=tuple(sorted(one.label for one in mine if one.is_cached)),
            before=Side(
                engine=stated.engine,
                site_sha256=again.site.sha256,
                grades=again.grades,
                cost_usd=stated.writing.cost_usd if stated.writing else "0",
                questions=stated.writing.questions if stated.writing else 0,
            ),
            after=Side(
                engine=result.engine,
                site_sha256=result.site.sha256,
                grades=result.grades,
                cost_usd=wrote.cost_usd if wrote else "0",
                questions=wrote.questions if wrote else 0,
            ),
            files=difference(stated, after),
            stopped=result.stopped,
            notes=tuple(self._notes(again, result)),
        )

    def _notes(self, again: Candidate, result: Result) -> Iterator[str]:
        if others := other_code(self.stated, result.versions):
            yield (
                f"The code of {len(others)} agents is not that of the release any more, so what they "
                f"make may differ too: {', '.join(others)}."
            )
        elif again.site.sha256 != self.stated.site_sha256:
            yield (
                "The release cannot be made again byte by byte from what is kept here; grades are "
                "those of what came out, files are compared with what was released."
            )
        if self.stated.lab:
            yield (
                "The release was measured by instruments; here both versions are graded without them, "
                "so that they can be compared."
            )


def _reached(start: str) -> frozenset[str]:
    try:
        return reached(TEAM, start)
    except LookupError:
        remedy = "`atelier agents` lists them."
        problem = f"No agent is called {start!r}."
        raise BriefInvalid(source="--from", problem=problem, remedy=remedy) from None


async def _engines(
    stated: Manifest, change: Change, *, others: frozenset[str]
) -> tuple[Engine, Engine]:
    """Return the engine of the release, and one that leaves some agents to another."""
    named = [change.engine] if change.engine else []
    among = dict.fromkeys(("offline", *named, CLAUDE, OPENAI_COMPATIBLE))
    slug = await name_of(stated.engine, among=tuple(among))
    if slug is None:
        raise ModelMisconfigured(
            model=stated.engine,
            reason="the release was made with it, but it is not set up here, so that the work of the "
            "other agents cannot be found again",
            remedy="Set it up, or build anew.",
        )
    other = await engine_named(change.engine or slug, model=change.model, sample=change.sample)
    writes = any(other.writes(agent) for agent in TEAM.values() if agent.name == change.start)
    if change.prompt and not writes:
        problem = f"The engine `{change.engine or slug}` asks no model for {change.start!r}."
        remedy = "Name one that does with `--engine`."
        raise BriefInvalid(source="--prompt", problem=problem, remedy=remedy)
    first = await engine_named(slug)
    return first, SplitEngine(first=first, other=other, others=others, first_pays=False)
