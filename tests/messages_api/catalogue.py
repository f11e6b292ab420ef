"""What the loopback service sells: its models, what each of them accepts, and its bills.

Prices are those of the table, which is compared with another project's; bills are made out here by
other code than that which books them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from domain.model.prices import Price, price

DEAR_ABOVE_TOKENS = 100_000
"""Longer prompts cost a multiple with some models."""
EFFORTS = frozenset({"low", "medium", "high", "xhigh", "max"})


@dataclass(frozen=True, kw_only=True)
class Sold:
    """A model, and what it accepts."""

    line: str
    price: Price
    """Without any discount."""
    thinking: frozenset[str]
    """Types of thinking that are accepted."""
    efforts: frozenset[str] = EFFORTS
    least_cacheable: int = 512
    """Tokens a prefix has at least, to be kept."""
    longest_prompt: int = 1_000_000
    longest_answer: int = 128_000


_HAIKU_4_5 = Price(
    model="claude-haiku-4-5",
    input=Decimal(1),
    output=Decimal(5),
    cache_write=Decimal("1.25"),
    cache_write_1h=Decimal(2),
    cache_read=Decimal("0.10"),
    checked_on=date(2026, 10, 24),
)
MODELS = {
    "claude-haiku-5-5": Sold(
        line="haiku",
        price=price("claude-haiku-5-5"),
        thinking=frozenset({"adaptive", "disabled"}),
    ),
    "claude-sonnet-5-5": Sold(
        line="sonnet",
        price=price("claude-sonnet-5-5"),
        thinking=frozenset({"adaptive", "between_tools"}),
    ),
    "claude-opus-5-5": Sold(
        line="opus", price=price("claude-opus-5-5"), thinking=frozenset({"adaptive"})
    ),
    "claude-haiku-4-5": Sold(
        line="haiku",
        price=_HAIKU_4_5,
        thinking=frozenset({"enabled", "disabled"}),
        efforts=frozenset(),
        least_cacheable=4_096,
        longest_prompt=200_000,
        longest_answer=64_000,
    ),
}
_MILLION = Decimal(1_000_000)


def cost(model: str, usage: dict[str, Any]) -> Decimal:
    """Return what a call costs, in USD; batches cost half."""
    charged = MODELS[model].price
    read, written = usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]
    hour = usage.get("cache_creation", {}).get("ephemeral_1h_input_tokens", 0)
    full = (
        charged.input * usage["input_tokens"]
        + charged.output * usage["output_tokens"]
        + charged.cache_read * read
        + charged.cache_write * (written - hour)
        + charged.cache_write_1h * hour
    ) / _MILLION
    prompt = usage["input_tokens"] + read + written
    if prompt > DEAR_ABOVE_TOKENS:
        full *= charged.long_prompt_factor
    if usage.get("inference_geo") == "us":
        full *= Decimal("1.1")
    return full / 2 if usage.get("service_tier") == "batch" else full


def described(model: str) -> dict[str, Any]:
    """Return how `/v1/models` describes a model."""
    priced = MODELS[model]
    yes, no = {"supported": True}, {"supported": False}
    thinking = ("adaptive", "between_tools", "disabled", "enabled")
    return {
        "type": "model",
        "id": model,
        "display_name": model.replace("-", " ").title(),
        "created_at": "2026-10-07T00:00:00Z",
        "lifecycle": "active",
        "line": priced.line,
        "max_input_tokens": priced.longest_prompt,
        "max_tokens": priced.longest_answer,
        "capabilities": {
            "batch": yes,
            "citations": yes,
            "code_execution": yes,
            "context_management": no,
            "effort": {
                "supported": bool(priced.efforts),
                **{level: yes if level in priced.efforts else no for level in sorted(EFFORTS)},
            },
            "image_input": yes,
            "pdf_input": yes,
            "server_tools": {"supported": True, "code_execution": yes, "web_search": yes},
            "structured_outputs": yes,
            "thinking": {
                "supported": True,
                "types": {name: yes if name in priced.thinking else no for name in thinking},
            },
        },
    }
