"""Pages of whole firms: nothing twice in a row, no price missing, no scrap, nobody called `us` alone."""

import re

from selectolax.lexbor import LexborHTMLParser

from domain.agents.code.component_code import PageMarkup
from domain.facts import FactKind, Facts, PageWish, fact
from tests.domain.agents.code.firms import FIRMS, renamed, without
from tests.domain.agents.code.offices import photographer
from tests.domain.agents.code.sheet import K, Sheet
from tests.studio import outputs_of


def pages_of(facts: Facts) -> dict[str, LexborHTMLParser]:
    made = outputs_of(facts, PageMarkup)[PageMarkup]
    found = [page for page in made if isinstance(page, PageMarkup)]
    return {page.url: LexborHTMLParser(page.body) for page in found}


def text_of(tree: LexborHTMLParser, where: str) -> str:
    return " ".join(" ".join(node.text(separator=" ").split()) for node in tree.css(where))


def with_more(facts: Facts, *texts: str) -> Facts:
    said = tuple(fact(FactKind.STATEMENT, text) for text in texts)
    return facts.model_copy(update={"entries": (*facts.entries, *said)})


def test_a_hero_that_lists_prices_does_not_set_one_above_the_list() -> None:
    listing = 0
    for name in ("Corner", "North", "Old Mill", "Kingfisher", "Quarry", "Aoife"):
        home = pages_of(renamed(photographer(), name))["/"]
        if text_of(home, ".hero .index, .hero .prices"):
            listing += 1
            assert "€" in text_of(home, ".hero .index, .hero .prices")
            assert "€" not in text_of(home, ".hero .proof")
        else:
            assert "Portraits €320" in text_of(home, ".hero .proof")
    assert 0 < listing < 6


def test_the_page_of_a_service_gives_the_prices_the_list_gives() -> None:
    pages = pages_of(without(FIRMS["roofer"](), FactKind.PRICE))
    listed = pages["/services/"].css(".k-services .e")
    linked = {
        (link.attributes["href"] or ""): text_of(LexborHTMLParser(entry.html or ""), ".pr")
        for entry in listed
        if (link := entry.css_first("a"))
    }
    assert linked
    for url, price in linked.items():
        assert price
        assert price in text_of(pages[url], ".k-prices"), url


def test_a_leftover_of_a_sentence_stands_on_no_page() -> None:
    facts = with_more(FIRMS["roofer"](), "chapel street hall.", "Ladders, ropes and patience.")
    shown = " ".join(text_of(tree, "main") for tree in pages_of(facts).values())
    assert "Ladders, ropes and patience." in shown
    assert "street hall" not in shown.casefold()


def test_who_works_alone_is_not_called_us() -> None:
    sheet = Sheet("en", "GB", "GBP")
    sheet.say(K.NAME, "Ada Kern")
    sheet.say(K.TRADE, "Stonemason")
    sheet.email("ada@kern.example")
    sheet.address("1 Quay Lane", "CB7 4AA", "Ely")
    sheet.say(K.AREA, "Cambridgeshire")
    sheet.say(K.STATEMENT, "I cut headstones and sundials by hand.", "I work in a shed in Ely.")
    sheet.say(K.STATEMENT, "My stone comes from Ketton.", "I draw every letter first.")
    alone = " ".join(text_of(tree, "body") for tree in pages_of(sheet.facts).values())
    assert "About me" in alone
    assert "Where I work" in alone
    assert re.search(r"\b(?:us|we|our)\b", alone, re.I) is None
    sheet.person("Ada Kern", "Mason")
    sheet.person("Ben Kern", "Mason")
    together = " ".join(text_of(tree, "body") for tree in pages_of(sheet.facts).values())
    assert "About us" in together
    assert "About me" not in together


def test_the_home_page_does_not_tell_its_headline_again() -> None:
    sheet = Sheet("es", "ES", "EUR")
    sheet.say(K.NAME, "Olmo")
    sheet.phone("983 000 216", "+34983000216")
    sheet.service("Primera visita", amount="55", display="55 €")
    sheet.say(
        K.STATEMENT,
        "Somos tres fisioterapeutas en el barrio de San Juan.",
        "Vemos a una persona cada vez, sin cabinas y sin máquinas.",
        "La sala da a un patio con un olmo.",
    )
    home = pages_of(sheet.facts)["/"]
    assert text_of(home, "h1") == "Tres fisioterapeutas en el barrio de San Juan"
    assert "patio" in text_of(home, ".k-about")
    assert text_of(home, "main").casefold().count("tres fisioterapeutas") == 1


def test_what_home_leaves_out_for_its_headline_stands_on_the_page_about_the_firm() -> None:
    sheet = Sheet("es", "ES", "EUR")
    sheet.say(K.NAME, "Olmo")
    sheet.phone("983 000 216", "+34983000216")
    sheet.service("Primera visita", amount="55", display="55 €")
    sheet.say(K.STATEMENT, "Somos tres fisioterapeutas en el barrio de San Juan.")
    for name in ("Nuria Casado", "Iker Salinas", "Belén Prieto"):
        sheet.person(name, "Fisioterapeuta, suelo pélvico y rehabilitación")
    sheet.add(K.PAGE, "about", PageWish(name="about"))
    pages = pages_of(sheet.facts)
    said = "Somos tres fisioterapeutas en el barrio de San Juan."
    assert text_of(pages["/"], "h1") == "Tres fisioterapeutas en el barrio de San Juan"
    assert said not in text_of(pages["/"], "main")
    assert said in text_of(pages["/nosotros/"], ".k-about")
