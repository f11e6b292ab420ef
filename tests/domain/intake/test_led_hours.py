"""Times behind a word in a sentence are of what it names, or the firm's, and are told once."""

import pytest

from domain.facts import FactKind, Facts, Hours
from domain.intake import read_brief


def told(text: str) -> Facts:
    return read_brief("a.md", text.encode()).sheet


def labels(text: str) -> list[str]:
    return [said.label for _, said in told(text).details(Hours)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fahrschule in Kiel. Theorie Mo und Mi 18:30-20 Uhr. Büro Mo-Fr 14-18 Uhr.", ["Theorie", ""]),
        ("We are Rye in Otley. Shop Tue-Sat 8-4. Café Tue-Sun 9-3.", ["", "Café"]),
        ("Bar Sol en Cádiz. Cocina martes a domingo 13-16. Abrimos martes a domingo 10-24.", ["Cocina", ""]),
        ("Rye in Otley. Open Mon-Fri 9-5. Phones Mon-Fri 9-12.", ["", "Phones"]),
        ("Werkstatt Meier in Jena. Reparatur Mo-Fr 8-17 Uhr.", [""]),
        ("Werkstatt Meier in Jena. Werkstatt Mo-Fr 8-17 Uhr. Reifen Mo-Fr 10-12 Uhr.", ["", "Reifen"]),
    ],
)  # fmt: skip
def test_a_word_before_times_labels_them_where_the_firm_has_its_own(
    text: str, wanted: list[str]
) -> None:
    assert labels(text) == wanted


def test_what_times_tell_is_said_no_second_time_and_what_they_do_not_is() -> None:
    facts = told(
        "Fahrschule in Kiel. Büro Mo-Fr 14-18 Uhr, samstags zu. Theorie Mo 18-20 Uhr in der Aula.\n"
    )
    said = [one.text for one in facts.of(FactKind.STATEMENT)]
    assert "Büro Mo-Fr 14-18 Uhr, samstags zu." not in said
    assert "Büro Mo-Fr 14-18 Uhr, samstags zu." in [one.text for one in facts.of(FactKind.HOURS)]
    assert "Theorie Mo 18-20 Uhr in der Aula." in said
