"""Readers are addressed in one way."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.view import PageView

_FORMS: dict[str, tuple[tuple[str, re.Pattern[str]], tuple[str, re.Pattern[str]]]] = {
    "de": (
        (
            "Sie",
            re.compile(
                r"(?<=[^.!?:…„“»\s] )(?:Sie|Ihnen|Ihre[nmrs]?|Ihr)\b(?! seid| habt)|\b(?:Sie|Ihnen) (?:uns|sich|können|haben|möchten|erreichen)\b|\b\w+en Sie\b"
            ),
        ),
        ("du", re.compile(r"\b(?:du|dich|dir|dein|deine[nmrs]?|euch|eure[nmrs]?)\b", re.I)),
    ),
    "es": (
        (
            "usted",
            re.compile(
                r"\b(?:usted|ustedes|llámenos|contáctenos|escríbanos|visítenos|solicite|reserve su|pida su|pida cita|pedirle|llame al?|escriba a|ayudarle|explicamos qué puede|venga)\b",
                re.I,
            ),
        ),
        (
            "tú",
            re.compile(
                r"\b(?:tú|contigo|tuyo|tuya|tus|tu(?= [a-záéíóúñ]+)|llámanos|escríbenos|contáctanos|visítanos|pídenos|reserva tu|quieres|puedes|necesitas|tienes|te (?:ayudamos|ofrecemos|esperamos|atendemos|llamamos|damos|explicamos|acompañamos))\b",
                re.I,
            ),
        ),
    ),
}


def form_of_address(page: PageView) -> Iterator[Fault]:
    """Fault a page that mixes Sie and du, or usted and tú, outside quotations."""
    language = page_language(page)
    if language not in _FORMS:
        return
    (polite, formal), (casual, familiar) = _FORMS[language]
    said = [p for p in texts(page) if not _is_quoted(p)]
    first = next((p for p in said if formal.search(p.text)), None)
    second = next((p for p in said if familiar.search(_unquoted(p.text))), None)
    if first is None or second is None:
        return
    one, other = formal.search(first.text), familiar.search(_unquoted(second.text))
    yield Fault(
        evidence=f"{one.group() if one else polite!r} in {first.text[:80]!r}, "
        f"{other.group() if other else casual!r} in {second.text[:80]!r}",
        fix=f"Address readers as {polite} or as {casual}, not as both.",
        selector=second.selector,
        owner=second.owner,
    )


def _is_quoted(piece: Piece) -> bool:
    element = piece.element
    return element is not None and any(
        e.tag in ("blockquote", "q", "figure") for e in (element, *element.ancestors)
    )


def _unquoted(text: str) -> str:
    return re.sub(r"[„“\"«»][^“”\"«»]*[“”\"«»]", " ", text)
