"""Labels that ask for a name, values that are yes, strokes between two prices, towns behind a trade."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Person, Price, Review
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


@pytest.mark.parametrize("label", ["Name of band", "Band name", "Name of the shop"])
def test_a_label_that_asks_what_something_is_called_gives_the_name(label: str) -> None:
    brief = read(
        f"{label}: The Lowgate Ramblers\nWhat: ceilidh band\n\nemail lowgate@ramblers.example\n"
    )
    assert said(brief, FactKind.NAME) == ["The Lowgate Ramblers"]


def test_towns_behind_a_trade_are_where_it_is_done() -> None:
    brief = read(
        "name: Ramblers\nwhat: covers band, Hull / East Riding\nphone: 07700 900812\n", "b.yaml"
    )
    assert said(brief, FactKind.TRADE) == ["covers band"]
    assert said(brief, FactKind.AREA) == ["Hull", "East Riding"]


def test_a_stroke_between_two_prices_is_no_unit() -> None:
    brief = read(
        "# Hollin\n\n## Shop\n\n- veg boxes small £12 / large £18\n- eggs £2/dozen\n", "b.md"
    )
    units = [one.unit for _, one in brief.sheet.details(Price)]
    assert units == ["", ""]


@pytest.mark.parametrize(
    "lead", ["what folk say...", "What our regulars think:", "what brides said -"]
)
def test_whoever_is_said_to_say_something_heads_reviews(lead: str) -> None:
    brief = read(f'# Ramblers\n\nA band in Hull.\n\n{lead}\n"My nan danced all night." Bride, Cottingham\n', "b.md")  # fmt: skip
    assert [one.author for _, one in brief.sheet.details(Review)] == ["Bride"]
    assert said(brief, FactKind.STATEMENT) == []


def test_what_is_only_affirmed_is_told_with_its_key() -> None:
    brief = read("name: Foot Care\nphone: 01943 555 0120\ncards: yes\ncheques: no\ninsured: yes\nbooking form: yes\n", "b.yaml")  # fmt: skip
    told = [*said(brief, FactKind.PAYMENT, FactKind.STATEMENT, FactKind.EXCLUSION)]
    assert told == ["Cards: yes", "Cheques: no", "Insured: yes"]
    assert said(brief, FactKind.PREFERENCE, FactKind.INTEGRATION) == ["Booking form: yes"]


def test_inc_ends_no_sentence() -> None:
    brief = read("# Ramblers\n\nA band in Hull. Fees are inc. PA and lights.\n", "b.md")
    assert said(brief, FactKind.STATEMENT) == ["Fees are inc. PA and lights."]


def test_a_lead_to_quotations_ends_the_section_before_it() -> None:
    brief = read('# Ramblers\n\n## Gigs\n\n21 March 2027 – Memorial Hall\n\nwhat folk say...\n"My nan danced all night." Bride, Cottingham\n', "b.md")  # fmt: skip
    assert [one.author for _, one in brief.sheet.details(Review)] == ["Bride"]
    assert said(brief, FactKind.STATEMENT) == []


def test_below_reviews_a_bracket_says_whose_words_they_are() -> None:
    brief = read("# Foot Care\n\n## Kind words\n\n- Like walking on air (Mr B, 84)\n", "b.md")
    assert [(one.quote, one.author, one.source) for _, one in brief.sheet.details(Review)] == [
        ("Like walking on air", "Mr B", "84")
    ]


def test_what_somebody_is_not_and_cannot_do_is_refused() -> None:
    text = "I'm not a podiatrist and can't do nail surgery."
    brief = read(f"# Foot Care\n\nFoot care in Ilkley. {text}\n", "b.md")
    assert said(brief, FactKind.EXCLUSION) == [text]


def test_quals_are_what_somebody_holds() -> None:
    brief = read("name: Foot Care\nphone: 01943 555 0120\nowner:\n  name: Sue Pickering\n  quals: MCFHP MAFHP\n", "b.yaml")  # fmt: skip
    assert [one.credential for _, one in brief.sheet.details(Person)] == ["MCFHP MAFHP"]
