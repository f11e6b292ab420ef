"""Have the pages of a version judged, by models of another line than the writer's where there are any."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

from prefect import Task, unmapped
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from blocks.engine import Engine
from blocks.language_model import ON_SENT
from domain.errors import AtelierError
from domain.facts import Facts
from domain.grading.judge import Juror, PageText
from domain.grading.judge_masking import shown
from domain.grading.judge_pages import judged_pages, page_text
from domain.grading.judge_pairs import better_of
from domain.grading.judging import Ballot, Bench, Judging, SiteWords, judging
from domain.grading.view import SiteView
from domain.ledger import AgentCall
from domain.model.completion import Usage
from domain.model.masking import mask
from domain.model.request import ModelRequest
from domain.refinement import Decision
from domain.value import digest
from flows._diary import Diary
from flows._heavy import heavy
from tasks.judging import judge_pages

if TYPE_CHECKING:
    from blocks.model_gateway import Answered

_Runner = TaskRunner[PrefectFuture[Any]]
_MODELS_AT_ONCE, _RULES_AT_ONCE = 16, 2
"""Pages that are judged at once; who waits for a model keeps no core busy."""
_RULES_A_TASK = 20
"""Pages: rules take 2 ms for one, a task of Prefect's some 40 ms of the processor (2026-11)."""
SENT_WITHIN_S = 0.5
"""Seconds others wait at most until judges are asked."""
_OF_A_KIND = "models are asked about one page of each kind"
_NO_OTHER = "no model of another line than the writer's could be asked"


@dataclass
class Court:
    """Who judges one run, and what that cost so far."""

    engine: Engine
    diary: Diary
    writes: bool
    """Whether a model writes in this run."""
    paid: dict[str, list["Answered"]] = field(default_factory=dict[str, list["Answered"]])
    """Answers by content key of what was judged."""

    _sitting: "tuple[SiteWords, asyncio.Task[Judging]] | None" = None
    _sent: asyncio.Event = field(default_factory=asyncio.Event)
    """Whether as many questions are on their way as there are pages to ask about."""

    def __post_init__(self) -> None:
        """Find the models that may judge."""
        self._jurors = self.engine.jurors(self._told)

    def sit(self, words: SiteWords, *, facts: Facts | None) -> None:
        """Begin to judge a version nothing can follow, while it is graded; `rise` in any case.

        Args:
            words: What its pages say.
            facts: As for `judge`.
        """
        self._sitting = words, asyncio.create_task(self._judged(words, facts=facts))

    async def asking(self) -> None:
        """Wait until the first questions about every page are sent, so that what works on does not hold them up."""
        if self._sitting and self._jurors:
            sent = asyncio.create_task(self._sent.wait())
            given = {sent, self._sitting[1]}
            await asyncio.wait(given, timeout=SENT_WITHIN_S, return_when=asyncio.FIRST_COMPLETED)
            sent.cancel()

    async def rise(self) -> None:
        """Ask no more about a version that nobody waits for."""
        if self._sitting:
            self._sitting[1].cancel()
            await asyncio.gather(self._sitting[1], return_exceptions=True)

    async def judge(self, words: SiteWords, *, facts: Facts | None) -> Judging:
        """Return what is said of every page; to be awaited inside a flow.

        Models are asked about one page of each kind, as pages of one kind are made alike.

        Args:
            words: What the pages of the version say that is released.
            facts: What is masked for models; None for a site whose facts nobody knows.
        """
        if self._sitting and self._sitting[0] == words:
            return await self._sitting[1]
        return await self._judged(words, facts=facts)

    async def _judged(self, words: SiteWords, *, facts: Facts | None) -> Judging:
        pages = words.pages
        loop = asyncio.get_running_loop()
        why = _OF_A_KIND if self._jurors else _NO_OTHER if self.writes else ""
        first = {page.kind: page.url for page in reversed(pages)} if self._jurors else {}
        voted = [page for page in pages if first.get(page.kind) == page.url]
        ruled = [page for page in pages if first.get(page.kind) != page.url]
        on_their_way = Countdown(len(voted) * len(self._jurors), self._sent.set)
        models = Bench(
            jurors=tuple(_heard(juror, loop, on_their_way.count) for juror in self._jurors),
            masked=mask(facts) if facts and self._jurors else None,
        )
        by_models = asyncio.to_thread(_mapped, voted, models)
        both = await asyncio.gather(by_models, self._ruled(ruled, why=why))
        ballots = [ballot for some in both for ballot in some]
        for page in voted:
            self._note(page.fingerprint, item=page.url)
        order = [page.url for page in pages]
        every = [one for answers in self.paid.values() for one in answers]
        return judging(
            sorted(ballots, key=lambda one: order.index(one.page.url)),
            left_out=words.left_out,
            questions=sum(one.attempts for one in every),
            cost_usd=sum((one.cost_usd for one in every), start=Decimal(0)),
        )

    async def settle(self, tie: Decision, best: SiteView, other: SiteView) -> Decision:
        """Return the decision between two equal versions: the best stays unless judges prefer the other.

        Args:
            tie: The decision that stands when nobody prefers anything.
            best: The version that stands then.
            other: The one that could replace it.
        """
        reason = await self.prefers(best, other)
        return Decision(accepted=True, reason=reason) if reason else tie

    async def _ruled(self, pages: Sequence[PageText], *, why: str) -> list[Ballot]:
        async with heavy():
            return await asyncio.to_thread(_mapped, pages, Bench(why_none=why))

    async def prefers(self, best: SiteView, other: SiteView) -> str:
        """Return why the other of two equal versions is better; empty when nobody finds so.

        Judges prefer a place, so each is asked in both orders, and all must agree. One page is
        compared, the first that differs.

        Args:
            best: The version that stands when nobody decides.
            other: The one that could replace it.
        """
        pair = _first_difference(best, other) if self._jurors else None
        if pair is None:
            return ""
        key = digest([one.fingerprint for one in pair])
        asking = (better_of(*pair, juror, content_key=key) for juror in self._jurors)
        try:
            choices = set(await asyncio.gather(*asking))
        except AtelierError:  # no budget, no answer: then the best version stays
            choices = set[object]()
        self._note(key, item=f"pair {pair[0].url}")
        if choices != {"second"}:
            return ""
        who = " and ".join(juror.model for juror in self._jurors)
        return f"The grades are equal, and {who} prefers the new {pair[0].url} in both orders."

    def _told(self, content_key: str, answered: "Answered") -> None:
        self.paid.setdefault(content_key, []).append(answered)

    def _note(self, content_key: str, *, item: str) -> None:
        """Write down what judging something cost, so that the ledger holds all that was paid."""
        for one in self.paid.get(content_key, ())[:1]:
            every = self.paid[content_key]
            usage = sum((a.completion.usage for a in every if not a.is_replayed), start=Usage())
            self.diary.note(
                AgentCall(
                    agent="judge",
                    item=item,
                    round=self.diary.round,
                    attempt=self.diary.attempt(f"judge {item}"),
                    engine=one.provider,
                    model=one.model,
                    content_key=content_key,
                    input_tokens=usage.input_tokens,
                    output_tokens=usage.output_tokens,
                    cache_read_tokens=usage.cache_read_tokens,
                    cache_write_tokens=usage.cache_write_tokens + usage.cache_write_1h_tokens,
                    cost_usd=sum((a.cost_usd for a in every), start=Decimal(0)),
                    is_cached=all(a.is_replayed for a in every),
                )
            )


def _mapped(pages: Sequence[PageText], bench: Bench) -> list[Ballot]:
    """Map over pages: one by one where models are waited for, and several a task where rules judge."""
    workers, size = (_MODELS_AT_ONCE, 1) if bench.jurors else (_RULES_AT_ONCE, _RULES_A_TASK)
    shares = [tuple(pages[at : at + size]) for at in range(0, len(pages), size)]
    if not shares:
        return []
    with cast("_Runner", ThreadPoolTaskRunner[Any](max_workers=workers)) as runner:
        given = {"pages": shares, "bench": unmapped(quote(bench))}
        futures = runner.map(cast("Task[..., Any]", judge_pages), cast("dict[str, Any]", given))
        return [one for future in futures for one in cast("tuple[Ballot, ...]", future.result())]


@dataclass
class Countdown:
    """Tells when something has happened so often."""

    left: int
    told: Callable[[], None]

    def count(self) -> None:
        """Count one."""
        self.left -= 1
        if self.left == 0:
            self.told()


def _heard(juror: Juror, loop: asyncio.AbstractEventLoop, sent: Callable[[], None]) -> Juror:
    """Return the juror for tasks in threads; what is asked goes through the run's own loop."""

    async def ask(request: ModelRequest, content_key: str) -> str:
        ON_SENT.set(sent)
        asking = cast("Coroutine[Any, Any, str]", juror.ask(request, content_key))
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(asking, loop))

    return replace(juror, ask=ask)


def _first_difference(best: SiteView, other: SiteView) -> tuple[PageText, PageText] | None:
    facts = best.context.facts
    masked = mask(facts) if facts else None
    for page in judged_pages(best):
        changed = other.by_url.get(page.url)
        if changed is not None and changed.file.sha256 != page.file.sha256:
            one, two = page_text(page), page_text(changed)
            return (shown(one, masked), shown(two, masked)) if masked else (one, two)
    return None
