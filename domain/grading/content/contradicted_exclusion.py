"""What the client says they do not do is not offered."""

import re
from collections.abc import Iterator
from typing import cast

from domain.facts import FactKind
from domain.grading.audit import Fault
from domain.grading.content.evidence import Evidence, evidence, leaves
from domain.grading.content.prose import Piece, pieces, sentences
from domain.grading.content.wording import plain, stem, stems
from domain.grading.view import PageView

_NEGATION = re.compile(
    r"\b(?:no|not|never|except|neither|nor|don['’]t|doesn['’]t|cannot|can['’]t|won['’]t|isn['’]t|closed"
    r"|other than|unfortunately|instead of|kein\w*|nicht|nie|außer|weder|geschlossen|ruhetag|leider|statt"
    r"|nunca|ni|excepto|salvo|tampoco|cerrad\w+)\b",
    re.I,
)
_GENERIC = frozenset(
    stem(w)
    for w in [
        "we",
        "do",
        "not",
        "don't",
        "no",
        "never",
        "offer",
        "offers",
        "fit",
        "install",
        "take",
        "on",
        "work",
        "works",
        "repair",
        "sell",
        "provide",
        "provided",
        "handle",
        "carry",
        "out",
        "any",
        "all",
        "the",
        "a",
        "an",
        "and",
        "or",
        "of",
        "for",
        "to",
        "in",
        "at",
        "with",
        "our",
        "from",
        "does",
        "doing",
        "done",
        "service",
        "services",
        "jobs",
        "job",
        "accept",
        "make",
        "supply",
        "deal",
        "cover",
        "by",
        "is",
        "are",
        "it",
        "this",
        "that",
        "also",
        "yet",
        "please",
        "them",
        "wir",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "keiner",
        "bieten",
        "an",
        "machen",
        "nehmen",
        "führen",
        "durch",
        "aus",
        "verkaufen",
        "reparieren",
        "und",
        "oder",
        "der",
        "die",
        "das",
        "den",
        "für",
        "mit",
        "von",
        "im",
        "in",
        "am",
        "auch",
        "es",
        "gibt",
        "leistungen",
        "arbeiten",
        "aufträge",
        "übernehmen",
        "liefern",
        "verbauen",
        "montieren",
        "installieren",
        "no",
        "hacemos",
        "ofrecemos",
        "realizamos",
        "vendemos",
        "trabajamos",
        "instalamos",
        "reparamos",
        "aceptamos",
        "ni",
        "de",
        "la",
        "el",
        "los",
        "las",
        "en",
        "con",
        "para",
        "por",
        "y",
        "o",
        "se",
        "servicio",
        "servicios",
        "trabajos",
    ]
)


def contradicted_exclusion(page: PageView) -> Iterator[Fault]:
    """Fault sentences that speak of an excluded thing without a negation."""
    known = evidence(page.view)
    if known is None:
        return
    excluded = _keys(known)
    for piece in pieces(page) if excluded else ():
        if piece.source in ("placeholder", "href") or _NEGATION.search(piece.section):
            continue
        if (found := _offered(piece, excluded)) is not None:
            sentence, fact = found
            yield Fault(
                evidence=f"{sentence[:120]!r}, but the brief says {fact[:120]!r}",
                fix="Remove the offer.",
                selector=piece.selector,
                owner=piece.owner,
            )


def _offered(piece: Piece, excluded: dict[str, frozenset[str]]) -> tuple[str, str] | None:
    for sentence in sentences(piece.text):
        if _NEGATION.search(sentence):
            continue
        without = re.sub(r"\b(?:without|ohne|sin)\s+\w+", " ", sentence, flags=re.I)
        said = frozenset(stems(without))
        for fact, keys in excluded.items():
            if keys & said and plain(sentence) not in plain(fact):
                return sentence, fact
    return None


def _clauses(text: str, language: str) -> Iterator[str]:
    """Return what each clause is about; in German its nouns, where it has any."""
    for clause in re.split(r",| und | oder | and | or | y | o | sowie ", text):
        if language == "de":
            nouns = re.findall(r"(?<!^)\b[A-ZÄÖÜ][\w-]+", clause.removeprefix("Wir "))
            yield " ".join(nouns) if nouns else clause
        else:
            yield clause


def _keys(known: Evidence) -> dict[str, frozenset[str]]:
    """Return per exclusion the stems that occur in no offer."""
    kept: object = vars(known).get("_excluded")
    if isinstance(kept, dict):
        return cast(dict[str, frozenset[str]], kept)
    positive = {
        s
        for fact in known.facts.entries
        if fact.kind not in (FactKind.EXCLUSION, FactKind.DECLINED)
        for text in leaves(fact)
        for s in stems(text)
    }
    made: dict[str, frozenset[str]] = {}
    for fact in known.facts.of(FactKind.EXCLUSION):
        about = " ".join(_clauses(fact.text, known.language))
        keys = frozenset(s for s in stems(about) if len(s) >= 3) - _GENERIC - positive
        if keys:
            made[fact.text] = keys
    vars(known)["_excluded"] = made
    return made
