"""The page uses elements that are still in the language."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import names_in
from domain.grading.view import PageView

OBSOLETE = names_in(
    "acronym applet basefont bgsound big blink center dir font frame frameset isindex keygen listing"
    " marquee menuitem multicol nextid nobr noembed noframes plaintext rb rtc spacer strike tt xmp"
)


def obsolete_elements(page: PageView) -> Iterator[Fault]:
    """Fault `<center>`, `<font>` and the like, once per element name and page."""
    seen: set[str] = set()
    for node in page.document.elements if page.is_ordinary else ():
        if node.name in OBSOLETE and node.name not in seen and not node.inside("svg"):
            seen.add(node.name)
            count = len(page.document.named(node.name))
            yield fault_at(
                node,
                "Use CSS, or the element that took its place.",
                evidence=f"{' '.join(node.tag.split())}: <{node.name}> is obsolete, used {count} times",
            )
