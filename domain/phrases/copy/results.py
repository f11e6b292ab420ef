"""Words of titles and descriptions on results pages."""

from domain.facts import Language

RESULTS: dict[str, dict[Language, str]] = {
    "title_company": {
        "en": "{subject} – {company}",
        "de": "{subject} – {company}",
        "es": "{subject} – {company}",
    },
    "title_in": {
        "en": "{subject} {where}",
        "de": "{subject} {where}",
        "es": "{subject} {where}",
    },
    "meta_services": {
        "en": "{label}: {items}.",
        "de": "{label}: {items}.",
        "es": "{label}: {items}.",
    },
    "meta_areas": {"en": "Area: {areas}.", "de": "Gebiet: {areas}.", "es": "Zona: {areas}."},
    "meta_phone": {"en": "Call {phone}.", "de": "Telefon {phone}.", "es": "Teléfono {phone}."},
    "meta_email": {"en": "Email {email}.", "de": "E-Mail {email}.", "es": "Correo {email}."},
    "meta_hours": {"en": "Open {hours}.", "de": "Geöffnet {hours}.", "es": "Abierto {hours}."},
    "meta_price": {"en": "{item}: {price}.", "de": "{item}: {price}.", "es": "{item}: {price}."},
    "meta_contact": {
        "en": "Contact: {company}.",
        "de": "Kontakt: {company}.",
        "es": "Contacto: {company}.",
    },
    "meta_page": {
        "en": "{label} on the website of {company}.",
        "de": "{label} auf der Website von {company}.",
        "es": "{label} en el sitio web de {company}.",
    },
    "meta_about": {
        "en": "{company}: what is offered, and how to get in touch.",
        "de": "{company}: das Angebot und der Weg zum Kontakt.",
        "es": "{company}: la oferta y cómo ponerse en contacto.",
    },
    "meta_privacy": {
        "en": "How this website of {company} treats personal data, what is stored and whom to ask.",
        "de": "Wie diese Website von {company} mit personenbezogenen Daten umgeht und wer Auskunft gibt.",
        "es": "Cómo trata este sitio web de {company} los datos personales y a quién preguntar.",
    },
    "meta_imprint": {
        "en": "Who publishes this website of {company}, with address and contact as required by law.",
        "de": "Wer diese Website von {company} herausgibt, mit den Angaben, die das Gesetz verlangt.",
        "es": "Quién publica este sitio web de {company}, con los datos que exige la ley.",
    },
    "meta_reviews": {
        "en": "Reviews of {company}, word for word.",
        "de": "Bewertungen über {company} im Wortlaut.",
        "es": "Opiniones sobre {company}, palabra por palabra.",
    },
    "meta_faq": {
        "en": "Questions and answers about {company}.",
        "de": "Fragen und Antworten zu {company}.",
        "es": "Preguntas y respuestas sobre {company}.",
    },
}
