"""Other sites learn no more than the host a visitor comes from."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_OPEN = frozenset({"unsafe-url", "no-referrer-when-downgrade", "always"})


def referrer_policy(page: PageView) -> Iterator[Fault]:
    """Fault policies that send the whole address to every site."""
    for node in page.document.elements if page.is_ordinary else ():
        is_meta = node.name == "meta" and node.get("name").lower() == "referrer"
        value = node.get("content" if is_meta else "referrerpolicy").strip().lower()
        is_map = node.name == "iframe"  # players of maps and films ask for it in their own code
        if value in _OPEN and not is_map and (is_meta or "referrerpolicy" in node.attrs):
            yield fault_at(node, "Use strict-origin-when-cross-origin or less.")
