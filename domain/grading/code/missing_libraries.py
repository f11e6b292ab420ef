"""Libraries a script relies on are loaded."""

import re
from collections.abc import Iterator, Mapping

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_texts
from domain.grading.view import SiteView

_CALLS: Mapping[str, re.Pattern[str]] = {
    "jquery": re.compile(r"(?<![\w$.])(?:\$|jQuery)\s*\(\s*(?:document|window|this|function\b|\(|\s{2,}\))"),
    "swiper": re.compile(r"\bnew\s+Swiper\s*\("),
    "aos": re.compile(r"(?<![\w.])AOS\.init\s*\("),
    "gsap": re.compile(r"(?<![\w.])gsap\.(?:to|from|timeline|registerPlugin)\s*\("),
    "chart": re.compile(r"\bnew\s+Chart\s*\("),
    "leaflet": re.compile(r"(?<![\w.])L\.map\s*\("),
    "flatpickr": re.compile(r"(?<![\w.])flatpickr\s*\("),
    "splide": re.compile(r"\bnew\s+Splide\s*\("),
    "glightbox": re.compile(r"(?<![\w.])GLightbox\s*\("),
}  # fmt: skip
"""What the use of a library looks like, under the name its file bears."""

_BUNDLE = re.compile(r"bundle|vendor|webflow|main|app|common|runtime|chunk|scripts?\b|zepto|cash", re.I)  # fmt: skip
"""Files of other hosts that may hold any library."""


def missing_libraries(site: SiteView) -> Iterator[Fault]:
    """Fault the use of a library that no page loads: nothing after it runs."""
    loaded = " ".join(
        reference.url.lower()
        for page in site.pages
        for reference in page.references
        if reference.kind == "script"
    )
    foreign = [url for url in loaded.split() if "//" in url and "bootstrap" not in url]
    known = list(site.scripts.values())
    for script in scripts(site):
        if script.is_vendor or re.search(r"\b(?:import|require)\b", script.code):
            continue
        plain = without_texts(script.code)
        for name, call in _CALLS.items():
            match = call.search(plain)
            if match is None or name in loaded or any(_BUNDLE.search(url) for url in foreign):
                continue
            if not any(_defines(code, name) for code in (*known, script.code)):
                yield Fault(
                    evidence=f"{script.code[match.start() : match.start() + 60].strip()!r} "
                    f"needs {name}, which no page loads",
                    fix="Load the library before this script, or do without it.",
                    selector=script.selector,
                    line=script.line(match.start()),
                    page=script.page,
                )


_NAMES = {"jquery": r"(?:\$|jQuery)", "aos": "AOS", "leaflet": "L", "gsap": "gsap", "swiper": "Swiper"}  # fmt: skip


def _defines(code: str, name: str) -> bool:
    word = _NAMES.get(name, name.capitalize())
    made = rf"(?:(?:const|let|var|function|class)\s+{word}(?![\w$])|(?:window|self|globalThis|root|e|t)\.{word}\s*=|\.fn\s*=)"
    return re.search(made, code) is not None
