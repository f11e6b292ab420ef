"""What is free: an offer whose price it is, and not whatever a sentence says of it."""

import pytest

from domain.facts import ServiceDetail
from domain.intake import read_brief


def offer(line: str) -> ServiceDetail:
    brief = read_brief(
        "a.md", f"---\nname: Rye\n---\n## Services\n- {line}\n- Other £20\n".encode()
    )
    return brief.sheet.details(ServiceDetail)[0][1]


@pytest.mark.parametrize(
    ("line", "name", "how"),
    [
        ("Sehtest ohne Termin – kostenlos", "Sehtest ohne Termin", "kostenlos"),
        ("Consultation: free", "Consultation", "free"),
        ("Consulta: gratis", "Consulta", "gratis"),
        ("Primera visita gratuita", "Primera visita", "gratuita"),
        ("Erstgespräch ist kostenlos.", "Erstgespräch", "kostenlos"),
        ("First visit is free.", "First visit", "free"),
        ("Sight test: always free", "Sight test", "free"),
    ],
)
def test_free_behind_an_offer_is_its_price(line: str, name: str, how: str) -> None:
    made = offer(line)
    assert (made.name, made.notes) == (name, (how,))


@pytest.mark.parametrize(
    "line",
    [
        "Kinderbrillen: Wir reparieren sie im ersten Jahr gratis.",
        "Kinderbrillen: im ersten Jahr Reparatur kostenlos",
        "Glasses: We mend them in the first year for free.",
        "Bike hire – your second day is free.",
        "Gafas: Las reparamos el primer año gratis.",
        "Gafas: el primer ajuste es gratuito",
        "Beratung: unverbindlich und kostenlos",
        "House calls: we come by appointment",
    ],
)
def test_a_sentence_about_something_free_prices_no_offer(line: str) -> None:
    made = offer(line)
    assert (f"{made.name}: {made.description}", made.notes) == (line.replace(" –", ":"), ())
