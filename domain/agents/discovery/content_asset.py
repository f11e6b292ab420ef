"""Take stock of what the client supplied, and of what is missing."""

from domain.facts import FactId, Person, Photo, Project, Review
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
