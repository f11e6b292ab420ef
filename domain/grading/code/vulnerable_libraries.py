"""No library with a published hole is loaded."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView, SiteView

Version = tuple[int, ...]

HOLES: dict[str, tuple[tuple[Version, Version, str], ...]] = {
    "jquery": (((0,), (3, 5, 0), "CVE-2020-11022"),),
    "jquery-ui": (((0,), (1, 13, 2), "CVE-2022-31160"),),
    "jquery-migrate": (((0,), (1, 2, 2), "jQuery bug 11290"),),
    "jquery-validation": (((0,), (1, 19, 5), "CVE-2022-31147"),),
    "bootstrap": (((0,), (3, 4, 1), "CVE-2019-8331"), ((4, 0, 0), (4, 3, 1), "CVE-2019-8331")),
    "angular": (((1,), (2,), "AngularJS is without support; CVE-2022-25869"),),
    "lodash": (((0,), (4, 17, 21), "CVE-2021-23337"),),
    "underscore": (((1, 3, 2), (1, 12, 1), "CVE-2021-23358"),),
    "moment": (((0,), (2, 29, 4), "CVE-2022-31129"),),
    "handlebars": (((0,), (4, 7, 7), "CVE-2021-23369"),),
    "mustache": (((0,), (2, 2, 1), "CVE-2015-8862"),),
    "axios": (((0,), (0, 28, 0), "CVE-2023-45857"), ((1, 0, 0), (1, 6, 0), "CVE-2023-45857")),
    "dompurify": (((0,), (2, 5, 4), "CVE-2024-45801"), ((3, 0, 0), (3, 1, 3), "CVE-2024-45801")),
    "marked": (((0,), (4, 0, 10), "CVE-2022-21680"),),
    "highlight": (((0,), (10, 4, 1), "CVE-2020-26237"),),
    "prism": (((0,), (1, 27, 0), "CVE-2022-23647"),),
    "swiper": (((0,), (6, 5, 1), "CVE-2021-23370"),),
    "select2": (((0,), (4, 0, 6), "CVE-2016-10744"),),
    "chart": (((0,), (2, 9, 4), "CVE-2020-7746"),),
    "tinymce": (((0,), (5, 10, 9), "CVE-2023-48219"),),
    "knockout": (((0,), (3, 5, 0), "CVE-2019-14862"),),
    "video": (((0,), (7, 14, 3), "CVE-2021-23414"),),
    "dojo": (((0,), (1, 16, 4), "CVE-2020-5258"),),
    "prototype": (((0,), (1, 7, 4), "CVE-2020-27511"),),
    "vue": (((0,), (2, 5, 17), "CVE-2018-6341"),),
    "foundation": (((0,), (6, 0, 0), "CVE-2020-26304"),),
}
"""Per library: from version, first mended version, and the notice. Taken from the public CVE list, 2025."""

_NAMES = {"angularjs": "angular", "bootstrap.bundle": "bootstrap", "highlightjs": "highlight", "videojs": "video",
          "prismjs": "prism", "chartjs": "chart", "jqueryui": "jquery-ui", "jquery.ui": "jquery-ui",
          "twitter-bootstrap": "bootstrap", "jquery.validate": "jquery-validation", "jquery-validate": "jquery-validation"}  # fmt: skip
_WORD = r"(jquery[-.]?ui|jquery[-.]migrate|jquery[-.]valida(?:te|tion)|jquery|twitter-bootstrap|bootstrap(?:\.bundle)?|angular(?:js)?|lodash|underscore|moment|handlebars|mustache|axios|(?:dom)?purify|marked|highlight(?:js)?|prism(?:js)?|swiper|select2|chart(?:js)?|tinymce|knockout|video(?:js)?|dojo|prototype|vue|foundation)"
_URL = re.compile(
    rf"(?:^|[/])(?:npm/)?{_WORD}(?:\.js|\.core)?[@/.-]v?(\d+(?:\.\d+)+)", re.IGNORECASE
)
_BANNER = re.compile(
    r"(jQuery UI|jQuery Migrate|jQuery(?: JavaScript Library)?|Bootstrap|AngularJS|lodash|Underscore\.js|moment\.js|handlebars|Vue\.js|Swiper|DOMPurify|Chart\.js|Select2)"
    r"[\s*!/-]*?(?:[\w. ]{0,24}?)\bv?(\d+\.\d+(?:\.\d+)?)",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"//(?:cdn\.)?polyfill\.io/|bootcss\.com|bootcdn\.net|staticfile\.(?:org|net)", re.IGNORECASE
)


def vulnerable_libraries(site: SiteView) -> Iterator[Fault]:
    """Fault libraries by name and version in address or banner, and hosts that served malware."""
    told: set[str] = set()
    for page in site.ordinary:
        for reference in page.references:
            if reference.kind in ("script", "preload", "style") and reference.url:
                fault = _of_url(page, reference.url)
                key = page.url + fault.evidence if fault else ""
                if fault and key not in told:
                    told.add(key)
                    yield fault_at(
                        reference.element,
                        fault.fix,
                        evidence=fault.evidence,
                        page=page.url,
                        severity=fault.severity,
                    )


def _of_url(page: PageView, url: str) -> Fault | None:
    if _TAKEN.search(url):
        return Fault(
            evidence=f"{url}: this host was taken over and served malware in 2024",
            fix="Remove the script; today's browsers need no polyfill.",
            severity="critical",
        )
    path = page.local_path(url)
    found = library_of(url)
    if found is None and path is not None:
        found = _of_banner(page.view.scripts.get(path, "")[:600])
    hole = hole_in(*found) if found else ""
    if not found or not hole:
        return None
    version = ".".join(str(part) for part in found[1])
    return Fault(
        evidence=f"{url}: {found[0]} {version} ({hole})",
        fix=f"Update {found[0]}, or do without it.",
    )


@lru_cache(maxsize=1024)
def library_of(url: str) -> tuple[str, Version] | None:
    """Return name and version that an address gives away, or None."""
    match = _URL.search(url)
    if match is None:
        query = re.search(
            rf"/{_WORD}(?:\.slim|\.bundle)?(?:\.min)?\.js\?ver=(\d+(?:\.\d+)+)", url, re.IGNORECASE
        )
        match = query
    return (_name(match[1]), _version(match[2])) if match else None


def hole_in(name: str, version: Version) -> str:
    """Return the notice about this version, or an empty text."""
    for least, mended, notice in HOLES.get(name, ()):
        if least <= version < mended:
            return notice
    return ""


def _of_banner(head: str) -> tuple[str, Version] | None:
    match = _BANNER.search(head)
    if match is None:
        return None
    word = match[1].lower().replace(" javascript library", "").replace(".js", "").replace(" ", "-")
    return _name(word), _version(match[2])


def _name(word: str) -> str:
    word = word.lower()
    return _NAMES.get(word, "dompurify" if word == "purify" else word)


def _version(text: str) -> Version:
    return tuple(int(part) for part in text.split("."))
