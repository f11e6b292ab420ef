"""Every declared typeface can be loaded."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView


def css_font_faces(site: SiteView) -> Iterator[Fault]:
    """Fault `@font-face` without a name or without a source."""
    for styles in own_styles(site):
        for rule in styles.sheet.rules:
            if not rule.selector.lower().startswith("@font-face"):
                continue
            declared = {p.name for p in rule.properties}
            missing = [name for name in ("font-family", "src") if name not in declared]
            if missing:
                yield Fault(
                    evidence=f"@font-face without {' and '.join(missing)}",
                    fix="Name the typeface and its file, or remove the rule.",
                    selector=styles.selector,
                    line=styles.line(rule.line),
                    page=styles.page,
                )
