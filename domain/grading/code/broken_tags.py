"""Every tag is complete."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView


def broken_tags(page: PageView) -> Iterator[Fault]:
    """Fault tags without closing `>` or with a quote left open, and comments without an end."""
    for problem in page.document.problems if page.is_ordinary else ():
        if problem.kind == "broken-tag":
            yield Fault(
                evidence=problem.snippet,
                fix="Close the comment with -->."
                if problem.name == "!--"
                else "Close the quote and the tag; write a lone < as &lt;.",
                line=problem.line,
            )
    for node in page.document.elements if page.is_ordinary else ():
        if bad := [name for name in node.attrs if "<" in name]:
            yield Fault(
                evidence=f"{' '.join(node.tag.split())[:120]} has {bad[0]!r} among its attributes",
                fix="Close the tag before the next one begins.",
                selector=node.selector,
                line=node.line,
            )
