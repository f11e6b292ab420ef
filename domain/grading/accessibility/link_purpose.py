"""Links of one name lead to one place, and the name says which."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Document, Element, document
from domain.grading.accessibility.name import accessible_name
from domain.grading.audit import Fault
from domain.grading.view import PageView

_SAYS_NOTHING = re.compile(
    r"^(?:click(?: here)?|here|link|more|read more|learn more|more info|details|this|this page|continue"
    r"|hier|hier klicken|klicken sie hier|mehr|mehr lesen|weiterlesen|weiter|mehr erfahren"
    r"|aquí|aqui|haga clic(?: aquí)?|haz clic(?: aquí)?|clic aquí|pulse aquí|más|leer más|ver más|más información)"
    r"[\s.…»›>→!]*$",
    re.I,
)
_ALWAYS = re.compile(
    r"^(?:click here|here|click|link|hier|hier klicken|klicken sie hier|aquí|haga clic(?: aquí)?|haz clic aquí|clic aquí|this)\W*$",
    re.I,
)


def link_purpose(page: PageView) -> Iterator[Fault]:
    """Fault `click here` links, and one vague name used for different places."""
    whole = document(page)
    targets: dict[str, set[str]] = {}
    links: list[tuple[Element, str]] = []
    for link in whole.heard("a"):
        if link.has("href") and (name := accessible_name(link, whole)):
            links.append((link, name))
            targets.setdefault(name.casefold(), set()).add(_target(link))
    told: set[str] = set()
    for link, name in links:
        key = name.casefold()
        vague = bool(_SAYS_NOTHING.match(name)) and not _described(link, whole)
        several = len(targets[key]) > 1
        if key not in told and vague and (several or _ALWAYS.match(name)):
            told.add(key)
            yield Fault(
                evidence=f"{name!r} leads to {', '.join(sorted(targets[key])[:3])}",
                fix="Say in the link text what the reader finds there.",
                selector=link.selector,
            )


def _target(link: Element) -> str:
    return link.get("href").split("#")[0].rstrip("/") or link.get("href")


def _described(link: Element, whole: Document) -> bool:
    return any(i in whole.by_id for i in link.get("aria-describedby").split())
