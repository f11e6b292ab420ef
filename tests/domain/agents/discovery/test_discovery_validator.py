"""The validator finds what discovery did wrong and asks what only the client knows."""

from typing import cast

import pytest

from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.discovery_validator import DISCOVERY_VALIDATOR, DiscoveryReport
from domain.agents.discovery.legal_compliance import LegalCompliance
from domain.agents.discovery.seo_strategy import InternalLink, PageTarget, SeoStrategy
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.agents.discovery.technical_requirements import FormRequirement, TechnicalRequirements
from domain.agents.spec import Output
from domain.facts import Facts
from domain.text import Passage
from tests.domain.agents.discovery.sheets import (
    BICYCLES,
    EMPTY,
    LAWYER,
    ROOFER,
    SHEETS,
    WEEKDAYS,
    Discovered,
    K,
    email,
    form,
    given,
    hours,
    phone,
    price,
    says,
    service,
    sheet,
)


def report(of: Facts) -> DiscoveryReport:
    return Discovered(of).of(DiscoveryReport)


def spoiled(of: Facts, type_: type[Output], **fields: object) -> list[tuple[str, str]]:
    """Return rule and owner of every finding when one output has these fields instead."""
    made = Discovered(of)
    outputs = dict(made.outputs)
    outputs[type_] = (made.of(type_).model_copy(update=fields),)
    found = DISCOVERY_VALIDATOR.draft(given(DISCOVERY_VALIDATOR, of, outputs)).findings
    return [(finding.rule, finding.owner) for finding in found]


def passage(of: Facts, text: str) -> Passage:
    return Passage(text=text, facts=(of.entries[0].fact_id,))


@pytest.mark.parametrize("key", SHEETS)
def test_good_work_has_no_findings(key: str):
    made = report(SHEETS[key])
    assert made.findings == ()
    assert made.is_complete


def test_an_empty_brief_is_not_complete():
    assert not report(EMPTY).is_complete


def test_a_page_for_a_service_that_is_not_in_the_catalogue_is_found():
    pages = Discovered(ROOFER).of(SeoStrategy).pages
    page = PageTarget(url="/services/caves/", kind="service", subject="Caves", source="caves")
    found = spoiled(ROOFER, SeoStrategy, pages=(*pages, page))
    assert found == [("content/discovery-page-source", "seo_strategy")]


def test_a_link_to_a_page_that_is_not_there_is_found():
    link = InternalLink(source="/", target="/nowhere/", anchor="x")
    found = spoiled(ROOFER, SeoStrategy, links=(link,))
    assert found == [("content/discovery-link-end", "seo_strategy")]


def test_an_action_without_the_contact_it_needs_is_found():
    found = spoiled(ROOFER, BusinessRequirements, actions=("book", "call"))
    assert found == [("content/discovery-action-means", "business_requirements")]


def test_an_invented_name_is_found():
    found = spoiled(BICYCLES, BusinessRequirements, company="Ghent Cycles", company_is_named=True)
    assert ("content/discovery-company-name", "business_requirements") in found


def test_two_names_for_one_firm_are_found():
    found = spoiled(ROOFER, BrandIdentity, name="Pennine Roofs")
    assert found == [("content/discovery-name-differs", "brand_identity")]


def test_an_excluded_thing_that_is_offered_is_found():
    solar = Service(slug="solar-panels", name=passage(ROOFER, "Solar panels"))
    found = spoiled(ROOFER, ServiceDefinition, services=(solar,))
    assert ("content/discovery-excluded-offer", "service_definition") in found


def test_a_forbidden_word_is_found_with_its_owner():
    boast = passage(ROOFER, "The best roofers in Halifax.")
    found = spoiled(ROOFER, BrandIdentity, promise=boast)
    assert found == [("content/discovery-forbidden-word", "brand_identity")]


def test_copy_that_rests_on_a_wish_to_the_maker_is_found():
    of = sheet("en", *ROOFER.entries, *says(K.PREFERENCE, "Make it look solid."))
    wish = Passage(text="Make it look solid.", facts=(of.entries[-1].fact_id,))
    found = spoiled(of, BrandIdentity, tagline=wish)
    assert found == [("content/discovery-passage-source", "brand_identity")]


def test_copy_that_rests_on_no_fact_of_the_brief_is_found():
    invented = Passage(text="Call us.", facts=("f-0123456789",))
    found = spoiled(ROOFER, LegalCompliance, statements=(invented,))
    assert found == [("content/discovery-passage-source", "legal_compliance")]


def test_a_form_the_brief_does_not_give_is_found():
    wrong = FormRequirement(endpoint="https://elsewhere.example/x")
    found = spoiled(LAWYER, TechnicalRequirements, form=wrong)
    assert ("content/discovery-form-endpoint", "technical_requirements") in found


def test_a_form_without_a_privacy_page_is_found():
    of = sheet("en", *ROOFER.entries, form("https://forms.example/x"))
    pages = [p for p in Discovered(of).of(SeoStrategy).pages if p.kind != "privacy"]
    found = spoiled(of, SeoStrategy, pages=tuple(pages), links=())
    assert found == [("content/discovery-privacy-page", "legal_compliance")]


def test_a_serious_finding_makes_the_work_incomplete():
    made = Discovered(ROOFER)
    bad = made.of(BusinessRequirements).model_copy(update={"actions": ("book",)})
    outputs = {**made.outputs, BusinessRequirements: (cast(Output, bad),)}
    assert not DISCOVERY_VALIDATOR.draft(given(DISCOVERY_VALIDATOR, ROOFER, outputs)).is_complete


CLOSED = hours("Friday closed", ("fri",))
OPEN = hours("Weekdays 8 to 17", WEEKDAYS, ("08:00", "17:00"))
LATE = hours("Friday 16:00 to 20:00", ("fri",), ("16:00", "20:00"))
EVENING = hours("Friday 18:00 to 20:00", ("fri",), ("18:00", "20:00"))


@pytest.mark.parametrize(
    ("entries", "subject"),
    [
        ((phone("01422 555 077"),), "phone"),
        ((email("other@pennineroofing.co.uk"),), "e-mail"),
        (says(K.NAME, "Pennine Roofers"), "name"),
        ((OPEN, CLOSED), "hours on Friday"),
        ((OPEN, LATE), "hours on Friday"),
        ((price("Ladder", "9"), price("Ladder", "12")), "price of Ladder"),
        ((service("Solar panels"),), "Solar panels"),
    ],
)
def test_a_contradiction_in_the_facts_is_asked_about(entries: tuple[object, ...], subject: str):
    of = sheet("en", *ROOFER.entries, *entries)  # pyright: ignore[reportArgumentType] # facts of several makers
    asked = [question for question in report(of).questions if question.subject == subject]
    assert len(asked) == 1
    assert len(asked[0].facts) >= 2


@pytest.mark.parametrize(
    "entries",
    [
        (phone("07700 900 461", "emergencies"),),
        (phone("01422 555 019"),),
        (OPEN, EVENING),
        (price("Ladder", "9"), price("Rope", "12")),
    ],
)
def test_what_does_not_contradict_is_not_asked_about(entries: tuple[object, ...]):
    of = sheet("en", *ROOFER.entries, *entries)  # pyright: ignore[reportArgumentType] # facts of several makers
    assert [q for q in report(of).questions if q.facts] == []


def test_hours_that_disagree_on_five_days_are_one_question():
    later = hours("Weekdays 9 to 18", WEEKDAYS, ("09:00", "18:00"))
    asked = [q for q in report(sheet("en", *ROOFER.entries, OPEN, later)).questions if q.facts]
    assert [q.subject for q in asked] == ["hours on Monday to Friday"]


def test_a_missing_contact_is_a_question():
    assert any("reach you" in asked.question for asked in report(BICYCLES).questions)


def test_questions_quote_in_the_clients_language():
    of = sheet("de", *LAWYER.entries, phone("0431 555 020"))
    asked = next(q for q in report(of).questions if q.subject == "Telefon")
    assert "„0431 555 019“ und „0431 555 020“" in asked.question


def test_the_statement_of_work_counts_what_will_be_made():
    assert report(BICYCLES).statement_of_work == ("One page: Bicycle repair shop.",)
    assert report(LAWYER).statement_of_work[0].startswith("6 Seiten: Kanzlei Schneider & Partner")
