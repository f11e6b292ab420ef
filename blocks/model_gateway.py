"""The one place through which every question to a language model goes.

An answer that was paid for is used again. What a question can cost at worst is held against every
budget before it is sent, and what it came to is written down after, useful or not.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pydantic import Field
from sqlalchemy.orm import Session

from blocks import model_calls
from blocks._gateway_asking import Asking, Link, askings
from blocks._gateway_batches import Batches
from blocks._gateway_claims import Claims, HeldElsewhere
from blocks._gateway_lull import Lull
from blocks._gateway_results import of_answer, of_failure
from blocks._gateway_traffic import CLOSED_S, Road, Traffic
from blocks.language_model import ON_BEGUN, ON_QUOTAS, ON_SENT
from blocks.model_account import Account
from blocks.model_calls import Kept
from blocks.telemetry import set_numbers, span
from domain.errors import DatabaseUnavailable
from domain.model.completion import Completion, Stop
from domain.model.errors import ModelMisconfigured, ModelRefused, ModelUnavailable, QuestionInvalid
from domain.model.quota import needs
from domain.model.request import ModelRequest
from domain.model.routing import Limits
from domain.value import Value

NO_DATABASE = (
    "A language model that costs money needs the database, so that nothing is paid twice and budgets "
    "hold. Make it with `atelier db init`, or use the engine `offline`."
)


class Answered(Value):
    """An answer, and what it took to get it."""

    completion: Completion
    provider: str
    model: str
    """As it was asked for."""
    key: str
    """Under which it is kept."""
    cost_usd: Decimal = Field(ge=0)
    """Paid for it now, with attempts that came to nothing; 0 when it was there already."""
    is_replayed: bool
    """Whether it was there already."""
    attempts: int = Field(ge=0)
    """Times a model was asked for it now."""


@dataclass
class _Tally:
    """What was spent on a question so far."""

    cost_usd: Decimal = Decimal(0)
    attempts: int = 0


@dataclass
class _Running:
    """A question that is being asked, and how many wait for its answer."""

    task: asyncio.Task[Answered]
    waiting: int = 0


def backoff_s(attempt: int, key: str) -> float:
    """Return seconds to wait after an attempt: doubled each time, spread by the question's key."""
    return 2.0 ** (attempt - 1) * (0.75 + int(key[:4], 16) / 0xFFFF / 2)


@dataclass(eq=False, kw_only=True)
class Gateway:
    """Asks language models for one run in one process."""

    chain: Sequence[Link]
    """Whom to ask, in order: the next one when one does not answer."""
    account: Account | None
    limits: Limits = field(default_factory=Limits)
    traffic: Traffic | None = None
    """Shared with other runs of the process; None to share with nobody."""
    lull: Lull | None = None
    """When questions that can wait are handed in as a batch; None to ask all of them at once."""
    backoff_s: Callable[[int, str], float] = backoff_s
    _running: dict[str, _Running] = field(default_factory=dict[str, _Running], init=False)
    _broken: ModelMisconfigured | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self._traffic = self.traffic or Traffic(concurrency=self.limits.concurrency)
        self._books = self._opened(self.account) if self.account else None

    def _opened(self, account: Account) -> tuple[Claims, Batches]:
        claims = Claims(account=account, run_cap_usd=self.limits.run_cap_usd)
        return claims, Batches(claims=claims, traffic=self._traffic, lull=self.lull)

    async def ask(self, request: ModelRequest, *, content_key: str) -> Answered:
        """Return the answer to a question, from an earlier run or from the first model that gives one.

        Args:
            request: The question.
            content_key: Content address of the agent's work it belongs to.

        Raises:
            BudgetExceeded: It could cost more than is left; nothing was sent.
            DatabaseUnavailable: There is no database, or it does not answer; nothing was sent.
            ModelMisconfigured: A model cannot be used as it is set up; no other is tried.
            ModelRefused: The last model will not answer this.
            ModelUnavailable: The last model does not answer.
            QuestionInvalid: The last model calls the question wrong, or cannot answer in so few words.
        """
        if self._books is None:
            raise DatabaseUnavailable(NO_DATABASE)
        claims, batches = self._books
        tenant = str(claims.account.tenant_id)
        asking = askings(request, self.chain, tenant=tenant, content_key=content_key)
        first = asking[0]
        with span(
            "chat",
            gen_ai__operation__name="chat",
            gen_ai__provider__name=first.link.service.provider,
            gen_ai__request__model=first.model,
        ) as made:
            answered = await self._asked(asking, claims, batches)
            usage = answered.completion.usage
            set_numbers(
                made,
                gen_ai__usage__input_tokens=usage.input_tokens,
                gen_ai__usage__output_tokens=usage.output_tokens,
                atelier__cost_usd=float(answered.cost_usd),
                atelier__attempts=answered.attempts,
                atelier__is_replayed=answered.is_replayed,
            )
        return answered

    async def _asked(self, asking: Sequence[Asking], claims: Claims, batches: Batches) -> Answered:
        key = asking[0].key
        one = self._running.get(key)
        if one is None:
            one = self._running[key] = _Running(
                asyncio.create_task(self._answered(asking, claims, batches))
            )
            return await self._waited_for(key, one)
        # Paid by who asked first.
        return _for_nothing(await self._waited_for(key, one))

    async def refuse(self, answered: Answered, *, reason: str) -> None:
        """Write down that an answer is of no use: it stays paid, and is not used again."""
        await self._noted(lambda session: model_calls.refuse(session, answered.key, reason=reason))

    async def note_dropped(self, answered: Answered, sentences: Sequence[str]) -> None:
        """Write down which sentences of an answer were not used, because no fact supports them."""
        await self._noted(
            lambda session: model_calls.note_dropped(session, answered.key, sentences)
        )

    async def _noted(self, work: Callable[[Session], None]) -> None:
        if self.account is not None:
            await self.account.done(work)

    async def _waited_for(self, key: str, one: _Running) -> Answered:
        """Wait for an answer; the last one who stops waiting takes the question back."""
        one.waiting += 1
        try:
            return await asyncio.shield(one.task)
        except asyncio.CancelledError:
            if one.waiting == 1 and one.task.cancel():
                self._forget(key, one)
                await asyncio.wait([one.task])
            raise
        finally:
            one.waiting -= 1
            if one.task.done():
                self._forget(key, one)

    def _forget(self, key: str, one: _Running) -> None:
        if self._running.get(key) is one:
            del self._running[key]

    async def _answered(
        self, asking: Sequence[Asking], claims: Claims, batches: Batches
    ) -> Answered:
        keys = [one.key for one in asking]
        if kept := await claims.answered(keys):
            return _replayed(kept, _Tally())
        tally = _Tally()
        for number, one in enumerate(asking, start=1):
            try:
                completion = await self._came(one, batches, tally)
                if completion is None or _is_cut_off(completion):
                    completion = await self._completed(
                        one, claims, tally, is_longer=completion is not None
                    )
            except (ModelUnavailable, ModelRefused, QuestionInvalid):
                if number == len(asking):
                    raise
            else:
                if isinstance(completion, Kept):
                    return _replayed(completion, tally)
                return Answered(
                    completion=completion,
                    provider=one.link.service.provider,
                    model=one.model,
                    key=one.key,
                    cost_usd=tally.cost_usd,
                    is_replayed=False,
                    attempts=tally.attempts,
                )
        raise ValueError("There is no model in the chain of the gateway. Give it one or more.")

    async def _came(self, one: Asking, batches: Batches, tally: _Tally) -> Completion | Kept | None:
        """Return what came with a batch; None when it has to be asked at once."""
        came = await batches.answer(one)
        if came is None or isinstance(came, Kept):
            return came
        tally.attempts += 1
        tally.cost_usd += came.cost_usd
        if came.completion.stop is Stop.REFUSED:
            raise ModelRefused(model=one.service)
        return came.completion

    async def _completed(
        self, one: Asking, claims: Claims, tally: _Tally, *, is_longer: bool
    ) -> Completion | Kept:
        """Ask one model until it answers to the end, or is not to be asked any more."""
        began, max_tokens = self._traffic.clock(), one.route.max_tokens
        most = max(max_tokens, self.limits.most_tokens)
        if is_longer:
            max_tokens = min(2 * max_tokens, most)
        attempt = 0
        while True:
            attempt += 1
            try:
                completion = await self._attempt(one, claims, tally, max_tokens=max_tokens)
            except HeldElsewhere:
                await claims.until_free(one.key, sleep=self._traffic.sleep)
                attempt -= 1
                continue
            except ModelUnavailable as error:
                await self._pause(one, error, attempt, began=began)
                continue
            if not _is_cut_off(completion):
                return completion
            if max_tokens >= most or attempt == self.limits.attempts:
                reason = f"its answer does not fit into {max_tokens} tokens"
                raise QuestionInvalid(model=one.service, reason=reason)
            max_tokens = min(2 * max_tokens, most)

    async def _pause(
        self, one: Asking, error: ModelUnavailable, attempt: int, *, began: float
    ) -> None:
        """Wait as long as is asked for, or raise the error again when that is of no use."""
        traffic, asked_s = self._traffic, error.retry_after_s
        if traffic.is_down(one.service):
            raise error
        if asked_s is not None:
            traffic.close(one.service, wait_s=asked_s, why=error.reason)
        if asked_s is not None and asked_s > self.limits.longest_wait_s:
            raise replace(error, longest_s=self.limits.longest_wait_s)
        if attempt == self.limits.attempts:
            if not traffic.has_answered_since(one.service, began):
                traffic.close(one.service, wait_s=CLOSED_S, why=error.reason, is_down=True)
            raise error
        if asked_s is None:
            wait_s = self.backoff_s(attempt, one.key)
            await traffic.sleep(min(wait_s, self.limits.longest_wait_s))

    async def _attempt(
        self, one: Asking, claims: Claims, tally: _Tally, *, max_tokens: int
    ) -> Completion | Kept:
        """Ask one model once, when its turn has come and its service lets us."""
        traffic, longest_s = self._traffic, self.limits.longest_wait_s
        async with traffic.turn(one.prefix) as begun:
            needed = needs(one.request, max_tokens=max_tokens, is_warm=traffic.is_warm(one.prefix))
            async with traffic.room(one.service, needed, longest_s=longest_s) as road:
                await traffic.wait_for(one.service, longest_s=longest_s)
                if self._broken:
                    raise self._broken
                begins = ON_BEGUN.set(begun)
                try:
                    return await self._sent(one, claims, tally, road, max_tokens=max_tokens)
                finally:
                    ON_BEGUN.reset(begins)

    async def _sent(
        self, one: Asking, claims: Claims, tally: _Tally, road: Road, *, max_tokens: int
    ) -> Completion | Kept:
        """Ask one model once, with its money held before and settled after."""
        question = one.question(max_tokens=max_tokens)
        number = await claims.take_once_free(question)
        if isinstance(number, Kept):
            return number
        tally.attempts += 1
        try:
            async with claims.held(question.key, number):
                completion = await self._told(one, road, max_tokens=max_tokens)
        except BaseException as error:
            result = of_failure(error, one.price, worst_usd=question.worst_usd)
            tally.cost_usd += result.cost_usd
            await claims.settle(question.key, number, result)
            if isinstance(error, ModelMisconfigured):
                self._broken = error
            raise
        result = of_answer(completion, one.price)
        tally.cost_usd += result.cost_usd
        await claims.settle(question.key, number, result)
        self._traffic.note_answer(one.service)
        if completion.stop is Stop.REFUSED:
            raise ModelRefused(model=one.service)
        return completion

    async def _told(self, one: Asking, road: Road, *, max_tokens: int) -> Completion:
        """Return what a model says, and take note of what its service says of its limits."""
        hearing = ON_QUOTAS.set(road.heard)
        road.sent()
        if told := ON_SENT.get():
            told()
        try:
            completion = await one.link.service.complete(
                one.request, model=one.model, effort=one.route.effort, max_tokens=max_tokens
            )
        finally:
            ON_QUOTAS.reset(hearing)
        road.output_tokens = completion.usage.output_tokens
        return completion


def _is_cut_off(completion: Completion | Kept) -> bool:
    return isinstance(completion, Completion) and completion.stop is Stop.LENGTH


def _for_nothing(answered: Answered) -> Answered:
    """Return an answer somebody else paid for a moment ago."""
    told = {"cost_usd": Decimal(0), "is_replayed": True, "attempts": 0}
    return answered.model_copy(update=told)


def _replayed(kept: Kept, tally: _Tally) -> Answered:
    """Return an answer that was there, or that another process got."""
    return Answered(
        completion=kept.completion,
        provider=kept.provider,
        model=kept.model,
        key=kept.key,
        cost_usd=tally.cost_usd,
        is_replayed=True,
        attempts=tally.attempts,
    )
