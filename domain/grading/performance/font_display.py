"""Text can be read while fonts load."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from domain.grading.audit import Fault, fault_at
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView


def font_display(site: SiteView) -> Iterator[Fault]:
    """Fault `@font-face` without `font-display`, and Google Fonts without `display=`."""
    for styles in own_styles(site):
        faces = [r for r in styles.sheet.rules if r.selector.startswith("@font-face")]
        for face in faces if "@font-face" in styles.css else ():
            declared = {p.name: p.value for p in face.properties}
            is_loaded = "url(" in declared.get("src", "") and "data:" not in declared.get("src", "")
            if is_loaded and declared.get("font-display", "auto") in ("auto", "block"):
                yield Fault(
                    evidence=f"@font-face {declared.get('font-family', '')} "
                    f"{'font-display: block' if 'font-display' in declared else 'without font-display'}",
                    fix="Add `font-display: swap` or `optional`.",
                    selector=styles.selector,
                    line=styles.line(face.line),
                    page=styles.page,
                )
    seen: set[str] = set()
    for page in site.ordinary:
        for reference in page.references:
            host = urlsplit(reference.url).netloc
            is_google = host == "fonts.googleapis.com" and reference.kind == "style"
            if is_google and "display=" not in reference.url and reference.url not in seen:
                seen.add(reference.url)
                yield fault_at(
                    reference.element, "Add `&display=swap` to the address.", page=page.url
                )
