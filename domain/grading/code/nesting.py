"""Elements stand where the language allows them."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import Element, names_in
from domain.grading.view import PageView

_BLOCK = names_in(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5"
    " h6 header hr main nav ol p pre section table ul"
)
_PHRASING_ONLY = names_in(
    "span b i em strong small h1 h2 h3 h4 h5 h6 label abbr cite code q s sub sup time u mark pre"
)
_INTERACTIVE = names_in("a button details embed iframe label select textarea")
_PARENTS: dict[str, frozenset[str]] = {
    "li": names_in("ul ol menu template #root"),
    "dt": names_in("dl div template #root"),
    "dd": names_in("dl div template #root"),
    "tr": names_in("table thead tbody tfoot template #root"),
    "td": names_in("tr template #root"),
    "th": names_in("tr template #root"),
    "figcaption": names_in("figure template #root"),
    "legend": names_in("fieldset optgroup select template #root"),
    "option": names_in("select datalist optgroup div template #root"),
    "summary": names_in("details template #root"),
}
_CHILDREN: dict[str, frozenset[str]] = {
    "ul": names_in("li script template noscript"),
    "ol": names_in("li script template noscript"),
    "dl": names_in("dt dd div script template"),
    "tr": names_in("td th script template"),
}


def nesting(page: PageView) -> Iterator[Fault]:
    """Fault blocks in text elements, interactive in interactive ones, and stray list and table parts."""
    for node in page.document.elements if page.is_ordinary else ():
        problem = (
            "" if node.parent is None or node.inside("svg", "math") else _problem(node, node.parent)
        )
        if problem:
            yield fault_at(
                node,
                "Move the element where the language allows it, or use another element.",
                evidence=f"{' '.join(node.tag.split())[:100]} {problem}",
            )


def _problem(node: Element, parent: Element) -> str:
    name = node.name
    if name in _PARENTS and parent.name not in _PARENTS[name]:
        return f"stands in <{parent.name}>, not in <{min(_PARENTS[name] - {'template', '#root'})}>"
    if parent.name in _CHILDREN and name not in _CHILDREN[parent.name]:
        return f"stands directly in <{parent.name}>"
    if name in _BLOCK and parent.name in (_PHRASING_ONLY | {"button"}):
        return f"stands in <{parent.name}>, which holds only text"
    if name in ("a", "button") and (outer := node.inside("a", "button")):
        return f"stands inside another <{outer.name}>"
    if name in _INTERACTIVE and (outer := node.inside("a", "button")):
        return f"stands inside <{outer.name}>"
    if name in ("form", "label") and node.inside(name):
        return f"stands inside another <{name}>"
    return ""
