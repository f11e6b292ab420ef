"""Words that claim more than a firm can say of itself without proof."""

import re

from domain.facts import Fact, FactKind, Facts, Language

SUPERLATIVES: dict[Language, tuple[str, ...]] = {
    "en": (
        *("award-winning", "best", "finest", "leading", "number one", "no. 1", "#1", "world-class"),
        *(
            "unrivalled",
            "unbeatable",
            "second to none",
            "top-rated",
            "top-quality",
            "highest quality",
        ),
        *("premier", "cutting-edge", "state-of-the-art", "renowned", "most trusted", "perfect"),
        *("cheapest", "lowest prices", "100%", "five-star", "5-star", "unique", "market leader"),
    ),
    "de": (
        *("preisgekrönt", "ausgezeichnet", "bester", "beste", "besten", "führend", "führender"),
        *("nummer eins", "nr. 1", "erstklassig", "einzigartig", "unschlagbar", "konkurrenzlos"),
        *(
            "höchste qualität",
            "spitzenqualität",
            "marktführer",
            "renommiert",
            "perfekt",
            "weltklasse",
        ),
        *("günstigste", "niedrigste preise", "100 %", "modernste", "top-qualität"),
    ),
    "es": (
        *(
            "galardonado",
            "galardonada",
            "premiado",
            "premiada",
            "mejor",
            "mejores",
            "líder",
            "líderes",
        ),
        *("número uno", "nº 1", "inmejorable", "insuperable", "único", "única", "de primera"),
        *("máxima calidad", "la más alta calidad", "alta calidad", "de prestigio", "vanguardia"),
        *("perfecto", "perfecta", "precios más bajos", "100 %", "excelencia"),
    ),
}
"""Only an award, or the firm's own name, lets them stand."""

DESCRIPTORS: dict[Language, tuple[str, ...]] = {
    "en": (
        *("guaranteed", "guarantee", "certified", "accredited", "approved", "trusted", "reliable"),
        *("family-run", "family-owned", "family business", "since", "established", "experienced"),
        *("years of experience", "expert", "experts", "qualified", "licensed", "insured", "local"),
        *("professional", "high-quality", "quality", "eco-friendly", "sustainable", "organic"),
        *("free", "24/7", "same-day", "affordable", "satisfaction", "specialist", "traditional"),
    ),
    "de": (
        *("garantiert", "garantie", "zertifiziert", "geprüft", "zuverlässig", "vertrauenswürdig"),
        *("familienbetrieb", "familiengeführt", "seit", "gegründet", "erfahren", "langjährig"),
        *("jahre erfahrung", "experte", "experten", "qualifiziert", "versichert", "fachkundig"),
        *("professionell", "hochwertig", "qualität", "nachhaltig", "umweltfreundlich", "bio"),
        *(
            "kostenlos",
            "rund um die uhr",
            "preiswert",
            "zufriedenheit",
            "spezialist",
            "traditionell",
        ),
    ),
    "es": (
        *("garantizado", "garantizada", "garantía", "certificado", "certificada", "homologado"),
        *(
            "de confianza",
            "fiable",
            "empresa familiar",
            "negocio familiar",
            "desde hace",
            "fundada",
        ),
        *(
            "con experiencia",
            "años de experiencia",
            "experto",
            "expertos",
            "cualificado",
            "asegurado",
        ),
        *("profesional", "calidad", "sostenible", "ecológico", "gratis", "gratuito", "24 horas"),
        *("económico", "satisfacción", "especialista", "tradicional", "titulado"),
    ),
}
"""Any fact that says so lets them stand."""

EMPTY_PRAISE: dict[Language, tuple[str, ...]] = {
    "en": (
        *("world-class", "unrivalled", "unbeatable", "second to none", "cutting-edge", "top-notch"),
        *("state-of-the-art", "look no further", "one-stop shop", "passionate about", "seamless"),
        *("go the extra mile", "solutions that work", "nestled", "elevate your", "game-changing"),
    ),
    "de": (
        *("erstklassig", "einzigartig", "unschlagbar", "konkurrenzlos", "kompetenter partner"),
        *("rundum-sorglos", "maßgeschneiderte lösungen", "höchste qualität", "spitzenqualität"),
        *("ganzheitliche lösungen", "mit leidenschaft", "keine wünsche offen", "am puls der zeit"),
    ),
    "es": (
        *(
            "inmejorable",
            "insuperable",
            "soluciones integrales",
            "soluciones a medida",
            "inigualable",
        ),
        *("máxima calidad", "de vanguardia", "líder en el sector", "pasión por", "sin igual"),
        *("la mejor relación calidad-precio", "nos avala", "un mundo de"),
    ),
}
"""Phrases that fit any firm and therefore say nothing of this one."""

_PROOF = (FactKind.AWARD, FactKind.NAME)
_SAID = (
    *(FactKind.NAME, FactKind.TAGLINE, FactKind.STATEMENT, FactKind.HISTORY, FactKind.LICENCE),
    *(FactKind.GUARANTEE, FactKind.AWARD, FactKind.SERVICE, FactKind.PERSON, FactKind.QUESTION),
    *(FactKind.PRICE, FactKind.HOURS, FactKind.PAYMENT, FactKind.TRADE, FactKind.STEP),
)
_SPOKEN = (FactKind.NAME, FactKind.TAGLINE, FactKind.STATEMENT, FactKind.HISTORY)
CLAIM_PROOFS = frozenset((*_PROOF, *_SAID))
"""Kinds of facts that can support a word."""


def unsupported(facts: Facts) -> tuple[tuple[str, bool], ...]:
    """Return the words no fact supports in the facts' language, each with whether it is a superlative."""
    proven = _joined(facts.of(*_PROOF))
    said = _joined(facts.of(*_SAID))
    return (
        *((w, True) for w in SUPERLATIVES[facts.language] if not occurs(w, proven)),
        *((w, False) for w in DESCRIPTORS[facts.language] if not occurs(w, said)),
    )


def empty_praise(facts: Facts) -> tuple[str, ...]:
    """Return the phrases to avoid in the facts' language, without those the client uses."""
    spoken = _joined(facts.of(*_SPOKEN))
    return tuple(words for words in EMPTY_PRAISE[facts.language] if not occurs(words, spoken))


def _joined(entries: tuple[Fact, ...]) -> str:
    return "\n".join(entry.text for entry in entries).lower()


def occurs(word: str, text: str) -> bool:
    """Return whether the word or phrase stands in the lower-case text as a word of its own."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text))
