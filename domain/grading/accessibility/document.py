"""A page as plain elements: walked once, then looked at by every audit."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborNode

from domain.grading.view import PageView, selector_of

NEVER_SEEN = frozenset({"script", "style", "template", "noscript", "head", "title", "meta", "link"})
"""Elements whose text is never shown."""

INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd"}
    | {"mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
    | {"img", "picture", "source", "label", "input", "button", "select", "svg", "del", "big"}
)
"""Elements that do not break a line of text."""

_OUTSIDE_THE_TEXT = frozenset({"svg", "math", "object", "iframe", "textarea", "select", "datalist"})


@dataclass(eq=False)
class Element:
    """One element, its attributes and what it holds in order."""

    node: LexborNode
    tag: str
    attributes: dict[str, str]
    parent: "Element | None"
    content: list["Element | str"] = field(default_factory=lambda: [])

    def get(self, name: str) -> str:
        """Return an attribute's value without outer white space; empty when it is not there."""
        return self.attributes.get(name, "").strip()

    def has(self, name: str) -> bool:
        """Whether the attribute is there, with or without a value."""
        return name in self.attributes

    @cached_property
    def children(self) -> tuple["Element", ...]:
        """Child elements in order."""
        return tuple(item for item in self.content if isinstance(item, Element))

    @cached_property
    def ancestors(self) -> tuple["Element", ...]:
        """Parent first, root last."""
        return () if self.parent is None else (self.parent, *self.parent.ancestors)

    @cached_property
    def descendants(self) -> tuple["Element", ...]:
        """Everything inside, in document order."""
        return tuple(e for child in self.children for e in (child, *child.descendants))

    @cached_property
    def words(self) -> str:
        """Text of this element itself, without that of its children, white space folded."""
        own = (item for item in self.content if isinstance(item, str))
        return " ".join(" ".join(own).split())

    @cached_property
    def text(self) -> str:
        """All text inside that can be shown, white space folded."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        waiting: list[Element | str] = list(reversed(self.content))
        while waiting:
            item = waiting.pop()
            if isinstance(item, str):
                yield item
            elif item.tag == "br":
                yield " "
            elif item.tag not in NEVER_SEEN and item.tag not in _OUTSIDE_THE_TEXT:
                gap = () if item.tag in INLINE else (" ",)
                yield from gap
                waiting.extend((*gap, *reversed(item.content)))

    @cached_property
    def classes(self) -> frozenset[str]:
        """Its classes."""
        return frozenset(self.get("class").split())

    @cached_property
    def role(self) -> str:
        """First token of the `role` attribute in lower case; empty without one."""
        tokens = self.get("role").lower().split()
        return tokens[0] if tokens else ""

    @cached_property
    def inline_style(self) -> dict[str, str]:
        """Declarations of the `style` attribute, names in lower case."""
        pairs = (part.partition(":") for part in self.get("style").split(";"))
        return {name.strip().lower(): value.strip() for name, sep, value in pairs if sep}

    @cached_property
    def is_hidden(self) -> bool:
        """Whether the markup itself keeps it from being shown: `hidden`, inline style, `template`."""
        mine = (
            self.tag in NEVER_SEEN
            or (self.has("hidden") and self.get("hidden") != "until-found")
            or self.inline_style.get("display", "").startswith("none")
            or self.inline_style.get("visibility", "").startswith("hidden")
            or (self.tag == "dialog" and not self.has("open"))
            or (self.tag == "input" and self.get("type").lower() == "hidden")
        )
        return mine or (self.parent is not None and self.parent.is_hidden)

    @cached_property
    def is_silent(self) -> bool:
        """Whether assistive technology does not meet it: hidden, or inside `aria-hidden`."""
        if self.is_hidden or self.get("aria-hidden").lower() == "true":
            return True
        return self.parent is not None and self.parent.is_silent

    def closest(self, *tags: str) -> "Element | None":
        """Return the nearest ancestor with one of these tags, or None."""
        return next((e for e in self.ancestors if e.tag in tags), None)

    def inside(self, *tags: str) -> bool:
        """Whether an ancestor has one of these tags."""
        return self.closest(*tags) is not None

    @cached_property
    def selector(self) -> str:
        """CSS selector that finds it."""
        return selector_of(self.node)

    @cached_property
    def opening(self) -> str:
        """Its opening tag as evidence, shortened."""
        parts = [self.tag, *(f'{k}="{v}"' if v else k for k, v in self.attributes.items())]
        tag = f"<{' '.join(' '.join(parts).split())}>"
        return tag if len(tag) <= 160 else f"{tag[:157]}..."


@dataclass(eq=False)
class Document:
    """Every element of a page, by order, tag and id."""

    page: PageView
    elements: tuple[Element, ...]

    @cached_property
    def by_tag(self) -> dict[str, list[Element]]:
        """Elements under their tag."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)
        return found

    @cached_property
    def by_id(self) -> dict[str, list[Element]]:
        """Elements under their id."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            if identity := element.get("id"):
                found.setdefault(identity, []).append(element)
        return found

    @cached_property
    def by_memory(self) -> dict[int, Element]:
        """Elements under the address of their node."""
        return {element.node.mem_id: element for element in self.elements}

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Every tag, `.class` and `#id` on the page, to pass over selectors that cannot match."""
        found = set(self.by_tag)
        for element in self.elements:
            found.update(f".{name}" for name in element.classes)
        found.update(f"#{name}" for name in self.by_id)
        return frozenset(found)

    def of(self, *tags: str) -> list[Element]:
        """Return the elements with these tags that can be shown, in document order."""
        if len(tags) == 1:
            return [e for e in self.by_tag.get(tags[0], ()) if not e.is_hidden]
        wanted = frozenset(tags)
        return [e for e in self.elements if e.tag in wanted and not e.is_hidden]

    def heard(self, *tags: str) -> list[Element]:
        """Return the elements with these tags that assistive technology meets."""
        return [e for e in self.of(*tags) if not e.is_silent]

    def with_attribute(self, name: str) -> list[Element]:
        """Return the elements that have the attribute and can be shown."""
        return [e for e in self.elements if name in e.attributes and not e.is_hidden]

    @cached_property
    def root(self) -> Element | None:
        """The `html` element."""
        return self.elements[0] if self.elements else None

    @cached_property
    def body(self) -> Element | None:
        """The `body` element."""
        return next(iter(self.by_tag.get("body", ())), None)

    def let_go(self) -> None:
        """Part children from parents, so that nothing waits for the garbage collector."""
        for element in self.elements:
            vars(element).clear()


def document(page: PageView) -> Document:
    """Return the page's elements; walked once, then kept with the page like its other views."""
    kept: object = vars(page).get("_document")
    if isinstance(kept, Document):
        return kept
    found: list[Element] = []
    root = page.tree.root
    if root is not None:
        _walk(root, found)
    made = Document(page, tuple(found))
    vars(page)["_document"] = made
    return made


DEEPEST = 100
"""Levels kept; what nests deeper is kept flat on the last, as browsers do from 512."""


def _walk(root: LexborNode, found: list[Element]) -> None:
    """Collect elements in document order, without recursion: hostile pages nest 20,000 deep."""
    waiting: list[tuple[LexborNode, Element | None, int]] = [(root, None, 0)]
    while waiting:
        node, parent, depth = waiting.pop()
        if node.tag == "-text":
            if parent is not None:
                parent.content.append(node.text_content or "")
            continue
        attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
        element = Element(node, (node.tag or "").lower(), attributes, parent)
        found.append(element)
        if parent is not None:
            parent.content.append(element)
        inside = element if depth < DEEPEST else parent
        children = [
            (child, inside, depth + 1)
            for child in node.iter(include_text=True)
            if child.tag == "-text" or not (child.tag or "-").startswith(("-", "!"))
        ]
        waiting.extend(reversed(children))
