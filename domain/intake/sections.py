"""From the words of a key, a label or a heading to what it announces."""

import re
from difflib import get_close_matches
from functools import cache

from domain.intake import lexicon_elsewhere as elsewhere
from domain.intake.lexicon import Section
from domain.intake.speech import LEXICONS

_FOLD = str.maketrans("áàâãéèêëíìîïóòôõúùûñç", "aaaaeeeeiiiioooouuunc")


def normal(words: str) -> str:
    """Return words without case, accents and signs: `Über-uns` and `ueber_uns` are one."""
    low = words.lower().translate(_FOLD)
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        low = low.replace(letter, plain)
    spaced = re.sub(r"([a-z])([A-Z])", r"\1 \2", words)
    if spaced != words and " " not in words:
        return normal(spaced.lower())
    return " ".join(re.findall(r"[^\W_]+", low))


@cache
def _sections() -> dict[str, Section]:
    known: dict[str, Section] = {}
    for lexicon in LEXICONS.values():
        for section, words in lexicon.sections.items():
            for word in words:
                known.setdefault(normal(word), section)
    for section, words in elsewhere.SECTIONS.items():
        for word in words:
            known.setdefault(normal(word), section)
    return known


@cache
def _fields() -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for lexicon in LEXICONS.values():
        for name, words in lexicon.fields.items():
            known.setdefault(name, set()).update(normal(word) for word in words)
    for name, words in elsewhere.FIELDS.items():
        known.setdefault(name, set()).update(normal(word) for word in words)
    return {name: frozenset(words) for name, words in known.items()}


def section_of(words: str) -> Section | None:
    """Return what a key or label announces, or None when it is not known."""
    return _sections().get(normal(words))


def section_of_key(words: str) -> Section | None:
    """Return what a top-level key announces; of several words, one may be known: `wine tasting`."""
    exact = section_of(words)
    if exact is not None:
        return exact
    said = normal(words).split()
    if len(said) < 2 or get_close_matches(" ".join(said), list(_sections()), n=1, cutoff=0.9):
        return None
    return section_of_heading(words) or next(
        (s for word in reversed(said) if len(word) > 3 and (s := _sections().get(word))), None
    )


_LOOSE = frozenset(
    {
        Section.SERVICES, Section.MENU, Section.PRICES, Section.TEAM, Section.REVIEWS, Section.HOURS,
        Section.CONTACT, Section.AREAS, Section.QUESTIONS, Section.EVENTS, Section.PROJECTS,
        Section.PHOTOS, Section.COLOURS, Section.PREFERENCES, Section.GOALS, Section.AUDIENCE,
        Section.EXCLUSIONS, Section.LICENCES, Section.AWARDS, Section.ARTICLES, Section.ADDRESS,
        Section.PAYMENT, Section.HISTORY, Section.PAGES,
    }
)  # fmt: skip


def section_of_label(words: str) -> Section | None:
    """Return what a label before a colon announces; `Your contact for youth:` names somebody."""
    exact = section_of(words)
    if exact is not None:
        return exact
    said = normal(words).split()
    first = _sections().get(said[0]) if said else None
    return Section.TEAM if first is Section.TEAM and len(said) <= 3 else None


def section_of_heading(words: str) -> Section | None:
    """Return what a heading announces; it may hold more words than a key: `Our prices 2026`."""
    exact = section_of(words)
    if exact is not None:
        return exact
    said = f" {normal(words)} "
    if len(said.split()) > 6:
        return None
    hits = [
        (-said.index(f" {key} "), len(key), section)
        for key, section in _sections().items()
        if section in _LOOSE and len(key) > 3 and f" {key} " in said
    ]
    return max(hits)[2] if hits else None


def is_field(words: str, *names: str) -> bool:
    """Return whether a key inside a mapping means one of these fields."""
    said = normal(words)
    return any(said in _fields().get(name, ()) for name in names)


def nearest_key(words: str) -> str:
    """Return the known top-level key that looks most like `words`, or ``""``."""
    near = get_close_matches(normal(words), list(_sections()), n=1, cutoff=0.6)
    return near[0].replace(" ", "_") if near else ""
