"""Styles hold in every browser, not in one maker's."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

_STANDARD = frozenset(
    [
        "border-radius",
        "box-shadow",
        "transition",
        "transform",
        "animation",
        "box-sizing",
        "flex",
        "flex-direction",
        "columns",
        "column-count",
        "column-gap",
        "opacity",
        "background-size",
        "background-clip",
        "user-select",
        "appearance",
        "hyphens",
        "filter",
        "backdrop-filter",
        "mask",
        "mask-image",
        "clip-path",
        "align-items",
        "justify-content",
        "transform-origin",
        "transition-duration",
        "text-size-adjust",
    ]
)
"""Properties every browser knows without a prefix, or nearly every one."""


def css_prefixes(site: SiteView) -> Iterator[Fault]:
    """Fault rules with only the prefixed form of a property, one finding a sheet."""
    for styles in own_styles(site):
        for rule in styles.sheet.rules:
            names = {p.name for p in rule.properties}
            alone = sorted(
                name
                for name in names
                if (bare := re.sub(r"^-(?:webkit|moz|ms|o)-", "", name)) != name
                and bare in _STANDARD - {"text-size-adjust", "appearance", "user-select", "hyphens"}
                and bare not in names
            )
            if alone:
                yield Fault(
                    evidence=f"{rule.selector} has {', '.join(alone)} without the standard property",
                    fix="Write the property without its prefix as well.",
                    selector=styles.selector,
                    line=styles.line(rule.line),
                    page=styles.page,
                )
                break
