from domain.agents.content.call_to_action import CALL_TO_ACTION, CallToAction
from domain.agents.content.local_seo import LOCAL_SEO, LocalSeo
from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.business_requirements import Action, BusinessRequirements
from domain.agents.discovery.technical_requirements import FormRequirement, TechnicalRequirements
from domain.agents.spec import Feedback
from domain.facts import Email, FactKind, Facts, Link, Phone, fact
from tests.domain.agents.content.abroad import BAKER, PHYSIO
from tests.domain.agents.content.firms import ROOFER, run, studio
from tests.domain.agents.content.refusals import sent_back

BOOKING = fact(
    FactKind.LINK,
    "https://book.example/",
    detail=Link(url="https://book.example/", purpose="booking"),
)


def _actions(
    facts: Facts,
    *actions: Action,
    noun: str = "services",
    form: FormRequirement | None = None,
    feedback: tuple[Feedback, ...] = (),
    is_alone: bool = False,
) -> CallToAction:
    outputs = studio(facts, noun=noun)
    if is_alone:
        (brand,) = outputs[BrandIdentity]
        assert isinstance(brand, BrandIdentity)
        voice = brand.voice.model_copy(update={"is_alone": True})
        outputs[BrandIdentity] = (brand.model_copy(update={"voice": voice}),)
    (needs,) = outputs[BusinessRequirements]
    if actions:
        outputs[BusinessRequirements] = (needs.model_copy(update={"actions": actions}),)
    outputs[TechnicalRequirements] = (TechnicalRequirements(form=form),)
    outputs[LocalSeo] = run(LOCAL_SEO, facts, outputs)
    (found,) = run(CALL_TO_ACTION, facts, outputs, feedback)
    assert isinstance(found, CallToAction)
    return found


def _with(facts: Facts, *more: object) -> Facts:
    return facts.model_copy(update={"entries": (*facts.entries, *more)})


def test_labels_say_the_real_thing_in_three_languages() -> None:
    assert _actions(ROOFER).primary["/"].label == "Call 0113 496 0000"
    table = _actions(_with(BAKER, BOOKING), "book", noun="menu").primary["/"]
    assert table.label == "Tisch reservieren"
    visit = _actions(_with(PHYSIO, BOOKING), "book", noun="treatments").primary["/"]
    assert (visit.label, visit.href) == ("Pedir cita", "https://book.example/")


def test_the_note_is_the_opening_hours_and_nothing_of_today() -> None:
    assert _actions(ROOFER).primary["/"].note == "Mon–Fri 8am–5:30pm"


def test_no_action_leads_to_the_page_it_stands_on() -> None:
    found = _actions(BAKER, "visit", "read")
    assert found.primary["/"].href == "/contact/"
    assert found.primary["/contact/"].href != "/contact/"
    assert all(action.href != url for url, action in found.primary.items())


def test_every_address_on_the_site_is_a_page_of_the_layout() -> None:
    for facts in (ROOFER, BAKER, PHYSIO, Facts()):
        outputs = studio(facts)
        (layout,) = outputs[Layout]
        assert isinstance(layout, Layout)
        pages = {page.url for page in layout.pages}
        found = _actions(facts, "call", "email", "write", "visit", "book", "join", "read")
        local = [a.href for a in (*found.primary.values(), *found.others) if a.href[0] == "/"]
        assert set(local) <= pages


def test_writing_goes_to_the_form_if_there_is_one_and_else_to_the_mailbox() -> None:
    form = FormRequirement(endpoint="https://forms.example/x")
    assert _actions(PHYSIO, "write", form=form).primary["/"].href == "/contact/"
    assert _actions(PHYSIO, "write").primary["/"].href == "mailto:hola@arandiga.example"


def test_a_fax_is_nothing_to_call() -> None:
    fax = Phone(display="0113 496 0001", href="tel:+441134960001", purpose="Fax")
    found = _actions(_with(ROOFER, fact(FactKind.PHONE, "fax", detail=fax)))
    assert not any("0001" in action.href for action in found.others)


def test_a_second_number_is_labelled_with_its_purpose() -> None:
    night = Phone(
        display="07700 900 461", href="tel:+447700900461", purpose="emergencies, at night"
    )
    found = _actions(_with(ROOFER, fact(FactKind.PHONE, "x", detail=night)), "call")
    assert [a.label for a in found.others] == ["Call 0113 496 0000", "Emergencies: 07700 900 461"]


def test_a_long_address_is_not_squeezed_into_a_label() -> None:
    mail = Email(address=f"{'x' * 50}@mail.example")
    facts = Facts(entries=(fact(FactKind.EMAIL, mail.address, detail=mail),))
    assert _actions(facts, "email").primary["/"].label == "Send an email"


def test_a_page_that_comes_back_gets_shorter_words() -> None:
    finding = sent_back("accessibility/label", "too long", page="/", owner="call_to_action")
    found = _actions(ROOFER, "call", feedback=finding)
    assert found.primary["/"].label == "Call us"
    assert found.primary["/about/"].label == "Call 0113 496 0000"


def test_without_any_contact_pages_lead_to_each_other() -> None:
    found = _actions(Facts(), "call")
    assert found.primary["/about/"].href == "/"
    assert found.primary["/"].kind == "read"


def test_somebody_who_works_alone_is_written_to_as_one_person() -> None:
    assert _actions(PHYSIO, "write").primary["/"].label == "Escríbanos"
    assert _actions(PHYSIO, "write", is_alone=True).primary["/"].label == "Escríbame"
