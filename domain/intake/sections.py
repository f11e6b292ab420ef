"""From the words of a key, a label or a heading to what it announces."""

import re
from difflib import get_close_matches
from functools import cache

from domain.facts import Language
from domain.intake import lexicon_elsewhere as elsewhere
from domain.intake.lexicon import Section
from domain.intake.refusals import is_refusing
from domain.intake.speech import LEXICONS
from domain.intake.spelling import normal


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


_SAYING = re.compile(
    r"what (?!we|i|you)(?:\w+ ){1,3}(?:say|said|think|thought|wrote)(?: (?:about|of) (?:us|me))?"
)
_NAMING = re.compile(
    r"(?:the )?name of (?:the |our |my |your )?(?!owner|contact|domain|site|file)\w+|(?!owner|contact|domain|file|user|first|last|sur|street|road|team|page|site|product|brand|project|pet)\w+ name"
)
"""Labels that ask what a firm of some kind is called: `Name of band`."""


def section_of(words: str) -> Section | None:
    """Return what a key or label announces, or None when it is not known."""
    said = normal(words)
    known = _sections().get(said)
    if known is None and _SAYING.fullmatch(said):
        return Section.REVIEWS
    return Section.EXCLUSIONS if known is None and is_refusing(words) else known


def section_of_key(words: str) -> Section | None:
    """Return what a top-level key announces; of several words, one may be known: `wine tasting`."""
    exact = section_of(words)
    if exact is not None:
        return exact
    said = normal(words).split()
    if len(said) == 1:
        return _inflected(said[0])
    if is_refusing(words, loose=True):
        return Section.EXCLUSIONS
    if not said or get_close_matches(" ".join(said), list(_sections()), n=1, cutoff=0.9):
        return None
    return section_of_heading(words) or next(
        (s for word in reversed(said) if len(word) > 3 and (s := _sections().get(word))), None
    )


_ENDINGS = ("innen", "nen", "in", "en", "es", "er", "s", "e", "n")
_COMPOUNDS = ("zeiten", "preise", "karte", "kurse", "kosten", "gebuehr", "gebuehren", "angebote", "angebot", "leistungen",
    "adresse", "regeln", "hinweise", "termine", "fragen", "wuensche", "farben", "bilder", "fotos", "team", "versicherung",
    "bezirk", "nummer", "beitrag", "beitraege", "touren", "zimmer", "gebiet", "bedingungen", "gutscheine", "geschichte", "konto")  # fmt: skip


def _inflected(word: str) -> Section | None:
    """`lehrerinnen` is `lehrerin`, `tierheimzeiten` are times: what a known word is made of."""
    known = _sections()
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    forms = [form for stem in stems if len(stem) >= 5 for form in (stem, f"{stem}in", f"{stem}s")]
    forms += [word + ending for ending in ("e", "s", "n", "en", "er") if len(word) >= 4]
    hit = next((known[form] for form in forms if form in known), None)
    if hit is not None:
        return hit
    if word.startswith(("dont", "cant")):
        return Section.EXCLUSIONS
    for last in _COMPOUNDS:
        if word.endswith(last) and len(word) >= len(last) + 4:
            return {"nummer": Section.LICENCES, "konto": Section.ABOUT}.get(last) or known.get(last)
    return None


_LOOSE = frozenset(
    {
        Section.SERVICES, Section.MENU, Section.PRICES, Section.TEAM, Section.REVIEWS, Section.HOURS,
        Section.CONTACT, Section.AREAS, Section.QUESTIONS, Section.EVENTS, Section.PROJECTS,
        Section.PHOTOS, Section.COLOURS, Section.PREFERENCES, Section.GOALS, Section.AUDIENCE,
        Section.EXCLUSIONS, Section.LICENCES, Section.AWARDS, Section.ARTICLES, Section.ADDRESS,
        Section.PAYMENT, Section.HISTORY, Section.PAGES, Section.STEPS,
    }
)  # fmt: skip


@cache
def _roles(code: Language) -> re.Pattern[str]:
    return re.compile(LEXICONS[code].roles_re, re.IGNORECASE)


def section_of_label(words: str) -> Section | None:
    """Return what a label before a colon announces; `Your contact for youth:` names somebody."""
    exact = section_of(words)
    if exact is not None:
        return exact
    bare = words.strip("*_ ")
    if _NAMING.fullmatch(normal(words)):
        return Section.NAME
    if is_refusing(words, loose=True):
        return Section.EXCLUSIONS
    if any(
        _roles(code).fullmatch(bare.removesuffix(end))
        for code in LEXICONS
        for end in ("", "s", "n", "innen", "es")
        if bare.endswith(end)
    ):
        return Section.TEAM
    said = normal(words).split()
    first = _sections().get(said[0]) if said else None
    return Section.TEAM if first is Section.TEAM and len(said) <= 3 else None


_ABOUT_THE_SITE = re.compile(
    r" (?:website|web site|site|page|homepage|seite|webseite|web|pagina) (?:should|must|ought|needs? to|soll\w*|muss|darf|debe\w*|tiene que|has de) | (?:for|to|fuer|an|para|note to|notes for) (?:the |our |my |die |den |das |la |el )?(?:web|website|site|seite|webseite|homepage|pagina|designer|agency|developer|webmaster|agentur|person building it|webdesigner) | (?:for|to|an|fuer|para) (?:whoever|wer|wen|quien) | (?:feel|look|aussehen|wirken) "
)


_OF_THE_MAKER = re.compile(
    r" (?:we |i |please |things we |things i )?(?:dont|don t|do not|never) (?:want|like|need|use|show|put|say|mention|write|print) "
)
_WANTED = re.compile(
    r" (?:what |things )?(?:we|i) (?:dont|don t|do not|never) (?:want|like|need|wish) "
    r"| (?:what|things|something)(?: that)? (?:we|i)(?: do| would| d| really| also)* (?:want|like|love|wish|prefer) "
    r"| (?:was )?(?:wir|ich) (?:\w+ ){0,2}(?:moecht|woll|moeg|brauch)\w+ (?:\w+ )?nicht | (?:was )?(?:wir|ich) (?:\w+ )?nicht (?:\w+ )?(?:moecht|woll|moeg|brauch)\w+ "
    r"| (?:lo que )?no (?:queremos|necesitamos|quiero|necesito) "
)


def section_of_heading(words: str) -> Section | None:
    """Return what a heading announces; it may hold more words than a key: `Our prices 2026`."""
    exact = section_of(words)
    if exact is not None:
        return exact
    said = f" {normal(words)} "
    if _OF_THE_MAKER.match(said):
        return Section.PREFERENCES
    if said.startswith((" dont ", " we dont ", " i dont ")):
        return Section.EXCLUSIONS
    if _ABOUT_THE_SITE.search(said) or _WANTED.match(said):
        return Section.PREFERENCES
    if is_refusing(words, loose=True):
        return Section.EXCLUSIONS
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


def known_keys() -> list[str]:
    """Return every word or phrase that announces something at the top level."""
    return list(_sections())


def nearest_key(words: str) -> str:
    """Return the known top-level key that looks most like `words`, or ``""``."""
    near = get_close_matches(normal(words), list(_sections()), n=1, cutoff=0.6)
    return near[0].replace(" ", "_") if near else ""
