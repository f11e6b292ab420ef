"""Say what the site is for."""

import re
from typing import Literal

from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.rewriting import about, rewritten, several
from domain.agents.spec import AgentSpec, Given
from domain.facts import (
    Address,
    Email,
    FactKind,
    Facts,
    Integration,
    Language,
    Link,
    Phone,
    ServiceDetail,
)
from domain.text import Passage, quoting
from domain.trades import TRADES
from domain.trades.recognition import TRADE_SIGNALS, trade_of
from domain.trades.self_naming import own_word
from domain.value import Value

Action = Literal["call", "email", "visit", "book", "order", "write", "buy", "try", "join", "read"]
"""What a visitor can do next. `write` is the contact form or its mail fallback."""


class BusinessRequirements(Value):
    """Goals, audiences, offers and the actions that count."""

    company: str
    """Name to print; the trade's word for itself when the brief names no firm."""
    company_is_named: bool
    trade: str
    """Key of the trade in `domain.trades.TRADES`; `general` when the brief does not tell."""
    goals: tuple[Passage, ...] = ()
    audiences: tuple[Passage, ...] = ()
    offers: tuple[Passage, ...] = ()
    actions: tuple[Action, ...]
    """Every action the facts make possible, the one that counts most first; never empty."""
    measures: tuple[str, ...] = ()
    """How the client would notice success."""
    constraints: tuple[Passage, ...] = ()
    """Preferences and exclusions the maker must respect."""
    open_questions: tuple[str, ...] = ()


ORDER: tuple[Action, ...] = (
    *("call", "book", "order", "buy", "try", "join", "write", "email", "visit", "read"),
)
_FAX = re.compile(r"fax", re.IGNORECASE)
_TRY = re.compile(r"\b(try|trial|demo|sign.?up|download|testen|probar|prueba|descarg|app)", re.I)
_JOIN = re.compile(r"\b(join|member|donat|volunteer|mitglied|spend|socio|donar|inscri)", re.I)
_WISHED: tuple[tuple[Action, re.Pattern[str]], ...] = (
    ("call", re.compile(r"\b(calls?|phone|ring|anruf\w*|telefon\w*|llam\w*)\b", re.I)),
    ("book", re.compile(r"\b(book\w*|appointments?|reserv\w*|buch\w*|termin\w*|citas?)\b", re.I)),
    ("order", re.compile(r"\b(orders?|bestell\w*|pedidos?|encarg\w*)\b", re.I)),
    ("buy", re.compile(r"\b(buy|sell|sales|kauf\w*|verkauf\w*|compr\w*|vend\w*)\b", re.I)),
    ("try", re.compile(r"\b(try|trial|demo|sign ?ups?|testen|prob\w*|prueba)\b", re.I)),
    (
        "join",
        re.compile(r"\b(join|members?|donat\w*|volunteers?|mitglied\w*|spend\w*|soci\w*)\b", re.I),
    ),
    (
        "visit",
        re.compile(r"\b(visit\w*|footfall|come in|besuch\w*|vorbeikomm\w*|visit\w+)\b", re.I),
    ),
    ("email", re.compile(r"\b(e-?mails?|correo\w*|schreiben|escrib\w*)\b", re.I)),
    (
        "write",
        re.compile(
            r"\b(form|enquir\w*|inquir\w*|quotes?|anfrage\w*|formular\w*|presupuesto\w*|formulario\w*)\b",
            re.I,
        ),
    ),
)


def possible_actions(facts: Facts) -> frozenset[Action]:
    """Return every action the facts give the means for: a number to call, a link to book."""
    found: set[Action] = set()
    if any(not _FAX.search(phone.purpose) for _, phone in facts.details(Phone)):
        found.add("call")
    if facts.details(Email):
        found.add("email")
    if any(address.street for _, address in facts.details(Address)):
        found.add("visit")
    for _, link in facts.details(Link):
        found |= _of_link(link)
    for _, wish in facts.details(Integration):
        if wish.url.startswith("https://"):
            found |= _of_integration(wish)
    return frozenset(found)


def _of_link(link: Link) -> set[Action]:
    by_purpose: dict[str, Action] = {
        "booking": "book",
        "order": "order",
        "shop": "buy",
        "form": "write",
    }
    found: set[Action] = set()
    if action := by_purpose.get(link.purpose):
        found.add(action)
    if link.purpose in ("other", "form"):
        words = f"{link.label} {link.url}"
        found |= {"try"} if _TRY.search(words) else set()
        found |= {"join"} if _JOIN.search(words) else set()
    return found


def _of_integration(wish: Integration) -> set[Action]:
    by_kind: dict[str, Action] = {"booking": "book", "order": "order", "form": "write"}
    action = by_kind.get(wish.kind)
    return {action} if action else set()


def _ranked(facts: Facts, trade: str) -> tuple[Action, ...]:
    able = possible_actions(facts)
    wishes = " ".join(f.text for f in facts.of(FactKind.GOAL))
    wished = sorted(
        ((found.start(), action) for action, words in _WISHED if (found := words.search(wishes))),
        key=lambda pair: pair[0],
    )
    order = (*(action for _, action in wished), *TRADES[trade].actions, *ORDER)
    ranked: tuple[Action, ...] = tuple(dict.fromkeys(a for a in order if a in able))
    return ranked or ("read",)


_MEASURES: dict[Action, dict[Language, str]] = {
    "call": {
        "en": "More calls to the number on the site.",
        "de": "Mehr Anrufe unter der Nummer auf der Website.",
        "es": "Más llamadas al teléfono del sitio.",
    },
    "email": {
        "en": "More messages by e-mail.",
        "de": "Mehr Anfragen per E-Mail.",
        "es": "Más mensajes por correo electrónico.",
    },
    "write": {
        "en": "More enquiries through the form.",
        "de": "Mehr Anfragen über das Formular.",
        "es": "Más consultas por el formulario.",
    },
    "visit": {
        "en": "More people through the door.",
        "de": "Mehr Menschen, die vorbeikommen.",
        "es": "Más visitas al local.",
    },
    "book": {
        "en": "More bookings made online.",
        "de": "Mehr Buchungen über die Website.",
        "es": "Más reservas hechas por internet.",
    },
    "order": {
        "en": "More orders placed online.",
        "de": "Mehr Bestellungen über die Website.",
        "es": "Más pedidos hechos por internet.",
    },
    "buy": {
        "en": "More sales in the online shop.",
        "de": "Mehr Verkäufe im Onlineshop.",
        "es": "Más ventas en la tienda en línea.",
    },
    "try": {
        "en": "More people who try it.",
        "de": "Mehr Menschen, die es ausprobieren.",
        "es": "Más personas que lo prueban.",
    },
    "join": {
        "en": "More people who take part.",
        "de": "Mehr Menschen, die mitmachen.",
        "es": "Más personas que participan.",
    },
    "read": {
        "en": "The site is found and read.",
        "de": "Die Website wird gefunden und gelesen.",
        "es": "El sitio se encuentra y se lee.",
    },
}

_QUESTIONS: dict[str, dict[Language, str]] = {
    "name": {
        "en": "What is the name of the firm?",
        "de": "Wie heißt Ihr Betrieb?",
        "es": "¿Cómo se llama su empresa?",
    },
    "trade": {
        "en": "What does the firm do, in one sentence?",
        "de": "Was macht Ihr Betrieb, in einem Satz?",
        "es": "¿A qué se dedica su empresa, en una frase?",
    },
    "contact": {
        "en": "How can customers reach you: by phone, by e-mail, or at an address?",
        "de": "Wie erreicht man Sie: per Telefon, per E-Mail oder unter einer Adresse?",
        "es": "¿Cómo pueden contactarle: por teléfono, por correo electrónico o en una dirección?",
    },
    "offer": {
        "en": "What do you offer? A list is enough.",
        "de": "Was bieten Sie an? Eine Liste genügt.",
        "es": "¿Qué ofrece usted? Basta con una lista.",
    },
}


def _open(facts: Facts, trade: str, actions: tuple[Action, ...]) -> tuple[str, ...]:
    missing = {
        "name": not facts.company,
        "trade": trade == "general" and own_word(facts) is None,
        "offer": not facts.of(FactKind.SERVICE),
        "contact": actions == ("read",),
    }
    return tuple(_QUESTIONS[key][facts.language] for key, lacks in missing.items() if lacks)


def called(facts: Facts, trade: str) -> str:
    """Return what a firm without a name is called: its own word for itself, else the trade's."""
    own = own_word(facts)
    return own.text if own else TRADES[trade].generic[facts.language]


def draft(given: Given) -> BusinessRequirements:
    """Read goals, trade and possible actions off the facts."""
    facts = given.facts
    trade = trade_of(facts)
    actions = _ranked(facts, trade)
    return BusinessRequirements(
        company=facts.company or called(facts, trade),
        company_is_named=bool(facts.company),
        trade=trade,
        goals=tuple(quoting(f) for f in facts.of(FactKind.GOAL)),
        audiences=tuple(quoting(f) for f in facts.of(FactKind.AUDIENCE)),
        offers=tuple(quoting(f, s.name) for f, s in facts.details(ServiceDetail)),
        actions=actions,
        measures=tuple(_MEASURES[action][facts.language] for action in actions[:3]),
        constraints=tuple(quoting(f) for f in facts.of(FactKind.PREFERENCE, FactKind.EXCLUSION)),
        open_questions=_open(facts, trade, actions),
    )


_WORDED: dict[str, str] = {
    "goals": "What the site is to bring about for the firm, most important first",
    "audiences": "Whom it is for, and what each of them comes for",
}
"""What may be put in other words, and what belongs there."""
_LONGEST = 180


def _slots(_: Given, draft: BusinessRequirements) -> tuple[Slot, ...]:
    said = {name: getattr(draft, name) for name in _WORDED}
    return tuple(
        Slot(
            name=name,
            what=_WORDED[name],
            form="sentences",
            longest=_LONGEST,
            most=len(now),
            sources=about(*now),
            now=now,
        )
        for name, now in said.items()
        if now
    )


def _write(_: Given, draft: BusinessRequirements, lines: Lines) -> BusinessRequirements:
    return rewritten(draft, {name: several(lines, name, getattr(draft, name)) for name in _WORDED})


BUSINESS_REQUIREMENTS = AgentSpec(
    name="business_requirements",
    duty="Goals, audiences, offers, and the actions the facts make possible",
    output=BusinessRequirements,
    draft=draft,
    reads=TRADE_SIGNALS
    | {
        *(FactKind.GOAL, FactKind.AUDIENCE, FactKind.PREFERENCE, FactKind.EXCLUSION),
        *(FactKind.PHONE, FactKind.EMAIL, FactKind.ADDRESS, FactKind.LINK, FactKind.INTEGRATION),
    },
    prompt=Prompt(file="business_requirements.xml", level=1, slots=_slots, write=_write),
)
