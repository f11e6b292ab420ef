"""What pages are called in each language, and which page a wish means."""

import re

from domain.facts import Language

LABELS: dict[str, dict[Language, str]] = {
    "home": {"en": "Home", "de": "Start", "es": "Inicio"},
    "services": {"en": "Services", "de": "Leistungen", "es": "Servicios"},
    "menu": {"en": "Menu", "de": "Speisekarte", "es": "Carta"},
    "treatments": {"en": "Treatments", "de": "Behandlungen", "es": "Tratamientos"},
    "works": {"en": "Works", "de": "Werke", "es": "Obras"},
    "rooms": {"en": "Rooms", "de": "Zimmer", "es": "Habitaciones"},
    "products": {"en": "Products", "de": "Sortiment", "es": "Productos"},
    "courses": {"en": "Courses", "de": "Kurse", "es": "Cursos"},
    "about": {"en": "About", "de": "Über uns", "es": "Nosotros"},
    "about_alone": {"en": "About", "de": "Über mich", "es": "Sobre mí"},
    "contact": {"en": "Contact", "de": "Kontakt", "es": "Contacto"},
    "prices": {"en": "Prices", "de": "Preise", "es": "Precios"},
    "work": {"en": "Work", "de": "Arbeiten", "es": "Trabajos"},
    "reviews": {"en": "Reviews", "de": "Stimmen", "es": "Opiniones"},
    "faq": {"en": "Questions", "de": "Fragen", "es": "Preguntas"},
    "areas": {"en": "Areas", "de": "Einsatzgebiet", "es": "Zonas"},
    "events": {"en": "Dates", "de": "Termine", "es": "Agenda"},
    "articles": {"en": "Articles", "de": "Beiträge", "es": "Artículos"},
    "privacy": {"en": "Privacy", "de": "Datenschutz", "es": "Privacidad"},
    "imprint": {"en": "Imprint", "de": "Impressum", "es": "Aviso legal"},
}
"""Plain name of a page in navigation; its address is made of the same word."""

_WISHES: tuple[tuple[str, str], ...] = (
    (
        "one",
        r"one[- ]pager?|single[- ]page|only one page|just one page|einseit\w+|onepager|eine einzige seite|una sola página|página única",
    ),
    (
        "about",
        r"about|story|history|team|who we are|über uns|über mich|geschichte|wer wir sind|nosotros|historia|equipo|quiénes somos|sobre m[ií]",
    ),
    (
        "contact",
        r"contact|find us|directions|kontakt|anfahrt|so finden sie|contacto|cómo llegar|dónde estamos",
    ),
    (
        "prices",
        r"prices?|price list|fees|rates|tariffs?|preise|preisliste|honorar\w*|gebühren|precios|tarifas|honorarios",
    ),
    (
        "work",
        r"work|works|portfolio|gallery|projects?|before.and.after|referenzen|projekte|galerie|arbeiten|werke|trabajos|portfolio|galería|proyectos|obras?",
    ),
    (
        "reviews",
        r"reviews?|testimonials?|bewertungen|stimmen|kundenstimmen|opiniones|reseñas|testimonios",
    ),
    ("faq", r"faqs?|questions?|häufige fragen|fragen|preguntas\w*( frecuentes)?"),
    ("areas", r"areas?|where we work|einsatzgebiet\w*|orte|zonas?"),
    (
        "events",
        r"events?|dates|calendar|what'?s on|fixtures|concerts|termine|veranstaltungen|kalender|spielplan|agenda|eventos|conciertos",
    ),
    (
        "articles",
        r"blog|articles?|news|journal|beiträge|aktuelles|neuigkeiten|magazin|artículos|noticias",
    ),
    ("imprint", r"imprint|legal notice|impressum|aviso legal"),
    ("privacy", r"privacy|datenschutz\w*|privacidad"),
    (
        "services",
        r"services?|menu|treatments?|rooms?|products?|courses?|leistungen|angebot|sortiment|range|surtido|oferta|speisekarte|karte|behandlungen|zimmer|produkte|kurse|ferienwohnungen|servicios|carta|menú|tratamientos|habitaciones|productos|cursos",
    ),
    ("home", r"home|home ?page|start(seite)?|inicio|portada"),
)
_PATTERNS = tuple((kind, re.compile(rf"\b({words})\b", re.IGNORECASE)) for kind, words in _WISHES)


def wished_page(name: str) -> str:
    """Return the kind of page a wish means, `one` for a single page, or an empty text."""
    return next((kind for kind, words in _PATTERNS if words.search(name)), "")
