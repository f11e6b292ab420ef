"""Tell the firm's story, from facts only."""

from collections.abc import Iterable

from domain.agents.content._feedback import kept
from domain.agents.content.hero_copy import HeroCopy
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.facts import Fact, FactId, FactKind, Licence, Person
from domain.text import Passage
from domain.text.sentences import sentences
from domain.text.typography import ended, sentence_case, typeset
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


_URL = "/about/"


def draft(given: Given) -> AboutPage:
    """Put history first, then what the client says of the firm; people; proof."""
    heroes = given.maybe(HeroCopy)
    shown = [h for h in heroes.heroes if h.url in ("/", _URL)] if heroes else []
    seen = [p.text for h in shown for p in (h.headline, h.sub) if p is not None]
    story = kept(_story(given), given, page=_URL, seen=seen)
    return AboutPage(
        story=story,
        people=_people(given),
        proof=kept(_proof(given), given, page=_URL, seen=[p.text for p in story]),
    )


def _story(given: Given) -> list[Passage]:
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    elsewhere = {one for s in catalogue.services for p in s.summary for one in p.facts}
    elsewhere |= {one for p in catalogue.excluded for one in p.facts}
    facts = given.facts
    sources = [*facts.of(FactKind.HISTORY), *facts.of(FactKind.GUARANTEE)]
    sources[1:1] = [s for s in facts.of(FactKind.STATEMENT) if s.fact_id not in elsewhere]
    return [p for source in sources for p in _sentences(source, given)]


def _sentences(source: Fact, given: Given, text: str = "") -> list[Passage]:
    language = given.facts.language
    return [
        Passage(text=sentence_case(ended(typeset(sentence, language))), facts=(source.fact_id,))
        for sentence in sentences(text or source.text, language)
    ]


def _people(given: Given) -> tuple[PersonCard, ...]:
    assets = given.maybe(ContentAssets) or ContentAssets()
    portraits = {one.fact_id: one.portrait for one in assets.people}
    found: dict[str, PersonCard] = {}
    for source, person in given.facts.details(Person):
        card = _card(source, person, given, portraits.get(source.fact_id))
        found.setdefault(person.name.casefold(), card)
    return tuple(found.values())


def _card(source: Fact, person: Person, given: Given, portrait: FactId | None) -> PersonCard:
    language = given.facts.language

    def said(text: str) -> Passage | None:
        words = typeset(text, language)
        return Passage(text=words, facts=(source.fact_id,)) if words else None

    bio = _sentences(source, given, person.bio) if person.bio.strip() else []
    return PersonCard(
        name=Passage(text=person.name or source.text, facts=(source.fact_id,)),
        role=said(person.role),
        bio=kept(bio, given, page=_URL),
        credential=said(person.credential),
        portrait=portrait,
    )


def _proof(given: Given) -> Iterable[Passage]:
    legal = given.maybe(LegalCompliance)
    language = given.facts.language
    if legal is not None:
        yield from legal.licences
    for source, licence in given.facts.details(Licence) if legal is None else ():
        words = " ".join(part for part in (licence.name, licence.number) if part) or source.text
        yield Passage(text=typeset(words, language), facts=(source.fact_id,))
    for source in given.facts.of(FactKind.AWARD):
        yield Passage(text=typeset(source.text, language), facts=(source.fact_id,))


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
            FactKind.PERSON,
            FactKind.LICENCE,
            FactKind.AWARD,
        }
    ),
    wants=(HeroCopy, ServiceDefinition, LegalCompliance, ContentAssets),
)
