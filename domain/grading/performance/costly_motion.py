"""Movement costs no layout."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

_LAYOUT = re.compile(
    r"^(?:width|height|top|left|right|bottom|margin|padding|font-size|border-width)"
)


def costly_motion(site: SiteView) -> Iterator[Fault]:
    """Fault `transition: all` or `will-change` on everything, and endless keyframes that move the layout; one a sheet."""
    for styles in own_styles(site):
        for rule in styles.sheet.rules:
            declared = {p.name: p.value for p in rule.properties}
            everything = rule.selector.strip() in ("*", "*, *::before, *::after", "body *")
            value = f"{declared.get('transition', '')} {declared.get('transition-property', '')}"
            within = next((w for w in rule.within if "keyframes" in w), "")
            moved = sorted(name for name in declared if _LAYOUT.match(name)) if within else []
            layers = everything and declared.get("will-change", "auto") != "auto"
            if layers:
                moved = [f"will-change: {declared['will-change']}"]
            if layers or (everything and re.search(r"\ball\b|^\s*\.?\d", value)) or moved:
                yield Fault(
                    evidence=f"{within or rule.selector} {{ {', '.join(moved) or f'transition: {value.strip()}'} }}",
                    fix="Name what moves, and move it with transform and opacity.",
                    selector=styles.selector,
                    line=styles.line(rule.line),
                    page=styles.page,
                )
                break
