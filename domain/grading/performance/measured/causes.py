"""Why a page is slow, as Lighthouse sees it: told only where the page is slow."""

from statistics import median

from domain.grading.engine_rules import EngineRule, by_rule
from domain.grading.gathered import is_as_visitors_have_it
from domain.grading.lighthouse_audits import lighthouse_audits
from domain.grading.performance.measured.lighthouse_performance import GOOD, scores
from domain.grading.view import PageView
from domain.lighthouse import FailedAudit

_IMAGES, _HTML, _CSS, _ALL = "image_selection", "component_code", "styling", "integration"

# fmt: off
PERFORMANCE_RULES: dict[str, EngineRule] = by_rule((
    EngineRule("first-contentful-paint", "minor", _ALL, is_told=False),
    EngineRule("largest-contentful-paint", "moderate", _IMAGES, is_told=False),
    EngineRule("total-blocking-time", "moderate", _HTML, is_told=False),
    EngineRule("cumulative-layout-shift", "moderate", _HTML, is_told=False),
    EngineRule("speed-index", "minor", _ALL, is_told=False),
    EngineRule("interaction-to-next-paint", "moderate", _HTML, is_told=False),
    EngineRule("interactive", "minor", _HTML, is_told=False),
    EngineRule("max-potential-fid", "minor", _HTML, is_told=False),
    EngineRule("cache-insight", "minor", "site_scaffold", "caching"),
    EngineRule("cls-culprits-insight", "minor", _HTML, "layout-shift"),
    EngineRule("document-latency-insight", "minor", "site_scaffold"),
    EngineRule("dom-size-insight", "minor", _HTML, "dom-size"),
    EngineRule("duplicated-javascript-insight", "minor", _ALL, "duplicate-code"),
    EngineRule("font-display-insight", "minor", "typography", "font-display"),
    EngineRule("forced-reflow-insight", "minor", _HTML),
    EngineRule("image-delivery-insight", "minor", _IMAGES),
    EngineRule("inp-breakdown-insight", "minor", _HTML),
    EngineRule("lcp-breakdown-insight", "minor", _IMAGES),
    EngineRule("lcp-discovery-insight", "minor", _HTML),
    EngineRule("legacy-javascript-insight", "minor", _HTML),
    EngineRule("modern-http-insight", "minor", "site_scaffold", is_told=False),
    EngineRule("network-dependency-tree-insight", "minor", _ALL),
    EngineRule("render-blocking-insight", "minor", _ALL, "render-blocking"),
    EngineRule("third-parties-insight", "minor", _ALL),
    EngineRule("viewport-insight", "minor", "site_scaffold"),
    EngineRule("unminified-css", "minor", _CSS, "unminified"),
    EngineRule("unminified-javascript", "minor", _HTML, "unminified"),
    EngineRule("unused-css-rules", "minor", _CSS, "unused-css"),
    EngineRule("unused-javascript", "minor", _HTML),
    EngineRule("total-byte-weight", "minor", _IMAGES, "page-weight"),
    EngineRule("user-timings", "minor", _HTML, is_told=False),
    EngineRule("bootup-time", "minor", _HTML),
    EngineRule("mainthread-work-breakdown", "minor", _HTML),
    EngineRule("long-tasks", "minor", _HTML),
    EngineRule("non-composited-animations", "minor", "animation", "costly-motion"),
    EngineRule("unsized-images", "minor", _HTML, "layout-shift"),
    EngineRule("bf-cache", "minor", "site_scaffold"),
    EngineRule("redirects", "minor", "site_scaffold"),
    EngineRule("server-response-time", "minor", "site_scaffold", is_told=False),
    EngineRule("layout-shifts", "minor", _HTML, "layout-shift"),
    *(EngineRule(rule, "minor", _ALL, is_told=False) for rule in (
        "network-requests", "network-rtt", "network-server-latency", "main-thread-tasks",
        "diagnostics", "metrics", "screenshot-thumbnails", "final-screenshot",
        "script-treemap-data", "resource-summary",
    )),
))
# fmt: on
"""Not told: the measures, which have audits of their own, what only lists, and what is our server's."""


def is_fast(page: PageView, _audit: FailedAudit) -> bool:
    """Whether the page is fast all the same, or measured without its styles or scripts."""
    found = scores(page)
    return not found or median(found) >= GOOD or not is_as_visitors_have_it(page)


CAUSES = lighthouse_audits("performance", PERFORMANCE_RULES, excuse=is_fast)
"""Each minor: what they cost is told by the measures already."""
