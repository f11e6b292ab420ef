"""Fonts come in the smallest format."""

from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView


def font_formats(site: SiteView) -> Iterator[Fault]:
    """Fault `@font-face` rules that offer TTF, OTF, EOT or WOFF but no WOFF2."""
    for styles in own_styles(site):
        for face in styles.sheet.rules if "@font-face" in styles.css else ():
            sources = " ".join(p.value for p in face.properties if p.name == "src").lower()
            is_old = any(f".{ending}" in sources for ending in ("ttf", "otf", "eot", "woff"))
            if face.selector.startswith("@font-face") and is_old and "woff2" not in sources:
                yield Fault(
                    evidence=f"src: {sources[:160]}",
                    fix="Offer WOFF2 first; it is 30 % smaller than WOFF and half of TTF.",
                    selector=styles.selector,
                    line=styles.line(face.line),
                    page=styles.page,
                )
