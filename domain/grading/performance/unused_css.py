"""Style sheets are about this site."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

SMALLEST_KB = 3
"""Smaller sheets cost little, whatever is in them."""
FEWEST = 40
"""Classes a sheet has whose share without use says something."""
MOST = 0.8
"""Share of classes without use; frameworks and themes leave half unused."""
_CLASS = re.compile(r"\.([A-Za-z_][\w-]*)")


def unused_css(site: SiteView) -> Iterator[Fault]:
    """Fault large sheets whose classes hardly any page or script of the site speaks of."""
    large = [s for s in own_styles(site) if len(s.css) > SMALLEST_KB * 1000]
    if not large:
        return
    used = {
        name
        for page in site.pages
        for element in page.document.elements
        for name in element.get("class").split()
    }
    scripted = "\n".join(site.scripts.values())
    for styles in large:
        named = {n for rule in styles.sheet.rules for n in _CLASS.findall(rule.selector)}
        unused = sorted(n for n in named - used if n not in scripted)
        if len(named) >= FEWEST and len(unused) > MOST * len(named):
            yield Fault(
                evidence=f"{len(unused)} of {len(named)} classes of {len(styles.css) / 1000:.0f} kB are used by no page, such as .{unused[0]}",
                fix="Remove the rules no page uses.",
                selector=styles.selector,
                page=styles.page,
            )
