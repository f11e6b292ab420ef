"""The Messages API itself, without the wire: what is accepted, answered and booked."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.messages_api.actor import Actor, Drafting
from tests.messages_api.answering import message
from tests.messages_api.batches import Batches
from tests.messages_api.catalogue import MODELS, described
from tests.messages_api.contract import check
from tests.messages_api.errors import ApiError, invalid
from tests.messages_api.faults import Fault, Faults
from tests.messages_api.limits import Limits
from tests.messages_api.log import Log, Seen, short_hash
from tests.messages_api.prompt import Plan, PromptCache, prompt_tokens

Body = dict[str, Any]
VERSION = "2026-10-21"
LARGEST = 32 * 1024 * 1024
"""Bytes of the largest request; a batch may have eight times as many."""


@dataclass
class MessagesApi:
    """A service with its keys, its actor and everything tests may turn."""

    keys: set[str] = field(default_factory=lambda: {"sk-ant-test"})
    actor: Actor = field(default_factory=Drafting)
    clock: Callable[[], float] = time.monotonic
    delay_s: float = 0.0
    """How long an answer takes to begin."""
    stream_s: float = 0.0
    """How long a streamed one takes from there to its end."""
    limits: Limits | None = None
    url: str = ""
    on_the_way: bytes = b""
    """What something on the way to it answers to everything; empty when nothing stands there."""
    faults: Faults = field(default_factory=Faults)
    log: Log = field(default_factory=Log)
    closing: threading.Event = field(default_factory=threading.Event)
    cache: PromptCache = field(init=False)
    batches: Batches = field(init=False)

    def __post_init__(self) -> None:
        self.cache = PromptCache(self.clock)
        self.batches = Batches(self._batched)

    def admit(self, headers: dict[str, str]) -> None:
        """Let a request in.

        Raises:
            ApiError: The key or the version is wrong.
        """
        kind, _, key = headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer" or not key:
            raise ApiError("authentication_error", "A bearer API key is required.")
        if key not in self.keys:
            raise ApiError("authentication_error", "invalid API key")
        if headers.get("anthropic-version") != VERSION:
            raise invalid("anthropic-version: header is required, and has to be 2026-10-21")

    def read(self, raw: bytes, *, largest: int = LARGEST) -> object:
        """Return the JSON of a body."""
        if len(raw) > largest:
            raise ApiError("request_too_large", "Request exceeds the maximum size")
        try:
            return json.loads(raw)
        except ValueError:
            raise invalid("The request body is not valid JSON") from None

    def see(self, path: str, body: Body, *, headers: dict[str, str], raw: bytes) -> Seen:
        """Write down a request."""
        key = headers.get("authorization", "")
        seen = Seen(
            path=path,
            body=body,
            headers={name: value for name, value in headers.items() if name != "authorization"},
            key_hash=short_hash(key),
            body_hash=short_hash(raw),
            arrived=self.clock(),
        )
        self.log.arrive(seen)
        return seen

    def plan(self, body: Body) -> Plan:
        """Return what a request that came now reads from the cache, and take it from the limits."""
        plan = self.cache.plan(body)
        if self.limits is not None:
            taken = prompt_tokens(body) - plan.read
            self.limits.take(input_tokens=taken, max_tokens=body["max_tokens"])
        return plan

    def answer(self, body: Body, plan: Plan, *, fault: Fault | None) -> Body:
        """Return the message."""
        text = self.actor(body)
        number = len(self.log.seen)
        whole = message(body, text, plan, number=number, fault=fault)
        if self.limits is not None:
            self.limits.give_back(body["max_tokens"] - whole["usage"]["output_tokens"])
        return whole

    def count(self, body: object) -> Body:
        """Return how many tokens a request has."""
        return {"input_tokens": prompt_tokens(check(body, counting=True))}

    def models(self) -> Body:
        """Return the list of models."""
        data = [described(model) for model in MODELS]
        ends = {"first_id": data[0]["id"], "last_id": data[-1]["id"]}
        return {"data": data, "has_more": False, **ends}

    def model(self, name: str) -> Body:
        """Return one model."""
        if name not in MODELS:
            raise ApiError("not_found_error", f"model: {name}")
        return described(name)

    def _batched(self, params: Body) -> Body:
        if params.get("stream"):
            raise invalid("stream: batches cannot be streamed")
        body = check(params)
        raw = json.dumps(params, sort_keys=True).encode()
        seen = self.see("batch", body, headers={}, raw=raw)
        try:
            fault = self.faults.take(body)
            if fault is not None and fault.error is not None:
                seen.fault, seen.status = fault.kind, fault.error.status
                raise fault.error
            plan = self.cache.plan(body)
            whole = self.answer(body, plan, fault=fault)
            self.cache.begun(plan)
            whole["usage"]["service_tier"] = "batch"
            seen.usage, seen.status, seen.answered = whole["usage"], 200, True
            seen.began = seen.ended = self.clock()
            return whole
        finally:
            self.log.leave()
