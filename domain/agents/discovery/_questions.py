"""Questions only the client can answer: contradictions in the facts, and what is missing most."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from domain.agents.discovery._catalogue import contradicted
from domain.agents.discovery._checks import Discovery
from domain.facts import Day, Email, Fact, FactId, FactKind, Facts, Hours, Language, Phone, Price
from domain.text.formats import days_text

Asked = tuple[str, str, tuple[FactId, ...]]
"""Subject, question, the facts it is about."""

_TEXTS: dict[str, dict[Language, tuple[str, str]]] = {
    "phone": {
        "en": (
            "phone",
            "The brief gives {values} as phone numbers without saying what each is for. Which is the main one?",
        ),
        "de": (
            "Telefon",
            "Der Auftrag nennt {values} als Telefonnummern, ohne zu sagen, wofür. Welche ist die Hauptnummer?",
        ),
        "es": (
            "teléfono",
            "El encargo da los teléfonos {values} sin decir para qué es cada uno. ¿Cuál es el principal?",
        ),
    },
    "email": {
        "en": ("e-mail", "The brief gives the addresses {values}. Which one shall the site print?"),
        "de": (
            "E-Mail",
            "Der Auftrag nennt die Adressen {values}. Welche soll auf der Website stehen?",
        ),
        "es": ("correo", "El encargo da las direcciones {values}. ¿Cuál debe figurar en el sitio?"),
    },
    "name": {
        "en": ("name", "The brief calls the firm {values}. Which name is right?"),
        "de": ("Name", "Der Auftrag nennt den Betrieb {values}. Welcher Name stimmt?"),
        "es": ("nombre", "El encargo llama a la empresa {values}. ¿Qué nombre es el correcto?"),
    },
    "hours": {
        "en": ("hours on {day}", "For {day} the brief says {values}. Which is right?"),
        "de": ("Zeiten: {day}", "Für {day} steht im Auftrag {values}. Was stimmt?"),
        "es": ("horario: {day}", "Para {day} el encargo dice {values}. ¿Qué es lo correcto?"),
    },
    "price": {
        "en": ("price of {item}", "{item} costs {values} in the brief. Which price is right?"),
        "de": ("Preis für {item}", "{item} kostet im Auftrag {values}. Welcher Preis stimmt?"),
        "es": (
            "precio de {item}",
            "{item} cuesta {values} según el encargo. ¿Qué precio es el correcto?",
        ),
    },
    "offer": {
        "en": ("{item}", "The brief lists {item} and also says {values}. Do you offer it?"),
        "de": (
            "{item}",
            "Der Auftrag führt {item} auf und sagt zugleich {values}. Bieten Sie es an?",
        ),
        "es": ("{item}", "El encargo incluye {item} y a la vez dice {values}. ¿Lo ofrece usted?"),
    },
}
_AND: dict[Language, str] = {"en": " and ", "de": " und ", "es": " y "}
_QUOTES: dict[Language, str] = {"en": "“{}”", "de": "„{}“", "es": "«{}»"}


def questions_of(work: Discovery) -> Iterator[Asked]:
    """Yield contradictions first, then what discovery left open."""
    facts = work.facts
    yield from _several_phones(facts)
    yield from _several_emails(facts)
    yield from _several_names(facts)
    yield from _hours_at_odds(facts)
    yield from _prices_at_odds(facts)
    yield from _offers_at_odds(facts)
    for question in work.requirements.open_questions if work.requirements else ():
        yield "brief", question, ()


def _asked(kind: str, facts: Facts, about: list[Fact], values: list[str], **names: str) -> Asked:
    language = facts.language
    subject, question = _TEXTS[kind][language]
    quoted = [_QUOTES[language].format(value) for value in values]
    said = ", ".join(quoted[:-1]) + _AND[language] + quoted[-1] if len(quoted) > 1 else quoted[0]
    ids = tuple(entry.fact_id for entry in about)
    return subject.format(**names), question.format(values=said, **names), ids


def _several_phones(facts: Facts) -> Iterator[Asked]:
    main = {p.href: (f, p.display) for f, p in facts.details(Phone) if not p.purpose.strip()}
    if len(main) > 1:
        yield _asked("phone", facts, [f for f, _ in main.values()], [d for _, d in main.values()])


def _several_emails(facts: Facts) -> Iterator[Asked]:
    main = {e.address.lower(): (f, e.address) for f, e in facts.details(Email) if not e.purpose}
    if len(main) > 1:
        yield _asked("email", facts, [f for f, _ in main.values()], [a for _, a in main.values()])


def _several_names(facts: Facts) -> Iterator[Asked]:
    names = {f.text.casefold(): f for f in facts.of(FactKind.NAME)}
    if len(names) > 1:
        entries = list(names.values())
        yield _asked("name", facts, entries, [f.text for f in entries])


def _hours_at_odds(facts: Facts) -> Iterator[Asked]:
    """Yield the days that are both open and closed, or whose spans overlap, by what is said of them."""
    said: dict[tuple[str, Day], list[tuple[Fact, Hours]]] = defaultdict(list)
    for entry, hours in facts.details(Hours):
        for day in hours.days:
            said[hours.label.casefold(), day].append((entry, hours))
    odd: dict[tuple[FactId, ...], list[Day]] = defaultdict(list)
    for (_, day), found in said.items():
        if _disagree([hours for _, hours in found]):
            odd[tuple(dict.fromkeys(entry.fact_id for entry, _ in found))].append(day)
    for ids, days in odd.items():
        about = [facts.by_id[fact_id] for fact_id in ids]
        texts = list(dict.fromkeys(entry.text for entry in about))
        name = days_text(days, facts.language)
        yield _asked("hours", facts, about, texts, day=name)


def _disagree(found: list[Hours]) -> bool:
    if any(not hours.spans for hours in found) and any(hours.spans for hours in found):
        return True
    spans = sorted({(span.opens, span.closes) for hours in found for span in hours.spans})
    inside = [(a, b) for a, b in spans if a < b]
    return any(later[0] < earlier[1] for earlier, later in pairwise(inside))


def _prices_at_odds(facts: Facts) -> Iterator[Asked]:
    said: dict[tuple[str, str, str], list[tuple[Fact, Price]]] = defaultdict(list)
    for entry, price in facts.details(Price):
        if price.item.strip():
            said[price.item.casefold(), price.unit.casefold(), entry.heading].append((entry, price))
    for found in said.values():
        amounts = list(dict.fromkeys(price.display for _, price in found))
        if len({(p.amount, p.up_to, p.currency) for _, p in found}) > 1:
            yield _asked("price", facts, [f for f, _ in found], amounts, item=found[0][1].item)


def _offers_at_odds(facts: Facts) -> Iterator[Asked]:
    for name, offer, refusal in contradicted(facts):
        yield _asked("offer", facts, [offer, refusal], [refusal.text], item=name)
