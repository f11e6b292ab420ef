"""An id is a name."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def empty_ids(page: PageView) -> Iterator[Fault]:
    """Fault ids that are empty or have white space in them."""
    for node in page.document.elements if page.is_ordinary else ():
        identity = node.attrs.get("id")
        if identity is not None and (not identity.strip() or len(identity.split()) > 1):
            yield fault_at(node, "Write a single word without spaces, or remove the id.")
