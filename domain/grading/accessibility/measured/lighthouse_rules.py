"""Every accessibility audit of Lighthouse: how bad a fault is, and who mends it."""

from domain.grading.accessibility.measured.axe_rules import AXE_RULES
from domain.grading.engine_rules import EngineRule, by_rule

_HTML = "component_code"

# fmt: off
LIGHTHOUSE_RULES: dict[str, EngineRule] = {**AXE_RULES, **by_rule((
    EngineRule("accesskeys", "minor", _HTML, "accesskey"),
    EngineRule("aria-allowed-role", "minor", _HTML, "aria-role"),
    EngineRule("aria-dialog-name", "serious", _HTML, "widget-name"),
    EngineRule("aria-text", "serious", _HTML, "aria-text"),
    EngineRule("aria-treeitem-name", "serious", _HTML, "widget-name"),
    EngineRule("empty-heading", "minor", _HTML, "heading-empty"),
    EngineRule("heading-order", "moderate", _HTML, "heading-order"),
    EngineRule("identical-links-same-purpose", "minor", "call_to_action", "link-purpose"),
    EngineRule("image-redundant-alt", "minor", "image_selection", "alt-wording"),
    EngineRule("landmark-one-main", "moderate", _HTML, "main"),
    EngineRule("presentation-role-conflict", "minor", _HTML, "presentation"),
    EngineRule("skip-link", "moderate", _HTML, "bypass"),
    EngineRule("tabindex", "serious", _HTML, "tabindex"),
    EngineRule("table-duplicate-name", "minor", _HTML, "table-caption"),
    EngineRule("custom-controls-labels", "moderate", _HTML, is_told=False),
    EngineRule("custom-controls-roles", "moderate", _HTML, is_told=False),
    EngineRule("focus-traps", "moderate", _HTML, is_told=False),
    EngineRule("focusable-controls", "moderate", _HTML, is_told=False),
    EngineRule("interactive-element-affordance", "moderate", "component_design", is_told=False),
    EngineRule("logical-tab-order", "moderate", _HTML, is_told=False),
    EngineRule("managed-focus", "moderate", _HTML, is_told=False),
    EngineRule("offscreen-content-hidden", "moderate", _HTML, is_told=False),
    EngineRule("use-landmarks", "moderate", _HTML, is_told=False),
    EngineRule("visual-order-follows-dom", "moderate", "styling", is_told=False),
))}
# fmt: on
"""Most are rules of axe-core; those that are not told Lighthouse leaves to a person (13.5)."""
