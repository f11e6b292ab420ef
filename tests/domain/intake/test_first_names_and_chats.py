"""First names without a surname, chats as a phone exports them, and tables of courses."""

import pytest

from domain.brief import Brief
from domain.facts import Address, FactKind, Hours, Person, Phone, Price, ServiceDetail
from domain.intake import read_brief


def read(text: str, name: str = "brief.txt") -> Brief:
    return read_brief(name, text.encode())


def said(brief: Brief, *kinds: FactKind) -> list[str]:
    return [made.text for made in brief.sheet.of(*kinds)]


def people(brief: Brief) -> list[tuple[str, str, str]]:
    return [(one.name, one.role, one.bio) for _, one in brief.sheet.details(Person)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Hannes Brodersen (Meister), Fiete lernt noch (2. Lehrjahr), Swantje macht die Buchhaltung",
            [
                ("Hannes Brodersen", "Meister", ""),
                ("Fiete", "", "lernt noch (2. Lehrjahr)"),
                ("Swantje", "", "macht die Buchhaltung"),
            ],
        ),
        (
            "Carmela (recepción), Luis y Ana Gil",
            [("Carmela", "recepción", ""), ("Luis", "", ""), ("Ana Gil", "", "")],
        ),
        ("Anna, Tom und Kim", [("Anna", "", ""), ("Tom", "", ""), ("Kim", "", "")]),
    ],
)
def test_first_names_of_a_team_are_people(text: str, found: list[tuple[str, str, str]]) -> None:
    assert people(read(f"# Speichenwerk\n\n## Team\n\n- {text}\n", "b.md")) == found


def test_what_a_chef_sees_to_is_no_colleague() -> None:
    brief = read(
        "# Praxis\n\n## Team\n\n- Dr. Ute Kaspari (Chefin), Prophylaxe und Labor\n", "b.md"
    )
    assert [name for name, *_ in people(brief)] == ["Dr. Ute Kaspari"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Somos Casa Amparo. Lo llevamos mi hermana Nuria y yo, Javier, desde 2012.", ["Nuria", "Javier"]),
        ("Con mi marido Luis llevamos la panadería La Espiga en Soria.", ["Luis"]),
        ("Wir, Hannes und Petra Vogt, führen die Bäckerei Vogt.", ["Hannes Vogt", "Petra Vogt"]),
    ],
)  # fmt: skip
def test_whoever_writes_is_named_beside_those_who_help(text: str, names: list[str]) -> None:
    assert [name for name, *_ in people(read(text))] == names


def test_a_number_right_behind_whatsapp_is_for_whatsapp() -> None:
    brief = read(
        "# Amparo\n\nReservas por WhatsApp, 600 555 148, o llamando al 956 55 01 77.\n", "b.md"
    )
    assert [(one.display, one.purpose) for _, one in brief.sheet.details(Phone)] == [
        ("600 555 148", "WhatsApp"),
        ("956 55 01 77", ""),
    ]  # fmt: skip


def test_a_number_of_a_college_is_a_credential() -> None:
    brief = read("# Peludos\n\n## Equipo\n\n- Lucía Ferrer Moya, veterinaria, col. 1.482, exóticos\n", "b.md")  # fmt: skip
    [(_, vet)] = brief.sheet.details(Person)
    assert (vet.role, vet.credential, vet.bio) == ("veterinaria, exóticos", "col. 1.482", "")


_CHAT = """\
[12/03, 18:02] Irene Costa: Hola! soy Irene, la profe de piano
[12/03, 18:05] Agencia: ¡Hola Irene! ¿Cómo se llama tu escuela?
[12/03, 18:06] Irene Costa: Tecla Blanca, está en Valencia, calle Cuba 22
[12/03, 18:07] Agencia: ¿Qué clases das y cuánto cuestan?
[12/03, 18:09] Irene Costa: adultos 85€/mes, y clase suelta 28€
[12/03, 18:10] Agencia: ¿Horario?
[12/03, 18:11] Irene Costa: de lunes a jueves de 16 a 21h
[12/03, 18:12] Agencia: ¿Algo de ti?
[12/03, 18:15] Irene Costa: whatsapp 611 555 090
[12/03, 18:16] Irene Costa: ah y que sea en tonos verdes
"""


def test_a_chat_from_a_phone_is_read_without_its_dates_and_the_makers_words() -> None:
    brief = read(_CHAT)
    assert brief.sheet.company == "Tecla Blanca"
    assert [one.street for _, one in brief.sheet.details(Address)] == ["calle Cuba 22"]
    assert [one.item for _, one in brief.sheet.details(Price)] == ["adultos", "clase suelta"]
    assert [one.days for _, one in brief.sheet.details(Hours)] == [("mon", "tue", "wed", "thu")]
    assert said(brief, FactKind.PREFERENCE) == ["ah y que sea en tonos verdes"]
    assert not any("12/03" in made.text or "Agencia" in made.text for made in brief.sheet.entries)
    assert said(brief, FactKind.QUESTION) == []


def test_a_chat_with_dashes_is_one_too() -> None:
    brief = read(
        "12/03/2026, 18:02 - Tom Webdesign: Wie heißt denn dein Laden?\n"
        "12/03/2026, 18:05 - Murat: Döner Palast, Lindenstr. 8 in Hanau\n"
        "12/03/2026, 18:06 - Murat: offen täglich 11-23 uhr\n"
        "12/03/2026, 18:07 - Tom Webdesign: ok\n"
        "12/03/2026, 18:12 - Murat: 06181 555 0111\nliefern tun wir nicht\n"
    )
    assert brief.sheet.company == "Döner Palast"
    assert len(list(brief.sheet.details(Hours))) == 1
    assert said(brief, FactKind.EXCLUSION) == ["liefern tun wir nicht"]


def test_a_table_of_groups_with_times_and_trainers_lists_courses() -> None:
    brief = read(
        "# Ruderverein\n\nTraining\n\n| Gruppe | Wann | Trainer |\n|---|---|---|\n"
        "| Anfänger ab 10 | Di + Do 17-18:30 | Lea Thiel |\n| Masters | Sa 9-11 | Werner Haas |\n",
        "b.md",
    )
    assert [(one.name, one.notes) for _, one in brief.sheet.details(ServiceDetail)] == [
        ("Anfänger ab 10", ("Di + Do 17-18:30", "Trainer: Lea Thiel")),
        ("Masters", ("Sa 9-11", "Trainer: Werner Haas")),
    ]
    assert list(brief.sheet.details(Hours)) == []


def test_hosts_named_below_what_they_are_have_that_role() -> None:
    brief = read("nombre: Casa Nieves\nanfitriones: Nieves y Paco\n", "b.yaml")
    assert people(brief) == [("Nieves", "anfitrion", ""), ("Paco", "anfitrion", "")]
