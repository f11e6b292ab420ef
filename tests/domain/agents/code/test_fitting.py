"""Words and the room they have: long words, phone numbers, buttons in the header."""

import pytest
from hypothesis import given as over
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from domain.agents.code.component_code import LETTERS, PageMarkup, fitted, joined
from domain.agents.code.projection import LONGEST_HEADER_ACTION
from domain.agents.code.styling import Styles
from domain.facts import FactKind, Facts
from tests.domain.agents.code.firms import FIRMS
from tests.domain.agents.code.sheet import Sheet
from tests.studio import outputs_of


def home_of(facts: Facts) -> LexborHTMLParser:
    made = outputs_of(facts, PageMarkup)[PageMarkup]
    found = [page for page in made if isinstance(page, PageMarkup)]
    return LexborHTMLParser(next(page.body for page in found if page.url == "/"))


@over(st.text(alphabet="abcdefghijklmn -", min_size=1, max_size=80))
def test_the_class_names_a_length_no_shorter_than_the_longest_unbroken_word(text: str) -> None:
    longest = max((len(part) for part in text.replace("-", " ").split()), default=0)
    classes = fitted(text, 9).split()
    if longest > 9:
        assert int(classes[0][1:]) >= min(longest, LETTERS[-1])
        assert "lw" in classes or longest < 16


def test_a_long_word_makes_the_headline_smaller_in_the_sheet() -> None:
    (styles,) = outputs_of(FIRMS["software"](), Styles)[Styles]
    assert isinstance(styles, Styles)
    for letters in LETTERS:
        assert f".l{letters}{{--long:{letters}}}" in styles.css
    assert "--fit:max(1.5rem,var(--room)/(var(--long)*var(--em)))" in styles.css


@pytest.mark.parametrize("firm", FIRMS)
def test_every_headline_with_a_long_word_carries_its_length(firm: str) -> None:
    heading = home_of(FIRMS[firm]()).css_first("h1")
    assert heading is not None
    words = heading.text().replace("-", " ").split()
    longest = max(map(len, words))
    classes = (heading.attributes["class"] or "").split()
    assert any(name[1:].isdigit() for name in classes) or longest <= 9


def test_the_figures_of_a_phone_number_stay_together_and_words_part() -> None:
    assert joined("Call 0113 496 0172") == "Call 0113\u00a0496\u00a00172"
    assert joined("(0113) 496") == "(0113)\u00a0496"
    assert joined("two words") == "two words"


def test_a_button_in_the_header_is_short_when_the_address_is_long() -> None:
    sheet = Sheet("en", "GB", "GBP")
    sheet.say(FactKind.NAME, "Long Mill Press")
    sheet.say(FactKind.TRADE, "Printer")
    sheet.email("printer@longmill.example")
    sheet.service("Business cards")
    button = home_of(sheet.facts).css_first(".top .act a")
    assert button is not None
    assert "@" not in button.text()
    assert len(button.text()) <= LONGEST_HEADER_ACTION


def test_one_area_is_told_with_the_contact_and_several_have_a_section() -> None:
    one = Sheet("en", "GB", "GBP")
    one.say(FactKind.TRADE, "Plumber")
    one.phone("0113 496 0000", "+441134960000")
    one.say(FactKind.AREA, "Whitby")
    home = home_of(one.facts)
    assert not home.css(".k-areas")
    assert "Whitby" in home.css_first(".k-contact, .hero .panel, .places").text()  # pyright: ignore[reportOptionalMemberAccess] # one of them is there
    one.say(FactKind.AREA, "Robin Hood's Bay")
    assert home_of(one.facts).css(".k-areas")
