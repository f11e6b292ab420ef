"""What a language model charges, and what a question can cost at worst."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_UP, Decimal

from pydantic import Field

from domain.model.completion import Usage
from domain.model.request import ModelRequest
from domain.value import Value, canonical

_MILLION = Decimal(1_000_000)
_SMALLEST = Decimal("0.00000001")
"""US dollars the database keeps a cost to."""

LONG_PROMPT_TOKENS = 100_000
"""Prompts above it cost a multiple with some models."""

_BYTES_PER_TOKEN = 3
"""Fewer than words in plain letters have: about 4 in English, 3 in German."""
_DENSE = re.compile(rb"[A-Za-z0-9+/=_-]{24,}|[^A-Za-z\s]")
"""What may be a token for each byte: figures, signs, letters of other scripts, and runs that are no words."""
_USUAL_BYTES_PER_TOKEN = 4
_FRAME_TOKENS = 500
"""What a service adds of its own, to say in which form to answer."""


class Price(Value):
    """US dollars per million tokens of one model."""

    model: str
    input: Decimal = Field(ge=0)
    """Read anew."""
    output: Decimal = Field(ge=0)
    """Written, thinking included."""
    cache_write: Decimal = Field(ge=0)
    """Read anew, and kept for five minutes."""
    cache_write_1h: Decimal = Field(ge=0)
    """Read anew, and kept for an hour."""
    cache_read: Decimal = Field(ge=0)
    """Read from what was kept."""
    long_prompt_factor: int = Field(default=1, ge=1)
    """By which everything is multiplied once a prompt has more than `LONG_PROMPT_TOKENS`."""
    checked_on: date
    """The day these prices were read where the service states them."""

    def times(self, factor: Decimal) -> "Price":
        """Return the price of the same tokens where all of them cost a multiple."""
        dearer = {
            name: factor * getattr(self, name)
            for name in ("input", "output", "cache_write", "cache_write_1h", "cache_read")
        }
        return self.model_copy(update=dearer)


def free(model: str, *, checked_on: date = date.min) -> Price:
    """Return the price of a model on a machine of one's own: nothing for a call."""
    nothing = Decimal(0)
    return Price(
        model=model,
        input=nothing,
        output=nothing,
        cache_write=nothing,
        cache_write_1h=nothing,
        cache_read=nothing,
        checked_on=checked_on,
    )


def _price(model: str, *dollars: str, long_prompt_factor: int = 1) -> Price:
    paid = [Decimal(one) for one in dollars]
    return Price(
        model=model,
        input=paid[0],
        output=paid[1],
        cache_write=paid[2],
        cache_write_1h=paid[3],
        cache_read=paid[4],
        long_prompt_factor=long_prompt_factor,
        checked_on=date(2026, 10, 24),
    )


PRICES: tuple[Price, ...] = (
    # Model, input, output, write for five minutes, write for an hour, read. What others state of
    # Sonnet 5.5, 0.20 for reading what was kept, was the price until 2026-10-06: two projects that keep
    # prices by date read 0.10 from 2026-10-07 on (looked up on 2026-11-26).
    # https://github.com/kurofune/claudit/releases/tag/v1.9.2
    # https://github.com/TheKrush/PromptFuel/releases/tag/v1.0.23
    _price("claude-haiku-5-5", "0.10", "0.50", "0.125", "0.20", "0.01", long_prompt_factor=5),
    _price("claude-sonnet-5-5", "2", "10", "2.50", "4", "0.10"),
    _price("claude-opus-5-5", "4", "20", "5", "8", "0.20"),
    _price("claude-fable-5-2", "8", "40", "10", "16", "0.20"),
    _price("claude-fable-5-1", "10", "50", "12.50", "20", "0.25"),
)
"""Public prices; a test compares them with those another project keeps."""


def price(model: str) -> Price:
    """Return the public price of a model.

    Raises:
        LookupError: It is not in the list.
    """
    for one in PRICES:
        if one.model == model:
            return one
    known = ", ".join(f"`{one.model}`" for one in PRICES)
    raise LookupError(
        f"There is no price for the model {model!r}, so nothing can be reserved for it. Use one of "
        f"{known}, or state what its tokens cost."
    )


def cost(model: str | Price, usage: Usage, *, is_batch: bool = False) -> Decimal:
    """Return what a call cost in US dollars, rounded up to 8 places.

    Args:
        model: Name of the model, or what it charges.
        usage: The tokens of one call.
        is_batch: Whether it was asked in a batch, at half the price.

    Raises:
        LookupError: The model is not in the list.
    """
    charged = model if isinstance(model, Price) else price(model)
    paid = sum(_parts(charged, usage), start=Decimal(0)) / _MILLION
    if _prompt_tokens(usage) > LONG_PROMPT_TOKENS:
        paid *= charged.long_prompt_factor
    return (paid / 2 if is_batch else paid).quantize(_SMALLEST, rounding=ROUND_UP)


def worst_case(request: ModelRequest, model: str | Price, *, max_tokens: int) -> Decimal:
    """Return what a question costs at most in US dollars, whatever is answered.

    The prompt is taken as long as it can be in tokens, all of it at the dearest price of reading, and
    the answer as long as it may get.

    Raises:
        LookupError: The model is not in the list.
    """
    charged = model if isinstance(model, Price) else price(model)
    read = most_tokens(request)
    kept_for_an_hour = charged.cache_write_1h >= max(charged.cache_write, charged.input)
    usage = Usage(
        cache_write_1h_tokens=read if kept_for_an_hour else 0,
        input_tokens=0 if kept_for_an_hour else read,
        output_tokens=max_tokens,
    )
    return cost(charged, usage)


def saved_by_cache(request: ModelRequest, charged: Price) -> Decimal:
    """Return the US dollars a question saves when what it shares with others is in the cache."""
    shared = sum(len(part.encode()) for part in request.shared) / Decimal(_USUAL_BYTES_PER_TOKEN)
    return max(charged.input - charged.cache_read, Decimal(0)) * shared / _MILLION


def most_tokens(request: ModelRequest) -> int:
    """Return more tokens than the prompt has, the form of the answer included; none is less than a byte."""
    texts = [part.encode() for part in _texts(request)]
    dense = sum(len(found) for text in texts for found in _DENSE.findall(text))
    plain = sum(map(len, texts)) - dense
    return dense - (-plain // _BYTES_PER_TOKEN) + _FRAME_TOKENS


def likely_tokens(request: ModelRequest, *, is_warm: bool) -> int:
    """Return about how many tokens of the prompt a service reads anew.

    Args:
        request: The question.
        is_warm: Whether what it shares with others is in the service's cache.
    """
    shared = sum(len(part.encode()) for part in request.shared)
    size = sum(len(part.encode()) for part in _texts(request)) - (shared if is_warm else 0)
    return -(-size // _USUAL_BYTES_PER_TOKEN)


def _parts(charged: Price, usage: Usage) -> Iterator[Decimal]:
    yield charged.input * usage.input_tokens
    yield charged.output * usage.output_tokens
    yield charged.cache_write * usage.cache_write_tokens
    yield charged.cache_write_1h * usage.cache_write_1h_tokens
    yield charged.cache_read * usage.cache_read_tokens


def _prompt_tokens(usage: Usage) -> int:
    kept = usage.cache_read_tokens + usage.cache_write_tokens + usage.cache_write_1h_tokens
    return usage.input_tokens + kept


def _texts(request: ModelRequest) -> Iterator[str]:
    yield from request.shared
    yield request.question
    yield from (turn.text for turn in request.earlier)
    yield canonical(request.answer_schema).decode()
