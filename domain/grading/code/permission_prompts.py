"""Nobody is asked for a permission before doing something that needs it."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import Script, scripts, without_comments, without_texts
from domain.grading.view import SiteView

_ASKS = re.compile(
    r"geolocation\s*\??\.\s*(?:getCurrentPosition|watchPosition)\s*\(|Notification\s*\??\.\s*requestPermission\s*\("
    r"|\bgetUserMedia\s*\(|\bpushManager\s*\.\s*subscribe\s*\(|\brequestMIDIAccess\s*\("
)
_WAITS = re.compile(
    r"addEventListener\s*\(\s*(?P<event>[\"'`]?\w*[\"'`]?)|\bon(?:click|submit|change|pointerdown)\s*="
    r"|\.on\s*\(\s*[\"'`](?:click|submit|change)"
)
_AT_ONCE = re.compile(r"load|ready|pageshow", re.IGNORECASE)


def permission_prompts(site: SiteView) -> Iterator[Fault]:
    """Fault scripts that ask for the place, notices, camera or microphone as the page opens."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        for match in _ASKS.finditer(without_texts(script.code)):
            if _is_at_once(plain, match.start()):
                yield _fault(script, plain, match)
                break


def _is_at_once(code: str, at: int) -> bool:
    """Whether the call stands in no function that waits for the visitor."""
    inside = [start for start in _open_blocks(code, at) if not _runs_at_once(code, start)]
    return not inside


def _open_blocks(code: str, at: int) -> list[int]:
    """Return the offsets of the braces that are open at `at`, those in texts left out."""
    waiting: list[int] = []
    for offset, sign in enumerate(without_texts(code[:at])):
        if sign == "{":
            waiting.append(offset)
        elif sign == "}" and waiting:
            waiting.pop()
    return waiting


def _runs_at_once(code: str, brace: int) -> bool:
    """Whether the block is no function, or one that is called while the page loads."""
    before = code[max(0, brace - 160) : brace]
    line = before[max(before.rfind(";"), before.rfind("}"), before.rfind("\n")) + 1 :]
    if not re.search(r"\bfunction\b|=>\s*$", line):
        return True
    waits = _WAITS.search(line)
    if waits:
        return bool(waits["event"] and _AT_ONCE.search(waits["event"]))
    name = re.search(r"\bfunction\s+(\w+)|\b(\w+)\s*=\s*(?:async\s*)?(?:function|\()", line)
    if name is None:
        return True  # called where it stands, as `(() => {...})()` is, or by a timer
    called = name[1] or name[2]
    return re.search(rf"(?m)^\s*{called}\s*\(", code) is not None


def _fault(script: Script, plain: str, match: re.Match[str]) -> Fault:
    return Fault(
        evidence=" ".join(plain[match.start() : match.start() + 100].split()),
        fix="Ask once the visitor chose what needs it, and say before what it is for.",
        selector=script.selector,
        line=script.line(match.start()),
        page=script.page,
    )
