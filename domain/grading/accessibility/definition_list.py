"""Definition lists pair terms with descriptions."""

from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView


def definition_list(page: PageView) -> Iterator[Fault]:
    """Fault `dl` with other children than `dt`, `dd` and `div`, and `dt` or `dd` outside a `dl`."""
    for element in document(page).heard("dl", "dt", "dd"):
        if element.tag == "dl":
            problem = _wrong(element)
        else:
            around = element.parent
            grouped = around is not None and around.tag == "div" and around.parent is not None
            holder = around.parent if around is not None and grouped else around
            problem = (
                "" if holder is not None and holder.tag == "dl" else f"<{element.tag}> outside a dl"
            )
        if problem:
            yield Fault(
                evidence=problem,
                fix="Build the list as `dt` followed by `dd`, directly in `dl` or in one `div` each.",
                selector=element.selector,
            )


def _wrong(whole: Element) -> str:
    tags = [c.tag for c in whole.children if c.tag not in ("script", "template")]
    if stray := next((t for t in tags if t not in ("dt", "dd", "div")), None):
        return f"<{stray}> directly in <dl>"
    if "dt" in tags and "dd" not in tags:
        return "<dl> with terms and no description"
    return "<dl> that begins with a description" if tags[:1] == ["dd"] else ""
