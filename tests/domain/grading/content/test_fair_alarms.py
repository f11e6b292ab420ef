"""Content audits leave lists of prices, demonstrations, error pages and quotations alone."""

from domain.facts import Address, Email, FactKind, Facts, Phone, fact
from domain.grading.content import grade_content
from domain.grading.grade import Finding
from domain.grading.view import Context, SiteView
from domain.site import Site, SiteFile

FILLER = "".join(
    f"<p>The {a} {b} of the {c} is at the {d}, {b}{c} and {d}{a} to {c}{a}.</p>"
    for a, b, c, d in zip(
        "tall wide dark pale blue thin warm cold soft calm deep high".split(),  # noqa: SIM905
        "lamp desk door bowl jar vase rug pan cup bed box fan".split(),  # noqa: SIM905
        "stool mirror window shelf basket hearth ladder candle cabin fence gate barn".split(),  # noqa: SIM905
        "mill pond yard lane hill wood ford weir farm park pier dock".split(),  # noqa: SIM905
        strict=True,
    )
)


def _found(rule: str, context: Context | None = None, **bodies: str) -> list[Finding]:
    """Return the findings of one rule on a site of these pages."""
    site = Site.of(
        SiteFile.text(
            f"{name.strip('_')}.html",
            f"<!doctype html><html lang=en><title>x</title><main><h1>x</h1>{body}</main>",
        )
        for name, body in bodies.items()
    )
    graded = grade_content(SiteView(site, context or Context()), target=0.9)
    return [f for f in graded.findings if f.rule == f"content/{rule}"]


def test_units_and_labels_beside_prices_are_no_stuffing() -> None:
    rows = "".join(f"<tr><td>Zimmer {n}<td>{n} € pro Nacht, Frühstück inklusive" for n in range(9))
    items = "".join(f"<li>Seat {n}, £{n} per person, tea included</li>" for n in range(9))
    assert _found("keyword-stuffing", index=f"{FILLER}<table>{rows}</table>") == []
    assert _found("keyword-stuffing", index=f"{FILLER}<ul>{items}</ul>") == []
    assert _found("keyword-stuffing", index=FILLER + "<p>from per month</p>" * 9) == []


def test_a_phrase_repeated_in_prose_is_stuffing() -> None:
    assert _found("keyword-stuffing", index=FILLER + "<p>Our cheap plumber team is here.</p>" * 15)


def test_numbers_reserved_for_fiction_are_minor_and_told_once() -> None:
    body = "<p>Call 207-555-0148 or 207-555-0150, or write to us@anna.example.com.</p>"
    found = _found("placeholder-text", index=body, other=body)
    assert [f.severity for f in found] == ["minor"]
    assert [f.severity for f in _found("placeholder-text", a="<p>Hi.</p>", b=body)] == ["minor"]


def test_invented_numbers_stay_grave() -> None:
    for number in ("123-456-7890", "555-5555", "0123456789"):
        found = _found("placeholder-text", a=f"<p>Call {number}</p>")
        assert [f.severity for f in found if f.severity != "minor"]


def test_an_error_page_is_not_compared_with_the_others() -> None:
    sound = "<p>Call 0113 496 0182</p>"
    slip = "<p>Call 0113 496 8182</p>"
    assert _found("consistent-contact", index=sound * 2, **{"404": slip}) == []  # pyright: ignore[reportArgumentType] # no name may start with a digit
    assert _found("consistent-contact", index=sound * 2, other=slip)


def test_names_quotations_and_words_of_facts_may_be_spelt_in_their_way() -> None:
    british = "<p>The colour of the harbour.</p>"
    facts = Facts(entries=(fact(FactKind.STATEMENT, "The center opens at nine."),))
    assert _found("mixed-spelling", index=british + "<blockquote>What a center.</blockquote>") == []
    assert _found("mixed-spelling", index=british + "<p>She said “what a center”.</p>") == []
    stated = british + "<p>Our center.</p>"
    assert _found("mixed-spelling", Context(facts=facts), index=stated) == []
    assert _found("mixed-spelling", index=stated)


_WHERE = "Unit 2, The Old Dairy, Church Lane, Lydney GL15 5AA"
_REACHED = Facts(
    entries=(
        fact(FactKind.NAME, "Muddy Paws"),
        fact(
            FactKind.ADDRESS,
            _WHERE,
            detail=Address(
                street="Unit 2, The Old Dairy, Church Lane",
                postal_code="GL15 5AA",
                locality="Lydney",
            ),
        ),
        fact(
            FactKind.PHONE,
            "01594 555 0143",
            detail=Phone(display="01594 555 0143", href="tel:+441594555143"),
        ),
        fact(FactKind.EMAIL, "hi@paws.example", detail=Email(address="hi@paws.example")),
    )
)


def test_a_long_address_may_stand_beside_the_hours_and_under_contact() -> None:
    shown = "<address>Unit 2, The Old Dairy, Church Lane<br>Lydney<br>GL15 5AA</address>"
    assert _found("repetition", index=f"<div>{shown}</div><h2>Contact</h2>{shown}") == []


def test_hours_and_contact_data_of_the_facts_may_stand_twice() -> None:
    for told in (
        f"<p>{_WHERE}</p>",
        f"<p>Muddy Paws, {_WHERE}. Tel: 01594 555 0143, e-mail hi@paws.example</p>",
        "<p>Open Monday to Friday 9am to 5pm and Saturday 9am to 1pm</p>",
    ):
        assert _found("repetition", Context(facts=_REACHED), index=told * 2) == []


def test_copy_that_stands_twice_is_faulted_also_where_it_names_the_address() -> None:
    for told in (
        "We groom every dog in a calm, warm room of its own.",
        f"Bring your dog along to us at {_WHERE}",
        "Ring Muddy Paws on 01594 555 0143 and tell us all about your dog",
        "Ring us from 9am to 5pm and tell us all about your dog",
    ):
        twice = f"<p>{told}</p><h2>Contact</h2><p>{told}</p>"
        (found,) = _found("repetition", Context(facts=_REACHED), index=twice)
        assert found.evidence == f"twice: {told!r}"


def test_an_address_no_fact_tells_may_not_stand_twice_in_copy() -> None:
    assert _found("repetition", index=f"<p>{_WHERE}</p>" * 2)
