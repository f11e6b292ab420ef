"""Readers may paste what they would have to type."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_STOPS = re.compile(r"return\s+false|preventDefault", re.I)


def paste_blocked(page: PageView) -> Iterator[Fault]:
    """Fault fields that refuse pasting: passwords from a manager cannot be entered."""
    for element in document(page).with_attribute("onpaste"):
        if _STOPS.search(element.get("onpaste")):
            yield Fault(
                evidence=element.opening,
                fix="Let people paste; nobody types a long password without error.",
                selector=element.selector,
            )
