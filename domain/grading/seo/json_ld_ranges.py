"""Objects in JSON-LD are of a type the property takes."""

from collections.abc import Iterator, Mapping

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import names_in
from domain.grading.seo.structured import items
from domain.grading.seo.vocabulary import terms
from domain.grading.view import PageView

RANGES: Mapping[str, frozenset[str]] = {
    "address": names_in("PostalAddress VirtualLocation"),
    "geo": names_in("GeoCoordinates GeoShape GeoCircle"),
    "aggregateRating": names_in("AggregateRating EmployerAggregateRating"),
    "reviewRating": names_in("Rating AggregateRating EndorsementRating"),
    "openingHoursSpecification": names_in("OpeningHoursSpecification"),
    "acceptedAnswer": names_in("Answer ItemList"),
    "offers": names_in("Offer AggregateOffer Demand OfferForLease OfferForPurchase"),
    "contactPoint": names_in("ContactPoint PostalAddress"),
    "logo": names_in("ImageObject"),
}
"""Types that fit, of properties that take few."""

_NOBODY = names_in("Place PostalAddress Event Product Offer Rating GeoCoordinates WebPage WebSite")
_AGENTS = ("author", "creator", "publisher", "employee", "founder", "organizer", "brand")


def json_ld_ranges(page: PageView) -> Iterator[Fault]:
    """Fault an address that is a person, an author who is a place, and their like."""
    for item in items(page):
        known = [name for name in item.types if name in terms()]
        fitting = RANGES.get(item.key)
        wrong = bool(fitting) and bool(known) and not any(name in fitting for name in known)
        nobody = item.key in _AGENTS and any(name in _NOBODY for name in known)
        if wrong or nobody:
            yield fault_at(
                item.element,
                f"Use {' or '.join(sorted(fitting)[:2])}."
                if fitting
                else "Use a Person or an Organization.",
                evidence=f'"{item.key}" is a {item.types[0]}',
            )
