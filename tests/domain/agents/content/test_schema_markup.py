import json
from typing import Any

import pytest
from rdflib.namespace import SDO

from domain.agents.content.schema_markup import SchemaMarkup
from domain.facts import (
    Event,
    Fact,
    FactKind,
    Facts,
    Hours,
    Person,
    Price,
    Question,
    Review,
    ServiceDetail,
    Span,
    fact,
)
from domain.trades import TRADES
from tests.domain.agents.content.abroad import BAKER, PHYSIO
from tests.domain.agents.content.firms import ROOFER
from tests.domain.agents.content.newsroom import written


def _graphs(facts: Facts, *, trade: str = "general", noun: str = "services") -> dict[str, Any]:
    (found,) = written(facts, trade=trade, noun=noun)[SchemaMarkup]
    assert isinstance(found, SchemaMarkup)
    return {page.url: json.loads(page.json_ld)["@graph"] for page in found.pages}


def _node(graph: list[dict[str, Any]], type_: str) -> dict[str, Any]:
    return next(node for node in graph if node["@type"] == type_)


def _walk(thing: Any) -> list[dict[str, Any]]:
    if isinstance(thing, dict):
        return [thing, *(node for value in thing.values() for node in _walk(value))]  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] # JSON
    if isinstance(thing, list):
        return [node for value in thing for node in _walk(value)]  # pyright: ignore[reportUnknownVariableType] # JSON
    return []


def _with(facts: Facts, *more: Fact) -> Facts:
    return facts.model_copy(update={"entries": (*facts.entries, *more)})


def test_the_firm_is_described_as_stated() -> None:
    firm = _node(_graphs(ROOFER, trade="roofer")["/"], "RoofingContractor")
    assert firm["name"] == "Hartley & Daughters"
    assert firm["telephone"] == "+441134960000"
    assert firm["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "12 Mill Lane",
        "postalCode": "LS21 1AA",
        "addressLocality": "Otley",
        "addressCountry": "GB",
    }
    assert firm["areaServed"] == ["Otley", "Ilkley"]
    assert list(firm)[:3] == ["@type", "@id", "name"]


def test_only_hours_of_the_firm_itself_are_its_hours() -> None:
    kitchen = Hours(days=("sat",), spans=(Span(opens="12:00", closes="14:00"),), label="Kitchen")
    facts = _with(ROOFER, fact(FactKind.HOURS, "Kitchen Sat 12-2", detail=kitchen))
    firm = _node(_graphs(facts, trade="roofer")["/"], "RoofingContractor")
    (hours,) = firm["openingHoursSpecification"]
    assert (hours["opens"], hours["closes"], hours["dayOfWeek"][0]) == ("08:00", "17:30", "Monday")


def test_reviews_are_never_marked_up_and_ratings_never_added_up() -> None:
    review = Review(quote="Good.", author="Cy", rating=5)
    facts = _with(ROOFER, fact(FactKind.REVIEW, "Good. Cy", detail=review))
    text = json.dumps(_graphs(facts))
    assert "Rating" not in text
    assert "Review" not in text


@pytest.mark.parametrize("trade", sorted(TRADES))
def test_every_type_and_property_is_a_word_of_the_vocabulary(trade: str) -> None:
    event = Event(name="Open day", when="1 May", date="2026-05-01")
    person = Person(name="Jean Hartley", role="slater")
    question = Question(question="Why?", answer="Because.")
    facts = _with(
        ROOFER,
        fact(FactKind.EVENT, "Open day", detail=event),
        fact(FactKind.PERSON, "Jean", detail=person),
        fact(FactKind.QUESTION, "Why? Because.", detail=question),
    )
    for noun in ("services", "menu"):
        for node in _walk(list(_graphs(facts, trade=trade, noun=noun).values())):
            words = [word for word in (*node, node.get("@type", "Thing")) if word[0] != "@"]
            assert [word for word in words if word not in SDO.__annotations__] == []


def test_a_card_of_dishes_is_a_menu_with_sections_and_prices() -> None:
    bakery = _node(_graphs(BAKER, trade="bakery", noun="menu")["/"], "Bakery")
    bread, cake = bakery["hasMenu"]["hasMenuSection"]
    assert (bread["name"], cake["name"]) == ("Brot", "Gebäck")
    (offer,) = bread["hasMenuItem"][0]["offers"]
    assert (offer["price"], offer["priceCurrency"]) == ("4.80", "EUR")


def test_a_price_from_which_is_no_fixed_price() -> None:
    cost = Price(item="", amount="80", currency="GBP", qualifier="from", display="from £80")
    slate = ServiceDetail(name="Slate", price=cost)
    facts = Facts(entries=(fact(FactKind.SERVICE, "Slate from £80", detail=slate),))
    (home, *_) = _graphs(facts).values()
    (offer,) = [node for node in _walk(home) if node.get("@type") == "Offer"]
    assert "price" not in offer
    assert offer["priceSpecification"] == {
        "@type": "PriceSpecification",
        "priceCurrency": "GBP",
        "minPrice": "80",
    }


def test_questions_are_marked_up_on_their_page_only() -> None:
    graphs = _graphs(PHYSIO)
    page = _node(graphs["/faq/"], "FAQPage")
    assert page["mainEntity"][0]["name"] == "¿Hace falta receta?"
    assert "Question" not in json.dumps(graphs["/"])


def test_a_page_of_questions_without_any_is_a_plain_page() -> None:
    assert _graphs(Facts())["/faq/"][0]["@type"] == "WebPage"


def test_breadcrumbs_lead_from_home_to_the_page() -> None:
    crumbs = _node(_graphs(ROOFER)["/about/"], "BreadcrumbList")["itemListElement"]
    assert [crumb["item"] for crumb in crumbs] == [
        "https://hartley.example/",
        "https://hartley.example/about/",
    ]
    assert not any(n["@type"] == "BreadcrumbList" for n in _graphs(ROOFER)["/"])


def test_an_event_without_a_date_is_only_for_people() -> None:
    someday = fact(FactKind.EVENT, "Someday", detail=Event(name="Someday", when="in spring"))
    assert '"Event"' not in json.dumps(_graphs(_with(ROOFER, someday)))


def test_a_firm_without_any_place_is_described_as_an_organisation() -> None:
    graph = _graphs(Facts(entries=(fact(FactKind.NAME, "Slate Ltd"),)), trade="roofer")["/"]
    assert _node(graph, "Organization")["name"] == "Slate Ltd"


def test_markup_in_a_fact_cannot_end_the_script() -> None:
    (found,) = written(Facts(entries=(fact(FactKind.NAME, "</script><b>"),)))[SchemaMarkup]
    assert isinstance(found, SchemaMarkup)
    assert "</script>" not in found.pages[0].json_ld
    assert json.loads(found.pages[0].json_ld)["@graph"][1]["name"] == "</script><b>"
