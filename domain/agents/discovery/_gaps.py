"""What to tell the client when something is missing: subject, effect, what to send."""

from domain.facts import Language

Texts = tuple[str, str, str]
"""Subject, what the site does without it, what to send."""

GAPS: dict[str, dict[Language, Texts]] = {
    "name": {
        "en": (
            "name",
            "The brief names no firm, so the site uses the word for the trade.",
            "Send us the name as it stands on your door.",
        ),
        "de": (
            "Name",
            "Der Auftrag nennt keinen Namen, deshalb steht auf der Website die Bezeichnung des Fachs.",
            "Bitte senden Sie uns den Namen, wie er an Ihrer Tür steht.",
        ),
        "es": (
            "nombre",
            "El encargo no da ningún nombre, así que el sitio usa la palabra del oficio.",
            "Envíenos el nombre tal como figura en su puerta.",
        ),
    },
    "contact": {
        "en": (
            "phone or e-mail",
            "Visitors find no way to reach you, so no page has a button.",
            "Send us a phone number or an e-mail address.",
        ),
        "de": (
            "Telefon oder E-Mail",
            "Besucher finden keinen Weg zu Ihnen, deshalb hat keine Seite eine Schaltfläche.",
            "Bitte senden Sie uns eine Telefonnummer oder eine E-Mail-Adresse.",
        ),
        "es": (
            "teléfono o correo",
            "Quien visita el sitio no sabe cómo contactarle y ninguna página lleva botón.",
            "Envíenos un teléfono o un correo electrónico.",
        ),
    },
    "address": {
        "en": (
            "address",
            "The site says nothing about where you are and has no link to a map.",
            "Send us street, postcode and town, or tell us that you have no premises.",
        ),
        "de": (
            "Adresse",
            "Die Website sagt nicht, wo Sie sind, und verlinkt keine Karte.",
            "Bitte senden Sie uns Straße, Postleitzahl und Ort.",
        ),
        "es": (
            "dirección",
            "El sitio no dice dónde está usted ni enlaza un mapa.",
            "Envíenos calle, código postal y localidad.",
        ),
    },
    "hours": {
        "en": (
            "opening hours",
            "The site has no table of hours.",
            "Send us the days and times when you are open or can be reached.",
        ),
        "de": (
            "Öffnungszeiten",
            "Die Website zeigt keine Zeiten.",
            "Bitte senden Sie uns die Tage und Uhrzeiten, zu denen Sie geöffnet oder erreichbar sind.",
        ),
        "es": (
            "horario",
            "El sitio no muestra ningún horario.",
            "Envíenos los días y las horas en que abre o atiende.",
        ),
    },
    "offer": {
        "en": (
            "what you offer",
            "The site has no list of what you offer.",
            "Send us a list, one line for each thing.",
        ),
        "de": (
            "Angebot",
            "Die Website hat keine Liste Ihrer Leistungen.",
            "Bitte senden Sie uns eine Liste, eine Zeile je Leistung.",
        ),
        "es": (
            "oferta",
            "El sitio no tiene una lista de lo que usted ofrece.",
            "Envíenos una lista, una línea por cada cosa.",
        ),
    },
    "descriptions": {
        "en": (
            "descriptions",
            "Most entries in your list are only names, so they get no pages of their own.",
            "Send us two or three sentences about each: what is included, how it goes, what it costs.",
        ),
        "de": (
            "Beschreibungen",
            "Die meisten Leistungen sind nur Namen, deshalb haben sie keine eigenen Seiten.",
            "Bitte senden Sie uns je zwei oder drei Sätze: was dazugehört, wie es abläuft, was es kostet.",
        ),
        "es": (
            "descripciones",
            "La mayoría de los servicios son solo nombres, así que no tienen página propia.",
            "Envíenos dos o tres frases de cada uno: qué incluye, cómo se hace y cuánto cuesta.",
        ),
    },
    "prices": {
        "en": (
            "prices",
            "The site says nothing about prices.",
            "Send us fixed prices, ranges or examples, if you want to show them.",
        ),
        "de": (
            "Preise",
            "Die Website sagt nichts über Preise.",
            "Bitte senden Sie uns Festpreise, Spannen oder Beispiele, wenn Sie sie zeigen möchten.",
        ),
        "es": (
            "precios",
            "El sitio no dice nada de precios.",
            "Envíenos precios fijos, márgenes o ejemplos, si desea mostrarlos.",
        ),
    },
    "photos": {
        "en": (
            "photographs",
            "The pages carry drawings instead of pictures.",
            "Send us photographs of your work, your rooms and the people, as large as you have them.",
        ),
        "de": (
            "Fotos",
            "Die Seiten zeigen Zeichnungen statt Fotos.",
            "Bitte senden Sie uns Fotos von Ihrer Arbeit, den Räumen und den Menschen, so groß wie vorhanden.",
        ),
        "es": (
            "fotografías",
            "Las páginas llevan dibujos en lugar de fotografías.",
            "Envíenos fotografías de su trabajo, del local y de las personas, en el mayor tamaño que tenga.",
        ),
    },
    "reviews": {
        "en": (
            "reviews",
            "The site quotes no customers.",
            "Send us what customers wrote, word for word, with name and source.",
        ),
        "de": (
            "Kundenstimmen",
            "Die Website zitiert keine Kundinnen und Kunden.",
            "Bitte senden Sie uns, was diese geschrieben haben, im Wortlaut, mit Namen und Quelle.",
        ),
        "es": (
            "opiniones",
            "El sitio no cita a ningún cliente.",
            "Envíenos lo que escribieron, palabra por palabra, con nombre y procedencia.",
        ),
    },
    "story": {
        "en": (
            "people and history",
            "There is no page about who you are.",
            "Send us names, roles and a few sentences about how it began.",
        ),
        "de": (
            "Menschen und Geschichte",
            "Es gibt keine Seite darüber, wer Sie sind.",
            "Bitte senden Sie uns Namen, Aufgaben und ein paar Sätze über die Anfänge.",
        ),
        "es": (
            "personas e historia",
            "No hay ninguna página sobre quiénes son ustedes.",
            "Envíenos nombres, funciones y unas frases sobre los comienzos.",
        ),
    },
}
"""Under the key of what is missing."""


def declined_gap(request: str, language: Language) -> Texts:
    """Say that something was not invented."""
    texts: dict[Language, Texts] = {
        "en": (
            "not invented",
            f"You asked: “{request}” The site leaves this out, because nothing on it is made up.",
            "Send us real ones, and we will print them word for word.",
        ),
        "de": (
            "nicht erfunden",
            f"Sie wünschten: „{request}“ Die Website lässt das weg, denn auf ihr wird nichts erfunden.",
            "Bitte senden Sie uns echte Angaben; wir drucken sie im Wortlaut.",
        ),
        "es": (
            "no inventado",
            f"Usted pidió: «{request}» El sitio lo omite, porque en él no se inventa nada.",
            "Envíenos datos reales y los publicaremos palabra por palabra.",
        ),
    }
    return texts[language]


def boast_gap(said: str, language: Language) -> Texts:
    """Say that praise of the firm by itself is not printed."""
    texts: dict[Language, Texts] = {
        "en": (
            "praise without proof",
            f"The brief says: “{said}” Nothing in it proves this, so neither headline nor story repeats it.",
            "Send us the award, the figure or the customer’s words behind it.",
        ),
        "de": (
            "Lob ohne Beleg",
            f"Im Auftrag steht: „{said}“ Belegt ist das nicht, deshalb wiederholen es weder Überschrift noch Text.",
            "Bitte senden Sie uns die Auszeichnung, die Zahl oder die Kundenstimme dazu.",
        ),
        "es": (
            "elogio sin prueba",
            f"El encargo dice: «{said}» Nada lo demuestra, así que ni el titular ni el texto lo repiten.",
            "Envíenos el premio, la cifra o las palabras del cliente que lo respaldan.",
        ),
    }
    return texts[language]


def lacking_gap(said: str, language: Language) -> Texts:
    """Say that a licence or award is not printed, because the brief denies or only wishes it."""
    texts: dict[Language, Texts] = {
        "en": (
            "registration not held",
            f"The brief says: “{said}” The site shows no such registration or award.",
            "Tell us if this has changed, with the number or the name of the body.",
        ),
        "de": (
            "fehlende Zulassung",
            f"Im Auftrag steht: „{said}“ Die Website nennt deshalb keine solche Zulassung oder Auszeichnung.",
            "Bitte sagen Sie uns Bescheid, wenn sich das ändert, mit Nummer oder Stelle.",
        ),
        "es": (
            "registro no disponible",
            f"El encargo dice: «{said}» Por eso el sitio no muestra ese registro ni ese premio.",
            "Avísenos si esto cambia, con el número o el organismo.",
        ),
    }
    return texts[language]


def wish_gap(wish: str, language: Language) -> Texts:
    """Say that a page or article asked for has nothing to fill it."""
    texts: dict[Language, Texts] = {
        "en": (
            wish,
            f"You asked for “{wish}”, but the brief says nothing to put there, so it is left out.",
            "Send us the text or the facts for it.",
        ),
        "de": (
            wish,
            f"Sie wünschten „{wish}“. Der Auftrag enthält dafür keinen Inhalt, deshalb fehlt es.",
            "Bitte senden Sie uns den Text oder die Angaben dafür.",
        ),
        "es": (
            wish,
            f"Usted pidió «{wish}», pero el encargo no trae contenido para ello, así que se omite.",
            "Envíenos el texto o los datos.",
        ),
    }
    return texts[language]
