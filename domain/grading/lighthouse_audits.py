"""Turn the failed audits of Lighthouse into faults of the page."""

from collections.abc import Callable, Iterator, Mapping

from domain.grading.audit import Audit, Fault
from domain.grading.engine_rules import FALLBACK_OWNER, WEIGHTS, EngineRule, advice
from domain.grading.gathered import broken, failed, has_category, runs
from domain.grading.grade import Dimension, NotChecked
from domain.grading.places import fault_of
from domain.grading.view import PageView, SiteView
from domain.lighthouse import AuditPlace, Category, FailedAudit

MOST_PLACES = 10
"""Places of one audit that are told."""

PASSING = 0.9
"""Lighthouse's own mark for green, for audits with a score between 0 and 1."""

Excuse = Callable[[PageView, FailedAudit], bool]
"""Whether the failure comes from how it was measured and not from the site."""


def no_excuse(_page: PageView, _audit: FailedAudit) -> bool:
    """Excuse nothing."""
    return False


def lighthouse_audits(
    category: Category, rules: Mapping[str, EngineRule], *, excuse: Excuse = no_excuse
) -> tuple[Audit, ...]:
    """Return one audit for each row of a category's table, and one for what no row knows.

    Args:
        category: Of Lighthouse.
        rules: Its table; rows that are not told become no audit.
        excuse: Tells failures that are no fault of the site.
    """

    def looked_at(page: PageView) -> bool:
        return has_category(page, category)

    def one(row: EngineRule) -> Audit:
        def check(page: PageView) -> Iterator[Fault]:
            return _faults(page, failed(page, category, row.rule), excuse)

        return Audit(
            rule=f"lighthouse-{row.rule}",
            page=check,
            weight=WEIGHTS[row.severity],
            severity=row.severity,
            owner=row.owner,
            wcag=row.wcag,
            engine="lighthouse",
            family=row.family,
            looked_at=looked_at,
        )

    def others(page: PageView) -> Iterator[Fault]:
        for name in _unknown(page, category, rules):
            yield from _faults(page, failed(page, category, name), excuse)

    rest = Audit(
        rule=f"lighthouse-other-{category}",
        page=others,
        weight=WEIGHTS["moderate"],
        severity="moderate",
        owner=FALLBACK_OWNER,
        engine="lighthouse",
        looked_at=looked_at,
    )
    return (*(one(row) for row in rules.values() if row.is_told), rest)


def lighthouse_reviews(
    site: SiteView, dimension: Dimension, category: Category
) -> Iterator[NotChecked]:
    """Say which audits Lighthouse could not work out, and which it leaves to a person."""
    for page in site.pages:
        for audit, error in broken(page, category).items():
            reason = f"Lighthouse could not work it out on {page.url}: {error}"
            yield NotChecked(subject=f"{dimension}/lighthouse-{audit}", reason=reason)


def _unknown(
    page: PageView, category: Category, rules: Mapping[str, EngineRule]
) -> tuple[str, ...]:
    """Return failed audits that weigh something and stand in no table."""
    names = [
        one.audit
        for run in runs(page)
        for one in run.failed
        if one.category == category and one.weight and one.audit not in rules
    ]
    return tuple(dict.fromkeys(names))


def _faults(page: PageView, audit: FailedAudit | None, excuse: Excuse) -> Iterator[Fault]:
    if audit is None or (audit.score or 0) >= PASSING or excuse(page, audit):
        return
    for place in audit.places[:MOST_PLACES] or (AuditPlace(),):
        seen = place.snippet or place.url or audit.display
        yield fault_of(
            page,
            place.selector,
            f"{advice(place.text or audit.explanation or audit.title)}.",
            evidence=f"{audit.title}: {seen}" if seen else audit.title,
        )
