"""A site that a server of this machine serves, fetched page by page; no other machine is asked."""

import http.client
import ipaddress
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from prefect.blocks.core import Block
from pydantic import ValidationError

from domain.errors import SiteUnreadable
from domain.grading.references import css_urls
from domain.grading.view import PageView, SiteView
from domain.site import Site, SiteFile, file_of

MOST_FILES = 500
MOST_BYTES = 100_000_000
_PATIENCE_S = 10.0
_MOST_REDIRECTS = 5
_ALWAYS = ("/robots.txt", "/sitemap.xml", "/404.html", "/favicon.ico")
"""What no page need link to."""

_KEPT_HEADERS = frozenset(
    {
        *("content-security-policy", "strict-transport-security", "x-content-type-options"),
        *("x-frame-options", "referrer-policy", "permissions-policy"),
        *("cross-origin-opener-policy", "cross-origin-resource-policy"),
        "cross-origin-embedder-policy",
    }
)
"""Headers by which a server protects its visitors; they are graded as if a file asked for them."""

_SRC = re.compile(rb'"src"\s*:\s*"([^"\\]+)"')
_LOC = re.compile(rb"<loc>\s*([^<\s]+)\s*</loc>", re.IGNORECASE)


class ServedPages(Block):
    """A site at an address of this machine, such as `http://127.0.0.1:8000/`."""

    _block_type_name = "Atelier served pages"
    _block_type_slug = "atelier-served-pages"

    address: str

    def read(self) -> Site:
        """Follow links and the sitemap from the address on, and return every file that was found.

        Raises:
            SiteUnreadable: It is no address of this machine, nobody answers, or it is far too much.
        """
        there = self._checked()
        waiting = deque([there.path or "/", *_ALWAYS])
        seen = set(waiting)
        files: dict[str, SiteFile] = {}
        size = 0
        while waiting:
            answer = self._fetch(there, waiting.popleft(), is_first=not files)
            if answer is None:
                continue
            files.setdefault(answer.path, answer.file())
            size += len(answer.body)
            if len(files) > MOST_FILES or size > MOST_BYTES:
                raise self._unreadable(f"it holds more than {MOST_FILES} files or 100 MB.")
            found = [one for one in answer.links() if one not in seen]
            seen.update(found)
            waiting.extend(found)
            if len(files) == 1 and (rules := answer.header_rules()):
                files["_headers"] = SiteFile.text("_headers", rules)
        if not any(path.endswith((".html", ".htm")) for path in files):
            raise self._unreadable("there is no page at it.")
        return Site.of(files.values())

    def _checked(self) -> SplitResult:
        try:
            parts = urlsplit(self.address)
            _ = parts.port
        except ValueError as error:
            raise self._unreadable(f"it is no address: {error}.") from error
        if parts.scheme != "http" or not _is_here(parts.hostname or ""):
            raise self._unreadable(
                "only addresses of this machine are fetched, such as http://127.0.0.1:8000/; "
                "the network is not used."
            )
        return parts

    def _fetch(self, there: SplitResult, path: str, *, is_first: bool) -> "_Answer | None":
        for _ in range(_MOST_REDIRECTS):
            try:
                answer = _ask(there, path)
            except (OSError, http.client.HTTPException) as error:
                if is_first:
                    raise self._unreadable(f"nobody answers: {error}.") from error
                return None
            if answer.moved_to is None:
                break
            if (target := _inside(there, path, answer.moved_to)) is None:
                return None
            path = target
        else:
            return None
        try:
            return answer if answer.status == 200 and answer.file() else None
        except ValidationError:  # an address no file can have
            return None

    def _unreadable(self, problem: str) -> SiteUnreadable:
        return SiteUnreadable(self.address, problem)


@dataclass(frozen=True)
class _Answer:
    """What the server says to one address."""

    there: SplitResult
    url: str
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def moved_to(self) -> str | None:
        return self.headers.get("location") if 300 <= self.status < 400 else None

    @property
    def kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def path(self) -> str:
        """Return the file a host would answer from: `/about` is `about.html` when it is a page."""
        path = unquote(file_of(self.url))
        is_page = self.kind == "text/html" and not path.lower().endswith((".html", ".htm"))
        return f"{path}.html" if is_page else path

    def file(self) -> SiteFile:
        return SiteFile(path=self.path, body=self.body)

    def links(self) -> list[str]:
        """Return every path on this server that the answer speaks of, each once."""
        found = (_inside(self.there, self.url, one) for one in self._references())
        return list(dict.fromkeys(path for path in found if path is not None))

    def header_rules(self) -> str:
        """Return the protecting headers as a `_headers` file would ask for them."""
        lines = [f"  {n}: {v}" for n, v in sorted(self.headers.items()) if n in _KEPT_HEADERS]
        return "\n".join(["/*", *lines, ""]) if lines else ""

    def _references(self) -> Iterator[str]:
        if self.kind == "text/html":
            page = PageView(self.file(), SiteView(Site.of(())))
            base = page.document.first("base")
            start = urljoin(self.url, base.get("href")) if base else self.url
            public = urlsplit(page.canonical)
            for one in page.references:
                if one.kind != "hint" and one.attribute != "action":
                    yield _from_root(urljoin(start, one.url), public)
        elif self.kind == "text/css":
            yield from (url for url, _ in css_urls(self.body.decode("utf-8", "replace")))
        elif self.kind == "application/manifest+json" or self.url.endswith(".webmanifest"):
            yield from (match[1].decode("utf-8", "replace") for match in _SRC.finditer(self.body))
        elif self.url.endswith("sitemap.xml"):
            # It names the site's own address, wherever the site will be published.
            named = (match[1].decode("utf-8", "replace") for match in _LOC.finditer(self.body))
            yield from (urlsplit(address).path for address in named)


def _from_root(reference: str, public: SplitResult) -> str:
    """Return an address under the name the site will be published at as a path of this server."""
    parts = urlsplit(reference)
    return parts.path if parts.netloc and parts.netloc == public.netloc else reference


def is_address(text: str) -> bool:
    """Whether somebody means an address, not a folder."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE))


def _ask(there: SplitResult, path: str) -> _Answer:
    asking = http.client.HTTPConnection(there.hostname or "", there.port, timeout=_PATIENCE_S)
    try:
        asking.request("GET", path, headers={"Host": there.netloc, "Accept-Encoding": "identity"})
        answer = asking.getresponse()
        body = answer.read(MOST_BYTES + 1)
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return _Answer(there, path, answer.status, headers, body)
    finally:
        asking.close()


def _inside(there: SplitResult, start: str, reference: str) -> str | None:
    """Return the path of an address on this server, without query and fragment; None for others."""
    try:
        parts = urlsplit(urljoin(f"http://{there.netloc}{start}", reference))
    except ValueError:
        return None
    if (parts.scheme, parts.netloc) != ("http", there.netloc):
        return None
    return quote(unquote(parts.path or "/"), safe="/%:@!$&'()*+,;=~-._")


def _is_here(name: str) -> bool:
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
