from itertools import combinations

import pytest

from domain.agents.content._founding import founding
from domain.agents.content._headlines import is_aside
from domain.agents.content._material import in_sentence
from domain.agents.content.hero_copy import HERO_COPY, HeroCopy
from domain.agents.discovery.brand_identity import BRAND_IDENTITY
from domain.agents.spec import Feedback, Given
from domain.facts import Article, Fact, FactKind, Facts, Language, Licence, fact
from tests.domain.agents.content.abroad import BAKER, PHYSIO
from tests.domain.agents.content.firms import (
    ROOFER,
    run,
    said_of_slate,
    service_fact,
    studio,
    translated,
)
from tests.domain.agents.content.refusals import sent_back


def _heroes(
    facts: Facts,
    *,
    trade: str = "general",
    noun: str = "services",
    seed: int = 0,
    feedback: tuple[Feedback, ...] = (),
) -> HeroCopy:
    outputs = studio(facts, trade=trade, noun=noun, seed=seed)
    (found,) = run(HERO_COPY, facts, outputs, feedback)
    assert isinstance(found, HeroCopy)
    return found


def _with(*more: Fact, start: Facts = ROOFER) -> Facts:
    return start.model_copy(update={"entries": (*start.entries, *more)})


def test_headlines_say_what_is_sold_and_where_in_three_languages() -> None:
    english = _heroes(ROOFER, trade="roofer").at("/").headline.text
    german = _heroes(BAKER, trade="bakery", noun="menu").at("/").headline.text
    spanish = _heroes(PHYSIO, trade="physiotherapist", noun="treatments").at("/").headline.text
    assert english == "Slate roofs and leadwork in Otley and Ilkley"
    assert german == "Brot und Gebäck aus Dresden-Neustadt"
    assert spanish == "Terapia manual y punción seca en Gijón"


_NAMES = (
    *("Ash", "Birch", "Cedar", "Dale", "Elm", "Fern", "Grove", "Heath", "Ivy", "Juniper"),
    *("Kestrel", "Linnet", "Moor", "North", "Oak", "Pike", "Quarry", "Rowan", "Stone", "Thorn"),
    *("Upton", "Vale", "Weir", "Yarrow", "Barley", "Croft", "Dean", "Eller", "Fold", "Gill"),
)


def test_two_firms_of_one_trade_in_one_town_say_and_show_different_things() -> None:
    looks: list[tuple[str, str]] = []
    for name in _NAMES:
        named = fact(FactKind.NAME, f"{name} Roofing")
        facts = Facts(language="en", entries=(named, *ROOFER.entries[1:]))
        brand = BRAND_IDENTITY.draft(Given(facts=facts, outputs={}))
        headline = _heroes(facts, trade="roofer", seed=brand.seed).at("/").headline.text
        looks.append((headline, brand.idea.motif))
    pairs = list(combinations(looks, 2))
    assert sum(one != other for one, other in pairs) / len(pairs) >= 0.8


def test_a_german_headline_says_where_as_germans_do() -> None:
    island = Facts(
        language="de",
        entries=(
            fact(FactKind.NAME, "Dach Petersen"),
            *(service_fact(name) for name in ("Reetdächer", "Ziegeldächer")),
            fact(FactKind.AREA, "Sylt"),
        ),
    )
    texts = [_heroes(island, trade="roofer", seed=n).at("/").headline.text for n in range(6)]
    assert not any("in Sylt" in text for text in texts)
    assert "Reetdächer und Ziegeldächer auf Sylt" in texts


@pytest.mark.parametrize("name", ["old ones", "make new ones", "Anmeldung", "£10 deposit", "only"])
def test_what_is_no_ware_heads_no_page(name: str) -> None:
    facts = _with(service_fact(name), start=Facts(language="en", entries=ROOFER.entries[-3:]))
    assert name.casefold() not in _heroes(facts, trade="roofer").at("/").headline.text.casefold()


def test_a_sentence_that_ranks_the_firm_first_heads_nothing() -> None:
    boast = "We are the best slate roofers in Yorkshire."
    facts = _with(fact(FactKind.TAGLINE, boast), fact(FactKind.STATEMENT, boast))
    hero = _heroes(facts, trade="roofer").at("/")
    assert "best" not in f"{hero.headline.text} {hero.sub.text if hero.sub else ''}"


def test_a_brief_of_one_sentence_is_its_own_headline_without_the_number() -> None:
    said = fact(FactKind.STATEMENT, "Dog walker in Leith, Edinburgh, 07700 900123.")
    assert (
        _heroes(Facts(language="en", entries=(said,))).at("/").headline.text
        == "Dog walker in Leith, Edinburgh"
    )


def test_an_entry_every_company_has_is_no_proof() -> None:
    entered = fact(
        FactKind.LICENCE,
        "registered in England no. 09999999",
        detail=Licence(name="registered in England", number="09999999"),
    )
    only = Facts(language="en", entries=(ROOFER.entries[0], entered))
    assert _heroes(only, trade="roofer").at("/").proof == ()


def test_a_denied_licence_is_no_proof() -> None:
    denied = fact(
        FactKind.LICENCE,
        "OFTEC we are NOT registered with",
        detail=Licence(name="OFTEC we are NOT registered with"),
    )
    proof = _heroes(_with(denied), trade="roofer").at("/").proof
    assert not any("OFTEC" in one.text for one in proof)


def test_every_headline_of_a_pattern_has_the_facts_it_was_built_from() -> None:
    headline = _heroes(ROOFER, trade="roofer").at("/").headline
    kinds = {ROOFER.by_id[one].kind for one in headline.facts}
    assert kinds == {FactKind.SERVICE, FactKind.AREA}


def test_the_seed_varies_the_pattern() -> None:
    found = {_heroes(ROOFER, trade="roofer", seed=seed).at("/").headline.text for seed in range(9)}
    assert len(found) >= 4
    assert all(18 <= len(text) <= 70 for text in found)


def test_a_concrete_tagline_is_the_headline() -> None:
    facts = _with(fact(FactKind.TAGLINE, "Slate over Wharfedale since the flood."))
    assert _heroes(facts).at("/").headline.text == "Slate over Wharfedale since the flood"


def test_a_tagline_that_fits_any_firm_is_not_the_headline() -> None:
    facts = _with(fact(FactKind.TAGLINE, "Quality you can trust"))
    assert "Quality" not in _heroes(facts).at("/").headline.text


def test_the_line_under_the_headline_says_something_else() -> None:
    for seed in range(9):
        hero = _heroes(ROOFER, trade="roofer", seed=seed).at("/")
        assert hero.sub is not None
        assert hero.sub.text.rstrip(".") != hero.headline.text


def test_getting_there_and_paying_is_not_what_one_reads_first() -> None:
    lift = fact(FactKind.STATEMENT, "The office is on the first floor and there is a lift.")
    named = fact(FactKind.NAME, "Brand & Co")
    hero = _heroes(Facts(entries=(named, lift))).at("/")
    assert hero.sub is None


@pytest.mark.parametrize(
    ("language", "said", "headline"),
    [
        (
            "en",
            "We are a roofing firm for slate roofs in Otley.",
            "Roofing firm for slate roofs in Otley",
        ),
        ("de", "Wir sind eine Kanzlei für Slate roofs in Kiel.", "Kanzlei für Slate roofs in Kiel"),
        (
            "es",
            "Somos tres techadores de Slate roofs en Otley.",
            "Tres techadores de Slate roofs en Otley",
        ),
    ],
)
def test_what_the_client_says_the_firm_is_becomes_the_headline(
    language: Language, said: str, headline: str
) -> None:
    facts = translated(_with(fact(FactKind.STATEMENT, said)), language)
    hero = _heroes(facts).at("/")
    assert hero.headline.text == headline
    assert hero.sub is not None
    assert headline not in hero.sub.text


def test_what_a_product_is_becomes_the_headline_and_a_long_qualifier_goes() -> None:
    said = "Hartley & Daughters is slate roof planning software for parishes with more than one tower and a spire."
    heading = _heroes(_with(fact(FactKind.STATEMENT, said))).at("/").headline.text
    assert heading == "Slate roof planning software for parishes"


def test_we_are_there_for_you_says_nothing_of_the_firm() -> None:
    facts = _with(fact(FactKind.STATEMENT, "We are always there for you in Otley."))
    assert _heroes(facts, trade="roofer").at("/").headline.text.startswith("Slate roofs")


def test_a_sentence_that_leans_on_another_does_not_stand_first() -> None:
    leaning = fact(FactKind.STATEMENT, "She runs on Saturdays from the basin at Low Wharram.")
    named = fact(FactKind.NAME, "Wharram Canal")
    assert _heroes(Facts(entries=(named, leaning))).at("/").sub is None


def test_software_is_not_tied_to_the_town_of_its_makers() -> None:
    heroes = _heroes(ROOFER, trade="software", noun="products").heroes
    assert not any(" in Otley" in hero.headline.text for hero in heroes)


def test_proof_is_short_and_stated() -> None:
    proof = [one.text for one in _heroes(ROOFER, trade="roofer").at("/").proof]
    assert proof == ["Since 1987", "Slate roofs from £80"]


def test_no_two_pages_share_a_headline() -> None:
    twin = service_fact("About", "We write about roofs. And about gutters.")
    heroes = _heroes(_with(twin)).heroes
    assert len({hero.headline.text for hero in heroes}) == len(heroes)


def test_an_article_named_like_a_service_page_gets_a_headline_of_its_own() -> None:
    title = "Slate roofs in Otley"
    article = fact(FactKind.ARTICLE, title, detail=Article(title=title, body="Moss. Rain."))
    heroes = _heroes(_with(article)).heroes
    assert len({hero.headline.text for hero in heroes}) == len(heroes)


@pytest.mark.parametrize("seed", range(9))
def test_what_the_home_page_says_of_a_service_anyway_is_not_its_first_line(seed: int) -> None:
    said = fact(FactKind.STATEMENT, "We mend slate roofs in Otley before the rain.")
    facts = Facts(entries=(*(e for e in ROOFER.entries if e.kind != FactKind.STATEMENT), said))
    free = studio(facts, seed=seed)
    told = said_of_slate(free, said)
    for outputs, is_used in ((free, True), (told, False)):
        (found,) = run(HERO_COPY, facts, outputs)
        assert isinstance(found, HeroCopy)
        hero = found.at("/")
        lines = [hero.headline.text, hero.sub.text if hero.sub else ""]
        assert any("before the rain" in line for line in lines) == is_used


def test_a_page_that_comes_back_gets_another_headline() -> None:
    first = _heroes(ROOFER, trade="roofer").at("/").headline.text
    finding = sent_back("seo/h1-length", first)
    second = _heroes(ROOFER, trade="roofer", feedback=finding).at("/").headline.text
    assert second != first


def test_a_refused_claim_does_not_come_back_anywhere_in_the_hero() -> None:
    refused = "We answer the phone ourselves and come to look the same week."
    finding = sent_back("content/unsupported-claim", f"No fact supports “{refused}”")
    heroes = _heroes(ROOFER, trade="roofer", feedback=finding).heroes
    assert all(hero.sub is None or hero.sub.text != refused for hero in heroes if hero.url == "/")


def test_without_name_and_services_the_hero_still_says_something_true() -> None:
    facts = Facts(entries=(fact(FactKind.STATEMENT, "Hello there."),))
    assert _heroes(facts).at("/").headline.text == "Our business"


def test_a_charity_is_not_headed_by_its_invitations() -> None:
    choir = Facts(
        entries=(
            fact(FactKind.NAME, "Quayside Singers"),
            fact(FactKind.TRADE, "community choir"),
            fact(FactKind.AREA, "Gateshead"),
            service_fact("Sing with us"),
            service_fact("Book the choir"),
        )
    )
    assert _heroes(choir, trade="choir").at("/").headline.text == "Community choir in Gateshead"


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Slate roofs", "slate roofs"),
        ("Leadwork", "leadwork"),
        ("Velux windows", "Velux windows"),
        ("French polishing", "French polishing"),
        ("MOT", "MOT"),
        ("Pilates", "Pilates"),
        ("Otley walks", "Otley walks"),
        ("iPhone repair", "iPhone repair"),
    ],
)
def test_only_common_nouns_lose_their_capital_inside_a_sentence(name: str, inside: str) -> None:
    assert in_sentence(name, ROOFER) == inside


def test_german_nouns_keep_their_capital() -> None:
    assert in_sentence("Neue Bäder", BAKER) == "Neue Bäder"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Jean founded the firm in 1987.", "1987"),
        ("Seit 1962 backen wir in der Louisenstraße.", "1962"),
        ("Die Kanzlei besteht seit 2009.", "2009"),
        ("La casa abrió en 1987 con cuatro mesas.", "1987"),
        ("June opened the shop on Alberta Street in 2016.", "2016"),
        ("Tom started as an apprentice in 1985.", ""),
        ("We have been insured since 2019.", ""),
        ("The chapel was built in 1850.", ""),
    ],
)
def test_only_the_year_the_firm_began_counts(text: str, year: str) -> None:
    assert founding(text)[1] == year


def _home_of(*entries: Fact, language: Language = "en") -> tuple[str, str]:
    facts = Facts(language=language, entries=entries)
    found = [_heroes(facts, seed=seed).at("/") for seed in range(6)]
    lines = {(h.headline.text, h.sub.text if h.sub else "") for h in found}
    return " | ".join(sorted({h for h, _ in lines})), " | ".join(sorted({s for _, s in lines}))


@pytest.mark.parametrize(
    ("language", "aside"),
    [
        ("en", "I've been doing this for nine years."),
        ("en", "Our customers all come back for it."),
        ("en", "Opening times are 9am to 5pm most of the year."),
        ("en", "No experience needed, we train you ourselves."),
        ("de", "Ich lebe mit zwei Katzen am Rand der Stadt."),
        ("es", "Llevo toda la vida haciéndolo con mi hermano."),
    ],
)
def test_an_aside_or_a_dangling_sentence_stands_first_nowhere(
    language: Language, aside: str
) -> None:
    named = fact(FactKind.NAME, "Ruth Adeyemi")
    headline, sub = _home_of(named, fact(FactKind.STATEMENT, aside), language=language)
    assert aside.rstrip(".") not in headline.replace("’", "'")
    assert aside.rstrip(".") not in sub.replace("’", "'")


def test_a_trade_in_a_town_heads_the_page_of_somebody_who_only_introduces_herself() -> None:
    headline, _ = _home_of(
        fact(FactKind.NAME, "Ruth Adeyemi"),
        fact(FactKind.TRADE, "wedding photographer"),
        fact(FactKind.AREA, "Bristol"),
        fact(FactKind.STATEMENT, "I'm Ruth Adeyemi and I photograph weddings."),
    )
    assert headline == "Wedding photographer in Bristol"


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Dora Whitlow – Founder, was harbor master for eleven years", True),
        ("Rafi Menon - Software", True),
        ("Harbour software - made for marinas", False),
        ("We plan berths and tides", False),
    ],
)
def test_an_entry_of_who_is_who_is_nothing_to_read_first(text: str, is_one: bool) -> None:
    assert is_aside(text) is is_one


def test_a_german_offer_in_the_singular_stands_behind_no_for() -> None:
    school = Facts(
        language="de",
        entries=(
            fact(FactKind.NAME, "Pfotenwerk"),
            fact(FactKind.TRADE, "Hundeschule"),
            *(service_fact(name) for name in ("Junghunde", "Einzelstunde")),
        ),
    )
    texts = [_heroes(school, trade="pet_care", seed=n).at("/").headline.text for n in range(6)]
    assert not any("für" in text for text in texts)


def test_who_writes_is_not_what_the_firm_is() -> None:
    said = "Ich bin der Hannes vom Fahrradladen Speichenwerk in Flensburg."
    shop = Facts(
        language="de",
        entries=(
            fact(FactKind.NAME, "Speichenwerk"),
            fact(FactKind.TRADE, "Fahrradladen"),
            service_fact("Inspektion"),
            fact(FactKind.STATEMENT, said),
        ),
    )
    assert not _heroes(shop, trade="bicycle_shop").at("/").headline.text.startswith("Hannes")
