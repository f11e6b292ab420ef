"""A rule declares a thing once."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import own_styles
from domain.grading.view import SiteView

_PLAIN = re.compile(r"#[0-9a-f]{3,8}|-?\d*\.?\d+(?:px|em|rem|%)?|[a-z]+", re.I)


def css_duplicates(site: SiteView) -> Iterator[Fault]:
    """Fault a plain value that the same rule overrides with another of its kind; no fallback does."""
    for styles in own_styles(site):
        for rule in styles.sheet.rules:
            seen: dict[str, str] = {}
            for declared in rule.properties:
                before = seen.get(declared.name)
                if (
                    before is not None
                    and before != declared.value
                    and _kind(before) == _kind(declared.value) != ""
                ):
                    yield Fault(
                        evidence=f"{rule.selector} declares {declared.name}: {before}, then {declared.value}",
                        fix="Keep the one that is meant.",
                        selector=styles.selector,
                        line=styles.line(declared.line),
                        page=styles.page,
                    )
                    break
                seen[declared.name] = declared.value


def _kind(value: str) -> str:
    """Return the unit or kind of a plain value; empty for what may be a fallback."""
    if not _PLAIN.fullmatch(value):
        return ""
    if value.startswith("#"):
        return "#"
    return re.sub(r"[\d.-]", "", value) or "0" if value[-1] in "xm%0123456789" else ""
