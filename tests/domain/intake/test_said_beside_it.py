"""What stands beside a value: a town of its own key, a second quotation, a plan, a wish behind colours."""

import json

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Person, Phone, Review, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def places(brief: Brief) -> list[tuple[str, str, str]]:
    return [(a.street, a.postal_code, a.locality) for _, a in brief.sheet.details(Address)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.yaml", "name: Physio am Deich\nstrasse: Deichstr. 9\nplz: 26506\nort: Norden\n"),
        ("b.yaml", "name: Physio am Deich\nstrasse: Deichstr. 9\nplz_ort: 26506 Norden\n"),
        (
            "b.json",
            '{"name": "Physio", "kontakt": {"straße": "Deichstr. 9", "plz": "26506", "ort": "Norden"}}',
        ),
        ("b.yaml", "nombre: Clínica Sol\ncalle: Deichstr. 9\ncp: 26506\nciudad: Norden\n"),
    ],
)
def test_a_street_a_postcode_and_a_town_are_one_address(name: str, text: str) -> None:
    brief = read(text, name)
    assert places(brief) == [("Deichstr. 9", "26506", "Norden")]
    assert said(brief, FactKind.STATEMENT, FactKind.AREA) == []


def test_a_postcode_and_a_town_without_a_street_are_an_address_too() -> None:
    brief = read("name: Physio am Deich\nort: Norden\nplz: 26506\n", "b.yaml")
    assert places(brief) == [("", "26506", "Norden")]


@pytest.mark.parametrize(
    ("text", "street", "town"),
    [
        ("Unser Atelier liegt in der Günterstalstraße 31 in Freiburg.", "Günterstalstraße 31", "Freiburg"),
        ("Wir sind in der Hauptstraße 12 a, 79100 Freiburg.", "Hauptstraße 12 a", "Freiburg"),
    ],
)  # fmt: skip
def test_a_small_word_behind_a_house_number_is_no_part_of_it(
    text: str, street: str, town: str
) -> None:
    [(found, _, locality)] = places(read(f"# Tortenatelier\n\n{text}\n", "b.md"))
    assert (found, locality) == (street, town)


def test_a_title_that_says_only_what_the_file_is_names_no_firm() -> None:
    brief = read("---\ntitel: Website-Texte\nfirma: Tortenatelier Miravelle\n---\nHallo.\n", "b.md")
    assert said(brief, FactKind.NAME) == ["Tortenatelier Miravelle"]


def test_what_stands_behind_colours_is_read_for_itself() -> None:
    brief = read(
        "# Speichenwerk\n\nFarben: Orange, Dunkelgrau. Kein Schnickschnack. Was die Leute sagen - "
        '"Mittwoch gebracht, Freitag gefahren." (Google, Jens) und "endlich jemand mit Zeit" – Frau Petersen\n',
        "b.md",
    )
    assert said(brief, FactKind.COLOUR) == ["Orange", "Dunkelgrau"]
    assert said(brief, FactKind.PREFERENCE) == ["Kein Schnickschnack."]
    assert [(r.quote, r.author, r.source) for _, r in brief.sheet.details(Review)] == [
        ("Mittwoch gebracht, Freitag gefahren.", "Jens", "Google"),
        ("endlich jemand mit Zeit", "Frau Petersen", ""),
    ]


def test_two_quotations_with_a_stroke_between_them_are_two() -> None:
    brief = read(
        'Somos Casa Amparo.\nReseñas: "El mejor atún que he comido" (Manolo) / "volveremos" - una pareja de Lugo\n'
    )
    assert [(r.quote, r.author) for _, r in brief.sheet.details(Review)] == [
        ("El mejor atún que he comido", "Manolo"),
        ("volveremos", "una pareja de Lugo"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Estamos tramitando el carné de instalador de gas.",
        "Die Zulassung als Meisterbetrieb ist beantragt.",
        "Zertifiziert nach ISO 9001 ist für 2027 geplant.",
    ],
)
def test_a_licence_that_is_only_planned_is_none(text: str) -> None:
    brief = read(f"# Tambre\n\n{text}\n", "b.md")
    assert said(brief, FactKind.LICENCE) == []
    assert text in said(brief, FactKind.STATEMENT)


def test_no_charge_for_the_way_turns_nothing_down() -> None:
    brief = read(
        "Schlüsseldienst Brandt Nürnberg, Türöffnung tagsüber 79 €, keine Anfahrtskosten im Stadtgebiet, "
        "0911 555 0190, wir knacken keine Tresore."
    )
    assert said(brief, FactKind.EXCLUSION) == ["wir knacken keine Tresore."]


@pytest.mark.parametrize(
    ("line", "name", "notes", "minutes"),
    [
        ("Lymphdrainage (30/45/60 Min)", "Lymphdrainage", ("30/45/60 Min",), None),
        (
            "Peluquería (solo perros pequeños), martes y jueves de 10 a 13 h",
            "Peluquería",
            ("martes y jueves de 10 a 13 h", "solo perros pequeños"),
            None,
        ),
    ],
)
def test_several_lengths_and_times_of_day_are_no_length(
    line: str, name: str, notes: tuple[str, ...], minutes: int | None
) -> None:
    brief = read(f"# Clínica Peludos\n\n## Servicios\n\n- {line}\n- Massage\n", "b.md")
    first = next(one for _, one in brief.sheet.details(ServiceDetail))
    assert (first.name, first.notes, first.duration_minutes) == (name, notes, minutes)


def test_what_is_said_of_a_doctor_under_own_keys_is_said_of_her() -> None:
    text = {
        "praxisname": "Praxis Lindqvist",
        "ärzte": [{"name": "Dr. Ingrid Lindqvist", "schwerpunkt": "Implantologie", "seit": 2004}],
    }
    brief = read(json.dumps(text), "b.json")
    [(_, doctor)] = brief.sheet.details(Person)
    assert (doctor.role, doctor.bio) == ("Implantologie", "Seit 2004")
    assert said(brief, FactKind.STATEMENT) == []


def test_the_year_of_a_review_stands_beside_it() -> None:
    brief = read(
        "nombre: Tambre\nopiniones:\n  - {texto: Cumplieron el plazo., autor: Uxía, año: 2025}\n",
        "b.yaml",
    )
    [(_, review)] = brief.sheet.details(Review)
    assert (review.author, review.source) == ("Uxía", "2025")
    assert said(brief, FactKind.STATEMENT) == []


def test_another_number_in_a_bracket_is_not_what_the_first_is_for() -> None:
    brief = read("name: Praxis Lind\nnotfall: 0931 5550 229 (am Wochenende über 116 117)\n", "b.yaml")  # fmt: skip
    first = next(one for _, one in brief.sheet.details(Phone))
    assert first.purpose == "notfall"


def test_a_day_that_is_zu_is_closed_whatever_its_bracket_says() -> None:
    brief = read("# Rad\n\noffen: di-fr 10-13. montags zu (da schrauben wir nur)\n", "b.md")
    assert [(h.days, bool(h.spans)) for _, h in brief.sheet.details(Hours)] == [
        (("tue", "wed", "thu", "fri"), True),
        (("mon",), False),
    ]


def test_what_is_done_only_for_some_is_no_list_of_offers() -> None:
    brief = read("# Rad\n\nWir reparieren alle Räder, E-Bikes nur Bosch und Shimano.\n", "b.md")
    assert "Shimano" not in said(brief, FactKind.SERVICE)


def test_a_numbered_office_keeps_its_number() -> None:
    brief = read(
        "# Ruderverein\n\n## Vorstand\n\n1. Vorsitzende: Dr. Ute Kaspari\n2. Vorsitzender: Holger Reiß\n",
        "b.md",
    )
    assert [(p.name, p.role) for _, p in brief.sheet.details(Person)] == [
        ("Dr. Ute Kaspari", "1. Vorsitzende"),
        ("Holger Reiß", "2. Vorsitzender"),
    ]


def test_a_full_stop_at_the_end_of_a_line_ends_a_sentence() -> None:
    brief = read(
        "Somos el bar Casa Amparo de Cádiz, que mi madre nos dejó a los dos hermanos en el año 2012.\n"
        "abrimos de martes a domingo, 12:30-16:30 y 20-24, los lunes cerramos y descansamos.\n"
    )
    assert not any("2012" in text and "abrimos" in text for text in said(brief, FactKind.HISTORY))


def test_a_number_beside_the_words_of_a_review_gives_its_stars() -> None:
    brief = read("name: Vogt\nbewertungen:\n  - text: Gutes Brot.\n    von: Ute\n    bewertung: 5\n", "b.yaml")  # fmt: skip
    [(_, review)] = brief.sheet.details(Review)
    assert (review.quote, review.author, review.rating) == ("Gutes Brot.", "Ute", 5.0)
    assert said(brief, FactKind.STATEMENT) == []
