"""Claude, asked over Anthropic's Messages API."""

import hashlib
import logging
import os
import time
from collections.abc import Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pydantic import Field, SecretStr

from blocks._claude_failures import explain
from blocks._claude_messages import completion, parameters
from blocks._kept_clients import kept
from blocks._model_failures import attempted, check_key, elsewhere, lost
from blocks.language_model import ON_BEGUN, ON_QUOTAS, LanguageModel
from domain.errors import AtelierError
from domain.model.completion import Completion
from domain.model.errors import ModelMisconfigured
from domain.model.quota import quotas
from domain.model.request import Effort, ModelRequest

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from anthropic import AsyncAnthropic
    from anthropic.lib.streaming import AsyncMessageStream, AsyncMessageStreamManager

ADDRESS = "https://api.anthropic.com"

US_FACTOR = Decimal("1.1")
"""What a token costs in the United States only, for each US dollar anywhere (looked up 2026-10-24)."""


@dataclass
class _Progress:
    """How far a call is."""

    has_arrived: bool = False
    """Whether anything came back."""
    has_begun: bool = False
    """Whether a word of the answer came, so that it will be paid."""


class Claude(LanguageModel):
    """Claude over Anthropic's API, or over a gateway that speaks it."""

    _block_type_name = "Claude"
    _block_type_slug = "claude"

    api_key: SecretStr
    """Key of the account that pays."""
    base_url: str | None = None
    """Address of a gateway that speaks the same API; None for Anthropic's own."""
    us_only: bool = False
    """Whether questions are worked on in the United States only, which costs a tenth more.

    Older models than Opus 4.6 cannot be asked so. Set it, too, where the workspace asks for it by
    itself: what that costs is not booked otherwise.
    """
    connect_timeout_s: float = Field(default=5, gt=0)
    """Seconds to wait for a connection."""
    silence_timeout_s: float = Field(default=60, gt=0)
    """Seconds without a sign of life after which an answer is given up."""
    total_timeout_s: float = Field(default=600, gt=0)
    """Seconds after which an answer is given up in any case."""

    @property
    def provider(self) -> str:
        """`claude`, wherever it is asked."""
        return "claude"

    @property
    def price_factor(self) -> Decimal:
        """Of all its tokens."""
        return US_FACTOR if self.us_only else Decimal(1)

    async def complete(
        self, request: ModelRequest, *, model: str, effort: Effort, max_tokens: int
    ) -> Completion:
        """Ask once and return what came; a refusal too, because it is paid."""
        self.check(model)
        progress = _Progress()
        outcome = await attempted(
            self._answer(request, progress, model=model, effort=effort, max_tokens=max_tokens),
            within_s=self.total_timeout_s,
            model=model,
            explain=lambda error: explain(
                error,
                model=model,
                within_s=self.total_timeout_s,
                has_arrived=progress.has_arrived,
                has_begun=progress.has_begun,
            ),
        )
        if isinstance(outcome, AtelierError):
            # So that a traceback that shows variables does not show the question.
            del request
            raise outcome
        return outcome

    def check(self, model: str) -> None:
        """Make sure that asking would show neither key nor question to anybody else.

        Raises:
            ModelMisconfigured: It would.
        """
        if os.environ.get("ANTHROPIC_LOG") == "debug":
            raise ModelMisconfigured(
                model=model,
                reason="`ANTHROPIC_LOG=debug` would write every question into the log",
                remedy="Unset it, or set it to `info`.",
            )
        check_key(self.api_key.get_secret_value(), model)

    async def client(self) -> "AsyncAnthropic":
        """Return the client of the running event loop."""
        hashed = hashlib.sha256(self.api_key.get_secret_value().encode()).hexdigest()
        timeouts = (self.connect_timeout_s, self.silence_timeout_s)
        return await kept(
            ("claude", self.base_url, hashed, timeouts),
            self._opened,
            close=lambda client: client.close(),
        )

    def _opened(self) -> "AsyncAnthropic":
        # Takes a second and 76 MB.
        import anthropic
        import httpx2

        # It writes questions at the level DEBUG, which a root logger may pass on to it.
        log = logging.getLogger("anthropic")
        log.setLevel(max(log.level, logging.INFO))
        return anthropic.AsyncAnthropic(
            api_key=self.api_key.get_secret_value(),
            base_url=self.base_url or ADDRESS,
            timeout=httpx2.Timeout(self.silence_timeout_s, connect=self.connect_timeout_s),
            # Whether to ask again is for the gateway to say, which knows what it costs.
            max_retries=0,
            open_telemetry={"traces": {"content_mode": "metadata_only"}},
        )

    async def _answer(
        self,
        request: ModelRequest,
        progress: _Progress,
        *,
        model: str,
        effort: Effort,
        max_tokens: int,
    ) -> Completion:
        client, began = await self.client(), time.monotonic()
        asked = parameters(
            request, model=model, effort=effort, max_tokens=max_tokens, us_only=self.us_only
        )
        async with _heard(client.messages.stream(**asked)) as stream:
            progress.has_arrived = True
            if not stream.response.headers.get("content-type", "").startswith("text/event-stream"):
                raise elsewhere(model)
            async for _ in stream:
                if not progress.has_begun and (told := ON_BEGUN.get()):
                    told()
                progress.has_begun = True
            if not progress.has_begun:
                raise lost(model, "the answer ended before it began", was_paid=True)
            return completion(
                stream.current_message_snapshot,
                request_id=stream.request_id or "",
                latency_ms=round((time.monotonic() - began) * 1000),
            )


@asynccontextmanager
async def _heard(
    asking: "AsyncMessageStreamManager[None]",
) -> "AsyncGenerator[AsyncMessageStream[None]]":
    """Begin an answer, and pass on what comes with it, or with the refusal, about limits."""
    try:
        stream = await asking.__aenter__()
    except Exception as error:
        if (response := getattr(error, "response", None)) is not None:
            _tell(response.headers)
        raise
    try:
        _tell(stream.response.headers)
        yield stream
    finally:
        await asking.__aexit__(None, None, None)


def _tell(headers: Mapping[str, str]) -> None:
    if (told := ON_QUOTAS.get()) and (stated := quotas(headers)):
        told(stated)
