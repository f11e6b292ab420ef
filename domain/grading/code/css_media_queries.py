"""Media queries ask for what browsers know."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.markup import names_in
from domain.grading.view import SiteView

FEATURES = names_in(
    "any-hover any-pointer aspect-ratio color color-gamut color-index device-aspect-ratio"
    " device-height device-posture device-width display-mode dynamic-range environment-blending"
    " forced-colors grid height horizontal-viewport-segments hover inverted-colors monochrome"
    " nav-controls orientation overflow-block overflow-inline pointer prefers-color-scheme"
    " prefers-contrast prefers-reduced-data prefers-reduced-motion prefers-reduced-transparency"
    " resolution scan scripting update vertical-viewport-segments video-color-gamut"
    " video-dynamic-range width device-pixel-ratio high-contrast transform-3d transform-2d"
    " animation transition shape"
)
"""Features of Media Queries 5, and those of old engines that still stand in style sheets."""

_QUERY = re.compile(r"@media\b\s*([^{};]{1,600})\{", re.I)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_PART = re.compile(r"\(([^()]*)\)")
_NAMED = re.compile(r"^\s*(?:min-|max-)?([a-z-]+)\s*(:|$)", re.I)


def css_media_queries(site: SiteView) -> Iterator[Fault]:
    """Fault queries without brackets or colon, of unknown features, and widths without a unit."""
    for styles in own_styles(site):
        for line, query, problem in _wrong(styles.css):
            yield Fault(
                evidence=f"@media {query}: {problem}",
                fix="Mend the query; browsers leave out everything in it.",
                selector=styles.selector,
                line=styles.line(line),
                page=styles.page,
            )


@lru_cache(maxsize=128)
def _wrong(css: str) -> tuple[tuple[int, str, str], ...]:
    plain = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), css)
    return tuple(
        (plain.count("\n", 0, match.start()) + 1, " ".join(match[1].split())[:120], problem)
        for match in _QUERY.finditer(plain)
        if (problem := _problem(match[1]))
    )


def _problem(query: str) -> str:
    if any(mark in query for mark in ("#", "$", "@", "var(", "theme(", "screen(", "env(")):
        return ""  # of a preprocessor
    outside = _PART.sub(" ", query)
    if ":" in outside and "(" not in outside:
        return "the condition has no brackets"
    return next((problem for part in _PART.findall(query) if (problem := _part(part))), "")


def _part(part: str) -> str:
    text = part.strip().lower()
    if re.fullmatch(r"(?:min-|max-)?[a-z-]+\s+[\d.]+[a-z]*", text):
        return f"({text}) has no colon"
    named = _NAMED.match(text)
    if named is None:
        return ""
    feature = re.sub(r"^-(?:webkit|moz|ms|o)-(?:min-|max-)?|^(?:min-|max-)(?:-moz-)?", "", named[1])
    is_prefixed = named[1].startswith("-")  # other makers know it, or knew it
    if not is_prefixed and not feature.startswith("-") and feature not in FEATURES:
        return f"no feature {named[1]!r}"
    value = text.partition(":")[2].strip()
    if feature in ("width", "height") and re.fullmatch(r"[1-9][\d.]*", value):
        return f"({text}) has no unit"
    return ""
