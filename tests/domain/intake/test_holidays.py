"""On which holidays nobody is there belongs to the hours."""

import pytest

from domain.facts import FactKind, Hours
from domain.intake import read_brief

_EN = "Rye & Co is a bakery in Leeds. Open Mon-Fri 9am-5pm, Sat 9am-1pm. {}"
_DE = "# Bäckerei Rye\n\nBäckerei in Kiel.\n\n## Öffnungszeiten\n\nMo-Fr 9-18 Uhr, Sa 9-13 Uhr. {}"
_ES = "# Panadería Rye\n\nPanadería en Cádiz. Abrimos de lunes a viernes de 9 a 18 h. {}"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (_EN, "Closed on bank holidays"),
        (_EN, "We close between Christmas and New Year"),
        (_EN, "Closed bank holidays and the last two weeks of August"),
        (_DE, "An Feiertagen geschlossen"),
        (_DE, "An gesetzlichen Feiertagen haben wir geschlossen"),
        (_ES, "Cerrado en festivos"),
        (_ES, "Los festivos cerramos"),
    ],
)
def test_a_line_about_holidays_stands_beside_the_last_hours(form: str, said: str) -> None:
    sheet = read_brief("a.md", form.format(f"{said}.\n").encode()).sheet
    notes = [hours.note for _, hours in sheet.details(Hours)]

    assert notes == [*("" for _ in notes[1:]), said]
    assert said not in " ".join(one.text for one in sheet.of(FactKind.STATEMENT))


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("name: Rye\nhours:\n  mon: 9-18\n  bank holidays: closed\n", ["Bank holidays: closed"]),
        ("name: Rye\nhours:\n  mon: 9-18\nclosed: Christmas week\n", ["Closed: Christmas week"]),
        ("name: Rye\nzeiten:\n  mo: 9-18\n  feiertage: zu\n", ["Feiertage: zu"]),
        ("name: Rye\nhours: Mon-Fri 9-17 except bank holidays\n", ["except bank holidays"]),
    ],
)
def test_a_key_about_holidays_does_too(text: str, notes: list[str]) -> None:
    sheet = read_brief("b.yaml", text.encode()).sheet

    assert [hours.note for _, hours in sheet.details(Hours)] == notes
    assert not sheet.of(FactKind.STATEMENT)


@pytest.mark.parametrize(
    "said",
    ["On bank holidays we only take emergencies.", "Closed on holidays, but call our mobile."],
)
def test_a_line_that_says_more_stays_a_sentence(said: str) -> None:
    sheet = read_brief("a.md", _EN.format(said).encode()).sheet

    assert [hours.note for _, hours in sheet.details(Hours)] == ["", ""]
    assert said in [one.text for one in sheet.of(FactKind.STATEMENT)]


def test_without_hours_it_stays_a_sentence() -> None:
    sheet = read_brief("a.md", b"Rye & Co is a bakery. Closed on bank holidays.").sheet

    assert "Closed on bank holidays." in [one.text for one in sheet.of(FactKind.STATEMENT)]
