"""Firms that sell what they know."""

from domain.facts import Facts
from tests.domain.agents.code.sheet import K, Sheet


def lawyers() -> Facts:
    s = Sheet("de", "DE", "EUR")
    s.say(K.NAME, "Brandt & Yıldız Rechtsanwälte")
    s.say(K.TRADE, "Rechtsanwaltskanzlei")
    s.phone("0431 55 92 0", "+4943155920")
    s.email("kanzlei@brandt-yildiz.de")
    s.address("Holtenauer Straße 112", "24105", "Kiel")
    s.hours("mon-thu", "09:00-17:00")
    s.hours("fri", "09:00-13:00")
    s.service(
        "Arbeitsrecht",
        "Wir vertreten Arbeitnehmerinnen und Arbeitnehmer bei Kündigung, Abmahnung und Aufhebungsvertrag. Die Klagefrist nach einer Kündigung beträgt drei Wochen.",
    )
    s.service(
        "Mietrecht",
        "Wir prüfen Mieterhöhungen, Betriebskostenabrechnungen und Eigenbedarfskündigungen.",
    )
    s.service(
        "Familienrecht", "Scheidung, Unterhalt und Sorgerecht. Wir arbeiten auch mit Mediation."
    )
    s.service("Erbrecht", "Testament, Pflichtteil und Erbengemeinschaft.")
    s.price("Erstberatung für Verbraucher", "190", "190 €")
    s.price("Beratung je Stunde", "240", "240 €", "Stunde")
    s.price("Prüfung eines Aufhebungsvertrags", "350", "350 €")
    s.person(
        "Dr. Hanne Brandt",
        "Fachanwältin für Arbeitsrecht",
        "Sie war sechs Jahre Richterin am Arbeitsgericht Kiel.",
        "Rechtsanwaltskammer Schleswig-Holstein",
    )
    s.person(
        "Kerem Yıldız",
        "Fachanwalt für Familienrecht",
        "Er berät auf Deutsch, Türkisch und Englisch.",
        "Rechtsanwaltskammer Schleswig-Holstein",
    )
    s.say(K.STATEMENT, "Die Kanzlei liegt im ersten Stock, ein Aufzug ist vorhanden.")
    s.question(
        "Was bringe ich zum ersten Gespräch mit?",
        "Den Vertrag, das Kündigungsschreiben und die letzten drei Abrechnungen.",
    )
    s.question(
        "Übernimmt meine Rechtsschutzversicherung die Kosten?",
        "Wir stellen die Deckungsanfrage für Sie, bevor Kosten entstehen.",
    )
    s.say(K.HISTORY, "Die Kanzlei besteht seit 2009.")
    return s.facts


def photographer() -> Facts:
    s = Sheet("en", "IE", "EUR")
    s.say(K.NAME, "Aoife Brennan")
    s.say(K.TRADE, "Photographer")
    s.email("studio@aoifebrennan.ie")
    s.link("https://www.instagram.com/aoifebrennan.photo", "social")
    s.service(
        "Portraits",
        "An hour in the studio or at your place, twenty edited pictures.",
        amount="320",
        display="€320",
    )
    s.service(
        "Architecture",
        "Interiors and exteriors for architects and builders, by the half day.",
        amount="650",
        display="€650",
        unit="half day",
    )
    s.service(
        "Reportage weddings",
        "Two cameras, no flash, from the morning until the first dance.",
        amount="2100",
        display="from €2,100",
    )
    s.project("Salthill Baths", "Forty swimmers, one winter.", "2023", "Galway")
    s.project(
        "Concrete Parish",
        "Churches of the west coast built between 1958 and 1975.",
        "2022",
        "Connacht",
    )
    s.project("Hands at Work", "Boatbuilders, bakers, a watchmaker.", "2021", "Galway")
    s.project("Night Buses", "The last departures of Bus Éireann.", "2020", "Ireland")
    s.say(
        K.STATEMENT,
        "I photograph people and buildings in natural light.",
        "Prints are made in the studio on cotton paper.",
    )
    s.address("14 Sea Road", "H91 X2P4", "Galway")
    s.review("She waited forty minutes for a cloud, and was right.", "Murphy Doyle Architects")
    return s.facts


def software() -> Facts:
    s = Sheet("en", "NL", "EUR")
    s.say(K.NAME, "Tidewatch")
    s.say(K.TRADE, "Software company")
    s.say(K.TAGLINE, "Berth planning for small harbours.")
    s.email("hello@tidewatch.example")
    s.link("https://app.tidewatch.example/signup", "other")
    s.service(
        "Berth plan",
        "Drag boats onto berths; the plan checks length, draught and power.",
        amount="49",
        display="€49",
        unit="month",
    )
    s.service(
        "Guest billing",
        "Counts nights from the plan and writes the invoice in nine currencies.",
        amount="29",
        display="€29",
        unit="month",
    )
    s.service(
        "Tide alerts",
        "Warns crews by text when the gate has less than their draught.",
        amount="15",
        display="€15",
        unit="month",
    )
    s.service("Open API", "JSON over HTTPS with webhooks for arrivals.")
    s.say(
        K.STATEMENT,
        "Works offline in the harbour office and syncs when the line is back.",
        "Data stays in Rotterdam.",
        "Export everything as CSV at any time.",
    )
    s.question(
        "Can we import our old list?",
        "Yes, from Excel or CSV, with a preview before anything is written.",
    )
    s.question(
        "What happens when we stop paying?",
        "The plan becomes read-only and you can export it for twelve months.",
    )
    s.review("We moved 140 berths in one afternoon.", "Harbour Master, Marken")
    s.person("Lotte Visser", "Founder", "Ran the harbour office of Hindeloopen for eight years.")
    return s.facts


def dentist() -> Facts:
    s = Sheet("de", "DE", "EUR")
    s.say(K.NAME, "Zahnarztpraxis Dr. Lena Hofer")
    s.say(K.TRADE, "Zahnarztpraxis")
    s.phone("089 2154 7730", "+498921547730")
    s.email("praxis@zahnarzt-hofer.de")
    s.link("https://termin.zahnarzt-hofer.de", "booking")
    s.address("Rosenheimer Straße 61", "81667", "München")
    s.hours("mon-tue", "08:00-12:30", "14:00-18:00")
    s.hours("wed", "08:00-13:00")
    s.hours("thu", "10:00-20:00")
    s.hours("fri", "08:00-13:00")
    s.service(
        "Professionelle Zahnreinigung",
        "Zahnstein und Verfärbungen werden entfernt, die Zähne poliert und fluoridiert.",
        amount="110",
        display="110 €",
        minutes=60,
    )
    s.service("Füllungen", "Keramisch gefüllter Kunststoff, passend zur Zahnfarbe.", minutes=45)
    s.service("Wurzelkanalbehandlung", "Unter dem Mikroskop, meist in zwei Terminen.", minutes=90)
    s.service(
        "Kinderzahnheilkunde",
        "Ab dem ersten Zahn. Beim ersten Termin wird nur geschaut.",
        minutes=30,
    )
    s.service("Knirscherschiene", "", amount="240", display="ab 240 €", minutes=40)
    s.say(
        K.STATEMENT,
        "Alle Kassen und privat.",
        "Die Praxis ist mit dem Aufzug erreichbar, die Tür öffnet 90 cm breit.",
        "Die Haltestelle Ostbahnhof ist vier Minuten entfernt.",
    )
    s.person(
        "Dr. Lena Hofer",
        "Zahnärztin",
        "Studium in Regensburg, seit 2014 in eigener Praxis.",
        "Bayerische Landeszahnärztekammer",
    )
    s.person("Miriam Aydin", "Prophylaxe")
    s.question(
        "Tut die Reinigung weh?", "Empfindliche Zähne werden vorher betäubt, wenn Sie das möchten."
    )
    s.say(K.PAYMENT, "Ratenzahlung ab 200 € ohne Zinsen.")
    return s.facts
