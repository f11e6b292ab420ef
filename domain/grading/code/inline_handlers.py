"""Behaviour stands in scripts, not in attributes."""

import re
from collections.abc import Iterator, Mapping

from domain.grading.audit import Fault, fault_at
from domain.grading.view import PageView

_HANDLER = re.compile(
    r"on(click|dblclick|change|input|submit|reset|load|error|focus|blur|key(down|up|press)|mouse\w+"
    r"|touch\w+|pointer\w+|scroll|resize|toggle|wheel|drag\w*|drop|copy|cut|paste|beforeunload|unload"
    r"|hashchange|animation\w+|transition\w+|select|contextmenu|play|pause|message)"
)


def inline_handlers(page: PageView) -> Iterator[Fault]:
    """Fault `onclick` and the like; a strict policy blocks them. One finding per handler name."""
    seen: set[str] = set()
    for node in page.document.elements if page.is_ordinary else ():
        for name in node.attrs:
            if (
                _HANDLER.fullmatch(name)
                and name not in seen
                and not _swaps_style(node.name, node.attrs)
            ):
                seen.add(name)
                yield fault_at(
                    node,
                    "Attach the behaviour from a script file with addEventListener.",
                    evidence=f'{name}="{node.get(name)[:100]}" in {" ".join(node.tag.split())[:120]}',
                )


def _swaps_style(name: str, attrs: Mapping[str, str]) -> bool:
    """Whether it is the known way to load a style sheet without blocking."""
    return (name == "link" and "this.media" in attrs.get("onload", "")) or "this.rel" in attrs.get(
        "onload", ""
    )
