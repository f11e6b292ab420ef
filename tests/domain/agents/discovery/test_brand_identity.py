"""The brand follows the facts: name, voice, character and one idea."""

from typing import get_args

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from domain.agents.discovery._motifs import MOTIF_WORDS
from domain.agents.discovery.brand_identity import (
    BRAND_IDENTITY,
    SHORT_NAME,
    BrandIdentity,
    Motif,
    short_name,
)
from domain.facts import Facts, Language, Person, fact
from domain.grading.grade import Finding
from domain.trades import TRADES
from tests.domain.agents.discovery.sheets import (
    BICYCLES,
    DENTIST,
    EMPTY,
    GUESTHOUSE,
    LAWYER,
    PHOTOGRAPHER,
    PLUMBERS,
    RESTAURANT,
    ROOFER,
    SHEETS,
    K,
    given,
    says,
    service,
    sheet,
)


def brand(of: Facts) -> BrandIdentity:
    return BRAND_IDENTITY.draft(given(BRAND_IDENTITY, of))


@pytest.mark.parametrize(
    ("of", "motif", "source"),
    [
        (GUESTHOUSE, "vine", "Das Haus steht seit 1911 im Weinberg über der Mosel."),
        (RESTAURANT, "waves", "Taberna del Puerto"),
        (
            ROOFER,
            "slates",
            "Slate roofs. We strip, felt and re-slate. Old slates are kept where they are sound.",
        ),
    ],
)
def test_a_word_of_the_facts_chooses_the_idea(of: Facts, motif: str, source: str):
    idea = brand(of).idea
    assert (idea.motif, idea.source.text) == (motif, source)


def test_forty_plumbers_share_out_the_ideas_of_their_trade():
    firms = [
        sheet("en", *says(K.NAME, f"Okafor {n}"), *says(K.TRADE, "Plumber")) for n in range(40)
    ]
    motifs = [brand(of).idea.motif for of in firms]
    assert set(motifs) == set(TRADES["plumber"].motifs)
    assert max(motifs.count(motif) for motif in motifs) <= 20


def test_without_a_telling_word_the_idea_is_one_of_the_trades():
    for key, of in SHEETS.items():
        made = brand(of)
        assert made.idea.motif in (*TRADES[key].motifs, "waves", "vine", "slates", "petals")


def test_every_motif_has_words_that_call_it_up():
    assert set(MOTIF_WORDS) == set(get_args(Motif))


def test_the_seed_follows_name_and_trade_and_nothing_else():
    more = sheet("en", *ROOFER.entries, service("Chimneys"), *says(K.STATEMENT, "We are near."))
    assert brand(more).seed == brand(ROOFER).seed
    assert brand(ROOFER).seed != brand(PLUMBERS[0]).seed


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Pennine Roofing Ltd", "Pennine Roofing"),
        ("Kanzlei Schneider & Partner mbB", "Schneider & Partner"),
        ("Bäckerei Sonnenschein GmbH & Co. KG", "Bäckerei Sonnenschein"),
        ("Talleres Hermanos Fernández de la Vega S.L.", "Talleres Hermanos"),
        ("Donaudampfschifffahrtsgesellschaftsmuseum", "Donaudampfschifffahrtsge"),
        ("Ona", "Ona"),
    ],
)
def test_a_short_name_is_cut_between_words_and_without_the_legal_form(name: str, short: str):
    assert short_name(name, TRADES["lawyer"]) == short


@over(st.text(min_size=1, max_size=120).filter(lambda text: text.strip() != ""))
def test_any_name_has_a_short_form_that_fits(name: str):
    assert 1 <= len(short_name(name, TRADES["roofer"])) <= SHORT_NAME


def test_a_lone_maker_speaks_as_i():
    assert brand(PHOTOGRAPHER).voice.person == "i"
    assert brand(ROOFER).voice.person == "we"


def test_formality_follows_the_trade():
    assert brand(LAWYER).voice.formality == "formal"
    assert brand(DENTIST).voice.formality == "warm"


@pytest.mark.parametrize(
    ("language", "wish", "words"),
    [
        ("en", 'Please don\'t use the words "cheap" or "24/7".', ("cheap", "24/7")),
        ("en", "Don't say ‘passionate’.", ("passionate",)),
        ("de", "Bitte verwenden Sie nicht das Wort „schmerzfrei“.", ("schmerzfrei",)),
        ("es", "Por favor, no usen «líder».", ("líder",)),
        ("en", "Please don't forget that we're open on Sundays, that's it.", ()),
    ],
)
def test_words_the_client_does_not_want_are_avoided(
    language: Language, wish: str, words: tuple[str, ...]
):
    avoided = brand(sheet(language, *says(K.PREFERENCE, wish))).voice.avoid
    assert avoided[: len(words)] == words
    assert set(avoided[len(words) :]) == set(brand(sheet(language)).voice.avoid)


def test_a_name_the_client_does_not_want_to_be_called_is_avoided():
    of = sheet("en", *says(K.PREFERENCE, "Do not call me passionate."))
    assert brand(of).voice.avoid[0] == "passionate"


def test_a_phrase_the_client_uses_is_not_avoided():
    of = sheet("en", *says(K.STATEMENT, "We call our oven state-of-the-art."))
    assert "state-of-the-art" not in brand(of).voice.avoid
    assert "state-of-the-art" in brand(ROOFER).voice.avoid


def test_wishes_set_the_character_and_refusals_limit_it():
    assert brand(DENTIST).traits[:2] == ("warm", "calm")
    assert "playful" not in brand(DENTIST).traits


def test_a_character_the_client_refuses_is_not_taken_from_the_trade():
    of = sheet("de", *LAWYER.entries, *says(K.PREFERENCE, "Bitte nicht ruhig."))
    assert "calm" in brand(LAWYER).traits
    assert "calm" not in brand(of).traits


@pytest.mark.parametrize("of", [*SHEETS.values(), EMPTY])
def test_a_brand_has_two_to_five_traits(of: Facts):
    assert 2 <= len(brand(of).traits) <= 5


def test_a_firm_without_a_name_bears_its_own_word_for_itself():
    assert brand(BICYCLES).name == "Bicycle repair shop"
    assert brand(BICYCLES).tagline is None


def sent_back(rule: str) -> Finding:
    return Finding(
        rule=rule, severity="minor", page="/", evidence="x", fix="x", owner="brand_identity"
    )


def test_a_sentence_to_a_friend_is_dropped_when_the_form_of_address_comes_back():
    of = sheet("de", *says(K.STATEMENT, "Bei uns im Chor singst du mit."))
    told = sent_back("content/form-of-address")
    assert brand(of).positioning is not None
    assert BRAND_IDENTITY.draft(given(BRAND_IDENTITY, of, {}, told)).positioning is None


def test_a_tagline_in_capitals_is_set_in_small_letters_when_it_comes_back():
    of = sheet("en", *says(K.TAGLINE, "ROOFS THAT STAY ON IN ANY STORM"))
    told = sent_back("accessibility/typed-capitals")
    again = BRAND_IDENTITY.draft(given(BRAND_IDENTITY, of, {}, told))
    assert again.tagline is not None
    assert again.tagline.text == "Roofs that stay on in any storm"
    assert again.tagline.facts == (of.entries[0].fact_id,)


@over(st.sampled_from(get_args(Language)), st.lists(st.text(min_size=1, max_size=80), max_size=5))
def test_a_promise_is_never_more_than_a_sentence_of_the_brief(language: Language, texts: list[str]):
    of = sheet(language, *says(K.STATEMENT, *texts))
    promise = brand(of).promise
    assert promise is None or promise.text in texts


def test_whoever_says_i_and_names_nobody_else_is_alone():
    mine, ours = (says(K.STATEMENT, f"{who} cut the stone.") for who in ("I", "We"))
    ada, ben = (fact(K.PERSON, name, detail=Person(name=name)) for name in ("Ada", "Ben"))
    assert brand(sheet("en", *mine)).voice.is_alone
    assert brand(sheet("en", *mine, ada)).voice.is_alone
    assert not brand(sheet("en", *mine, ada, ben)).voice.is_alone
    assert not brand(sheet("en", *ours, ada)).voice.is_alone
