"""Judge how fast a site is from its files, and from what instruments measured."""

from domain.grading.audit import Audit
from domain.grading.grade import Grade, NotChecked
from domain.grading.instruments import grade_all
from domain.grading.performance.animated_gif import animated_gif
from domain.grading.performance.blocking_scripts import blocking_scripts
from domain.grading.performance.cache_headers import cache_headers, unknown_caching
from domain.grading.performance.costly_motion import costly_motion
from domain.grading.performance.css_import import css_import
from domain.grading.performance.css_weight import css_weight
from domain.grading.performance.dom_size import dom_size
from domain.grading.performance.duplicate_files import duplicate_files
from domain.grading.performance.font_count import font_count
from domain.grading.performance.font_display import font_display
from domain.grading.performance.font_formats import font_formats
from domain.grading.performance.font_weight import font_weight
from domain.grading.performance.heavy_image import heavy_image
from domain.grading.performance.html_weight import html_weight
from domain.grading.performance.image_dimensions import image_dimensions
from domain.grading.performance.image_ratio import image_ratio
from domain.grading.performance.image_weight import image_weight
from domain.grading.performance.inline_code import inline_code
from domain.grading.performance.inline_data import inline_data
from domain.grading.performance.js_weight import js_weight
from domain.grading.performance.late_styles import late_styles
from domain.grading.performance.lazy_first import lazy_first
from domain.grading.performance.lazy_frames import lazy_frames
from domain.grading.performance.lazy_missing import lazy_missing
from domain.grading.performance.measured import INSTRUMENTS
from domain.grading.performance.modern_formats import modern_formats
from domain.grading.performance.oversized_image import oversized_image
from domain.grading.performance.page_weight import page_weight
from domain.grading.performance.preconnects import preconnects
from domain.grading.performance.preloads import preloads
from domain.grading.performance.priorities import priorities
from domain.grading.performance.repeated_scripts import repeated_scripts
from domain.grading.performance.requests import requests
from domain.grading.performance.responsive_images import responsive_images
from domain.grading.performance.script_count import script_count
from domain.grading.performance.sizes_missing import sizes_missing
from domain.grading.performance.slow_scripts import slow_scripts
from domain.grading.performance.srcset_candidates import srcset_candidates
from domain.grading.performance.stylesheet_count import stylesheet_count
from domain.grading.performance.svg_ballast import svg_ballast
from domain.grading.performance.third_parties import third_parties
from domain.grading.performance.unminified import unminified
from domain.grading.performance.unused_css import unused_css
from domain.grading.performance.video_preload import video_preload
from domain.grading.view import SiteView

PERFORMANCE_AUDITS: tuple[Audit, ...] = (
    Audit(rule="page-weight", page=page_weight, weight=4, severity="moderate", owner="image_selection"),
    Audit(rule="html-weight", page=html_weight, weight=2, severity="moderate", owner="integration"),
    Audit(rule="css-weight", page=css_weight, weight=2, severity="moderate", owner="styling"),
    Audit(rule="js-weight", page=js_weight, weight=3, severity="moderate", owner="component_code"),
    Audit(rule="font-weight", page=font_weight, weight=2, severity="moderate", owner="typography"),
    Audit(rule="image-weight", page=image_weight, weight=3, severity="moderate", owner="image_selection"),
    Audit(rule="requests", page=requests, weight=2, severity="moderate", owner="integration"),
    Audit(rule="blocking-scripts", page=blocking_scripts, weight=3, severity="moderate", owner="integration"),
    Audit(rule="stylesheet-count", page=stylesheet_count, weight=1, severity="minor", owner="styling"),
    Audit(rule="css-import", site=css_import, weight=2, severity="moderate", owner="styling"),
    Audit(rule="unminified", site=unminified, weight=1, severity="minor", owner="component_code"),
    Audit(rule="image-dimensions", page=image_dimensions, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="heavy-image", site=heavy_image, weight=3, severity="moderate", owner="image_selection"),
    Audit(rule="oversized-image", page=oversized_image, weight=2, severity="moderate", owner="image_selection"),
    Audit(rule="responsive-images", page=responsive_images, weight=1, severity="minor", owner="image_selection"),
    Audit(rule="sizes-missing", page=sizes_missing, weight=0.5, severity="minor", owner="image_selection"),
    Audit(rule="modern-formats", page=modern_formats, weight=1, severity="minor", owner="image_selection"),
    Audit(rule="animated-gif", site=animated_gif, weight=1, severity="moderate", owner="image_selection"),
    Audit(rule="lazy-missing", page=lazy_missing, weight=1, severity="minor", owner="component_code"),
    Audit(rule="lazy-first", page=lazy_first, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="lazy-frames", page=lazy_frames, weight=0.5, severity="minor", owner="component_code"),
    Audit(rule="video-preload", page=video_preload, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="font-display", site=font_display, weight=1, severity="moderate", owner="typography"),
    Audit(rule="font-formats", site=font_formats, weight=1, severity="moderate", owner="typography"),
    Audit(rule="font-count", page=font_count, weight=1, severity="minor", owner="typography"),
    Audit(rule="preloads", page=preloads, weight=1, severity="moderate", owner="integration"),
    Audit(rule="preconnects", page=preconnects, weight=0.5, severity="minor", owner="integration"),
    Audit(rule="third-parties", page=third_parties, weight=1, severity="minor", owner="integration"),
    Audit(rule="dom-size", page=dom_size, weight=1, severity="minor", owner="component_code"),
    Audit(rule="inline-data", site=inline_data, weight=1, severity="moderate", owner="integration"),
    Audit(rule="inline-code", page=inline_code, weight=1, severity="minor", owner="integration"),
    Audit(rule="duplicate-files", site=duplicate_files, weight=0.5, severity="minor", owner="integration"),
    Audit(rule="repeated-scripts", page=repeated_scripts, weight=1, severity="moderate", owner="integration"),
    Audit(rule="cache-headers", site=cache_headers, weight=1, severity="moderate", owner="site_scaffold", needs=unknown_caching),
    Audit(rule="slow-scripts", site=slow_scripts, weight=2, severity="moderate", owner="component_code"),
    Audit(rule="costly-motion", site=costly_motion, weight=0.5, severity="minor", owner="animation"),
    Audit(rule="late-styles", page=late_styles, weight=1, severity="minor", owner="integration"),
    Audit(rule="script-count", page=script_count, weight=1, severity="minor", owner="integration"),
    Audit(rule="unused-css", site=unused_css, weight=0.5, severity="minor", owner="styling"),
    Audit(rule="image-ratio", page=image_ratio, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="priorities", page=priorities, weight=1, severity="moderate", owner="component_code"),
    Audit(rule="srcset-candidates", page=srcset_candidates, weight=1, severity="moderate", owner="image_selection"),
    Audit(rule="svg-ballast", site=svg_ballast, weight=0.5, severity="minor", owner="image_selection"),
)  # fmt: skip
"""Each audit with its weight (unitless; only ratios matter), how bad a fault is, and who mends it."""

NOT_MEASURED: tuple[NotChecked, ...] = (
    NotChecked(subject="performance/largest-contentful-paint", reason="when the largest element is shown (LCP) needs a browser"),
    NotChecked(subject="performance/cumulative-layout-shift", reason="how much the page moves while it loads (CLS) needs a browser"),
    NotChecked(subject="performance/total-blocking-time", reason="how long scripts keep the page from answering (TBT) needs a browser"),
    NotChecked(subject="performance/unused-code", reason="which rules and functions a page uses needs a browser"),
    NotChecked(subject="performance/host", reason="speed, compression and protocol of the host need the published site"),
)  # fmt: skip
"""What needs a browser, a network or a person."""


def grade_performance(view: SiteView, *, target: float) -> Grade:
    """Grade the dimension; `target` is the least score that passes, 0-1."""
    return grade_all(
        "performance",
        PERFORMANCE_AUDITS,
        view,
        target=target,
        instruments=INSTRUMENTS,
        unread=NOT_MEASURED,
        is_partial_unread=True,
    )
