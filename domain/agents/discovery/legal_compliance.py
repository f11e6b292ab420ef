"""Say what the law and the trade's rules ask of the pages."""

import re
from collections.abc import Iterable
from typing import Literal

from domain.agents.discovery._claims import CLAIM_PROOFS, unsupported
from domain.agents.spec import AgentSpec, Given
from domain.facts import (
    Address,
    Email,
    Fact,
    FactKind,
    Facts,
    Integration,
    Language,
    Phone,
)
from domain.text import Passage, quoting
from domain.text.boasts import is_held
from domain.text.typography import bare, sentence_case, typeset
from domain.trades import TRADES
from domain.trades.recognition import TRADE_SIGNALS, trade_of
from domain.value import Value


class ForbiddenClaim(Value):
    """A word that may stand on a page only where a fact supports it."""

    word: str
    reason: str


LegalPage = Literal["privacy", "imprint"]


class LegalCompliance(Value):
    """Licences to print, statements required, claims forbidden, pages needed."""

    licences: tuple[Passage, ...] = ()
    statements: tuple[Passage, ...] = ()
    """Statements the facts require on every page, such as a company number."""
    forbidden: tuple[ForbiddenClaim, ...] = ()
    pages: tuple[LegalPage, ...] = ()
    """`privacy` when a form collects data; `imprint` where the language's countries ask for one and
    the facts can fill it."""
    notes: tuple[str, ...] = ()
    """What the client should have checked by a person."""


_REASONS: dict[Language, tuple[str, str]] = {
    "en": (
        "Nothing in the brief proves it; a comparison with others needs an award or a figure.",
        "The brief does not say so.",
    ),
    "de": (
        "Der Auftrag belegt es nicht; ein Vergleich mit anderen braucht eine Auszeichnung oder eine Zahl.",
        "Der Auftrag sagt das nicht.",
    ),
    "es": (
        "El encargo no lo demuestra; compararse con otros exige un premio o una cifra.",
        "El encargo no lo dice.",
    ),
}
_REGULATED: dict[str, dict[Language, tuple[str, ...]]] = {
    "none": {"en": (), "de": (), "es": ()},
    "law": {
        "en": ("win your case", "success rate", "no win, no fee"),
        "de": ("erfolgsgarantie", "erfolgsquote", "wir gewinnen"),
        "es": ("garantía de éxito", "tasa de éxito", "ganamos su caso"),
    },
    "health": {
        "en": (
            "cure",
            "cures",
            "painless",
            "pain-free",
            "risk-free",
            "without side effects",
            "miracle",
        ),
        "de": ("heilt", "heilung", "schmerzfrei", "risikofrei", "ohne nebenwirkungen", "wunder"),
        "es": (
            "cura",
            "curación",
            "sin dolor",
            "sin riesgo",
            "sin efectos secundarios",
            "milagroso",
        ),
    },
    "finance": {
        "en": ("risk-free", "guaranteed return", "guaranteed returns", "double your money"),
        "de": ("risikofrei", "garantierte rendite", "sichere rendite"),
        "es": ("sin riesgo", "rentabilidad garantizada", "rentabilidad asegurada"),
    },
}
"""Words the advertising rules of a trade do not allow whatever the facts say."""

_REGULATED_REASON: dict[Language, str] = {
    "en": "The advertising rules of this trade do not allow a promise of success.",
    "de": "Das Werberecht dieses Berufs erlaubt kein Erfolgsversprechen.",
    "es": "Las normas de publicidad de esta profesión no permiten prometer resultados.",
}
_NOTES: dict[str, dict[Language, str]] = {
    "law": {
        "en": "Have the firm's regulator details and complaints information checked by a person.",
        "de": "Lassen Sie Berufsbezeichnung, Kammer und Berufsordnung im Impressum von einer Person prüfen.",
        "es": "Haga revisar por una persona los datos de colegiación y las normas deontológicas.",
    },
    "health": {
        "en": "Have statements about treatments checked against the advertising rules for health.",
        "de": "Lassen Sie Aussagen über Behandlungen nach dem Heilmittelwerbegesetz prüfen.",
        "es": "Haga revisar lo que se dice de los tratamientos según las normas de publicidad sanitaria.",
    },
    "finance": {
        "en": "Have the authorisation statement and risk notices checked by a person.",
        "de": "Lassen Sie Zulassung, Registernummern und Risikohinweise von einer Person prüfen.",
        "es": "Haga revisar por una persona la autorización y los avisos de riesgo.",
    },
    "privacy": {
        "en": "The form collects personal data: have the privacy page checked by a person.",
        "de": "Das Formular erhebt personenbezogene Daten: Lassen Sie die Datenschutzseite prüfen.",
        "es": "El formulario recoge datos personales: haga revisar la página de privacidad.",
    },
    "imprint": {
        "en": "Have the imprint checked by a person.",
        "de": "Lassen Sie das Impressum von einer Person prüfen; Rechtsform und Register stehen nur da, wenn der Auftrag sie nennt.",
        "es": "Haga revisar el aviso legal; la forma jurídica y el registro solo constan si el encargo los da.",
    },
    "no_imprint": {
        "en": "",
        "de": "Ein Impressum ist Pflicht. Dafür fehlen der Name oder die vollständige Anschrift.",
        "es": "El aviso legal es obligatorio. Faltan para él el nombre o la dirección completa.",
    },
}
_REQUIRED = re.compile(
    r"\b(company (no|number|registration)|registered (in|office|charity)|charity (no|number)|vat (no|number|reg)|"
    r"authorised and regulated|regulated by|handelsregister|hr[ab]\s?\d|ust-?id|umsatzsteuer-id|steuernummer|"
    r"amtsgericht \w+|registergericht|aufsichtsbehörde|kammer|vereinsregister|registro mercantil|nif|cif|"
    r"inscrit[ao] en|colegiad[ao]|núm\. de colegiad[ao])\b",
    re.IGNORECASE,
)


def has_form(facts: Facts) -> bool:
    """Return whether the brief gives an https address to send a form to."""
    wishes = (wish for _, wish in facts.details(Integration))
    return any(wish.kind == "form" and wish.url.startswith("https://") for wish in wishes)


def _can_fill_imprint(facts: Facts) -> bool:
    reachable = bool(facts.details(Email) or facts.details(Phone))
    return (
        bool(facts.company)
        and reachable
        and any(address.street and address.locality for _, address in facts.details(Address))
    )


def _pages(facts: Facts) -> tuple[LegalPage, ...]:
    pages: list[LegalPage] = []
    if has_form(facts):
        pages.append("privacy")
    if facts.language in ("de", "es") and _can_fill_imprint(facts):
        pages.append("imprint")
    return tuple(pages)


def _forbidden(facts: Facts, rules: str) -> tuple[ForbiddenClaim, ...]:
    superlative, descriptor = _REASONS[facts.language]
    regulated = _REGULATED[rules][facts.language]
    return (
        *(ForbiddenClaim(word=w, reason=_REGULATED_REASON[facts.language]) for w in regulated),
        *(
            ForbiddenClaim(word=word, reason=superlative if is_superlative else descriptor)
            for word, is_superlative in unsupported(facts)
            if word not in regulated
        ),
    )


def _notes(facts: Facts, rules: str, pages: tuple[str, ...]) -> tuple[str, ...]:
    wants_imprint = facts.language in ("de", "es")
    due = {
        rules: rules != "none",
        "privacy": "privacy" in pages,
        "imprint": "imprint" in pages,
        "no_imprint": wants_imprint and "imprint" not in pages,
    }
    return tuple(_NOTES[key][facts.language] for key, is_due in due.items() if is_due)


def _longest(said: Iterable[Fact]) -> tuple[Passage, ...]:
    """Quote the facts, without those another one contains."""
    found = list(said)
    texts = [f.text.casefold().strip(" .") for f in found]
    return tuple(
        quoting(f)
        for at, f in enumerate(found)
        if not any(
            texts[at] in other
            for place, other in enumerate(texts)
            if place != at and (len(other), place) > (len(texts[at]), at)
        )
    )


def _with_asked(pages: tuple[LegalPage, ...], given: Given) -> tuple[LegalPage, ...]:
    """Return the pages with those a grader missed, as far as the facts can fill them."""
    missed = " ".join(one.evidence.lower() for one in given.told("content/legal-pages"))
    asked: tuple[LegalPage, ...] = (
        *(("privacy",) if "privacy" in missed else ()),
        *(("imprint",) if "imprint" in missed and _can_fill_imprint(given.facts) else ()),
    )
    return tuple(dict.fromkeys((*pages, *asked)))


def _held(facts: Facts) -> tuple[Passage, ...]:
    """Quote the licences the firm has; one it says it lacks is no proof of anything."""
    return tuple(
        Passage(text=sentence_case(bare(typeset(f.text, facts.language))), facts=(f.fact_id,))
        for f in facts.of(FactKind.LICENCE)
        if is_held(f, facts.language)
    )


def draft(given: Given) -> LegalCompliance:
    """Collect what must be printed and what may not be said."""
    facts = given.facts
    rules = TRADES[trade_of(facts)].rules
    pages = _with_asked(_pages(facts), given)
    said = facts.of(FactKind.LICENCE, FactKind.STATEMENT)
    return LegalCompliance(
        licences=_held(facts),
        statements=_longest(
            f for f in said if _REQUIRED.search(f.text) and is_held(f, facts.language)
        ),
        forbidden=_forbidden(facts, rules),
        pages=pages,
        notes=_notes(facts, rules, pages),
    )


LEGAL_COMPLIANCE = AgentSpec(
    name="legal_compliance",
    duty="Licences to print, statements required, claims forbidden, pages the law asks for",
    output=LegalCompliance,
    draft=draft,
    reads=TRADE_SIGNALS
    | CLAIM_PROOFS
    | {FactKind.ADDRESS, FactKind.EMAIL, FactKind.PHONE, FactKind.INTEGRATION},
)
