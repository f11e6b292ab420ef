"""Custom properties are defined before they are used."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

_DEFINED = re.compile(r"(?<![\w-])(--[\w-]{1,200}+)\s*:|@property\s+(--[\w-]+)")
_BARE = re.compile(r"var\(\s*(--[\w-]+)\s*\)")
_THEIRS = ("--wp", "--bs-", "--fa-", "--tw-", "--swiper", "--e-global", "--aos")
"""Prefixes of libraries, whose definitions may be loaded from elsewhere."""


def css_variables(site: SiteView) -> Iterator[Fault]:
    """Fault `var(--x)` without fallback when nothing on the site defines `--x`."""
    styles_of_site = list(own_styles(site))
    texts = [*site.stylesheets.values(), *(styles.css for styles in styles_of_site)]
    texts += [
        node.get("style")
        for p in site.ordinary
        for node in p.document.elements
        if "style" in node.attrs
    ]
    defined = {one or two for text in texts for one, two in _DEFINED.findall(text)}
    in_scripts = "\n".join(
        [*site.scripts.values(), *(p.html for p in site.ordinary if "setProperty" in p.html)]
    )
    seen: set[str] = set()
    for styles in styles_of_site:
        for match in _BARE.finditer(styles.css):
            name = match[1]
            if name in defined or name in seen or name.startswith(_THEIRS) or name in in_scripts:
                continue
            seen.add(name)
            line = styles.css.count("\n", 0, match.start()) + 1
            yield Fault(
                evidence=f"{match[0]}: {name} is defined nowhere",
                fix=f"Define {name}, or give the use a fallback.",
                selector=styles.selector,
                line=styles.line(line),
                page=styles.page,
            )
