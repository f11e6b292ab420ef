"""A list holds as many things as its sentence says."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "two zwei dos 2",
            "three drei tres 3",
            "four vier cuatro 4",
            "five fünf cinco 5",
            "six sechs seis 6",
            "seven sieben siete 7",
            "eight acht ocho 8",
            "nine neun nueve 9",
            "ten zehn diez 10",
        ),
        2,
    )
    for word in words.split()
}
_COUNTED = re.compile(
    rf"\b(?P<n>{'|'.join(_NUMBERS)})\s+(?:\w+\s+){{0,2}}?"
    r"(?:things?|steps?|services?|reasons?|ways?|rules?|options?|kinds?|types?|parts?|points?|areas?"
    r"|sizes?|models?|plans?|packages?|stages?|principles?|courses?|rooms?|products?"
    r"|dinge|schritte|leistungen|gründe|wege|regeln|möglichkeiten|arten|teile|punkte|bereiche"
    r"|größen|pakete|kurse|räume|cosas|pasos|servicios|razones|maneras|reglas|opciones|tipos|partes"
    r"|áreas|tamaños|planes|cursos)\b[^.!?]{0,60}:\s*$",
    re.I,
)


def wrong_counts(page: PageView) -> Iterator[Fault]:
    """Fault `three steps:` before a list of four."""
    for listed in document(page).of("ul", "ol"):
        before = _before(listed)
        found = _COUNTED.search(before.text) if before else None
        items = [child for child in listed.children if child.tag == "li"]
        if before and found and len(items) != _NUMBERS[found["n"].lower()]:
            yield Fault(
                evidence=f"{found.group()[:80]!r} is followed by {len(items)}",
                fix="Count again, and correct the sentence or the list.",
                selector=before.selector,
            )


def _before(listed: Element) -> Element | None:
    """Return the paragraph or heading right before the list."""
    around = listed.parent.children if listed.parent else ()
    place = next((at for at, child in enumerate(around) if child is listed), 0)
    before = around[place - 1] if place else None
    return before if before and before.tag in ("p", "h2", "h3", "h4", "div") else None
