"""JSON-LD says whose vocabulary it uses and what it describes."""

from collections.abc import Iterator

from domain.grading.audit import Fault, fault_at
from domain.grading.seo.structured import Node, blocks, nodes
from domain.grading.view import PageView


def json_ld_context(page: PageView) -> Iterator[Fault]:
    """Fault JSON-LD without the schema.org context or without a type."""
    for block in blocks(page):
        for top in nodes(block.data):
            if "schema.org" not in str(top.get("@context", "")):
                yield fault_at(
                    block.element,
                    'Begin with "@context": "https://schema.org".',
                    evidence=f'"@context": {top.get("@context")!r}',
                    severity="serious",
                )
            yield from (
                fault_at(
                    block.element,
                    'Say what it is with "@type".',
                    evidence=f"no @type beside {', '.join(sorted(node)[:6])}",
                )
                for node in _described(top)
                if "@type" not in node and set(node) - {"@id", "@context"}
            )


def _described(top: Node) -> list[Node]:
    return nodes(top["@graph"]) if "@graph" in top else [top]
