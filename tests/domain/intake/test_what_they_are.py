"""What a firm is and is called is told apart from what it offers and holds."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, Person
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Kanzlei", "Rechtsanwältin Dr. Yasemin Aktürk"),
        ("Praxis", "Prof. Dr. Lene Maurer & Co. KG"),
        ("salon", "St. Pancras Barbers Ltd."),
    ],
)
def test_a_name_under_a_word_for_the_trade_may_hold_titles(key: str, name: str) -> None:
    brief = read(f'{{"{key}": "{name}", "Telefon": "030 5550 1990"}}', "brief.json")

    assert said(brief, FactKind.NAME) == [name]


@pytest.mark.parametrize(
    "told",
    [
        "I'm Tomasz and I run Spoke & Ferry, a bike repair shop on the quay in Ullapool.",
        "I run a bakery in Ullapool.",
        "Ich betreibe eine Tischlerei in Münster.",
    ],
)
def test_what_somebody_runs_is_no_offer(told: str) -> None:
    assert said(read(told, "brief.txt"), FactKind.SERVICE) == []


def test_what_stands_before_an_aside_about_certificates_is_none() -> None:
    told = (
        "We fix everything from kids' bikes to e-bikes (Bosch and Shimano certified, not Yamaha)."
    )
    brief = read(f"Spoke & Ferry is a bike shop in Ullapool. {told}", "brief.txt")

    assert said(brief, FactKind.LICENCE) == []
    assert told in said(brief, FactKind.STATEMENT)


@pytest.mark.parametrize(
    "told",
    [
        "Company is Penhaligon & Sons Roofing Ltd, Redruth.",
        "Our firm is called Penhaligon & Sons Roofing Ltd.",
        "The business is Penhaligon & Sons Roofing Ltd and we slate roofs.",
    ],
)
def test_the_firm_is_not_called_company(told: str) -> None:
    brief = read(f"{told} Ring 01209 555 016.")

    assert said(brief, FactKind.NAME) == ["Penhaligon & Sons Roofing Ltd"]
    assert not [text for text in said(brief, FactKind.STATEMENT) if text.startswith("Company is")]
    assert said(brief, FactKind.AREA) == (["Redruth"] if "Redruth" in told else [])


@pytest.mark.parametrize(
    "asked",
    [
        "And can you make us sound bigger than we are?",
        "Could you make it all look a bit more modern?",
        "Lassen Sie uns bitte etwas größer wirken.",
        "Nos gustaría un texto para que parezcamos más grandes.",
    ],
)
def test_how_a_firm_wants_to_seem_is_a_wish(asked: str) -> None:
    brief = read(f"Penhaligon Roofing slates roofs in Redruth. Ring 01209 555 016. {asked}")

    assert asked in said(brief, FactKind.PREFERENCE)


def test_what_customers_ask_is_no_wish() -> None:
    asked = "Can you make me a wedding cake that looks like a barn?"
    brief = read(f"# Halden Cakes\n\nBakery in York.\n\n## Questions\n\n{asked} Yes.\n", "brief.md")

    assert said(brief, FactKind.PREFERENCE) == []


def test_how_to_reach_a_firm_may_stand_behind_what_it_does_not_do() -> None:
    brief = read(
        "# Estudio Raíz\n\nYoga en Cádiz, sala pequeña (máx. 8 personas).\n\n## Clases\n\n- Hatha, 12 €\n\n"
        "No damos clases online. Se reserva en el 655 010 203 o en hola@raiz.example.\n",
        "brief.md",
    )

    assert said(brief, FactKind.EXCLUSION) == ["No damos clases online."]
    assert said(brief, FactKind.PHONE, FactKind.EMAIL) == ["655 010 203", "hola@raiz.example"]
    assert "Yoga en Cádiz, sala pequeña (máx. 8 personas)." in said(brief, FactKind.STATEMENT)


@pytest.mark.parametrize("key", ["members", "about", "musicians"])
def test_names_with_what_they_play_are_people_under_any_key(key: str) -> None:
    brief = read(
        f"name: Low Tide\n{key}:\n  - Meg Purvis — fiddle and calling\n  - Tash Iqbal — guitar\n",
        "brief.yaml",
    )

    assert [one.name for _, one in brief.sheet.details(Person)] == ["Meg Purvis", "Tash Iqbal"]


def test_what_a_firm_is_in_many_words_is_its_line() -> None:
    line = "Ceilidh and barn dance band for weddings and village halls in Durham"
    assert said(read(f"name: Low Tide\nwhat: {line}\n", "brief.yaml"), FactKind.TAGLINE) == [line]
    short = read("name: Low Tide\nwhat: Ceilidh band in Durham\n", "brief.yaml")
    assert said(short, FactKind.TAGLINE) == []
    own = read(f"name: Low Tide\nslogan: Dance, now\nwhat: {line}\n", "brief.yaml")
    assert said(own, FactKind.TAGLINE) == ["Dance, now"]
