"""Hours of a part of the year say so."""

import pytest

from domain.facts import Hours
from domain.intake import read_brief


def labels(text: str) -> list[str]:
    facts = read_brief("b.txt", text.encode()).facts
    return [fact.detail.label for fact in facts if isinstance(fact.detail, Hours)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rye bakes. In winter we are open Monday to Friday 8:30 to 16:00.", ["In winter"]),
        ("Rye bakes. Open Mon-Fri 8am-5pm in summer.", ["In summer"]),
        (
            "Rye bakes. In summer Mon-Fri 8am-5pm, in winter Mon-Fri 9am-4pm.",
            ["In summer", "In winter"],
        ),
        ("Rye backt. Im Winter Mo-Fr 8:30-16:00 Uhr geöffnet.", ["Im Winter"]),
        ("Bar Sol, cocina. En verano abrimos de martes a domingo de 10:00 a 23:00.", ["En verano"]),
        ("Rye bakes in winter and summer. Open Mon-Fri 8am-5pm.", [""]),
        ("Rye bakes. Open Mon-Fri 8am-5pm. In winter we rest.", [""]),
    ],
)
def test_hours_are_of_the_season_their_sentence_names(text: str, expected: list[str]) -> None:
    assert labels(text) == expected
