"""The words of a link say where it goes."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

EMPTY_WORDS = frozenset(
    {
        *("click here", "click", "here", "this", "link", "this link", "this page", "click this"),
        *("hier", "hier klicken", "klicken sie hier", "klick hier", "klicken", "dieser link"),
        *("aquí", "aqui", "haga clic aquí", "haz clic aquí", "pulse aquí", "clic aquí", "enlace"),
        *("ici", "cliquez ici", "cliquer ici", "clique ici", "lien", "ce lien", "cette page"),
        *("qui", "clicca qui", "questo link"),
        *("click here!", "go", "start here", "press here", "tap here"),
    }
)
"""Say nothing at all."""

WEAK_WORDS = frozenset(
    {
        *("read more", "more", "learn more", "more info", "details", "see more", "continue"),
        *("mehr", "mehr lesen", "mehr erfahren", "weiterlesen", "weiter", "mehr infos"),
        *(
            "lire la suite",
            "en savoir plus",
            "plus",
            "voir plus",
            "suite",
            "plus d’infos",
            "détails",
        ),
        *("leggi tutto", "scopri di più", "leggi di più"),
        *("leer más", "más", "ver más", "más información", "saber más", "seguir leyendo"),
    }
)
"""Say something only together with what stands around them."""


def link_text(page: PageView) -> Iterator[Fault]:
    """Fault links whose only words are `click here` and the like, in five languages."""
    if not page.is_ordinary:
        return
    for node in page.document.named("a"):
        words = re.sub(r"[\s.…»›→>]+$", "", node.label.lower()) if "href" in node.attrs else ""
        if words not in EMPTY_WORDS and words not in WEAK_WORDS:
            continue
        if (
            node.get("title").strip()
            or "aria-labelledby" in node.attrs
            or "aria-describedby" in node.attrs
        ):
            continue
        yield fault_at(
            node,
            "Name the target in the words of the link.",
            evidence=f"{' '.join(node.tag.split())}{node.text}</a>",
            severity=None if words in EMPTY_WORDS else "minor",
        )
