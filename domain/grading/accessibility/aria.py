"""The vocabulary of WAI-ARIA 1.2, as far as audits need it."""

ROLES = frozenset(
    [
        "alert",
        "alertdialog",
        "application",
        "article",
        "banner",
        "blockquote",
        "button",
        "caption",
        "cell",
        "checkbox",
        "code",
        "columnheader",
        "combobox",
        "comment",
        "complementary",
        "contentinfo",
        "definition",
        "deletion",
        "dialog",
        "directory",
        "document",
        "emphasis",
        "feed",
        "figure",
        "form",
        "generic",
        "grid",
        "gridcell",
        "group",
        "heading",
        "image",
        "img",
        "insertion",
        "link",
        "list",
        "listbox",
        "listitem",
        "log",
        "main",
        "mark",
        "marquee",
        "math",
        "menu",
        "menubar",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "meter",
        "navigation",
        "none",
        "note",
        "option",
        "paragraph",
        "presentation",
        "progressbar",
        "radio",
        "radiogroup",
        "region",
        "row",
        "rowgroup",
        "rowheader",
        "scrollbar",
        "search",
        "searchbox",
        "separator",
        "slider",
        "spinbutton",
        "status",
        "strong",
        "subscript",
        "suggestion",
        "superscript",
        "switch",
        "tab",
        "table",
        "tablist",
        "tabpanel",
        "term",
        "textbox",
        "time",
        "timer",
        "toolbar",
        "tooltip",
        "tree",
        "treegrid",
        "treeitem",
    ]
)

_TRUE_FALSE = frozenset({"true", "false"})
_OR_UNDEFINED = _TRUE_FALSE | {"undefined", ""}
_OR_MIXED = _OR_UNDEFINED | {"mixed"}

VALUES: dict[str, frozenset[str]] = {
    "aria-atomic": _TRUE_FALSE,
    "aria-autocomplete": frozenset({"inline", "list", "both", "none"}),
    "aria-busy": _TRUE_FALSE,
    "aria-checked": _OR_MIXED,
    "aria-current": _TRUE_FALSE | {"page", "step", "location", "date", "time", ""},
    "aria-disabled": _TRUE_FALSE,
    "aria-expanded": _OR_UNDEFINED,
    "aria-haspopup": _TRUE_FALSE | {"menu", "listbox", "tree", "grid", "dialog"},
    "aria-hidden": _OR_UNDEFINED,
    "aria-invalid": _TRUE_FALSE | {"grammar", "spelling", ""},
    "aria-live": frozenset({"assertive", "off", "polite"}),
    "aria-modal": _TRUE_FALSE,
    "aria-multiline": _TRUE_FALSE,
    "aria-multiselectable": _TRUE_FALSE,
    "aria-orientation": frozenset({"horizontal", "vertical", "undefined"}),
    "aria-pressed": _OR_MIXED,
    "aria-readonly": _TRUE_FALSE,
    "aria-required": _TRUE_FALSE,
    "aria-selected": _OR_UNDEFINED,
    "aria-sort": frozenset({"ascending", "descending", "none", "other"}),
}
"""Attributes with a closed set of values."""

REFERENCES = frozenset(
    {"aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details"}
    | {"aria-activedescendant", "aria-errormessage", "aria-flowto"}
)
"""Attributes whose value is a list of ids."""

ATTRIBUTES = (
    frozenset(VALUES)
    | REFERENCES
    | frozenset(
        {"aria-braillelabel", "aria-brailleroledescription", "aria-colcount", "aria-colindex"}
        | {
            "aria-colindextext",
            "aria-colspan",
            "aria-description",
            "aria-dropeffect",
            "aria-grabbed",
        }
        | {"aria-keyshortcuts", "aria-label", "aria-level", "aria-placeholder", "aria-posinset"}
        | {
            "aria-relevant",
            "aria-roledescription",
            "aria-rowcount",
            "aria-rowindex",
            "aria-rowspan",
        }
        | {"aria-rowindextext", "aria-setsize", "aria-valuemax", "aria-valuemin", "aria-valuenow"}
        | {"aria-valuetext"}
    )
)

REQUIRED_ATTRIBUTES: dict[str, tuple[str, ...]] = {
    "checkbox": ("aria-checked",),
    "switch": ("aria-checked",),
    "radio": ("aria-checked",),
    "menuitemcheckbox": ("aria-checked",),
    "menuitemradio": ("aria-checked",),
    "slider": ("aria-valuenow",),
    "scrollbar": ("aria-valuenow", "aria-controls"),
    "combobox": ("aria-expanded",),
    "meter": ("aria-valuenow",),
    "heading": ("aria-level",),
}

PARENTS: dict[str, frozenset[str]] = {
    "listitem": frozenset({"list", "directory"}),
    "option": frozenset({"listbox"}),
    "tab": frozenset({"tablist"}),
    "menuitem": frozenset({"menu", "menubar", "group"}),
    "menuitemcheckbox": frozenset({"menu", "menubar", "group"}),
    "menuitemradio": frozenset({"menu", "menubar", "group"}),
    "treeitem": frozenset({"tree", "group"}),
    "row": frozenset({"table", "grid", "treegrid", "rowgroup"}),
    "cell": frozenset({"row"}),
    "gridcell": frozenset({"row"}),
    "columnheader": frozenset({"row"}),
    "rowheader": frozenset({"row"}),
}
"""Roles that mean something only inside another."""

CHILDREN: dict[str, frozenset[str]] = {
    "list": frozenset({"listitem"}),
    "listbox": frozenset({"option"}),
    "tablist": frozenset({"tab"}),
    "menu": frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"}),
    "menubar": frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"}),
    "radiogroup": frozenset({"radio"}),
    "tree": frozenset({"treeitem"}),
}
"""Roles that mean something only with others inside."""

IMPLICIT: dict[str, str] = {
    "nav": "navigation",
    "main": "main",
    "aside": "complementary",
    "button": "button",
    "ul": "list",
    "ol": "list",
    "li": "listitem",
    "select": "listbox",
    "option": "option",
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "columnheader",
    "article": "article",
    "dialog": "dialog",
    "fieldset": "group",
    "figure": "figure",
    "hr": "separator",
    "img": "img",
    "form": "form",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "textarea": "textbox",
    "progress": "progressbar",
    "tbody": "rowgroup",
    "menu": "list",
}
"""Roles elements have by themselves."""
