"""Every line of code in a page can run."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.code.sources import inner_text, without_comments
from domain.grading.view import PageView


def ignored_code(page: PageView) -> Iterator[Fault]:
    """Fault code inside `<script src>`: browsers run the file and never the code."""
    for node in page.document.named("script") if page.is_ordinary else ():
        kind = node.get("type").lower()
        is_code = kind in ("", "module", "text/javascript", "application/javascript")
        code = " ".join(without_comments(inner_text(node)).split()) if is_code else ""
        if code and "src" in node.attrs:
            yield fault_at(
                node,
                "Put the code into a script element of its own.",
                evidence=f"never runs, for the element has a src: {code[:140]}",
            )
