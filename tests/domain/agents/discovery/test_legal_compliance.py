"""The law says what must stand on the pages and what may not."""

from typing import get_args

import pytest

from domain.agents.discovery.legal_compliance import LEGAL_COMPLIANCE, LegalCompliance
from domain.facts import Facts, Language, Licence, fact
from domain.trades import TRADES
from tests.domain.agents.discovery.sheets import (
    CHOIR,
    DENTIST,
    LAWYER,
    RESTAURANT,
    ROOFER,
    K,
    form,
    given,
    says,
    sheet,
)


def law(of: Facts) -> LegalCompliance:
    return LEGAL_COMPLIANCE.draft(given(LEGAL_COMPLIANCE, of))


def words(of: Facts) -> set[str]:
    return {claim.word for claim in law(of).forbidden}


@pytest.mark.parametrize(
    ("language", "some"),
    [
        ("en", {"award-winning", "best", "leading", "guaranteed", "certified", "trusted", "no. 1"}),
        ("en", {"since", "family-run", "experienced"}),
        ("de", {"preisgekrönt", "führend", "garantiert", "bester", "familiengeführt", "seit"}),
        ("es", {"líder", "mejor", "galardonado", "garantizado", "empresa familiar", "desde hace"}),
    ],
)
def test_empty_claims_are_forbidden_in_every_language(language: Language, some: set[str]):
    assert some <= words(sheet(language))


def test_a_fact_that_says_so_allows_a_plain_word():
    of = sheet("en", *ROOFER.entries, *says(K.HISTORY, "A family-run firm since 1994."))
    assert not {"family-run", "since"} & words(of)
    assert {"family-run", "since"} <= words(ROOFER)


def test_the_clients_own_praise_allows_no_superlative():
    praise = says(K.STATEMENT, "We are the best roofers and award-winning.")
    assert {"best", "award-winning"} <= words(sheet("en", *praise))


def test_an_award_allows_its_superlative():
    award = says(K.AWARD, "Best Bakery, Bath Good Food Awards 2023")
    assert "best" not in words(sheet("en", *award))


def test_a_wish_to_the_maker_supports_nothing():
    wish = says(K.PREFERENCE, "Please write that we are family-run and trusted.")
    assert {"family-run", "trusted"} <= words(sheet("en", *wish))


def test_health_and_law_promise_no_success_whatever_the_facts_say():
    claims = says(K.STATEMENT, "Die Behandlung ist schmerzfrei.")
    assert "schmerzfrei" in words(sheet("de", *DENTIST.entries, *claims))
    assert "erfolgsgarantie" in words(LAWYER)
    assert "erfolgsgarantie" not in words(CHOIR)


@pytest.mark.parametrize(
    ("of", "pages"),
    [
        (LAWYER, ("imprint",)),
        (RESTAURANT, ("imprint",)),
        (CHOIR, ()),
        (ROOFER, ()),
        (sheet("en", form("https://forms.example/x")), ("privacy",)),
        (sheet("en", form("http://forms.example/x")), ()),
        (sheet("de", *LAWYER.entries, form("https://forms.example/x")), ("privacy", "imprint")),
    ],
)
def test_pages_follow_from_form_language_and_address(of: Facts, pages: tuple[str, ...]):
    assert law(of).pages == pages


def test_a_german_site_without_an_address_is_told_what_the_imprint_lacks():
    assert any("Anschrift" in note for note in law(CHOIR).notes)


def test_numbers_the_law_wants_printed_are_statements():
    of = sheet(
        "en",
        *says(K.STATEMENT, "Registered charity number 1149920.", "We like tea."),
        fact(K.LICENCE, "Gas Safe 554871", detail=Licence(name="Gas Safe", number="554871")),
    )
    made = law(of)
    assert [p.text for p in made.statements] == ["Registered charity number 1149920."]
    assert [p.text for p in made.licences] == ["Gas Safe 554871"]


def test_a_statement_another_one_contains_is_not_printed_twice():
    of = sheet(
        "de",
        *says(K.STATEMENT, "Amtsgericht Essen, PR 12.", "Amtsgericht Essen, PR 12, Kammer Köln."),
    )
    assert [p.text for p in law(of).statements] == ["Amtsgericht Essen, PR 12, Kammer Köln."]


@pytest.mark.parametrize("language", get_args(Language))
def test_no_word_is_forbidden_twice(language: Language):
    for trade in TRADES.values():
        of = sheet(language, *says(K.TRADE, *trade.words[language][:1]))
        found = [claim.word for claim in law(of).forbidden]
        assert len(found) == len(set(found))
