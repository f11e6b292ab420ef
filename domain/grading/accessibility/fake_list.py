"""Lists are lists, not lines with dashes."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import Element, document
from domain.grading.audit import Fault
from domain.grading.view import PageView

_MARK = re.compile(r"^\s*(?:[-–•*·▪►✓✔]|\d{1,2}[.)])\s+\S")
LEAST = 3


def fake_list(page: PageView) -> Iterator[Fault]:
    """Fault three lines or more, set apart by `br` or paragraphs, that begin with a dash or a dot."""
    for element in document(page).of("p", "div"):
        marked = [line for line in _lines(element) if _MARK.match(line)]
        if len(marked) >= LEAST:
            yield Fault(
                evidence=f"{len(marked)} lines such as {' '.join(marked[0].split())[:80]!r}",
                fix="Make it a `ul` or `ol` with an `li` for each line.",
                selector=element.selector,
            )


def _lines(element: Element) -> list[str]:
    lines = [""]
    for item in element.content:
        if isinstance(item, str):
            lines[-1] += item
        elif item.tag == "br":
            lines.append("")
        elif item.tag == "p" and element.tag == "div":
            lines += [item.text, ""]
        else:
            lines[-1] += item.text
    return lines
