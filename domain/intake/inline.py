"""Markdown inside a line: its signs go, its words, links and pictures stay."""

import re
from dataclasses import dataclass

from domain.intake.stretch import Stretch

_IMAGE = re.compile(
    r"!\[(?P<alt>[^\]\n]{0,500})\]\(\s*<?(?P<path>[^)\s>]{1,500})>?(?:\s+[\"'](?P<title>[^\"']*)[\"'])?\s*\)"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<label>[^\]\n]{1,500})\]\(\s*<?(?P<url>[^)\s>]{1,500})>?(?:\s+\"[^\"]*\")?\s*\)"
)
_ANGLE = re.compile(
    r"<(?P<inner>(?:https?://|mailto:)[^<>\s]{1,500}|[^<>\s@]{1,64}@[^<>\s]{1,200})>"
)
_SIGNS = re.compile(
    r"\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}|(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])|~~|`+"
)
_ESCAPED = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of a Markdown text."""

    path: Stretch
    alt: str
    title: str


@dataclass(frozen=True, slots=True)
class Inline:
    """What a line holds besides its words."""

    text: Stretch
    links: tuple[tuple[Stretch, Stretch], ...]
    """Label and address."""
    pictures: tuple[Picture, ...]


def inline(line: Stretch) -> Inline:
    """Return the words of a line of Markdown, with its links and pictures apart."""
    pictures = tuple(
        Picture(line.cut(*m.span("path")), m["alt"].strip(), (m["title"] or "").strip())
        for m in _IMAGE.finditer(line.text)
    )
    bare = line.without(m.span() for m in _IMAGE.finditer(line.text))
    links = tuple(
        (bare.cut(*m.span("label")), bare.cut(*m.span("url"))) for m in _LINK.finditer(bare.text)
    )
    holes: list[tuple[int, int]] = []
    for m in _LINK.finditer(bare.text):
        holes += [(m.start(), m.start("label")), (m.end("label"), m.end())]
    for m in _ANGLE.finditer(bare.text):
        holes += [(m.start(), m.start("inner")), (m.end("inner"), m.end())]
    return Inline(plain(bare.without(holes)), links, pictures)


def plain(line: Stretch) -> Stretch:
    """Return a line without signs of emphasis and code."""
    if not any(sign in line.text for sign in "*_`~\\"):
        return line
    spans = [m.span() for m in re.finditer(r"\S+@\S+|\S*(?:://|www\.)\S+", line.text)]
    holes = [
        m.span()
        for pattern in (_SIGNS, _ESCAPED)
        for m in pattern.finditer(line.text)
        if not any(a <= m.start() < b for a, b in spans)
    ]
    return line.without(holes)
