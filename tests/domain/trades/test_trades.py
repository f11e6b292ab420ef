"""Trades are known by their words, in three languages."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import SDO

from domain.agents.design.layout_architecture import Archetype
from domain.agents.discovery.brand_identity import Motif
from domain.agents.discovery.business_requirements import Action
from domain.facts import FactKind, Facts, Language, ServiceDetail, fact
from domain.trades import GENERAL, TRADES
from domain.trades.recognition import trade_of

K = FactKind
SCHEMA = {str(term).rsplit("/", 1)[-1] for term in dir(SDO)}
TRAITS = {
    *("sturdy", "warm", "precise", "calm", "lively", "elegant", "playful", "bold", "modest"),
    "fresh",
}


def recognised(language: Language, *entries: tuple[FactKind, str]) -> str:
    return trade_of(Facts(language=language, entries=tuple(fact(k, t) for k, t in entries)))


def test_there_are_at_least_sixty_trades_over_all_nine_archetypes():
    assert len(TRADES) >= 60
    first = {trade.archetypes[0] for trade in TRADES.values()}
    assert first == set(get_args(Archetype))


@pytest.mark.parametrize("key", TRADES)
def test_a_trade_has_only_types_motifs_and_actions_that_exist(key: str):
    trade = TRADES[key]
    assert trade.schema_type in SCHEMA
    assert set(trade.motifs) <= set(get_args(Motif))
    assert len(set(trade.motifs)) >= 3
    assert trade.actions
    assert set(trade.actions) <= set(get_args(Action))
    assert 2 <= len(trade.traits) <= 5
    assert set(trade.traits) <= TRAITS
    assert trade.noun in {"services", "menu", "treatments", "works", "rooms", "products", "courses"}
    assert set(trade.generic) == set(get_args(Language))


@pytest.mark.parametrize("language", get_args(Language))
def test_every_trade_has_its_words_in_every_language(language: Language):
    wordless = [key for key, trade in TRADES.items() if not trade.words[language]]
    assert wordless == ["general"]


@pytest.mark.parametrize("language", get_args(Language))
def test_the_first_word_of_a_trade_leads_back_to_it(language: Language):
    lost = {
        key: found
        for key, trade in TRADES.items()
        if trade is not GENERAL
        and (found := recognised(language, (K.TRADE, trade.words[language][0]))) != key
    }
    assert lost == {}


@pytest.mark.parametrize(
    ("language", "kind", "text", "key"),
    [
        ("en", K.STATEMENT, "We are a barber shop with three chairs.", "hairdresser"),
        (
            "en",
            K.STATEMENT,
            "A bicycle repair shop in Ghent, open in the evenings.",
            "bicycle_shop",
        ),
        ("en", K.NAME, "Baker & Sons Plumbing", "plumber"),
        ("en", K.NAME, "Mason Roofing", "roofer"),
        ("en", K.STATEMENT, "We are a small bakery in Leeds.", "bakery"),
        ("en", K.TRADE, "Painter and decorator", "painter"),
        ("en", K.STATEMENT, "I make pots: a ceramicist in Bath.", "ceramicist"),
        ("en", K.STATEMENT, "Food bank run by volunteers.", "food_bank"),
        ("en", K.TRADE, "Photographer, architecture and landscape", "photographer"),
        ("en", K.TRADE, "Architecture photographer", "photographer"),
        ("en", K.TRADE, "Bakery and café", "bakery"),
        ("en", K.PREFERENCE, "I need a website for my bakery in Leeds.", "bakery"),
        (
            "en",
            K.PREFERENCE,
            "I'm Dave, a mobile mechanic in Truro, and I'd like a site.",
            "garage",
        ),
        ("en", K.PREFERENCE, "It should not look like a council or a bakery.", "general"),
        ("en", K.LICENCE, "We are a registered charity (number 1000042).", "charity"),
        ("es", K.TRADE, "Fotógrafo de arquitectura", "photographer"),
        ("de", K.NAME, "Schneider & Partner Rechtsanwälte", "lawyer"),
        ("de", K.NAME, "Tischlerei Bauer", "joiner"),
        ("de", K.NAME, "Rechtsanwältin Schneider", "lawyer"),
        ("en", K.NAME, "Plumbing by Baker", "plumber"),
        ("de", K.NAME, "Kindergarten Sonnenblume", "kindergarten"),
        ("de", K.STATEMENT, "Wir sind eine Holzofenbäckerei in Fulda.", "bakery"),
        ("de", K.STATEMENT, "Die Landmetzgerei im Tal.", "butcher"),
        ("de", K.NAME, "Malermeister Koch", "painter"),
        ("de", K.TRADE, "Hochzeitsfotografin", "photographer"),
        ("es", K.NAME, "Fontanería Ruiz", "plumber"),
        ("es", K.STATEMENT, "Somos una librería de barrio en Cádiz.", "bookshop"),
        ("es", K.NAME, "Clínica dental Prado", "dentist"),
        ("es", K.STATEMENT, "Taller de bicicletas en Gijón.", "bicycle_shop"),
    ],
)
def test_a_trade_is_read_off_the_words_of_the_brief(
    language: Language, kind: FactKind, text: str, key: str
):
    assert recognised(language, (kind, text)) == key


@pytest.mark.parametrize(
    "text",
    [
        "We sell barges and barbed wire.",
        "The view is unobstructed.",
        "Please call after six.",
        "The rooftop is closed in winter.",
    ],
)
def test_part_of_another_word_tells_no_trade(text: str):
    assert recognised("en", (K.STATEMENT, text)) == "general"


def test_a_named_trade_outweighs_any_number_of_services():
    services = tuple(
        fact(K.SERVICE, f"Boiler {n}", detail=ServiceDetail(name=f"Plumbing and boiler {n}"))
        for n in range(30)
    )
    sheet = Facts(entries=(*services, fact(K.TRADE, "Florist")))
    assert trade_of(sheet) == "florist"


def test_what_the_firm_refuses_tells_no_trade():
    assert recognised("en", (K.EXCLUSION, "We are not a plumber.")) == "general"


def test_a_word_of_the_work_said_often_is_not_a_trade():
    locks = (f"Lock {n} is being rebuilt." for n in range(12))
    assert recognised("en", *((K.STATEMENT, text) for text in locks)) == "general"


def test_services_tell_the_trade_when_nothing_else_does():
    names = ("Slate repairs", "Gutter cleaning", "Chimney repointing")
    entries = tuple(fact(K.SERVICE, n, detail=ServiceDetail(name=n)) for n in names)
    assert trade_of(Facts(entries=entries)) == "roofer"


@given(st.lists(st.text(min_size=1, max_size=60), max_size=6), st.sampled_from(get_args(Language)))
def test_any_text_leads_to_a_trade_that_exists(texts: list[str], language: Language):
    entries = tuple(fact(K.STATEMENT, text) for text in texts)
    assert trade_of(Facts(language=language, entries=entries)) in TRADES


@pytest.mark.parametrize(
    ("texts", "trade"),
    [
        (("I trained for three years at the school in Newark.", "Tuning and repair of pianos."), "piano_workshop"),
        (("We're at Lower Tree Farm, Dunsop Lane, Clitheroe BB7 3ZZ.", "We teach juggling."), "general"),
        (("There is parking for 20 cars and the number 11 bus stops at the farm gate.", "We teach juggling."), "general"),
        (("Sie finden uns im Hotel Post, Marktplatz 3, 96049 Bamberg.", "Wir flechten Körbe."), "general"),
    ],
)  # fmt: skip
def test_where_somebody_learned_or_lives_is_no_trade(texts: tuple[str, ...], trade: str) -> None:
    language = "de" if "Wir" in texts[-1] else "en"
    found = tuple(fact(FactKind.STATEMENT, text) for text in texts)
    assert trade_of(Facts(language=language, entries=found)) == trade


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Piano tuner"), ("en", "Tuning, repair and restoration of upright and grand pianos."), ("de", "Klavierbauer"), ("es", "afinador de pianos")],
)  # fmt: skip
def test_who_tunes_pianos_is_no_musician_and_no_joiner(language: Language, said: str) -> None:
    kind = FactKind.STATEMENT if "." in said else FactKind.TRADE
    assert trade_of(Facts(language=language, entries=(fact(kind, said),))) == "piano_workshop"
