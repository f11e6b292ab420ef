"""Keys the client made up: read by their words, or by the shape of what stands under them."""

import re
from difflib import get_close_matches
from functools import cache

from domain.intake.addresses import addresses
from domain.intake.amounts import words
from domain.intake.contacts import emails, links, phones
from domain.intake.hours import hours
from domain.intake.lexicon import Section
from domain.intake.prices import prices
from domain.intake.sections import is_field, known_keys, section_of, section_of_key
from domain.intake.speech import PERSON, Speech
from domain.intake.spelling import normal
from domain.intake.tree import Leaf, Node, Row, Table

_PHRASES: tuple[tuple[Section, str], ...] = (
    (Section.EXCLUSIONS, r"(?:what )?(?:we |i |things we |stuff we )?(?:dont|don t|do not|never|cannot|cant|can t|wont|won t) (?:do|offer|sell|fit|take|make|treat|serve|teach)\b.*|not (?:us|for|offered|for us|our thing|done|doing|included|available|possible)|no (?:thanks|go|can do)|nicht (?:bei uns|im angebot|unser ding)|was wir nicht (?:machen|tun|anbieten)|(?:lo que )?no (?:hacemos|ofrecemos|tenemos|somos)"),
    (Section.PREFERENCES, r"please(?: (?:dont|don t|do not|no|avoid|note))?|(?:dont|don t|do not) (?:use|want|like|show|put|write|say|mention)\b.*|bitte(?: (?:nicht|kein\w*|beachten))?|nicht (?:verwenden|zeigen|benutzen|schreiben|nennen|erwahnen)|no (?:poner|usar|utilizar|incluir|mostrar|sacar|mencionar|escribir|decir|pong\w+|us[ea]\w*)|por favor(?: no)?|(?:what )?(?:we|i) (?:want|would like|like|hate)\b.*|(?:the )?(?:web ?site|site|web|look) (?:should|wishes|style|feel)\b.*"),
    (Section.REVIEWS, r"(?:what )?(?:our |my |the )?\w+ (?:say|think|write|said|wrote)(?: about us| of us)?|kind words|nice words|das sagen \w+|\w+ sagen|(?:lo que |qué |que )?(?:dicen|opinan)\b.*|quotes?|zitate?|citas de clientes|praise|lob"),
    (Section.TEAM, r"(?:run |owned |founded )?by|prop|boss|who|who(?: s| is)? (?:who|we are|works here|does what|runs it)|who we are|people|the people|wer|wer wir sind|wer arbeitet\b.*|quien|quienes(?: somos)?|gente"),
    (Section.HISTORY, r"(?:trading |open |going |in business |here )?since|(?:\w+ )?(?:seit|desde)|(?:year )?(?:started|founded|established|opened)(?: in)?|seit(?: wann)?|gegrundet(?: im jahr)?|desde(?: cuando)?|ano de fundacion"),
    (Section.TRADE, r"(?:what )?(?:we are|i am|does|do|kind|sort|was wir sind|que somos|what kind of \w+|line of work|occupation|job)"),
    (Section.PAYMENT, r"paying|how to pay|pay(?: by| with)|zahlen|bezahlen|zahlung\w*|como pagar|pago[s]?"),
    (Section.PHONE, r"(?:ring|call|phone|text|whatsapp|dial|tel)(?: (?:us|me|on|number|no))?|mob(?:ile)?|cell|handy|mobil|movil|llamar|anrufen"),
    (Section.EMAIL, r"(?:e ?mail|mail|write)(?: (?:to|us|me|at))?|correo(?: electronico)?|schreiben"),
    (Section.AREAS, r"(?:we )?(?:covers?|covering|serves?|serving|deliver(?:s|ing)? to|travels? to)|wir (?:fahren nach|kommen nach|liefern nach)|cubrimos|trabajamos en"),
    (Section.NAME, r"(?!(?:owner|contact|domain|file|user|host|nick|first|last|sur|street|road|team|page|site|product|brand|project|pet)s?\b)\w+(?: \w+)? name|(?:full|trading|business|company|our|the|shop) ?name|name of (?:the|my|our|your) \w+|called|known as|we are called"),
)  # fmt: skip
_PHRASED = tuple((section, re.compile(pattern)) for section, pattern in _PHRASES)
_ONE_TEXT = (Section.NAME, Section.TAGLINE, Section.TRADE)
_SHORTEST_TEXT = 8
"""Words from which on a text under an unknown key is surely meant to be read."""


def section_of_own(key: Leaf, value: Node, speech: Speech) -> Section | None:
    """Return what a key and its value announce together, or None when neither tells."""
    section = section_of(key.text) or _by_phrase(key) or section_of_key(key.text)
    shape = _surely(value, speech)
    if shape is not None and (section is None or _clashes(section, shape)):
        return shape
    if section in _ONE_TEXT and isinstance(value, Row) and section_of(key.text) is None:
        return _by_value(key, value, speech)  # `client words: [...]` is no name
    if section is Section.ABOUT and isinstance(value, Table | Row):
        # `jobs: {oven: £55}` are no vacancies, and `members: [Meg Purvis, fiddle]` no membership.
        return _by_value(key, value, speech) or section
    return section or _by_value(key, value, speech)


def is_slip(key: Leaf) -> bool:
    """Return whether a key looks like a known one misspelt: `serivces`."""
    said = normal(key.text)
    if _by_phrase(key) is not None:
        return False
    near = get_close_matches(said, known_keys(), n=1, cutoff=0.84)
    inflected = bool(near) and (said.startswith(near[0]) or near[0].startswith(said))
    return bool(near) and said[:1] == near[0][:1] and not inflected


def _clashes(section: Section, shape: Section) -> bool:
    """`out_of_hours_number: 01943 555 911` gives no hours."""
    told = {Section.HOURS, Section.ADDRESS, Section.SERVICES, Section.PRICES, Section.AREAS, Section.ABOUT, Section.TRADE}  # fmt: skip
    return section in told and shape in (Section.PHONE, Section.EMAIL)


def _by_phrase(key: Leaf) -> Section | None:
    said = re.sub(r"[áàâéèêíóòôúñ]", lambda m: "aaaeeeioooun"["áàâéèêíóòôúñ".index(m.group())], normal(key.text))  # fmt: skip
    return next((section for section, pattern in _PHRASED if pattern.fullmatch(said)), None)


def _surely(value: Node, speech: Speech) -> Section | None:
    """Return what a value is by its shape alone: a mail address, a number to call, days."""
    if isinstance(value, Table):
        named = [hours(f"{name.text}: 9-17", speech) for name, _ in value.entries]
        return Section.HOURS if len(named) > 1 and sum(map(bool, named)) * 4 >= len(named) * 3 else None  # fmt: skip
    if not isinstance(value, Leaf) or not value.text.strip():
        return None
    text = value.text.strip()
    for section, find in (
        (Section.EMAIL, emails),
        (Section.PHONE, phones),
        (Section.WEBSITE, links),
    ):
        found = find(text, speech)
        if len(found) == 1 and found[0].start == 0 and found[0].end >= len(text) - 1:
            return section
    return None


def _by_value(key: Leaf, value: Node, speech: Speech) -> Section | None:
    if isinstance(value, Leaf):
        return _by_text(key, value, speech)
    if isinstance(value, Row):
        return _by_items(value, speech)
    amounts = [_is_amount(node, speech) for _, node in value.entries]
    return Section.PRICES if len(amounts) > 1 and sum(amounts) * 3 >= len(amounts) * 2 else None


def _is_amount(node: Node, speech: Speech) -> bool:
    """A number, or words with a price: `{men: 25, women: from £40}` are prices."""
    if not isinstance(node, Leaf):
        return False
    return node.shape == "number" or bool(prices(words(node), speech))


@cache
def _unaccented(language: str) -> re.Pattern[str]:
    accents = str.maketrans("áàâéèêíóòôúñ", "aaaeeeiooöun".replace("ö", "o"))
    return re.compile(Speech(language, "").any_of("trades_re").translate(accents), re.IGNORECASE)


def _is_trade(key: str, speech: Speech) -> bool:
    """`clinica: Clínica Robledo` names a firm by what it is."""
    shown = key.replace("_", " ").replace("-", " ").strip()
    plain = _unaccented(speech.language).fullmatch(normal(key)) is not None
    return plain or speech.words("trades_re").fullmatch(shown) is not None


def _by_text(key: Leaf, value: Leaf, speech: Speech) -> Section | None:
    text = value.text.strip()
    named = re.fullmatch(r"[A-ZÄÖÜÁÉÍÓÚÑ][^.!?:]{1,60}", _SHORT.sub(r"\1", text)) is not None
    is_house = _HOUSE.fullmatch(normal(key.text)) is not None or _is_trade(key.text, speech)
    if named and is_house and len(text.split()) <= 7:
        return Section.NAME
    whole = addresses(text, speech)
    if whole and whole[0].end - whole[0].start >= len(text) * 0.7:
        return Section.ADDRESS
    if hours(text, speech):
        return Section.HOURS
    if prices(text, speech):
        return Section.PRICES
    if (
        speech.words("trades_re").search(text)
        and len(text.split()) <= 6
        and _WHAT.fullmatch(normal(key.text))
    ):
        return Section.TRADE
    told = len(text.split()) >= _SHORTEST_TEXT or len(value.lines) > 1
    return Section.ABOUT if told or re.search(r"\w{3}[.!?]$", text) else None


_HOUSE = re.compile(r"praxis|laden|geschaft|geschäft|werkstatt|atelier|agentur|hof|shop|store|practice|workshop|studio|agency|clinic|school|club|charity|tienda|taller|estudio|agencia|consulta")  # fmt: skip
"""What a place of work is called, whatever is done there."""
_SHORT = re.compile(r"\b(Dra?|Prof|Mag|Dipl|Ing|St|Mrs?|Ms|Sra?|Co|Inc|Ltd|Bros)\.")
"""What is written with a point inside a name."""
_WHAT = re.compile(r"what|was|que|art|kind|sort|we|wir|somos|self|business|job")
"""Keys that ask what a firm is, where the value names a trade."""


def _by_items(value: Row, speech: Speech) -> Section | None:
    tables = [item for item in value.items if isinstance(item, Table)]
    if tables and len(tables) == len(value.items):
        return _by_fields(tables) or (
            Section.SERVICES
            if any(_holds_amount(item, speech) for item in tables)
            else Section.ABOUT
        )
    texts = [words(item) for item in value.items if isinstance(item, Leaf)]
    if len(texts) != len(value.items) or not texts:
        return None
    if all(re.match(r"[\"“„«].{8,}[\"”“»]", text) for text in texts):
        return Section.REVIEWS
    if all(re.match(rf"{PERSON}(?:$|\s*[,:(–—-])", text) for text in texts):
        return Section.TEAM
    if all(hours(text, speech) for text in texts):
        return Section.HOURS
    return Section.ABOUT


def _holds_amount(node: Node, speech: Speech) -> bool:
    if isinstance(node, Table):
        return any(_holds_amount(value, speech) for _, value in node.entries)
    if isinstance(node, Row):
        return any(_holds_amount(item, speech) for item in node.items)
    return (
        _is_amount(node, speech) or re.match(r"(?i)(?:from|ab|desde) \d", words(node)) is not None
    )


def _by_fields(tables: list[Table]) -> Section | None:
    """A list of mappings says by their fields what each of them is."""
    keys = [key for table in tables for key, _ in table.entries]
    if all(len(t.entries) == 1 for t in tables) and all(re.fullmatch(PERSON, k.text) for k in keys):
        return Section.TEAM
    for section, needed in (
        (Section.QUESTIONS, "question"),
        (Section.REVIEWS, "quote"),
        (Section.SERVICES, "price"),
        (Section.TEAM, "role"),
        (Section.EVENTS, "when"),
        (Section.SERVICES, "duration"),
        (Section.SERVICES, "description"),
    ):
        if sum(is_field(key.text, needed) for key in keys) * 2 > len(tables):
            return section
    return None
