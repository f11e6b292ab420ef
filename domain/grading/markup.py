"""Read HTML source tag by tag: every element with its line, its verbatim tag, and what is wrong."""

import html
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.grading.attributes import attributes


def names_in(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())


VOID = names_in(
    "area base br col embed hr img input link meta param source track wbr basefont frame"
)
"""Elements without an end tag."""

DEEPEST = 200
"""Open elements looked back at; pages nest 30 deep, and hostile ones must not take hours."""

_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)(?:-->|--!>|\Z)"
    r"|<!doctype(?P<doctype>[^>]*)>"
    r"|<(?P<bogus>[!?][^>]*)>"
    r"|</(?P<end>[a-zA-Z][^\s/>]*)[^>]*>"
    r"|<(?P<start>[a-zA-Z][^\s/>]*)(?P<attrs>(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+)>",
    re.DOTALL | re.IGNORECASE,
)
_CLOSES: dict[str, frozenset[str]] = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"tr", "td", "th", "thead", "tbody"}),
    "tfoot": frozenset({"tr", "td", "th", "thead", "tbody"}),
    "rt": frozenset({"rt", "rp"}),
    "rp": frozenset({"rt", "rp"}),
}
"""Start tags that end an open element whose end tag may be left out."""

OPTIONAL_END = names_in(
    "html head body p li dt dd option optgroup tr td th tbody thead tfoot rt rp colgroup caption"
)
_CLOSES_P = names_in(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul"
)
_SCOPES = frozenset({"table", "template", "td", "th", "caption", "button", "object", "svg", "math"})
_TABLE = names_in("table thead tbody tfoot tr template")
_LISTS = frozenset({"ul", "ol", "menu", "dl", "select", "datalist"})
_BODY_STARTS = _CLOSES_P | names_in("a span img svg button b strong em i small label input")


@dataclass(eq=False, slots=True)
class Element:
    """One element as it stands in the source."""

    name: str
    attrs: Mapping[str, str]
    """Lower-case names; the first of duplicates wins; an empty text for an attribute without value."""
    line: int
    start: int
    """Offset of `<`."""
    end: int
    """Offset behind the start tag's `>`."""
    tag: str
    """The start tag, verbatim."""
    parent: "Element | None" = None
    children: list["Element | str"] = field(default_factory=list["Element | str"])
    close: int | None = None
    """Offset of the end tag, or of what ended the element."""
    twice: tuple[str, ...] = ()
    """Attributes given more than once."""

    def get(self, name: str) -> str:
        """Return the attribute, or an empty text."""
        return self.attrs.get(name, "")

    @property
    def elements(self) -> list["Element"]:
        """Child elements."""
        return [child for child in self.children if isinstance(child, Element)]

    def inside(self, *names: str) -> "Element | None":
        """Return the nearest ancestor with one of these names, or None."""
        node = self.parent
        while node is not None and node.name not in names:
            node = node.parent
        return node

    def walk(self) -> Iterator["Element"]:
        """Yield every element below, in document order."""
        for child in self.elements:
            yield child
            yield from child.walk()

    @property
    def text(self) -> str:
        """Text below, entities resolved, white space folded; scripts and styles left out."""
        return " ".join(html.unescape("".join(self._strings())).split())

    def _strings(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.name not in ("script", "style", "template"):
                inline = child.name in _INLINE
                yield "" if inline else " "
                yield from child._strings()
                yield "" if inline else " "

    @property
    def label(self) -> str:
        """Text with the alternative texts of pictures and `aria-label`: what the element says."""
        if name := self.get("aria-label").strip():
            return name
        alts = [n.get("alt") or n.get("aria-label") for n in self.walk()]
        titles = [n.text for n in self.walk() if n.name == "title"]
        return " ".join(part for part in (self.text, *alts, *titles) if part).strip()

    @property
    def selector(self) -> str:
        """A CSS selector that finds the element: its id, or a path of tags and positions."""
        parts: list[str] = []
        node: Element | None = self
        while node is not None and node.name not in ("html", "#root"):
            if identity := node.get("id"):
                parts.append(f"#{identity}")
                break
            same = [e for e in node.parent.elements if e.name == node.name] if node.parent else []
            place = next((i for i, e in enumerate(same, 1) if e is node), 1)
            parts.append(f"{node.name}:nth-of-type({place})" if len(same) > 1 else node.name)
            node = node.parent
        return " > ".join(reversed(parts))


_INLINE = names_in(
    "a abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var"
    " wbr font big tt del ins label"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the source does that the language does not allow."""

    kind: str
    """`unclosed`, `stray-end`, `misnested`, `duplicate-attribute`, `broken-tag`."""
    name: str
    line: int
    snippet: str
    inside: str = ""


@dataclass(slots=True)
class Document:
    """One HTML source, taken apart."""

    root: Element
    elements: list[Element] = field(default_factory=list[Element])
    comments: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    """Text and line of every comment."""
    doctype: str | None = None
    doctype_at: int = -1
    problems: list[Problem] = field(default_factory=list[Problem])
    by_name: dict[str, list[Element]] = field(default_factory=dict[str, list[Element]])

    def named(self, *names: str) -> list[Element]:
        """Return the elements with these names, in document order."""
        if len(names) == 1:
            return self.by_name.get(names[0], [])
        found = [element for name in names for element in self.by_name.get(name, [])]
        return sorted(found, key=lambda element: element.start)

    def first(self, name: str) -> Element | None:
        """Return the first element with the name, or None."""
        found = self.by_name.get(name)
        return found[0] if found else None

    def let_go(self) -> None:
        """Part children from parents, so that nothing waits for the garbage collector."""
        for element in self.elements:
            element.parent = None


def read_markup(source: str) -> Document:
    """Take HTML source apart. The tree follows the source; what a browser would repair is a problem."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.root = Element(name="#root", attrs={}, line=1, start=0, end=0, tag="")
        self.document = Document(self.root)
        self.stack = [self.root]
        self.line = 1
        self.counted = 0
        self.swallow: list[str] = []
        self.raw_ends: dict[str, re.Pattern[str]] = {}

    def read(self) -> Document:
        at = 0
        while (match := _TOKEN.search(self.source, at)) is not None:
            if match.start() > at:
                self._text(self.source[at : match.start()], at)
            at = self._token(match)
        if at < len(self.source):
            self._text(self.source[at:], at)
        for element in reversed(self.stack[1:]):
            self._unclosed(element, len(self.source))
        return self.document

    def _line_at(self, offset: int) -> int:
        if offset < self.counted:
            return self.source.count("\n", 0, offset) + 1
        self.line += self.source.count("\n", self.counted, offset)
        self.counted = offset
        return self.line

    def _token(self, match: re.Match[str]) -> int:
        if match["start"] is not None:
            return self._start(match)
        if match["end"] is not None:
            self._end(match["end"].lower(), match)
        elif match["comment"] is not None:
            self.document.comments.append((match["comment"], self._line_at(match.start())))
            if not match[0].endswith(("-->", "--!>")):
                self._problem("broken-tag", "!--", match.start(), match[0])
        elif match["doctype"] is not None and self.document.doctype is None:
            self.document.doctype = " ".join(match["doctype"].split())
            self.document.doctype_at = match.start()
        return match.end()

    def _text(self, text: str, at: int) -> None:
        if (broken := re.search(r"<(/?[a-zA-Z][^\s<>]{0,30})", text)) and self._is_markup():
            self._problem(
                "broken-tag", broken[1].lower(), at + broken.start(), text[broken.start() :]
            )
        self._around().children.append(text)

    def _around(self) -> Element:
        """Return the element to put things into; what nests deeper than `DEEPEST` is kept flat."""
        return self.stack[min(len(self.stack) - 1, DEEPEST)]

    def _is_markup(self) -> bool:
        return self.stack[-1].name not in _RAW

    def _start(self, match: re.Match[str]) -> int:
        name = sys.intern(match["start"].lower())
        self._close_implied(name)
        attrs, twice = attributes(match["attrs"])
        element = Element(
            name=name,
            attrs=attrs,
            line=self._line_at(match.start()),
            start=match.start(),
            end=match.end(),
            tag=sys.intern(match[0]),
            parent=self._around(),
            twice=twice,
        )
        if twice:
            self._problem("duplicate-attribute", twice[0], match.start(), match[0])
        self._around().children.append(element)
        self.document.elements.append(element)
        self.document.by_name.setdefault(name, []).append(element)
        foreign = self._is_foreign(element)
        if name in VOID or (foreign and match["attrs"].endswith("/")):
            element.close = match.end()
            return match.end()
        self.stack.append(element)
        if name in _RAW and not (foreign and name != "style"):
            return self._raw(element, match.end())
        return match.end()

    def _is_foreign(self, element: Element) -> bool:
        return element.name in ("svg", "math") or any(
            e.name in ("svg", "math") for e in self.stack[-DEEPEST:]
        )

    def _raw(self, element: Element, at: int) -> int:
        name = element.name
        pattern = self.raw_ends.setdefault(name, re.compile(rf"</{name}\s*>", re.IGNORECASE))
        end = pattern.search(self.source, at)
        stop = end.start() if end else len(self.source)
        element.children.append(self.source[at:stop])
        if end is None:
            return stop
        element.close = stop
        self.stack.pop()
        return end.end()

    def _close_implied(self, name: str) -> None:
        if name in _CLOSES_P:
            self._pop_to("p", _SCOPES)
        if name in _BODY_STARTS and self.stack[-1].name == "head":
            self._pop()
        if name == "body":
            self._pop_to("head", frozenset())
        closes = _CLOSES.get(name, frozenset())
        for _ in range(4):
            top = self.stack[-1]
            near = self._nearest(closes | _LISTS | _SCOPES) if top.name == "p" else top.name
            if near not in closes:
                break
            self._pop()

    def _nearest(self, names: frozenset[str]) -> str:
        return next((e.name for e in reversed(self.stack[1:]) if e.name in names), "")

    def _pop(self) -> None:
        self.stack.pop().close = self.counted

    def _pop_to(self, name: str, scopes: frozenset[str]) -> None:
        for depth, element in enumerate(reversed(self.stack[-DEEPEST:])):
            if element.name == name:
                for _ in range(depth + 1):
                    self._pop_or_report(element)
                return
            if element.name in scopes:
                return

    def _pop_or_report(self, target: Element) -> None:
        top = self.stack[-1]
        if top is not target and top.name not in OPTIONAL_END:
            self._unclosed(top, self.counted)
        self._pop()

    def _unclosed(self, element: Element, at: int) -> None:
        if element.close is None and element.name not in OPTIONAL_END:
            inside = element.parent.name if element.parent else ""
            self._problem("unclosed", element.name, element.start, element.tag, inside=inside)
        element.close = at

    def _end(self, name: str, match: re.Match[str]) -> None:
        self._line_at(match.start())
        if name == "br" or name in VOID:
            self._problem("stray-end", name, match.start(), match[0])
            return
        if len(self.stack) > 1 and self.stack[-1].name == name and not self.swallow:
            self.stack.pop().close = match.start()  # as nearly all do; the rest is for the others
            return
        depth = next((i for i, e in enumerate(reversed(self.stack[1:])) if e.name == name), None)
        if name in self.swallow and (depth is None or self._is_walled(name, depth)):
            self.swallow.remove(name)
            return
        if depth is None or self._is_walled(name, depth):
            self._problem("stray-end", name, match.start(), match[0], inside=self.stack[-1].name)
            return
        for _ in range(depth):
            top = self.stack[-1]
            if top.name not in OPTIONAL_END:
                is_later = self._closes_later(top.name, match.end())
                kind = "misnested" if is_later else "unclosed"
                self.swallow += [top.name] * is_later
                self._problem(kind, top.name, top.start, top.tag, inside=name)
            top.close = match.start()
            self.stack.pop()
        self.stack.pop().close = match.start()

    def _is_walled(self, name: str, depth: int) -> bool:
        """Whether a table cell or template stands between: a stray end tag closes nothing beyond."""
        if name in _TABLE or name in ("html", "body"):
            return False
        between = self.stack[len(self.stack) - depth :]
        return any(e.name in ("td", "th", "template", "svg") for e in between)

    def _closes_later(self, name: str, at: int) -> bool:
        following = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)").match(self.source, at)
        return bool(following and following[1] and following[2].lower() == name)

    def _problem(self, kind: str, name: str, at: int, snippet: str, *, inside: str = "") -> None:
        line = self.source.count("\n", 0, at) + 1
        short = " ".join(snippet[:120].split())
        self.document.problems.append(Problem(kind, name, line, short, inside))
