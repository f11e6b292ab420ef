"""Every best-practices audit of Lighthouse: how bad a fault is, and who mends it."""

from domain.grading.engine_rules import EngineRule, by_rule
from domain.grading.gathered import is_as_visitors_have_it, is_own
from domain.grading.view import PageView
from domain.lighthouse import FailedAudit

_HTML, _HOST = "component_code", "site_scaffold"

# fmt: off
LIGHTHOUSE_RULES: dict[str, EngineRule] = by_rule((
    EngineRule("is-on-https", "serious", _HOST, "insecure"),
    EngineRule("redirects-http", "moderate", _HOST, is_told=False),
    EngineRule("geolocation-on-start", "moderate", _HTML),
    EngineRule("notification-on-start", "moderate", _HTML),
    EngineRule("csp-xss", "moderate", _HOST, "headers", is_told=False),
    EngineRule("has-hsts", "moderate", _HOST, "headers", is_told=False),
    EngineRule("origin-isolation", "minor", _HOST, is_told=False),
    EngineRule("clickjacking-mitigation", "moderate", _HOST, "headers", is_told=False),
    EngineRule("trusted-types-xss", "minor", _HOST, is_told=False),
    EngineRule("paste-preventing-inputs", "moderate", "form_endpoint"),
    EngineRule("image-aspect-ratio", "moderate", "image_selection"),
    EngineRule("image-size-responsive", "minor", "image_selection"),
    EngineRule("doctype", "moderate", "integration", "doctype"),
    EngineRule("charset", "moderate", "integration", "charset"),
    EngineRule("baseline", "minor", "styling", is_told=False),
    EngineRule("js-libraries", "minor", "integration", is_told=False),
    EngineRule("deprecations", "moderate", _HTML),
    EngineRule("third-party-cookies", "moderate", "integration"),
    EngineRule("errors-in-console", "moderate", _HTML, "console"),
    EngineRule("valid-source-maps", "minor", _HOST, is_told=False),
    EngineRule("inspector-issues", "moderate", _HOST, "issues"),
))
# fmt: on
"""What is not told only informs, however bad it is; headers we judge ourselves as they are served,
and a redirect from http is the host's that publishes (13.5)."""


def is_excused(page: PageView, audit: FailedAudit) -> bool:
    """Whether the console tells only of other hosts, which cannot be reached while measuring."""
    if audit.audit not in ("errors-in-console", "inspector-issues"):
        return False
    if not is_as_visitors_have_it(page):
        return True
    return bool(audit.places) and all(
        "net::ERR" in f"{place.text} {place.snippet}" and not is_own(page, place.url)
        for place in audit.places
    )
