"""How an agent is done by a model: what it may write, and how that becomes its output.

A model never makes an agent's output. The draft does, with every price, link, address and choice of
pages in it; a model writes the words of its slots, and what it says is taken only where the facts
support it. A slot without a good answer keeps the draft's words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from domain.facts import FactId, FactKind
from domain.text import Passage
from domain.value import Value

if TYPE_CHECKING:
    from domain.agents.spec import Given
    from domain.model.prompt_file import PromptFile

Level = Literal[1, 2, 3]
"""How much a prompt shows: 1 the facts and the task; 2 also what other agents made, and the
standards; 3 the whole site.

No agent asks for 3. Those a model writes for work before there is a site, and one that is sent back is
shown the findings with their evidence, and its own words. Those that look at the whole, brand_consistency,
accessibility and integration, compute: the same every time, and for nothing. Judges read one page at a
time, because what they are asked is about pages."""

BACKGROUND = frozenset(
    {
        *(FactKind.NAME, FactKind.TRADE, FactKind.TAGLINE, FactKind.AREA, FactKind.LICENCE),
        *(FactKind.AWARD, FactKind.GUARANTEE, FactKind.HISTORY, FactKind.PERSON),
        *(FactKind.STATEMENT, FactKind.EXCLUSION, FactKind.PREFERENCE, FactKind.AUDIENCE),
        *(FactKind.GOAL, FactKind.STEP),
    }
)
"""Kinds of facts every prompt begins with, so that all share one beginning."""


class Slot(Value):
    """A place for words, in one agent's output."""

    name: str = Field(pattern=r"^[a-z0-9/_.-]+$")
    """Unique within the agent's call: `home.headline`."""
    what: str
    """What belongs there, for the writer: `Headline of the page /boilers/, what is sold and where`."""
    form: Literal["line", "sentences", "choice"]
    """One line without a full stop; whole sentences, one `Line` each; or one of the options."""
    options: tuple[str, ...] = ()
    """What may be chosen; for `choice` only."""
    longest: int = Field(default=240, ge=1)
    """Most characters of one line or sentence."""
    most: int = Field(default=1, ge=1)
    """Most lines or sentences."""
    sources: tuple[FactId, ...] = ()
    """Facts that are about it; others may be used too."""
    now: tuple[Passage, ...] = ()
    """The draft's words, which stay if nothing better comes."""


Lines = Mapping[str, tuple[Passage, ...]]
"""Accepted words by the name of their slot; slots that keep the draft's words are left out."""


@dataclass(frozen=True, kw_only=True)
class Prompt:
    """What makes an agent one that a model can do."""

    file: str
    """Name of the XML file in `prompts/` beside the agent's module: context, role, task,
    instructions and validation, in this order."""
    level: Level
    shows: tuple[type[Value], ...] = ()
    """What other agents made that a prompt of level 2 shows, of what the agent needs or wants."""
    slots: Callable[["Given", Any], Sequence[Slot]]
    """Returns the slots of a draft; none when there is nothing to write."""
    words: "PromptFile | None" = None
    """What is said instead of the file, to try other words; None for the file's."""
    write: Callable[["Given", Any, Lines], Any]
    """Returns the draft with these words in it; refuses with `ValueError` what its type refuses."""
