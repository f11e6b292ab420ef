"""What visitors read of a parsed page, block by block."""

from selectolax.lexbor import LexborNode

_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "head", "-comment"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "i", "kbd", "mark", "q"}
    | {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img"}
    | {"picture", "source", "label", "input", "button", "select"}
)


def visible_blocks(body: LexborNode) -> tuple[str, ...]:
    """Return the visible text below an element, white space folded, empty blocks left out."""
    pieces: list[str | None] = []
    _collect(body, pieces)
    found: list[str] = []
    line: list[str] = []
    for piece in (*pieces, None):
        if piece is not None:
            line.append(piece)
            continue
        if words := " ".join("".join(line).split()):
            found.append(words)
        line.clear()
    return tuple(found)


def _collect(root: LexborNode, into: list[str | None]) -> None:
    """Add the visible strings below `root`, with None where a block begins or ends."""
    waiting: list[LexborNode | str | None] = [root]
    while waiting:
        node = waiting.pop()
        if node is None or isinstance(node, str):
            into.append(node)
        elif node.tag == "-text":
            into.append(node.text_content or "")
        elif node.tag == "br":
            into.append(" ")
        elif node is root or (node.tag not in _UNSEEN and "hidden" not in node.attributes):
            edge = node is not root and node.tag not in _INLINE
            if edge:
                into.append(None)
                waiting.append(None)
            waiting.extend(reversed(list(node.iter(include_text=True))))
