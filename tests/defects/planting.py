"""Plant one fault in a clean site: the verbs, and what the graders must then say of which page."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from domain.grading.grade import Dimension
from domain.site import Site, SiteFile, url_of

Files = Mapping[str, bytes]
CLEAN = Path(__file__).parent / "clean"


@dataclass(frozen=True, kw_only=True)
class Style:
    """One maker's clean site, and the places in it where faults are planted."""

    name: str
    language: str
    home: str = "index.html"
    inner: str
    """A page below the home page with a heading and running text."""
    css: str

    def site(self) -> Site:
        """Read the clean site."""
        folder = CLEAN / self.name
        return Site.of(
            SiteFile(path=path.relative_to(folder).as_posix(), body=path.read_bytes())
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        )


Change = Callable[[dict[str, bytes], Style], dict[str, bytes] | None]
"""Returns the files to put in place, or None where the style has no such place."""


@dataclass(frozen=True, kw_only=True)
class Plant:
    """One fault a strict examiner would plant."""

    name: str
    dimension: Dimension
    change: Change
    mark: str
    """Pattern that the rule, selector or evidence of the right finding matches."""
    place: str = "inner"
    """`inner`, `home`, or `*` when the fault is in no one page."""
    only: str = ""
    """Language code the planted words need; empty for any."""

    def planted(self, style: Style) -> Site | None:
        """Return the site with the fault; None when the style has no place for it."""
        if self.only and self.only != style.language:
            return None
        clean = style.site()
        files = self.change({file.path: file.body for file in clean.files}, style)
        if files is None:
            return None
        site = Site.of(SiteFile(path=path, body=body) for path, body in files.items())
        return None if site == clean else site

    def pages(self, style: Style) -> set[str]:
        """Return the addresses a right finding may name; empty for any."""
        if self.place == "*":
            return set()
        return {url_of(style.home if self.place == "home" else style.inner), "*"}


def _page(style: Style, place: str) -> str:
    return style.home if place == "home" else style.inner


def _edit(place: str, change: Callable[[str], str | None]) -> Change:
    def edited(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
        path = _page(style, place)
        text = change(files[path].decode())
        return None if text is None else {**files, path: text.encode()}

    return edited


def swap(
    pattern: str, by: str | Callable[[re.Match[str]], str], *, place: str = "inner", count: int = 1
) -> Change:
    """Replace what matches in the page; `count` 0 for all."""

    def swapped(text: str) -> str | None:
        new, hits = re.subn(pattern, by, text, count=count, flags=re.S | re.I)
        return new if hits else None

    return _edit(place, swapped)


def cut(pattern: str, *, place: str = "inner", count: int = 1) -> Change:
    """Take out what matches in the page."""
    return swap(pattern, "", place=place, count=count)


def body(markup: str, *, place: str = "inner") -> Change:
    """Put markup at the end of the page's main part."""
    return swap(r"</main>", markup.replace("\\", r"\\") + "</main>", place=place)


def top(markup: str, *, place: str = "inner") -> Change:
    """Put markup right after the start of the page's body."""
    return swap(r"(<body[^>]*>)", r"\1" + markup.replace("\\", r"\\"), place=place)


def head(markup: str, *, place: str = "inner") -> Change:
    """Put markup at the end of the page's head."""
    return swap(r"</head>", markup.replace("\\", r"\\") + "</head>", place=place)


def _seal(content: bytes) -> bytes:
    """Return the digest of `integrity`, so that a changed file is still the one its pages seal."""
    return b"sha256-" + base64.b64encode(hashlib.sha256(content).digest())


def css(rules: str, use: str = "") -> Change:
    """Add rules to the style sheet, and markup that uses them to the inner page."""

    def styled(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
        sheet = files[style.css] + b"\n" + rules.encode() + b"\n"
        old, new = _seal(files[style.css]), _seal(sheet)
        pages = {
            path: content.replace(old, new)
            for path, content in files.items()
            if path.endswith(".html")
        }
        files = {**files, **pages, style.css: sheet}
        return body(use)(files, style) if use else files

    return styled


def add(path: str, content: str | bytes, use: str = "", *, place: str = "inner") -> Change:
    """Add a file, and markup that uses it to the inner page."""

    def added(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
        files = {**files, path: content if isinstance(content, bytes) else content.encode()}
        return body(use, place=place)(files, style) if use else files

    return added


def script(code: str) -> Change:
    """Put a script file beside the page and use it there."""
    return add("planted.js", code, '<script src="/planted.js" defer></script>')


def both(*changes: Change) -> Change:
    """Make several changes one after the other."""

    def changed(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
        now: dict[str, bytes] | None = files
        for change in changes:
            now = change(now, style) if now is not None else None
        return now

    return changed


def remove(path: str) -> Change:
    """Take a file out."""

    def removed(files: dict[str, bytes], _style: Style) -> dict[str, bytes] | None:
        if path not in files:
            return None
        return {name: content for name, content in files.items() if name != path}

    return removed


def edit_file(path: str, pattern: str, by: str) -> Change:
    """Replace what matches in a file that is no page."""

    def edited(files: dict[str, bytes], _style: Style) -> dict[str, bytes] | None:
        if path not in files:
            return None
        new, hits = re.subn(pattern, by, files[path].decode(), count=1, flags=re.S)
        return {**files, path: new.encode()} if hits else None

    return edited


def copied(pattern: str) -> Change:
    """Put what matches in the home page in place of what matches in the inner page."""

    def copy(files: dict[str, bytes], style: Style) -> dict[str, bytes] | None:
        found = re.search(pattern, files[style.home].decode(), re.S | re.I)
        if found is None:
            return None
        return swap(pattern, found.group(0).replace("\\", r"\\"))(files, style)

    return copy


def planter(dimension: Dimension) -> Callable[..., Plant]:
    """Return what makes plants of one dimension: `(name, change, mark, place=, only=)`."""

    def plant(
        name: str, change: Change, mark: str, *, place: str = "inner", only: str = ""
    ) -> Plant:
        return Plant(
            name=name, dimension=dimension, change=change, mark=mark, place=place, only=only
        )

    return plant
