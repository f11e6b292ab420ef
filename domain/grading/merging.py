"""One fault that several engines saw is told once, and counts once."""

from collections.abc import Mapping, Sequence

from domain.grading.grade import SEVERITIES, Check, Finding, RuleId

PREFERENCE = ("static", "axe-core", "html-validate", "chromium", "lighthouse")
"""Whose words are kept, best first: our own know the line in the source, the next the element."""

PAGE_WIDE = frozenset(
    {
        *("aria-hidden-body", "bypass", "charset", "clipping", "console", "doctype", "focus"),
        *("focus-trap", "language", "layout-shift", "main", "motion", "page-weight", "policy"),
        *("reflow", "refresh", "title", "viewport", "meta-description", "canonical", "noindex"),
        *("orientation", "headers", "robots"),
    }
)
"""Families of which a page has one fault at most, wherever an engine points."""


def merge(findings: Sequence[Finding], families: Mapping[RuleId, str]) -> tuple[Finding, ...]:
    """Return the findings with those of one fault put together; the kept one names the other engines.

    Two findings of one engine are two faults. The kept finding has the worst severity and all the
    criteria of those it stands for, so that nothing gets milder by being seen twice.

    Args:
        findings: Of one dimension.
        families: What each rule has in common with rules of other engines; rules without a family
            are told as they are.
    """
    kept: list[tuple[int, Finding]] = []
    for place, finding in sorted(enumerate(findings), key=lambda pair: _rank(pair[1])):
        family = families.get(finding.rule, "")
        at = next(
            (
                at
                for at, (_, one) in enumerate(kept if family else ())
                if families.get(one.rule, "") == family and _is_same(one, finding, family)
            ),
            -1,
        )
        if at < 0:
            kept.append((place, finding))
        else:
            kept[at] = (kept[at][0], _joined(kept[at][1], finding))
    return tuple(finding for _, finding in sorted(kept, key=lambda pair: pair[0]))


def located(kept: Sequence[Finding], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the kept findings, with the line another finding knows of the same element."""
    lines = {(one.page, one.selector): one.line for one in findings if one.selector and one.line}
    return tuple(
        one if one.line else one.model_copy(update={"line": lines.get((one.page, one.selector))})
        for one in kept
    )


def counted(checks: Sequence[Check], kept: Sequence[Finding]) -> tuple[Check, ...]:
    """Return the checks as they count in the score: a page whose fault another check tells is left out.

    Args:
        checks: How each audit did on each page.
        kept: The findings that were kept.
    """
    places: dict[RuleId, set[str]] = {}
    for finding in kept:
        places.setdefault(finding.rule, set()).add(finding.page)
    return tuple(_counted(check, places.get(check.rule, set())) for check in checks)


def _counted(check: Check, pages: set[str]) -> Check:
    known = {*check.passed, *check.failed}
    own = check.failed if pages - known else tuple(p for p in check.failed if p in pages)
    return check.model_copy(update={"failed": own})


def _rank(finding: Finding) -> tuple[int | str, ...]:
    """Return what findings are ordered by, so that the order they were told in does not matter."""
    engine = finding.engine
    place = PREFERENCE.index(engine) if engine in PREFERENCE else len(PREFERENCE)
    # `*` sorts before every path, so what is told of the whole site takes the others in.
    at = (finding.page, finding.selector, finding.line or 0, finding.rule)
    return place, engine, *at, finding.model_dump_json()


def _is_same(kept: Finding, other: Finding, family: str) -> bool:
    """Whether another engine speaks of the same fault, on no more pages."""
    if kept.engine == other.engine or kept.page not in (other.page, "*"):
        return False
    return family in PAGE_WIDE or _is_one_place(kept, other)


def _is_one_place(one: Finding, other: Finding) -> bool:
    """Whether one element is the other or stands in it; by line where an element is not known.

    What an engine tells of no place at all can be nothing else than what another tells of a place.
    """
    if one.selector and other.selector:
        longer, shorter = sorted((one.selector, other.selector), key=len, reverse=True)
        return longer == shorter or longer.startswith(f"{shorter} > ")
    if one.line and other.line:
        return one.line == other.line
    return not (one.selector or one.line) or not (other.selector or other.line)


def _joined(kept: Finding, other: Finding) -> Finding:
    engines = {*kept.also, *other.also, other.engine} - {kept.engine}
    return kept.model_copy(
        update={
            "severity": min(kept.severity, other.severity, key=SEVERITIES.index),
            "wcag": tuple(sorted({*kept.wcag, *other.wcag})),
            "also": tuple(sorted(engines)),
        }
    )
