"""What a firm is and is called is told apart from what it offers and holds."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind
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
