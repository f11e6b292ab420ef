"""The Content-Security-Policy keeps foreign scripts out."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.policy import Policy, all_policies
from domain.grading.markup import names_in
from domain.grading.view import SiteView

_WIDE = frozenset({"*", "http:", "https:", "data:", "blob:"})
_KEYWORDS = frozenset(
    {"self", "none", "unsafe-inline", "unsafe-eval", "unsafe-hashes", "strict-dynamic"}
    | {"report-sample", "wasm-unsafe-eval"}
)
_DIRECTIVES = names_in(
    "default-src script-src script-src-elem script-src-attr style-src style-src-elem style-src-attr img-src"
    " font-src connect-src media-src object-src frame-src child-src worker-src manifest-src prefetch-src"
    " fenced-frame-src base-uri form-action frame-ancestors navigate-to sandbox report-uri report-to"
    " upgrade-insecure-requests block-all-mixed-content require-trusted-types-for trusted-types"
    " plugin-types require-sri-for referrer webrtc"
)


def content_security_policy(site: SiteView) -> Iterator[Fault]:
    """Fault policies that let any script run, and words in them that browsers do not know."""
    for policy in all_policies(site):
        for problem in _problems(policy):
            yield Fault(
                evidence=f"{problem}: {policy.text[:200]}",
                fix="Allow scripts from 'self' only, inline ones by hash, and set object-src 'none'.",
                selector=policy.place,
                line=policy.line,
            )
        for problem, fix in _slips(policy):
            yield Fault(
                evidence=f"{problem}: {policy.text[:200]}",
                fix=fix,
                selector=policy.place,
                line=policy.line,
            )


def _slips(policy: Policy) -> Iterator[tuple[str, str]]:
    """Yield what browsers pass over or take for the name of a host."""
    for name, sources in policy.directives.items():
        if name not in _DIRECTIVES:
            yield f"browsers know no directive {name!r}", "Write the name of a directive."
        for bare in sorted(_KEYWORDS & set(sources)):
            if name.endswith(("-src", "-elem", "-attr", "-uri", "-action", "-ancestors")):
                yield f"{bare!r} without quotes is a host in {name}", f"Write '{bare}' in quotes."


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
