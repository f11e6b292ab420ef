"""Breadcrumbs lead somewhere in order, and questions have answers people can read."""

import re
from collections.abc import Iterator
from typing import Any

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Item, items, nodes
from domain.grading.view import PageView


def json_ld_lists(page: PageView) -> Iterator[Fault]:
    """Fault breadcrumb positions and targets, answers without text, and questions not on the page."""
    for item in items(page):
        if "BreadcrumbList" in item.types:
            yield from _crumbs(page, item)
        if "Question" in item.types and item.key == "mainEntity":
            yield from _question(page, item)


def _crumbs(page: PageView, item: Item) -> Iterator[Fault]:
    steps = nodes(item.node.get("itemListElement"))
    positions = [str(step.get("position")) for step in steps]
    if positions != [str(i) for i in range(1, len(steps) + 1)]:
        yield fault_at(
            item.element,
            "Count positions 1, 2, 3 ...",
            evidence=f"BreadcrumbList positions {', '.join(positions)}",
        )
    for step in steps:
        target: Any = step.get("item")
        url = target.get("@id") or target.get("url") if isinstance(target, dict) else target  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType] # JSON has no type
        if (
            isinstance(url, str)
            and page.local_url(url) is not None
            and page.local_path(url) is None
        ):
            yield fault_at(
                item.element, "Name a page that exists.", evidence=f"breadcrumb to {url}"
            )


def _question(page: PageView, item: Item) -> Iterator[Fault]:
    answers = nodes(item.node.get("acceptedAnswer")) + nodes(item.node.get("suggestedAnswer"))
    if answers and not any(str(answer.get("text") or "").strip() for answer in answers):
        yield fault_at(
            item.element,
            "Put the answer into `text`.",
            evidence=f"Answer to {item.node.get('name')!r} has no text",
        )
    name = _plain(str(item.node.get("name") or ""))
    if name and name not in _plain(page.text) and name not in _plain(page.document.root.text):
        yield fault_at(
            item.element,
            "Mark up only questions that stand on the page.",
            evidence=f"{item.node.get('name')!r} is not on the page",
        )


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", re.sub(r"<[^>]+>|&\w+;", "", text)).casefold()
