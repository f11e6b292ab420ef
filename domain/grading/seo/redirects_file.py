"""Read which addresses the host is told to send on: `_redirects` and `.htaccess`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from domain.grading.view import SiteView

_APACHE = re.compile(
    r"(?mi)^[ \t]*Redirect(?P<kind>Permanent|Temp)?[ \t]+(?:(?P<code>\d{3}|\w+)[ \t]+)?(?P<source>/\S*)[ \t]+(?P<target>\S+)"
)
_STATUS = re.compile(r"(\d{3})!?")


@dataclass(frozen=True, slots=True)
class Redirect:
    """One rule."""

    source: str
    target: str
    """Address it leads to; empty when the rule does not say."""
    status: int
    """Status code; 200 shows the target under the same address."""
    file: str
    line: int
    pattern: re.Pattern[str]

    @property
    def sends_on(self) -> bool:
        """Whether visitors end up at another address."""
        return 300 <= self.status < 400

    @property
    def is_plain(self) -> bool:
        """Whether source and target are whole addresses, without parts to fill in."""
        return not re.search(r"[*:]", self.source + self.target.partition("://")[2])


def redirects(site: SiteView) -> tuple[Redirect, ...]:
    """Return every rule, in the order the host tries them."""
    texts = tuple(
        file.body.decode("utf-8", "replace") if (file := site.file(name)) else ""
        for name in ("_redirects", ".htaccess")
    )
    return _read(*texts)


def redirect_of(site: SiteView, path: str) -> Redirect | None:
    """Return the rule that sends a path of this site on, or None."""
    return next((rule for rule in redirects(site) if rule.pattern.search(path)), None)


@lru_cache(maxsize=16)
def _read(listed: str, apache: str) -> tuple[Redirect, ...]:
    return (*_listed(listed), *_apache(apache))


def _listed(text: str) -> Iterator[Redirect]:
    for number, raw in enumerate(text.splitlines(), 1):
        words = raw.split("#")[0].split() if raw.strip().startswith("#") else raw.split()
        if len(words) < 2 or not words[0].startswith("/"):
            continue
        # Between source and target may stand query parameters to match, such as `id=:id`.
        target = next((w for w in words[1:] if w.startswith(("/", ":")) or "://" in w), "")
        status = next((int(m[1]) for w in words[1:] if (m := _STATUS.fullmatch(w))), 301)
        yield Redirect(words[0], target, status, "_redirects", number, _pattern(words[0]))


def _apache(text: str) -> Iterator[Redirect]:
    for match in _APACHE.finditer(text):
        code = match["code"] or ""
        status = int(code) if code.isdigit() else 301
        line = text.count("\n", 0, match.start()) + 1
        yield Redirect(
            match["source"], match["target"], status, ".htaccess", line, _pattern(match["source"])
        )


def _pattern(source: str) -> re.Pattern[str]:
    made = re.escape(source).replace(r"\*", ".*").replace(r"\:", ":")
    filled = re.sub(r":\w+", "[^/]+", made)
    return re.compile(f"^{filled}/?$")
