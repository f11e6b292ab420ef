"""Who may ask a language model when: places, pauses, and one who goes first."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from blocks._gateway_quota import Allowance, Ticket
from domain.model.errors import ModelUnavailable
from domain.model.quota import Needs, Quota

CACHE_S = 240.0
"""Seconds after an answer for which its prefix is taken to be in the service's cache; a little less
than the five minutes that services promise, and that each reading begins anew."""

CLOSED_S = 60.0
"""Seconds for which a model that answered nobody is not asked by others either."""

FULL = "its limits let us ask no more for now"


@dataclass
class Road:
    """The way of one question to a service, and what that says of its limits."""

    allowance: Allowance
    ticket: Ticket
    clock: Callable[[], float]
    output_tokens: int | None = None
    """Tokens of the answer, once it is there."""

    def sent(self) -> None:
        """Take note that the question is sent now."""
        self.allowance.send(self.ticket)

    def heard(self, told: tuple[Quota, ...]) -> None:
        """Learn what the service says of its limits."""
        self.allowance.learn(self.ticket, told, self.clock())


@dataclass
class _Prefix:
    """The shared beginning of some questions, at one service."""

    warm_until: float = 0.0
    leader: asyncio.Future[None] | None = None
    """Done when whoever asks first is being answered, or is not."""


@dataclass
class _Service:
    """How one service fares."""

    open_from: float = 0.0
    is_down: bool = False
    """Whether it answered nobody, rather than asked for a pause."""
    answered_at: float = float("-inf")
    why: str = ""
    allowance: Allowance = field(default_factory=Allowance)


@dataclass
class Traffic:
    """What all questions of a process that go to the same services have in common."""

    concurrency: int = 36
    clock: Callable[[], float] = time.monotonic
    """Seconds that only go forward."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _prefixes: dict[str, _Prefix] = field(default_factory=dict[str, _Prefix])
    _services: dict[str, _Service] = field(default_factory=dict[str, _Service])

    def __post_init__(self) -> None:
        self.places = asyncio.Semaphore(self.concurrency)

    @asynccontextmanager
    async def turn(self, prefix: str | None) -> AsyncGenerator[Callable[[], None]]:
        """Wait for a turn and hold it: alone for the first question of a prefix, then together.

        Whoever asks first writes the shared beginning to the service's cache. Did all ask at once, each
        would write it and none would find it there. If the first one fails, another goes first.

        Args:
            prefix: What the question shares with others at one service; None to go at once.

        Yields:
            What to call when the answer begins, which may take much shorter than to its end: the
            beginning is in the cache from then on, and nobody need wait any more.
        """
        mine = await self._lead(prefix) if prefix else None

        def begun() -> None:
            if prefix:
                self._prefixes[prefix].warm_until = self.clock() + CACHE_S
            self._follow(prefix, mine)

        try:
            async with self.places:
                yield begun
            begun()
        finally:
            self._follow(prefix, mine)

    async def wait_for(self, service: str, *, longest_s: float) -> None:
        """Wait until a service may be asked.

        Raises:
            ModelUnavailable: That is longer than it is worth.
        """
        one = self._service(service)
        while (wait_s := one.open_from - self.clock()) > 0:
            if one.is_down or wait_s > longest_s:
                raise ModelUnavailable(model=service, reason=one.why, retry_after_s=wait_s)
            await self.sleep(wait_s)
        one.is_down = False

    @asynccontextmanager
    async def room(self, service: str, needs: Needs, *, longest_s: float) -> AsyncGenerator[Road]:
        """Wait until a service lets one ask so much, and hold it until the answer is there.

        Raises:
            ModelUnavailable: One has to wait longer than it is worth.
        """
        allowance = self._service(service).allowance
        async with allowance.lock:
            while (wait_s := allowance.wait_s(needs, self.clock())) > 0:
                if wait_s > longest_s:
                    raise ModelUnavailable(model=service, reason=FULL, retry_after_s=wait_s)
                await self.sleep(wait_s)
            road = Road(allowance, allowance.take(needs, self.clock()), self.clock)
        try:
            yield road
        finally:
            allowance.end(road.ticket, output_tokens=road.output_tokens, now=self.clock())

    def is_warm(self, prefix: str | None) -> bool:
        """Whether a prefix is in the service's cache."""
        return prefix is not None and self._prefixes[prefix].warm_until > self.clock()

    def close(self, service: str, *, wait_s: float, why: str, is_down: bool = False) -> None:
        """Let nobody ask a service for some seconds; nobody waits for one that is down."""
        one = self._service(service)
        one.open_from = max(one.open_from, self.clock() + wait_s)
        one.why, one.is_down = why, is_down

    def is_down(self, service: str) -> bool:
        """Whether a service answered nobody a short while ago."""
        one = self._service(service)
        return one.is_down and one.open_from > self.clock()

    def note_answer(self, service: str) -> None:
        """Remember that a service works."""
        self._service(service).answered_at = self.clock()

    def has_answered_since(self, service: str, moment: float) -> bool:
        """Whether anybody got an answer from a service since a moment of `clock`."""
        return self._service(service).answered_at >= moment

    def _service(self, name: str) -> _Service:
        return self._services.setdefault(name, _Service())

    def _follow(self, prefix: str | None, leader: asyncio.Future[None] | None) -> None:
        """Let others go who waited for this one."""
        if prefix and leader and not leader.done():
            self._prefixes[prefix].leader = None
            leader.set_result(None)

    async def _lead(self, prefix: str) -> asyncio.Future[None] | None:
        """Return what others wait for when this is the first question; wait when it is not."""
        one = self._prefixes.setdefault(prefix, _Prefix())
        while one.warm_until <= self.clock():
            if one.leader is None:
                one.leader = asyncio.get_running_loop().create_future()
                return one.leader
            await asyncio.shield(one.leader)
        return None
