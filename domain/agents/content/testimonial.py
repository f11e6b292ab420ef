"""Lay out the reviews the client supplied; never write one."""

from pydantic import Field

from domain.agents.content._feedback import accepted
from domain.agents.discovery.content_asset import ContentAssets, ReviewAsset
from domain.agents.spec import AgentSpec, Given
from domain.facts import FactKind
from domain.text import Passage
from domain.text.typography import folded, unquoted
from domain.value import Value


class Testimonial(Value):
    """One review, verbatim."""

    __test__ = False  # not a test, whatever pytest makes of its name

    quote: Passage
    author: str = ""
    source: str = ""
    rating: float | None = Field(default=None, ge=0, le=5)


class Testimonials(Value):
    """Reviews, the strongest first."""

    __test__ = False  # not a test, whatever pytest makes of its name

    reviews: tuple[Testimonial, ...] = ()
    lead: int | None = Field(default=None, ge=0)
    """Index of the one worth setting large, or None."""


_LEAD_LENGTHS = range(25, 221)
"""Characters of a quote that can be set large: shorter says little, longer is not read."""


def draft(given: Given) -> Testimonials:
    """Order the reviews: signed ones of readable length first, otherwise as the client gave them."""
    assets = given.maybe(ContentAssets) or ContentAssets()
    found: dict[str, Testimonial] = {}
    for asset in sorted(assets.reviews, key=_weakness):
        review = _laid_out(asset)
        if review is not None and accepted(review.quote, given):
            found.setdefault(folded(f"{review.quote.text} {review.author}"), review)
    reviews = tuple(found.values())
    leads = (
        bool(reviews) and bool(reviews[0].author) and len(reviews[0].quote.text) in _LEAD_LENGTHS
    )
    return Testimonials(reviews=reviews, lead=0 if leads else None)


def _weakness(asset: ReviewAsset) -> tuple[bool, bool, float]:
    review = asset.review
    stars = 5.0 if review.rating is None else review.rating
    return (not review.author.strip(), len(review.quote) not in _LEAD_LENGTHS, -stars)


def _laid_out(asset: ReviewAsset) -> Testimonial | None:
    review, text = asset.review, unquoted(asset.review.quote)
    if not text:
        return None
    return Testimonial(
        quote=Passage(text=text, facts=(asset.fact_id,)),
        author=review.author.strip(),
        source=review.source.strip(),
        rating=review.rating,
    )


TESTIMONIAL = AgentSpec(
    name="testimonial",
    duty="Lay out the reviews the client supplied; never write one.",
    output=Testimonials,
    draft=draft,
    reads=frozenset({FactKind.REVIEW}),
    wants=(ContentAssets,),
)
