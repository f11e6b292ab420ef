"""An attribute is given once."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def duplicate_attributes(page: PageView) -> Iterator[Fault]:
    """Fault start tags that give an attribute twice; browsers drop the second."""
    for node in page.document.elements if page.is_ordinary else ():
        if node.twice:
            yield fault_at(node, f"Give `{node.twice[0]}` once.")
