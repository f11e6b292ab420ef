"""A list of what the trade does may be a sentence of its own."""

import pytest

from domain.facts import FactKind, ServiceDetail
from domain.intake import read_brief


def offers(text: str) -> list[str]:
    sheet = read_brief("a.md", f"{text}\n".encode()).sheet
    return [made.name for _, made in sheet.details(ServiceDetail)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hart Roofing is a roofer in Leeds. Slate, lead, flat roofs.", ["Slate", "lead", "flat roofs"]),
        ("# Hart Dach\n\nDachdecker in Kiel. Schiefer, Blei und Flachdächer.", ["Schiefer", "Blei", "Flachdächer"]),
        ("# Techos Hart\n\nTejador en Cádiz. Pizarra, plomo y cubiertas planas.", ["Pizarra", "plomo", "cubiertas planas"]),
    ],
)  # fmt: skip
def test_a_sentence_that_only_lists_what_the_trade_does_lists_offers(
    text: str, names: list[str]
) -> None:
    assert offers(text) == names


@pytest.mark.parametrize(
    "said",
    [
        "Honest, tidy, never late.",
        "Fast, fair and friendly.",
        "Otley, Slateford, Ilkley.",
        "Slate and lead.",
        "Slate 20 mm, lead, flat roofs.",
        "It is slate, lead, flat roofs.",
    ],
)
def test_other_lists_are_none(said: str) -> None:
    text = f"Hart Roofing is a roofer in Leeds. {said}"
    assert offers(text) == []


def test_beside_offers_told_otherwise_it_stays_a_sentence() -> None:
    text = "# Hart\n\nRoofer in Leeds. Slate, lead, flat roofs.\n\n## Services\n\n- Re-roofing\n"
    sheet = read_brief("a.md", text.encode()).sheet
    assert offers(text) == ["Re-roofing"]
    assert "Slate, lead, flat roofs." in [one.text for one in sheet.of(FactKind.STATEMENT)]
