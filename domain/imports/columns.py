"""Which columns are known, in English, German and Spanish, and what kind of table they make."""

import re
from dataclasses import dataclass
from functools import cache

from domain.imports.sheet import Entry, Problem, Sheet, Table
from domain.intake.lexicon import Section
from domain.intake.sections import normal, section_of_heading

# fmt: off
COLUMNS: dict[str, dict[str, tuple[str, ...]]] = {
    "services": {
        "name": ("name", "title", "service", "item", "dish", "product", "treatment", "room", "course",
            "bezeichnung", "leistung", "angebot", "artikel", "produkt", "behandlung", "gericht", "kurs", "zimmer", "titel",
            "nombre", "servicio", "producto", "plato", "tratamiento", "habitación", "curso", "artículo", "título"),
        "description": ("description", "details", "text", "beschreibung", "descripción", "detalles", "texto"),
        "price": ("price", "cost", "fee", "rate", "amount", "preis", "kosten", "betrag", "honorar", "gebühr",
            "precio", "coste", "importe", "tarifa", "price from", "preis ab", "precio desde"),
        "currency": ("currency", "währung", "moneda", "divisa"),
        "unit": ("unit", "per", "einheit", "pro", "je", "unidad", "por"),
        "duration": ("duration", "minutes", "length", "dauer", "minuten", "duración", "minutos"),
        "group": ("group", "category", "section", "gruppe", "kategorie", "bereich", "rubrik", "grupo", "categoría", "sección"),
        "notes": ("notes", "note", "allergens", "included", "hinweis", "hinweise", "allergene", "bemerkung", "inklusive",
            "notas", "nota", "alérgenos", "incluye", "observaciones"),
    },
    "people": {
        "name": ("name", "person", "full name", "employee", "mitarbeiter", "mitarbeiterin", "nombre", "persona",
            "nombre completo", "empleado"),
        "first_name": ("first name", "given name", "vorname", "nombre de pila"),
        "last_name": ("last name", "surname", "family name", "nachname", "familienname", "apellido", "apellidos"),
        "role": ("role", "position", "job", "job title", "function", "rolle", "funktion", "beruf", "puesto", "cargo",
            "función", "rol"),
        "bio": ("bio", "biography", "about", "description", "vita", "über", "beschreibung", "kurzvita", "biografía",
            "descripción"),
        "credential": ("credential", "credentials", "qualification", "registration", "qualifikation", "zulassung",
            "abschluss", "titulación", "cualificación", "número de colegiado"),
        "email": ("email", "e mail", "mail", "correo", "correo electrónico"),
        "phone": ("phone", "telephone", "tel", "mobile", "telefon", "telefonnummer", "handy", "mobil", "teléfono", "móvil"),
    },
    "hours": {
        "days": ("day", "days", "weekday", "tag", "tage", "wochentag", "wochentage", "día", "días", "día de la semana"),
        "opens": ("opens", "open", "from", "start", "opening", "öffnet", "von", "ab", "offen ab", "beginn", "abre",
            "apertura", "desde", "de"),
        "closes": ("closes", "close", "to", "until", "till", "end", "closing", "schließt", "bis", "ende", "cierra",
            "cierre", "hasta", "a"),
        "hours": ("hours", "times", "opening hours", "opening times", "zeiten", "öffnungszeiten", "uhrzeit", "horario", "horas"),
    },
    "reviews": {
        "quote": ("quote", "review", "text", "comment", "testimonial", "words", "zitat", "bewertung", "kommentar",
            "rezension", "aussage", "opinión", "reseña", "comentario", "cita", "texto", "valoración"),
        "author": ("author", "name", "customer", "client", "by", "autor", "kunde", "kundin", "verfasser", "von",
            "cliente", "autora", "nombre"),
        "source": ("source", "site", "platform", "quelle", "portal", "plattform", "fuente", "plataforma", "sitio"),
        "rating": ("rating", "stars", "score", "sterne", "note", "punkte", "estrellas", "puntuación", "nota"),
        "date": ("date", "when", "datum", "wann", "fecha", "cuándo"),
    },
    "contacts": {
        "company": ("company", "company name", "business", "firm", "name", "firma", "firmenname", "betrieb", "unternehmen",
            "empresa", "razón social", "nombre", "negocio"),
        "trade": ("trade", "industry", "profession", "gewerbe", "branche", "beruf", "sector", "actividad", "oficio"),
        "tagline": ("tagline", "slogan", "motto", "leitspruch", "lema", "eslogan"),
        "about": ("about", "about us", "description", "über uns", "beschreibung", "sobre nosotros", "descripción"),
        "phone": ("phone", "telephone", "tel", "phone number", "telefon", "telefonnummer", "rufnummer", "teléfono"),
        "mobile": ("mobile", "cell", "mobile number", "handy", "mobil", "mobilnummer", "móvil"),
        "email": ("email", "e mail", "mail", "email address", "e mail adresse", "correo", "correo electrónico"),
        "website": ("website", "web", "url", "homepage", "webseite", "página web", "sitio web"),
        "street": ("street", "address", "street address", "straße", "adresse", "anschrift", "calle", "dirección", "domicilio"),
        "postal_code": ("postcode", "postal code", "zip", "zip code", "plz", "postleitzahl", "código postal", "cp"),
        "locality": ("city", "town", "locality", "ort", "stadt", "ciudad", "localidad", "población", "municipio"),
        "country": ("country", "land", "país"),
    },
    "areas": {
        "area": ("area", "areas", "area served", "region", "district", "place", "gebiet", "einzugsgebiet", "einsatzgebiet",
            "liefergebiet", "bezirk", "zona", "zonas", "área", "región", "barrio", "town", "ort", "ciudad"),
    },
}
"""Fields of each kind of table, with the words clients write over them."""

REQUIRED: dict[str, tuple[str, ...]] = {
    "services": ("name",), "people": ("name", "last_name"), "hours": ("days",), "reviews": ("quote",),
    "contacts": (), "areas": ("area",),
}
"""Fields of which a table of the kind needs one."""
# fmt: on

_BY_SECTION = {
    Section.SERVICES: "services",
    Section.MENU: "services",
    Section.PRICES: "services",
    Section.TEAM: "people",
    Section.HOURS: "hours",
    Section.REVIEWS: "reviews",
    Section.CONTACT: "contacts",
    Section.ADDRESS: "contacts",
    Section.AREAS: "areas",
}
_HEADER_WITHIN = 12
"""Rows in which the header must stand; above it there may be a title and the date."""
_UNIT = re.compile(r"\(.*?\)|\[.*?\]|[€£$]|\b(?:EUR|GBP|USD|CHF|in)\b")


@dataclass(frozen=True)
class _Header:
    kind: str
    row: int
    """Index of the row it stands in."""
    fields: dict[int, str]
    """Field of each known column."""
    points: float


def table_of(sheet: Sheet) -> tuple[Table | None, tuple[Problem, ...]]:
    """Return the rows of a sheet under our fields, and what could not be placed.

    None for a sheet no column of which is known; the one problem then says so.
    """
    header = _best_header(sheet)
    if header is None or (
        header.kind == "contacts" and _upright_fields(sheet) > len(header.fields)
    ):
        return _upright(sheet)
    titles = sheet.rows[header.row]
    entries = tuple(
        Entry(row=number, values=values)
        for number, cells in enumerate(sheet.rows[header.row + 1 :], start=header.row + 2)
        if (values := _values(cells, header.fields))
    )
    headers = {field: titles[at].strip() for at, field in header.fields.items()}
    table = Table(sheet=sheet.name, kind=header.kind, headers=headers, entries=entries)
    return table, tuple(_unknown(sheet, header))


def _values(cells: tuple[str, ...], fields: dict[int, str]) -> dict[str, str]:
    return {
        field: text
        for at, field in fields.items()
        if at < len(cells) and (text := cells[at].strip())
    }


def _best_header(sheet: Sheet) -> _Header | None:
    """Return the row and the kind that know most columns; the sheet's own name settles a tie."""
    section = section_of_heading(sheet.name)
    hint = _BY_SECTION.get(section) if section else None
    found = [
        made
        for at, cells in enumerate(sheet.rows[:_HEADER_WITHIN])
        for kind in COLUMNS
        if (made := _header(kind, at, cells, hint=hint))
    ]
    return max(found, key=lambda one: (one.points, -one.row), default=None)


def _header(kind: str, at: int, cells: tuple[str, ...], *, hint: str | None) -> _Header | None:
    known: dict[int, str] = {}
    for column, title in enumerate(cells):
        field = field_of(kind, title)
        if field and field not in known.values():
            known[column] = field
    needed = REQUIRED[kind]
    if not known or (needed and not set(needed) & set(known.values())):
        return None
    if len(known) < 2 and (kind == "contacts" or sum(map(bool, cells)) > 1) and kind != hint:
        return None  # one word of a sentence is no header
    return _Header(kind, at, known, len(known) + 1.5 * (kind == hint))


def field_of(kind: str, title: str) -> str:
    """Return the field a column's title means in a table of this kind, or ``""``."""
    said = normal(_UNIT.sub(" ", title)) or normal(title)
    return _fields(kind).get(said, "")


@cache
def _fields(kind: str) -> dict[str, str]:
    return {normal(word): field for field, words in COLUMNS[kind].items() for word in words}


def _unknown(sheet: Sheet, header: _Header) -> list[Problem]:
    """Name each column that is not used, so that nothing is dropped in silence."""
    titles = sheet.rows[header.row]
    width = max(len(cells) for cells in sheet.rows[header.row :])
    problems: list[Problem] = []
    for at in range(width):
        below = [cells[at] for cells in sheet.rows[header.row + 1 :] if at < len(cells)]
        filled = sum(1 for text in below if text.strip())
        title = titles[at].strip() if at < len(titles) else ""
        if at in header.fields or not (title or filled):
            continue
        free = sorted(set(COLUMNS[header.kind]) - set(header.fields.values()))
        problems.append(
            Problem(
                sheet=sheet.name,
                row=header.row + 1,
                column=title or f"number {at + 1}",
                sentence=f"This column is not known, so {_values_of(filled)} not used. Call it one "
                f"of: {', '.join(free) or 'nothing more is used here'}.",
            )
        )
    return problems


def _values_of(filled: int) -> str:
    return f"its {filled} values are" if filled != 1 else "its value is"


def _upright_fields(sheet: Sheet) -> int:
    """Return how many fields of contacts stand in the first column."""
    return len({field_of("contacts", cells[0]) for cells in sheet.rows if cells} - {""})


def _upright(sheet: Sheet) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read a table whose titles stand in its first column: `Phone | 030 ...`."""
    values: dict[str, str] = {}
    headers: dict[str, str] = {}
    problems: list[Problem] = []
    first = 1
    for number, cells in enumerate(sheet.rows, start=1):
        title, text = (*(cell.strip() for cell in cells), "", "")[:2]
        field = field_of("contacts", title)
        if field and text and field not in values:
            first = first if values else number
            values[field], headers[field] = text, title
        elif title and text:
            problems.append(
                Problem(
                    sheet=sheet.name,
                    row=number,
                    column=title,
                    sentence="This line is not known, so it is not used. Call it one of: "
                    f"{', '.join(sorted(set(COLUMNS['contacts']) - set(values)))}.",
                )
            )
    if len(values) >= 2:
        entry = Entry(row=first, values=values)
        table = Table(sheet=sheet.name, kind="contacts", headers=headers, entries=(entry,))
        return table, tuple(problems)
    known = "; ".join(f"{kind}: {', '.join(fields)}" for kind, fields in COLUMNS.items())
    sentence = (
        f"No column of this sheet is known, so it is not used. Titles that are known: {known}."
    )
    return None, (Problem(sheet=sheet.name, row=1, sentence=sentence),)
