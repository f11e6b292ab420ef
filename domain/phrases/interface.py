"""Words of the page itself: headings, labels, navigation, days."""

from domain.facts import Language

INTERFACE: dict[str, dict[Language, str]] = {
    "hours": {"en": "Opening hours", "de": "Öffnungszeiten", "es": "Horario"},
    "closed": {"en": "Closed", "de": "Geschlossen", "es": "Cerrado"},
    "home": {"en": "Home", "de": "Start", "es": "Inicio"},
}
