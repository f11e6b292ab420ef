"""Everything the loopback service was asked, for tests to read."""

import hashlib
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.messages_api.catalogue import cost


@dataclass
class Seen:
    """One request; a batch is one, and so is each question in it."""

    path: str
    body: dict[str, Any]
    headers: dict[str, str]
    """Without the key."""
    key_hash: str
    body_hash: str
    arrived: float
    status: int = 0
    began: float | None = None
    """When the first byte of the answer left."""
    ended: float | None = None
    answered: bool = False
    """Whether the whole answer was sent, and said what was asked."""
    lay_unread: bool = False
    """Whether it still lay in the kernel when the client ended, which then resets the connection."""
    fault: str = ""
    usage: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def usd(self) -> Decimal:
        """What it cost."""
        return cost(self.body["model"], self.usage) if self.usage else Decimal(0)


@dataclass
class Log:
    """Requests in the order of their arrival."""

    seen: list[Seen] = field(default_factory=list[Seen])
    open_connections: int = 0
    most_at_once: int = 0
    _under_way: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def arrive(self, seen: Seen) -> None:
        """Write down that a request is there."""
        with self._lock:
            self.seen.append(seen)
            self._under_way += 1
            self.most_at_once = max(self.most_at_once, self._under_way)

    def leave(self) -> None:
        """Write down that a request was dealt with."""
        with self._lock:
            self._under_way -= 1

    def connect(self, change: int) -> None:
        """Count a connection that came or went."""
        with self._lock:
            self.open_connections += change

    def all_closed(self, *, within_s: float) -> bool:
        """Return whether all connections are closed within some seconds."""
        until = time.monotonic() + within_s
        while self.open_connections and time.monotonic() < until:
            time.sleep(0.01)
        return not self.open_connections

    @property
    def questions(self) -> list[Seen]:
        """What was asked of a model, also in batches."""
        return [seen for seen in self.seen if seen.path in ("/v1/messages", "batch")]

    @property
    def repeated(self) -> list[Seen]:
        """Questions asked again although somebody had read the answer: paid twice."""
        answered: dict[str, float] = {}
        again: list[Seen] = []
        for seen in self.questions:
            if seen.arrived >= answered.get(seen.body_hash, float("inf")):
                again.append(seen)
            if seen.ended is not None and not seen.lay_unread:
                answered[seen.body_hash] = min(
                    seen.ended, answered.get(seen.body_hash, float("inf"))
                )
        return again

    @property
    def usd(self) -> Decimal:
        """What everything cost."""
        return sum((seen.usd for seen in self.seen), Decimal(0))

    def tokens(self, kind: str) -> int:
        """Return the sum of one field of the usage."""
        return total(self.seen, kind)


def total(seen: Iterable[Seen], kind: str) -> int:
    """Return the sum of one field of the usage of some requests."""
    return sum(one.usage.get(kind, 0) for one in seen)


def short_hash(secret: str | bytes) -> str:
    """Return enough of a hash to tell two apart."""
    text = secret.encode() if isinstance(secret, str) else secret
    return hashlib.sha256(text).hexdigest()[:16]
