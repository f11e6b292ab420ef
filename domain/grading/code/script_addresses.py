"""Scripts talk to published hosts, encrypted."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.code.sources import scripts, without_comments
from domain.grading.view import SiteView

_ADDRESS = re.compile(r"[\"'`](?P<url>(?:https?|wss?):)//(?P<host>[\w.\[\]:-]{1,100})")
_LOCAL = re.compile(
    r"^(?:localhost|127\.|0\.0\.0\.0|10\.\d|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[::1\]|[\w-]+\.local(?:$|:))"
)
_CALL = re.compile(
    r"(?:fetch|open|WebSocket|EventSource|import|axios[.\w]*|ajax|getJSON|sendBeacon|src\s*=|url\s*:)\W{0,24}$"
)
_NAMES = re.compile(
    r"^(?:www\.)?(?:w3\.org|schema\.org|json-schema\.org|purl\.org|xmlns\.com|ogp\.me)"
)


def script_addresses(site: SiteView) -> Iterator[Fault]:
    """Fault calls to the maker's own machine, and calls without encryption, in the site's own scripts."""
    for script in scripts(site):
        if script.is_vendor:
            continue
        plain = without_comments(script.code)
        told: set[str] = set()
        for found in _ADDRESS.finditer(plain):
            host = found["host"].lower()
            local = bool(_LOCAL.match(host))
            called = found["url"] == "ws:" or _CALL.search(
                plain[max(0, found.start() - 40) : found.start()]
            )
            plain_text = found["url"] in ("http:", "ws:") and not _NAMES.match(host) and called
            if not (local or plain_text) or host in told or _is_compared(plain, found.start()):
                continue
            told.add(host)
            yield Fault(
                evidence=f"{found['url']}//{found['host']}",
                fix="Use an address visitors can reach." if local else "Use https:// or wss://.",
                selector=script.selector,
                line=script.line(found.start()),
                page=script.page,
            )


def _is_compared(code: str, at: int) -> bool:
    """Whether the script only asks if it runs there."""
    return (
        re.search(
            r"(?:===?|!==?|includes\(|startsWith\(|indexOf\()\s*$", code[max(0, at - 30) : at]
        )
        is not None
    )
