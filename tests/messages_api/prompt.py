"""A request as the bytes a prompt is made of, how many tokens they are, and what the cache keeps.

The rule for tokens: one for each four bytes of UTF-8, rounded up per block. No tokenizer counts so,
but it is exact, grows with the text, and makes Japanese dearer than English, as they all do.
"""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from tests.messages_api.catalogue import MODELS

Body = dict[str, Any]
LOOK_BACK = 20
"""Blocks before a breakpoint at which a kept prefix is looked for."""
SECONDS = {"5m": 300.0, "1h": 3600.0}


def tokens(text: str) -> int:
    """Return how many tokens a text is."""
    return -(-len(text.encode()) // 4)


@dataclass(frozen=True)
class Block:
    """A part of a prompt, with the breakpoint after it if there is one."""

    content: str
    mark: Body | None


def blocks(body: Body) -> list[Block]:
    """Return a prompt's parts in the order in which the cache sees them: tools, system, messages."""
    found: list[Block] = [
        Block(_canonical(_bare(tool)), tool.get("cache_control"))
        for tool in cast("list[Body]", body.get("tools") or [])
    ]
    found += _texts("system", body.get("system"))
    for message in cast("list[Body]", body["messages"]):
        found += _texts(str(message["role"]), message["content"])
    if (mark := body.get("cache_control")) is not None and found:
        found[-1] = Block(found[-1].content, mark)
    return found


def inner(body: Body, name: str) -> Body:
    """Return a field that is a dictionary; an empty one when it is missing."""
    return cast("Body", body.get(name) or {})


def breakpoints(body: Body) -> list[Body]:
    """Return the cache breakpoints of a request, in order."""
    return [block.mark for block in blocks(body) if block.mark is not None]


def prompt_tokens(body: Body) -> int:
    """Return how many tokens go in."""
    return sum(tokens(block.content) for block in blocks(body))


@dataclass(frozen=True)
class Plan:
    """What a prompt reads from the cache, and what it will leave there."""

    read: int
    fresh: int
    """Neither read nor written."""
    written: dict[str, int]
    """Tokens by how long they are kept."""
    prefixes: tuple[tuple[str, str], ...]
    """Prefixes that are there afterwards, each with how long it is kept."""

    def usage(self) -> Body:
        """Return the part of the bill that is about what goes in."""
        return {
            "input_tokens": self.fresh,
            "cache_read_input_tokens": self.read,
            "cache_creation_input_tokens": sum(self.written.values()),
            "cache_creation": {
                f"ephemeral_{ttl}_input_tokens": self.written.get(ttl, 0) for ttl in SECONDS
            },
        }


@dataclass
class PromptCache:
    """Prefixes, byte for byte; one can be read once the answer of its first writer has begun."""

    clock: Callable[[], float]
    kept: dict[str, float] = field(default_factory=dict[str, float])
    """When each prefix is forgotten."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def plan(self, body: Body) -> Plan:
        """Return what a request reads and writes, as the cache is now."""
        steps = list(_steps(body))
        least = MODELS[body["model"]].least_cacheable
        marked = [
            (number, prefix, total, str(mark.get("ttl", "5m")))
            for number, (prefix, total, mark) in enumerate(steps)
            if mark is not None and total >= least
        ]
        whole = steps[-1][1]
        with self.lock:
            read = max(
                (
                    steps[at][1]
                    for number, *_ in marked
                    for at in range(max(0, number - LOOK_BACK), number + 1)
                    if self.kept.get(steps[at][0], 0) > self.clock()
                ),
                default=0,
            )
        written: dict[str, int] = {}
        reached = read
        for _, _, total, ttl in marked:
            if total > reached:
                written[ttl] = written.get(ttl, 0) + total - reached
                reached = total
        return Plan(
            read=read,
            fresh=whole - max(reached, read),
            written=written,
            prefixes=tuple((prefix, ttl) for _, prefix, _, ttl in marked),
        )

    def begun(self, plan: Plan) -> None:
        """Keep the prefixes of a request whose answer begins now; reading renews them too."""
        with self.lock:
            for prefix, ttl in plan.prefixes:
                until = self.clock() + SECONDS[ttl]
                self.kept[prefix] = max(until, self.kept.get(prefix, 0))


def _steps(body: Body) -> Iterator[tuple[str, int, Body | None]]:
    """Yield each prefix with its tokens; model and form of the answer are part of every one."""
    form = inner(body, "output_config").get("format")
    running = hashlib.sha256(_canonical([body["model"], form]).encode())
    total = 0
    for block in blocks(body):
        running.update(block.content.encode() + b"\0")
        total += tokens(block.content)
        yield running.hexdigest(), total, block.mark


def _texts(role: str, content: object) -> list[Block]:
    if content is None:
        return []
    if isinstance(content, str):
        return [Block(f"{role}: {content}", None)]
    return [
        Block(f"{role}: {block.get('text', '')}", block.get("cache_control"))
        for block in cast("list[Body]", content)
    ]


def _bare(tool: Body) -> Body:
    return {name: value for name, value in tool.items() if name != "cache_control"}


def _canonical(thing: object) -> str:
    return json.dumps(thing, sort_keys=True, ensure_ascii=False)
