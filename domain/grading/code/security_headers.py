"""The host is told to send the headers that protect visitors."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.headers_file import sent_for
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
    strict = sent.get("strict-transport-security")
    if strict and re.search(r"max-age\s*=\s*\"?0+\b", strict.value, re.I):
        yield Fault(
            evidence=f"Strict-Transport-Security: {strict.value} switches the protection off",
            fix="Send a max-age of a year, 31536000.",
            selector=strict.file,
            line=strict.line,
        )
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
