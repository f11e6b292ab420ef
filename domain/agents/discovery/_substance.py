"""How much there is to say, page by page."""

from dataclasses import dataclass

from domain.agents.discovery._matching import NameIndex
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.brief import slugify
from domain.facts import Event, Fact, FactKind, Facts, Person, Question
from domain.text.places import area_names, is_place_name

_CONTACT = (FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS, FactKind.HOURS)
_OWN_FACTS = 2
"""Facts that name an area before it gets a page: one sentence does not fill one."""


@dataclass(frozen=True)
class Substance:
    """Amounts of material."""

    words: int
    """Words that may stand on pages."""
    amounts: dict[str, int]
    """Per kind of page: things to list, for `about` words."""
    areas: tuple[tuple[str, str], ...]
    """Slug and name of each area with facts of its own."""


def substance_of(
    facts: Facts, catalogue: ServiceDefinition, assets: ContentAssets | None, *, is_card: bool
) -> Substance:
    """Count what the facts, the catalogue and the inventory hold."""
    told = facts.of(
        *(FactKind.STATEMENT, FactKind.HISTORY, FactKind.REVIEW, FactKind.QUESTION),
        *(FactKind.PERSON, FactKind.PROJECT, FactKind.EVENT, FactKind.ARTICLE),
    )
    words = sum(len(f.text.split()) for f in told)
    words += sum(_words_of(service) for service in catalogue.services)
    return Substance(
        words=words,
        amounts={
            "services": len(catalogue.services),
            "about": _about(facts, catalogue),
            "contact": len(facts.of(*_CONTACT)),
            "prices": 0 if is_card else _prices(catalogue),
            "work": _work(assets),
            "reviews": len(facts.of(FactKind.REVIEW)),
            "faq": len(facts.details(Question)),
            "events": len(facts.details(Event)),
        },
        areas=_areas(facts),
    )


def _words_of(service: Service) -> int:
    texts = (service.name, *service.summary)
    return sum(len(passage.text.split()) for passage in texts) + 3 * len(service.prices)


def _prices(catalogue: ServiceDefinition) -> int:
    return len(catalogue.prices) + sum(len(service.prices) for service in catalogue.services)


def _about(facts: Facts, catalogue: ServiceDefinition) -> int:
    """Return the words of story and people, and of sentences beside them that tell of no service."""
    story = sum(len(f.text.split()) for f in facts.of(FactKind.HISTORY))
    people = [person for _, person in facts.details(Person)]
    told = sum(len(f"{p.role} {p.bio} {p.credential}".split()) + 4 for p in people)
    used = {one for service in catalogue.services for p in service.summary for one in p.facts}
    said = (f for f in facts.of(FactKind.STATEMENT) if f.fact_id not in used)
    spoken = sum(len(f.text.split()) for f in said)
    return story + told + spoken if story + told else 0


def _work(assets: ContentAssets | None) -> int:
    if assets is None:
        return 0
    shown = [photo for photo in assets.photos if photo.photo.role in ("photo", "before", "after")]
    return len(assets.projects) + len(shown) // 2


def _areas(facts: Facts) -> tuple[tuple[str, str], ...]:
    names = tuple(area.text for area in area_names(facts) if is_place_name(area.text))
    index = NameIndex(names, facts.language)
    counts = dict.fromkeys(range(len(names)), 0)
    for entry in facts.of(FactKind.STATEMENT, FactKind.PROJECT, FactKind.REVIEW, FactKind.HISTORY):
        for place in _spoken_of(index, entry):
            counts[place] += 1
    own = (names[place] for place, count in counts.items() if count >= _OWN_FACTS)
    return tuple({slugify(name): name for name in own}.items())


def _spoken_of(index: NameIndex, entry: Fact) -> tuple[int, ...]:
    """Return the areas a fact names; one that names many is a list and describes none."""
    found = index.named_in(entry.text)
    return found if len(found) == 1 else ()
