"""Directions do not rest on sight alone."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_SIGHT = re.compile(
    r"\b(?:press|click|tap|use|choose|select|see) (?:on )?the (?:\w+ )?(?:red|green|blue|yellow|orange|round|square|large|big|small) (?:button|link|box|icon|field)s?\b"
    r"|\b(?:button|link|box|icon|form|menu|field|column) (?:on|to|at|in) (?:the|your) (?:right|left|top|bottom)\b(?! of)"
    r"|\b(?:fields?|items?|entries|values|dates|prices) (?:marked |shown |highlighted )?in (?:red|green|blue|yellow|bold)\b"
    r"|\b(?:klicken|drücken|tippen) sie (?:auf )?(?:den|das|die) (?:rote|grüne|blaue|gelbe|runde|große)\w* \w+"
    r"|\b(?:rot|grün|blau|gelb) (?:markierte|gekennzeichnete|unterlegte)\w* (?:felder|termine|angaben|tage)\b|\bfelder (?:in|sind) rot\b|\b(?:schaltfläche|knopf|button|formular|menü) (?:rechts|links)\b"
    r"|\b(?:pulse|haga clic en|presione) (?:el|la) (?:\w+ )?(?:botón|enlace) (?:rojo|verde|azul|amarillo|redondo|de la (?:derecha|izquierda))|\bcampos? (?:marcados? )?en rojo\b|\b(?:botón|formulario|menú) (?:de|a) la (?:derecha|izquierda)\b",
    re.I,
)


def sensory_words(page: PageView) -> Iterator[Fault]:
    """Fault directions by colour, shape or place only, such as 'press the green button'."""
    for element in document(page).of("p", "li", "label", "legend", "td", "span"):
        if found := _SIGHT.search(element.words):
            yield Fault(
                evidence=f"{found.group()!r} in {element.words[:120]!r}",
                fix="Name the thing by its words as well: 'press Send'.",
                selector=element.selector,
            )
