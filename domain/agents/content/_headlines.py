"""Say what is sold, to whom or where: candidates for the headline of a home page."""

import re
from collections.abc import Iterable, Iterator, Sequence

from domain.agents.content._material import Material
from domain.facts import Fact, FactKind, Language
from domain.phrases import phrase
from domain.text import Passage
from domain.text.clauses import is_clause
from domain.text.telling import listed, sources, without_contact
from domain.text.typography import bare, folded, sentence_case, typeset
from domain.text.whereabouts import coming, situated

SHORTEST, LONGEST = 18, 70
"""Characters of a headline."""

_HOLLOW = re.compile(
    r"\b(?:solutions?|partner|quality|trust(?:ed)?|passion(?:ate)?|excellence|one[- ]stop|needs"
    r"|expectations|dreams?|lösungen|qualität|leidenschaft|vertrauen|zufriedenheit|wünsche"
    r"|soluciones|calidad|confianza|pasión|excelencia|necesidades|sueños|welcome|willkommen"
    r"|bienvenid[oa]s?)\b",
    re.I,
)
_POINTS_BACK: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:it|this|that|these|those|they|he|she|but|and|also|so|then|there)\b", re.I
    ),
    "de": re.compile(
        r"(?:es|das|dies\w*|sie|er|aber|und|auch|dann|dort|dabei|dazu|außerdem|daher|so)\b", re.I
    ),
    "es": re.compile(r"(?:es|son|est[oae]s?|ello|pero|y|también|además|allí|así|luego)\b", re.I),
}


def headlines(material: Material, seed: int) -> tuple[Passage, ...]:
    """Return headlines, the best first; the seed varies which pattern comes first."""
    made = [p for p in _patterns(material) if len(p.text) <= LONGEST]
    telling = list(_telling(material))[:2]
    good = [*(p for p in made if len(p.text) >= SHORTEST), *telling]
    said = material.facts.of(FactKind.STATEMENT)
    is_all = len(said) <= _FEW or material.trade is None
    whole = telling[:1] if not material.offers and is_all else []
    short = [p for p in made if len(p.text) < SHORTEST]
    turn = seed % len(good) if good else 0
    found: dict[str, Passage] = {}
    for one in (
        *_taglines(material),
        *_definitions(material),
        *_openings(material),
        *whole,
        *good[turn:],
        *good[:turn],
        *short,
        *_plain(material),
    ):
        found.setdefault(folded(one.text), one)
    return tuple(found.values())


_FEW = 2
"""Sentences of a brief so short that its first one is the best headline."""


def is_concrete(text: str, material: Material) -> bool:
    """Tell whether a sentence names what is sold or where, so that it does not fit any firm."""
    return names_offer(text, material) or _shares_word(text, material.places)


def names_offer(text: str, material: Material) -> bool:
    """Tell whether a sentence names something that is sold, or the trade."""
    return _shares_word(text, [*material.offers, *([material.trade] if material.trade else [])])


def _shares_word(text: str, known: Iterable[Passage]) -> bool:
    stems = {word[:5] for p in known for word in folded(p.text).split() if len(word) > 3}
    return any(len(word) > 3 and word[:5] in stems for word in folded(text).split())


_LOGISTICS = re.compile(
    r"\b(?:parking|park|lift|floor|bus|stop|step-free|wheelchair|wifi|wi-fi|cards?|invoices?|registered|vat|instagram|facebook|tiktok|youtube|whatsapp|due|payable"
    r"|aufzug|stock|haltestelle|parkpl\w+|barrierefrei|buslinie|bahnhof|rollstuhl\w*|fällig|zahlbar"
    r"|aparcamiento|ascensor|parada|planta|autobús|silla de ruedas|vence)\b",
    re.I,
)


def is_aside(text: str) -> bool:
    """Tell whether a sentence is about getting there or paying, a rule, or an entry of who is who."""
    is_entry = _WHO.match(text) is not None or _ASKS.match(text) is not None
    return is_entry or _LOGISTICS.search(text) is not None


_ASKS = re.compile(
    r"(?:please|arrive|bring|wear|be (?:there|early|ready)|don['’]t|do not|bitte|kommen sie|bringen sie|seid|seien sie|por favor|lleg(?:ad|ue|uen)|tra(?:ed|igan?)|ven(?:id|gan?)|record(?:ad|emos)|recuerd[ae]n?|no (?:traig|lleg|veng)\w+)\b",
    re.I,
)
"""How a rule for visitors begins: `Llegad diez minutos antes`."""
_WHO = re.compile(r"(?:[A-ZÄÖÜÁÉÍÓÚÑ][\w'’.-]+\s+){2,4}[-–—]\s")


_TOO = re.compile(
    r"(?:(?!wir |ich |we |i )\S+ ){1,2}(?:natürlich )?(?:auch|too|as well|también)\b", re.I
)
"""`B197 natürlich auch` goes on with a list that began before it."""


def points_back(text: str, language: Language) -> bool:
    """Tell whether a sentence leans on one before it: `She runs on Saturdays`."""
    return (_POINTS_BACK[language].match(text) or _TOO.match(text)) is not None


_DANGLES: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:this|that|it|these|those|them|so)\b(?=\s*(?:$|[.,;!?–-])|\s+(?:for|since|in|on|at|every|all|with|and|but|because|when|now|too|well|myself|ourselves|together|by hand)\b)",
        re.I,
    ),
    "de": re.compile(
        r"\b(?:ich|wir) (?:mache|machen|tue|tun|liebe|lieben|mag|mögen|kann|können) (?:das|es|dies)\b|\b(?:damit|davon|dafür|darüber|daran)\b(?!,)",
        re.I,
    ),
    "es": re.compile(
        r"\b(?:esto|eso|ello)\b|\b(?:haciéndolo|hacerlo|hacemos esto|lo (?:hago|hacemos|hice|hicimos))\b",
        re.I,
    ),
}
"""What stands for something said in a sentence before."""
_PERSONAL = re.compile(
    r"(?:i['’]ve|i have|i['’]m|i am|i was|i live|i love|i hate|i started|i grew|i moved|i used to|i trained|we['’]ve|we have been|we live|we moved|my (?:wife|husband|partner|son|daughter|mum|dad)"
    r"|ich (?:habe|bin|war|lebe|wohne|liebe|komme)|mein(?:e)? (?:frau|mann|sohn|tochter|vater|mutter)|wir (?:leben|wohnen)"
    r"|(?:soy|fui|era|vivo|llevo|nací|empecé|estudié|trabajé|me encanta)|mi (?:mujer|marido|hij[oa]|padre|madre))\b",
    re.I,
)
"""How somebody begins to tell of themselves, which is no headline."""


_BARE_DENIAL = re.compile(r"(?:no|not|nothing|kein\w*|nicht|sin|nada)\s", re.I)


def is_personal(text: str) -> bool:
    """Tell whether a sentence is somebody's own story and not yet the firm's."""
    return _PERSONAL.match(text) is not None


def dangles(text: str, language: Language) -> bool:
    """Tell whether a sentence holds a `this` or `it` that only the one before explains."""
    return _DANGLES[language].search(text) is not None


def _taglines(material: Material) -> Iterator[Passage]:
    for source in material.facts.of(FactKind.TAGLINE):
        text = bare(typeset(without_contact(source.text), material.language))
        says_something = is_concrete(text, material) or not _HOLLOW.search(text)
        if 8 <= len(text) <= LONGEST and says_something and not is_priced(text):
            yield Passage(text=sentence_case(text), facts=(source.fact_id,))


_ARE: dict[Language, str] = {
    "en": r"(?:(?:we are|we’re|i am|i’m) {firm}, (?:an?\b|the\b)|(?:we are|we’re|i am|i’m|{firm} is) (?:an?\b|the\b)|(?:we are|we’re) (?=[a-z]+ (?:in|from)\b)"
    r"|{firm} is (?=(?:[a-z]+ ){{1,4}}(?:in|for|from|of)\b))",
    "de": r"(?:(?:wir sind|ich bin) {firm}, (?:eine?|die|der|das)\b|(?:wir sind|{firm} ist|ich bin) (?:eine?|die|der|das)\b)",
    "es": r"(?:(?:somos|soy) {firm}, (?=[a-z])|(?:somos|{firm} es|soy) (?:una?\b|el\b|la\b|(?=dos\b|tres\b|cuatro\b|cinco\b)))",
}
_QUALIFIER = re.compile(r",| \(| (?:with|that|which|who|mit|con|que)\b")


_BY_NAME = re.compile(r"ich bin (?:der|die) [A-ZÄÖÜ][\wäöüß-]+ (?:vom|von|aus|und)\b", re.I)
"""`Ich bin der Hannes vom Fahrradladen` says who writes."""


def _definitions(material: Material) -> Iterator[Passage]:
    """Yield what the client says the firm is, without the `We are a` before it."""
    firm = re.escape(material.company.text) if material.company else "(?!)"
    lead = re.compile(_ARE[material.language].format(firm=firm) + r"\s*", re.I)
    for source in material.facts.of(FactKind.STATEMENT):
        text = bare(typeset(source.text, material.language))
        match = lead.match(text)
        if (
            match is None
            or _BY_NAME.match(text)
            or _HOLLOW.search(text)
            or not _names_itself(match[0], text, material)
        ):
            continue
        said = sentence_case(text[match.end() :])
        if len(said) > LONGEST:
            said = _QUALIFIER.split(said)[0]
        if SHORTEST <= len(said) <= LONGEST and not re.search(r"[?@:;<>]|\.\s", said):
            yield Passage(text=said, facts=(source.fact_id,))


def _openings(material: Material) -> Iterator[Passage]:
    """Yield the line a brief begins with, if it is what a copywriter would set as the heading."""
    for source in material.facts.of(FactKind.STATEMENT)[:1]:
        text = bare(typeset(without_contact(source.text), material.language))
        if _opens(text, material):
            yield Passage(text=sentence_case(text), facts=(source.fact_id,))


def _opens(text: str, material: Material) -> bool:
    firm = material.company.text.casefold() if material.company else ""
    if len(text.split()) < _LEAST_OPENING or text.casefold() == firm:
        return False
    if not SHORTEST <= len(text) <= LONGEST or re.search(r"[?@:;<>]|\.\s", text):
        return False
    if dangles(text, material.language) or _TOO.match(text) or _PERSONAL.match(text):
        return False
    if is_priced(text) or is_aside(text) or _WHEN.search(text) or _HOLLOW.search(text):
        return False
    is_placed = _PLACED[material.language].search(text) or is_concrete(text, material)
    return bool(is_placed) and not is_clause(text, material.language)


_LEAST_OPENING = 4
_PLACED: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:in|on|near|from|for|around) (?:the )?[A-Z]"),
    "de": re.compile(r"\b(?:in|im|auf|am|an der|aus|bei|für|rund um) [A-ZÄÖÜ]"),
    "es": re.compile(r"\b(?:en|de|para|cerca de) (?:el |la |los |las )?[A-ZÁÉÍÓÚ]"),
}
"""A place, or people it is for, named in a line."""


def _names_itself(lead: str, text: str, material: Material) -> bool:
    """Tell whether a definition names what is sold; one that follows the firm's own name does."""
    return names_offer(text, material) or "," in lead


def _telling(material: Material) -> Iterator[Passage]:
    """Yield the client's own short sentences that name what is sold or where."""
    elsewhere = {one for s in material.services for p in s.summary for one in p.facts}
    for source in material.facts.of(FactKind.STATEMENT):
        if source.fact_id in elsewhere:
            continue
        text = bare(typeset(without_contact(source.text), material.language))
        is_all = not material.offers and material.trade is None
        is_told = names_offer(text, material) or is_all
        if is_told and not is_personal(text) and _can_head(source, text, material.language):
            yield Passage(text=text, facts=(source.fact_id,))


def is_priced(text: str) -> bool:
    """Tell whether a line is a list of prices, which is no headline."""
    return re.search(r"[€£$]|\b(?:CHF|EUR|euros?)\b", text, re.I) is not None


_WHEN = re.compile(
    r"\b(?:mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|weekends?|\d{1,2}(?:am|pm)"
    r"|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?|uhr|lunes|martes|miércoles|jueves"
    r"|viernes|sábados?|domingos?|before|after|when|if|wenn|bevor|nachdem|cuando|antes)\b",
    re.I,
)
"""Times and conditions: details, which are no headline."""


def _can_head(source: Fact, text: str, language: Language) -> bool:
    return (
        SHORTEST <= len(text) <= 60
        and not points_back(text, language)
        and not dangles(text, language)
        and not _BARE_DENIAL.match(text)
        and not _HOLLOW.search(text)
        and not is_aside(text)
        and not is_priced(text)
        and not _WHEN.search(text)
        and not re.search(r"[?@:<>(]|https?|\.\s|\d{5}", text)
        and len(text.split()) >= 3
        and source.text[:1].isupper()
    )


def _patterns(material: Material) -> Iterator[Passage]:
    language, firm, trade = material.language, material.company, material.trade
    for offer, inside in _offers(material):
        if material.places:
            yield from _local(offer, inside, material)
        elif firm:
            yield built("hero_company_offer", language, company=firm, offer=inside)
        else:
            yield offer
    yield from _unplaced(material)
    if trade and material.places and not material.offers:
        where = placed(material.places, language)
        yield built("hero_trade_in", language, trade=trade, where=where)


def placed(places: Sequence[Passage], language: Language) -> Passage:
    """Return where something is, as a sentence says it: `in Leipzig`, `auf Sylt`."""
    text = situated([place.text for place in places], language)
    return Passage(text=text, facts=sources(places))


def _plain(material: Material) -> Iterator[Passage]:
    """Yield the firm with its trade, for a brief that gives no place and no offer."""
    firm, trade = material.company, material.trade_inside
    if firm and trade and not _shares_word(firm.text, [trade]):
        yield built("hero_company_trade", material.language, company=firm, trade=trade)


def _local(offer: Passage, inside: Passage, material: Material) -> Iterator[Passage]:
    language, places = material.language, material.places
    where, place = placed(places, language), listed(places, language)
    if material.is_goods:
        whence = coming([one.text for one in places], language)
        source = Passage(text=whence, facts=sources(places))
        yield built("hero_offer_from", language, offer=offer, whence=source)
    else:
        yield built("hero_offer_in", language, offer=offer, where=where)
    if place and material.trade is None:
        yield built("hero_place_offer", language, place=place, offer=inside)
    if material.trade:
        yield built("hero_trade_offer", language, trade=material.trade, where=where, offer=inside)


_BEAT = 24
"""Characters of an offer that can stand alone as one of three short sentences."""


_IS_FIRM = re.compile(
    r"(?:betrieb|praxis|kanzlei|büro|werkstatt|studio|atelier|schule|erei|agentur)$", re.I
)
"""German words for a firm, not for what it does, so that `for` can follow."""


_IS_ONE = re.compile(r"(?:stunde|kurs|termin|workshop|seminar|gespräch|paket|abo|karte|tour|fahrt|sitzung)$", re.I)  # fmt: skip
"""A German offer in the singular needs an article behind `for`: no school is `für Einzelstunde`."""


def _unplaced(material: Material) -> Iterator[Passage]:
    """Yield headlines that leave the place to the line above or below them."""
    language, offers = material.language, material.offers
    if material.is_goods or len(offers) < 2:
        return
    two = listed([material.inside(offer) for offer in offers[:2]], language)
    single = any(_IS_ONE.search(offer.text) for offer in offers[:2])
    if material.trade and two and not single and _IS_FIRM.search(material.trade.text):
        yield built("hero_trade_for", language, trade=material.trade, offer=two)
    if len(offers) > 2 and all(len(o.text) <= _BEAT for o in offers) and not _alike(offers):
        first, second, third = (
            Passage(text=sentence_case(offer.text), facts=offer.facts) for offer in offers
        )
        yield built("hero_beats", language, first=first, second=second, third=third)


def _alike(offers: Sequence[Passage]) -> bool:
    """Tell whether two offers share a word: `Kayaks. Single kayak. Double.` says little."""
    stems = [{w[:5] for w in folded(o.text).split() if len(w) > 3} for o in offers]
    return any(one & other for i, one in enumerate(stems) for other in stems[:i])


def _offers(material: Material) -> Iterator[tuple[Passage, Passage]]:
    """Yield lists of two, three and one offers: to begin a headline with, and for inside it."""
    inside = [material.inside(offer) for offer in material.offers]
    for count in (2, 3) if len(inside) > 1 else (1,):
        if len(inside) >= count:
            head = material.offers[0]
            begun = Passage(text=sentence_case(head.text), facts=head.facts)
            beginning = listed([begun, *inside[1:count]], material.language)
            within = listed(inside[:count], material.language)
            if beginning and within:
                yield beginning, within


def built(key: str, language: Language, **parts: Passage) -> Passage:
    """Return a phrase filled with passages, supported by the facts of all."""
    said = {name: part.text for name, part in parts.items()}
    text = phrase(key, language, is_alone=False, **said)
    return Passage(text=text, facts=sources(parts.values()))
