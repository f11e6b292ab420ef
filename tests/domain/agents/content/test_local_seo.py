from domain.agents.content.local_seo import LOCAL_SEO, LocalSeo
from domain.agents.discovery.seo_strategy import PageTarget, SeoStrategy
from domain.facts import Fact, FactKind, Facts, Link, Phone, fact
from tests.domain.agents.content.firms import ROOFER, run, studio


def _local(*more: Fact, area_page: str = "") -> LocalSeo:
    facts = Facts(country="GB", entries=(*ROOFER.entries, *more))
    outputs = studio(facts)
    if area_page:
        (strategy,) = outputs[SeoStrategy]
        assert isinstance(strategy, SeoStrategy)
        page = PageTarget(url=f"/{area_page}/", kind="area", subject=area_page, source=area_page)
        pages = (*strategy.pages, page)
        outputs[SeoStrategy] = (strategy.model_copy(update={"pages": pages}),)
    (found,) = run(LOCAL_SEO, facts, outputs)
    assert isinstance(found, LocalSeo)
    return found


def test_name_address_and_phone_are_as_stated() -> None:
    found = _local()
    assert found.name == "Hartley & Daughters"
    assert [phone.display for phone in found.phones] == ["0113 496 0000"]
    assert [one.locality for one in found.addresses] == ["Otley"]
    assert [area.text for area in found.areas] == ["Otley", "Ilkley"]


def test_one_number_in_two_spellings_is_printed_in_the_first() -> None:
    other = Phone(display="+44 113 496 0000", href="tel:+441134960000")
    found = _local(fact(FactKind.PHONE, "+44 113 496 0000", detail=other))
    assert [phone.display for phone in found.phones] == ["0113 496 0000"]


def test_the_map_is_a_plain_link_that_searches_the_address() -> None:
    assert _local().map_url == (
        "https://www.openstreetmap.org/search?query=12%20Mill%20Lane%2C%20Otley%20LS21%201AA"
    )


def test_a_map_link_of_the_clients_own_wins() -> None:
    link = Link(url="https://maps.example/hartley", purpose="map")
    assert _local(fact(FactKind.LINK, link.url, detail=link)).map_url == link.url


def test_links_that_are_not_https_are_left_out() -> None:
    evil = Link(url="javascript:alert(1)", purpose="social")
    assert _local(fact(FactKind.LINK, evil.url, detail=evil)).links == ()


def test_an_area_page_says_only_what_names_the_area() -> None:
    said = fact(FactKind.STATEMENT, "In Ilkley we know every ridge. The moor is windy.")
    (page,) = _local(said, area_page="ilkley").area_pages
    assert page.name.text == "Ilkley"
    assert [p.text for p in page.passages] == ["In Ilkley we know every ridge."]


def test_a_place_inside_another_word_is_no_mention() -> None:
    said = fact(FactKind.STATEMENT, "Ilkleyans are welcome.")
    (page,) = _local(said, area_page="ilkley").area_pages
    assert page.passages == ()


def test_the_site_does_not_list_itself_among_its_links() -> None:
    own = Link(url="https://www.hartley.example/", purpose="website")
    other = Link(url="https://guild.example/hartley", purpose="website")
    found = _local(*(fact(FactKind.LINK, one.url, detail=one) for one in (own, other)))
    assert [link.url for link in found.links] == [other.url]
