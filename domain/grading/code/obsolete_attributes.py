"""The page uses attributes that are still in the language."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.markup import names_in
from domain.grading.view import PageView

OBSOLETE: dict[str, frozenset[str]] = {
    "body": names_in(
        "alink background bgcolor link text vlink marginheight marginwidth leftmargin topmargin"
    ),
    "table": names_in(
        "align bgcolor border bordercolor cellpadding cellspacing frame rules summary width height"
    ),
    "tr": names_in("align bgcolor char charoff valign"),
    "td": names_in("abbr align axis bgcolor char charoff height nowrap scope valign width"),
    "th": names_in("align axis bgcolor char charoff height nowrap valign width"),
    "tbody": names_in("align valign"),
    "thead": names_in("align valign"),
    "img": names_in("align border hspace vspace lowsrc longdesc"),
    "iframe": names_in("align frameborder marginheight marginwidth scrolling"),
    "div": names_in("align"),
    "p": names_in("align"),
    **{f"h{level}": names_in("align") for level in range(1, 7)},
    "br": names_in("clear"),
    "hr": names_in("align color noshade size width"),
    "ul": names_in("compact type"),
    "li": names_in("type"),
    "ol": names_in("compact"),
    "a": names_in("charset coords rev shape"),
    "html": names_in("version manifest"),
    "script": names_in("language event for"),
    "input": names_in("align border"),
    "object": names_in(
        "align archive border classid codebase codetype declare hspace standby vspace"
    ),
}
_EMBEDDED = names_in("frameborder scrolling marginheight marginwidth")
"""What maps and video hosts hand out in their own snippets."""


def obsolete_attributes(page: PageView) -> Iterator[Fault]:
    """Fault presentational attributes, once per element and attribute name and page."""
    seen: set[tuple[str, str]] = set()
    for node in page.document.elements if page.is_ordinary else ():
        for name in sorted(OBSOLETE.get(node.name, frozenset()) & node.attrs.keys()):
            if (node.name, name) in seen or name in _EMBEDDED or node.inside("svg"):
                continue
            seen.add((node.name, name))
            yield fault_at(
                node,
                "Use CSS instead.",
                evidence=f"{' '.join(node.tag.split())}: `{name}` on <{node.name}> is obsolete",
            )
