"""JSON-LD holds what its type cannot do without."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.kinds import is_home
from domain.grading.seo.structured import Item, items
from domain.grading.seo.vocabulary import BUSINESSES
from domain.grading.view import PageView

REQUIRED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(sorted(BUSINESSES), ("name",)),
    "Organization": ("name",),
    "Person": ("name",),
    "Article": ("headline",),
    "BlogPosting": ("headline",),
    "NewsArticle": ("headline",),
    "Product": ("name",),
    "Event": ("name", "startDate"),
    "FAQPage": ("mainEntity",),
    "Question": ("name", "acceptedAnswer|suggestedAnswer"),
    "BreadcrumbList": ("itemListElement",),
    "AggregateRating": ("ratingValue", "ratingCount|reviewCount"),
    "Review": ("reviewRating|reviewBody|text|description", "author"),
    "Offer": ("price|priceSpecification|url|itemOffered|availability",),
    "Recipe": ("name", "image"),
    "VideoObject": ("name", "thumbnailUrl", "uploadDate"),
    "JobPosting": ("title", "description", "datePosted", "hiringOrganization"),
    "OpeningHoursSpecification": ("opens|closes|validFrom|dayOfWeek",),
    "HowTo": ("name", "step"),
}
"""Properties without which search engines ignore the object; a bar means either."""


def json_ld_required(page: PageView) -> Iterator[Fault]:
    """Fault objects that lack what their type needs."""
    for item in items(page):
        is_reference = "@id" in item.node and len(item.node) <= 3
        missing = [] if is_reference else list(_missing(item))
        if missing:
            yield fault_at(
                item.element,
                f"Add {', '.join(missing)}.",
                evidence=f"{item.types[0]} without {', '.join(missing)}",
            )
        if is_home(page) and not missing and not is_reference and _is_nowhere(item):
            yield fault_at(
                item.element,
                "Add address, or areaServed where there is none.",
                evidence=f"{item.types[0]} without address",
            )


def _is_nowhere(item: Item) -> bool:
    """Whether a business at the top level says neither where it is nor where it works."""
    is_business = not item.key and bool(set(item.types) & BUSINESSES)
    return is_business and not any(item.node.get(n) for n in ("address", "areaServed", "location"))


def _missing(item: Item) -> Iterator[str]:
    for name in item.types:
        for wanted in REQUIRED.get(name, ()):
            if not any(item.node.get(option) not in (None, "", []) for option in wanted.split("|")):
                yield wanted.replace("|", " or ")
