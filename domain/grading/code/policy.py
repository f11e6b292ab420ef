"""Read a Content-Security-Policy and what it lets through."""

import base64
import hashlib
from dataclasses import dataclass
from urllib.parse import urlsplit

from domain.grading.code.headers_file import headers, sent_for
from domain.grading.view import PageView, SiteView

Directives = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy and where it stands."""

    text: str
    place: str
    line: int | None

    @property
    def directives(self) -> Directives:
        """Source lists by directive; the first of a name counts, as in browsers."""
        found: Directives = {}
        for part in self.text.split(";"):
            words = part.split()
            if words:
                found.setdefault(words[0].lower(), tuple(words[1:]))
        return found

    def sources(self, *names: str) -> tuple[str, ...] | None:
        """Return the first of these source lists that is set, or None when nothing limits it."""
        directives = self.directives
        return next(
            (directives[name] for name in (*names, "default-src") if name in directives), None
        )


def policies(page: PageView) -> list[Policy]:
    """Return the policies the page is under: by header and by `<meta>`."""
    found: list[Policy] = []
    if header := sent_for(page.view, page.url).get("content-security-policy"):
        found.append(Policy(header.value, header.file, header.line))
    return found + [
        Policy(meta.get("content"), page.file.path, meta.line)
        for meta in page.document.named("meta")
        if meta.get("http-equiv").lower() == "content-security-policy"
    ]


def all_policies(site: SiteView) -> list[Policy]:
    """Return every policy of the site, each text once."""
    found = [
        Policy(h.value, h.file, h.line)
        for h in headers(site)
        if h.name == "content-security-policy"
    ]
    for page in site.ordinary:
        found += [p for p in policies(page) if p.place == page.file.path]
    return list({policy.text: policy for policy in found}.values())


def allows_inline(sources: tuple[str, ...] | None, code: str) -> bool:
    """Whether an inline script or style passes: unlimited, `unsafe-inline`, or its hash."""
    if sources is None:
        return True
    if any(s.startswith(("'sha", "'nonce-")) for s in sources):
        return any(
            f"'{name}-{_digest(name, code)}'" in sources for name in ("sha256", "sha384", "sha512")
        )
    return "'unsafe-inline'" in sources


def allows_url(sources: tuple[str, ...] | None, url: str, *, is_own: bool) -> bool:
    """Whether a file from `url` passes the source list."""
    if sources is None or "*" in sources:
        return True
    parts = urlsplit(url if not url.startswith("//") else f"https:{url}")
    if is_own:
        host_listed = any(parts.netloc and parts.netloc in source for source in sources)
        return "'self'" in sources or host_listed or any(s.startswith("'sha") for s in sources)
    return any(_host_fits(source, parts.scheme, parts.netloc) for source in sources)


def _host_fits(source: str, scheme: str, host: str) -> bool:
    if source.endswith(":"):
        return scheme == source[:-1]
    wanted = urlsplit(source if "//" in source else f"//{source}").netloc
    if wanted.startswith("*."):
        return host.endswith(wanted[1:])
    return host == wanted


def _digest(name: str, code: str) -> str:
    return base64.b64encode(hashlib.new(name, code.encode()).digest()).decode()
