"""Animations that are named exist."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.markup import names_in
from domain.grading.view import SiteView

_KEYFRAMES = re.compile(r"@(?:-\w+-)?keyframes\s+[\"']?([\w-]+)", re.I)
_WORD = re.compile(r"(?<![\w.#%-])-?[a-zA-Z_][\w-]*")
_KEYWORDS = names_in(
    "none initial inherit unset revert revert-layer linear ease ease-in ease-out ease-in-out"
    " step-start step-end infinite normal reverse alternate alternate-reverse forwards backwards"
    " both running paused auto important s ms replace add accumulate scroll view root block inline x"
    " y self nearest"
)


def css_keyframes(site: SiteView) -> Iterator[Fault]:
    """Fault animations without `@keyframes`, when every style sheet of the site is known."""
    if _has_foreign_styles(site):
        return
    styles_of_site = list(own_styles(site))
    texts = [*site.stylesheets.values(), *(p.html for p in site.pages), *site.scripts.values()]
    known = {name for text in texts for name in _KEYFRAMES.findall(text)}
    told: set[str] = set()
    for styles in styles_of_site:
        for rule, declared in styles.sheet.properties:
            if declared.name not in ("animation", "animation-name") or "var(" in declared.value:
                continue
            plain = re.sub(r"[\w-]+\([^)]*\)|[\"'][^\"']*[\"']", " ", declared.value)
            for name in _WORD.findall(plain):
                if name.lower() in _KEYWORDS or name in known or name in told:
                    continue
                told.add(name)
                yield Fault(
                    evidence=f"{rule.selector} {{ {declared.name}: {declared.value} }}: "
                    f"no @keyframes {name}",
                    fix="Write the keyframes, or remove the animation.",
                    selector=styles.selector,
                    line=styles.line(declared.line),
                    page=styles.page,
                )


def _has_foreign_styles(site: SiteView) -> bool:
    return any(
        reference.kind == "style"
        and page.local_path(reference.url) is None
        and not re.search(r"fonts\.|typekit", reference.url)
        for page in site.pages
        for reference in page.references
    )
