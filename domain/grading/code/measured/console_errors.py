"""The console stays silent while the page loads."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.artifacts import ConsoleMessage
from domain.grading.audit import Fault
from domain.grading.gathered import artifacts
from domain.grading.view import PageView

_POLICY = re.compile(r"content security policy|\bcsp\b", re.IGNORECASE)


def has_console(page: PageView) -> bool:
    """Whether the console was listened to."""
    here = artifacts(page)
    return here is not None and here.loading is not None


def console_errors(page: PageView) -> Iterator[Fault]:
    """Fault each error once; what did not load is told with the requests."""
    here = artifacts(page)
    told: set[str] = set()
    for message in here.loading.console if here and here.loading else ():
        text = " ".join(message.text.split())
        if message.level == "error" and message.source != "network" and text not in told:
            told.add(text)
            yield _fault(page, message, text)


def _fault(page: PageView, message: ConsoleMessage, text: str) -> Fault:
    is_policy = message.source == "security" or bool(_POLICY.search(text))
    path = urlsplit(message.url).path.lstrip("/")
    is_file = path in page.view.site.by_path and path != page.file.path
    return Fault(
        evidence=text,
        fix="Let the policy allow what the page needs, or do without it."
        if is_policy
        else "Mend the script so that it runs to its end.",
        selector=path if is_file else "",
        line=message.line if message.line and message.line > 0 else None,
        severity=None if message.source == "exception" or is_policy else "moderate",
        owner="site_scaffold" if is_policy else None,
    )
