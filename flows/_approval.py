"""The stop before a release: a version is held, a reviewer asked, and what they say is done."""

import asyncio
import shlex
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Self, cast
from uuid import UUID

from prefect import State, get_client, get_run_logger
from prefect.artifacts import acreate_markdown_artifact
from prefect.flow_runs import asuspend_flow_run
from prefect.input.actions import aread_flow_run_input
from prefect.results import ResultStore, get_result_store
from prefect.runtime import flow_run
from prefect.serializers import JSONSerializer
from prefect.states import Cancelled
from prefect.utilities.annotations import quote

from blocks.held_site import held_folder
from blocks.site_store import SiteStore
from domain import review_findings
from domain.approval import CAME_OF_IT, NOT_TAKEN, Approval, Review, ReviewForm
from domain.errors import BriefInvalid
from domain.grading.judging import words_of
from domain.grading.view import SiteView
from domain.held import Held, kept, restored
from domain.manifest import Result
from domain.release import Built, Manifest
from domain.summary import whereabouts
from flows._candidate import Workshop
from flows._record import Record
from flows._review_form import keep_form, review_form
from flows._version import Candidate
from tasks.approval import (
    Question,
    Refusal,
    ask_for_approval,
    find_held,
    hold_version,
    let_go,
    orderer,
    take_decision,
)

REJECTED = "Rejected"
"""Name of the state of a run whose version was rejected."""


async def rejected(review: Review, *, record: Record) -> Built:
    """Write down that a version was rejected, and return how its run ends."""
    said = f"Rejected by {review.reviewer}: {review.words}"
    await record.rejected(said)
    state: State[Built] = Cancelled(name=REJECTED, message=said)
    return cast("Built", state)  # Prefect takes a state that a flow returns for the run's own


@dataclass(kw_only=True)
class Approving:
    """One run's questions to its reviewers."""

    workshop: Workshop
    store: SiteStore
    record: Record
    hours: float
    user: str | None
    held: Held | None = None
    """The version that waits, once there is one."""
    run: UUID = field(default_factory=lambda: UUID(flow_run.get_id()))
    results: ResultStore = field(default_factory=lambda: _as_json(get_result_store()))

    @classmethod
    async def of(
        cls,
        workshop: Workshop,
        record: Record,
        *,
        store: SiteStore,
        hours: float,
        user: str | None,
    ) -> Self:
        """Return the desk of the run that calls, with what an earlier process has held.

        Args:
            workshop: Where the version is made.
            record: The run in the database.
            store: Where releases are.
            hours: After how many a question is escalated.
            user: Who ordered the run; None for the operator.

        Raises:
            BriefInvalid: The run has no deployment, without which Prefect lets no run wait.
        """
        desk = cls(workshop=workshop, record=record, store=store, hours=hours, user=user)
        async with get_client() as client:
            if (await client.read_flow_run(desk.run)).deployment_id is None:
                problem = "A run that waits for its approval needs a deployment."
                remedy = "Start it from one, or with `atelier build --approval`."
                raise BriefInvalid(source="approval", problem=problem, remedy=remedy)
        desk.held = await desk._found(0)
        return desk

    def is_settled_by(self, release: Manifest) -> bool:
        """Whether nothing is left to ask because of a release built from the same.

        A version that waits already is decided about, whatever other runs have released meanwhile.
        """
        mine = release.approval is not None and release.approval.run == str(self.run)
        return self.held is None or mine

    async def approved(self, make: Callable[[], Awaitable[Result]]) -> Result | Review:
        """Return the version that may be released, or the review that rejects it.

        The process ends while a reviewer is waited for. The next one comes here again, finds what is
        held, and goes on with what was decided.

        Args:
            make: Makes the version a reviewer is asked about first.
        """
        held = self.held or await self._hold(await make(), asked=0, reviews=())
        while True:
            review = await self._answer(held)
            await asyncio.to_thread(let_go, held.folder)
            if review.decision == "reject":
                return review
            reviews = (*held.reviews, review)
            if review.decision == "accept":
                return await self._accepted(held, reviews)
            number = held.asked + 1
            held = await self._found(number) or await self._hold(
                await self._revised(held, review), asked=number, reviews=reviews
            )

    async def _found(self, asked: int) -> Held | None:
        return await find_held(quote(self.results), key=self._key(asked))  # pyright: ignore[reportArgumentType] # Prefect takes the quote off

    async def _accepted(self, held: Held, reviews: tuple[Review, ...]) -> Result:
        ordered_by = await asyncio.to_thread(orderer, self.user, tenant=self.workshop.tenant)
        approval = Approval(run=str(self.run), ordered_by=ordered_by, reviews=reviews)
        return replace(self._result(held), approval=approval)

    async def _answer(self, held: Held) -> Review:
        """Return what a reviewer says; the process ends here until somebody has said it."""
        result, problem = self._result(held), ""
        question = Question(
            run=self.run,
            execution_id=await self.record.run(),
            number=held.asked,
            tenant=self.workshop.tenant,
            project=self.workshop.brief.project,
            user=self.user,
            hours=self.hours,
        )
        for attempt in count():
            key = f"approval-{held.asked}-{attempt}"
            response = f"suspended-{key}-response"
            is_open = not await aread_flow_run_input(response, flow_run_id=self.run)
            await asyncio.to_thread(
                ask_for_approval,
                question,
                result=quote(result),  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
                is_news=is_open,
            )
            if is_open:
                await self._show(held, problem)
            form = review_form(self._words(held, problem))
            if is_open:
                await keep_form(form, key=key)
            # Decided, and killed before that was taken: Prefect has forgotten by now that it asked,
            # and would ask again without taking another answer (3.8.8).
            said = (
                await asuspend_flow_run(wait_for_input=form, key=key)
                if is_open
                else await form.aload({"response": response})
            )
            review = await asyncio.to_thread(
                take_decision,
                quote(ReviewForm.model_validate(said.model_dump())),  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
                question=question,
                view=quote(result.view),  # pyright: ignore[reportArgumentType] # as above
            )
            if not isinstance(review, Refusal):
                get_run_logger().info("%s: %s. %s", review.reviewer, review.decision, review.words)
                return review
            problem = review.why
            get_run_logger().warning("The decision was not taken: %s", problem)
        raise AssertionError  # `count` never ends

    async def _hold(self, result: Result, *, asked: int, reviews: tuple[Review, ...]) -> Held:
        workshop = self.workshop
        folder = held_folder(
            self.store.releases(workshop.brief.project), run=str(self.run), number=asked
        )
        held = Held(
            asked=asked,
            build_key=result.build_key,
            outputs=kept(result.outputs, workshop.team.agents),
            previous=kept(workshop.previous, workshop.team.agents),
            feedback=workshop.feedback,
            site=result.site,
            measured=result.view.context.measured,
            grades=result.grades,
            rounds=tuple(result.rounds),
            failures=tuple(result.failures),
            stopped=result.stopped,
            album=result.album,
            writing=result.writing,
            judging=result.judging,
            reviews=reviews,
            folder=str(folder.absolute()),
        )
        await hold_version(
            quote(held),  # pyright: ignore[reportArgumentType] # Prefect takes the quote off
            quote(result),  # pyright: ignore[reportArgumentType] # as above
            store=quote(self.results),  # pyright: ignore[reportArgumentType] # as above
            key=self._key(asked),
        )
        return held

    async def _revised(self, held: Held, review: Review) -> Result:
        """Return what comes of a version that was sent back; the guard may find nothing better."""
        workshop, history = self.workshop, [*held.rounds]
        best = await self._taken_up(held)
        asked = review_findings.findings(
            review, best.view, outputs=best.outputs, agents=workshop.team.agents
        )
        number = history[-1].number + 1
        best, tried = await workshop.follow(best, asked, number=number)
        for one in tried:
            get_run_logger().info("Round %s, as reviewed: %s", one.number, one.decision.reason)
        result = await workshop.result(best, history=[*history, *tried], stopped=held.stopped)
        return replace(result, writing=result.writing or held.writing)

    async def _taken_up(self, held: Held) -> Candidate:
        """Return a held version as the workshop goes on with it."""
        workshop = self.workshop
        workshop.feedback = dict(held.feedback)
        workshop.previous = restored(held.previous, workshop.team.agents)
        if held.measured:
            workshop.lab.gathered[held.site.sha256] = held.measured
            workshop.lab.is_open = True
        view = await workshop.lab.see(self._result(held).view)
        known, words = view.context, await asyncio.to_thread(words_of, view)
        view.let_go()
        return Candidate(
            outputs=restored(held.outputs, workshop.team.agents),
            site=held.site,
            context=known,
            grades=held.grades,
            failures=held.failures,
            words=words,
        )

    def _result(self, held: Held) -> Result:
        """Return a held version as it would be released."""
        workshop = self.workshop
        outputs = restored(held.outputs, workshop.team.agents)
        context = replace(workshop.context(outputs), measured=held.measured)
        return Result(
            brief=workshop.brief,
            tenant=workshop.tenant,
            engine=workshop.team.engine.signature,
            target=workshop.target,
            build_key=held.build_key,
            versions=workshop.versions,
            outputs=outputs,
            site=held.site,
            view=SiteView(held.site, context),
            grades=held.grades,
            rounds=held.rounds,
            stopped=held.stopped,
            failures=held.failures,
            album=held.album,
            writing=held.writing,
            judging=held.judging,
        )

    async def _show(self, held: Held, problem: str) -> None:
        report = whereabouts(
            "The report to approve", file=f"{held.folder}/report.html", folder=held.folder
        )
        await acreate_markdown_artifact(
            report, key="report-to-approve", description="Where report and website to approve are"
        )
        await acreate_markdown_artifact(
            self._words(held, problem), key="approval", description="What waits for a decision"
        )

    def _words(self, held: Held, problem: str) -> str:
        """Return what a reviewer reads above the form."""
        name = self.workshop.brief.sheet.company or self.workshop.brief.project
        number, last = held.asked + 1, held.rounds[-1]
        lines = [f"**{name}** waits for your approval (version {number})."]
        if problem:
            lines.append(f"{NOT_TAKEN}{problem}")
        elif held.reviews:
            lines.append(f"It was sent back: {held.reviews[-1].words}")
            lines.append(f"{CAME_OF_IT}{last.decision.reason}")
        lines.append(
            f"Look at it with `atelier preview {shlex.quote(held.folder)}`; the report lies beside it."
        )
        return "\n\n".join(lines)

    def _key(self, asked: int) -> str:
        return f"{self.workshop.tenant}/held/{self.run}-{asked}"


def _as_json(store: ResultStore) -> ResultStore:
    """Return the run's store of results, for records that say themselves how to be read."""
    return store.model_copy(update={"serializer": JSONSerializer(), "metadata_storage": None})
