"""Put the firm's character into decisions a designer and a writer can use."""

import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from domain.agents.discovery._brand_slots import brand_slots, traits_in
from domain.agents.discovery._character import asked_to_avoid, traits_of
from domain.agents.discovery._claims import empty_praise
from domain.agents.discovery._motifs import motifs_in
from domain.agents.discovery._speaker import speaker, works_alone
from domain.agents.discovery.business_requirements import called
from domain.agents.prompt import Lines, Prompt
from domain.agents.rewriting import one, rewritten, said
from domain.agents.spec import AgentSpec, Given
from domain.facts import Colour, Fact, FactKind, Facts, Language
from domain.text import Passage, quoting
from domain.trades import TRADES, Trade
from domain.trades.recognition import TRADE_SIGNALS, trade_of
from domain.value import Value, digest

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
    is_alone: bool = False
    """Whether one person says `I` and the brief names nobody else."""
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


SHORT_NAME = 24
"""Most letters a favicon's title, a manifest and a narrow header have room for."""

_LEGAL_FORM = re.compile(
    r"[\s,]+(gmbh( & co\.? kg)?|ug( \(haftungsbeschränkt\))?|ag|kg|ohg|gbr|e\. ?k\.?|e\. ?v\.?|partg( mbb)?|"
    r"mbb|ltd\.?|limited|llp|plc|inc\.?|llc|s\.? ?l\.?( ?u\.?)?|s\.? ?a\.?|s\. ?c\.?|s\.l\.p\.?)$",
    re.IGNORECASE,
)
_PROMISE: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(we (always|never|answer|reply|call back|come|promise)|you (get|will))\b", re.I
    ),
    "de": re.compile(
        r"\b(wir (versprechen|antworten|melden uns|kommen|rufen)|sie (erhalten|bekommen))\b", re.I
    ),
    "es": re.compile(
        r"\b((siempre|nunca) \w+mos|respondemos|le llamamos|acudimos|usted recib\w+)\b", re.I
    ),
}
_TELLING: dict[FactKind, int] = {
    FactKind.NAME: 9,
    FactKind.TAGLINE: 7,
    FactKind.HISTORY: 6,
    FactKind.STATEMENT: 4,
    FactKind.TRADE: 3,
    FactKind.SERVICE: 2,
}
"""How much a word that calls up a motif weighs where it stands: a name is meant, a service is usual."""

_LONGEST_SENTENCE: dict[str, int] = {"plain": 24, "warm": 28, "formal": 32}


def short_name(name: str, trade: Trade | None = None) -> str:
    """Return the name without legal form and, if need be, trade, cut to what a small place holds."""
    bare = _LEGAL_FORM.sub("", name.strip()) or name.strip()
    if len(bare) <= SHORT_NAME:
        return bare
    bare = _without_trade(bare, trade) if trade else bare
    if len(bare) <= SHORT_NAME:
        return bare
    kept = ""
    for word in bare.split():
        longer = f"{kept} {word}".strip()
        if len(longer) > SHORT_NAME:
            break
        kept = longer
    return _HANGING.sub("", kept) or bare[:SHORT_NAME].strip()


_HANGING = re.compile(
    r"(\s+(und|and|y|e|de|del|la|el|für|for|of|the|der|die|das|am|im|&|\+)|[\s,–-])+$", re.I
)


def _without_trade(name: str, trade: Trade) -> str:
    """Return the name without the word for the trade at its beginning or end."""
    known = {word for words in trade.words.values() for word in words}
    words = name.split()
    kept = words[1:] if words[0].lower() in known else words
    kept = kept[:-1] if kept and kept[-1].lower() in known else kept
    return _HANGING.sub("", " ".join(kept)) or name


def _seed(facts: Facts, trade: str) -> int:
    return int(digest([facts.company or [f.text for f in facts.entries[:1]], trade])[:8], 16)


def _idea(facts: Facts, trade: Trade, seed: int) -> Idea:
    """Choose the motif a word of the facts calls up, else one of the trade's by seed."""
    if evoked := list(_evoked(facts, trade)):
        _, _, entry, motif = min(evoked, key=lambda found: found[:2])
        return Idea(motif=motif, source=quoting(entry))
    source = facts.of(FactKind.TRADE, FactKind.TAGLINE, FactKind.NAME, FactKind.STATEMENT)
    text = quoting(source[0]) if source else Passage(text=trade.generic[facts.language])
    return Idea(motif=trade.motifs[seed % len(trade.motifs)], source=text)


def _evoked(facts: Facts, trade: Trade) -> Iterator[tuple[int, int, Fact, Motif]]:
    """Yield every fitting motif with its fact, and how little it weighs."""
    for order, entry in enumerate(facts.of(*_TELLING)):
        for motif in motifs_in(entry.text, facts.language):
            if _fits(motif, entry.kind, trade):
                yield -_TELLING[entry.kind], order, entry, motif


_MATERIALS: frozenset[Motif] = frozenset({"slates", "bricks", "timber", "crumb", "vine", "weave"})
_PLACES: frozenset[Motif] = frozenset({"waves", "hills", "stars", "arcs", "leaves"})
_CHOSEN_WORDS = (FactKind.NAME, FactKind.TAGLINE, FactKind.HISTORY)


def _fits(motif: Motif, kind: FactKind, trade: Trade) -> bool:
    """Return whether a word at such a place is meant: a service names what every such firm works on."""
    if kind in _CHOSEN_WORDS:
        return True
    if kind is FactKind.STATEMENT:
        return motif in trade.motifs or motif in _MATERIALS or motif in _PLACES
    return motif in ("slates", "bricks", "timber")


def _voice(facts: Facts, trade: Trade) -> VoiceChart:
    own = tuple(
        word
        for word in trade.words[facts.language]
        if any(word in f.text.lower() for f in facts.of(*TRADE_SIGNALS))
    )
    wished = asked_to_avoid(facts)
    return VoiceChart(
        language=facts.language,
        formality=trade.formality,
        person=speaker(facts),
        is_alone=works_alone(facts),
        longest_sentence_words=_LONGEST_SENTENCE[trade.formality],
        use=own,
        avoid=tuple(dict.fromkeys((*wished, *empty_praise(facts)))),
    )


def _positioning(facts: Facts, trade: Trade) -> Passage | None:
    """Return the first sentence that says what the firm is, verbatim."""
    said = facts.of(FactKind.STATEMENT)
    words = trade.words[facts.language]
    telling = (f for f in said if any(word in f.text.lower() for word in words))
    chosen = next(telling, said[0] if said else None)
    return quoting(chosen) if chosen else None


def _promise(facts: Facts) -> Passage | None:
    kept = facts.of(FactKind.GUARANTEE)
    said = (f for f in facts.of(FactKind.STATEMENT) if _PROMISE[facts.language].search(f.text))
    chosen = kept[0] if kept else next(said, None)
    return quoting(chosen) if chosen else None


_FAMILIAR: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"(?!)"),
    "de": re.compile(r"\b(du|dich|dir|dein\w*|ihr|euch|eure?\w*)\b"),
    "es": re.compile(r"\b(tú|ti|contigo|tus?|vosotr\w+|os|vuestr\w+)\b", re.I),
}


def _addressed(passage: Passage | None, facts: Facts, *, polite: bool) -> Passage | None:
    """Return a passage unless only polite ones may stand and it speaks to a friend."""
    is_familiar = passage is not None and _FAMILIAR[facts.language].search(passage.text)
    return None if polite and is_familiar else passage


def _whole(name: str) -> str:
    """Return the name unchanged where a small place holds it, so that every place says the same."""
    return name if len(name) <= SHORT_NAME else short_name(name)


def _as_written(passage: Passage | None) -> Passage | None:
    return passage


def _lowered(passage: Passage | None) -> Passage | None:
    """Return a passage typed in capitals in small letters; a screen reader may spell capitals out."""
    if passage is None or not passage.text.isupper():
        return passage
    return passage.model_copy(update={"text": passage.text.capitalize()})


def draft(given: Given) -> BrandIdentity:
    """Derive name, voice, character and the one idea from the facts."""
    facts = given.facts
    key = trade_of(facts)
    trade = TRADES[key]
    seed = _seed(facts, key)
    name = facts.company or called(facts, key)
    taglines = facts.of(FactKind.TAGLINE)
    spoken = _lowered if given.told("accessibility/typed-capitals") else _as_written
    polite = bool(given.told("content/form-of-address"))
    return BrandIdentity(
        name=name,
        short_name=_whole(name)
        if given.told("content/consistent-name")
        else short_name(name, trade),
        tagline=spoken(quoting(taglines[0])) if taglines else None,
        positioning=spoken(_addressed(_positioning(facts, trade), facts, polite=polite)),
        promise=spoken(_addressed(_promise(facts), facts, polite=polite)),
        traits=traits_of(facts, trade.traits),
        voice=_voice(facts, trade),
        colours=tuple(colour for _, colour in facts.details(Colour)),
        idea=_idea(facts, trade, seed),
        seed=seed,
    )


def _write(_: Given, draft: BrandIdentity, lines: Lines) -> BrandIdentity:
    formality = said(lines, "voice", draft.voice.formality)
    is_same = formality == draft.voice.formality
    longest = draft.voice.longest_sentence_words if is_same else _LONGEST_SENTENCE[formality]
    voice = {"formality": formality, "longest_sentence_words": longest}
    return rewritten(
        draft,
        {
            "tagline": one(lines, "tagline", draft.tagline),
            "positioning": one(lines, "positioning", draft.positioning),
            "promise": one(lines, "promise", draft.promise),
            "traits": traits_in(lines) or draft.traits,
            "voice": rewritten(draft.voice, voice),
        },
    )


BRAND_IDENTITY = AgentSpec(
    name="brand_identity",
    duty="Name, voice, character, colours and the one idea that runs through the site",
    output=BrandIdentity,
    draft=draft,
    reads=TRADE_SIGNALS
    | {FactKind.COLOUR, FactKind.PREFERENCE, FactKind.GUARANTEE, FactKind.PERSON},
    prompt=Prompt(file="brand_identity.xml", level=1, slots=brand_slots, write=_write),
)
