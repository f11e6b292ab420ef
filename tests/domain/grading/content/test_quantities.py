"""Where numbers end that stand beside each other."""

import pytest

from domain.grading.content.quantities import quantities


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Call 03 80 55 01 22. 12 rue des Halles.", ["03 80 55 01 22"]),
        ("Ring 0113 496 0000. 12 High Street.", ["0113 496 0000"]),
        ("Tel. 01.23.45.67.89", ["01.23.45.67.89"]),
    ],
)
def test_a_full_stop_and_a_blank_end_a_number_to_call(text: str, shown: list[str]) -> None:
    assert [one.shown for one in quantities(text, "en") if one.kind == "phone"] == shown


@pytest.mark.parametrize(
    ("text", "language", "counted"),
    [
        ("Removal 10. Call us.", "en", ""),
        ("We have 10 vans.", "en", "vans"),
        ("Seit der 10. Klasse.", "de", "klasse"),
        ("Es sind 10! Wagen gibt es.", "de", ""),
    ],
)
def test_a_number_counts_nothing_of_the_next_sentence(
    text: str, language: str, counted: str
) -> None:
    assert [one.after for one in quantities(text, language)] == [counted]
