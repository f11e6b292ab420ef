"""Read character and wishes about words off what the client says."""

import re
from collections.abc import Iterator

from domain.facts import FactKind, Facts, Language
from domain.trades.trade import Words, listed

_TRAITS: dict[str, Words] = {
    "sturdy": listed(
        "sturdy, solid, robust, honest, down-to-earth",
        "solide, robust, bodenständig, handfest",
        "sólido, robusto, sobrio, honesto",
    ),
    "warm": listed(
        "warm, friendly, welcoming, cosy, personal, family",
        "warm, freundlich, herzlich, gemütlich, persönlich, familiär",
        "cálido, cálida, cercano, cercana, acogedor, acogedora, familiar",
    ),
    "precise": listed(
        "precise, careful, exact, clean, technical, clear",
        "präzise, sorgfältig, genau, sauber, technisch, klar",
        "preciso, precisa, cuidadoso, limpio, limpia, técnico, claro",
    ),
    "calm": listed(
        "calm, quiet, peaceful, serene, unhurried, restful",
        "ruhig, ruhige, ruhiges, still, gelassen, unaufgeregt",
        "tranquilo, tranquila, sereno, serena, pausado",
    ),
    "lively": listed(
        "lively, energetic, vibrant, colourful, fun",
        "lebendig, lebhaft, bunt, schwungvoll, fröhlich",
        "alegre, vivo, viva, animado, animada, colorido",
    ),
    "elegant": listed(
        "elegant, refined, classic, timeless, stylish",
        "elegant, edel, klassisch, zeitlos, stilvoll",
        "elegante, refinado, clásico, clásica, atemporal",
    ),
    "playful": listed(
        "playful, humorous, whimsical, witty",
        "verspielt, humorvoll, witzig, frech",
        "juguetón, divertido, divertida, con humor",
    ),
    "bold": listed(
        "bold, striking, loud, strong, daring",
        "mutig, kräftig, auffällig, laut, stark",
        "atrevido, atrevida, llamativo, llamativa, potente",
    ),
    "modest": listed(
        "modest, simple, plain, understated, minimal, unpretentious",
        "bescheiden, schlicht, einfach, zurückhaltend, minimalistisch",
        "modesto, sencillo, sencilla, discreto, discreta, minimalista",
    ),
    "fresh": listed(
        "fresh, modern, bright, light, contemporary",
        "frisch, modern, hell, zeitgemäß",
        "fresco, fresca, moderno, moderna, luminoso, luminosa",
    ),
}
_NEGATION: dict[Language, re.Pattern[str]] = {
    "en": re.compile(r"\b(not|no|never|nothing|without|avoid|don['’]t|neither|nor)\b", re.I),
    "de": re.compile(r"\b(nicht|kein\w*|ohne|nichts|bloß nicht|weder|noch|vermeiden)\b", re.I),
    "es": re.compile(r"\b(no|nada|sin|ni|nunca|evit\w+)\b", re.I),
}
_AVOIDING: dict[Language, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(avoid|don['’]t (use|say|write|call)|do not (use|say|write|call)|never (use|say)|no words? like|without the words?)\b",
        re.I,
    ),
    "de": re.compile(
        r"\b(vermeiden|nicht (verwenden|benutzen|schreiben|sagen)|(verwenden|benutzen|schreiben|sagen) sie (bitte )?nicht|ohne das wort|kein\w* wörter?|bitte nicht)\b",
        re.I,
    ),
    "es": re.compile(
        r"\b(evit\w+|no (use|usen|usar|utilic\w+|diga\w*|escrib\w+|emple\w+)|sin la palabra)\b",
        re.I,
    ),
}
_QUOTED = re.compile(
    r"\"([^\"]{2,40})\"|“([^“”]{2,40})”|„([^„“”]{2,40})[“”]|«([^«»]{2,40})»|»([^«»]{2,40})«"
    r"|(?<!\w)['‘‚]([^'‘’]{2,40})['’‘](?!\w)"
)
_CALLED = re.compile(r"\b(?:call (?:me|us|it)|the word) ([a-z-]+)", re.IGNORECASE)
_MOST = 5


def traits_of(facts: Facts, of_trade: tuple[str, ...]) -> tuple[str, ...]:
    """Return two to five traits: those the client wishes first, those refused left out."""
    wished, refused = _wished(facts)
    said = _said(facts)
    kept = (t for t in (*wished, *of_trade, *said) if t not in refused)
    found = tuple(dict.fromkeys(kept))[:_MOST]
    spare = (t for t in ("calm", "modest", "precise") if t not in (*found, *refused))
    return found if len(found) >= 2 else (*found, *spare)[:2]


def _wished(facts: Facts) -> tuple[list[str], frozenset[str]]:
    wished: list[str] = []
    refused: set[str] = set()
    for entry in facts.of(FactKind.PREFERENCE):
        for clause in re.split(r"[,;.]| but | aber | pero ", entry.text.lower()):
            found = list(_traits_in(clause, facts.language))
            if _NEGATION[facts.language].search(clause):
                refused.update(found)
            else:
                wished += found
    return wished, frozenset(refused)


def _said(facts: Facts) -> list[str]:
    texts = (f.text.lower() for f in facts.of(FactKind.TAGLINE, FactKind.STATEMENT)[:12])
    return [
        t
        for text in texts
        if not _NEGATION[facts.language].search(text)
        for t in _traits_in(text, facts.language)
    ]


def _traits_in(text: str, language: Language) -> Iterator[str]:
    for trait, words in _TRAITS.items():
        if any(re.search(rf"\b{re.escape(word)}\b", text) for word in words[language]):
            yield trait


def asked_to_avoid(facts: Facts) -> tuple[str, ...]:
    """Return the words a wish says not to use: in quotation marks, or after `call us`."""
    found: dict[str, None] = {}
    for entry in facts.of(FactKind.PREFERENCE):
        if _AVOIDING[facts.language].search(entry.text):
            quoted = list(_QUOTED.finditer(entry.text))
            for match in quoted or _CALLED.finditer(entry.text):
                word = next((group for group in match.groups() if group), "")
                found.setdefault(word.strip(" .,;").lower())
    return tuple(found)
