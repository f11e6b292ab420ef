"""No address of the maker's own machine is published."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_LOCAL = re.compile(
    r"^(https?:)?//(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+"
    r"|[\w-]+\.(local|test|localhost))(:\d+)?(/|$)|^file:|^[a-z]:[\\/]|^/(Users|home)/[\w.-]+/",
    re.IGNORECASE,
)


def local_addresses(page: PageView) -> Iterator[Fault]:
    """Fault `localhost`, private networks, `file:` and drive letters in addresses."""
    for reference in page.references if page.is_ordinary else ():
        if _LOCAL.match(reference.url):
            yield fault_at(reference.element, "Use an address visitors can reach.")
