"""Scripts can be read: every bracket opened is closed."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import COMMENT_OR_TEXT, scripts
from domain.grading.view import SiteView

_SKIPPED = re.compile(
    r"(?P<before>(?:^|[=(,:;!&|?{}\[\n+]|\breturn|\btypeof|=>)\s{0,20})/(?![*/])(?:[^\\/\n\[]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,400}/[a-z]{0,8}|"
    + COMMENT_OR_TEXT.pattern,
    re.DOTALL,
)
_NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")
_PAIRS = {")": "(", "]": "[", "}": "{"}
LARGEST_KB = 200


def script_syntax(site: SiteView) -> Iterator[Fault]:
    """Fault scripts whose brackets do not match; a browser runs nothing of them."""
    for script in scripts(site):
        is_large = len(script.code) > LARGEST_KB * 1000
        if script.is_vendor or is_large or "{{" in script.code or _NESTED.search(script.code):
            continue
        # In one go, for `/["']/` opens no text, and `"/"` no pattern.
        bare = _SKIPPED.sub(_blanked, script.code)
        if (at := _broken(bare)) is not None:
            yield Fault(
                evidence=f"{script.code[at]!r} has no counterpart in {' '.join(script.code[max(0, at - 40) : at + 40].split())!r}",
                fix="Close what is open; a browser refuses the whole script.",
                selector=script.selector,
                line=script.line(at),
                page=script.page,
            )


def _blanked(found: re.Match[str]) -> str:
    """Return blanks in place of a pattern, text or comment, as long as it was."""
    kept = found["before"] or ""
    return kept + re.sub(r"[^\n]", " ", found[0][len(kept) :])


def _broken(bare: str) -> int | None:
    """Return the offset of the first bracket without its counterpart, or None."""
    stack: list[int] = []
    for found in re.finditer(r"[()\[\]{}]", bare):
        if found[0] not in _PAIRS:
            stack.append(found.start())
        elif not stack or bare[stack.pop()] != _PAIRS[found[0]]:
            return found.start()
    return stack[-1] if stack else None
