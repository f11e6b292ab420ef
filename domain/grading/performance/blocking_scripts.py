"""Scripts do not keep the page from being shown."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView


def blocking_scripts(page: PageView) -> Iterator[Fault]:
    """Fault script files in `<head>` without `defer`, `async` or `type=module`; one finding a page."""
    head = page.document.first("head")
    found = [
        node
        for node in page.document.named("script")
        if head
        and node.inside("head") is head
        and node.get("src")
        and not {"defer", "async", "nomodule"} & node.attrs.keys()
        and node.get("type").lower() in ("", "text/javascript", "application/javascript")
        and not node.inside("noscript")
    ]
    if found and page.is_ordinary:
        yield fault_at(
            found[0],
            "Add defer, or move the script to the end of <body>.",
            evidence=f"{len(found)} blocking: {', '.join(node.tag for node in found[:3])}",
        )
