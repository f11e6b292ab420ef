"""A language model that answers as a test tells it, and a clock that only waiting moves."""

import asyncio
from collections import deque
from typing import Any

from pydantic import PrivateAttr

from blocks.language_model import LanguageModel
from domain.model.answer import ANSWER_SCHEMA
from domain.model.completion import Completion, Stop, Usage
from domain.model.request import Effort, ModelRequest

SHARED = "All that is known of the bakery. " * 200
"""What the questions of a test begin with."""


class Clock:
    """Time that passes only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self.waits: list[float] = []

    def time(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


class ScriptedModel(LanguageModel):
    """Gives the answers and errors it was told, in order, and after them good answers."""

    _block_type_name = "Scripted model"

    name: str = "claude"
    _told: deque[Completion | BaseException] = PrivateAttr(
        default_factory=deque[Completion | BaseException]
    )
    _asked: list[tuple[str, str, Effort, int]] = PrivateAttr(
        default_factory=list[tuple[str, str, Effort, int]]
    )
    _events: list[str] = PrivateAttr(default_factory=list[str])
    _gate: asyncio.Event | None = PrivateAttr(default=None)
    _arrived: asyncio.Event = PrivateAttr(default_factory=asyncio.Event)
    _takes_s: float = PrivateAttr(default=0.0)

    @property
    def provider(self) -> str:
        return self.name

    @property
    def asked(self) -> list[tuple[str, str, Effort, int]]:
        """Question, model, effort and most tokens of every call."""
        return self._asked

    @property
    def events(self) -> list[str]:
        """`asked` and `ended`, in order."""
        return self._events

    def tell(self, *said: Completion | BaseException) -> None:
        self._told.extend(said)

    def hold(self) -> tuple[asyncio.Event, asyncio.Event]:
        """Return what is set when somebody asks, and what has to be set before anybody is answered."""
        self._arrived, self._gate = asyncio.Event(), asyncio.Event()
        return self._arrived, self._gate

    def take(self, seconds: float) -> None:
        """Think about every answer for so many real seconds."""
        self._takes_s = seconds

    async def complete(
        self, request: ModelRequest, *, model: str, effort: Effort, max_tokens: int
    ) -> Completion:
        self._asked.append((request.question, model, effort, max_tokens))
        said = self._told.popleft() if self._told else completion(f"to {request.question}")
        self._events.append("asked")
        self._arrived.set()
        try:
            if self._gate is not None:
                await self._gate.wait()
            await asyncio.sleep(self._takes_s)
        finally:
            self._events.append("ended")
        if isinstance(said, BaseException):
            raise said
        return said


def completion(text: str = "bread", *, stop: Stop = Stop.END, output: int = 100) -> Completion:
    return Completion(
        text=text,
        stop=stop,
        model="claude-sonnet-5-5-20260928",
        usage=Usage(input_tokens=500, output_tokens=output),
        request_id="req_1",
        latency_ms=3,
    )


def request(question: str = "q", **told: Any) -> ModelRequest:
    return ModelRequest.model_validate(
        {
            "agent": "hero_copy",
            "shared": (SHARED,),
            "question": question,
            "answer_schema": ANSWER_SCHEMA,
            "prompt_version": "1",
            **told,
        }
    )
