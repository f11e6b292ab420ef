"""Selectors and at-rules of style sheets exist."""

import re
from collections.abc import Iterator
from functools import lru_cache

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.markup import names_in
from domain.grading.stylesheet import read_sheet
from domain.grading.view import SiteView

PSEUDOS = names_in(
    "active active-view-transition active-view-transition-type any-link autofill blank buffering"
    " checked closed current default defined dir disabled empty enabled first first-child"
    " first-of-type focus focus-visible focus-within fullscreen future has has-slotted host"
    " host-context hover in-range indeterminate invalid is lang last-child last-of-type left link"
    " local-link modal muted not nth-child nth-col nth-last-child nth-last-col nth-last-of-type"
    " nth-of-type only-child only-of-type open optional out-of-range past paused picture-in-picture"
    " placeholder-shown playing popover-open read-only read-write required right root scope seeking"
    " stalled state target target-current target-within user-invalid user-valid valid visited"
    " volume-locked where after backdrop before checkmark column cue cue-region details-content"
    " file-selector-button first-letter first-line grammar-error highlight marker part picker"
    " picker-icon placeholder scroll-button scroll-marker scroll-marker-group search-text selection"
    " slotted spelling-error target-text view-transition view-transition-group"
    " view-transition-image-pair view-transition-new view-transition-old selected matches any deep"
    " contains xr-overlay interest-source interest-target global"
)
AT_RULES = names_in(
    "charset color-profile container counter-style custom-media document font-face"
    " font-feature-values font-palette-values function import keyframes layer media namespace page"
    " position-try property scope starting-style supports view-transition tailwind apply viewport"
    " stylistic styleset character-variant swash ornaments annotation top-left top-center top-right"
    " bottom-left bottom-center bottom-right left-top left-middle right-top right-middle left-bottom"
    " right-bottom theme source utility variant plugin config custom-variant reference include mixin"
)
_IGNORED = re.compile(
    r"/\*.*?(?:\*/|\Z)|\"(?:[^\"\\\n]++|\\.)*+(?:\"|(?=\n)|\Z)|'(?:[^'\\\n]++|\\.)*+(?:'|(?=\n)|\Z)|url\([^)]*\)",
    re.DOTALL,
)
_PSEUDO = re.compile(r"(?<!\\)::?(-?[a-z][\w-]*)", re.IGNORECASE)


def css_selectors(site: SiteView) -> Iterator[Fault]:
    """Fault unknown pseudo-classes, pseudo-elements and at-rules: browsers drop the whole rule."""
    for styles in own_styles(site):
        for line, evidence in _unknown(styles.css):
            yield Fault(
                evidence=evidence,
                fix="Write a name CSS has; browsers drop the whole rule.",
                selector=styles.selector,
                line=styles.line(line),
                page=styles.page,
            )


@lru_cache(maxsize=128)
def _unknown(css: str) -> tuple[tuple[int, str], ...]:
    found: list[tuple[int, str]] = []
    for rule in read_sheet(css).rules:
        if rule.selector.startswith("@") or any("keyframes" in around for around in rule.within):
            continue
        if rule.selector.startswith("//"):
            found.append((rule.line, f"{rule.selector[:80]}: CSS has no // comments"))
            continue
        bare = re.sub(r"\[[^\]]*\]", "", rule.selector)
        for match in _PSEUDO.finditer(bare):
            name = match[1].lower()
            if not name.startswith("-") and name not in PSEUDOS:
                found.append((rule.line, f"{rule.selector}: no {match[0]!r}"))
    plain = _IGNORED.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), css)
    found += [
        (plain.count("\n", 0, match.end()) + 1, f"@{match[1]} is no at-rule")
        for match in re.finditer(r"(?:^|[{};])\s*@([a-z][\w-]*)", plain, re.IGNORECASE)
        if match[1].lower() not in AT_RULES
    ]
    return tuple(found)
