"""What intake says to the client, in the three languages of a brief."""

from domain.facts import Language

_SAID: dict[str, dict[Language, str]] = {
    "line": {"en": "Line {line}: {words}", "de": "Zeile {line}: {words}", "es": "Línea {line}: {words}"},
    "letter": {
        "en": "{said!r} was read as part of a letter and is not shown.",
        "de": "{said!r} gehört zum Brief und wird nicht gezeigt.",
        "es": "{said!r} se ha leído como parte de la carta y no se muestra.",
    },
    "evening": {
        "en": "{said!r} was read as {opens} to {closes}; write am or pm if that is wrong.",
        "de": "{said!r} wurde als {opens} bis {closes} gelesen; bitte berichtigen, falls das nicht stimmt.",
        "es": "{said!r} se ha leído como de {opens} a {closes}; corríjalo si no es así.",
    },
    "which_half": {
        "en": "{said!r} may be the morning or the evening, so it is kept as words; write am or pm.",
        "de": "{said!r} kann morgens oder abends heißen und bleibt daher im Wortlaut; bitte zum Beispiel `17-22 Uhr` schreiben.",
        "es": "{said!r} puede ser por la mañana o por la tarde y se deja tal cual; escriba por ejemplo `17-22 h`.",
    },
    "half_day": {
        "en": "{said!r} was read as from or until noon; write the time if that is wrong.",
        "de": "{said!r} wurde als ab oder bis 12 Uhr gelesen; bitte die Uhrzeit schreiben, falls das nicht stimmt.",
        "es": "{said!r} se ha leído como desde o hasta las 12; escriba la hora si no es así.",
    },
    "days_apart": {
        "en": "`{name}` was read as {read!r}; write `{said}` if the day between is meant too.",
        "de": "`{name}` wurde als {read!r} gelesen; bitte `{said}` schreiben, falls auch der Tag dazwischen gemeint ist.",
        "es": "`{name}` se ha leído como {read!r}; escriba `{said}` si también se trata del día intermedio.",
    },
    "no_svg": {
        "en": "The picture {said!r} is an SVG, which cannot be used; send it as PNG or JPEG.",
        "de": "Das Bild {said!r} ist eine SVG-Datei und kann nicht verwendet werden; bitte als PNG oder JPEG schicken.",
        "es": "La imagen {said!r} es un SVG y no se puede usar; envíela en PNG o JPEG.",
    },
    "on_the_web": {
        "en": "The picture {said!r} is on the web; send it as a file.",
        "de": "Das Bild {said!r} liegt im Netz; bitte als Datei schicken.",
        "es": "La imagen {said!r} está en la red; envíela como archivo.",
    },
    "no_address": {
        "en": "The link {said!r} leads to no web address.",
        "de": "Der Verweis {said!r} führt zu keiner Internetadresse.",
        "es": "El enlace {said!r} no lleva a ninguna dirección web.",
    },
    "empty_heading": {
        "en": "Nothing stands below the heading {said!r}.",
        "de": "Unter der Überschrift {said!r} steht nichts.",
        "es": "No hay nada bajo el título {said!r}.",
    },
    "empty_key": {
        "en": "`{said}` is empty, so nothing was made of it.",
        "de": "`{said}` ist leer, daraus wurde nichts gemacht.",
        "es": "`{said}` está vacío, así que no se ha usado.",
    },
    "no_answer": {
        "en": "The question {said!r} has no answer; write one below it.",
        "de": "Die Frage {said!r} hat keine Antwort; bitte eine darunter schreiben.",
        "es": "La pregunta {said!r} no tiene respuesta; escríbala debajo.",
    },
    "no_mail": {
        "en": "{said!r} is not a mail address; write it as name@example.com.",
        "de": "{said!r} ist keine Mailadresse; bitte als name@example.com schreiben.",
        "es": "{said!r} no es una dirección de correo; escríbala como nombre@example.com.",
    },
    "no_currency": {
        "en": "{said!r} names no currency; write for example `£25`.",
        "de": "{said!r} nennt keine Währung; bitte zum Beispiel `25 €` schreiben.",
        "es": "{said!r} no indica la moneda; escriba por ejemplo `25 €`.",
    },
    "order": {
        "en": "{said!r} gives orders to a machine; it was left out and not followed.",
        "de": "{said!r} erteilt einer Maschine Befehle; es blieb weg und wurde nicht befolgt.",
        "es": "{said!r} da órdenes a una máquina; se ha dejado fuera y no se ha seguido.",
    },
    "not_offered": {"en": "Not offered", "de": "Nicht im Angebot", "es": "No ofrecemos"},
    "or": {"en": " or ", "de": " oder ", "es": " o "},
    "ask_name": {
        "en": "Is the firm called {said}?",
        "de": "Heißt der Betrieb {said}?",
        "es": "¿Cómo se llama la empresa: {said}?",
    },
    "ask_phone": {
        "en": "Which is the main phone number: {said}?",
        "de": "Welche ist die Haupttelefonnummer: {said}?",
        "es": "¿Cuál es el teléfono principal: {said}?",
    },
    "ask_address": {
        "en": "Which is the address: {said}? Label them if both are.",
        "de": "Welche ist die Adresse: {said}? Falls beide gelten, bitte benennen.",
        "es": "¿Cuál es la dirección: {said}? Si valen las dos, póngales un nombre.",
    },
    "ask_hours": {
        "en": "When is it open on {day}: {said}?",
        "de": "Wann ist am {day} geöffnet: {said}?",
        "es": "¿Cuándo se abre el {day}: {said}?",
    },
    "ask_price": {
        "en": "What does {item!r} cost: {said}?",
        "de": "Was kostet {item!r}: {said}?",
        "es": "¿Cuánto cuesta {item!r}: {said}?",
    },
    "ask_year": {
        "en": "In which year did the firm begin: {said}?",
        "de": "In welchem Jahr hat der Betrieb angefangen: {said}?",
        "es": "¿En qué año empezó la empresa: {said}?",
    },
}  # fmt: skip

DAY_NAMES: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}
"""Names of days from Monday on."""


def wording(key: str, language: Language, **values: object) -> str:
    """Return a sentence to the client, in the language of the brief."""
    return _SAID[key][language].format(**values)
