"""What the loopback service sells: its models, what each of them accepts, and its own prices."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

EFFORTS = frozenset({"low", "medium", "high", "xhigh", "max"})


@dataclass(frozen=True, kw_only=True)
class Priced:
    """A model; prices are in USD for a million tokens, without any discount."""

    line: str
    input_usd: str
    output_usd: str
    read_usd: str
    write_usd: str
    write_1h_usd: str
    thinking: frozenset[str]
    """Types of thinking that are accepted."""
    efforts: frozenset[str] = EFFORTS
    least_cacheable: int = 512
    """Tokens a prefix has at least, to be kept."""
    longest_prompt: int = 1_000_000
    longest_answer: int = 128_000
    dear_above: int | None = None
    """Tokens of a prompt from which on everything costs five times as much."""


MODELS = {
    "claude-haiku-5-5": Priced(
        line="haiku",
        input_usd="0.10",
        output_usd="0.50",
        read_usd="0.01",
        write_usd="0.125",
        write_1h_usd="0.20",
        thinking=frozenset({"adaptive", "disabled"}),
        dear_above=100_000,
    ),
    "claude-sonnet-5-5": Priced(
        line="sonnet",
        input_usd="2",
        output_usd="10",
        read_usd="0.10",
        write_usd="2.50",
        write_1h_usd="4",
        thinking=frozenset({"adaptive", "between_tools"}),
    ),
    "claude-opus-5-5": Priced(
        line="opus",
        input_usd="4",
        output_usd="20",
        read_usd="0.20",
        write_usd="5",
        write_1h_usd="8",
        thinking=frozenset({"adaptive"}),
    ),
    "claude-haiku-4-5": Priced(
        line="haiku",
        input_usd="1",
        output_usd="5",
        read_usd="0.10",
        write_usd="1.25",
        write_1h_usd="2",
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
    priced = MODELS[model]
    read, written = usage["cache_read_input_tokens"], usage["cache_creation_input_tokens"]
    hour = usage.get("cache_creation", {}).get("ephemeral_1h_input_tokens", 0)
    full = (
        Decimal(priced.input_usd) * usage["input_tokens"]
        + Decimal(priced.output_usd) * usage["output_tokens"]
        + Decimal(priced.read_usd) * read
        + Decimal(priced.write_usd) * (written - hour)
        + Decimal(priced.write_1h_usd) * hour
    ) / _MILLION
    prompt = usage["input_tokens"] + read + written
    if priced.dear_above is not None and prompt > priced.dear_above:
        full *= 5
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
