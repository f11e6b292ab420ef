"""What stands under a label that denies is never offered, and never shown without the label."""

import pytest

from domain.brief import Brief
from domain.facts import FactKind, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str) -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, kind: FactKind) -> list[str]:
    return [entry.text for entry in brief.facts if entry.kind is kind]


@pytest.mark.parametrize(
    ("name", "text", "refused"),
    [
        (
            "a.yaml",
            "name: Rye Vets\nphone: 01584 555 020\nwe do not treat: horses, farm animals\n",
            ["We do not treat horses or farm animals."],
        ),
        (
            "a.yaml",
            "name: Rye Vets\ntreatments:\n  vaccinations: £48\n  we can't treat: horses\n",
            ["We can't treat horses."],
        ),
        (
            "a.json",
            '{"name": "Rye Vets", "weDoNotTreat": ["horses"], "not_offered": "grooming"}',
            ["We do not treat horses.", "Not offered: grooming"],
        ),
        (
            "a.md",
            "# Rye Vets\n\n## Services\n- Cuts\n- We don't do:\n  - weddings\n- Not offered: shaves\n",
            ["We don't do weddings.", "Not offered: shaves"],
        ),
        (
            "a.md",
            "# Rye Vets\n\n## Services\n- Cuts\n\n### What we don't do\n- Horses\n",
            ["What we don't do: Horses"],
        ),
        (
            "a.md",
            "# Rye\n\n## Services\n| We do | We don't do |\n|---|---|\n| Boilers | Oil tanks |\n",
            ["We don't do: Oil tanks"],
        ),
        (
            "a.yaml",
            "name: Malerbetrieb Kurz\nleistungen: [Innenanstrich, Fassaden]\nmachen wir leider nicht: Tapeten\n",
            ["Machen wir leider nicht: Tapeten"],
        ),
        (
            "a.md",
            "# Malerbetrieb Kurz\n\n## Leistungen\n- Fassaden\n\n## Was wir nicht machen\n- Tapeten\n",
            ["Was wir nicht machen: Tapeten"],
        ),
        (
            "a.yaml",
            "nombre: Clínica Robledo\nservicios: [vacunas, cirugía]\nno atendemos: caballos, aves exóticas\n",
            ["No atendemos caballos ni aves exóticas."],
        ),
        (
            "a.json",
            '{"nombre": "Clínica Robledo", "servicios": {"vacunas": "30 €", "noHacemos": "peluquería"}}',
            ["No hacemos peluquería."],
        ),
        (
            "a.txt",
            "Rye Vets in Ludlow, vets, 01584 555 020.\n\nWhat we treat: cats.\nWhat we don't treat: horses.\n",
            ["We don't treat horses."],
        ),
    ],
)
def test_a_denying_label_is_told_with_what_it_denies(
    name: str, text: str, refused: list[str]
) -> None:
    brief = read(text, name)
    assert said(brief, FactKind.EXCLUSION) == refused
    offered = " ".join(said(brief, FactKind.SERVICE) + said(brief, FactKind.STATEMENT))
    assert "orses" not in offered
    assert "Tapeten" not in offered


def test_what_we_do_not_want_on_the_site_is_a_wish() -> None:
    brief = read("name: Rye Vets\nwe don't want: stock photos, sliders\n", "a.yaml")
    assert said(brief, FactKind.EXCLUSION) == []


def test_a_field_nobody_knows_is_shown_in_words() -> None:
    brief = read(
        '{"name": "Rye", "services": [{"name": "Cut", "price": "£4", "notIncluded": "shave"}]}',
        "a.json",
    )
    [(_, detail)] = brief.sheet.details(ServiceDetail)
    assert detail.notes == ("Not included: shave",)
