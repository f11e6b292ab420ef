"""The packaged schema.org names are those of rdflib, and the profiles use no others."""

from rdflib import SDO

from domain.grading.seo.vocabulary import BUSINESSES, PROPERTIES, terms


def test_the_packaged_names_are_those_rdflib_knows() -> None:
    assert set(SDO.__annotations__) <= terms()


def test_every_property_of_a_profile_is_a_name_of_schema_org() -> None:
    unknown = {name for names in PROPERTIES.values() for name in names}
    unknown -= set(SDO.__annotations__)
    assert unknown <= NEWER


def test_nearly_every_business_type_is_a_name_of_schema_org() -> None:
    assert len(BUSINESSES - set(SDO.__annotations__)) <= 8


NEWER = frozenset(
    {
        *(
            "agentInteractionStatistic",
            "companyRegistration",
            "hasGS1DigitalLink",
            "hasShippingService",
        ),
        *("legalAddress", "legalRepresentative", "pronouns", "skills", "displayLocation"),
        *(
            "feesAndCommissionsSpecification",
            "containedIn",
            "map",
            "maps",
            "screenCount",
            "extendedAddress",
        ),
        *(
            "hasCertification",
            "hasMemberProgram",
            "callSign",
            "ownershipFundingInfo",
            "digitalSourceType",
        ),
        *("practicesAt", "funding", "aggregateElement", "usNPI"),
        *("query-input", "query", "isAcceptingNewPatients", "contactPoints", "owner", "editEIDR"),
        *("occupationalCategory", "healthcareReportingData", "companyRegistration", "iso6523Code"),
    }
)
"""Added to schema.org after the copy rdflib carries."""
