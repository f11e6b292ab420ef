"""Strategies for fact sheets no one would expect, but anyone may send."""

from hypothesis import strategies as st

from domain.facts import (
    Address,
    Article,
    Detail,
    Email,
    Event,
    Fact,
    FactKind,
    Facts,
    Hours,
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

_ODD = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundhaken",
        "🦊🔧",
        "2 for 1",
        '"quoted" & <b>bold</b>',
        "{offer} {0} %s",
        "...",
        "Ende.",
        "¿Qué?",
        "We have been open since 1987.",
        "Slate roofs",
        "Otley, Ilkley and Menston",
    ]
)
_WORDS = st.text(
    alphabet=st.sampled_from("aábcdeËößñzAÄN 0123456789 .,;:!?-'\"<>&{}%€\u2028🦊"),
    min_size=1,
    max_size=120,
).filter(lambda text: bool(text.strip()))
texts = st.one_of(_ODD, _WORDS).map(lambda text: " ".join(text.split()))
blank_or_text = st.one_of(st.just(""), texts)


@st.composite
def _prices(draw: st.DrawFn) -> Price:
    amount = str(draw(st.integers(0, 999_999_999)))
    return Price(
        item=draw(blank_or_text),
        amount=amount,
        currency=draw(st.sampled_from(["GBP", "EUR"])),
        qualifier=draw(st.sampled_from(["exact", "from", "about", "up_to"])),
        unit=draw(st.sampled_from(["", "hour", "m²"])),
        display=f"£{amount}",
    )


_SPANS = st.sampled_from(
    [(), (Span(opens="09:00", closes="17:30"),), (Span(opens="00:00", closes="24:00"),)]
)
_DETAILS: dict[FactKind, st.SearchStrategy[Detail]] = {
    FactKind.PHONE: st.builds(
        Phone, display=texts, href=st.just("tel:+441134960000"), purpose=blank_or_text
    ),
    FactKind.EMAIL: st.builds(Email, address=st.sampled_from(["a@b.example", "x" * 60 + "@b.de"])),
    FactKind.ADDRESS: st.builds(
        Address, street=texts, postal_code=blank_or_text, locality=blank_or_text
    ),
    FactKind.HOURS: st.builds(
        Hours, days=st.sampled_from([("mon",), ("sat", "sun")]), spans=_SPANS, label=blank_or_text
    ),
    FactKind.SERVICE: st.builds(
        ServiceDetail,
        name=texts,
        description=blank_or_text,
        group=st.sampled_from(["", "Brot", "Kuchen"]),
        price=st.none() | _prices(),
    ),
    FactKind.PRICE: _prices(),
    FactKind.PERSON: st.builds(Person, name=texts, role=blank_or_text, bio=blank_or_text),
    FactKind.LICENCE: st.builds(Licence, name=texts, number=blank_or_text),
    FactKind.REVIEW: st.builds(
        Review, quote=texts, author=blank_or_text, rating=st.none() | st.floats(0, 5)
    ),
    FactKind.QUESTION: st.builds(Question, question=texts, answer=texts),
    FactKind.EVENT: st.builds(
        Event, name=texts, when=texts, date=st.sampled_from([None, "2026-05-01"])
    ),
    FactKind.PROJECT: st.builds(Project, name=texts, place=blank_or_text),
    FactKind.ARTICLE: st.builds(Article, title=texts, body=blank_or_text),
    FactKind.LINK: st.builds(
        Link,
        url=st.sampled_from(["https://a.example/book", "http://b.example/", "javascript:alert(1)"]),
        purpose=st.sampled_from(["social", "booking", "other", "map"]),
    ),
}
_KINDS = st.sampled_from(
    [
        *_DETAILS,
        FactKind.NAME,
        FactKind.TRADE,
        FactKind.TAGLINE,
        FactKind.AREA,
        FactKind.HISTORY,
        FactKind.STATEMENT,
        FactKind.PAYMENT,
        FactKind.AWARD,
        FactKind.GUARANTEE,
        FactKind.EXCLUSION,
        FactKind.PREFERENCE,
    ]
)


@st.composite
def _facts(draw: st.DrawFn) -> Fact:
    kind = draw(_KINDS)
    detail = draw(_DETAILS[kind]) if kind in _DETAILS else None
    return fact(kind, draw(texts), detail=detail)


@st.composite
def sheets(draw: st.DrawFn) -> Facts:
    """Draw a fact sheet of up to 25 facts in one of the three languages."""
    drawn = draw(st.lists(_facts(), max_size=25))
    entries = {one.fact_id: one for one in drawn}
    language = draw(st.sampled_from(["en", "de", "es"]))
    return Facts.model_validate({"language": language, "entries": tuple(entries.values())})
