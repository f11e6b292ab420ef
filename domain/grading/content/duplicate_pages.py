"""Every page has something of its own to say."""

from collections import Counter
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.content.prose import texts
from domain.grading.content.wording import plain
from domain.grading.view import PageView, SiteView

MOST_ALIKE = 0.85
"""Share of common runs of words from which two pages count as one."""

LEAST_WORDS = 50

RUN = 4
"""Words per run."""

OFTEN = 12
"""Runs on more pages than this are boilerplate and compare nothing."""


def duplicate_pages(site: SiteView) -> Iterator[Fault]:
    """Fault pages whose content is nearly that of a page before."""
    numbers: dict[tuple[str, ...], int] = {}
    read = [(page, _runs(page, numbers)) for page in site.pages if not page.is_noindex]
    runs = [(page, found) for page, found in read if len(found) >= LEAST_WORDS]
    holders: dict[int, list[int]] = {}
    for at, (_, found) in enumerate(runs):
        for run in found:
            holders.setdefault(run, []).append(at)
    for at, (page, found) in enumerate(runs):
        shared = Counter(
            other
            for run in found
            if len(holders[run]) <= OFTEN
            for other in holders[run]
            if other < at
        )
        for other, common in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))[:1]:
            if (
                common / min(len(found), len(runs[other][1])) >= MOST_ALIKE
                and common / max(len(found), len(runs[other][1])) >= 0.7
            ):
                yield Fault(
                    evidence=f"{page.url} says what {runs[other][0].url} says",
                    fix="Give the page its own content, or merge the two.",
                    page=page.url,
                )


def _runs(page: PageView, numbers: dict[tuple[str, ...], int]) -> frozenset[int]:
    body = " ".join(p.text for p in texts(page) if not p.place)
    words = plain(body).split()
    return frozenset(
        numbers.setdefault(tuple(words[i : i + RUN]), len(numbers))
        for i in range(len(words) - RUN + 1)
    )
