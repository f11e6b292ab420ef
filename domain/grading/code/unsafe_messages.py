"""Messages between windows go to one named site."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments
from domain.grading.view import SiteView

_TO_ALL = re.compile(
    r"\.postMessage\s*\([^;\n]{0,300}?,\s*(?:\{\s*targetOrigin\s*:\s*)?[\"'`]\*[\"'`]"
)
_LISTENS = re.compile(r"addEventListener\s*\(\s*[\"'`]message[\"'`]|\bonmessage\s*=")
_CHECKS = re.compile(r"\.origin\b|\.source\b")


def unsafe_messages(site: SiteView) -> Iterator[Fault]:
    """Fault `postMessage` to anybody, and listeners that never ask who sent a message."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        found = _TO_ALL.search(plain)
        fix = "Name the origin it is for instead of '*'."
        if (
            found is None
            and not _CHECKS.search(plain)
            and not re.search(r"\bWorker\b|importScripts", plain)
        ):
            found = _LISTENS.search(plain)
            fix = "Compare `event.origin` with the site you trust before using a message."
        if found:
            yield Fault(
                evidence=" ".join(found[0].split())[:200],
                fix=fix,
                selector=script.selector,
                line=script.line(found.start()),
                page=script.page,
            )
