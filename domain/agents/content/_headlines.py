"""Say what is sold, to whom or where: candidates for the headline of a home page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.agents.discovery.service_definition import Service
from domain.facts import Fact, FactKind, Facts, Language
from domain.phrases import phrase
from domain.text import Passage
from domain.text.formats import joined
from domain.text.typography import bare, folded, typeset

SHORTEST, LONGEST = 18, 70
"""Characters of a headline."""

_HOLLOW = re.compile(
    r"\b(?:solutions?|partner|quality|trust(?:ed)?|passion(?:ate)?|excellence|one[- ]stop|needs"
    r"|expectations|dreams?|lösungen|qualität|leidenschaft|vertrauen|zufriedenheit|wünsche"
    r"|soluciones|calidad|confianza|pasión|excelencia|necesidades|sueños|welcome|willkommen"
    r"|bienvenid[oa]s?)\b",
    re.I,
)
_POINTS_BACK: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:it|this|that|these|those|they|he|she|but|and|also|so|then|there)\b", re.I
    ),
    "de": re.compile(
        r"(?:es|das|dies\w*|sie|er|aber|und|auch|dann|dort|dabei|dazu|außerdem|daher|so)\b", re.I
    ),
    "es": re.compile(r"(?:es|son|est[oae]s?|ello|pero|y|también|además|allí|así|luego)\b", re.I),
}
_LOWER_ENDS = re.compile(
    r"(?:ing|s|ment|tion|sion|work|ance|ence|ery|ure|age|care|al|ed|ción|miento|dad|aje|ía|as|os"
    r"|eza|ura)$"
)
_PROPER = frozenset(
    {"velux", "botox", "pilates", "zumba", "reiki", "ayurveda", "paris", "thames", "wales", "texas"}
    | {"santos", "bosch", "hans", "marcos", "carlos", "andalucía", "lourdes", "swiss", "christmas"}
)


@dataclass(frozen=True, kw_only=True)
class Material:
    """What a headline can be built from."""

    facts: Facts
    company: Passage | None
    trade: Passage | None
    """What such a firm is called: `Bakery`."""
    offers: tuple[Passage, ...]
    places: tuple[Passage, ...]
    is_goods: bool
    """Whether the offer is things that come from a place rather than work done in it."""

    @property
    def language(self) -> Language:
        """Language of the headline."""
        return self.facts.language


def headlines(material: Material, seed: int) -> tuple[Passage, ...]:
    """Return headlines, the best first; the seed varies which pattern comes first."""
    quoted = [*_taglines(material), *_telling(material)]
    built = [p for p in _patterns(material) if len(p.text) <= LONGEST]
    long_enough = [p for p in built if len(p.text) >= SHORTEST]
    short = [p for p in built if len(p.text) < SHORTEST]
    turn = seed % len(long_enough) if long_enough else 0
    turned = long_enough[turn:] + long_enough[:turn]
    found: dict[str, Passage] = {}
    for one in [*quoted, *turned, *short]:
        found.setdefault(folded(one.text), one)
    return tuple(found.values())


def is_concrete(text: str, material: Material) -> bool:
    """Tell whether a sentence could stand on no other firm's page: a place, a service, a number."""
    words = set(folded(text).split())
    known = folded(" ".join(p.text for p in (*material.offers, *material.places))).split()
    stems = {word[:5] for word in known if len(word) > 3}
    if material.trade is not None:
        stems |= {word[:5] for word in folded(material.trade.text).split() if len(word) > 3}
    hit = any(word[:5] in stems for word in words if len(word) > 3)
    return hit or any(word.isdigit() for word in words)


def _taglines(material: Material) -> Iterator[Passage]:
    for source in material.facts.of(FactKind.TAGLINE):
        text = bare(typeset(source.text, material.language))
        if 8 <= len(text) <= LONGEST and (is_concrete(text, material) or not _HOLLOW.search(text)):
            yield Passage(text=text, facts=(source.fact_id,))


def _telling(material: Material) -> Iterator[Passage]:
    """Yield the client's own short sentences that name what is sold or where."""
    for source in material.facts.of(FactKind.STATEMENT):
        text = bare(typeset(source.text, material.language))
        if _can_head(source, text, material.language) and is_concrete(text, material):
            yield Passage(text=text, facts=(source.fact_id,))


def _can_head(source: Fact, text: str, language: Language) -> bool:
    return (
        SHORTEST <= len(text) <= 60
        and not _POINTS_BACK[language].match(text)
        and not _HOLLOW.search(text)
        and not re.search(r"[?@:<>]|https?|\.\s|\d{5}", text)
        and len(text.split()) >= 3
        and source.text[:1].isupper()
    )


def _patterns(material: Material) -> Iterator[Passage]:
    language, place = material.language, _listed(material.places, material.language)
    firm, trade = material.company, material.trade
    for offer in _offers(material):
        if place:
            first = "hero_offer_from" if material.is_goods else "hero_offer_in"
            for key in (first, "hero_place_offer", "hero_offer_comma"):
                yield _built(key, language, offer=offer, place=place)
            if trade:
                yield _built("hero_trade_offer", language, trade=trade, place=place, offer=offer)
        elif firm:
            yield _built("hero_company_offer", language, company=firm, offer=offer)
        else:
            yield offer
    if trade and place:
        yield _built("hero_trade_in", language, trade=trade, place=place)
    if firm and trade:
        yield _built("hero_company_trade", language, company=firm, trade=trade)


def _offers(material: Material) -> Iterator[Passage]:
    names = material.offers
    for count in (2, 3, 1):
        if len(names) >= count and (listed := _listed(names[:count], material.language)):
            yield listed


def _listed(passages: Sequence[Passage], language: Language) -> Passage | None:
    if not passages:
        return None
    sources = tuple(dict.fromkeys(one for passage in passages for one in passage.facts))
    first, *rest = (passage.text for passage in passages)
    return Passage(text=joined([first, *rest], language), facts=sources)


def _built(key: str, language: Language, **parts: Passage) -> Passage:
    text = phrase(key, language, **{name: part.text for name, part in parts.items()})
    sources = tuple(dict.fromkeys(one for part in parts.values() for one in part.facts))
    return Passage(text=text, facts=sources)


def offers_of(
    services: Sequence[Service], groups: Sequence[str], facts: Facts, *, is_goods: bool
) -> tuple[Passage, ...]:
    """Return up to three names for what is sold, all but the first fit for the middle of a sentence."""
    named = [Passage(text=s.name.text, facts=s.name.facts) for s in services]
    if is_goods and len(groups) > 1:
        named = [p for group in groups if (p := _group(group, services)) is not None]
    short = [p for p in named if 3 <= len(p.text) <= 34 and not re.search(r"[\d:<>@/]", p.text)]
    found = dict.fromkeys(p.text for p in short)
    by_text = {p.text: p for p in reversed(short)}
    chosen = [by_text[text] for text in found][:3]
    return tuple(
        p if at == 0 else Passage(text=in_sentence(p.text, facts.language, facts), facts=p.facts)
        for at, p in enumerate(chosen)
    )


def _group(group: str, services: Sequence[Service]) -> Passage | None:
    members = [s for s in services if s.group == group]
    return Passage(text=group, facts=members[0].name.facts) if members else None


def in_sentence(name: str, language: Language, facts: Facts) -> str:
    """Return a name as it stands inside a sentence: in lower case unless it may be a proper noun."""
    first = name.split()[0] if name.split() else ""
    if language == "de" or not first.istitle() or first.lower() in _PROPER:
        return name
    names = folded(
        " ".join(f.text for f in facts.of(FactKind.NAME, FactKind.AREA, FactKind.PERSON))
    )
    if first.lower() in names.split():
        return name
    seen_lower = any(
        re.search(rf"\b{re.escape(first.lower())}\b", f.text)
        for f in facts.of(FactKind.STATEMENT, FactKind.SERVICE)
    )
    if seen_lower or _LOWER_ENDS.search(first):
        return name[0].lower() + name[1:]
    return name
