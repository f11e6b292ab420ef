"""Requirements name no firm the brief does not, and no action without its means."""

from typing import get_args

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from domain.agents.discovery.business_requirements import (
    BUSINESS_REQUIREMENTS,
    BusinessRequirements,
)
from domain.facts import Facts, Language
from tests.domain.agents.discovery.sheets import (
    BICYCLES,
    DENTIST,
    ROOFER,
    SHEETS,
    SOFTWARE,
    K,
    address,
    booking,
    email,
    form,
    given,
    phone,
    says,
    sheet,
)


def requirements(of: Facts) -> BusinessRequirements:
    return BUSINESS_REQUIREMENTS.draft(given(BUSINESS_REQUIREMENTS, of))


@pytest.mark.parametrize("key", SHEETS)
def test_the_trade_of_each_sheet_is_recognised(key: str):
    assert requirements(SHEETS[key]).trade == key


def test_a_firm_without_a_name_is_called_what_it_calls_itself():
    made = requirements(BICYCLES)
    assert (made.company, made.company_is_named) == ("Bicycle repair shop", False)


def test_a_name_is_printed_as_the_brief_gives_it():
    made = requirements(ROOFER)
    assert (made.company, made.company_is_named) == ("Pennine Roofing Ltd", True)


def test_with_no_contact_at_all_a_visitor_can_only_read():
    assert requirements(BICYCLES).actions == ("read",)


def test_the_action_of_the_trade_comes_first_when_the_facts_allow_it():
    assert requirements(DENTIST).actions == ("book", "call")
    assert requirements(SOFTWARE).actions == ("try",)


def test_a_goal_of_the_client_puts_its_action_first():
    made = requirements(sheet("en", *ROOFER.entries, *says(K.GOAL, "More enquiries by e-mail.")))
    assert made.actions[0] == "email"


def test_a_fax_number_cannot_be_called():
    assert requirements(sheet("de", phone("0431 555 02", "Fax"))).actions == ("read",)


def test_an_insecure_form_is_no_way_to_write():
    assert "write" not in requirements(sheet("en", form("http://forms.example/x"))).actions
    assert "write" in requirements(sheet("en", form("https://forms.example/x"))).actions


def test_what_only_the_client_knows_is_asked_in_their_language():
    made = requirements(sheet("de", *says(K.STATEMENT, "Wir freuen uns auf Sie.")))
    assert made.open_questions[0] == "Wie heißt Ihr Betrieb?"
    assert len(made.open_questions) == 4


MEANS = {
    "call": phone("01422 555 019"),
    "email": email("a@b.example"),
    "visit": address("Main Street 1", "1000", "Town"),
    "book": booking("https://book.example/"),
    "write": form("https://forms.example/x"),
}


@over(st.sets(st.sampled_from(sorted(MEANS))), st.sampled_from(get_args(Language)))
def test_the_actions_are_exactly_those_the_facts_give_the_means_for(
    means: set[str], language: Language
):
    made = requirements(sheet(language, *(MEANS[action] for action in sorted(means))))
    assert set(made.actions) == (means or {"read"})
    assert len(made.measures) == min(3, len(made.actions))
