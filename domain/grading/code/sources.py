"""Where styles and scripts of a site stand: files, elements, attributes; and which are not its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.grading.markup import Element
from domain.grading.stylesheet import Sheet, read_sheet
from domain.grading.view import PageView, SiteView

_VENDOR = re.compile(
    r"(^|/)(vendors?|libs?|plugins?|wp-includes|node_modules|third[-_]?party|_next|bower_components"
    r"|cdn-cgi|webfonts|dist/vendor)/|(^|[/._-])(bootstrap|jquery|font-?awesome|fontawesome|normalize"
    r"|swiper|slick|owl|animate|aos|lightbox|fancybox|magnific|tailwind|bulma|foundation|materialize"
    r"|popper|gsap|prism|highlight|modernizr|polyfills?|leaflet|glide|splide|photoswipe|chart|vue"
    r"|react|angular|alpine|htmx|lodash|underscore|moment|axios|wp-emoji|elementor)([._@-]|$)",
    re.IGNORECASE,
)


def is_vendor(path: str) -> bool:
    """Whether the path is that of a library, which the site's maker did not write."""
    return bool(_VENDOR.search(path))


@dataclass(frozen=True, slots=True)
class Styles:
    """One style sheet and where it stands."""

    css: str
    page: str
    """`*` for a file, which any page may use."""
    selector: str
    first_line: int
    """Line of the page or file its first line stands on."""

    @property
    def sheet(self) -> Sheet:
        """The style sheet, taken apart."""
        return read_sheet(self.css)

    def line(self, inner: int) -> int:
        """Return the line in the page or file."""
        return self.first_line + inner - 1


@dataclass(frozen=True, slots=True)
class Script:
    """One script and where it stands."""

    code: str
    page: str
    selector: str
    first_line: int
    is_vendor: bool

    def line(self, offset: int) -> int:
        """Return the line of an offset in the code."""
        return self.first_line + self.code.count("\n", 0, offset)


def own_styles(site: SiteView) -> Iterator[Styles]:
    """Yield every style sheet the maker wrote: files that pages use, and `<style>` elements, each text once."""
    for path, css in site.stylesheets.items():
        if not is_vendor(path) or "_next/static/css/" in path:
            yield Styles(css, "*", path, 1)
    seen: set[str] = set()
    for page in site.ordinary:
        for node in page.document.named("style"):
            css = inner_text(node)
            is_theirs = node.get("id").startswith(
                ("wp-", "global-styles", "elementor", "classic-theme")
            )
            if css not in seen and not is_theirs:
                seen.add(css)
                yield Styles(css, page.url, node.selector, node.line)


def scripts(site: SiteView) -> Iterator[Script]:
    """Yield every script: files, and `<script>` elements with code in them, each text once."""
    for path, code in site.scripts.items():
        yield Script(code, "*", path, 1, is_vendor(path) or ".min." in path or is_bundle(code))
    seen: set[str] = set()
    for page in site.ordinary:
        for node in inline_scripts(page):
            code = inner_text(node)
            if code not in seen:
                seen.add(code)
                yield Script(code, page.url, node.selector, node.line, is_bundle(code))


def inline_scripts(page: PageView) -> Iterator[Element]:
    """Yield the `<script>` elements that hold code, not data."""
    for node in page.document.named("script"):
        kind = node.get("type").lower().split(";")[0].strip()
        is_code = kind in ("", "module", "text/javascript", "application/javascript")
        if is_code and "src" not in node.attrs and inner_text(node).strip():
            yield node


def inner_text(node: Element) -> str:
    """Return the raw text of a script or style element."""
    return "".join(child for child in node.children if isinstance(child, str))


def is_bundle(code: str) -> bool:
    """Whether the code was made by a bundler or minifier: very long lines."""
    return len(code) > 5000 and len(code) / (code.count("\n") + 1) > 500


COMMENT_OR_TEXT = re.compile(
    r"(?P<comment>(?<![:\\])//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<text>\"(?:[^\"\\\n]++|\\.)*+(?:\"|(?=\n)|\Z)|'(?:[^'\\\n]++|\\.)*+(?:'|(?=\n)|\Z)|`(?:[^`\\]++|\\.)*+(?:`|\Z))",
    re.DOTALL,
)
"""What is not code, with the groups `comment` and `text`."""


def without_comments(code: str) -> str:
    """Return the code with comments blanked, every offset kept."""
    return COMMENT_OR_TEXT.sub(lambda m: _blank(m[0]) if m["comment"] else m[0], code)


def without_texts(code: str) -> str:
    """Return the code with comments and strings blanked, every offset kept."""
    return COMMENT_OR_TEXT.sub(lambda m: _blank(m[0]), code)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
