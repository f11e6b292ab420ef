"""Judge whether search engines can find, understand and show a site."""

from domain.grading.audit import Audit
from domain.grading.grade import Grade, NotChecked
from domain.grading.instruments import grade_all
from domain.grading.seo.alt_stuffed import alt_stuffed
from domain.grading.seo.campaign_links import campaign_links
from domain.grading.seo.canonical import canonical
from domain.grading.seo.canonical_target import canonical_target
from domain.grading.seo.contact_links import contact_links
from domain.grading.seo.dead_anchors import dead_anchors
from domain.grading.seo.dead_feeds import dead_feeds
from domain.grading.seo.dead_links import dead_links
from domain.grading.seo.empty_heading import empty_heading
from domain.grading.seo.empty_links import empty_links
from domain.grading.seo.favicon import favicon
from domain.grading.seo.feed_items import feed_items
from domain.grading.seo.h1 import h1
from domain.grading.seo.h1_unique import h1_unique
from domain.grading.seo.heading_levels import heading_levels
from domain.grading.seo.hidden_keywords import hidden_keywords
from domain.grading.seo.hreflang import hreflang
from domain.grading.seo.image_names import image_names
from domain.grading.seo.insecure_links import insecure_links
from domain.grading.seo.json_ld_agrees import json_ld_agrees
from domain.grading.seo.json_ld_context import json_ld_context
from domain.grading.seo.json_ld_domain import json_ld_domain
from domain.grading.seo.json_ld_formats import json_ld_formats
from domain.grading.seo.json_ld_hours import json_ld_hours
from domain.grading.seo.json_ld_lists import json_ld_lists
from domain.grading.seo.json_ld_missing import json_ld_missing
from domain.grading.seo.json_ld_order import json_ld_order
from domain.grading.seo.json_ld_ranges import json_ld_ranges
from domain.grading.seo.json_ld_references import json_ld_references
from domain.grading.seo.json_ld_required import json_ld_required
from domain.grading.seo.json_ld_reviews import json_ld_reviews
from domain.grading.seo.json_ld_shown import json_ld_shown
from domain.grading.seo.json_ld_syntax import json_ld_syntax
from domain.grading.seo.json_ld_terms import json_ld_terms
from domain.grading.seo.lang import lang
from domain.grading.seo.link_text import link_text
from domain.grading.seo.measured import INSTRUMENTS
from domain.grading.seo.meta_description import meta_description
from domain.grading.seo.meta_description_length import meta_description_length
from domain.grading.seo.meta_description_unique import meta_description_unique
from domain.grading.seo.meta_refresh import meta_refresh
from domain.grading.seo.microdata import microdata
from domain.grading.seo.missing_404 import missing_404, unknown_host
from domain.grading.seo.no_snippet import no_snippet
from domain.grading.seo.nofollow_links import nofollow_links
from domain.grading.seo.noindex import noindex
from domain.grading.seo.noindex_header import noindex_header
from domain.grading.seo.og_url import og_url
from domain.grading.seo.open_graph import open_graph
from domain.grading.seo.orphan_pages import orphan_pages
from domain.grading.seo.redirect_rules import redirect_rules
from domain.grading.seo.redirected_links import redirected_links
from domain.grading.seo.robots import robots
from domain.grading.seo.robots_blocks import robots_blocks
from domain.grading.seo.robots_missing import robots_missing
from domain.grading.seo.robots_sitemap import robots_sitemap
from domain.grading.seo.script_redirect import script_redirect
from domain.grading.seo.sharing_values import sharing_values
from domain.grading.seo.sitemap import sitemap
from domain.grading.seo.sitemap_coverage import sitemap_coverage
from domain.grading.seo.sitemap_urls import sitemap_urls
from domain.grading.seo.soft_404 import soft_404
from domain.grading.seo.thin_page import thin_page
from domain.grading.seo.title import title
from domain.grading.seo.title_generic import title_generic
from domain.grading.seo.title_length import title_length
from domain.grading.seo.title_stuffed import title_stuffed
from domain.grading.seo.title_unique import title_unique
from domain.grading.seo.url_wording import url_wording
from domain.grading.seo.viewport import viewport
from domain.grading.view import SiteView

SEO_AUDITS: tuple[Audit, ...] = (
    Audit(rule="title", page=title, weight=4, severity="serious", owner="meta_description"),
    Audit(rule="title-length", page=title_length, weight=1, severity="minor", owner="meta_description"),
    Audit(rule="title-generic", page=title_generic, weight=2, severity="moderate", owner="meta_description"),
    Audit(rule="title-unique", site=title_unique, weight=2, severity="moderate", owner="meta_description"),
    Audit(rule="meta-description", page=meta_description, weight=2, severity="moderate", owner="meta_description"),
    Audit(rule="meta-description-length", page=meta_description_length, weight=1, severity="minor", owner="meta_description"),
    Audit(rule="meta-description-unique", site=meta_description_unique, weight=1, severity="moderate", owner="meta_description"),
    Audit(rule="h1", page=h1, weight=3, severity="moderate", owner="hero_copy"),
    Audit(rule="h1-unique", site=h1_unique, weight=1, severity="minor", owner="hero_copy"),
    Audit(rule="heading-levels", page=heading_levels, weight=1, severity="minor", owner="component_code"),
    Audit(rule="empty-heading", page=empty_heading, weight=1, severity="minor", owner="component_code"),
    Audit(rule="canonical", site=canonical, weight=2, severity="moderate", owner="integration"),
    Audit(rule="canonical-target", site=canonical_target, weight=3, severity="serious", owner="integration"),
    Audit(rule="dead-links", page=dead_links, weight=4, severity="serious", owner="component_code"),
    Audit(rule="dead-anchors", page=dead_anchors, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="empty-links", page=empty_links, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="link-text", page=link_text, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="insecure-links", page=insecure_links, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="contact-links", page=contact_links, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="nofollow-links", page=nofollow_links, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="orphan-pages", site=orphan_pages, weight=2, severity="moderate", owner="seo_strategy"),
    Audit(rule="sitemap", site=sitemap, weight=2, severity="moderate", owner="site_scaffold"),
    Audit(rule="sitemap-urls", site=sitemap_urls, weight=2, severity="moderate", owner="site_scaffold"),
    Audit(rule="sitemap-coverage", site=sitemap_coverage, weight=1, severity="moderate", owner="site_scaffold"),
    Audit(rule="robots", site=robots, weight=4, severity="critical", owner="site_scaffold"),
    Audit(rule="robots-blocks", site=robots_blocks, weight=3, severity="serious", owner="site_scaffold"),
    Audit(rule="robots-sitemap", site=robots_sitemap, weight=1, severity="moderate", owner="site_scaffold"),
    Audit(rule="noindex", page=noindex, weight=4, severity="serious", owner="integration"),
    Audit(rule="noindex-header", site=noindex_header, weight=4, severity="critical", owner="site_scaffold"),
    Audit(rule="hreflang", page=hreflang, weight=1, severity="moderate", owner="integration"),
    Audit(rule="lang", page=lang, weight=2, severity="minor", owner="integration"),
    Audit(rule="viewport", page=viewport, weight=3, severity="serious", owner="integration"),
    Audit(rule="meta-refresh", page=meta_refresh, weight=2, severity="minor", owner="integration"),
    Audit(rule="open-graph", site=open_graph, weight=1, severity="moderate", owner="integration"),
    Audit(rule="favicon", site=favicon, weight=1, severity="minor", owner="site_scaffold"),
    Audit(rule="missing-404", site=missing_404, weight=1, severity="minor", owner="site_scaffold", needs=unknown_host),
    Audit(rule="thin-page", page=thin_page, weight=1, severity="minor", owner="layout_architecture"),
    Audit(rule="url-wording", page=url_wording, weight=0.5, severity="minor", owner="seo_strategy"),
    Audit(rule="image-names", page=image_names, weight=0.5, severity="minor", owner="image_selection"),
    Audit(rule="json-ld-syntax", page=json_ld_syntax, weight=3, severity="serious", owner="schema_markup"),
    Audit(rule="json-ld-context", page=json_ld_context, weight=2, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-terms", page=json_ld_terms, weight=2, severity="serious", owner="schema_markup"),
    Audit(rule="json-ld-domain", page=json_ld_domain, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-required", page=json_ld_required, weight=2, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-formats", page=json_ld_formats, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-lists", page=json_ld_lists, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-reviews", page=json_ld_reviews, weight=2, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-agrees", site=json_ld_agrees, weight=2, severity="serious", owner="schema_markup"),
    Audit(rule="json-ld-hours", site=json_ld_hours, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-missing", site=json_ld_missing, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="og-url", page=og_url, weight=1, severity="moderate", owner="integration"),
    Audit(rule="dead-feeds", page=dead_feeds, weight=1, severity="moderate", owner="integration"),
    Audit(rule="script-redirect", page=script_redirect, weight=3, severity="serious", owner="integration"),
    Audit(rule="microdata", page=microdata, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="hidden-keywords", page=hidden_keywords, weight=3, severity="serious", owner="seo_strategy"),
    Audit(rule="title-stuffed", page=title_stuffed, weight=1, severity="moderate", owner="meta_description"),
    Audit(rule="robots-missing", site=robots_missing, weight=0.5, severity="minor", owner="site_scaffold"),
    Audit(rule="json-ld-ranges", page=json_ld_ranges, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-order", page=json_ld_order, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="no-snippet", page=no_snippet, weight=2, severity="moderate", owner="integration"),
    Audit(rule="campaign-links", page=campaign_links, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="alt-stuffed", page=alt_stuffed, weight=1, severity="moderate", owner="image_selection"),
    Audit(rule="soft-404", site=soft_404, weight=2, severity="moderate", owner="site_scaffold"),
    Audit(rule="redirected-links", page=redirected_links, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="redirect-rules", site=redirect_rules, weight=1, severity="moderate", owner="site_scaffold"),
    Audit(rule="feed-items", site=feed_items, weight=1, severity="moderate", owner="blog_content"),
    Audit(rule="json-ld-references", site=json_ld_references, weight=1, severity="moderate", owner="schema_markup"),
    Audit(rule="json-ld-shown", site=json_ld_shown, weight=2, severity="moderate", owner="schema_markup"),
    Audit(rule="sharing-values", page=sharing_values, weight=1, severity="moderate", owner="integration"),
)  # fmt: skip
"""Each audit with its weight (unitless; only ratios matter), how bad a fault is, and who mends it."""

NOT_MEASURED: tuple[NotChecked, ...] = (
    NotChecked(subject="seo/ranking", reason="how the pages rank needs a search engine and time"),
    NotChecked(subject="seo/external-links", reason="links to other hosts are not followed; nothing here uses the network"),
    NotChecked(subject="seo/rendered-content", reason="what scripts add to a page is not run here"),
    NotChecked(subject="seo/rich-results", reason="only the search engine decides which JSON-LD it shows"),
)  # fmt: skip
"""What needs a browser, a network or a person."""


def grade_seo(view: SiteView, *, target: float) -> Grade:
    """Grade the dimension; `target` is the least score that passes, 0-1."""
    return grade_all(
        "seo", SEO_AUDITS, view, target=target, instruments=INSTRUMENTS, unread=NOT_MEASURED
    )
