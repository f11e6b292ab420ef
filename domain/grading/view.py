"""The site as audits read it: each file parsed once, then only looked at."""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol, runtime_checkable
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.agents.design.color_palette import ColorPalette
from domain.agents.discovery.brand_identity import VoiceChart
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.facts import Facts
from domain.grading.markup import Document, read_markup
from domain.grading.references import Reference, read_references
from domain.grading.visible import visible_blocks
from domain.measured import Measured
from domain.proofreading import Proofreading
from domain.site import Site, SiteFile, file_of, url_of


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is known of a site besides its bytes; all None for a site somebody else made."""

    facts: Facts | None = None
    voice: VoiceChart | None = None
    palette: ColorPalette | None = None
    budgets: TechnicalRequirements | None = None
    measured: Measured | None = None
    """What instruments gathered of exactly this site; None when none was asked."""
    proofread: Proofreading | None = None
    """What was found in its words; None when nobody was asked to read them."""


_OF_BYTES = ("html", "tree", "document", "references")
"""What of a page depends on nothing but its bytes."""


@runtime_checkable
class Parsed(Protocol):
    """What is made of a page and points back to itself."""

    def let_go(self) -> None:
        """Be of no more use, and free at once what the garbage collector would find much later."""
        ...


@dataclass(frozen=True)
class SiteView:
    """A whole site, parsed on demand."""

    site: Site
    context: Context = field(default_factory=Context)

    @cached_property
    def pages(self) -> tuple["PageView", ...]:
        """Every HTML page, in path order."""
        return tuple(
            PageView(file, self)
            for file in self.site.files
            if file.path.lower().endswith((".html", ".htm"))
        )

    @cached_property
    def by_url(self) -> dict[str, "PageView"]:
        """Every page under its URL path."""
        return {page.url: page for page in self.pages}

    @cached_property
    def origin(self) -> str:
        """`https://host` most pages name as canonical, or an empty text."""
        named = Counter(
            f"{parts.scheme}://{parts.netloc}"
            for page in self.pages
            if (parts := urlsplit(page.canonical)).scheme and parts.netloc
        )
        return max(named, key=lambda origin: named[origin], default="")

    @cached_property
    def base(self) -> str:
        """Path the folder is published under, such as `/shop`; empty at the root of a host."""
        found = Counter(
            path.removesuffix(page.url)
            for page in self.pages
            if page.canonical.startswith(self.origin or " ")
            and (path := urlsplit(page.canonical).path).endswith(page.url)
        )
        best = max(found, key=lambda base: found[base], default="")
        return best if found[best] * 2 > len(self.pages) else self._base_of_links

    @cached_property
    def _base_of_links(self) -> str:
        """The first folder every root-relative link starts with though it is not in the site."""
        paths = {
            element.get("href" if element.name in ("a", "link") else "src")
            for page in self.pages
            for element in page.document.named("a", "link", "script", "img")
        }
        rooted = sorted(p for p in paths if p.startswith("/") and not p.startswith("//"))
        firsts = {path.split("/")[1].split("#")[0].split("?")[0] for path in rooted}
        if len(rooted) < 3 or len(firsts) != 1 or (first := firsts.pop()) in ("", "index.html"):
            return ""
        is_here = any(f.path == first or f.path.startswith(f"{first}/") for f in self.site.files)
        return "" if is_here or f"{first}.html" in self.site.by_path else f"/{first}"

    @cached_property
    def ordinary(self) -> tuple["PageView", ...]:
        """Pages that visitors read: no fragments, redirect stubs or ownership proofs."""
        return tuple(page for page in self.pages if page.is_ordinary)

    @cached_property
    def indexable(self) -> tuple["PageView", ...]:
        """Ordinary pages that search engines are meant to show."""
        return tuple(page for page in self.pages if page.is_indexable)

    @cached_property
    def by_file(self) -> dict[str, "PageView"]:
        """Every page under its file's path."""
        return {page.file.path: page for page in self.pages}

    @cached_property
    def scripts(self) -> dict[str, str]:
        """Text of every JavaScript file under its path."""
        return {
            file.path: file.body.decode("utf-8", "replace")
            for file in self.site.files
            if file.path.lower().endswith((".js", ".mjs"))
        }

    def knowing(self, context: Context) -> "SiteView":
        """Return the same site with more known of it; what was parsed of its pages goes over to it.

        Nobody may look at this one any more.
        """
        view = SiteView(self.site, context)
        if "pages" in vars(self):
            vars(view)["pages"] = tuple(page.moved(view) for page in self.pages)
        return view

    def let_go(self) -> None:
        """Free all that was parsed, some 9 MB of thirteen pages; nobody may look at it any more."""
        pages: tuple[PageView, ...] = vars(self).get("pages", ())
        for page in pages:
            page.let_go()
        vars(self).clear()

    @property
    def is_ours(self) -> bool:
        """Whether the brief is known, so that the site is held to our own rules."""
        return self.context.facts is not None or self.context.budgets is not None

    def file(self, path: str) -> SiteFile | None:
        """Return the file at `path`, or None."""
        return self.site.by_path.get(path)

    def answering(self, url_path: str) -> SiteFile | None:
        """Return the file a static host gives for a URL path, trying `x`, `x.html`, `x/index.html`."""
        path = unquote(file_of(url_path))
        for candidate in (path, f"{path}.html", f"{path}/index.html", f"{path}.htm"):
            if candidate in self.site.by_path:
                return self.site.by_path[candidate]
        return None

    @cached_property
    def stylesheets(self) -> dict[str, str]:
        """Text of every CSS file under its path."""
        return {
            file.path: file.body.decode("utf-8", "replace")
            for file in self.site.files
            if file.path.lower().endswith(".css")
        }


@dataclass(frozen=True)
class PageView:
    """One HTML page."""

    file: SiteFile
    view: SiteView

    @cached_property
    def url(self) -> str:
        """URL path, such as `/about/`."""
        return url_of(self.file.path)

    @cached_property
    def html(self) -> str:
        """The page as text; bytes that are not UTF-8 become U+FFFD."""
        return self.file.body.decode("utf-8", "replace")

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The parsed document."""
        return LexborHTMLParser(self.html)

    @cached_property
    def document(self) -> Document:
        """The source tag by tag, with lines, as written and not as a browser repairs it."""
        return read_markup(self.html)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every address in the page, in document order."""
        return read_references(self.document)

    @cached_property
    def memory(self) -> dict[str, Any]:
        """Room for what audits work out once for the page."""
        return {}

    def moved(self, view: SiteView) -> "PageView":
        """Return the page in another view of the same site, with what was parsed of its bytes alone."""
        page = PageView(self.file, view)
        vars(page).update({name: vars(self)[name] for name in _OF_BYTES if name in vars(self)})
        return page

    def let_go(self) -> None:
        """Free all that was parsed of the page; nobody may look at it any more."""
        kept, view = vars(self), self.view
        for made in [*kept.values()]:
            if isinstance(made, Parsed) and made is not view:
                made.let_go()
        kept.clear()

    @cached_property
    def is_error_page(self) -> bool:
        """Whether a host shows the page in place of one that is missing."""
        return bool(_ERROR_PAGE.search(self.file.path))

    @cached_property
    def is_redirect(self) -> bool:
        """Whether the page only sends the visitor on, as the aliases of site generators do."""
        refresh = (
            meta.get("content")
            for meta in self.document.named("meta")
            if meta.get("http-equiv").lower() == "refresh"
        )
        return any("url=" in c.lower().replace(" ", "") for c in refresh) and len(self.html) < 2500

    @cached_property
    def is_fragment(self) -> bool:
        """Whether the file is a piece to include, not a document."""
        whole = ("html", "head", "body", "title")
        return self.document.doctype is None and not any(self.document.first(n) for n in whole)

    @cached_property
    def is_ordinary(self) -> bool:
        """Whether visitors read the page: no fragment, redirect stub or ownership proof."""
        proof = _OWNERSHIP.match(self.file.path.rsplit("/", 1)[-1])
        return not (self.is_fragment or self.is_redirect or proof)

    @cached_property
    def is_indexable(self) -> bool:
        """Whether search engines are meant to show the page."""
        return self.is_ordinary and not self.is_noindex and not self.is_error_page

    @property
    def context(self) -> Context:
        """What is known besides the bytes."""
        return self.view.context

    def all(self, selector: str) -> list[LexborNode]:
        """Return every element that matches the CSS selector, in document order."""
        return self.tree.css(selector)

    def first(self, selector: str) -> LexborNode | None:
        """Return the first element that matches, or None."""
        return self.tree.css_first(selector)

    @cached_property
    def title(self) -> str:
        """Text of `<title>`, white space folded; empty when there is none."""
        node = self.first("head > title")
        return " ".join(node.text().split()) if node else ""

    @cached_property
    def canonical(self) -> str:
        """Value of `<link rel=canonical>`, or an empty text."""
        node = self.first("link[rel=canonical]")
        return (node.attributes.get("href") or "") if node else ""

    @cached_property
    def is_noindex(self) -> bool:
        """Whether the page asks not to be indexed, as a 404 page does."""
        node = self.first("meta[name=robots]")
        return "noindex" in ((node.attributes.get("content") or "").lower() if node else "")

    @cached_property
    def css(self) -> str:
        """All CSS that applies: linked files of this site and `<style>` elements, in order."""
        parts: list[str] = []
        for node in self.all("link[rel=stylesheet], style"):
            if node.tag == "style":
                parts.append(node.text())
            elif (path := self.local_path(node.attributes.get("href") or "")) is not None:
                parts.append(self.view.stylesheets.get(path, ""))
        return "\n".join(parts)

    @cached_property
    def text(self) -> str:
        """Visible words of the page, blocks separated by newlines, scripts and styles left out."""
        return "\n".join(self.blocks)

    @cached_property
    def blocks(self) -> tuple[str, ...]:
        """Visible text block by block, white space folded, empty ones left out."""
        return () if self.tree.body is None else visible_blocks(self.tree.body)

    @cached_property
    def base_path(self) -> str:
        """Path relative addresses start from: the page's own, unless `<base href>` says another."""
        node = self.document.first("base")
        given = urlsplit(node.get("href")).path if node else ""
        return urljoin(self.url, given) if given else self.url

    def local_url(self, reference: str) -> str | None:
        """Return the URL path on this site that `reference` points to, or None when it leaves the site."""
        absolute = urljoin(f"https://site.invalid{self.base_path}", reference.strip())
        parts = urlsplit(absolute)
        host = urlsplit(self.view.origin).netloc.removeprefix("www.") or "site.invalid"
        if parts.scheme not in ("http", "https"):
            return None
        if parts.netloc.removeprefix("www.") not in ("site.invalid", host):
            return None
        base = self.view.base
        is_under = base and (parts.path == base or parts.path.startswith(f"{base}/"))
        return (parts.path.removeprefix(base) if is_under else parts.path) or "/"

    def local_path(self, reference: str) -> str | None:
        """Return the path of the site's file that answers `reference`, or None."""
        url = self.local_url(reference)
        file = self.view.answering(url) if url is not None else None
        return file.path if file else None

    def line_of(self, snippet: str) -> int | None:
        """Return the line on which `snippet` first occurs in the source, or None."""
        at = self.html.find(snippet) if snippet else -1
        return self.html.count("\n", 0, at) + 1 if at >= 0 else None


_ERROR_PAGE = re.compile(r"(^|/)_?(4\d\d|5\d\d|error|not-found)(/index)?\.html?$", re.IGNORECASE)
_OWNERSHIP = re.compile(r"(google|yandex_|pinterest-|BingSiteAuth|naver)[0-9a-f]{5,}.*\.html?$")
_LONGEST_PATH = 40
"""Steps of a selector; enough for any page people write."""


def selector_of(node: LexborNode) -> str:
    """Return a CSS selector that finds the element: its id, or a path of tags and positions."""
    parts: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in ("html", "-document", "-undef"):
        if len(parts) == _LONGEST_PATH:
            break
        if identity := current.attributes.get("id"):
            parts.append(f"#{identity}")
            break
        same = [n for n in _siblings(current) if n.tag == current.tag]
        position = next((i for i, n in enumerate(same, 1) if n == current), 1)
        tag = current.tag or "*"
        parts.append(f"{tag}:nth-of-type({position})" if len(same) > 1 else tag)
        current = current.parent
    return " > ".join(reversed(parts))


def _siblings(node: LexborNode) -> list[LexborNode]:
    return list(node.parent.iter()) if node.parent is not None else [node]
