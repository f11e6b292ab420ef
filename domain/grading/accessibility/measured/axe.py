"""What axe-core found, at every width and in both colour schemes."""

from collections import defaultdict
from collections.abc import Iterator

from domain.artifacts import AxeNode, AxeResult, AxeRun
from domain.grading.accessibility.measured.axe_rules import AXE_PRACTICES, AXE_RULES, NEED_STYLES
from domain.grading.audit import Audit, Fault
from domain.grading.engine_rules import FALLBACK_OWNER, WEIGHTS, EngineRule, advice
from domain.grading.gathered import artifacts, is_as_visitors_have_it
from domain.grading.grade import NotChecked
from domain.grading.places import fault_of, our_selector
from domain.grading.view import PageView, SiteView

PAINTED = "painted-contrast"
"""What a look at the picture settled of the contrast axe-core left open; it stands among its rules."""

MOST_REVIEWS = 10
"""Places of one rule on one page that are told to a person; the rest is counted."""

Seen = list[tuple[AxeRun, AxeResult, AxeNode]]


def has_axe(page: PageView) -> bool:
    """Whether axe-core ran on the page."""
    here = artifacts(page)
    return here is not None and here.axe is not None


def axe_faults(page: PageView, rule: str) -> Iterator[Fault]:
    """Fault each element that breaks the rule once, however often it was seen."""
    for selector, seen in _seen(page)[0].get(rule, {}).items():
        _, result, node = seen[0]
        detail = advice(node.summary)
        yield fault_of(
            page,
            selector,
            f"{detail or result.help}.",
            evidence=f"{node.html} {_where(seen)}",
            severity=result.impact,
            wcag=result.criteria or None,
        )


def other_axe_faults(page: PageView) -> Iterator[Fault]:
    """Fault what a newer axe-core finds by rules our table does not know."""
    for rule in _seen(page)[0]:
        if rule not in {*AXE_RULES, *AXE_PRACTICES, PAINTED}:
            yield from axe_faults(page, rule)


def axe_reviews(site: SiteView) -> Iterator[NotChecked]:
    """Say where axe-core leaves the judgement to a person."""
    for page in site.pages:
        wrong, unsure = _seen(page)
        for rule, places in unsure.items():
            left = {s: seen for s, seen in places.items() if s not in wrong.get(rule, {})}
            for selector, seen in list(left.items())[:MOST_REVIEWS]:
                yield NotChecked(
                    subject=f"accessibility/axe-{rule}",
                    reason=f"needs review: {page.url} {selector or 'html'}: "
                    f"{advice(seen[0][2].summary) or seen[0][1].help}",
                )
            if len(left) > MOST_REVIEWS:
                yield NotChecked(
                    subject=f"accessibility/axe-{rule}",
                    reason=f"needs review: {page.url}, {len(left) - MOST_REVIEWS} more places",
                )


def _seen(page: PageView) -> tuple[dict[str, dict[str, Seen]], dict[str, dict[str, Seen]]]:
    """Return by rule and element what is wrong and what is unsure, of all runs together."""
    if "axe" not in page.memory:
        here = artifacts(page)
        runs = (here.axe if here else None) or ()
        page.memory["axe"] = (
            _gather(page, [(run, one) for run in runs for one in run.violations]),
            _gather(page, [(run, one) for run in runs for one in run.incomplete]),
        )
    return page.memory["axe"]


def _gather(page: PageView, results: list[tuple[AxeRun, AxeResult]]) -> dict[str, dict[str, Seen]]:
    found: defaultdict[str, defaultdict[str, Seen]] = defaultdict(lambda: defaultdict(list))
    for run, result in results:
        for node in result.nodes:
            found[result.rule][our_selector(page, node.selector)].append((run, result, node))
    return {rule: dict(places) for rule, places in found.items()}


def _where(seen: Seen) -> str:
    """Say at which widths and in which scheme the element was faulty."""
    widths: defaultdict[str, set[int]] = defaultdict(set)
    for run, _, _ in seen:
        widths[run.scheme].add(run.width)
    said = (f"{', '.join(map(str, sorted(px)))} px, {scheme}" for scheme, px in widths.items())
    return f"({'; '.join(said)})"


def has_axe_as_seen(page: PageView) -> bool:
    """Whether axe-core ran on the page as visitors have it."""
    return has_axe(page) and is_as_visitors_have_it(page)


def _audit(row: EngineRule) -> Audit:
    def check(page: PageView) -> Iterator[Fault]:
        return axe_faults(page, row.rule)

    return Audit(
        rule=f"axe-{row.rule}",
        page=check,
        weight=WEIGHTS[row.severity],
        severity=row.severity,
        owner=row.owner,
        wcag=row.wcag,
        engine="axe-core",
        family=row.family,
        looked_at=has_axe_as_seen if row.rule in NEED_STYLES else has_axe,
    )


AXE_AUDITS: tuple[Audit, ...] = (
    *map(_audit, AXE_RULES.values()),
    *map(_audit, AXE_PRACTICES.values()),
    Audit(
        rule="axe-other",
        page=other_axe_faults,
        weight=WEIGHTS["serious"],
        severity="serious",
        owner=FALLBACK_OWNER,
        engine="axe-core",
        looked_at=has_axe,
    ),
)
