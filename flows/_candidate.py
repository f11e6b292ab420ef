"""Make a candidate: the agents' work, pictures and faces joined into a site, and its grades."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar, cast

from prefect import get_run_logger, unmapped
from prefect.utilities.annotations import quote

from blocks.engine import Run
from blocks.memory import LARGE
from domain import review_findings
from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Outputs, Situation
from domain.agents.code.integration import SiteBundle
from domain.agents.design.color_palette import ColorPalette
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.agents.spec import AgentSpec, Feedback, Output, producers
from domain.agents.version import code_version, version
from domain.authorship import authors
from domain.brief import Brief
from domain.errors import NothingToRelease
from domain.grading.grade import DIMENSIONS, Finding, Grades
from domain.grading.judging import words_of
from domain.grading.noise import noise_between
from domain.grading.view import Context, SiteView
from domain.manifest import Result
from domain.model.repairs import Repairs, repairs
from domain.refinement import (
    Round,
    attempts,
    decide,
    feedback,
    is_tie,
    stop_reason,
)
from domain.release import Built, Manifest, build_key
from domain.review_findings import with_review
from domain.site import Site
from flows._books import Books
from flows._futures import settled
from flows._heavy import heavy, is_alone
from flows._judging import Court
from flows._measuring import Lab
from flows._pictures import pictures
from flows._team import Team, arrived
from flows._version import Candidate, found, only
from tasks.grading import grade_dimension

T = TypeVar("T", bound=Output)

TEAM = producers(WEBSITE_AGENTS)
"""The website's agents, everyone after those they wait for; checked once, at import."""


@dataclass(kw_only=True)
class Workshop:
    """What one run works with."""

    brief: Brief
    tenant: str
    target: float
    rounds: int
    team: Team
    typefaces: tuple[str, ...]
    lab: Lab
    point_usd: float | None = None
    """Most US dollars another grade point may cost; None for no limit."""
    only: frozenset[str] | None = None
    """Agents that may be sent back; None for all of them."""
    feedback: dict[str, tuple[Feedback, ...]] = field(
        default_factory=dict[str, tuple[Feedback, ...]]
    )
    previous: Outputs = field(default_factory=dict[type[Output], tuple[Output, ...]])
    """What agents that were sent back had made, as it was when findings were sent."""
    books: Books = field(init=False)
    court: Court = field(init=False)

    def __post_init__(self) -> None:
        """Open the accounts."""
        self.books = Books(self.team.diary, self.point_usd)

    @property
    def versions(self) -> dict[str, str]:
        """Version of every agent."""
        return {agent.name: version(agent) for agent in self.team.agents.values()}

    @property
    def build_key(self) -> str:
        """Hash of everything that decides the site."""
        return build_key(
            {
                "tenant": self.tenant,
                "brief": self.brief.sha256,
                "agents": self.versions,
                "graders": code_version(
                    "domain.grading.graders", "domain.refinement", "domain.report"
                ),
                "engine": self.team.engine.signature,
                **self._writers,
                "typefaces": list(self.typefaces),
                "target": self.target,
                "rounds": self.rounds,
                **self.lab.signature,
            }
        )

    @property
    def _writers(self) -> dict[str, object]:
        """Who writes by which prompt, for agents whose words a model writes; nothing without one."""
        engine = self.team.engine
        said = {
            agent.name: engine.signature_for(agent)
            for agent in self.team.agents.values()
            if engine.writes(agent)
        }
        return {"writers": said} if said else {}

    async def open(self, run: Run) -> None:
        """Make the engine ready for the run, which may spend money."""
        self.team.engine = await self.team.engine.opened(run)
        self.court = Court(self.team.engine, self.team.diary, writes=bool(self._writers))

    async def candidate(self, *, is_last: bool = False) -> Candidate:
        """Run the agents with the feedback so far, complete the site and grade it.

        Args:
            is_last: Whether this is what will be released whatever its grades, so that judges need
                not wait for them; the court is to `rise` in any case then.

        Raises:
            NothingToRelease: Agents every page depends on failed.
        """
        self.team.diary.step("generation")
        coming = self.team.start(self.situation())
        # Pictures and faces take longest, so they are made while the other agents still work.
        making = asyncio.create_task(pictures(coming, tenant=self.tenant))
        reading = asyncio.create_task(
            self.lab.read_ahead(coming, self.brief.sheet, is_written=bool(self._writers))
        )
        try:
            outputs, (files, lost) = await arrived(coming), await making
        finally:  # nobody works on for a version that nobody waits for
            making.cancel()
            reading.cancel()
            await asyncio.gather(making, reading, return_exceptions=True)
        if not outputs[SiteBundle]:
            reasons = (f"{failure.label}: {failure.reason}" for failure in self.team.failures)
            raise NothingToRelease(tuple(reasons))
        bundle = cast("SiteBundle", outputs[SiteBundle][0])
        self.team.failures += lost
        return await self._graded(outputs, bundle.site.replacing(files), is_last=is_last)

    async def measured(self, best: Candidate) -> Candidate:
        """Return the version graded again by instruments, which look at all that come after it."""
        self.lab.is_open = True
        again = await self._graded(best.outputs, best.site)
        return replace(again, failures=best.failures)

    async def _graded(self, outputs: Outputs, site: Site, *, is_last: bool = False) -> Candidate:
        self.team.diary.step("grading")
        async with heavy():
            view = SiteView(site, self.context(outputs))
            words = await asyncio.to_thread(words_of, view)
            if len(site.files) >= LARGE:  # what was parsed for its words, nobody reads again
                view.let_go()
                view = SiteView(site, self.context(outputs))
            if is_last:
                self.court.sit(words, facts=view.context.facts)
                if is_alone():
                    await self.court.asking()
            view = await self.lab.see(view)
            grades, known = await self._grades(view, found=found(outputs)), view.context
            view.let_go()
        return Candidate(
            outputs=outputs,
            site=site,
            context=known,
            grades=grades,
            failures=tuple(self.team.failures),
            words=words,
        )

    async def improve(self, best: Candidate, history: list[Round]) -> tuple[Candidate, str]:
        """Refine round by round until it is time to stop; return the best version and the reason.

        Args:
            best: The best version so far.
            history: Every round so far; those that follow are added.
        """
        self.lab.versions.setdefault(history[-1].number, best.view)
        if not self.books.rounds:
            self.books.close_first(best.grades)
        while not (stopped := self._stopped(history, best)):
            number, before = history[-1].number + 1, best.grades
            best, tried = await self.refine(best, number=number)
            self.books.close(number, before=before, after=best.grades)
            history += tried
            for one in tried:
                get_run_logger().info("Round %s: %s", one.number, one.decision.reason)
        return best, stopped

    async def refine(self, best: Candidate, *, number: int) -> tuple[Candidate, list[Round]]:
        """Send the findings back to their owners and return the best version and what was tried."""
        return await self._try(best, self._to_send(best, number=number), number=number)

    async def follow(
        self, best: Candidate, asked: Sequence[Finding], *, number: int
    ) -> tuple[Candidate, list[Round]]:
        """Send a reviewer's findings back to their owners; the guard is that of every round."""
        self.lab.versions.setdefault(number - 1, best.view)
        news = review_findings.sent(asked, round=number)
        return await self._try(best, news, number=number, asked=asked)

    async def _try(
        self,
        best: Candidate,
        sent: Mapping[str, Feedback],
        *,
        number: int,
        asked: Sequence[Finding] = (),
    ) -> tuple[Candidate, list[Round]]:
        """Send this back, and return the best version and what was tried.

        What a rejected attempt was told is forgotten: it belongs to a version nobody keeps.
        """
        tried: list[Round] = []
        self.team.diary.round = number
        self.team.diary.step("refinement")
        for attempt in attempts(sent):
            before, had = dict(self.feedback), self.previous
            self.tell(attempt, best.outputs)
            candidate = await self.candidate()
            self.books.tried(self._repairs(best, candidate, sent=attempt))
            noise = noise_between(best.view, candidate.view, known=self.lab.spreads)
            left = review_findings.unmet(asked, before=best.site, after=candidate.site)
            grades = (with_review(best.grades, asked), with_review(candidate.grades, left))
            decision = decide(*grades, noise=noise)
            if is_tie(*grades, noise=noise):
                decision = await self.court.settle(decision, best.view, candidate.view)
            tried.append(candidate.round(number, decision=decision, sent_to=tuple(attempt)))
            if not decision.accepted:
                self.feedback, self.previous = before, had
                continue
            best, asked = candidate, left
            self.lab.versions[number] = best.view
            if len(attempt) == len(sent):
                break
        return best, tried

    def tell(self, news: Mapping[str, Feedback], outputs: Outputs) -> None:
        """Send agents back with what is said of their outputs.

        Who was told earlier keeps the question it has answered, so that it is not asked again.
        """
        for owner, one in news.items():
            self.feedback[owner] = (*self.feedback.get(owner, ()), one)
        made = {o: outputs[o] for o, agent in self.team.agents.items() if agent.name in news}
        self.previous = {**self.previous, **made}

    def _stopped(self, history: list[Round], best: Candidate) -> str | None:
        """Return why refinement ends, or None to go on."""
        if reason := stop_reason(history, best=best.grades, limit=self.rounds):
            return reason
        sent = self._to_send(best, number=history[-1].number + 1)
        if not sent and self.only is not None:
            return "what is left to mend is not for the agents that may be sent back"
        if not sent:
            return "every agent with findings broke more than it repaired"
        return self.books.too_dear(best.grades, target=self.target, sent=len(sent))

    def _to_send(self, best: Candidate, *, number: int) -> dict[str, Feedback]:
        """Return who is sent back with what; no agent whose model breaks more than it repairs."""
        agents = {agent.name: agent for agent in self.team.agents.values()}
        wrote = authors(best.outputs, self.team.agents)
        return {
            owner: news
            for owner, news in feedback(best.grades, round=number, authors=wrote).items()
            if self.only is None or owner in self.only
            if not (owner in agents and self._is_hopeless(agents[owner]))
        }

    def _repairs(
        self, best: Candidate, candidate: Candidate, *, sent: Mapping[str, Feedback]
    ) -> dict[str, Repairs]:
        """Return what the agents that were sent back made of it."""
        return repairs(
            best.grades,
            candidate.grades,
            sent=sent,
            wrote_before=authors(best.outputs, self.team.agents),
            wrote_after=authors(candidate.outputs, self.team.agents),
        )

    def _is_hopeless(self, agent: AgentSpec[Output]) -> bool:
        return self.team.engine.writes(agent) and self.books.does_harm(agent.name)

    async def result(self, best: Candidate, *, history: list[Round], stopped: str) -> Result:
        """Return what the run ends with, its pages judged while they are pictured."""
        judged = self.court.judge(best.words, facts=best.context.facts)
        album, judging = await asyncio.gather(self.lab.album(), judged)
        return Result(
            brief=self.brief,
            tenant=self.tenant,
            engine=self.team.engine.signature,
            target=self.target,
            build_key=self.build_key,
            versions=self.versions,
            outputs=best.outputs,
            site=best.site,
            view=best.view,
            grades=best.grades,
            rounds=history,
            stopped=stopped,
            failures=best.failures,
            album=album,
            writing=self.books.writing(),
            judging=judging,
        )

    def built(self, folder: str, manifest: Manifest, *, is_new: bool) -> Built:
        """Return what the run came to; an unchanged brief counts every agent as cached."""
        cached = (w.label for w in self.team.work if w.is_cached) if is_new else self.versions
        return Built(
            release=folder,
            manifest=manifest,
            is_new=is_new,
            agents_run=tuple(sorted(w.label for w in self.team.work if not w.is_cached)),
            agents_cached=tuple(sorted(cached)),
        )

    def situation(self) -> Situation:
        """Return what all calls share as things stand."""
        agents, engine = self.team.agents.values(), self.team.engine
        return Situation(
            tenant=self.tenant,
            facts=self.brief.sheet,
            engines={agent.name: engine.signature_for(agent) for agent in agents},
            written=frozenset(agent.name for agent in agents if engine.writes(agent)),
            typefaces=self.typefaces,
            feedback=self.feedback,
            previous=self.previous,
        )

    def context(self, outputs: Outputs) -> Context:
        """Return what is known of a site besides its bytes."""
        brand = only(outputs, BrandIdentity)
        return Context(
            facts=self.brief.sheet,
            voice=brand.voice if brand else None,
            palette=only(outputs, ColorPalette),
            budgets=only(outputs, TechnicalRequirements),
        )

    async def _grades(self, view: SiteView, *, found: tuple[Finding, ...]) -> Grades:
        graded = grade_dimension.map(
            DIMENSIONS,
            view=unmapped(quote(view)),
            found=unmapped(quote(found)),
            target=self.target,
            tenant=unmapped(self.tenant),
        )
        return tuple([(await settled(one)).result() for one in graded])
