"""The form's contract: only with an endpoint, only fields that are needed, and a way round it."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from domain.agents.code.component_code import PageMarkup
from domain.agents.code.form_endpoint import MOST_SUBJECTS, FormEndpoint, draft
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.agents.discovery.technical_requirements import FormRequirement, TechnicalRequirements
from domain.agents.spec import Given, Output
from domain.facts import Email, FactKind, Facts, Phone, fact
from domain.text import Passage
from tests.domain.agents.code.firms import FIRMS, with_form
from tests.studio import outputs_of

MAIL = fact(FactKind.EMAIL, "a@b.example", detail=Email(address="a@b.example"))
CALL = fact(FactKind.PHONE, "01", detail=Phone(display="01", href="tel:01"))


def form(
    requirement: FormRequirement | None = None, *, facts: Facts | None = None, services: int = 0
) -> FormEndpoint:
    catalogue = ServiceDefinition(
        services=tuple(Service(slug=f"s{n}", name=Passage(text=f"S {n}")) for n in range(services))
    )
    outputs: dict[type[Output], tuple[Output, ...]] = {
        TechnicalRequirements: (TechnicalRequirements(form=requirement),),
        ServiceDefinition: (catalogue,),
    }
    return draft(Given(facts=facts or Facts(entries=(MAIL, CALL)), outputs=outputs))


def test_without_an_endpoint_mail_stands_in_then_the_phone_then_nothing() -> None:
    assert form() == FormEndpoint(fallback="mailto:a@b.example")
    assert form(facts=Facts(entries=(CALL,))) == FormEndpoint(fallback="tel:01")
    assert form(facts=Facts()) == FormEndpoint()


def test_no_number_for_emergencies_stands_in_while_there_is_another() -> None:
    night = Phone(display="02", href="tel:02", purpose="Notdienst")
    facts = Facts(entries=(fact(FactKind.PHONE, "02", detail=night), CALL))
    assert form(facts=facts).fallback == "tel:01"


def test_an_endpoint_that_is_not_encrypted_gets_no_form() -> None:
    assert form(FormRequirement(endpoint="http://forms.example.net/x")).action == ""


def test_a_contact_form_asks_for_name_email_and_message() -> None:
    made = form(FormRequirement(endpoint="https://forms.example.net/x"))
    needed = [field.name for field in made.fields if field.is_required]
    assert needed == ["name", "email", "message"]
    assert [f.autocomplete for f in made.fields if f.name in ("name", "email", "phone")] == [
        "name",
        "email",
        "tel",
    ]
    assert made.trap not in [field.name for field in made.fields]
    assert "forms.example.net" in made.consent


def test_a_booking_asks_for_a_date_and_a_newsletter_for_nothing_but_the_address() -> None:
    booking = form(FormRequirement(endpoint="https://f.example/x", kind="booking"))
    letter = form(FormRequirement(endpoint="https://f.example/x", kind="newsletter"))
    assert "date" in [field.kind for field in booking.fields]
    assert [field.name for field in letter.fields] == ["email"]


@pytest.mark.parametrize(
    ("services", "asks"), [(0, False), (1, False), (2, True), (12, True), (13, False)]
)
def test_the_subject_is_chosen_from_a_list_one_can_overlook(
    services: int, asks: bool
) -> None:  # a row of the table
    made = form(FormRequirement(endpoint="https://f.example/x"), services=services)
    chosen = [field for field in made.fields if field.kind == "select"]
    assert bool(chosen) is asks
    assert all(len(field.options) <= MOST_SUBJECTS + 1 for field in chosen)


def test_the_form_on_the_page_labels_every_field_and_hides_its_trap() -> None:
    outputs = outputs_of(with_form(FIRMS["roofer"]()))
    bodies = [page.body for page in outputs[PageMarkup] if isinstance(page, PageMarkup)]
    trees = [LexborHTMLParser(body) for body in bodies]
    forms = [node for tree in trees for node in tree.css("form")]
    assert len(forms) == 1
    (made,) = forms
    assert made.attributes["action"] == "https://forms.example.net/abc"
    assert made.attributes["method"] == "post"
    labelled = {node.attributes["for"] for node in made.css("label")}
    inputs = made.css("input, select, textarea")
    assert {node.attributes["id"] for node in inputs} == labelled
    (trap,) = made.css(".trap input")
    assert trap.attributes["tabindex"] == "-1"
