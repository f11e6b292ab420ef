"""What a model answered, and what it took."""

from enum import StrEnum

from pydantic import Field

from domain.value import Value


class Stop(StrEnum):
    """Why a model stopped."""

    END = "end"
    LENGTH = "length"
    """`max_tokens` were used up: the answer is cut off."""
    REFUSED = "refused"


class Usage(Value):
    """Tokens of one or several calls; the four kinds do not overlap."""

    input_tokens: int = Field(default=0, ge=0)
    """Read anew, at the full price."""
    output_tokens: int = Field(default=0, ge=0)
    """Written, thinking included."""
    cache_read_tokens: int = Field(default=0, ge=0)
    cache_write_tokens: int = Field(default=0, ge=0)
    """Written to the cache for five minutes."""
    cache_write_1h_tokens: int = Field(default=0, ge=0)

    def __add__(self, other: "Usage") -> "Usage":
        mine, theirs = self.model_dump(), other.model_dump()
        return Usage.model_validate({name: mine[name] + theirs[name] for name in mine})


class Completion(Value):
    """One answer as it came; whether it is any good is for others to say."""

    text: str
    stop: Stop
    model: str
    """As the service names it."""
    usage: Usage
    request_id: str = ""
    """Of the service, for its support; empty when it gives none."""
    latency_ms: int = Field(default=0, ge=0)
