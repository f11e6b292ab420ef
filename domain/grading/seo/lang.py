"""The page says which language it is in."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_TAG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)


def lang(page: PageView) -> Iterator[Fault]:
    """Fault an `<html>` without a valid `lang`."""
    node = page.document.first("html")
    if not page.is_ordinary:
        return
    code = node.get("lang").strip() if node else ""
    if node is None or not code:
        yield Fault(
            evidence=node.tag if node else "no <html> tag",
            fix='Add the language to the <html> tag, such as lang="en".',
            selector="html",
            line=node.line if node else None,
        )
    elif not _TAG.fullmatch(code):
        yield fault_at(node, "Use a language code such as `en`, `de` or `es`.")
