"""A page needs few files."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.performance.budgets import budgets
from domain.grading.performance.load import chosen, loads
from domain.grading.view import PageView


def requests(page: PageView) -> Iterator[Fault]:
    """Fault a page that fetches more files than its budget allows, foreign ones counted."""
    foreign = {r.url for r in chosen(page) if r.url and page.local_url(r.url) is None}
    foreign = {url for url in foreign if url.startswith(("http", "//"))}
    count = len(loads(page)) + len(foreign)
    most = budgets(page.view).requests
    if count > most and page.is_ordinary:
        yield Fault(
            evidence=f"{count} requests, budget {most}",
            fix="Join small files, and load what is below the first screen later.",
            selector="head",
        )
