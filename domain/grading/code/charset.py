"""Browsers know the encoding before they need it."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView

FIRST_BYTES = 1024
"""Browsers look for the encoding in the first 1024 bytes."""


def charset(page: PageView) -> Iterator[Fault]:
    """Fault a page that declares no encoding, another than UTF-8, or declares it too late."""
    if not page.is_ordinary or page.file.body.startswith(b"\xef\xbb\xbf"):
        return
    for node in page.document.named("meta"):
        content = re.search(r"charset=([\w-]+)", node.get("content").lower())
        is_declared = node.get("http-equiv").lower() == "content-type" and content
        name = node.get("charset").lower() or (content[1] if content and is_declared else "")
        if name in ("utf-8", "utf8"):
            if len(page.html[: node.start].encode()) > FIRST_BYTES:
                yield fault_at(
                    node,
                    "Move it to the top of <head>.",
                    evidence=f"{node.tag} comes after the first {FIRST_BYTES} bytes",
                    severity="minor",
                )
            yield from _others(page, node)
            return
        if name:
            yield fault_at(node, 'Save the file as UTF-8 and declare <meta charset="utf-8">.')
            return
    yield Fault(
        evidence='no <meta charset="utf-8">',
        fix='Begin <head> with <meta charset="utf-8">.',
        selector="head",
    )


def _others(page: PageView, declared: Element) -> Iterator[Fault]:
    """Fault a second declaration that names another encoding."""
    for node in page.document.named("meta"):
        content = re.search(r"charset=([\w-]+)", node.get("content").lower())
        is_declared = node.get("http-equiv").lower() == "content-type" and content
        name = node.get("charset").lower() or (content[1] if content and is_declared else "")
        if node is not declared and name and name not in ("utf-8", "utf8"):
            yield fault_at(
                node,
                "Remove it.",
                evidence=f"{node.tag} contradicts {declared.tag}",
            )
