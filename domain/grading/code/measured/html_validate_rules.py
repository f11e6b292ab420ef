"""Every rule of html-validate that we run: how bad a fault is, and who mends it."""

from domain.grading.engine_rules import EngineRule, by_rule

_HTML = "component_code"

# fmt: off
HTML_VALIDATE_RULES: dict[str, EngineRule] = by_rule((
    EngineRule("area-alt", "moderate", "image_selection", "image-alt"),
    EngineRule("aria-label-misuse", "moderate", _HTML, "aria-attribute"),
    EngineRule("attr-spacing", "moderate", _HTML, "attribute-quotes"),
    EngineRule("attribute-allowed-values", "moderate", _HTML, "attribute"),
    EngineRule("attribute-misuse", "moderate", _HTML, "attribute"),
    EngineRule("close-attr", "moderate", _HTML, "tag-balance"),
    EngineRule("close-order", "moderate", _HTML, "tag-balance"),
    EngineRule("deprecated", "moderate", _HTML, "obsolete"),
    EngineRule("deprecated-rule", "minor", _HTML, is_told=False),
    EngineRule("doctype-html", "moderate", "integration", "doctype"),
    EngineRule("element-name", "moderate", _HTML, "unknown-element"),
    EngineRule("element-permitted-content", "moderate", _HTML, "nesting"),
    EngineRule("element-permitted-occurrences", "moderate", _HTML, "nesting"),
    EngineRule("element-permitted-order", "moderate", _HTML, "nesting"),
    EngineRule("element-permitted-parent", "moderate", _HTML, "nesting"),
    EngineRule("element-required-ancestor", "moderate", _HTML, "nesting"),
    EngineRule("element-required-attributes", "moderate", _HTML, "required-attribute"),
    EngineRule("element-required-content", "moderate", _HTML, "nesting"),
    EngineRule("map-dup-name", "moderate", _HTML, "duplicate-id"),
    EngineRule("map-id-name", "minor", _HTML, "id"),
    EngineRule("multiple-labeled-controls", "moderate", "form_endpoint", "label"),
    EngineRule("no-abstract-role", "moderate", _HTML, "aria-role"),
    EngineRule("no-deprecated-attr", "minor", _HTML, "obsolete"),
    EngineRule("no-dup-attr", "moderate", _HTML, "duplicate-attribute"),
    EngineRule("no-dup-id", "serious", _HTML, "duplicate-id"),
    EngineRule("no-multiple-main", "moderate", _HTML, "main"),
    EngineRule("no-raw-characters", "minor", _HTML, "characters"),
    EngineRule("no-unused-disable", "minor", _HTML, is_told=False),
    EngineRule("parser-error", "serious", _HTML, "tag-balance"),
    EngineRule("script-element", "moderate", _HTML, "nesting"),
    EngineRule("unrecognized-char-ref", "moderate", _HTML, "characters"),
    EngineRule("valid-autocomplete", "moderate", "form_endpoint", "autocomplete"),
    EngineRule("valid-for", "moderate", "form_endpoint", "label"),
    EngineRule("valid-id", "minor", _HTML, "id"),
    EngineRule("void-content", "moderate", _HTML, "tag-balance"),
))
# fmt: on
"""The rules of the preset `standard` (11.21), and what the parser itself says."""

TASTE = frozenset(
    {
        *("attr-case", "attr-delimiter", "attr-pattern", "attr-quotes", "attribute-boolean-style"),
        *("attribute-empty-style", "class-pattern", "doctype-style", "element-case"),
        *("id-pattern", "long-title", "name-pattern", "no-conditional-comment"),
        *("no-implicit-button-type", "no-implicit-close", "no-implicit-input-type"),
        *("no-inline-style", "no-self-closing", "no-style-tag", "no-trailing-whitespace"),
        *("no-redundant-for", "no-redundant-role", "prefer-button", "prefer-native-element"),
        *("prefer-tbody", "tel-non-breaking", "void-style", "allowed-links", "no-unknown-elements"),
        *("no-utf8-bom", "require-csp-nonce", "require-sri", "script-type", "svg-focusable"),
        *("unique-landmark", "empty-title", "form-dup-name", "form-redundant-attribute"),
    }
)
"""Rules of the makers' own taste, or told by our own audits; never a fault, whoever switches them on."""
