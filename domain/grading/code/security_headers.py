"""The host is told to send the headers that protect visitors."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.headers_file import Header, sent_for
from domain.grading.code.policy import all_policies
from domain.grading.view import SiteView

WANTED = ("x-content-type-options", "referrer-policy", "strict-transport-security")


def security_headers(site: SiteView) -> Iterator[Fault]:
    """Fault headers that are missing, and those whose value protects nobody."""
    sent = sent_for(site, "/")
    present = {name for name in WANTED if name in sent}
    policy = " ".join(p.text for p in all_policies(site))
    missing = [name for name in WANTED if name not in present]
    if not policy:
        missing.insert(0, "content-security-policy")
    if "frame-ancestors" not in policy and "x-frame-options" not in sent:
        missing.append("x-frame-options or frame-ancestors")
    if missing:
        is_started = bool(present or policy or "x-frame-options" in sent)
        yield Fault(
            evidence=f"not sent: {', '.join(missing)}",
            fix="Send the missing headers for `/*`.",
            selector="_headers",
            severity=None if site.is_ours or is_started else "minor",
        )
    sniff = sent.get("x-content-type-options")
    if sniff and sniff.value.lower() != "nosniff":
        yield Fault(
            evidence=f"X-Content-Type-Options: {sniff.value}",
            fix="Send `X-Content-Type-Options: nosniff`.",
            selector=sniff.file,
            line=sniff.line,
        )
    if strict := sent.get("strict-transport-security"):
        yield from _short(strict)
    framed = sent.get("x-frame-options")
    if framed and framed.value.upper() not in ("DENY", "SAMEORIGIN"):
        yield Fault(
            evidence=f"X-Frame-Options: {framed.value} is no value browsers know",
            fix="Send DENY or SAMEORIGIN.",
            selector=framed.file,
            line=framed.line,
        )
    origin = sent.get("access-control-allow-origin")
    if origin and origin.value == "*" and "access-control-allow-credentials" in sent:
        yield Fault(
            evidence="any origin may read with credentials",
            fix="Name the origins that may read.",
            selector=origin.file,
            line=origin.line,
        )


SHORTEST_S = 7 * 86_400
"""Of a protection worth the name: whoever tries it out begins with less, and then raises it."""


def _short(strict: Header) -> Iterator[Fault]:
    found = re.search(r"max-age\s*=\s*\"?(\d{1,12})", strict.value, re.I)
    seconds = int(found[1]) if found else None
    if seconds is not None and seconds >= SHORTEST_S:
        return
    problem = "switches the protection off" if seconds == 0 else "protects for less than a week"
    yield Fault(
        evidence=f"Strict-Transport-Security: {strict.value} {problem if found else 'has no max-age'}",
        fix="Send a max-age of a year, 31536000.",
        selector=strict.file,
        line=strict.line,
        severity="minor" if seconds else None,
    )
