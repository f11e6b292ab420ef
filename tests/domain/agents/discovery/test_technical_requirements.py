"""Budgets follow the trade, and connections only the addresses of the brief."""

from domain.agents.discovery.technical_requirements import (
    TECHNICAL_REQUIREMENTS,
    TechnicalRequirements,
)
from domain.facts import FactKind, Facts, Integration, Photo, fact
from tests.domain.agents.discovery.sheets import (
    CHOIR,
    DENTIST,
    PHOTOGRAPHER,
    ROOFER,
    K,
    form,
    given,
    says,
    sheet,
)

PICTURE = fact(
    K.PHOTO,
    "a.jpg",
    detail=Photo(file="a.jpg", sha256="0" * 64, width_px=1600, height_px=900),
)


def technical(of: Facts) -> TechnicalRequirements:
    return TECHNICAL_REQUIREMENTS.draft(given(TECHNICAL_REQUIREMENTS, of))


def asked(kind: str, url: str = "", name: str = ""):
    detail = Integration.model_validate({"kind": kind, "url": url, "name": name})
    return fact(K.INTEGRATION, f"{kind} {name} {url}", detail=detail)


def test_a_photographer_may_spend_more_on_pictures_than_a_roofer():
    trade = says(K.TRADE, "Photographer")
    shown = technical(sheet("en", *PHOTOGRAPHER.entries, *trade, PICTURE))
    assert shown.image_kb > technical(sheet("en", *ROOFER.entries, PICTURE)).image_kb


def test_a_site_without_pictures_has_a_small_budget_for_them():
    assert technical(ROOFER).image_kb < technical(sheet("en", *ROOFER.entries, PICTURE)).image_kb


def test_a_form_goes_only_to_an_https_address_of_the_brief():
    made = technical(sheet("en", form("https://forms.example/x")))
    assert made.form is not None
    assert made.form.endpoint == "https://forms.example/x"
    insecure = technical(sheet("en", asked("form", "http://forms.example/x", "Contact form")))
    assert insecure.form is None
    assert insecure.declined == (
        "Contact form: its address does not begin with https://, so nothing is sent to it.",
    )


def test_no_integration_means_no_form():
    assert technical(CHOIR).form is None


def test_the_kind_of_a_form_follows_its_name():
    made = technical(sheet("de", asked("form", "https://f.example/x", "Buchungsanfrage")))
    assert made.form is not None
    assert made.form.kind == "booking"


def test_analytics_are_declined_with_the_reason():
    made = technical(sheet("es", asked("analytics", "https://stats.example", "Matomo")))
    assert made.declined == (
        "Matomo: las páginas no llevan scripts, así que no se cuentan las visitas.",
    )


def test_a_booking_system_is_linked():
    assert technical(DENTIST).integrations == ("booking",)


def test_a_changed_service_does_not_concern_the_budgets():
    assert FactKind.SERVICE not in TECHNICAL_REQUIREMENTS.reads
