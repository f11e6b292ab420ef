"""Every element is one a browser knows."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.code.obsolete_elements import OBSOLETE
from domain.grading.markup import names_in
from domain.grading.view import PageView

KNOWN = names_in(
    "a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption"
    " cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fencedframe"
    " fieldset figcaption figure footer form geolocation h1 h2 h3 h4 h5 h6 head header hgroup hr html i"
    " iframe img image input ins kbd label legend li link main map mark math menu meta meter nav noscript"
    " object ol optgroup option output p param permission picture portal pre progress q rp rt ruby s samp"
    " script search section select selectedcontent slot small source span strong style sub summary sup"
    " svg table tbody td template textarea tfoot th thead time title tr track u ul var video wbr"
)


def unknown_elements(page: PageView) -> Iterator[Fault]:
    """Fault names that are no HTML element and no custom one, once per name and page."""
    seen: set[str] = set()
    for node in page.document.elements if page.is_ordinary else ():
        name = node.name
        is_custom = "-" in name or ":" in name or node.inside("svg", "math")
        if name not in KNOWN and name not in OBSOLETE and not is_custom and name not in seen:
            seen.add(name)
            yield fault_at(node, f"Use an element that exists in place of <{name}>.")
