"""Scripts keep no secret where any other script reads it."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments
from domain.grading.view import SiteView

_STORED = re.compile(
    r"(?:local|session)Storage\s*(?:\.setItem\s*\(\s*|\.|\[\s*)[\"'`]?(?P<key>[\w.-]*(?:token|jwt|passw|secret|auth|session|credential|api_?key)[\w.-]*)[\"'`]?\s*(?:,|\]?\s*=(?!=))",
    re.I,
)
_COOKIE = re.compile(
    r"document\.cookie\s*\+?=(?!=)\s*(?P<value>[^;\n]{0,200}(?:;[^\n;\"'`]{0,60}){0,6}[^\n]{0,80})"
)
_SESSION = re.compile(r"session|token|auth|jwt|login|sid\b|user", re.I)


def stored_secrets(site: SiteView) -> Iterator[Fault]:
    """Fault tokens in web storage, and cookies set without Secure and SameSite."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        for found in _STORED.finditer(plain):
            yield Fault(
                evidence=" ".join(found[0].split()),
                fix="Keep it in a cookie the server sets HttpOnly, Secure and SameSite.",
                selector=script.selector,
                line=script.line(found.start()),
                page=script.page,
            )
        for found in _COOKIE.finditer(plain):
            value = found["value"].lower()
            if ("secure" in value and "samesite" in value) or "max-age=0" in value:
                continue
            yield Fault(
                evidence=" ".join(found[0].split())[:160],
                fix="Set the cookie with Secure and SameSite.",
                selector=script.selector,
                line=script.line(found.start()),
                page=script.page,
                severity=None if _SESSION.search(value) else "minor",
            )
