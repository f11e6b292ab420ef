"""Readers are addressed in one way."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import Piece, page_language, texts
from domain.grading.view import PageView, SiteView

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
    "fr": (
        ("vous", re.compile(r"(?<!rendez-)\b(?:vous|votre|vos|vôtres?)\b", re.I)),
        (
            "tu",
            re.compile(r"\b(?:tu|toi|tes|tien(?:ne)?s?)\b", re.I),
        ),
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


def form_of_address(site: SiteView) -> Iterator[Fault]:
    """Fault a page that mixes Sie and du, tu and vous, or is the only one to say du, outside quotations."""
    forms: dict[str, list[tuple[PageView, Piece | None, Piece | None]]] = {}
    for page in site.ordinary:
        if (language := page_language(page)) in _FORMS:
            forms.setdefault(language, []).append((page, *_addressed(page, language)))
    for language, pages in forms.items():
        formal = [first for _, first, _ in pages if first]
        familiar = [second for _, first, second in pages if second and not first]
        for page, first, second in pages:
            usual = formal[0] if len(formal) >= 2 and len(familiar) == 1 else None
            one = first or usual
            if one and second:
                yield _fault(page, language, one, second)


def _addressed(page: PageView, language: str) -> tuple[Piece | None, Piece | None]:
    """Return the first piece that addresses readers formally, and the first that does not."""
    (_, formal), (_, familiar) = _FORMS[language]
    said = [p for p in texts(page) if not _is_quoted(p)]
    first = next((p for p in said if formal.search(p.text)), None)
    return first, next((p for p in said if familiar.search(_unquoted(p.text))), None)


def _fault(page: PageView, language: str, first: Piece, second: Piece) -> Fault:
    (polite, formal), (casual, familiar) = _FORMS[language]
    one, other = formal.search(first.text), familiar.search(_unquoted(second.text))
    return Fault(
        evidence=f"{one.group() if one else polite!r} in {first.text[:80]!r}, "
        f"{other.group() if other else casual!r} in {second.text[:80]!r}",
        fix=f"Address readers as {polite} or as {casual}, not as both.",
        selector=second.selector,
        owner=second.owner,
        page=page.url,
    )


def _is_quoted(piece: Piece) -> bool:
    element = piece.element
    return element is not None and any(
        e.tag in ("blockquote", "q", "figure") for e in (element, *element.ancestors)
    )


def _unquoted(text: str) -> str:
    return re.sub(r"[„“\"«»][^“”\"«»]*[“”\"«»]", " ", text)
