"""Questions that facts answer, and the sentences around the answers."""

from domain.facts import Language

ANSWERS: dict[str, dict[Language, str]] = {
    "ask_hours": {
        "en": "When are you open?",
        "de": "Wann haben Sie geöffnet?",
        "es": "¿Cuál es su horario?",
    },
    "answer_hours": {
        "en": "We are open {hours}.",
        "de": "Unsere Öffnungszeiten: {hours}.",
        "es": "Abrimos {hours}.",
    },
    "answer_hours_of": {
        "en": "{label}: {hours}.",
        "de": "{label}: {hours}.",
        "es": "{label}: {hours}.",
    },
    "answer_closed": {
        "en": "Closed {days}.",
        "de": "{days} geschlossen.",
        "es": "Cerrado: {days}.",
    },
    "ask_place": {"en": "Where are you?", "de": "Wo finde ich Sie?", "es": "¿Dónde están?"},
    "answer_place": {
        "en": "You will find us at {address}.",
        "de": "Sie finden uns hier: {address}.",
        "es": "Estamos en {address}.",
    },
    "answer_place_of": {
        "en": "{label}: {address}.",
        "de": "{label}: {address}.",
        "es": "{label}: {address}.",
    },
    "ask_areas": {
        "en": "Which areas do you cover?",
        "de": "In welchen Orten sind Sie tätig?",
        "es": "¿En qué zonas trabajan?",
    },
    "answer_areas": {
        "en": "We work {where}.",
        "de": "Wir sind {where} tätig.",
        "es": "Trabajamos {where}.",
    },
    "ask_payment": {
        "en": "How can I pay?",
        "de": "Wie kann ich bezahlen?",
        "es": "¿Cómo se puede pagar?",
    },
    "answer_payment": {
        "en": "We take {ways}.",
        "de": "Zahlungsarten: {ways}.",
        "es": "Formas de pago: {ways}.",
    },
    "ask_contact": {
        "en": "How can I reach you?",
        "de": "Wie erreiche ich Sie?",
        "es": "¿Cómo puedo contactar con ustedes?",
    },
    "answer_phone": {
        "en": "Call {phone}.",
        "de": "Rufen Sie an: {phone}.",
        "es": "Llame al {phone}.",
    },
    "answer_phone_for": {
        "en": "{purpose}: {phone}.",
        "de": "{purpose}: {phone}.",
        "es": "{purpose}: {phone}.",
    },
    "answer_email": {
        "en": "Write to {email}.",
        "de": "Schreiben Sie an {email}.",
        "es": "Escriba a {email}.",
    },
}
