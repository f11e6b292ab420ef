"""A client's tables become a brief, and every fault of them one sentence."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.brief import Brief
from domain.errors import BriefInvalid
from domain.facts import Email, FactKind, Hours, Person, Phone, Review, ServiceDetail
from domain.gates import Verdict
from domain.imports import understand
from domain.imports.columns import COLUMNS, REQUIRED, field_of
from domain.imports.delimited import sheet_of_csv
from domain.imports.gate import Imported, report_page
from domain.imports.sheet import Sheet
from domain.intake import read_brief

TODAY = "2026-11-26"


def taken(*sheets: Sheet, project: str | None = None) -> Imported:
    return understand("client.xlsx", sheets, today=TODAY, project=project)


def sheet(name: str, *rows: tuple[str, ...]) -> Sheet:
    return Sheet(name=name, rows=rows)


def csv(name: str, text: str) -> Sheet:
    return sheet_of_csv(name, text.encode())


def brief(imported: Imported) -> Brief:
    return read_brief("brief.yaml", imported.brief.encode())


def told(imported: Imported) -> list[str]:
    return [str(one) for one in imported.problems]


ENGLISH = (
    csv("prices.csv", "Service,Price (£),Duration\nCut,42.50,60\nBeard,from 15,20\n"),
    csv("team.csv", "Name,Role,Email\nAnna Berg,Owner,anna@salon.example\n"),
    csv("hours.csv", "Day,Opens,Closes\nMon-Fri,9:00,18:30\nSat,9am,1pm\nSunday,closed,\n"),
    csv("reviews.csv", "Review,Customer,Stars,Date\nNever a bad cut.,Kay,5,2024-03-01\n"),
    csv("contact.csv", "Company,Salon Berg\nPhone,0113 496 0172\nPostcode,LS7 9ZZ\nTown,Leeds\n"),
    csv("areas.csv", "Area\nMeanwood\nMoortown\n"),
)
GERMAN = (
    csv("preise.csv", "Leistung;Preis in EUR;Dauer\nDamenschnitt;42,50;60\nBart;ab 15 €;20\n"),
    csv("team.csv", "Vorname;Nachname;Funktion;E-Mail\nAnna;Berg;Meisterin;anna@salon.example\n"),
    csv("zeiten.csv", "Tag;von;bis\nMo-Fr;9:00;18:30\nSamstag;9;13\nSonntag;geschlossen;\n"),
    csv("stimmen.csv", "Zitat;Kunde;Sterne;Datum\nImmer wieder gern.;Kay;5;01.03.2024\n"),
    csv("kontakt.csv", "Firma;Salon Berg\nTelefon;030 1234567\nPLZ;10115\nOrt;Berlin\n"),
    csv("gebiete.csv", "Einzugsgebiet\nMoabit\nWedding\n"),
)
SPANISH = (
    csv("precios.csv", "Servicio;Precio (€);Duración\nCorte;42,50;60\nBarba;desde 15 €;20\n"),
    csv("equipo.csv", "Nombre;Cargo;Correo electrónico\nAnna Berg;Dueña;anna@salon.example\n"),
    csv("horario.csv", "Día;Abre;Cierra\nlunes a viernes;9:00;18:30\nsábado;9:00;13:00\ndomingo;cerrado;\n"),
    csv("opiniones.csv", "Opinión;Cliente;Estrellas;Fecha\nSiempre volvemos.;Kay;5;01/03/2024\n"),
    csv("contacto.csv", "Empresa;Salon Berg\nTeléfono;912 345 678\nCódigo postal;28012\nCiudad;Madrid\n"),
    csv("zonas.csv", "Zona\nLavapiés\nSol\n"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("sheets", "language", "currency"),
    [(ENGLISH, "en", "GBP"), (GERMAN, "de", "EUR"), (SPANISH, "es", "EUR")],
)
def test_tables_in_three_languages_state_the_same(
    sheets: tuple[Sheet, ...], language: str, currency: str
) -> None:
    imported = taken(*sheets)
    assert told(imported) == []
    assert imported.report.verdict is Verdict.PASS
    assert imported.counts == {
        "services": 2, "people": 1, "hours": 3, "reviews": 1, "contacts": 1, "areas": 2,
    }  # fmt: skip
    made = brief(imported)
    facts = made.sheet
    assert (made.language, made.project, facts.company) == (language, "salon-berg", "Salon Berg")
    (cut, beard) = (detail for _, detail in facts.details(ServiceDetail))
    assert cut.price
    assert (cut.price.amount, cut.price.currency, cut.duration_minutes) == ("42.50", currency, 60)
    assert beard.price
    assert (beard.price.amount, beard.price.qualifier) == ("15", "from")
    ((_, person),) = facts.details(Person)
    assert person.name == "Anna Berg"
    assert [detail.purpose for _, detail in facts.details(Email)] == ["Anna Berg"]
    assert len(facts.details(Phone)) == 1
    spans = {
        day: [(span.opens, span.closes) for span in detail.spans]
        for _, detail in facts.details(Hours)
        for day in detail.days
    }
    assert spans["mon"] == spans["fri"] == [("09:00", "18:30")]
    assert (spans["sat"], spans["sun"]) == ([("09:00", "13:00")], [])
    ((_, review),) = facts.details(Review)
    assert (review.author, review.rating) == ("Kay", 5)
    assert len(facts.of(FactKind.AREA)) == 2
    assert made.contradictions == ()


def test_every_fact_has_its_place_in_the_brief() -> None:
    imported = taken(*GERMAN)
    lines = imported.brief.splitlines()
    made = brief(imported)
    for fact in made.facts:
        if fact.kind in (FactKind.SERVICE, FactKind.PERSON, FactKind.REVIEW):
            first = fact.text.split(" – ")[0]
            assert first in lines[made.places[fact.fact_id].line - 1]


@pytest.mark.parametrize("kind", list(COLUMNS))
def test_no_word_means_two_columns_of_a_table(kind: str) -> None:
    words = [word for words in COLUMNS[kind].values() for word in words]
    assert [word for word in words if words.count(word) > 1] == []
    assert all(field_of(kind, word) for word in words)
    assert set(REQUIRED[kind]) <= set(COLUMNS[kind])


FAULTY = sheet(
    "Preise",
    ("Preisliste, Stand Mai",),
    (),
    ("Leistung", "Preis", "Lieblingsfarbe"),
    ("Schnitt", "28 €", "rot"),
    ("", "12 €", ""),
    ("Farbe", "teuer", ""),
    ("Schnitt", "28 €", ""),
    ("Schnitt", "30 €", ""),
    ("Bart", "-3 €", ""),
    ('=HYPERLINK("http://evil.example";"Brot")', "12 €", ""),
    ("Kur", "x" * 5_001, ""),
)


def test_each_fault_is_one_sentence_with_sheet_row_and_column() -> None:
    imported = taken(FAULTY)
    assert told(imported) == [
        "Sheet 'Preise', row 3, column 'Lieblingsfarbe': This column is not known, so its value is "
        "not used. Call it one of: currency, description, duration, group, notes, unit.",
        "Sheet 'Preise', row 5, column 'Leistung': The name is missing, so this row is left out. "
        "Fill the cell in, or remove the row.",
        "Sheet 'Preise', row 6, column 'Preis': The price 'teuer' cannot be read, so it is left "
        "out. Write it as '12.50 EUR'.",
        "Sheet 'Preise', row 7: It is the same as row 4, so it is used once. Remove one of them.",
        "Sheet 'Preise', row 8, column 'Leistung': 'Schnitt' stands in row 4 too, with other "
        "details; both are kept. Remove the one that does not hold.",
        "Sheet 'Preise', row 9, column 'Preis': The price '-3 €' cannot be read, so it is left "
        "out. Write it as '12.50 EUR'.",
        "Sheet 'Preise', row 10, column 'Leistung': "
        '\'=HYPERLINK("http://evil.example";"Brot")\' is a formula, not a value, so it is left '
        "out. Write the value itself.",
        "Sheet 'Preise', row 11, column 'Preis': The cell has 5,001 characters, and 5,000 is the "
        "most, so it is left out. Shorten it.",
    ]
    assert imported.report.verdict is Verdict.WARN
    broken = {one.name: one.measured for one in imported.report.checks if not one.passed}
    assert broken == {
        "columns-known": 1, "services-name-present": 1, "services-name-read": 1,
        "services-price-read": 3, "services-row-new": 1,
    }  # fmt: skip
    assert imported.counts == {"services": 5}


@pytest.mark.parametrize(
    ("kind", "header", "cells", "sentence"),
    [
        ("Team", ("Name", "Email"), ("Ben", "ben(at)x"),
         "'ben(at)x' is no e-mail address, so it is left out. Write one such as 'hello@example.com'."),
        ("Team", ("Name", "Phone"), ("Ben", "12 34"),
         "'12 34' is no phone number, so it is left out. Write 6 to 15 digits such as '+49 30 1234567'."),
        ("Team", ("Name", "Phone"), ("Ben", "call me maybe"),
         "'call me maybe' is no phone number, so it is left out. Write 6 to 15 digits such as "
         "'+49 30 1234567'."),
        ("Reviews", ("Review", "Stars"), ("Good", "7"),
         "The rating '7' is not one of 0 to 5, so it is left out. Write such as '4.5'."),
        ("Reviews", ("Review", "Date"), ("Good", "2026-11-27"),
         "The date '2026-11-27' lies in the future, so it is left out. Correct it."),
        ("Reviews", ("Review", "Date"), ("Good", "31.02.2024"),
         "The date '31.02.2024' cannot be read, so it is left out. Write such as '2026-03-31'."),
        ("Hours", ("Day", "Opens", "Closes"), ("Blursday", "9:00", "17:00"),
         "The opening hours 'Blursday 9:00 17:00' cannot be read, so this row is left out. Write such "
         "as 'Monday', '9:00', '17:30', or 'closed'."),
        ("Prices", ("Service", "Price"), ("Cut", "28"),
         "The price '28' has no currency, so it is left out. Write it as '28 EUR', or put the "
         "currency into the title of the column."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_used_says_what_to_write(
    kind: str, header: tuple[str, ...], cells: tuple[str, ...], sentence: str
) -> None:
    (problem,) = taken(sheet(kind, header, cells)).problems
    assert problem.sentence == sentence
    assert (problem.sheet, problem.row) == (kind, 2)


@pytest.mark.parametrize(
    ("title", "cell", "display"),
    [
        ("Price (£)", "42.50", "£42.50"),
        ("Price (£)", "from 15", "from £15"),
        ("Price GBP", "15 per hour", "£15"),
        ("Price (£)", "15-20", "£15-20"),
        ("Price (£)", "20 EUR", "20 EUR"),
        ("Price (CHF)", "1'250", "1'250 CHF"),
    ],
)
def test_a_bare_amount_is_in_the_currency_of_its_column(
    title: str, cell: str, display: str
) -> None:
    imported = taken(sheet("Prices", ("Service", title), ("Haircut and wash", cell)))
    assert told(imported) == []
    ((_, service),) = brief(imported).sheet.details(ServiceDetail)
    assert service.price
    assert service.price.display == display


@pytest.mark.parametrize("cell", ["teuer", "1.2.3.4", "12 € / 15 €", "-3", "call us", "12-34-56"])
def test_what_is_no_single_price_is_left_out(cell: str) -> None:
    imported = taken(sheet("Preise", ("Leistung", "Preis (€)"), ("Haarschnitt", cell)))
    assert len(imported.problems) == 1
    assert "price" not in imported.brief


def test_a_review_of_today_is_none_of_the_future() -> None:
    assert told(taken(sheet("Reviews", ("Review", "Date"), ("Good", TODAY)))) == []


def test_a_sheet_nobody_knows_is_named_and_the_others_are_used() -> None:
    imported = taken(*ENGLISH, sheet("Budget", ("Q1", "Q2"), ("1", "2")))
    (problem,) = imported.problems
    assert str(problem).startswith(
        "Sheet 'Budget', row 1: No column of this sheet is known, so it is not used. Titles that are "
        "known: services: name, description, price,"
    )
    assert imported.report.verdict is Verdict.WARN


def test_nothing_that_can_be_used_closes_the_gate() -> None:
    imported = taken(sheet("Budget", ("Q1", "Q2"), ("1", "2")))
    assert (imported.brief, imported.counts) == ("", {})
    assert imported.report.verdict is Verdict.FAIL


def test_what_is_empty_or_too_large_is_refused() -> None:
    with pytest.raises(BriefInvalid) as empty:
        taken(sheet("A", ("", " ")), sheet("B"))
    assert str(empty.value) == (
        "client.xlsx: No sheet of it holds anything. Send a table with titles in its first row."
    )
    with pytest.raises(BriefInvalid) as large:
        taken(sheet("A", *[("x",)] * 5_001))
    assert str(large.value) == (
        "client.xlsx: The sheet 'A' has 5,001 rows and 1 columns. Send 5,000 rows and 60 columns "
        "at most."
    )


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_any_delimiter_and_encoding_is_read(delimiter: str, encoding: str) -> None:
    text = f'Name{delimiter}Preis\n"Müsli{delimiter} groß"{delimiter}"4,50 €"\n'
    read = sheet_of_csv("preise.csv", text.encode(encoding))
    assert read.rows == (("Name", "Preis"), (f"Müsli{delimiter} groß", "4,50 €"))
    assert read.name == "preise"


def test_excel_may_say_the_delimiter_itself() -> None:
    read = csv("p.csv", "sep=;\r\nName, short, long\r\na, b, c\r\n")
    assert read.rows[1:] == (("Name, short, long",), ("a, b, c",))


def test_a_table_with_few_words_is_in_the_language_of_its_titles() -> None:
    few = sheet("x", ("Quote", "Author", "Stars"), ("Great bread", "Karin B.", "5"))
    assert taken(few).brief.startswith("language: en\n")
    few = sheet("x", ("Zitat", "Kunde", "Sterne"), ("Great bread", "Karin B.", "5"))
    assert taken(few).brief.startswith("language: de\n")


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "p.csv: The file is empty. Send a table with titles in its first row."),
        (b" \n;;\n", "p.csv: The file is empty. Send a table with titles in its first row."),
        (b"a\x00b", "p.csv: The file is binary, no table. Save the table as CSV in UTF-8, or as Excel "
         "(.xlsx)."),
        (b'a;b\n"' + b"x" * 200_000, "p.csv: It is no CSV table: field larger than field limit (131072). "
         "Save the table as CSV in UTF-8, or as Excel (.xlsx)."),
    ],
)  # fmt: skip
def test_what_is_no_csv_gets_one_sentence(body: bytes, sentence: str) -> None:
    with pytest.raises(BriefInvalid) as refused:
        sheet_of_csv("p.csv", body)
    assert str(refused.value) == sentence


@given(st.binary(max_size=300))
def test_any_bytes_are_a_sheet_or_one_sentence(body: bytes) -> None:
    said = ""
    try:
        understand("p.csv", [sheet_of_csv("p.csv", body)], today=TODAY)
    except BriefInvalid as refused:
        said = str(refused)
    assert "\n" not in said


HOSTILE = (
    '=HYPERLINK("http://evil.example","Bread")',
    "=1+1",
    "@SUM(A1)",
    "+cmd|' /C calc'!A0",
    "-cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_title_or_sheet_reaches_the_report_but_as_text(hostile: str) -> None:
    imported = understand(
        hostile,
        [
            sheet(hostile, ("Service", "Price", hostile), (hostile, hostile, hostile)),
            sheet("Team", ("Name", "Email"), ("Ben", hostile)),
        ],
        today=TODAY,
        project="p",
    )
    page = report_page(imported, data_docs="great-expectations/index.html")
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("<a ") == 1
    if hostile[0] in "=+-@":
        assert hostile not in imported.brief


_cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30)


@given(st.lists(st.tuples(_cells, _cells), max_size=6))
def test_whatever_stands_in_a_cell_the_brief_can_be_read_back(rows: list[tuple[str, str]]) -> None:
    imported = taken(sheet("Team", ("Name", "Role"), ("Ben Okri", "Baker"), *rows))
    made = brief(imported)
    assert "Ben Okri" in [detail.name for _, detail in made.sheet.details(Person)]


@given(st.text(string.printable, min_size=1, max_size=40))
def test_a_row_is_either_used_or_told(name: str) -> None:
    imported = taken(sheet("Team", ("Name", "Role"), (name, "Baker")))
    if not imported.counts:
        assert imported.problems
        assert imported.problems[0].row == 2
