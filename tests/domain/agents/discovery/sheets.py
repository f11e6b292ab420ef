"""Fact sheets written by hand, and a way to run all of discovery on one."""

from typing import TypeVar

from domain.agents.discovery.brand_identity import BRAND_IDENTITY
from domain.agents.discovery.business_requirements import BUSINESS_REQUIREMENTS
from domain.agents.discovery.content_asset import CONTENT_ASSET
from domain.agents.discovery.discovery_validator import DISCOVERY_VALIDATOR
from domain.agents.discovery.legal_compliance import LEGAL_COMPLIANCE
from domain.agents.discovery.seo_strategy import SEO_STRATEGY
from domain.agents.discovery.service_definition import SERVICE_DEFINITION
from domain.agents.discovery.technical_requirements import TECHNICAL_REQUIREMENTS
from domain.agents.spec import AgentSpec, Feedback, Given, Output, producers
from domain.facts import (
    Address,
    Day,
    Email,
    Fact,
    FactKind,
    Facts,
    Hours,
    Integration,
    Language,
    Link,
    PageWish,
    Phone,
    Price,
    Question,
    Review,
    ServiceDetail,
    Span,
    fact,
)
from domain.grading.grade import Finding

K = FactKind
T = TypeVar("T", bound=Output)

AGENTS: tuple[AgentSpec[Output], ...] = (
    BUSINESS_REQUIREMENTS,
    SERVICE_DEFINITION,
    BRAND_IDENTITY,
    SEO_STRATEGY,
    CONTENT_ASSET,
    LEGAL_COMPLIANCE,
    TECHNICAL_REQUIREMENTS,
    DISCOVERY_VALIDATOR,
)


class Discovered:
    """Every output of discovery for one sheet."""

    def __init__(self, sheet: Facts) -> None:
        self.outputs: dict[type[Output], tuple[Output, ...]] = {}
        for output, agent in producers(AGENTS).items():
            self.outputs[output] = (agent.draft(given(agent, sheet, self.outputs)),)

    def of(self, type_: type[T]) -> T:
        """Return the output of this type."""
        found = self.outputs[type_][0]
        assert isinstance(found, type_)
        return found


def given(
    agent: AgentSpec[Output],
    sheet: Facts,
    outputs: dict[type[Output], tuple[Output, ...]] | None = None,
    *told: Finding,
) -> Given:
    """Return what the agent would be given of this sheet, `told` these findings."""
    made = outputs or {}
    feedback = (Feedback(round=1, findings=told),) if told else ()
    needed = {need: made[need] for need in agent.upstream if need in made}
    return Given(facts=sheet.only(agent.reads), outputs=needed, feedback=feedback)


def sheet(language: Language, *entries: Fact) -> Facts:
    """Return a fact sheet."""
    return Facts(language=language, entries=entries)


def says(kind: FactKind, *texts: str) -> tuple[Fact, ...]:
    """Return plain facts of one kind."""
    return tuple(fact(kind, text) for text in texts)


def phone(display: str, purpose: str = "") -> Fact:
    """Return a phone number as the client wrote it."""
    href = "tel:" + "".join(c for c in display if c.isdigit() or c == "+")
    return fact(K.PHONE, display, detail=Phone(display=display, href=href, purpose=purpose))


def email(address: str) -> Fact:
    """Return a mail address."""
    return fact(K.EMAIL, address, detail=Email(address=address))


def website(url: str) -> Fact:
    """Return the client's own website."""
    return fact(K.LINK, url, detail=Link(url=url, purpose="website"))


def booking(url: str) -> Fact:
    """Return a link to book at."""
    return fact(K.LINK, url, detail=Link(url=url, purpose="booking"))


def address(street: str, code: str, town: str) -> Fact:
    """Return where the firm is."""
    detail = Address(street=street, postal_code=code, locality=town)
    return fact(K.ADDRESS, f"{street}, {code} {town}", detail=detail)


def hours(text: str, days: tuple[Day, ...], *spans: tuple[str, str]) -> Fact:
    """Return when the firm is open; no span means closed."""
    found = tuple(Span(opens=opens, closes=closes) for opens, closes in spans)
    return fact(K.HOURS, text, detail=Hours(days=days, spans=found))


def service(name: str, description: str = "", *, group: str = "", amount: str = "") -> Fact:
    """Return one thing the firm offers."""
    price = cost(name, amount) if amount else None
    detail = ServiceDetail(name=name, description=description, group=group, price=price)
    return fact(K.SERVICE, f"{name}. {description}".strip(), detail=detail)


def cost(item: str, amount: str) -> Price:
    """Return a price in euros."""
    return Price(item=item, amount=amount, currency="EUR", display=f"{amount} €")


def price(item: str, amount: str) -> Fact:
    """Return a line of a price list."""
    return fact(K.PRICE, f"{item} {amount} €", detail=cost(item, amount))


def question(asked: str, answer: str) -> Fact:
    """Return a question and its answer."""
    return fact(K.QUESTION, f"{asked} {answer}", detail=Question(question=asked, answer=answer))


def review(quote: str, author: str) -> Fact:
    """Return what a customer said."""
    return fact(K.REVIEW, quote, detail=Review(quote=quote, author=author))


def page(name: str) -> Fact:
    """Return a page the client asks for."""
    return fact(K.PAGE, name, detail=PageWish(name=name))


def form(url: str) -> Fact:
    """Return a form endpoint the client gives."""
    return fact(K.INTEGRATION, f"Form: {url}", detail=Integration(kind="form", url=url))


WEEKDAYS: tuple[Day, ...] = ("mon", "tue", "wed", "thu", "fri")

ROOFER = sheet(
    "en",
    *says(K.NAME, "Pennine Roofing Ltd"),
    phone("01422 555 019"),
    email("hello@pennineroofing.co.uk"),
    *says(K.AREA, "Halifax", "Hebden Bridge", "Todmorden"),
    service(
        "Slate roofs", "We strip, felt and re-slate. Old slates are kept where they are sound."
    ),
    service("Roof repairs", "We look at the roof within two days and send pictures."),
    service("Gutters", amount="60"),
    *says(
        K.STATEMENT, "A roof repair takes a morning in most cases.", "We come out in any weather."
    ),
    *says(K.EXCLUSION, "We do not fit solar panels.", "No roof repairs on thatched houses."),
    *says(K.HISTORY, "Jack Holt began in 1994 with a borrowed ladder and a hand cart."),
)

RESTAURANT = sheet(
    "es",
    *says(K.NAME, "Taberna del Puerto"),
    *says(K.TAGLINE, "Pescado de la lonja junto a la ría"),
    phone("986 555 014"),
    address("Rúa do Mar 4", "36940", "Cangas"),
    *(
        service(f"Ración de pulpo {n}", "Con pimentón y cachelos.", group="Entrantes", amount="14")
        for n in range(6)
    ),
    service("Merluza a la gallega", group="Pescados", amount="19.50"),
    hours("Martes a viernes 13:00-16:00", ("tue", "wed", "thu", "fri"), ("13:00", "16:00")),
)

LAWYER = sheet(
    "de",
    *says(K.NAME, "Kanzlei Schneider & Partner mbB"),
    *says(K.TRADE, "Rechtsanwälte"),
    phone("0431 555 019"),
    email("kanzlei@schneider-partner.de"),
    address("Holtenauer Straße 12", "24105", "Kiel"),
    service(
        "Arbeitsrecht",
        "Wir prüfen Kündigungen und Aufhebungsverträge. Die Frist für eine Klage beträgt drei Wochen. Bringen Sie den Vertrag bitte mit.",
    ),
    service(
        "Mietrecht",
        "Wir vertreten Mieter bei Mieterhöhung und Kündigung. Auch Betriebskosten werden geprüft, Seite für Seite, mit allen Belegen und Zahlungen.",
    ),
    *says(K.STATEMENT, "Die Kanzlei ist mit dem Aufzug zu erreichen."),
    question("Was kostet ein erstes Gespräch?", "Ein erstes Gespräch kostet 190 Euro."),
)

CHOIR = sheet(
    "de",
    *says(K.NAME, "Kammerchor Lindau e. V."),
    email("singen@gmx.de"),
    *says(K.STATEMENT, "Wir sind ein gemischter Chor am See.", "Neue Stimmen sind willkommen."),
)

PHOTOGRAPHER = sheet(
    "en",
    *says(K.NAME, "Aoife Byrne"),
    *says(
        K.STATEMENT, "I am a photographer in Galway.", "I work on film and print my own pictures."
    ),
    email("aoife@gmail.com"),
)

SOFTWARE = sheet(
    "en",
    *says(K.NAME, "Ledgerly"),
    *says(K.TRADE, "Software for bookkeepers"),
    fact(
        K.LINK,
        "Try it at https://app.ledgerly.example/signup",
        detail=Link(url="https://app.ledgerly.example/signup"),
    ),
    service(
        "Bank import",
        "Reads statements from CSV and MT940 files. Nothing is stored on our servers.",
    ),
)

DENTIST = sheet(
    "de",
    *says(K.NAME, "Zahnarztpraxis Dr. Lena Hofmann-Wiedemann"),
    phone("089 555 0140"),
    booking("https://termin.example/hofmann"),
    service("Prophylaxe", "Die Zahnreinigung dauert eine Stunde.", amount="95"),
    service("Implantate"),
    *says(
        K.PREFERENCE,
        "Bitte verwenden Sie nicht das Wort „schmerzfrei“.",
        "Der Ton soll ruhig und freundlich sein, nicht verspielt.",
    ),
)

FLORIST = sheet(
    "es",
    *says(K.NAME, "Flores Amapola"),
    *says(K.STATEMENT, "Somos una floristería en el centro de León."),
    address("Calle Ancha 9", "24003", "León"),
    phone("987 555 018"),
)

BICYCLES = sheet("en", *says(K.STATEMENT, "A bicycle repair shop in Ghent, open in the evenings."))

GUESTHOUSE = sheet(
    "de",
    *says(K.NAME, "Haus am Rebhang"),
    *says(K.TRADE, "Ferienwohnungen"),
    *says(K.HISTORY, "Das Haus steht seit 1911 im Weinberg über der Mosel."),
    service("Wohnung Riesling", "Zwei Zimmer mit Blick auf den Fluss.", amount="88"),
    email("gast@haus-am-rebhang.de"),
)

PLUMBERS = tuple(
    sheet("en", *says(K.NAME, name), *says(K.TRADE, "Plumber"), phone("0113 555 0182"))
    for name in ("Okafor Plumbing", "Dale Plumbing", "Whitby & Sons", "Arthur Pike", "J. Okoro")
)

EMPTY = sheet("en")

SHEETS: dict[str, Facts] = {
    "roofer": ROOFER,
    "restaurant": RESTAURANT,
    "lawyer": LAWYER,
    "choir": CHOIR,
    "photographer": PHOTOGRAPHER,
    "software": SOFTWARE,
    "dentist": DENTIST,
    "florist": FLORIST,
    "bicycle_shop": BICYCLES,
    "guesthouse": GUESTHOUSE,
    "plumber": PLUMBERS[0],
}
"""A sheet per trade, under the key of the trade it should be recognised as."""
