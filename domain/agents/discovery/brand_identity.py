"""Put the firm's character into decisions a designer and a writer can use."""

from typing import Literal

from pydantic import Field

from domain.facts import Colour, Language
from domain.text import Passage
from domain.value import Value

Motif = Literal[
    "slates",
    "bricks",
    "timber",
    "pipes",
    "wires",
    "gears",
    "waves",
    "contours",
    "grain",
    "crumb",
    "vine",
    "plates",
    "leaves",
    "petals",
    "stitches",
    "weave",
    "pages",
    "columns",
    "ledger",
    "plan",
    "frames",
    "aperture",
    "circuit",
    "signal",
    "stars",
    "calendar",
    "hills",
    "rails",
    "rays",
    "drops",
    "paws",
    "arcs",
]
"""The one idea of a site, drawn: a material, a place, a gesture of the trade."""


class VoiceChart(Value):
    """How the firm speaks."""

    language: Language
    formality: Literal["plain", "warm", "formal"]
    person: Literal["we", "i"] = "we"
    longest_sentence_words: int = Field(default=28, ge=8, le=60)
    use: tuple[str, ...] = ()
    """Words of the trade and the client's own, to prefer."""
    avoid: tuple[str, ...] = ()
    """Words not to use: empty superlatives, and what the client asked to avoid."""


class Idea(Value):
    """The one idea that runs through ornament, icons, favicon and poster."""

    motif: Motif
    source: Passage
    """The fact it comes from."""


class BrandIdentity(Value):
    """Who the firm is, in few words."""

    name: str
    short_name: str = Field(max_length=24)
    """For the favicon, the manifest and narrow headers."""
    tagline: Passage | None = None
    positioning: Passage | None = None
    promise: Passage | None = None
    traits: tuple[str, ...] = ()
    """Two to five of: sturdy, warm, precise, calm, lively, elegant, playful, bold, modest, fresh."""
    voice: VoiceChart
    colours: tuple[Colour, ...] = ()
    """Colours the client asked for, as surfaces."""
    idea: Idea
    seed: int = Field(ge=0, lt=2**32)
    """Hash of name and trade: varies form and ornament between firms, and is the same each time."""
