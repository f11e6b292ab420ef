"""Firms people come to."""

from domain.facts import Facts
from tests.domain.agents.code.sheet import K, Sheet


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
