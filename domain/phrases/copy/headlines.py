"""Patterns of headlines and page headings."""

from domain.facts import Language

HEADLINES: dict[str, dict[Language, str]] = {
    "hero_offer_in": {
        "en": "{offer} {where}",
        "de": "{offer} {where}",
        "es": "{offer} {where}",
    },
    "hero_offer_from": {
        "en": "{offer} {whence}",
        "de": "{offer} {whence}",
        "es": "{offer} {whence}",
    },
    "hero_place_offer": {
        "en": "{place}: {offer}",
        "de": "{place}: {offer}",
        "es": "{place}: {offer}",
    },
    "hero_trade_for": {
        "en": "{trade} for {offer}",
        "de": "{trade} für {offer}",
        "es": "{trade}: {offer}",
    },
    "hero_beats": {
        "en": "{first}. {second}. {third}.",
        "de": "{first}. {second}. {third}.",
        "es": "{first}. {second}. {third}.",
    },
    "hero_trade_offer": {
        "en": "{trade} {where}: {offer}",
        "de": "{trade} {where}: {offer}",
        "es": "{trade} {where}: {offer}",
    },
    "hero_trade_in": {
        "en": "{trade} {where}",
        "de": "{trade} {where}",
        "es": "{trade} {where}",
    },
    "hero_company_offer": {
        "en": "{company}: {offer}",
        "de": "{company}: {offer}",
        "es": "{company}: {offer}",
    },
    "hero_company_trade": {
        "en": "{company}: {trade}",
        "de": "{company}: {trade}",
        "es": "{company}: {trade}",
    },
    "head_of": {"en": "{label}: {company}", "de": "{label}: {company}", "es": "{label}: {company}"},
    "head_in": {"en": "{label} {where}", "de": "{label} {where}", "es": "{label} {where}"},
    "head_about": {"en": "About {company}", "de": "Über {company}", "es": "Sobre {company}"},
    "head_about_2": {
        "en": "Who stands behind {company}",
        "de": "Wer hinter {company} steht",
        "es": "Quién está detrás de {company}",
    },
    "head_contact": {
        "en": "How to reach {company}",
        "de": "So erreichen Sie {company}",
        "es": "Cómo contactar con {company}",
    },
    "head_contact_2": {
        "en": "Getting in touch with {company}",
        "de": "Ihr Weg zu {company}",
        "es": "Hable con {company}",
    },
    "head_prices": {
        "en": "Prices at {company}",
        "de": "Preise bei {company}",
        "es": "Precios de {company}",
    },
    "head_prices_2": {
        "en": "What things cost at {company}",
        "de": "Was es bei {company} kostet",
        "es": "Cuánto cuesta en {company}",
    },
    "head_work": {
        "en": "Work by {company}",
        "de": "Arbeiten von {company}",
        "es": "Trabajos de {company}",
    },
    "head_reviews": {
        "en": "What people say about {company}",
        "de": "Was über {company} gesagt wird",
        "es": "Lo que se dice de {company}",
    },
    "head_faq": {
        "en": "Questions and answers about {company}",
        "de": "Fragen und Antworten zu {company}",
        "es": "Preguntas y respuestas sobre {company}",
    },
    "head_areas": {
        "en": "Where {company} works",
        "de": "Wo {company} arbeitet",
        "es": "Dónde trabaja {company}",
    },
    "head_events": {
        "en": "Dates at {company}",
        "de": "Termine bei {company}",
        "es": "Agenda de {company}",
    },
    "head_articles": {
        "en": "Articles by {company}",
        "de": "Beiträge von {company}",
        "es": "Artículos de {company}",
    },
    "head_privacy": {
        "en": "Privacy at {company}",
        "de": "Datenschutz bei {company}",
        "es": "Privacidad en {company}",
    },
    "head_imprint": {
        "en": "Legal notice of {company}",
        "de": "Impressum von {company}",
        "es": "Aviso legal de {company}",
    },
    "offer_services": {"en": "Services", "de": "Leistungen", "es": "Servicios"},
    "offer_menu": {"en": "Menu", "de": "Speisekarte", "es": "Carta"},
    "offer_treatments": {"en": "Treatments", "de": "Behandlungen", "es": "Tratamientos"},
    "offer_works": {"en": "Work", "de": "Arbeiten", "es": "Trabajos"},
    "offer_rooms": {"en": "Rooms", "de": "Zimmer", "es": "Habitaciones"},
    "offer_products": {"en": "Products", "de": "Angebot", "es": "Productos"},
    "offer_courses": {"en": "Courses", "de": "Kurse", "es": "Cursos"},
    "proof_since": {"en": "Since {year}", "de": "Seit {year}", "es": "Desde {year}"},
    "proof_opened": {"en": "Opened in {year}", "de": "Eröffnet {year}", "es": "Abierto en {year}"},
    "proof_begun": {"en": "Begun in {year}", "de": "Begonnen {year}", "es": "Comenzó en {year}"},
}
