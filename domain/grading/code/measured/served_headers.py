"""The headers that protect visitors are really sent."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from domain.grading.audit import Audit, Fault
from domain.grading.code.headers_file import unknown_headers
from domain.grading.code.policy import policies
from domain.grading.gathered import artifacts
from domain.grading.grade import Severity
from domain.grading.view import PageView, SiteView

Headers = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """One protection and the headers that give it."""

    rule: str
    severity: Severity
    problem: Callable[[Headers], str]
    """Returns what is wrong, or an empty text."""
    fix: str
    family: str = "headers"


def _policy(sent: Headers) -> str:
    return "" if sent.get("content-security-policy") else "no Content-Security-Policy"


def _transport(sent: Headers) -> str:
    value = sent.get("strict-transport-security", "")
    if not value:
        return "no Strict-Transport-Security"
    age = re.search(r"max-age\s*=\s*\"?(\d+)", value, re.I)
    is_short = age is None or int(age[1]) < 86_400
    return f"Strict-Transport-Security: {value} protects for less than a day" if is_short else ""


def _sniffing(sent: Headers) -> str:
    value = sent.get("x-content-type-options", "")
    return "" if value.lower() == "nosniff" else f"X-Content-Type-Options: {value or 'not sent'}"


_SAFE = frozenset(
    {
        *("no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"),
        *("no-referrer-when-downgrade", "origin", "origin-when-cross-origin"),
    }
)


def _referrer(sent: Headers) -> str:
    value = sent.get("referrer-policy", "")
    known = [word.strip().lower() for word in value.split(",") if word.strip().lower() in _SAFE]
    return "" if known else f"Referrer-Policy: {value or 'not sent'}"


def _frames(sent: Headers) -> str:
    is_limited = "frame-ancestors" in sent.get("content-security-policy", "")
    value = sent.get("x-frame-options", "")
    known = value.upper() in ("DENY", "SAMEORIGIN")
    return "" if is_limited or known else f"X-Frame-Options: {value or 'not sent'}"


WANTED: tuple[Wanted, ...] = (
    Wanted(rule="served-policy", severity="moderate", problem=_policy,
           fix="Send a Content-Security-Policy for `/*`."),
    Wanted(rule="served-transport", severity="moderate", problem=_transport,
           fix="Send `Strict-Transport-Security: max-age=31536000`."),
    Wanted(rule="served-sniffing", severity="moderate", problem=_sniffing,
           fix="Send `X-Content-Type-Options: nosniff`."),
    Wanted(rule="served-referrer", severity="minor", problem=_referrer,
           fix="Send `Referrer-Policy: strict-origin-when-cross-origin`."),
    Wanted(rule="served-frames", severity="moderate", problem=_frames,
           fix="Send `X-Frame-Options: DENY`, or `frame-ancestors` in the policy."),
)  # fmt: skip


def has_headers(page: PageView) -> bool:
    """Whether the page came with headers of its own; of a folder without any only the host knows."""
    here = artifacts(page)
    return here is not None and here.loading is not None and not unknown_headers(page.view)


def header_faults(site: SiteView, wanted: Wanted) -> Iterator[Fault]:
    """Fault a protection that pages come without: once for the site when all do."""
    looked = [page for page in site.pages if has_headers(page)]
    wrong = {page.url: said for page in looked if (said := _problem(page, wanted))}
    if wrong and len(wrong) == len(looked):
        yield Fault(evidence=f"as served: {next(iter(wrong.values()))}", fix=wanted.fix)
        return
    for url, said in wrong.items():
        yield Fault(evidence=f"as served: {said}", fix=wanted.fix, page=url)


def _problem(page: PageView, wanted: Wanted) -> str:
    here = artifacts(page)
    if here is None or here.loading is None:
        return ""
    if wanted.rule == "served-transport" and not here.url.startswith("https:"):
        return ""  # it means nothing without TLS
    sent = {header.name: header.value for header in here.loading.headers}
    if wanted.rule == "served-policy" and policies(page):
        return ""  # a `<meta>` gives one as well
    return wanted.problem(sent)


def _audit(wanted: Wanted) -> Audit:
    def check(site: SiteView) -> Iterator[Fault]:
        return header_faults(site, wanted)

    return Audit(
        rule=wanted.rule,
        site=check,
        weight=1,
        severity=wanted.severity,
        owner="site_scaffold",
        engine="chromium",
        family=wanted.family,
        looked_at=has_headers,
    )


HEADER_AUDITS: tuple[Audit, ...] = tuple(map(_audit, WANTED))
