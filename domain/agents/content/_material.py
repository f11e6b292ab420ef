"""What headlines and titles can be built from: firm, trade, offer, places."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.agents.spec import Given
from domain.facts import FactKind, Facts, Language
from domain.text import Passage
from domain.text.places import places, seat
from domain.text.typography import bare, folded, sentence_case, typeset
from domain.trades import GENERAL, TRADES
from domain.trades.self_naming import own_word

READS = frozenset(
    {
        FactKind.NAME,
        FactKind.TRADE,
        FactKind.TAGLINE,
        FactKind.ADDRESS,
        FactKind.AREA,
        FactKind.STATEMENT,
        FactKind.SERVICE,
        FactKind.PERSON,
    }
)
"""Kinds of facts a headline may come from."""


@dataclass(frozen=True, kw_only=True)
class Material:
    """What a headline can be built from."""

    facts: Facts
    company: Passage | None
    """None when the brief names no firm."""
    trade: Passage | None
    """What such a firm is called: `Bakery`."""
    services: tuple[Service, ...]
    offers: tuple[Passage, ...]
    """Up to three names for what is sold."""
    places: tuple[Passage, ...]
    """Up to two places."""
    seat: Passage | None
    """The one place a page can be said to be about."""
    is_goods: bool
    """Whether the offer is things that come from a place rather than work done in it."""

    @property
    def language(self) -> Language:
        """Language of the site."""
        return self.facts.language

    @property
    def trade_inside(self) -> Passage | None:
        """What such a firm is called, as it stands inside a sentence; always a common noun."""
        if self.trade is None or self.language == "de" or self.trade.text[1:2].isupper():
            return self.trade
        text = self.trade.text[0].lower() + self.trade.text[1:]
        return Passage(text=text, facts=self.trade.facts)

    def inside(self, passage: Passage) -> Passage:
        """Return the passage as it stands inside a sentence."""
        text = in_sentence(passage.text, self.facts)
        return Passage(text=text, facts=passage.facts)


def material_of(given: Given) -> Material:
    """Gather what the brief gives to build headlines from."""
    facts, needs = given.facts, given.of(BusinessRequirements)
    catalogue = given.maybe(ServiceDefinition) or ServiceDefinition()
    trade = TRADES.get(needs.trade, GENERAL)
    is_goods = catalogue.noun in ("menu", "products")
    is_placeless = trade.archetypes[0] == "product"  # it works wherever its customers are
    takes_part = trade.archetypes[0] == "cause"  # `Sing with us` is an invitation, not a ware
    return Material(
        facts=facts,
        company=_company(facts, needs),
        trade=_trade(facts, needs),
        services=catalogue.services,
        offers=()
        if takes_part
        else _offers(
            catalogue.services,
            catalogue.groups,
            is_goods=is_goods,
            is_card=catalogue.noun == "menu"
            and _trade(facts, needs) is not None
            and bool(facts.of(FactKind.AREA, FactKind.ADDRESS)),
        ),
        places=() if is_placeless else places(facts, goes_out=trade.archetypes[0] == "workshop"),
        seat=None if is_placeless else seat(facts),
        is_goods=is_goods,
    )


def _company(facts: Facts, needs: BusinessRequirements) -> Passage | None:
    if not needs.company_is_named:
        return None
    named = tuple(one.fact_id for one in facts.of(FactKind.NAME)[:1])
    return Passage(text=typeset(needs.company, facts.language) or needs.company, facts=named)


def _trade(facts: Facts, needs: BusinessRequirements) -> Passage | None:
    """Return what such a firm is called, if the brief says or shows it."""
    stated = facts.of(FactKind.TRADE)
    short = [one for one in stated if len(one.text) <= 30 and len(one.text.split()) <= 3]
    short = [one for one in short if folded(one.text) not in _VAGUE]
    if short:
        return Passage(text=_as_noun(bare(short[0].text), facts), facts=(short[0].fact_id,))
    own = own_word(facts)
    if own or needs.trade == "general" or needs.trade not in TRADES:
        return own
    source = (stated or facts.of(FactKind.NAME, FactKind.SERVICE, FactKind.STATEMENT))[:1]
    word = TRADES[needs.trade].generic[facts.language]
    return Passage(text=word, facts=tuple(one.fact_id for one in source)) if source else None


def _as_noun(text: str, facts: Facts) -> str:
    """Return a trade as a common noun: `Clínica Dental` in a name is a `Clínica dental`."""
    if facts.language == "de":
        return sentence_case(text)
    first, *rest = text.split()
    lowered = [word.lower() if word[1:].islower() and len(word) > 3 else word for word in rest]
    keeps = any(word.lower() in _PROPER or _DEMONYM.search(word.lower()) for word in rest)
    return sentence_case(" ".join([first, *(rest if keeps else lowered)]))


_VAGUE = frozenset(
    {
        "workshop",
        "shop",
        "store",
        "studio",
        "practice",
        "company",
        "firm",
        "business",
        "office",
        "house",
        "boat",
    }
    | {
        "elektro",
        "laden",
        "geschäft",
        "praxis",
        "werkstatt",
        "betrieb",
        "firma",
        "büro",
        "haus",
        "meisterbetrieb",
    }
    | {
        "taller",
        "tienda",
        "empresa",
        "consulta",
        "estudio",
        "negocio",
        "casa",
        "cubiertas",
        "local",
        "despacho",
    }
)
"""Words that say too little of a trade to stand in a headline; the trade's usual name says more."""

_COURSES = re.compile(
    r"\b(?:starters?|mains?|desserts?|drinks?|sides?|vorspeisen?|haupt\w+|nach(?:tisch|speise)\w*"
    r"|getränke|beilagen|entrantes|primeros|segundos|postres|bebidas|other|sonstiges|otros)\b",
    re.I,
)


def _offers(
    services: Sequence[Service], groups: Sequence[str], *, is_goods: bool, is_card: bool
) -> tuple[Passage, ...]:
    """Return names short enough for a headline; for goods, the headings of the list say more."""
    named = [_plain_name(service.name) for service in services]
    headings = [group for group in groups if not _COURSES.search(group)]
    if is_goods and len(headings) > 1:
        first = {s.group: s.name.facts for s in reversed(services)}
        named = [Passage(text=group, facts=first.get(group, ())) for group in headings]
    elif is_goods and (groups or is_card):
        named = []
    short = (p for p in named if 3 <= len(p.text) <= 34 and _is_ware(p.text))
    found: dict[str, Passage] = {}
    for passage in short:
        found.setdefault(
            folded(passage.text), Passage(text=bare(passage.text), facts=passage.facts)
        )
    single = [p for p in found.values() if not _JOINED.search(p.text)]
    return tuple(single if len(single) > 1 else found.values())[:3]


def _plain_name(name: Passage) -> Passage:
    """Return a name without the time or size behind it: `Hatha, Monday 18:00`, `Fahrstunde (45 Min.)`."""
    head, comma, tail = name.text.partition(",")
    is_detail = bool(comma) and any(sign.isdigit() for sign in tail)
    if _MEASURED.search(name.text):
        return Passage(text=_MEASURED.sub("", name.text), facts=name.facts)
    return Passage(text=head.strip(), facts=name.facts) if is_detail and head.strip() else name


_MEASURED = re.compile(r"(?<=\w) \([^()]*\d[^()]*\)$")
_NO_WARE = re.compile(
    r"[\d:;<>@/|?!]|^\W|\b(?:anmeldung|kontakt|buchung|terminvereinbarung|öffnungszeiten|preise|contact|bookings?"
    r"|reservations?|prices|opening hours|contacto|reservas?|precios|horario|we|you|it|them|ones?|make|makes|made|only|per|extra|deposit|minimum|booking|voucher"
    r"|connect|export|photograph|delivery charge|cancellation|wir|sie|nur|inkl|zzgl|endreinigung|anzahlung"
    r"|pauschale|anfahrt|grundbetrag|grundgebühr|lehrmittel|prüfungsgebühr|vorstellung zur|exam fee|registration|matrícula|nos|usted|solo para|suplemento|señal)\b",
    re.I,
)
"""Signs of a clause, a condition or a step, in a name that should say what is sold."""


def _is_ware(name: str) -> bool:
    return _NO_WARE.search(name) is None


_JOINED = re.compile(r",|&|\+|\b(?:and|or|und|oder|y|e|o)\b", re.I)
"""Names that are lists themselves make a list of them hard to read."""


_PROPER = frozenset(
    {
        "velux",
        "botox",
        "pilates",
        "reiki",
        "ayurveda",
        "paris",
        "thames",
        "wales",
        "texas",
        "apple",
        "google",
    }
    | {"santos", "bosch", "hans", "marcos", "carlos", "andalucía", "lourdes", "christmas", "easter"}
    | {"swiss", "french", "german", "greek", "dutch", "thai", "welsh", "karndean", "aga", "visa"}
    | {"worcester", "vaillant", "viessmann", "tesla", "bmw", "audi", "volkswagen", "ford", "vespa"}
    | {"alexander", "bowen", "thermomix", "navidad", "montessori", "yamaha", "steinway", "paypal"}
)
_DEMONYM = re.compile(r"(?:ish|ese|[aei]an)$")
_LOWER_ENDS = re.compile(
    r"(?:[^aius]s|ing|work|ment|tion|ance|ery|age|care|ure|ción|miento|aje|ería|terapia)$"
)
"""Endings of common nouns of things one can be sold; `Pilates` and `Tapas` are left alone."""


def in_sentence(name: str, facts: Facts) -> str:
    """Return a name as it stands inside a sentence: in lower case unless it may be a proper noun."""
    words = name.split()
    if (
        facts.language == "de"
        or not words
        or not words[0][0].isupper()
        or not re.match(r"[^\W\d_][^\WA-Z]", words[0])
    ):
        return name
    first, rest = words[0].lower(), words[1:]
    if first in _PROPER or (facts.language == "en" and _DEMONYM.search(first)):
        return name
    lowered = name[0].lower() + name[1:]
    if _is_common(first, facts):
        return lowered
    if re.search(rf"(?<!\w){re.escape(words[0])}(?!\w)", _names(facts)):
        return name
    if facts.language == "es":
        return lowered  # only names keep a capital, and those known were left alone above
    is_sentence_case = bool(rest) and all(not word[:1].isupper() for word in rest)
    return lowered if is_sentence_case or _LOWER_ENDS.search(first) else name


def _names(facts: Facts) -> str:
    return " ".join(f.text for f in facts.of(FactKind.NAME, FactKind.AREA, FactKind.PERSON))


def _is_common(word: str, facts: Facts) -> bool:
    """Tell whether the client writes the word in lower case somewhere."""
    sought = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
    return any(sought.search(f.text) for f in facts.of(FactKind.STATEMENT, FactKind.SERVICE))


_CLAUSE = re.compile(
    r"(?:it|we|you|they|she|he|which|that|this|es|wir|sie|er|das|dies|que|esto|se)\b|\W*$", re.I
)


def is_named(label: str) -> bool:
    """Tell whether a label names a thing, rather than begins a sentence or is blank."""
    return _CLAUSE.match(label.strip()) is None
