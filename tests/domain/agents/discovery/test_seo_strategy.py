"""There are as many pages as there is to say, at addresses in the site's language."""

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from domain.agents.discovery._origin import origin_of
from domain.agents.discovery.seo_strategy import SEO_STRATEGY, SeoStrategy
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.facts import Fact, Facts, Language
from domain.grading.grade import Finding
from tests.domain.agents.discovery.sheets import (
    BICYCLES,
    CHOIR,
    EMPTY,
    LAWYER,
    PHOTOGRAPHER,
    RESTAURANT,
    ROOFER,
    SHEETS,
    Discovered,
    K,
    email,
    form,
    given,
    page,
    price,
    question,
    review,
    says,
    service,
    sheet,
    website,
)


def strategy(of: Facts) -> SeoStrategy:
    return Discovered(of).of(SeoStrategy)


def urls(of: Facts) -> list[str]:
    return [page.url for page in strategy(of).pages]


def finding(rule: str, where: str) -> Finding:
    return Finding(
        rule=rule, severity="minor", page=where, evidence="x", fix="x", owner="seo_strategy"
    )


@pytest.mark.parametrize("of", [BICYCLES, EMPTY, PHOTOGRAPHER, CHOIR])
def test_a_brief_that_says_little_gets_one_page(of: Facts):
    assert urls(of) == ["/"]


def test_a_card_stands_on_the_home_page():
    assert urls(RESTAURANT) == ["/", "/aviso-legal/"]


def test_a_card_too_long_for_the_home_page_gets_its_own():
    dishes = (
        service(f"Plato {n}", "Con patata y aceite de oliva.", amount="12") for n in range(60)
    )
    wished = sheet(
        "es",
        *RESTAURANT.entries,
        *dishes,
        *says(K.HISTORY, "Rosa abrió la casa con su madre. " * 8),
    )
    found = urls(wished)
    assert "/carta/" in found
    assert not [url for url in found if url.startswith("/carta/plato")]


def test_a_bakery_has_a_range_and_no_menu():
    of = sheet(
        "de", *says(K.TRADE, "Bäckerei"), page("Sortiment"), service("Brot"), service("Semmel")
    )
    assert urls(of)[:2] == ["/", "/sortiment/"]


def test_addresses_are_words_of_the_sites_language():
    assert urls(LAWYER) == [
        "/",
        "/leistungen/",
        "/leistungen/arbeitsrecht/",
        "/leistungen/mietrecht/",
        "/kontakt/",
        "/impressum/",
    ]


def test_every_service_page_is_made_from_a_service_that_fills_one():
    for of in SHEETS.values():
        made = Discovered(of)
        worthy = {s.slug for s in made.of(ServiceDefinition).services if s.has_page}
        pages = made.of(SeoStrategy).pages
        assert {page.source for page in pages if page.kind == "service"} <= worthy


@pytest.mark.parametrize(
    ("kind", "enough", "more"),
    [
        ("fragen", 3, [question(f"Frage {n}?", f"Antwort {n}.") for n in range(4)]),
        ("stimmen", 4, [review(f"Wort {n}.", f"Frau {n}") for n in range(4)]),
        ("preise", 6, [price(f"Sache {n}", f"{n + 1}") for n in range(6)]),
    ],
)
def test_a_page_needs_enough_to_list(kind: str, enough: int, more: list[Fact]):
    def with_first(count: int) -> list[str]:
        return urls(sheet("de", *LAWYER.entries, *more[:count]))

    assert f"/{kind}/" in with_first(enough)
    assert f"/{kind}/" not in with_first(enough - 1)


def test_a_page_the_client_asks_for_needs_less():
    wished = sheet("de", *LAWYER.entries, page("Häufige Fragen"))
    assert "/fragen/" in urls(wished)
    assert "/fragen/" not in urls(LAWYER)


def test_a_page_nothing_can_fill_is_not_made_even_when_asked_for():
    assert "/stimmen/" not in urls(sheet("de", *LAWYER.entries, page("Bewertungen")))


def test_a_client_who_wants_one_page_gets_one():
    assert urls(sheet("de", *LAWYER.entries, page("Onepager"))) == ["/", "/impressum/"]


def test_a_form_brings_a_privacy_page():
    assert "/datenschutz/" in urls(sheet("de", *CHOIR.entries, form("https://forms.example/x")))


def test_areas_get_pages_only_with_facts_of_their_own():
    told = says(
        K.STATEMENT,
        "In Halifax we keep a yard behind the station.",
        "Most roofs in Halifax are stone slate from the sixties and before.",
        "Hebden Bridge has steep roofs that need a tower.",
        "We have worked in Hebden Bridge after each of the floods.",
    )
    found = urls(sheet("en", *ROOFER.entries, *told, page("About")))
    assert "/areas/halifax/" in found
    assert "/areas/hebden-bridge/" in found
    assert "/areas/todmorden/" not in found


def test_a_sentence_that_lists_places_gives_none_of_them_a_page():
    lists = says(
        K.STATEMENT,
        "We work in Halifax and Hebden Bridge.",
        "Halifax and Hebden Bridge are ten miles apart.",
    )
    found = urls(sheet("en", *ROOFER.entries, *lists, page("About")))
    assert not [url for url in found if url.startswith("/areas/")]


def test_sentences_without_people_or_story_make_no_page_about_the_firm():
    talk = says(
        K.STATEMENT, *(f"We come by van and bring what it takes, {n} times." for n in range(9))
    )
    bare = sheet("de", *(e for e in LAWYER.entries if e.kind is not K.HISTORY), *talk)
    assert "/leistungen/" in urls(bare)
    assert "/ueber-uns/" not in urls(bare)


def test_keywords_are_words_of_the_trade_the_services_and_the_places():
    assert strategy(ROOFER).pages[0].keywords[:3] == (
        "roofer halifax",
        "roofer hebden bridge",
        "roofer",
    )


def test_links_lead_from_page_to_page():
    for of in SHEETS.values():
        made = strategy(of)
        known = {page.url for page in made.pages}
        assert all(link.source in known and link.target in known for link in made.links)
        assert all(link.source != link.target for link in made.links)


@pytest.mark.parametrize(
    ("of", "origin"),
    [
        (
            sheet("en", website("http://www.Roofs.example.org/home?x=1")),
            "https://www.roofs.example.org",
        ),
        (sheet("de", website("https://bäckerei-müller.de")), "https://xn--bckerei-mller-bfb28a.de"),
        (
            sheet("en", website("https://www.facebook.com/roofs"), email("a@roofs.co.uk")),
            "https://roofs.co.uk",
        ),
        (PHOTOGRAPHER, "https://aoife-byrne.example"),
        (CHOIR, "https://kammerchor-lindau-e-v.example"),
        (EMPTY, "https://site.example"),
    ],
)
def test_the_origin_is_the_clients_own_or_a_reserved_name(of: Facts, origin: str):
    assert origin_of(of) == origin


def test_a_page_sent_back_as_thin_is_dropped():
    made = Discovered(LAWYER)
    told = finding("seo/thin-page", "/leistungen/mietrecht/")
    again = SEO_STRATEGY.draft(given(SEO_STRATEGY, LAWYER, made.outputs, told))
    assert "/leistungen/mietrecht/" not in [page.url for page in again.pages]
    assert len(again.pages) == len(made.of(SeoStrategy).pages) - 1
    assert "/leistungen/mietrecht/" not in {link.target for link in again.links}


def test_a_page_nobody_links_to_is_linked_from_home():
    made = Discovered(LAWYER)
    told = finding("seo/orphan-pages", "/impressum/")
    again = SEO_STRATEGY.draft(given(SEO_STRATEGY, LAWYER, made.outputs, told))
    assert ("/", "/impressum/") in {(link.source, link.target) for link in again.links}


def test_a_page_stuffed_with_keywords_gets_fewer_each_time():
    made = Discovered(ROOFER)
    told = finding("content/keyword-stuffing", "/")
    again = SEO_STRATEGY.draft(given(SEO_STRATEGY, ROOFER, made.outputs, told))
    assert len(again.pages[0].keywords) == len(made.of(SeoStrategy).pages[0].keywords) - 2


def test_an_address_found_too_long_is_shortened_between_words_and_stays_unique():
    body = "What it is and how it is done, told in a sentence of some length. And once more so."
    names = [f"Hydraulic rebalancing of underfloor heating circuits {n}" for n in ("one", "two")]
    of = sheet("en", *(service(name, body) for name in names))
    made = Discovered(of)
    told = finding("seo/url-wording", made.of(SeoStrategy).pages[-1].url)
    again = SEO_STRATEGY.draft(given(SEO_STRATEGY, of, made.outputs, told))
    found = [page.url for page in again.pages if page.kind == "service"]
    assert found == [
        "/services/hydraulic-rebalancing-of-underfloor/",
        "/services/hydraulic-rebalancing-of-underfloor-2/",
    ]


@over(st.lists(st.text(min_size=1, max_size=90), max_size=8))
def test_any_services_give_unique_addresses(names: list[str]):
    body = "What it is and how it is done, told in a sentence of some length. " * 2
    made = strategy(sheet("en", *(service(name, body) for name in names if name.strip())))
    found = [page.url for page in made.pages]
    assert len(found) == len(set(found))
    assert found[0] == "/"


@pytest.mark.parametrize(
    ("language", "said", "label"),
    [
        (
            "de",
            "Ich habe 1998 in Kiel angefangen und mache bis heute jeden Stuhl selbst, in der Scheune hinter dem Haus.",
            "Über mich",
        ),
        (
            "es",
            "Yo empecé en 1998 en Cádiz y hago cada silla a mano, en el cobertizo detrás de la casa.",
            "Sobre mí",
        ),
        (
            "de",
            "Wir haben 1998 in Kiel angefangen und machen bis heute jeden Stuhl selbst, in der Scheune hinter dem Haus.",
            "Über uns",
        ),
        (
            "es",
            "Nosotros empezamos en 1998 en Cádiz y hacemos cada silla a mano, en el cobertizo detrás de la casa.",
            "Nosotros",
        ),
    ],
)
def test_the_page_of_somebody_who_works_alone_is_about_them(
    language: Language, said: str, label: str
):
    of = sheet(language, *says(K.NAME, "Kern"), *says(K.HISTORY, said), page("about"))
    found = [one.subject for one in strategy(of).pages if one.kind == "about"]
    assert found == [label]
