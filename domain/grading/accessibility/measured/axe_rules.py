"""Every rule of axe-core for WCAG 2.2 A and AA: how bad a fault is, and who mends it."""

from domain.grading.engine_rules import EngineRule, by_rule

_HTML = "component_code"

# fmt: off
AXE_RULES: dict[str, EngineRule] = by_rule((
    EngineRule("area-alt", "critical", "image_selection", "image-alt", ("2.4.4", "4.1.2")),
    EngineRule("aria-allowed-attr", "critical", _HTML, "aria-attribute", ("4.1.2",)),
    EngineRule("aria-braille-equivalent", "serious", _HTML, "aria-braille-equivalent", ("4.1.2",)),
    EngineRule("aria-command-name", "serious", _HTML, "button-name", ("4.1.2",)),
    EngineRule("aria-conditional-attr", "serious", _HTML, "aria-attribute", ("4.1.2",)),
    EngineRule("aria-deprecated-role", "minor", _HTML, "aria-role", ("4.1.2",)),
    EngineRule("aria-hidden-body", "critical", _HTML, "aria-hidden-body", ("1.3.1", "4.1.2")),
    EngineRule("aria-hidden-focus", "serious", _HTML, "aria-hidden-focus", ("4.1.2",)),
    EngineRule("aria-input-field-name", "serious", _HTML, "label", ("4.1.2",)),
    EngineRule("aria-meter-name", "serious", _HTML, "widget-name", ("1.1.1",)),
    EngineRule("aria-progressbar-name", "serious", _HTML, "widget-name", ("1.1.1",)),
    EngineRule("aria-prohibited-attr", "serious", _HTML, "aria-attribute", ("4.1.2",)),
    EngineRule("aria-required-attr", "critical", _HTML, "aria-attribute", ("4.1.2",)),
    EngineRule("aria-required-children", "critical", _HTML, "aria-parent", ("1.3.1",)),
    EngineRule("aria-required-parent", "critical", _HTML, "aria-parent", ("1.3.1",)),
    EngineRule("aria-roledescription", "serious", _HTML, "aria-roledescription", ("4.1.2",)),
    EngineRule("aria-roles", "critical", _HTML, "aria-role", ("4.1.2",)),
    EngineRule("aria-tab-name", "serious", _HTML, "widget-name", ("4.1.2",)),
    EngineRule("aria-toggle-field-name", "serious", _HTML, "label", ("4.1.2",)),
    EngineRule("aria-tooltip-name", "serious", _HTML, "widget-name", ("4.1.2",)),
    EngineRule("aria-valid-attr-value", "critical", _HTML, "aria-attribute", ("4.1.2",)),
    EngineRule("aria-valid-attr", "critical", _HTML, "aria-attribute", ("4.1.2",)),
    EngineRule("audio-caption", "critical", "content_asset", "captions", ("1.2.1",)),
    EngineRule("autocomplete-valid", "serious", "form_endpoint", "autocomplete", ("1.3.5",)),
    EngineRule("avoid-inline-spacing", "serious", "styling", "avoid-inline-spacing", ("1.4.12",)),
    EngineRule("blink", "serious", "animation", "motion", ("2.2.2",)),
    EngineRule("button-name", "critical", _HTML, "button-name", ("4.1.2",)),
    EngineRule("bypass", "serious", _HTML, "bypass", ("2.4.1",)),
    EngineRule("color-contrast", "serious", "styling", "contrast", ("1.4.3",)),
    EngineRule("css-orientation-lock", "serious", "responsive_design", "orientation", ("1.3.4",)),
    EngineRule("definition-list", "serious", _HTML, "definition-list", ("1.3.1",)),
    EngineRule("dlitem", "serious", _HTML, "definition-list", ("1.3.1",)),
    EngineRule("document-title", "serious", "meta_description", "title", ("2.4.2",)),
    EngineRule("duplicate-id-aria", "critical", _HTML, "duplicate-id", ("4.1.2",)),
    EngineRule("form-field-multiple-labels", "moderate", "form_endpoint", "label", ("3.3.2",)),
    EngineRule("frame-focusable-content", "serious", _HTML, "frame-focusable-content", ("2.1.1",)),
    EngineRule("frame-title-unique", "serious", _HTML, "frame-title", ("4.1.2",)),
    EngineRule("frame-title", "serious", _HTML, "frame-title", ("4.1.2",)),
    EngineRule("html-has-lang", "serious", "site_scaffold", "language", ("3.1.1",)),
    EngineRule("html-lang-valid", "serious", "site_scaffold", "language", ("3.1.1",)),
    EngineRule("html-xml-lang-mismatch", "moderate", "site_scaffold", "language", ("3.1.1",)),
    EngineRule("image-alt", "critical", "image_selection", "image-alt", ("1.1.1",)),
    EngineRule("input-button-name", "critical", _HTML, "button-name", ("4.1.2",)),
    EngineRule("input-image-alt", "critical", "image_selection", "image-alt", ("1.1.1", "4.1.2")),
    EngineRule("label-content-name-mismatch", "serious", _HTML, "label-in-name", ("2.5.3",)),
    EngineRule("label", "critical", _HTML, "label", ("4.1.2",)),
    EngineRule("link-in-text-block", "serious", "styling", "link-colour", ("1.4.1",)),
    EngineRule("link-name", "serious", _HTML, "link-name", ("2.4.4", "4.1.2")),
    EngineRule("list", "serious", _HTML, "list", ("1.3.1",)),
    EngineRule("listitem", "serious", _HTML, "list", ("1.3.1",)),
    EngineRule("marquee", "serious", "animation", "motion", ("2.2.2",)),
    EngineRule("meta-refresh", "critical", "site_scaffold", "refresh", ("2.2.1",)),
    EngineRule("meta-viewport", "moderate", "site_scaffold", "viewport", ("1.4.4",)),
    EngineRule("nested-interactive", "serious", _HTML, "nested-interactive", ("4.1.2",)),
    EngineRule("no-autoplay-audio", "moderate", "content_asset", "autoplay", ("1.4.2",)),
    EngineRule("object-alt", "serious", "image_selection", "image-alt", ("1.1.1",)),
    EngineRule("p-as-heading", "serious", _HTML, "fake-heading", ("1.3.1",)),
    EngineRule("role-img-alt", "serious", "image_selection", "image-alt", ("1.1.1",)),
    EngineRule("scrollable-region-focusable", "serious", _HTML, "keyboard", ("2.1.1", "2.1.3")),
    EngineRule("select-name", "critical", _HTML, "label", ("4.1.2",)),
    EngineRule("server-side-image-map", "minor", _HTML, "server-side-image-map", ("2.1.1",)),
    EngineRule("summary-name", "serious", _HTML, "button-name", ("4.1.2",)),
    EngineRule("svg-img-alt", "serious", "icon_design", "image-alt", ("1.1.1",)),
    EngineRule("table-fake-caption", "serious", _HTML, "table-fake-caption", ("1.3.1",)),
    EngineRule("target-size", "serious", "responsive_design", "target-size", ("2.5.8",)),
    EngineRule("td-has-header", "critical", _HTML, "table-headers", ("1.3.1",)),
    EngineRule("td-headers-attr", "serious", _HTML, "table-headers", ("1.3.1",)),
    EngineRule("th-has-data-cells", "serious", _HTML, "table-headers", ("1.3.1",)),
    EngineRule("valid-lang", "serious", _HTML, "part-language", ("3.1.2",)),
    EngineRule("video-caption", "critical", "content_asset", "captions", ("1.2.2",)),
))
# fmt: on
"""Severity is axe-core's impact; criteria are those of its tags (4.14.1)."""

# fmt: off
AXE_PRACTICES: dict[str, EngineRule] = by_rule((
    EngineRule("aria-dialog-name", "serious", _HTML, "widget-name"),
    EngineRule("aria-text", "serious", _HTML, "aria-text"),
    EngineRule("aria-treeitem-name", "serious", _HTML, "widget-name"),
    EngineRule("empty-heading", "minor", _HTML, "heading-empty"),
    EngineRule("heading-order", "moderate", _HTML, "heading-order"),
    EngineRule("label-title-only", "serious", _HTML, "label"),
    EngineRule("landmark-no-duplicate-banner", "moderate", _HTML, "landmark-twice"),
    EngineRule("landmark-no-duplicate-contentinfo", "moderate", _HTML, "landmark-twice"),
    EngineRule("landmark-no-duplicate-main", "moderate", _HTML, "main"),
    EngineRule("landmark-one-main", "moderate", _HTML, "main"),
    EngineRule("landmark-unique", "moderate", _HTML, "landmark-labels"),
    EngineRule("presentation-role-conflict", "minor", _HTML, "presentation"),
    EngineRule("scope-attr-valid", "moderate", _HTML, "table-headers"),
    EngineRule("skip-link", "moderate", _HTML, "bypass"),
    EngineRule("tabindex", "serious", _HTML, "tabindex"),
))
# fmt: on
"""Good practice besides the criteria, of the document as scripts leave it: those of its rules that are
sure, with axe-core's impact (4.14.1)."""

NEED_STYLES = frozenset(
    {
        *("color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"),
        *("css-orientation-lock", "avoid-inline-spacing", "p-as-heading"),
    }
)
"""Rules about how the page looks, which say nothing where its styles did not come."""
