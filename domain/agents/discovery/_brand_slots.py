"""Where a model may word or choose what a brand is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from domain.agents.prompt import Lines, Slot
from domain.agents.rewriting import about
from domain.agents.spec import Given
from domain.facts import FactKind
from domain.text import Passage

if TYPE_CHECKING:
    from domain.agents.discovery.brand_identity import BrandIdentity

_TRAITS: Final = (
    *("sturdy", "warm", "precise", "calm", "lively"),
    *("elegant", "playful", "bold", "modest", "fresh"),
)
_LEAST_TRAITS, _MOST_TRAITS = 2, 5
_LONGEST_TAGLINE, _LONGEST_SENTENCE = 60, 180


def brand_slots(given: Given, draft: "BrandIdentity") -> tuple[Slot, ...]:
    """Return the slots of a brand; a tagline the client gave is the client's."""
    return (*_sayings(given, draft), *_choices(draft))


def _sayings(given: Given, draft: "BrandIdentity") -> Iterator[Slot]:
    if not given.facts.of(FactKind.TAGLINE):
        named = given.facts.of(FactKind.NAME, FactKind.TRADE, FactKind.SERVICE, FactKind.AREA)
        yield Slot(
            name="tagline",
            what="Line under the name: what the firm makes or does, in its own words",
            form="line",
            longest=_LONGEST_TAGLINE,
            sources=tuple(fact.fact_id for fact in named),
            now=(draft.tagline,) if draft.tagline else (),
        )
    sayings = {
        "positioning": "Who the firm is, for whom, and what sets its way of working apart",
        "promise": "What a customer can hold it to",
    }
    for name, what in sayings.items():
        now: Passage | None = getattr(draft, name)
        if now is not None:
            yield Slot(
                name=name,
                what=what,
                form="sentences",
                longest=_LONGEST_SENTENCE,
                sources=about(now),
                now=(now,),
            )


def _choices(draft: "BrandIdentity") -> Iterator[Slot]:
    yield Slot(
        name="voice",
        what="How formally the site speaks",
        form="choice",
        options=("plain", "warm", "formal"),
        now=(Passage(text=draft.voice.formality),),
    )
    yield Slot(
        name="traits",
        what=f"{_LEAST_TRAITS} to {_MOST_TRAITS} words for the firm's character; they steer type, colour and motion",
        form="choice",
        options=_TRAITS,
        most=_MOST_TRAITS,
        now=tuple(Passage(text=trait) for trait in draft.traits),
    )


def traits_in(lines: Lines) -> tuple[str, ...]:
    """Return the traits that were chosen; none when they are too few to be a character."""
    traits = tuple(line.text for line in lines.get("traits", ()))
    return traits if len(traits) >= _LEAST_TRAITS else ()
