"""Scripts ask for elements that exist."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments
from domain.grading.view import SiteView

_USED = re.compile(
    r"(?:getElementById\(\s*[\"'`]([\w-]{1,80})[\"'`]\s*\)"
    r"|querySelector\(\s*[\"'`]#([\w-]{1,80})[\"'`]\s*\))\s*\.\s*[a-zA-Z]"
)
"""An element taken by its id and used at once, without a look whether it is there."""


def script_targets(site: SiteView) -> Iterator[Fault]:
    """Fault the use of an element by an id no page has: the script stops there with an error."""
    ids = {element.get("id") for page in site.pages for element in page.document.elements}
    for script in scripts(site):
        if script.is_vendor:
            continue
        code = without_comments(script.code)
        for match in _USED.finditer(code):
            name = match[1] or match[2]
            if name not in ids and not _is_made(code, name) and not _is_guarded(code, match):
                yield Fault(
                    evidence=f"{' '.join(match[0].split())}...: no page has the id {name!r}",
                    fix="Name an element of the page, or ask first whether it is there.",
                    selector=script.selector,
                    line=script.line(match.start()),
                    page=script.page,
                )


def _is_made(code: str, name: str) -> bool:
    """Whether the script itself makes an element with that id."""
    made = rf"\bid\s*[=:]\s*\\?[\"'`]{re.escape(name)}\b|[\"'`]id[\"'`]\s*,\s*[\"'`]{re.escape(name)}\b"
    return re.search(made, code) is not None


def _is_guarded(code: str, match: re.Match[str]) -> bool:
    """Whether the same element is asked for before, as a condition."""
    asked = match[0][: match[0].rindex(")") + 1]
    before = code[max(0, match.start() - 400) : match.start()]
    return re.search(rf"(?:if\s*\(|&&|\?)\s*(?:document\.)?{re.escape(asked)}", before) is not None
