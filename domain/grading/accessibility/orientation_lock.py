"""The page can be read upright and lying."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.document import document
from domain.grading.accessibility.styles import matching, rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_TURNED = re.compile(r"rotate[zZ]?\(\s*-?(?:90deg|270deg|0?\.25turn|0?\.75turn)")
_WHOLE = re.compile(r"(?:^|[\s,>])(?:html|body|:root|main|#(?:app|root|page|wrapper))\b|^:root")


def orientation_lock(page: PageView) -> Iterator[Fault]:
    """Fault CSS that turns text, or hides the whole page, in one orientation of the screen."""
    whole = document(page)
    for rule in rules_of(page):
        if not any("orientation" in c for c in rule.conditions):
            continue
        is_turned = _TURNED.search(rule.values.get("transform", "") + rule.values.get("rotate", ""))
        found = (e for selector in rule.selectors for e in matching(whole, selector.at_rest))
        is_read = _WHOLE.search(rule.prelude) or any(len(e.text.split()) > 1 for e in found)
        is_gone = rule.values.get("display") == "none" and _WHOLE.search(rule.prelude)
        if (is_turned and is_read) or is_gone:
            yield Fault(
                evidence=f"{rule.conditions[-1]} {{ {rule.prelude[:60]} ... }}",
                fix="Let the page be read in both orientations.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
