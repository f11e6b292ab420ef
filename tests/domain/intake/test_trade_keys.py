"""What a client calls the line that says what it is."""

import pytest

from domain.facts import FactKind
from domain.intake import read_brief


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.json", '{"nombre": "La Cámara", "que_es": "sala de escape en Murcia"}'),
        ("a.yaml", "name: Kammer\nwas_ist_das: Escape Room in Jena\n"),
        ("b.yaml", "name: Chamber\nwhat_it_is: escape room in Leeds\n"),
    ],
)
def test_what_a_client_says_it_is_is_its_trade(name: str, text: str) -> None:
    facts = read_brief(name, text.encode()).sheet
    assert len(facts.of(FactKind.TRADE)) == 1
    assert not facts.of(FactKind.STATEMENT)
