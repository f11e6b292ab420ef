"""A model of one's own, behind an address that speaks OpenAI's chat API: vLLM, Ollama and others."""

import hashlib
import re
import time
from datetime import date
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

import httpx
from pydantic import BaseModel, Field, SecretStr

from blocks._kept_clients import kept
from blocks._model_failures import (
    LIMITED,
    Refusal,
    attempted,
    check_key,
    lost,
    of_failure,
    of_refusal,
    retry_after_s,
    should_retry,
)
from blocks.language_model import LanguageModel
from domain.errors import AtelierError
from domain.model.completion import Completion, Stop, Usage
from domain.model.prices import Price
from domain.model.request import Effort, ModelRequest

_STOPS = {"stop": Stop.END, "length": Stop.LENGTH, "content_filter": Stop.REFUSED}
_ABOUT = {
    r"context length|too long|max_model_len": "it is too long",
    r"response_format|schema|grammar": "the form of the answer is not as it wants it",
    r"max_tokens": "it wants more room for the answer than there is (`max_tokens`)",
}
"""What the service's text is about; the text itself may repeat the question."""


class OpenAiCompatible(LanguageModel):
    """One model behind an address that speaks OpenAI's chat API and answers in a JSON schema.

    It is not told how much to think: services differ in whether and how they take that.
    """

    _block_type_name = "OpenAI-compatible model"
    _block_type_slug = "openai-compatible"

    base_url: str
    """Address with its version, as in `http://127.0.0.1:8000/v1`."""
    model: str
    """Name of the model, as the service lists it."""
    api_key: SecretStr | None = None
    """Key, if the service wants one."""
    input_usd: Decimal = Field(default=Decimal(0), ge=0)
    """US dollars for a million tokens read; 0 on a machine of one's own."""
    output_usd: Decimal = Field(default=Decimal(0), ge=0)
    """US dollars for a million tokens written."""
    connect_timeout_s: float = Field(default=5, gt=0)
    """Seconds to wait for a connection."""
    total_timeout_s: float = Field(default=600, gt=0)
    """Seconds after which an answer is given up."""

    @property
    def provider(self) -> str:
        """Host of the address."""
        return urlsplit(self.base_url).hostname or self.base_url

    @property
    def serves(self) -> str | None:
        """The one model it is set up for."""
        return self.model

    @property
    def charges(self) -> Price | None:
        """What the fields say; reading what it kept costs the same as reading anew."""
        return Price(
            model=self.model,
            input=self.input_usd,
            output=self.output_usd,
            cache_write=self.input_usd,
            cache_write_1h=self.input_usd,
            cache_read=self.input_usd,
            checked_on=date.min,
        )

    async def complete(
        self, request: ModelRequest, *, model: str, effort: Effort, max_tokens: int
    ) -> Completion:
        """Ask once and return what came; a refusal too, because it may be paid."""
        if self.api_key is not None:
            check_key(self.api_key.get_secret_value(), model)
        outcome = await attempted(
            self._answer(_body(request, model=model, max_tokens=max_tokens), model),
            within_s=self.total_timeout_s,
            model=model,
            explain=lambda error: of_failure(error, model, within_s=self.total_timeout_s),
        )
        if isinstance(outcome, AtelierError):
            # So that a traceback that shows variables does not show the question.
            del request
            raise outcome
        return outcome

    async def _answer(self, body: dict[str, Any], model: str) -> Completion:
        client, began = await self._client(), time.monotonic()
        response = await client.post("chat/completions", json=body)
        if not response.is_success:
            raise of_refusal(_refusal(response), model)
        return _completion(
            _Reply.model_validate_json(response.content),
            model=model,
            request_id=response.headers.get("x-request-id", ""),
            latency_ms=round((time.monotonic() - began) * 1000),
        )

    async def _client(self) -> httpx.AsyncClient:
        key = self.api_key.get_secret_value() if self.api_key else ""
        hashed = hashlib.sha256(key.encode()).hexdigest()
        return await kept(
            ("openai", self.base_url, hashed, self.connect_timeout_s),
            lambda: httpx.AsyncClient(
                base_url=self.base_url,
                headers={"Authorization": f"Bearer {key}"} if key else {},
                # Nothing comes before the answer is whole, so silence means nothing.
                timeout=httpx.Timeout(None, connect=self.connect_timeout_s),
            ),
            close=lambda client: client.aclose(),
        )


class _Message(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Details(BaseModel):
    cached_tokens: int | None = None


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _Details | None = None


class _Reply(BaseModel):
    id: str = ""
    model: str
    choices: list[_Choice] = Field(min_length=1)
    usage: _Usage


def _body(request: ModelRequest, *, model: str, max_tokens: int) -> dict[str, Any]:
    told = [
        ("system", "\n\n".join(request.shared)),
        ("user", request.question),
        *((turn.role, turn.text) for turn in request.earlier),
    ]
    form = {"name": "answer", "strict": True, "schema": request.answer_schema}
    return {
        "model": model,
        "max_tokens": max_tokens,
        "messages": [{"role": role, "content": text} for role, text in told],
        "response_format": {"type": "json_schema", "json_schema": form},
    }


def _refusal(response: httpx.Response) -> Refusal:
    text = response.text
    return Refusal(
        status=response.status_code,
        about=next((ours for theirs, ours in _ABOUT.items() if re.search(theirs, text)), ""),
        retry_after_s=retry_after_s(response.headers),
        should_retry=should_retry(response.headers),
        is_spent=response.status_code == LIMITED and '"insufficient_quota"' in text,
    )


def _completion(reply: _Reply, *, model: str, request_id: str, latency_ms: int) -> Completion:
    choice, usage = reply.choices[0], reply.usage
    stop = _STOPS.get(choice.finish_reason or "")
    if choice.message.refusal:
        stop = Stop.REFUSED
    if stop is None:
        raise lost(model, "the answer was cut off before its end", was_paid=True)
    cached = (usage.prompt_tokens_details and usage.prompt_tokens_details.cached_tokens) or 0
    return Completion(
        text=choice.message.content or "",
        stop=stop,
        model=reply.model,
        usage=Usage(
            input_tokens=usage.prompt_tokens - cached,
            output_tokens=usage.completion_tokens,
            cache_read_tokens=cached,
        ),
        request_id=request_id or reply.id,
        latency_ms=latency_ms,
    )
