"""What search engines ask of a business in JSON-LD, by type: what it must have, and had better have."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """The properties of one type; a bar means either."""

    required: tuple[str, ...]
    recommended: tuple[str, ...]


_NAME = ("name", "address|areaServed|location")
_USUAL = ("telephone", "url", "openingHours|openingHoursSpecification", "email")
_SHOP = Profile(_NAME, (*_USUAL, "priceRange"))
_AT_HOME = Profile(_NAME, (*_USUAL, "areaServed"))
_FOOD = Profile(_NAME, (*_USUAL, "menu|hasMenu", "servesCuisine", "priceRange"))
_HEALTH = Profile(_NAME, _USUAL)
_OFFICE = Profile(_NAME, _USUAL)
_STAY = Profile(_NAME, (*_USUAL, "checkinTime", "checkoutTime", "priceRange"))

PROFILES: Mapping[str, Profile] = {
    "LocalBusiness": Profile(_NAME, _USUAL),
    "Restaurant": _FOOD,
    "CafeOrCoffeeShop": _FOOD,
    "Bakery": _FOOD,
    "BarOrPub": _FOOD,
    "Store": _SHOP,
    "BookStore": _SHOP,
    "BikeStore": _SHOP,
    "Florist": _SHOP,
    "Plumber": _AT_HOME,
    "Electrician": _AT_HOME,
    "RoofingContractor": _AT_HOME,
    "HVACBusiness": _AT_HOME,
    "HousePainter": _AT_HOME,
    "GeneralContractor": _AT_HOME,
    "Locksmith": _AT_HOME,
    "MovingCompany": _AT_HOME,
    "Dentist": _HEALTH,
    "Physician": _HEALTH,
    "Physiotherapy": _HEALTH,
    "VeterinaryCare": _HEALTH,
    "Pharmacy": _HEALTH,
    "HairSalon": Profile(_NAME, (*_USUAL, "priceRange")),
    "BeautySalon": Profile(_NAME, (*_USUAL, "priceRange")),
    "AutoRepair": Profile(_NAME, _USUAL),
    "Hotel": _STAY,
    "BedAndBreakfast": _STAY,
    "LodgingBusiness": _STAY,
    "Attorney": _OFFICE,
    "Notary": _OFFICE,
    "LegalService": _OFFICE,
    "AccountingService": _OFFICE,
    "RealEstateAgent": _OFFICE,
    "ProfessionalService": _OFFICE,
    "ExerciseGym": Profile(_NAME, (*_USUAL, "priceRange")),
    "Organization": Profile(("name",), ("url", "logo", "telephone", "email")),
}
"""From Google's guide to local businesses and schema.org (2026); other types are asked for no more
than a name."""
