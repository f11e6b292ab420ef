"""The firm as schema.org describes it: type, address, hours, prices."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from domain.agents.content.local_seo import LocalSeo
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.facts import Address, Day, Facts, Hours, Price

Json = str | int | float | list["Json"] | dict[str, "Json"]
Node = dict[str, Json]

_NOT_A_FIRM = {
    "Course": "EducationalOrganization",
    "Product": "Organization",
    "SoftwareApplication": "Organization",
    "CreativeWork": "Organization",
}
_NO_PLACE = frozenset({"Organization", "NGO", "MusicGroup", "Corporation"})
_ONLY_PLACE = frozenset({"Church", "Museum", "PlaceOfWorship", "Park", "CivicStructure"})
_NO_PRICE_RANGE = frozenset({"School", "Preschool", "EducationalOrganization"})
_FOOD = frozenset(
    {"Restaurant", "Bakery", "CafeOrCoffeeShop", "BarOrPub", "FastFoodRestaurant", "Winery"}
    | {"IceCreamShop", "Brewery", "Distillery", "FoodEstablishment"}
)
_DAYS: dict[Day, str] = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def organization_type(trade_type: str, local: LocalSeo) -> str:
    """Return the type of the firm: the trade's, unless that is of a thing, or of a place without one."""
    type_ = _NOT_A_FIRM.get(trade_type, trade_type)
    if not local.addresses and not local.areas and type_ not in _NO_PLACE | _NO_PRICE_RANGE:
        return "Organization"
    return type_


def is_organization(type_: str) -> bool:
    """Tell whether the type may have an offer, an area, people and an email address."""
    return type_ not in _ONLY_PLACE


def is_food(type_: str) -> bool:
    """Tell whether the type may have a menu."""
    return type_ in _FOOD


def business_properties(
    type_: str, local: LocalSeo, catalogue: ServiceDefinition, facts: Facts
) -> Node:
    """Return contact, address, hours and area of the firm, as far as its type has them."""
    found: Node = {}
    if local.phones:
        found["telephone"] = local.phones[0].href.removeprefix("tel:")
    if local.emails and is_organization(type_):
        found["email"] = local.emails[0].address
    addresses: list[Json] = [address_node(one, facts.country) for one in local.addresses]
    if addresses:
        found["address"] = addresses[0] if len(addresses) == 1 else addresses
    if local.map_url and type_ not in _NO_PLACE:
        found["hasMap"] = local.map_url
    if type_ not in _NO_PLACE:
        found["openingHoursSpecification"] = list(_opening_hours(local.hours))
    if is_organization(type_):
        found["areaServed"] = [area.text for area in local.areas]
        if type_ not in _NO_PLACE | _NO_PRICE_RANGE:
            found["priceRange"] = _price_range(catalogue)
    found["sameAs"] = [link.url for link in local.links if link.purpose == "social"]
    return without_empty(found)


def address_node(address: Address, country: str = "") -> Node:
    """Return a postal address."""
    return without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": address.street,
            "postalCode": address.postal_code,
            "addressLocality": address.locality,
            "addressRegion": address.region,
            "addressCountry": address.country or country,
        }
    )


def _opening_hours(hours: Iterable[Hours]) -> Iterator[Node]:
    for one in hours:
        days: list[Json] = [_DAYS[day] for day in one.days]
        for span in one.spans if not one.label else ():
            yield {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": days,
                "opens": span.opens,
                "closes": span.closes,
            }


def _price_range(catalogue: ServiceDefinition) -> str:
    """Return the cheapest and the dearest price stated, or nothing without two in one currency."""
    lines = [line for service in catalogue.services for line in service.prices]
    prices = [line.price for line in [*lines, *catalogue.prices] if not line.price.unit]
    if len(prices) < 2 or len({price.currency for price in prices}) > 1:
        return ""
    ordered = sorted(prices, key=lambda price: Decimal(price.amount))
    low, high = ordered[0], ordered[-1]
    if Decimal(low.amount) == Decimal(high.amount):
        return ""
    return f"{low.amount}–{high.amount} {low.currency}"


def price_node(price: Price) -> Node:
    """Return price and currency, with the range or the unit where there is one."""
    specification = without_empty(
        {
            "@type": "UnitPriceSpecification" if price.unit else "PriceSpecification",
            "priceCurrency": price.currency,
            "price": price.amount if _is_exact(price) else "",
            "minPrice": price.amount if price.up_to or price.qualifier == "from" else "",
            "maxPrice": price.up_to or (price.amount if price.qualifier == "up_to" else ""),
            "unitText": price.unit,
        }
    )
    if price.qualifier == "about":
        return {}  # the vocabulary has no way to say that an amount is rough
    if _is_exact(price) and not price.unit:
        return {"price": price.amount, "priceCurrency": price.currency}
    return {"priceSpecification": specification}


def _is_exact(price: Price) -> bool:
    return price.up_to is None and price.qualifier == "exact"


def without_empty(node: Node) -> Node:
    """Return the node without properties that say nothing."""
    return {key: value for key, value in node.items() if value not in ("", [], {})}
