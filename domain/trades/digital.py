"""Trades whose product runs on a screen or a chip."""

from domain.trades.trade import Trade, listed

DIGITAL: dict[str, Trade] = {
    "software": Trade(
        words=listed(
            "software, saas, app, web app, software company, mobile app, api, platform, open source",
            "software, app, softwarefirma, softwareentwicklung, saas, webanwendung, softwarehaus",
            "software, aplicación, app, plataforma, saas, programa informático",
        ),
        hints=listed(
            "integrations, dashboard, import, export, invoicing, sync, users",
            "schnittstelle, import, export, nutzer, datenbank",
            "integraciones, panel, exportar, usuarios",
        ),
        archetypes=("product",),
        schema_type="SoftwareApplication",
        motifs=("circuit", "signal", "ledger", "frames"),
        actions=("try", "buy", "write", "email", "book", "call"),
        noun="products",
        generic={"en": "Software", "de": "Software", "es": "Software"},
        traits=("precise", "fresh"),
    ),
    "device": Trade(
        words=listed(
            "hardware device, device, sensor, instrument, hardware company, electronics maker, synthesizer, machine maker",
            "gerät, messgerät, sensorik, hardware, elektronikentwicklung, maschinenbau, gerätebau",
            "dispositivo, sensor, electrónica, fabricante de equipos, maquinaria",
        ),
        archetypes=("product",),
        schema_type="Product",
        motifs=("signal", "circuit", "plan", "gears"),
        actions=("buy", "order", "write", "email", "call"),
        noun="products",
        generic={"en": "Device", "de": "Gerät", "es": "Dispositivo"},
        traits=("precise", "bold"),
    ),
    "online_course": Trade(
        words=listed(
            "online course, online courses, e-learning, video course, bootcamp, workshop series, language course",
            "onlinekurs, online-kurs, fernkurs, sprachkurs, videokurs, sprachschule",
            "curso online, cursos online, formación online, academia, academia de idiomas, curso en línea",
        ),
        hints=listed("lessons, module, certificate", "lektionen, module", "lecciones, módulos"),
        archetypes=("product", "practice"),
        schema_type="Course",
        motifs=("pages", "calendar", "signal", "stars"),
        actions=("join", "buy", "book", "try", "write", "email", "call"),
        noun="courses",
        generic={"en": "Course", "de": "Kurs", "es": "Curso"},
        formality="warm",
        traits=("lively", "precise"),
    ),
    "it_support": Trade(
        words=listed(
            "it support, computer repair, phone repair, it services, web design, web agency, managed services",
            "it-service, it-dienstleister, computerreparatur, handyreparatur, systemhaus, webdesign, webagentur, edv",
            "soporte informático, reparación de ordenadores, servicios informáticos, reparación de móviles, diseño web, informática",
        ),
        archetypes=("workshop", "product"),
        schema_type="ProfessionalService",
        motifs=("circuit", "signal", "wires", "frames"),
        actions=("call", "write", "email", "book", "visit"),
        generic={"en": "IT support", "de": "IT-Service", "es": "Servicios informáticos"},
        traits=("precise", "calm"),
    ),
}
"""Trades of code and circuits."""
