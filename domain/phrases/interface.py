"""Words of the page itself: headings, labels, navigation, days."""

from domain.facts import Language

_HEADINGS: dict[str, dict[Language, str]] = {
    "hours": {"en": "Opening hours", "de": "Öffnungszeiten", "es": "Horario"},
    "services": {"en": "Services", "de": "Leistungen", "es": "Servicios"},
    "menu": {"en": "Menu", "de": "Speisekarte", "es": "Carta"},
    "treatments": {"en": "Treatments", "de": "Behandlungen", "es": "Tratamientos"},
    "works": {"en": "Work", "de": "Arbeiten", "es": "Trabajos"},
    "rooms": {"en": "Rooms", "de": "Zimmer", "es": "Habitaciones"},
    "products": {"en": "Products", "de": "Sortiment", "es": "Productos"},
    "courses": {"en": "Courses", "de": "Kurse", "es": "Cursos"},
    "prices": {"en": "Prices", "de": "Preise", "es": "Precios"},
    "areas": {"en": "Where we work", "de": "Einsatzgebiet", "es": "Dónde trabajamos"},
    "areas_alone": {"en": "Where I work", "de": "Einsatzgebiet", "es": "Dónde trabajo"},
    "about": {"en": "About us", "de": "Über uns", "es": "Sobre nosotros"},
    "about_alone": {"en": "About me", "de": "Über mich", "es": "Sobre mí"},
    "people": {"en": "Who you will meet", "de": "Ansprechpartner", "es": "Quiénes somos"},
    "people_alone": {"en": "Who you will meet", "de": "Wer ich bin", "es": "Quién soy"},
    "reviews": {
        "en": "What customers say",
        "de": "Stimmen unserer Kundschaft",
        "es": "Lo que dicen los clientes",
    },
    "reviews_alone": {
        "en": "What customers say",
        "de": "Stimmen meiner Kundschaft",
        "es": "Lo que dicen los clientes",
    },
    "work": {"en": "Finished work", "de": "Ausgeführte Arbeiten", "es": "Trabajos realizados"},
    "faq": {
        "en": "Questions and answers",
        "de": "Fragen und Antworten",
        "es": "Preguntas frecuentes",
    },
    "events": {"en": "Dates", "de": "Termine", "es": "Fechas"},
    "articles": {"en": "To read", "de": "Zum Lesen", "es": "Para leer"},
    "licences": {
        "en": "On record",
        "de": "Nachweise",
        "es": "Acreditaciones",
    },
    "statements": {"en": "Good to know", "de": "Gut zu wissen", "es": "Conviene saber"},
    "process": {"en": "How it goes", "de": "So läuft es ab", "es": "Cómo funciona"},
    "payment": {"en": "Payment", "de": "Bezahlung", "es": "Formas de pago"},
    "contact": {"en": "Contact", "de": "Kontakt", "es": "Contacto"},
    "form": {"en": "Write to us", "de": "Schreiben Sie uns", "es": "Escríbanos"},
    "form_alone": {"en": "Write to me", "de": "Schreiben Sie mir", "es": "Escríbame"},
    "related": {"en": "See also", "de": "Siehe auch", "es": "Véase también"},
    "gallery": {"en": "Pictures", "de": "Bilder", "es": "Imágenes"},
    "location_alone": {"en": "Find me", "de": "So finden Sie mich", "es": "Cómo llegar"},
    "location": {"en": "Find us", "de": "So finden Sie uns", "es": "Cómo llegar"},
}

_LABELS: dict[str, dict[Language, str]] = {
    "home": {"en": "Home", "de": "Start", "es": "Inicio"},
    "skip": {"en": "Skip to content", "de": "Zum Inhalt springen", "es": "Saltar al contenido"},
    "main_navigation": {"en": "Main", "de": "Hauptnavigation", "es": "Principal"},
    "footer_navigation": {"en": "Pages", "de": "Seiten", "es": "Páginas"},
    "breadcrumb": {"en": "Breadcrumb", "de": "Brotkrümelpfad", "es": "Ruta de navegación"},
    "closed": {"en": "Closed", "de": "Geschlossen", "es": "Cerrado"},
    "days": {"en": "Days", "de": "Tage", "es": "Días"},
    "times": {"en": "Times", "de": "Zeiten", "es": "Horas"},
    "phone": {"en": "Phone", "de": "Telefon", "es": "Teléfono"},
    "email": {"en": "Email", "de": "E-Mail", "es": "Correo electrónico"},
    "address": {"en": "Address", "de": "Adresse", "es": "Dirección"},
    "online": {"en": "Online", "de": "Im Netz", "es": "En línea"},
    "open_map": {"en": "Open the map", "de": "Anfahrt ansehen", "es": "Abrir el mapa"},
    "website": {"en": "Website", "de": "Website", "es": "Sitio web"},
    "booking": {"en": "Book online", "de": "Online buchen", "es": "Reservar en línea"},
    "order": {"en": "Order online", "de": "Online bestellen", "es": "Pedir en línea"},
    "shop": {"en": "Online shop", "de": "Onlineshop", "es": "Tienda en línea"},
    "minutes": {"en": "{n} min", "de": "{n} Min.", "es": "{n} min"},
    "per_unit": {"en": "per {unit}", "de": "pro {unit}", "es": "por {unit}"},
    "column_item": {"en": "What", "de": "Was", "es": "Qué"},
    "column_duration": {"en": "Time", "de": "Dauer", "es": "Duración"},
    "column_price": {"en": "Price", "de": "Preis", "es": "Precio"},
    "more_prices": {"en": "All prices", "de": "Alle Preise", "es": "Todos los precios"},
    "more_about": {"en": "More about us", "de": "Mehr über uns", "es": "Más sobre nosotros"},
    "more_about_alone": {"en": "More about me", "de": "Mehr über mich", "es": "Más sobre mí"},
    "more_faq": {"en": "All questions", "de": "Alle Fragen", "es": "Todas las preguntas"},
    "more_reviews": {"en": "All reviews", "de": "Alle Stimmen", "es": "Todas las opiniones"},
    "more_work": {"en": "All work", "de": "Alle Arbeiten", "es": "Todos los trabajos"},
    "more_areas": {"en": "All areas", "de": "Alle Orte", "es": "Todas las zonas"},
    "more_events": {"en": "All dates", "de": "Alle Termine", "es": "Todas las fechas"},
    "more_services": {
        "en": "See all services",
        "de": "Alle Leistungen ansehen",
        "es": "Ver todos los servicios",
    },
    "more_menu": {"en": "See the whole menu", "de": "Zur ganzen Karte", "es": "Ver toda la carta"},
    "more_treatments": {
        "en": "See all treatments",
        "de": "Alle Behandlungen ansehen",
        "es": "Ver todos los tratamientos",
    },
    "more_works": {"en": "See all work", "de": "Alle Arbeiten ansehen", "es": "Ver todo"},
    "more_rooms": {
        "en": "See all rooms",
        "de": "Alle Zimmer ansehen",
        "es": "Ver todas las habitaciones",
    },
    "more_products": {
        "en": "See all products",
        "de": "Ganzes Sortiment ansehen",
        "es": "Ver todos los productos",
    },
    "more_courses": {
        "en": "See all courses",
        "de": "Alle Kurse ansehen",
        "es": "Ver todos los cursos",
    },
    "stars": {"en": "{n} of 5 stars", "de": "{n} von 5 Sternen", "es": "{n} de 5 estrellas"},
    "open_quote": {"en": "“", "de": "„", "es": "«"},
    "close_quote": {"en": "”", "de": "“", "es": "»"},
    "before": {"en": "Before", "de": "Vorher", "es": "Antes"},
    "after": {"en": "After", "de": "Nachher", "es": "Después"},
    "not_found_title": {
        "en": "This page does not exist",
        "de": "Diese Seite gibt es nicht",
        "es": "Esta página no existe",
    },
    "not_found_text": {
        "en": "The address may be mistyped, or the page has moved.",
        "de": "Vielleicht ist die Adresse vertippt, oder die Seite ist umgezogen.",
        "es": "Puede que la dirección esté mal escrita o que la página se haya movido.",
    },
    "not_found_back": {
        "en": "Go to the home page",
        "de": "Zur Startseite",
        "es": "Ir a la página de inicio",
    },
    "privacy": {"en": "Privacy", "de": "Datenschutz", "es": "Privacidad"},
    "imprint": {"en": "Legal notice", "de": "Impressum", "es": "Aviso legal"},
}

_FORM: dict[str, dict[Language, str]] = {
    "field_name": {"en": "Your name", "de": "Ihr Name", "es": "Su nombre"},
    "field_email": {"en": "Your email", "de": "Ihre E-Mail-Adresse", "es": "Su correo electrónico"},
    "field_phone": {"en": "Your phone", "de": "Ihre Telefonnummer", "es": "Su teléfono"},
    "field_message": {"en": "Your message", "de": "Ihre Nachricht", "es": "Su mensaje"},
    "field_subject": {"en": "What is it about?", "de": "Worum geht es?", "es": "¿De qué se trata?"},
    "field_date": {"en": "Preferred date", "de": "Wunschtermin", "es": "Fecha preferida"},
    "field_order": {"en": "Your order", "de": "Ihre Bestellung", "es": "Su pedido"},
    "field_choose": {"en": "Please choose", "de": "Bitte wählen", "es": "Elija una opción"},
    "field_other": {"en": "Something else", "de": "Etwas anderes", "es": "Otra cosa"},
    "field_trap": {
        "en": "Leave this field empty",
        "de": "Dieses Feld bitte leer lassen",
        "es": "Deje este campo vacío",
    },
    "optional": {"en": "optional", "de": "freiwillig", "es": "opcional"},
    "submit_contact": {"en": "Send message", "de": "Nachricht senden", "es": "Enviar mensaje"},
    "submit_booking": {"en": "Send request", "de": "Anfrage senden", "es": "Enviar solicitud"},
    "submit_order": {"en": "Send order", "de": "Bestellung senden", "es": "Enviar pedido"},
    "submit_newsletter": {"en": "Subscribe", "de": "Anmelden", "es": "Suscribirse"},
    "consent": {
        "en": "I agree that what I enter is sent to {host} so that my message can be answered.",
        "de": "Ich bin einverstanden, dass meine Angaben an {host} gesendet werden, damit meine Nachricht beantwortet werden kann.",
        "es": "Acepto que mis datos se envíen a {host} para que se pueda responder a mi mensaje.",
    },
}

_LEGAL: dict[str, dict[Language, str]] = {
    "privacy_cookies": {
        "en": "This website sets no cookies, stores nothing on your device and counts no visits.",
        "de": "Diese Website setzt keine Cookies, speichert nichts auf Ihrem Gerät und zählt keine Besuche.",
        "es": "Este sitio web no usa cookies, no guarda nada en su dispositivo y no cuenta las visitas.",
    },
    "privacy_third": {
        "en": "All its pages, pictures and fonts come from the same address; nothing is loaded from anybody else.",
        "de": "Alle Seiten, Bilder und Schriften kommen von derselben Adresse; von Dritten wird nichts geladen.",
        "es": "Todas sus páginas, imágenes y tipos de letra proceden de la misma dirección; no se carga nada de terceros.",
    },
    "privacy_server": {
        "en": "As on every website, the server that delivers the pages sees the address your device asks from.",
        "de": "Wie bei jeder Website sieht der Server, der die Seiten ausliefert, die Adresse, von der Ihr Gerät anfragt.",
        "es": "Como en cualquier sitio web, el servidor que entrega las páginas ve la dirección desde la que se conecta su dispositivo.",
    },
    "privacy_form": {
        "en": "If you use the form, what you enter is sent over an encrypted connection to {host}. These fields are sent: {fields}.",
        "de": "Wenn Sie das Formular benutzen, werden Ihre Angaben verschlüsselt an {host} übertragen. Gesendet werden diese Felder: {fields}.",
        "es": "Si utiliza el formulario, sus datos se envían por una conexión cifrada a {host}. Se envían estos campos: {fields}.",
    },
    "privacy_links": {
        "en": "Links to other websites lead to their own pages, to which their own rules apply.",
        "de": "Links zu anderen Websites führen auf deren Seiten; dort gelten deren eigene Regeln.",
        "es": "Los enlaces a otros sitios web llevan a páginas de terceros, que tienen sus propias normas.",
    },
    "privacy_ask": {
        "en": "Questions about your data: {contact}.",
        "de": "Fragen zu Ihren Daten: {contact}.",
        "es": "Preguntas sobre sus datos: {contact}.",
    },
    "imprint_who": {
        "en": "Responsible for this website",
        "de": "Verantwortlich für diese Website",
        "es": "Responsable de este sitio web",
    },
    "privacy_what": {
        "en": "What this website does with data",
        "de": "Was diese Website mit Daten macht",
        "es": "Qué hace este sitio web con los datos",
    },
    "privacy_form_title": {"en": "The form", "de": "Das Formular", "es": "El formulario"},
    "privacy_ask_title": {
        "en": "Whom to ask",
        "de": "Wen Sie fragen können",
        "es": "A quién preguntar",
    },
}

_CALENDAR: dict[str, dict[Language, str]] = {
    "months_short": {
        "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "de": "Jan Feb März Apr Mai Juni Juli Aug Sep Okt Nov Dez",
        "es": "ene feb mar abr may jun jul ago sep oct nov dic",
    },
}

INTERFACE: dict[str, dict[Language, str]] = {**_HEADINGS, **_LABELS, **_FORM, **_LEGAL, **_CALENDAR}
"""Every interface phrase: key -> language -> text with `{names}` for what is filled in."""
