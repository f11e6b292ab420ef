"""Take stock of what the client supplied, and of what is missing."""

from collections.abc import Callable, Iterator, Sequence

from domain.agents.discovery._catalogue import offered
from domain.agents.discovery._gaps import GAPS, boast_gap, declined_gap, lacking_gap, wish_gap
from domain.agents.discovery._matching import NameIndex
from domain.agents.discovery._pages import wished_page
from domain.agents.spec import AgentSpec, Given
from domain.facts import (
    Address,
    Article,
    FactId,
    FactKind,
    Facts,
    Hours,
    Integration,
    PageWish,
    Person,
    Photo,
    Price,
    Project,
    Review,
    ServiceDetail,
)
from domain.text.boasts import is_held, is_unproven
from domain.value import Value


class PhotoAsset(Value):
    """A supplied picture and what it can be used for."""

    fact_id: FactId
    photo: Photo
    subject: str = ""
    """Slug of the service, or name of the person, it shows; empty when it shows the firm."""


class ReviewAsset(Value):
    """A supplied review."""

    fact_id: FactId
    review: Review


class ProjectAsset(Value):
    """A finished piece of work and its pictures."""

    fact_id: FactId
    project: Project
    photos: tuple[FactId, ...] = ()


class PersonAsset(Value):
    """Somebody of the firm and their portrait."""

    fact_id: FactId
    person: Person
    portrait: FactId | None = None


def are_worth_a_section(people: Sequence[PersonAsset], facts: Facts) -> bool:
    """Whether there is more to show than one name, which the story of the firm gives anyway."""
    if len(people) != 1:
        return bool(people)
    one, who = people[0], people[0].person
    told = facts.of(FactKind.HISTORY, FactKind.STATEMENT)
    is_named = any(who.name.casefold() in said.text.casefold() for said in told)
    return not is_named or bool(one.portrait or who.role or who.bio or who.credential)


class Gap(Value):
    """Something the brief does not give, and what the site loses without it."""

    subject: str
    """Short: `opening hours`, `photographs`, `reviews`."""
    effect: str
    """What the site does without it, one sentence to the client."""
    ask: str
    """What to send, one sentence."""


class ContentAssets(Value):
    """The inventory."""

    photos: tuple[PhotoAsset, ...] = ()
    logo: PhotoAsset | None = None
    reviews: tuple[ReviewAsset, ...] = ()
    projects: tuple[ProjectAsset, ...] = ()
    people: tuple[PersonAsset, ...] = ()
    gaps: tuple[Gap, ...] = ()


def draft(given: Given) -> ContentAssets:
    """List pictures, reviews, projects and people, and say what is missing."""
    facts = given.facts
    pictures = tuple(_assets(facts))
    logos = [asset for asset in pictures if asset.photo.role == "logo"]
    return ContentAssets(
        photos=tuple(asset for asset in pictures if asset.photo.role != "logo"),
        logo=logos[0] if logos else None,
        reviews=tuple(ReviewAsset(fact_id=f.fact_id, review=r) for f, r in facts.details(Review)),
        projects=tuple(_projects(facts)),
        people=tuple(_people(facts)),
        gaps=tuple(_gaps(facts)),
    )


def _described(photo: Photo) -> str:
    stem = photo.file.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("-", " ").replace("_", " ")
    return f"{photo.caption} {photo.alt} {stem}"


def _assets(facts: Facts) -> Iterator[PhotoAsset]:
    """Yield every picture with the service or person its words name."""
    offers = offered(facts)
    services = NameIndex([offer.name for offer in offers], facts.language)
    people = [person.name for _, person in facts.details(Person)]
    for entry, photo in facts.details(Photo):
        words = _described(photo)
        named = next((name for name in people if name.casefold() in words.casefold()), "")
        if not named and photo.role != "logo" and (found := services.closest_in(words)):
            named = offers[found[0]].slug
        yield PhotoAsset(fact_id=entry.fact_id, photo=photo, subject=named)


def _projects(facts: Facts) -> Iterator[ProjectAsset]:
    pictures = facts.details(Photo)
    names = NameIndex([project.name for _, project in facts.details(Project)], facts.language)
    shown: dict[int, list[FactId]] = {}
    for entry, photo in pictures:
        if photo.role not in ("logo", "portrait"):
            for place in names.named_in(_described(photo))[:1]:
                shown.setdefault(place, []).append(entry.fact_id)
    for place, (entry, project) in enumerate(facts.details(Project)):
        photos = tuple(shown.get(place, ()))
        yield ProjectAsset(fact_id=entry.fact_id, project=project, photos=photos)


def _people(facts: Facts) -> Iterator[PersonAsset]:
    portraits = [(f, p) for f, p in facts.details(Photo) if p.role in ("portrait", "photo")]
    for entry, person in facts.details(Person):
        portrait = next((f.fact_id for f, p in portraits if _shows(p, person)), None)
        yield PersonAsset(fact_id=entry.fact_id, person=person, portrait=portrait)


def _shows(photo: Photo, person: Person) -> bool:
    words = _described(photo).casefold()
    first = person.name.casefold().split()[0] if person.name.split() else ""
    whole = person.name.casefold() in words
    return whole or (photo.role == "portrait" and bool(first) and first in words.split())


def _has_contact(facts: Facts) -> bool:
    return bool(facts.of(FactKind.PHONE, FactKind.EMAIL)) or any(
        wish.kind == "form" and wish.url for _, wish in facts.details(Integration)
    )


def _has_prices(facts: Facts) -> bool:
    priced = any(service.price for _, service in facts.details(ServiceDetail))
    return priced or bool(facts.details(Price))


def _services_are_described(facts: Facts) -> bool:
    services = [service for _, service in facts.details(ServiceDetail)]
    described = sum(bool(s.description or s.notes or s.price) for s in services)
    told = bool(facts.of(FactKind.STATEMENT)) and len(services) < 3
    return not services or told or 2 * described >= len(services)


_PRICE_LIST = 3
"""Named prices that say what is offered as well as a list of services does."""


def _has_offer(facts: Facts) -> bool:
    named = {price.item for _, price in facts.details(Price) if price.item}
    return bool(facts.of(FactKind.SERVICE)) or len(named) >= _PRICE_LIST


_HAS: dict[str, Callable[[Facts], bool]] = {
    "name": lambda facts: bool(facts.company),
    "contact": _has_contact,
    "address": lambda facts: bool(facts.details(Address)),
    "hours": lambda facts: bool(facts.details(Hours) or facts.of(FactKind.HOURS)),
    "offer": _has_offer,
    "descriptions": _services_are_described,
    "prices": _has_prices,
    "photos": lambda facts: any(p.role != "logo" for _, p in facts.details(Photo)),
    "reviews": lambda facts: bool(facts.of(FactKind.REVIEW)),
    "story": lambda facts: bool(facts.of(FactKind.HISTORY, FactKind.PERSON)),
}
"""What a site wants, in the order the client should send it, and whether the facts have it."""


def _gaps(facts: Facts) -> Iterator[Gap]:
    for subject, has in _HAS.items():
        if not has(facts):
            yield _gap(GAPS[subject][facts.language])
    for entry in facts.of(FactKind.DECLINED):
        yield _gap(declined_gap(entry.text, facts.language))
    yield from _unsaid(facts)
    for entry, article in facts.details(Article):
        if not article.body.strip():
            yield _gap(wish_gap(article.title or entry.text, facts.language))
    for wish in _empty_wishes(facts):
        yield _gap(wish_gap(wish, facts.language))


def _unsaid(facts: Facts) -> Iterator[Gap]:
    """Yield what the brief says and pages do not: praise without proof, licences it denies."""
    language = facts.language
    for entry in facts.of(FactKind.TAGLINE, FactKind.STATEMENT, FactKind.HISTORY):
        if is_unproven(entry, language):
            yield _gap(boast_gap(entry.text, language))
    for entry in facts.of(FactKind.LICENCE, FactKind.AWARD):
        if not is_held(entry, language):
            yield _gap(lacking_gap(entry.text, language))


_FILLED_BY: dict[str, tuple[FactKind, ...]] = {
    "about": (FactKind.HISTORY, FactKind.PERSON, FactKind.STATEMENT),
    "contact": (FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS),
    "prices": (FactKind.PRICE, FactKind.SERVICE),
    "work": (FactKind.PROJECT, FactKind.PHOTO),
    "reviews": (FactKind.REVIEW,),
    "faq": (FactKind.QUESTION,),
    "areas": (FactKind.AREA,),
    "events": (FactKind.EVENT,),
    "articles": (FactKind.ARTICLE,),
    "services": (FactKind.SERVICE,),
}


def _empty_wishes(facts: Facts) -> Iterator[str]:
    """Yield every page the client asked for that no fact can fill."""
    for entry in facts.of(FactKind.PAGE):
        name = entry.detail.name if isinstance(entry.detail, PageWish) else entry.text
        kind = wished_page(name)
        fillers = _FILLED_BY.get(kind)
        if (
            (kind == "prices" and not _has_prices(facts))
            or (fillers and not facts.of(*fillers))
            or not kind
        ):
            yield name


def _gap(texts: tuple[str, str, str]) -> Gap:
    subject, effect, ask = texts
    return Gap(subject=subject, effect=effect, ask=ask)


CONTENT_ASSET = AgentSpec(
    name="content_asset",
    duty="Inventory of supplied pictures, reviews, projects and people, and the gaps",
    output=ContentAssets,
    draft=draft,
    reads=frozenset(
        {
            *(FactKind.NAME, FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS, FactKind.HOURS),
            *(FactKind.SERVICE, FactKind.PRICE, FactKind.REVIEW, FactKind.PERSON),
            *(FactKind.HISTORY, FactKind.PROJECT, FactKind.PHOTO, FactKind.STATEMENT),
            *(FactKind.QUESTION, FactKind.EVENT, FactKind.ARTICLE, FactKind.AREA),
            *(FactKind.TAGLINE, FactKind.LICENCE, FactKind.AWARD),
            *(FactKind.EXCLUSION, FactKind.PAGE, FactKind.DECLINED, FactKind.INTEGRATION),
        }
    ),
)
