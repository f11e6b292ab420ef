"""Turn the client's words into passages: set, ended, each with its source."""

import re
from collections.abc import Iterable, Sequence

from domain.facts import Fact, FactId, Language
from domain.text import Passage
from domain.text.boasts import is_boast
from domain.text.formats import joined
from domain.text.sentences import sentences
from domain.text.typography import ended, sentence_case, typeset


def told(source: Fact, language: Language, text: str | None = None) -> tuple[Passage, ...]:
    """Return `text`, or the fact's own words, sentence by sentence."""
    return tuple(
        Passage(text=sentence_case(ended(words)), facts=(source.fact_id,))
        for one in sentences(source.text if text is None else text, language)
        if (words := typeset(one, language)) and not _NO_COPY.match(words)
    )


_NO_COPY = re.compile(
    r"\W*(?:\d+\W*)?$|\S+\.(?:jpe?g|png|webp|avif|heic|tiff?|pdf|docx?)\W*$"
    r"|(?:hello|hi|hey|dear|hallo|guten tag|hola|buenos días|buenas|estimad\w+|sehr geehrte\w*)\b(?!-)"
    r"(?:\W+\w+){0,3}\W*$"
    r"|(?:I[’']m|I am) writing (?:for|to|on behalf)\b.*|ich schreibe (?:ihnen|für|im)\b.*|(?:le|les|os) escrib\w+\b.*"
    r"|(?:many thanks|thanks|thank you|(?:kind|best) regards|cheers|viele grüße|vielen dank"
    r"|mit freundlichen grüßen|un saludo|saludos|muchas gracias|gracias)\b(?:\W+\w+){0,4}\W*$",
    re.IGNORECASE,
)
"""What stands in a letter or a list of files but is no sentence of a page."""


_CONTACT = re.compile(
    r"\S@\S|https?://|www\.|\d[\d\s()/.-]{7,}\d|\b[A-Z]\d[\dW] ?[A-Z\d]{4}\b|\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b|\b\d{5} [A-ZÄÖÜ]"
)


_TRAILING = re.compile(
    r"[\s,;:·|–—(-]+$|[\s,;·|–—-]+(?:tel|telefon|phone|call|tlf|teléfono)\.?:?\s*$", re.I
)


def without_contact(text: str) -> str:
    """Return the text up to its first number, address or link, if that leaves something said."""
    match = _CONTACT.search(text)
    if match is None:
        return text
    start = text.rfind(" ", 0, match.start()) if "@" in match[0] else match.start()
    return _TRAILING.sub("", _TRAILING.sub("", text[: max(0, start)]))


def is_quotable(text: str, language: Language) -> bool:
    """Tell whether a page may quote the sentence as it stands: no letter, contact, hours or boast."""
    is_detail = is_contact(text) or is_hours(text)
    return not is_detail and _NO_COPY.match(text) is None and not is_boast(text, language)


def is_contact(text: str) -> bool:
    """Tell whether a sentence gives an address or number, which has a place of its own on a page."""
    return _CONTACT.search(text) is not None


_AT_NIGHT = re.compile(
    r"\b(?:tag und nacht|rund um die uhr|day (?:and|or) night|round the clock|around the clock|24 hours|24/7|24 stunden|24 horas|día y noche|las 24)\b",
    re.I,
)
_LEADS_ON = re.compile(r"\s+(?:on|at|under|unter|auf|al|en el|en)$", re.I)
_LONG_ENOUGH = 4
"""Words that say by themselves when somebody can be reached."""


def reached_at_night(passage: Passage) -> Passage | None:
    """Return what a sentence says of being there day and night, without the number behind it."""
    text = _LEADS_ON.sub("", without_contact(passage.text))
    if text == passage.text or not _AT_NIGHT.search(text) or len(text.split()) < _LONG_ENOUGH:
        return None
    return Passage(text=ended(text), facts=passage.facts)


_REACHED = re.compile(r"\S@\S|https?://|www\.|\d[\d\s()/.-]{7,}\d")
_WAY = re.compile(
    r"\b(?:opposite|next (?:to|door)|beside|behind|across from|(?:round|around) the corner|corner of|entrance|parking|park"
    r"|neben|gegenüber|hinter[ms]?|ecke|eingang|hofeinfahrt|im hof|im hinterhof|parken|parkpl\w+|haltestelle"
    r"|frente a|enfrente|junto a|al lado|detrás|esquina|entrada|aparcar|aparca|aparcamiento|parada)\b",
    re.I,
)


def is_way(text: str) -> bool:
    """Tell whether a sentence says how to find the firm: `next to the chemist's`, `Parken hinterm Haus`."""
    return _WAY.search(text) is not None and _REACHED.search(text) is None


_CLOCKS = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|h|uhr)?\b", re.I)
_HOURS_WORDS = re.compile(
    r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:days?|nesdays?|sdays?|rsdays?|urdays?)?\b|\b(?:mo|di|mi|do|fr|sa|so)\b"
    r"|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b|\b(?:lunes|martes|miércoles|jueves|viernes"
    r"|sábados?|domingos?|lun|mar|mi[ée]|jue|vie|s[áa]b|dom)\b|\b(?:open|hours|opening|office|from|to|till|until|and|closed|we|are|every|day|daily"
    r"|geöffnet|öffnungszeiten|von|bis|und|uhr|geschlossen|täglich|abrimos|abierto|cerrado|horario|oficina|de|del|a|al|y|la|las|los|h)\b"
    r"|\b(?:(?:bank|public) holidays?|christmas|new year|on|in|by appointment|by arrangement|only|as well|except"
    r"|(?:gesetzlichen )?feiertag\w*|weihnachten|zwischen den jahren|nach (?:absprache|vereinbarung)|an|auch|zu|nur|außer"
    r"|festivos|navidad|(?:(?:con|previa) )?cita(?: previa)?|solo|también|excepto|salvo)\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december|januar|februar|märz|juni"
    r"|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b",
    re.I,
)


def is_hours(text: str) -> bool:
    """Tell whether a sentence gives opening hours and nothing else; a page has a table of them."""
    if len(_CLOCKS.findall(text)) < 2:
        return False
    rest = _HOURS_WORDS.sub(" ", _CLOCKS.sub(" ", text))
    return not re.search(r"[^\W\d_]{2,}", rest)


_CLOSED = re.compile(
    r"\b(?:closed|we close|shut|geschlossen|ruhetage?|betriebsferien|betriebsurlaub|werksferien|cerrad[oa]s?|cerramos|cierra)\b"
    r"|\b(?:feiertag\w*|bank holidays?|public holidays?|festivos)\b",
    re.I,
)


def is_closing(text: str) -> bool:
    """Tell whether a sentence says when nobody is there: `Closed on bank holidays`."""
    return _CLOSED.search(text) is not None


def line(source: Fact, language: Language, text: str | None = None) -> Passage | None:
    """Return `text`, or the fact's own words, as one line; None when it is blank."""
    words = typeset(source.text if text is None else text, language)
    return Passage(text=words, facts=(source.fact_id,)) if words else None


def listed(passages: Sequence[Passage], language: Language) -> Passage | None:
    """Return the passages as one list, supported by all their facts; None when there are none."""
    if not passages:
        return None
    return Passage(
        text=joined([passage.text for passage in passages], language), facts=sources(passages)
    )


def sources(passages: Iterable[Passage]) -> tuple[FactId, ...]:
    """Return every fact that supports one of the passages, each once."""
    return tuple(dict.fromkeys(one for passage in passages for one in passage.facts))
