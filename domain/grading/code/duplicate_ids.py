"""An id names one element."""

from collections import defaultdict
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.duplicate_id import pointed_to
from domain.grading.audit import Fault
from domain.grading.markup import Element
from domain.grading.view import PageView


def duplicate_ids(page: PageView) -> Iterator[Fault]:
    """Fault ids that several elements have; those in `<svg>` or told as violations weigh less."""
    found: dict[str, list[Element]] = defaultdict(list)
    for node in page.document.elements if page.is_ordinary else ():
        if node.get("id") and not node.inside("template", "noscript"):
            found[node.get("id")].append(node)
    pointed = pointed_to(document(page)) if any(len(n) > 1 for n in found.values()) else set[str]()
    for identity, nodes in found.items():
        if len(nodes) > 1:
            lines = ", ".join(str(node.line) for node in nodes[:6])
            is_mild = all(node.inside("svg") for node in nodes) or identity in pointed
            yield Fault(
                evidence=f'id="{identity}" {len(nodes)} times, on lines {lines}',
                fix="Give each element an id of its own.",
                selector=f"#{identity}",
                line=nodes[1].line,
                severity="minor" if is_mild else None,
            )
