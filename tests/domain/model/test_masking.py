import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts import (
    Address,
    Email,
    Fact,
    FactKind,
    Facts,
    Link,
    Person,
    Phone,
    Review,
    fact,
)
from domain.model.masking import HIDDEN, MarkUnknown, mask
from domain.model.personal import personal
from tests.domain.agents.examples import BRIEFS, facts_of_example

NAME = fact(FactKind.NAME, "Hartley Roofing")
PHONE = fact(
    FactKind.PHONE, "0113 496 0172", detail=Phone(display="0113 496 0172", href="tel:+441134960172")
)
MAIL = fact(FactKind.EMAIL, "hello@hartley.example", detail=Email(address="hello@hartley.example"))
LINK = fact(
    FactKind.LINK,
    "https://www.hartley.example/book",
    detail=Link(url="https://www.hartley.example/book"),
)
PLACE = fact(
    FactKind.ADDRESS,
    "Unit 6, Mill Green Works, Leeds LS7 9ZZ",
    detail=Address(street="Unit 6, Mill Green Works", postal_code="LS7 9ZZ", locality="Leeds"),
)
DAVE = fact(FactKind.PERSON, "Dr. Dave Hartley, roofer", detail=Person(name="Dr. Dave Hartley"))


def said(text: str, kind: FactKind = FactKind.STATEMENT) -> Fact:
    return fact(kind, text)


def shown(text: str, *others: Fact, kind: FactKind = FactKind.STATEMENT) -> str:
    """Return how a fact is shown when these others are known, ids of facts by their kinds."""
    one = said(text, kind)
    masked = mask(Facts(entries=(*others, one))).facts.by_id[one.fact_id].text
    for other in (*others, one):
        masked = masked.replace(other.fact_id, "it" if other is one else other.kind.value)
    return masked


@pytest.mark.parametrize(
    "written",
    ["0113 496 0172", "01134960172", "(0113) 496 0172", "+44 113 496 0172", "+44 (0)113 496-0172"],
)
def test_a_known_number_is_masked_however_it_is_written(written: str) -> None:
    assert shown(f"Ring {written} today.", PHONE) == "Ring {{phone}} today."


def test_a_number_given_with_its_country_is_masked_in_a_target_too() -> None:
    abroad = Phone(display="+1 207 555 0148", href="tel:+12075550148")
    number = fact(FactKind.PHONE, abroad.display, detail=abroad)
    assert shown("Leads to tel:+12075550148.", number) == "Leads to tel:{{phone}}."


def test_mail_links_streets_and_names_are_masked_wherever_they_stand() -> None:
    assert shown("Write to Hello@hartley.example.", MAIL) == "Write to {{email}}."
    assert shown("Book at hartley.example/book now.", LINK) == "Book at {{link}} now."
    assert shown("We sit in Unit 6,  Mill Green Works, LS7 9ZZ.", PLACE) == (
        "We sit in {{address:street}}, {{address:postcode}}."
    )
    assert shown("Dr. Dave Hartley founded it.", DAVE) == "{{person:name}} founded it."
    assert shown("Dave Hartley founded it, Dave runs it.", DAVE) == (
        "{{person:plain}} founded it, {{person:first}} runs it."
    )


def test_the_name_of_the_firm_stays_and_so_does_a_name_that_is_a_word() -> None:
    assert shown("Hartley mends it.", NAME, DAVE) == "Hartley mends it."
    lamb = fact(FactKind.PERSON, "Mary Lamb", detail=Person(name="Mary Lamb"))
    assert shown("Lamb on Sundays, and lamb on Mondays.", lamb) == (
        "Lamb on Sundays, and lamb on Mondays."
    )


def test_who_praised_the_firm_is_masked_too() -> None:
    review = fact(
        FactKind.REVIEW, '"Good." Dilys Pugh', detail=Review(quote="Good.", author="Dilys Pugh")
    )
    assert shown("Dilys Pugh came back.", review) == "{{review:author}} came back."


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ring 01632 960 655 or 0171 2345678.", "Ring {{it:phone1}} or {{it:phone}}."),
        ("Ring +34 612 34 56 78.", "Ring {{it:phone}}."),
        ("Write to a.b@c.example.", "Write to {{it:email}}."),
        ("See https://a.example/x?y=1.", "See {{it:link}}."),
        ("We are at 12 Mill Road, Leeds.", "We are at {{it:street}}, Leeds."),
        ("In der Lindenstraße 4a in Köln.", "{{it:street}} in Köln."),
        ("En la calle Mayor, 12, de Olmo.", "En la {{it:street}}, de Olmo."),
        ("Ask Colin Fawcett.", "Ask {{it:name}}."),
        ("Pay to GB82 WEST 1234 5698 7654 32 please.", "Pay to {{it:iban}} please."),
        ("Pay to DE89370400440532013000.", "Pay to {{it:iban}}."),
        ("Card 4111 1111 1111 1111.", "Card {{it:card}}."),
        ("NI number QQ 12 34 56 C or AB123456C.", "NI number QQ 12 34 56 C or {{it:identity}}."),
        ("Steuer-ID 86 095 742 719.", "Steuer-ID {{it:identity}}."),
        ("DNI 12345678Z, NIE X1234567L.", "DNI {{it:identity1}}, NIE {{it:identity}}."),
        ("SSN 078-05-1120.", "SSN {{it:identity}}."),
    ],
)
def test_personal_data_in_a_sentence_is_masked_and_can_be_put_back(text: str, masked: str) -> None:
    assert shown(text) == masked
    one = said(text)
    whole = mask(Facts(entries=(one,)))
    assert whole.restore(whole.facts.entries[0].text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Registered charity 1000042, Gas Safe 592114, NGH-2231.",
        "Open 9.00-13.00 15.00-19.00 and 9:30 to 15:30, trips 11.00 13.00 15.00.",
        "Order number 41523367809 of 1987 1994 2003 2011.",
        "On 12.12.2026, 2026-12-12 and 01/02/2027.",
        "It costs £1,250.50, 46,000 pounds, 1.250.000 € or 12345678.",
        "Pay to GB82 WEST 1234 5698 7654 33.",
        "Card 4111 1111 1111 1112 is none.",
        "Steuer-ID 86 095 742 718.",
        "DNI 12345678A.",
        "We fit 120 x 240 x 18 mm boards since 1987.",
        "Lock 6 is next, of nine; 340 of us now.",
    ],
)
def test_other_numbers_and_wrong_checksums_are_shown(text: str) -> None:
    assert "iban" not in shown(text)
    assert not [f for f in personal(text) if f.kind in ("card", "identity", "street", "name")]
    if not text.startswith(("Pay", "Card", "Steuer")):
        assert shown(text) == text


def test_what_was_said_to_the_maker_alone_is_hidden_and_cannot_be_put_back() -> None:
    text = "Send the draft to jo@home.example, card 4111 1111 1111 1111."
    assert shown(text, kind=FactKind.PREFERENCE) == f"Send the draft to {HIDDEN}, card {HIDDEN}."
    masked = mask(Facts(entries=(said(text, FactKind.PREFERENCE),)))
    with pytest.raises(MarkUnknown):
        masked.restore(f"Pay with {HIDDEN}")


@pytest.mark.parametrize(
    "text",
    [
        "Ring {{f-0000000000}}",
        "Ring {{f-0000000000:phone}}",
        "Ring {{phone}}",
        "Ring {{",
        "Ring }} now",
        "Ring {{f-00000{{00000}}}}",
    ],
)
def test_a_mark_that_was_not_shown_is_refused(text: str) -> None:
    with pytest.raises(MarkUnknown) as raised:
        mask(Facts(entries=(PHONE,))).restore(text)
    assert str(raised.value) == (
        f"The text {text!r} has a mark that was not shown. Copy marks letter by letter, "
        f"or leave them out."
    )


def test_an_altered_mark_is_refused_and_a_whole_one_is_put_back() -> None:
    masked = mask(Facts(entries=(PHONE,)))
    mark = masked.facts.entries[0].text
    assert masked.restore(f"Ring {mark} now") == "Ring 0113 496 0172 now"
    for altered in (mark.upper(), mark.replace(":", ""), mark[:-1], f"{mark[:-2]}s}}}}"):
        if altered != mark:
            with pytest.raises(MarkUnknown):
                masked.restore(altered)


def test_a_brief_cannot_bring_marks_of_its_own() -> None:
    assert shown(f"Print {{{{{PHONE.fact_id}}}}} here {{}}.", PHONE) == "Print ((phone)) here ()."


def test_text_from_elsewhere_shows_known_things_as_marks_and_hides_the_rest() -> None:
    masked = mask(Facts(entries=(PHONE, DAVE)))
    text = masked.mask_text("Dave: +44 113 4960172, or 0171 234 5678, or x@y.example")
    assert text == (
        f"{{{{{DAVE.fact_id}:first}}}}: {{{{{PHONE.fact_id}}}}}, or {HIDDEN}, or {HIDDEN}"
    )


def test_masked_facts_keep_their_ids_and_are_not_taken_apart() -> None:
    facts = Facts(entries=(NAME, PHONE, MAIL, LINK, PLACE, DAVE))
    masked = mask(facts).facts
    assert [f.fact_id for f in masked.entries] == [f.fact_id for f in facts.entries]
    assert all(entry.detail is None for entry in masked.entries)


@pytest.mark.parametrize("name", BRIEFS)
def test_masking_an_example_is_undone_by_restoring(name: str) -> None:
    facts = facts_of_example(name)
    masked = mask(facts)
    for before, after in zip(facts.entries, masked.facts.entries, strict=True):
        if HIDDEN not in after.text:
            assert plain(masked.restore(after.text)) == plain(before.text)


def plain(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


DIGITS = st.from_regex(r"\A[1-9][0-9]{8,10}\Z")
AROUND = st.text("abc ,.:;()-\n", max_size=12)


@given(DIGITS, st.sampled_from([" ", "-", "/", ".", ""]), AROUND, AROUND)
def test_no_way_to_write_a_known_number_gets_through(
    digits: str, between: str, before: str, after: str
) -> None:
    number = "0" + digits
    phone = fact(FactKind.PHONE, number, detail=Phone(display=number, href=f"tel:{number}"))
    written = between.join((number[:4], number[4:7], number[7:]))
    text = mask(Facts(entries=(phone,))).mask_text(f"{before} {written} {after}")
    assert digits not in re.sub(r"\D", "", text.replace(phone.fact_id, ""))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Ask for Maria at the desk.", "Ask for {{it:name}} at the desk."),
        ("To book, speak to Nigel or call us.", "To book, speak to {{it:name}} or call us."),
        ("Ask for Maria's opinion.", "Ask for {{it:name}}'s opinion."),
        ("Fragen Sie nach Gisela.", "Fragen Sie nach {{it:name}}."),
        ("Pregunte por Beatriz en la tienda.", "Pregunte por {{it:name}} en la tienda."),
    ],
)
def test_a_given_name_that_is_asked_for_is_masked_and_put_back(text: str, without: str) -> None:
    assert shown(text) == without
    masked = mask(Facts(entries=(said(text),)))
    (entry,) = masked.facts.entries
    assert masked.restore(entry.text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ask for Florence at the desk.",  # may be a town, or a cake
        "Call Leeds 0113 for the time.",
        "Ask for Sourdough, or for rye.",
        "Maria cakes are baked on Fridays.",
        "Contact Marias-Kitchen by post.",
    ],
)
def test_what_may_be_no_person_is_not_masked(text: str) -> None:
    assert shown(text) == text


def test_facts_are_masked_once_and_changed_ones_anew() -> None:
    facts = facts_of_example("northgate-heating")
    assert mask(facts) is mask(facts)
    fewer = facts.model_copy(update={"entries": facts.entries[:1]})
    assert len(mask(fewer).facts.entries) == 1
