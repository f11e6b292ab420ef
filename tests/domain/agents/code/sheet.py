"""Fact sheets written by hand."""

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
