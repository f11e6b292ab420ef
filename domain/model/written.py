"""What came of having a model write an agent's words."""

from decimal import Decimal

from pydantic import Field

from domain.model.completion import Usage
from domain.value import Value


class RefusedLine(Value):
    """Words of a model that were not taken."""

    agent: str
    slot: str
    text: str
    why: tuple[str, ...]
    """What the facts do not support, or what is wrong with its form; one sentence each."""


class Written(Value):
    """One piece of an agent's work that a model was asked to write."""

    provider: str = ""
    """Who answered; empty when nobody did."""
    model: str | None = None
    usage: Usage = Usage()
    cost_usd: Decimal = Decimal(0)
    """What was paid in this run; nothing when the answer was there already."""
    questions: int = Field(default=0, ge=0)
    """How often a model was asked, the answers that were there already left out."""
    refused: tuple[RefusedLine, ...] = ()
    drafted: str = ""
    """Why the draft's words stand; empty when the model's do."""
    level: int = Field(default=0, ge=0, le=3)
    """How much the prompt showed, see `Level`; 0 when nobody was asked."""
    shares: dict[str, float] = Field(default_factory=dict[str, float])
    """Share of the prompt's characters by section, 0-1."""

    @property
    def engine(self) -> str:
        """Whose words stand."""
        return "offline" if self.drafted else self.provider
