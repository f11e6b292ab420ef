"""Labels of what a visitor can do next."""

from domain.facts import Language

ACTIONS: dict[str, dict[Language, str]] = {
    "do_call": {"en": "Call {phone}", "de": "{phone} anrufen", "es": "Llamar al {phone}"},
    "do_call_for": {
        "en": "{purpose}: {phone}",
        "de": "{purpose}: {phone}",
        "es": "{purpose}: {phone}",
    },
    "do_email": {"en": "Email {email}", "de": "E-Mail an {email}", "es": "Escribir a {email}"},
    "do_email_short": {"en": "Send an email", "de": "E-Mail schreiben", "es": "Enviar un correo"},
    "do_write": {"en": "Write to us", "de": "Nachricht schreiben", "es": "Escríbanos"},
    "do_write_alone": {"en": "Write to me", "de": "Nachricht schreiben", "es": "Escríbame"},
    "do_visit": {
        "en": "Find us at {street}",
        "de": "Anfahrt: {street}",
        "es": "Cómo llegar: {street}",
    },
    "do_visit_alone": {
        "en": "Find me at {street}",
        "de": "Anfahrt: {street}",
        "es": "Cómo llegar: {street}",
    },
    "do_visit_short_alone": {
        "en": "How to find me",
        "de": "So finden Sie mich",
        "es": "Cómo llegar",
    },
    "do_visit_short": {"en": "How to find us", "de": "So finden Sie uns", "es": "Cómo llegar"},
    "do_read": {"en": "Read more: {page}", "de": "Weiterlesen: {page}", "es": "Leer más: {page}"},
    "do_read_services": {
        "en": "See what we do",
        "de": "Leistungen ansehen",
        "es": "Ver los servicios",
    },
    "do_read_services_alone": {
        "en": "See what I do",
        "de": "Leistungen ansehen",
        "es": "Ver los servicios",
    },
    "do_read_menu": {"en": "See the menu", "de": "Speisekarte ansehen", "es": "Ver la carta"},
    "do_read_treatments": {
        "en": "See the treatments",
        "de": "Behandlungen ansehen",
        "es": "Ver los tratamientos",
    },
    "do_read_works": {"en": "See the work", "de": "Arbeiten ansehen", "es": "Ver los trabajos"},
    "do_read_rooms": {"en": "See the rooms", "de": "Zimmer ansehen", "es": "Ver las habitaciones"},
    "do_read_products": {
        "en": "See what we sell",
        "de": "Sortiment ansehen",
        "es": "Ver los productos",
    },
    "do_read_products_alone": {
        "en": "See what I sell",
        "de": "Sortiment ansehen",
        "es": "Ver los productos",
    },
    "do_read_courses": {"en": "See the courses", "de": "Kurse ansehen", "es": "Ver los cursos"},
    "do_book": {"en": "Book online", "de": "Online buchen", "es": "Reservar en línea"},
    "do_book_table": {"en": "Book a table", "de": "Tisch reservieren", "es": "Reservar mesa"},
    "do_book_appointment": {"en": "Book an appointment", "de": "Termin buchen", "es": "Pedir cita"},
    "do_book_room": {"en": "Book a room", "de": "Zimmer buchen", "es": "Reservar habitación"},
    "do_book_course": {"en": "Book a place", "de": "Platz buchen", "es": "Reservar plaza"},
    "do_order": {"en": "Order online", "de": "Online bestellen", "es": "Pedir en línea"},
    "do_buy": {"en": "Go to the shop", "de": "Zum Shop", "es": "Ir a la tienda"},
    "do_try": {"en": "Try it out", "de": "Ausprobieren", "es": "Probar"},
    "do_join": {"en": "Take part", "de": "Mitmachen", "es": "Participar"},
    "do_home": {"en": "Back to the start", "de": "Zur Startseite", "es": "Volver al inicio"},
    "do_call_short": {"en": "Call us", "de": "Anrufen", "es": "Llamar"},
    "do_call_short_alone": {"en": "Call me", "de": "Anrufen", "es": "Llamar"},
}
