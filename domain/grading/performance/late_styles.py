"""Style sheets come before what they style."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def late_styles(page: PageView) -> Iterator[Fault]:
    """Fault a style sheet of this site linked in the body: the page is drawn twice."""
    for node in page.document.named("link") if page.is_ordinary else ():
        is_sheet = "stylesheet" in node.get("rel").lower().split()
        if is_sheet and node.inside("body") and not node.inside("noscript", "template"):
            yield fault_at(node, "Link it in the head.")
