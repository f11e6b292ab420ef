"""Nine firms of nine trades, as fact sheets: what the code agents are looked at with."""

from domain.facts import (
    Address,
    Day,
    Detail,
    Email,
    Event,
    Fact,
    FactKind,
    Facts,
    Hours,
    Integration,
    Language,
    Licence,
    Link,
    Person,
    Phone,
    Price,
    Project,
    Question,
    Review,
    ServiceDetail,
    Span,
    fact,
)

WEEK: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
K = FactKind


class Sheet:
    """Collects facts in the order a brief would give them."""

    def __init__(self, language: Language, country: str, currency: str) -> None:
        self.language: Language = language
        self.country = country
        self.currency = currency
        self.entries: dict[str, Fact] = {}

    def add(self, kind: FactKind, text: str, detail: Detail | None = None) -> None:
        made = fact(kind, text, detail=detail)
        self.entries[made.fact_id] = made

    def say(self, kind: FactKind, *texts: str) -> None:
        for text in texts:
            self.add(kind, text)

    def phone(self, display: str, href: str, purpose: str = "") -> None:
        self.add(K.PHONE, display, Phone(display=display, href=f"tel:{href}", purpose=purpose))

    def email(self, address: str) -> None:
        self.add(K.EMAIL, address, Email(address=address))

    def link(self, url: str, purpose: str = "other") -> None:
        detail = Link.model_validate({"url": url, "purpose": purpose})
        self.add(K.LINK, url, detail)

    def address(self, street: str, code: str, town: str) -> None:
        detail = Address(street=street, postal_code=code, locality=town)
        self.add(K.ADDRESS, f"{street}, {code} {town}", detail)

    def hours(self, days: str, *spans: str, label: str = "") -> None:
        first, _, last = days.partition("-")
        run = WEEK[WEEK.index(first) : WEEK.index(last or first) + 1]  # pyright: ignore[reportArgumentType] # written by hand below
        found = tuple(Span(opens=s.split("-")[0], closes=s.split("-")[1]) for s in spans)
        text = f"{label} {days} {', '.join(spans) or 'closed'}".strip()
        self.add(K.HOURS, text, Hours(days=run, spans=found, label=label))

    def cost(self, item: str, amount: str, display: str, unit: str = "") -> Price:
        return Price(item=item, amount=amount, currency=self.currency, unit=unit, display=display)

    def price(self, item: str, amount: str, display: str, unit: str = "") -> None:
        self.add(K.PRICE, f"{item} {display}", self.cost(item, amount, display, unit))

    def service(
        self,
        name: str,
        description: str = "",
        *,
        group: str = "",
        amount: str = "",
        display: str = "",
        unit: str = "",
        minutes: int | None = None,
    ) -> None:
        price = self.cost(name, amount, display, unit) if amount else None
        detail = ServiceDetail(
            name=name, description=description, group=group, price=price, duration_minutes=minutes
        )
        self.add(K.SERVICE, f"{name} {description} {display}".strip(), detail)

    def person(self, name: str, role: str, bio: str = "", credential: str = "") -> None:
        detail = Person(name=name, role=role, bio=bio, credential=credential)
        self.add(K.PERSON, f"{name}, {role}. {bio}".strip(), detail)

    def review(self, quote: str, author: str, source: str = "") -> None:
        self.add(K.REVIEW, f"“{quote}” {author}", Review(quote=quote, author=author, source=source))

    def question(self, asked: str, answer: str) -> None:
        self.add(K.QUESTION, f"{asked} {answer}", Question(question=asked, answer=answer))

    def event(self, name: str, when: str, date: str, place: str = "") -> None:
        self.add(K.EVENT, f"{name}, {when}", Event(name=name, when=when, date=date, place=place))

    def project(self, name: str, description: str, year: str, place: str) -> None:
        detail = Project(name=name, description=description, year=year, place=place)
        self.add(K.PROJECT, f"{name}. {description}", detail)

    def licence(self, name: str, number: str = "", issuer: str = "") -> None:
        self.add(
            K.LICENCE, f"{name} {number}".strip(), Licence(name=name, number=number, issuer=issuer)
        )

    @property
    def facts(self) -> Facts:
        return Facts(
            language=self.language, country=self.country, entries=tuple(self.entries.values())
        )


def roofer() -> Facts:
    s = Sheet("en", "GB", "GBP")
    s.say(K.NAME, "Harrow Slate & Lead")
    s.say(K.TRADE, "Roofer")
    s.phone("01736 555 214", "+441736555214")
    s.email("office@harrowslate.co.uk")
    s.address("3 Foundry Lane", "TR18 4AB", "Penzance")
    s.hours("mon-fri", "07:30-17:00")
    s.hours("sat", "08:00-12:00")
    s.say(K.AREA, "Penzance", "St Ives", "Hayle", "Mousehole", "Marazion", "Helston", "Porthleven")
    s.service(
        "Slate re-roofing",
        "Cornish and Welsh slate, laid to falls with copper nails. We strip, felt, batten and slate.",
        amount="95",
        display="from £95",
        unit="m²",
    )
    s.service(
        "Leadwork",
        "Valleys, flashings and bay tops in code 5 lead. We weld on site.",
        amount="180",
        display="from £180",
    )
    s.service(
        "Storm repairs",
        "Slipped slates and lifted ridges made safe the same day where weather allows.",
        amount="120",
        display="£120 call-out",
    )
    s.service(
        "Chimney repair", "Repointing, new pots and flaunching.", amount="340", display="from £340"
    )
    s.service(
        "Gutters",
        "Cast iron and aluminium, cleaned twice a year on request.",
        amount="65",
        display="£65",
    )
    s.licence("NFRC member", "20841", "National Federation of Roofing Contractors")
    s.licence("Public liability insurance to £5 million")
    s.say(K.HISTORY, "Tom Harrow started the firm in 1998 with one ladder and a van.")
    s.say(
        K.STATEMENT,
        "We keep reclaimed slate from every strip and match it to your roof.",
        "Scaffolding is included in every written quote.",
    )
    s.person("Tom Harrow", "Slater and owner", "Served his time on church roofs in West Penwith.")
    s.review(
        "Found the leak two other firms missed, and left the garden cleaner than they found it.",
        "Mrs J. Trewin",
        "Newlyn",
    )
    s.review("The lead bay top is a piece of craft.", "David Rowe", "St Ives")
    s.question("Do you work in winter?", "Yes, but not in wind above 25 mph.")
    s.question(
        "How long does a re-roof take?",
        "A three-bedroom house takes about two weeks in dry weather.",
    )
    s.say(K.EXCLUSION, "We do not fit solar panels.")
    return s.facts


def plumber() -> Facts:
    s = Sheet("en", "GB", "GBP")
    s.say(K.NAME, "Okafor Plumbing & Heating")
    s.say(K.TRADE, "Plumber")
    s.phone("0113 496 0182", "+441134960182")
    s.phone("07700 900 461", "+447700900461", "emergencies, day and night")
    s.say(K.AREA, "Headingley", "Meanwood", "Chapel Allerton", "Roundhay", "Horsforth")
    s.service("Boiler service", "", amount="85", display="£85")
    s.service(
        "Boiler replacement",
        "Worcester and Vaillant, with old boiler taken away.",
        amount="1950",
        display="from £1,950",
    )
    s.service(
        "Leaks and burst pipes",
        "Found, stopped and made good.",
        amount="70",
        display="£70",
        unit="hour",
    )
    s.service("Bathrooms", "First fix to tiling in about eight days.")
    s.licence("Gas Safe", "554871")
    s.hours("mon-sat", "08:00-18:00")
    s.review("Came at six in the morning and the heating was on by seven.", "Priya N.")
    return s.facts


def restaurant() -> Facts:
    s = Sheet("es", "ES", "EUR")
    s.say(K.NAME, "Casa Marisol")
    s.say(K.TRADE, "Restaurante")
    s.say(K.TAGLINE, "Cocina de mercado junto al puerto de Cudillero.")
    s.phone("985 55 01 42", "+34985550142")
    s.email("mesa@casamarisol.es")
    s.address("Calle de la Ribera 8", "33150", "Cudillero")
    s.hours("tue-sat", "13:30-16:00", "20:30-23:00")
    s.hours("sun", "13:30-16:30")
    s.hours("mon")
    for name, text, amount in (
        ("Pastel de cabracho", "Con pan tostado y mayonesa de la casa.", "9.50"),
        ("Anchoas del Cantábrico", "Ocho lomos, aceite de arbequina.", "14"),
        ("Croquetas de centollo", "Seis unidades.", "11"),
    ):
        s.service(
            name, text, group="Para empezar", amount=amount, display=f"{amount.replace('.', ',')} €"
        )
    for name, text, amount in (
        ("Merluza a la sidra", "Con almejas y manzana.", "21"),
        ("Fabes con almejas", "Se sirve solo a mediodía.", "18"),
        ("Pixín alangostado", "Rape, pimentón y patata panadera.", "24"),
        ("Cachopo de ternera", "Para dos personas.", "26"),
    ):
        s.service(name, text, group="Del mar y de la tierra", amount=amount, display=f"{amount} €")
    for name, text, amount in (
        ("Arroz con leche requemado", "", "6"),
        ("Tarta de queso de Cabrales", "Contiene frutos secos.", "6.50"),
    ):
        s.service(
            name, text, group="Postres", amount=amount, display=f"{amount.replace('.', ',')} €"
        )
    s.say(K.HISTORY, "Marisol Prendes abrió la casa en 1987 con cuatro mesas.")
    s.say(
        K.STATEMENT,
        "El pescado se compra cada mañana en la rula de Cudillero.",
        "La terraza tiene doce plazas y no se reserva.",
    )
    s.person("Marisol Prendes", "Cocinera")
    s.review("La merluza a la sidra vale el viaje desde Oviedo.", "Elena G.", "La Nueva España")
    s.say(K.PAYMENT, "Se puede pagar en efectivo y con tarjeta.")
    return s.facts


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


def choir() -> Facts:
    s = Sheet("en", "GB", "GBP")
    s.say(K.NAME, "Riverside Community Choir")
    s.say(K.TRADE, "Charity choir")
    s.email("sing@riversidechoir.org.uk")
    s.phone("0191 498 0733", "+441914980733")
    s.address("St Hilda’s Hall, Quay Street", "NE1 3AB", "Newcastle upon Tyne")
    s.event("Open rehearsal", "Thursday 8 January 2026, 7 pm", "2026-01-08", "St Hilda’s Hall")
    s.event("Songs of the Tyne", "Saturday 14 March 2026, 7.30 pm", "2026-03-14", "Sage Two")
    s.event(
        "Summer sing on the quay", "Sunday 21 June 2026, 3 pm", "2026-06-21", "Newcastle Quayside"
    )
    s.service(
        "Sing with us",
        "No audition. Come to three rehearsals before you decide.",
        amount="6",
        display="£6",
        unit="rehearsal",
    )
    s.service("Youth choir", "Ages 9 to 15, Tuesdays after school.", amount="0", display="free")
    s.service("Book the choir", "We sing at funerals, weddings and openings.")
    s.say(
        K.STATEMENT,
        "Of every £10 given, £7 pays for the youth choir and £3 for the hall.",
        "Registered charity number 1149920.",
        "We are 84 singers between 16 and 91.",
    )
    s.person("Ngozi Bell", "Musical director")
    s.review("I came for the singing and stayed for the people.", "Alan, bass")
    s.hours("thu", "19:00-21:00", label="Rehearsals")
    return s.facts


def inn() -> Facts:
    s = Sheet("de", "AT", "EUR")
    s.say(K.NAME, "Gasthof zur Alten Säge")
    s.say(K.TRADE, "Hotel")
    s.say(K.TAGLINE, "Neun Zimmer am Ende des Lesachtals.")
    s.phone("+43 4716 2210", "+4347162210")
    s.email("stube@alte-saege.at")
    s.address("Obergail 14", "9653", "Liesing")
    s.service(
        "Kammer unter dem Dach",
        "Zirbenholz, ein Bett von 160 cm, Blick auf die Gail.",
        amount="98",
        display="98 €",
        unit="Nacht",
    )
    s.service(
        "Sägerstube",
        "32 m², Kachelofen, Platz für vier.",
        amount="146",
        display="146 €",
        unit="Nacht",
    )
    s.service(
        "Gartenzimmer",
        "Zu ebener Erde mit eigener Tür in den Obstgarten.",
        amount="112",
        display="112 €",
        unit="Nacht",
    )
    s.price("Sommer, Juni bis September", "112", "112 €", "Nacht")
    s.price("Winter, Dezember bis März", "124", "124 €", "Nacht")
    s.price("Halbpension", "28", "28 €", "Person")
    s.say(K.HISTORY, "Die Säge lief bis 1961, seit 1974 ist sie ein Gasthof.")
    s.say(
        K.STATEMENT,
        "Die Loipe beginnt vor der Tür.",
        "Der Bus 4116 hält 300 Meter vom Haus.",
        "Frühstück gibt es bis elf.",
    )
    s.question("Kann ich mit dem Hund kommen?", "Ja, in die Sägerstube und ins Gartenzimmer.")
    s.review("So still, dass man den Ofen hört.", "Familie Wörle", "Gästebuch")
    s.hours("mon-sun", "12:00-21:00", label="Küche")
    return s.facts


def florist() -> Facts:
    s = Sheet("en", "US", "USD")
    s.say(K.NAME, "Fern & Thistle")
    s.say(K.TRADE, "Florist")
    s.phone("(503) 555-0164", "+15035550164")
    s.email("hello@fernandthistle.com")
    s.address("2214 NE Alberta St", "97211", "Portland")
    s.hours("tue-fri", "09:00-18:00")
    s.hours("sat", "09:00-16:00")
    s.hours("sun")
    s.hours("mon")
    s.service(
        "Hand-tied bouquets",
        "Seasonal stems from Sauvie Island growers.",
        amount="45",
        display="from $45",
    )
    s.service(
        "Wedding flowers",
        "Meet us in the shop; we plan by color and season.",
        amount="1200",
        display="from $1,200",
    )
    s.service(
        "Weekly vases",
        "For desks and dining rooms, changed every Tuesday.",
        amount="38",
        display="$38",
        unit="week",
    )
    s.service("Funeral sprays", "Ready within a day.", amount="120", display="from $120")
    s.service(
        "Terrarium class",
        "Two hours, everything included.",
        amount="60",
        display="$60",
        minutes=120,
    )
    s.event("Dried flower wreaths", "December 5, 2025, 6 pm", "2025-12-05", "In the shop")
    s.say(
        K.STATEMENT,
        "Order before 11 am for delivery the same day in Portland.",
        "We wrap in paper, never in plastic.",
    )
    s.say(K.AREA, "Portland", "Lake Oswego", "Beaverton")
    s.say(K.HISTORY, "June Park opened the shop on Alberta Street in 2016.")
    s.review("The peonies lasted nine days.", "Marcus T.")
    return s.facts


FIRMS = {
    "roofer": roofer,
    "plumber": plumber,
    "restaurant": restaurant,
    "lawyers": lawyers,
    "photographer": photographer,
    "software": software,
    "dentist": dentist,
    "choir": choir,
    "inn": inn,
    "florist": florist,
}


def renamed(sheet: Facts, name: str) -> Facts:
    """Return the same firm under another name: another seed, nothing else."""
    entries = tuple(fact(K.NAME, name) if e.kind is K.NAME else e for e in sheet.entries)
    return sheet.model_copy(update={"entries": entries})


def without(sheet: Facts, *kinds: FactKind) -> Facts:
    """Return the firm as if its brief had not mentioned these."""
    return sheet.only(kind for kind in FactKind if kind not in kinds)


def with_form(facts: Facts, url: str = "https://forms.example.net/abc") -> Facts:
    """Return the firm with a form endpoint in its brief."""
    wish = fact(
        FactKind.INTEGRATION, f"Form: {url}", detail=Integration(kind="form", url=url, name="Form")
    )
    return facts.model_copy(update={"entries": (*facts.entries, wish)})
