"""Every SEO audit of Lighthouse: how bad a fault is, and who mends it."""

from domain.grading.engine_rules import EngineRule, by_rule
from domain.grading.view import PageView
from domain.lighthouse import FailedAudit

_HTML = "component_code"

# fmt: off
LIGHTHOUSE_RULES: dict[str, EngineRule] = by_rule((
    EngineRule("is-crawlable", "serious", "integration", "noindex"),
    EngineRule("document-title", "serious", "meta_description", "title"),
    EngineRule("meta-description", "moderate", "meta_description", "meta-description"),
    EngineRule("http-status-code", "serious", "site_scaffold"),
    EngineRule("link-text", "moderate", _HTML, "link-text"),
    EngineRule("crawlable-anchors", "moderate", _HTML, "crawlable"),
    EngineRule("robots-txt", "serious", "site_scaffold", "robots"),
    EngineRule("image-alt", "moderate", "image_selection", "image-alt"),
    EngineRule("hreflang", "moderate", "integration", "hreflang"),
    EngineRule("canonical", "moderate", "integration", "canonical"),
    EngineRule("structured-data", "moderate", "schema_markup", is_told=False),
))
# fmt: on
"""Structured data Lighthouse leaves to a person; our own audits read it (13.5)."""

_BLOCKED = ("csp", "content security policy", "failed to fetch", "connect-src")


def is_excused(page: PageView, audit: FailedAudit) -> bool:
    """Whether the failure is none of the site's.

    A policy without `connect-src` keeps Lighthouse itself from fetching robots.txt, which crawlers,
    who are under no policy, can read. A page that is not meant for search engines need not be open
    to them.
    """
    if audit.audit == "robots-txt":
        said = f"{audit.explanation} {audit.display} {' '.join(p.text for p in audit.places)}"
        return any(word in said.lower() for word in _BLOCKED)
    return audit.audit in ("is-crawlable", "meta-description") and not page.is_indexable
