"""The page says which language it is in."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.languages import LANGUAGE_CODES
from domain.grading.audit import Fault
from domain.grading.view import PageView

_WELL_FORMED = re.compile(r"^([a-z]{2,3})(?:-[a-z0-9]{1,8})*$", re.I)


def page_language(page: PageView) -> Iterator[Fault]:
    """Fault a page without `lang`, and any `lang` that is not a language."""
    whole = document(page)
    root = whole.root
    if root is None or not (root.get("lang") or root.get("xml:lang")):
        yield Fault(
            evidence=root.opening if root else "<html>",
            fix='Name the language of the page, such as <html lang="en">.',
            selector="html",
        )
    for element in whole.elements:
        code = element.get("lang")
        found = _WELL_FORMED.match(code)
        if code and (found is None or found[1].lower() not in LANGUAGE_CODES):
            yield Fault(
                evidence=f"lang={code!r}",
                fix="Use a language code such as `en`, `de` or `es-MX`.",
                selector=element.selector,
            )
