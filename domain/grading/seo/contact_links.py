"""Links that dial or write do."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}")


def contact_links(page: PageView) -> Iterator[Fault]:
    """Fault `tel:` without a number and `mailto:` without an address."""
    for reference in page.references if page.is_ordinary else ():
        scheme, _, rest = reference.url.partition(":")
        target = unquote(rest.split("?")[0]).strip()
        is_share = scheme.lower() == "mailto" and not target and "?" in rest
        digits = re.sub(r"\D", "", target)
        if reference.kind != "link" or is_share or "{{" in rest:
            continue
        if scheme.lower() == "tel" and (
            len(digits) < 3 or re.search(r"[^\d\s()+./;=,a-z*#-]", target)
        ):
            yield fault_at(reference.element, "Write the number as tel:+441134960123.")
        elif scheme.lower() == "mailto":
            parts = [part.strip() for part in target.split(",")]
            if not all(_MAIL.fullmatch(part) for part in parts):
                yield fault_at(reference.element, "Write a whole e-mail address.")
