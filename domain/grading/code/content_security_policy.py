"""The Content-Security-Policy keeps foreign scripts out."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.policy import Policy, all_policies
from domain.grading.view import SiteView

_WIDE = frozenset({"*", "http:", "https:", "data:", "blob:"})


def content_security_policy(site: SiteView) -> Iterator[Fault]:
    """Fault policies that let any script run: `unsafe-inline`, `unsafe-eval`, wildcards, no limit."""
    for policy in all_policies(site):
        for problem in _problems(policy):
            yield Fault(
                evidence=f"{problem}: {policy.text[:200]}",
                fix="Allow scripts from 'self' only, inline ones by hash, and set object-src 'none'.",
                selector=policy.place,
                line=policy.line,
            )


def _problems(policy: Policy) -> Iterator[str]:
    scripts = policy.sources("script-src")
    if scripts is None:
        is_partial = {"frame-ancestors", "upgrade-insecure-requests"} & policy.directives.keys()
        if not is_partial or len(policy.directives) > 2:
            yield "neither script-src nor default-src is set"
        return
    is_strict = (
        any(s.startswith(("'nonce-", "'sha")) for s in scripts) or "'strict-dynamic'" in scripts
    )
    if "'unsafe-inline'" in scripts and not is_strict:
        yield "scripts may be inline ('unsafe-inline')"
    if "'unsafe-eval'" in scripts:
        yield "scripts may be made from text ('unsafe-eval')"
    wide = sorted(_WIDE & set(scripts))
    if wide and "'strict-dynamic'" not in scripts:
        yield f"scripts may come from anywhere ({wide[0]})"
