"""Tell the firm's story, from facts only."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.agents.content._feedback import kept
from domain.agents.content._pages import page_url
from domain.agents.content.hero_copy import Hero, HeroCopy
from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import about, rewritten, several
from domain.agents.scraps import is_scrap
from domain.agents.spec import AgentSpec, Given
from domain.facts import Fact, FactId, FactKind, Licence, Person
from domain.text import Passage, quoting
from domain.text.boasts import is_held
from domain.text.telling import (
    is_closing,
    is_contact,
    is_hours,
    is_way,
    line,
    reached_at_night,
    sources,
    told,
)
from domain.text.typography import folded, sentence_case
from domain.value import Value


class PersonCard(Value):
    """Somebody of the firm."""

    name: Passage
    role: Passage | None = None
    bio: tuple[Passage, ...] = ()
    credential: Passage | None = None
    portrait: FactId | None = None


class AboutPage(Value):
    """Story, people and proof; empty where the brief says nothing."""

    story: tuple[Passage, ...] = ()
    people: tuple[PersonCard, ...] = ()
    proof: tuple[Passage, ...] = ()
    """Licences, memberships, awards."""


_FRAGMENT = 2
"""So few words are a label that got among the sentences, not a sentence."""
MOST_AT_HOME = 3
"""Sentences of the story a home page shows; with more, the one it shows anyway can go last."""


def draft(given: Given) -> AboutPage:
    """Put history first, then what the client says of the firm; people; proof."""
    url = page_url("about", given)
    at_home, here = _shown("/", given), _shown(url, given)
    story = kept(_story(given), given, page=url, seen=here)
    fresh = kept(story, given, seen=at_home)
    new = tuple(p for p in fresh if not repeats(p.text, at_home))
    fresh = new if url == "/" else (*new, *(p for p in fresh if p not in new))
    if url != "/" and len(fresh) >= MOST_AT_HOME:
        fresh = (*fresh, *(p for p in story if p not in fresh))
    return AboutPage(
        story=fresh if url != "/" else _in_paragraphs(fresh),
        people=_people(given, url),
        proof=kept(_proof(given), given, page=url, seen=[p.text for p in fresh]),
    )


def _in_paragraphs(story: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the sentences in as many paragraphs as a home page shows, so that it shows them all."""
    if len(story) <= MOST_AT_HOME:
        return tuple(story)
    size, extra = divmod(len(story), MOST_AT_HOME)
    ends = [0]
    for at in range(MOST_AT_HOME):
        ends.append(ends[-1] + size + (at < extra))
    return tuple(
        Passage(text=" ".join(p.text for p in part), facts=sources(part))
        for part in (story[start:end] for start, end in pairwise(ends))
    )


def _shown(url: str, given: Given) -> list[str]:
    """Return what the page says in its first screen."""
    heroes = given.maybe(HeroCopy)
    mine = [hero for hero in heroes.heroes if hero.url == url] if heroes else []
    return [text for hero in mine for text in shown_by(hero)]


def shown_by(hero: Hero) -> tuple[str, ...]:
    """Return what a first screen says in sentences."""
    return tuple(p.text for p in (hero.headline, hero.sub) if p is not None)


def repeats(text: str, shown: Sequence[str]) -> bool:
    """Tell whether a sentence is, for the most part, one of those shown: `We are a` and the headline."""
    words = folded(text)
    return any(
        len(part.split()) > _FRAGMENT
        and f" {part} " in f" {words} "
        and len(part.split()) * 2 >= len(words.split())
        for part in map(folded, shown)
    )


def _story(given: Given) -> list[Passage]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    elsewhere = {one for s in catalogue.services for p in s.summary for one in p.facts}
    facts = given.facts
    excluded = () if catalogue.services else facts.of(FactKind.EXCLUSION)
    history, said = facts.of(FactKind.HISTORY), facts.of(FactKind.STATEMENT)
    about_us = [
        source
        for source in said
        if source.fact_id not in elsewhere
        and (_says_where_or_when(source.text) or not is_scrap(source.text, facts.language))
    ]
    chosen = [*history, *about_us, *facts.of(FactKind.GUARANTEE), *excluded]
    said = (reached_at_night(p) or p for source in chosen for p in told(source, facts.language))
    return [
        p
        for p in said
        if len(p.text.split()) > _FRAGMENT
        and (is_way(p.text) or not is_contact(p.text))
        and not is_hours(p.text)
    ]


def _says_where_or_when(text: str) -> bool:
    """Tell whether even a few words are news: `Parken hinterm Haus`, `An Feiertagen geschlossen`."""
    return is_way(text) or is_closing(text)


def _people(given: Given, url: str) -> tuple[PersonCard, ...]:
    assets = given.maybe(ContentAssets) or ContentAssets()
    portraits = {one.fact_id: one.portrait for one in assets.people}
    found: dict[str, PersonCard] = {}
    for source, person in given.facts.details(Person):
        card = _card(source, person, given, portrait=portraits.get(source.fact_id), url=url)
        found.setdefault(person.name.casefold(), card)
    return tuple(found.values())


def _card(
    source: Fact, person: Person, given: Given, *, portrait: FactId | None, url: str
) -> PersonCard:
    language = given.facts.language
    return PersonCard(
        name=line(source, language, person.name) or quoting(source),
        role=line(source, language, sentence_case(person.role)),
        bio=kept(told(source, language, person.bio), given, page=url),
        credential=line(source, language, sentence_case(person.credential)),
        portrait=portrait,
    )


def _proof(given: Given) -> Iterator[Passage]:
    legal = given.maybe(LegalCompliance)
    language = given.facts.language
    if legal is not None:
        yield from legal.licences
    for source, licence in given.facts.details(Licence) if legal is None else ():
        if not is_held(source, language):
            continue
        words = " ".join(part for part in (licence.name, licence.number) if part)
        yield line(source, language, words) or quoting(source)
    for source in given.facts.of(FactKind.AWARD):
        if is_held(source, language):
            yield line(source, language) or quoting(source)


_LONGEST = 240
_MOST_SENTENCES = 8
_MOST_OF_A_PERSON = 3


def _slots(given: Given, draft: AboutPage) -> tuple[Slot, ...]:
    url = page_url("about", given)
    story = Slot(
        name="story",
        what=f"The firm's story on the page {url}: how it began, what it does and how, who does it",
        form="sentences",
        longest=max([_LONGEST, *(len(p.text) for p in draft.story)]),
        most=max(_MOST_SENTENCES, len(draft.story)),
        sources=about(*draft.story),
        now=draft.story,
    )
    people = [
        Slot(
            name=f"people.{number}",
            what=f"What {card.name.text} does here and did before, as far as the facts tell",
            form="sentences",
            longest=_LONGEST,
            most=max(_MOST_OF_A_PERSON, len(card.bio)),
            sources=about(card.name, *card.bio),
            now=card.bio,
        )
        for number, card in enumerate(draft.people, 1)
    ]
    return tuple(slot for slot in (story, *people) if slot.now)


def _write(given: Given, draft: AboutPage, lines: Lines) -> AboutPage:
    people = tuple(
        rewritten(card, {"bio": several(lines, f"people.{number}", card.bio)})
        for number, card in enumerate(draft.people, 1)
    )
    story = several(lines, "story", draft.story)
    story = story if page_url("about", given) != "/" else _in_paragraphs(story)
    return rewritten(draft, {"story": story, "people": people})


ABOUT_PAGE = AgentSpec(
    name="about_page",
    duty="Tell the firm's story, from facts only.",
    output=AboutPage,
    draft=draft,
    reads=frozenset(
        {
            FactKind.HISTORY,
            FactKind.STATEMENT,
            FactKind.GUARANTEE,
            FactKind.EXCLUSION,
            FactKind.PERSON,
            FactKind.LICENCE,
            FactKind.AWARD,
        }
    ),
    wants=(Layout, HeroCopy, ServiceDefinition, LegalCompliance, ContentAssets),
    prompt=Prompt(file="about_page.xml", level=2, shows=(HeroCopy,), slots=_slots, write=_write),
)
