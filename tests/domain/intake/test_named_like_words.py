"""Names, places of work and denials that look like something else: `Optik`, `Werkstatt`, `Kein Filialbetrieb`."""

import pytest

from domain.brief import Brief
from domain.facts import TO_THE_MAKER, FactKind
from domain.intake import read_brief


def read(text: str, name: str = "brief.md") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.facts if made.kind in kinds]


@pytest.mark.parametrize(
    ("head", "title", "told"),
    [
        ("firma: Optik Sonnleitner", "Optik Sonnleitner in Grassau", "Wir messen Augen."),
        ("firma: Optik Sonnleitner", "Willkommen bei Optik Sonnleitner", "Wir messen Augen."),
        ("company: Colour Box", "Colour Box in Leeds", "We dye wool by hand."),
        ("empresa: Estilo Norte", "Estilo Norte en Gijón", "Cortamos el pelo con calma."),
    ],
)
def test_a_title_with_the_firms_name_opens_no_wishes(head: str, title: str, told: str) -> None:
    brief = read(f"---\n{head}\n---\n# {title}\n\n{told}\n")
    assert said(brief, *TO_THE_MAKER) == []
    assert said(brief, FactKind.STATEMENT) == [told]


def test_a_heading_with_the_firms_name_still_announces_what_stands_beside_it() -> None:
    brief = read("---\nfirma: Optik Sonnleitner\n---\n# Preise bei Optik Sonnleitner\n\n- Sehtest 10 €\n")  # fmt: skip
    assert said(brief, FactKind.PRICE) == ["Sehtest 10 €"]


def test_a_name_with_its_town_is_known_again_without_it() -> None:
    text = "# Optik Sonn in Ulm\n\nWir messen Augen.\n\n## Was Optik Sonn macht\n\nWir bauen Brillen.\n"
    assert said(read(text), *TO_THE_MAKER) == []


@pytest.mark.parametrize(
    "text",
    [
        "Optik Sonn\n\nWir bauen Brillen in der eigenen Werkstatt.",
        "Estilo Norte\n\nCosemos en nuestro propio taller.",
        "Colour Box\n\nWe work in our own workshop.",
    ],
)
def test_a_room_of_ones_own_is_no_trade(text: str) -> None:
    assert said(read(f"# {text}\n"), FactKind.TRADE) == []


@pytest.mark.parametrize(
    "text",
    [
        "Kein Filialbetrieb, keine Rabattschlachten.",
        "Wir sind keine Kette.",
        "No chain, no hard sell.",
        "We're not a chain.",
        "No somos una franquicia.",
        "Sin prisas ni letra pequeña.",
    ],
)
def test_what_a_firm_is_not_refuses_no_service(text: str) -> None:
    brief = read(f"---\nname: Rye\n---\n{text}\n")
    assert said(brief, FactKind.STATEMENT) == [text]
    assert said(brief, FactKind.EXCLUSION) == []


@pytest.mark.parametrize("text", ["Keine Hörgeräte.", "No hearing aids.", "No hacemos audífonos."])
def test_what_a_firm_does_not_sell_stays_refused(text: str) -> None:
    brief = read(f"---\nname: Rye\n---\n{text}\n")
    assert said(brief, FactKind.EXCLUSION) == [text]
