"""The page can be read upright and lying."""

import re
from collections.abc import Iterator

from domain.grading.accessibility.styles import rules_of
from domain.grading.audit import Fault
from domain.grading.view import PageView

_TURNED = re.compile(r"rotate[zZ]?\(\s*-?(?:90deg|270deg|0?\.25turn|0?\.75turn)")
_WHOLE = re.compile(r"(?:^|[\s,>])(?:html|body|:root|main|#(?:app|root|page|wrapper))\b|^:root")


def orientation_lock(page: PageView) -> Iterator[Fault]:
    """Fault CSS that turns or hides the whole page in one orientation of the screen."""
    for rule in rules_of(page):
        if not any("orientation" in c for c in rule.conditions) or not _WHOLE.search(rule.prelude):
            continue
        turned = _TURNED.search(rule.values.get("transform", "") + rule.values.get("rotate", ""))
        if turned or rule.values.get("display") == "none":
            yield Fault(
                evidence=f"{rule.conditions[-1]} {{ {rule.prelude[:60]} ... }}",
                fix="Let the page be read in both orientations.",
                selector=rule.prelude[:100],
                line=rule.line,
            )
