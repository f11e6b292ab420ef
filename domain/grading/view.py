"""The site as audits read it: each file parsed once, then only looked at."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from domain.agents.design.color_palette import ColorPalette
from domain.agents.discovery.brand_identity import VoiceChart
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from domain.facts import Facts
from domain.site import Site, SiteFile, file_of, url_of


@dataclass(frozen=True, kw_only=True)
class Context:
    """What is known of a site besides its bytes; all None for a site somebody else made."""

    facts: Facts | None = None
    voice: VoiceChart | None = None
    palette: ColorPalette | None = None
    budgets: TechnicalRequirements | None = None


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
        """`https://host` the pages name as canonical, or an empty text."""
        for page in self.pages:
            parts = urlsplit(page.canonical)
            if parts.scheme and parts.netloc:
                return f"{parts.scheme}://{parts.netloc}"
        return ""

    def file(self, path: str) -> SiteFile | None:
        """Return the file at `path`, or None."""
        return self.site.by_path.get(path)

    def answering(self, url_path: str) -> SiteFile | None:
        """Return the file a static host gives for a URL path, trying `x`, `x.html`, `x/index.html`."""
        path = unquote(file_of(url_path))
        for candidate in (path, f"{path}.html", f"{path}/index.html"):
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
        body = self.tree.body
        found: list[str] = []
        line: list[str] = []

        def flush() -> None:
            if words := " ".join("".join(line).split()):
                found.append(words)
            line.clear()

        def walk(node: LexborNode) -> None:
            for child in node.iter(include_text=True):
                if child.tag == "-text":
                    line.append(child.text_content or "")
                elif child.tag == "br":
                    line.append(" ")
                elif child.tag not in _UNSEEN and "hidden" not in child.attributes:
                    block = child.tag not in _INLINE
                    if block:
                        flush()
                    walk(child)
                    if block:
                        flush()

        if body is not None:
            walk(body)
            flush()
        return tuple(found)

    def local_url(self, reference: str) -> str | None:
        """Return the URL path on this site that `reference` points to, or None when it leaves the site."""
        absolute = urljoin(f"https://site.invalid{self.url}", reference.strip())
        parts = urlsplit(absolute)
        ours = {"site.invalid", urlsplit(self.view.origin).netloc or "site.invalid"}
        if parts.scheme not in ("http", "https") or parts.netloc not in ours:
            return None
        return parts.path or "/"

    def local_path(self, reference: str) -> str | None:
        """Return the path of the site's file that answers `reference`, or None."""
        url = self.local_url(reference)
        file = self.view.answering(url) if url is not None else None
        return file.path if file else None

    def line_of(self, snippet: str) -> int | None:
        """Return the line on which `snippet` first occurs in the source, or None."""
        at = self.html.find(snippet) if snippet else -1
        return self.html.count("\n", 0, at) + 1 if at >= 0 else None


_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "head", "-comment"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q"}
    | {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"}
    | {"picture", "source", "label", "input", "button", "select"}
)


def selector_of(node: LexborNode) -> str:
    """Return a CSS selector that finds the element: its id, or a path of tags and positions."""
    parts: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in ("html", "-document", "-undef"):
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
