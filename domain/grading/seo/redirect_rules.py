"""What the host sends on ends at a page, in one step."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault
from domain.grading.seo.dead_links import SERVED
from domain.grading.seo.redirects_file import Redirect, redirect_of, redirects
from domain.grading.view import SiteView

_MOST_STEPS = 5


def redirect_rules(site: SiteView) -> Iterator[Fault]:
    """Fault rules that lead in a circle, to nothing, or over another rule; only plain addresses are followed."""
    for rule in redirects(site):
        if rule.sends_on and _OPEN.match(rule.target):
            yield Fault(
                evidence=f"{rule.source} -> {rule.target} sends visitors wherever a link says",
                fix="Name the host the rule leads to, so that no link of this site ends elsewhere.",
                selector=rule.file,
                line=rule.line,
                severity="serious",
            )
        if rule.is_plain and rule.target and rule.sends_on:
            yield from _followed(site, rule)


_OPEN = re.compile(r"(?:https?:)?(?://)?:\w+|https?://:\w+|\$\d")
"""A target that begins with what the visitor's own link fills in."""


def _followed(site: SiteView, rule: Redirect) -> Iterator[Fault]:
    steps, path = [rule.source], _inner(site, rule.target)
    while path is not None and len(steps) <= _MOST_STEPS:
        if path.rstrip("/") in {step.rstrip("/") for step in steps}:
            yield _fault(rule, [*steps, path], "goes in a circle", "Let it end at a page.")
            return
        steps.append(path)
        # A host answers with a file before it looks at rules.
        further = None if site.answering(path) else redirect_of(site, path)
        if further is None or not further.sends_on or not further.is_plain:
            break
        path = _inner(site, further.target)
    last = path or steps[-1]
    is_lost = path is not None and not site.answering(last) and redirect_of(site, last) is None
    if is_lost and not SERVED.search(last):
        yield _fault(rule, steps, "ends at no page", "Lead to a page that exists.")
    elif len(steps) > 2:
        yield _fault(rule, steps, "goes over another rule", f"Lead straight to {steps[-1]}.")


def _fault(rule: Redirect, steps: list[str], problem: str, fix: str) -> Fault:
    return Fault(
        evidence=f"{' -> '.join(steps)} {problem}",
        fix=fix,
        selector=rule.file,
        line=rule.line,
        severity="minor" if "over" in problem else None,
    )


def _inner(site: SiteView, address: str) -> str | None:
    """Return the path on this site, or None when the address leaves it."""
    parts = urlsplit(address)
    if parts.netloc and parts.netloc.removeprefix("www.") != urlsplit(
        site.origin
    ).netloc.removeprefix("www."):
        return None
    return parts.path or "/"
