"""Elements have the attributes without which they do nothing."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element
from domain.grading.view import PageView


def required_attributes(page: PageView) -> Iterator[Fault]:
    """Fault pictures without source, links without target and other empty shells."""
    for node in page.document.elements if page.is_ordinary else ():
        missing = _missing(node)
        if missing:
            yield fault_at(node, f"Add `{missing}`, or remove the element.")


_ONE_OF = {
    "img": ("src", "srcset"),
    "source": ("srcset", "src"),
    "iframe": ("src", "srcdoc"),
    "optgroup": ("label",),
    "track": ("src",),
}
"""Attributes of which an element needs at least one; the first is the one to add."""


def _missing(node: Element) -> str:
    attrs = node.attrs
    is_later = any(name.startswith(("data-", ":", "v-", "x-")) for name in attrs)
    if is_later or node.inside("template", "svg"):
        return ""
    choice = _ONE_OF.get(node.name, ())
    if choice and not any(attrs.get(name) for name in choice):
        return choice[0]
    if node.name == "link" and not attrs.get("href") and not attrs.get("imagesrcset"):
        return "href"
    if node.name == "link" and not attrs.get("rel") and "itemprop" not in attrs:
        return "rel"
    if node.name == "meta" and "content" not in attrs and "charset" not in attrs:
        return "content"
    return ""
