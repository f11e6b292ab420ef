"""Nobody is kept from zooming."""

import re
from collections.abc import Iterator

from domain.grading.audit import Fault
from domain.grading.view import PageView

LEAST_ZOOM = 2.0
"""WCAG 1.4.4 asks for text at 200 %."""


def viewport_zoom(page: PageView) -> Iterator[Fault]:
    """Fault `user-scalable=no` and a `maximum-scale` below 2."""
    for node in page.all("meta[name]"):
        if (node.attributes.get("name") or "").lower() != "viewport":
            continue
        content = (node.attributes.get("content") or "").lower()
        fixed = re.search(r"user-scalable\s*=\s*(?:no|0)\b", content)
        most = re.search(r"maximum-scale\s*=\s*(\d*\.?\d+)", content)
        if fixed or (most and float(most[1]) < LEAST_ZOOM):
            yield Fault(
                evidence=f'<meta name="viewport" content="{content}">',
                fix='Write content="width=device-width, initial-scale=1" and nothing more.',
                selector="meta[name=viewport]",
            )
