"""Data in attributes uses the words of schema.org."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.vocabulary import terms
from domain.grading.view import PageView

_SCHEMA = re.compile(r"^https?://(?:www\.)?schema\.org/([\w-]+)/?$")


def microdata(page: PageView) -> Iterator[Fault]:
    """Fault types and properties of microdata that schema.org does not have."""
    if "itemscope" not in page.html and "itemprop" not in page.html:
        return
    for node in page.document.elements:
        for address in node.get("itemtype").split():
            found = _SCHEMA.match(address)
            if found and found[1] not in terms():
                yield fault_at(node, f"{found[1]} is no type of schema.org; use the right name.")
        if "itemprop" in node.attrs and _is_schema(node):
            for name in node.get("itemprop").split():
                if "/" not in name and name not in terms():
                    yield fault_at(
                        node, f"{name} is no property of schema.org; use the right name."
                    )


def _is_schema(node: object) -> bool:
    parent = getattr(node, "parent", None)
    while parent is not None and "itemscope" not in parent.attrs:
        parent = parent.parent
    return parent is not None and "schema.org" in parent.get("itemtype")
