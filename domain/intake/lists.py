"""How a paragraph, a list, a table and a quote look in Markdown and plain text."""

import re
from dataclasses import dataclass
from typing import Literal

from domain.intake.sections import section_of
from domain.intake.stretch import Stretch, joined

Shape = Literal["heading", "paragraph", "list", "table", "quote"]

_BULLET = re.compile(
    r"^(\s*)(?:[-*+•·‣▪–—](?=\s)|\d{1,3}[.)](?=\s)(?!\s+(?:stellv\w*\s+)?(?:Vorsitz|Vorst[aä]nd|Schriftf|Kassen?wart|Kassier|Bürgermeister|Beisitz|Geige|Violine|Trompete))|\[[ xX]\])\s+(?=\S)"
)
_NUMBER = re.compile(r"\s*\d")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(?=[^\s#])")
_RULE = re.compile(r"^\s*(?:[-*_=~]\s*){3,}$")
_UNDERLINE = re.compile(r"^\s*(={2,}|-{2,})\s*$")
_ROW = re.compile(r"^\s*\|[^|\n]+\|.*$|^[^|\n]+\|[^|\n]+(?:\|[^|\n]*)*$")
_FENCE = re.compile(r"^\s*(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block; a list's `parts` are its items, a table's its rows, else its lines."""

    shape: Shape
    parts: tuple[Stretch, ...]
    level: int = 0
    rows: tuple[tuple[Stretch, ...], ...] = ()
    depths: tuple[int, ...] = ()
    """How far each item of a list is indented."""
    numbered: bool = False
    """Whether every item of a list has a number."""

    @property
    def text(self) -> Stretch:
        """Its lines as one text, line breaks kept."""
        return joined(self.parts)


def blocks(lines: list[Stretch]) -> list[Block]:
    """Return the blocks of a text, in order; no line with a word in it is lost."""
    made: list[Block] = []
    i = 0
    shouted = is_shouted(lines)
    while i < len(lines):
        block, i = _block(lines, i, shouted=shouted)
        if block is not None:
            made.append(block)
    return made


def is_shouted(lines: list[Stretch]) -> bool:
    """Return whether a text is written in capitals, so that they make no heading."""
    worded = [line.text for line in lines if re.search(r"[^\W\d]{2}", line.text)]
    return len(worded) > 2 and sum(text.isupper() for text in worded) * 4 >= len(worded) * 3


def _block(lines: list[Stretch], i: int, *, shouted: bool) -> tuple[Block | None, int]:
    line = lines[i]
    if not line.text.strip() or _RULE.match(line.text) or _FENCE.match(line.text):
        return None, i + 1
    heading = _HEADING.match(line.text)
    if heading:
        words = line.cut(heading.end()).strip()
        words = words.cut(0, len(words.text.rstrip("# ")))
        return Block("heading", (words,), level=len(heading.group(1))), i + 1
    under = _UNDERLINE.match(lines[i + 1].text) if i + 1 < len(lines) else None
    if under and not _BULLET.match(line.text) and "|" not in line.text:
        return Block("heading", (line.strip(),), level=1 if "=" in under.group(1) else 2), i + 2
    if line.text.lstrip().startswith(">"):
        return _quote(lines, i)
    if _BULLET.match(line.text):
        return _list(lines, i)
    if _is_table(lines, i):
        return _table(lines, i)
    if (
        is_label_line(line.text, shouted=shouted)
        and i + 1 < len(lines)
        and lines[i + 1].text.strip()
    ):
        return Block("heading", (line.strip(),), level=2), i + 1
    return _paragraph(lines, i, shouted=shouted)


def is_label_line(text: str, *, shouted: bool = False) -> bool:
    """Return whether a line alone is a heading without any sign: `HOURS`, `Starters`."""
    bare = text.strip().rstrip(":").strip("*_ ")
    if not bare or len(bare.split()) > 5 or re.search(r"[\d.,!?;@|]", bare):
        return False
    if bare.isupper() and not shouted and len(re.findall(r"[^\W\d]", bare)) > 3:
        return True
    return (
        bare[0].isupper()
        and len(bare.split()) <= 3
        and len(bare) > 3
        and section_of(bare) is not None
    )


def _quote(lines: list[Stretch], i: int) -> tuple[Block, int]:
    parts: list[Stretch] = []
    while i < len(lines) and lines[i].text.strip().startswith(">"):
        text = lines[i].strip()
        while text.text.startswith(">"):
            text = text.cut(1).strip()
        parts.append(text)
        i += 1
    return Block("quote", tuple(part for part in parts if part)), i


def _list(lines: list[Stretch], i: int) -> tuple[Block, int]:
    items: list[list[Stretch]] = []
    depths: list[int] = []
    numbered = True
    while i < len(lines):
        line = lines[i]
        bullet = _BULLET.match(line.text)
        if bullet and not _RULE.match(line.text):
            items.append([line.cut(bullet.end()).strip()])
            depths.append(len(bullet.group(1).expandtabs(4)))
            numbered = numbered and _NUMBER.match(bullet.group()) is not None
        elif line.text.startswith(("  ", "\t")) and line.text.strip() and items:
            items[-1].append(line.strip())
        elif not line.text.strip() and _goes_on(lines, i + 1):
            pass
        else:
            break
        i += 1
    parts = tuple(joined(item) for item in items)
    return Block("list", parts, depths=tuple(depths), numbered=numbered), i


def _goes_on(lines: list[Stretch], i: int) -> bool:
    return i < len(lines) and (
        (_BULLET.match(lines[i].text) is not None and not _RULE.match(lines[i].text))
        or (lines[i].text.startswith(("  ", "\t")) and bool(lines[i].text.strip()))
    )


def _is_table(lines: list[Stretch], i: int) -> bool:
    if not _ROW.match(lines[i].text):
        return False
    nearby = [line.text for line in lines[i : i + 3]]
    return sum(_ROW.match(text) is not None for text in nearby) >= 2 or nearby[
        0
    ].strip().startswith("|")


_CELL = re.compile(r"(?<!\\)\|")


def _table(lines: list[Stretch], i: int) -> tuple[Block, int]:
    rows: list[tuple[Stretch, ...]] = []
    parts: list[Stretch] = []
    while i < len(lines) and _ROW.match(lines[i].text):
        line = lines[i].strip()
        i += 1
        if re.fullmatch(r"[|:\s+-]+", line.text):
            continue
        inner = line.cut(
            1 if line.text.startswith("|") else 0,
            len(line.text) - (1 if line.text.endswith("|") else 0),
        )
        rows.append(_cells(inner))
        parts.append(line)
    return Block("table", tuple(parts), rows=tuple(rows)), i


def _cells(line: Stretch) -> tuple[Stretch, ...]:
    cells: list[Stretch] = []
    last = 0
    for bar in _CELL.finditer(line.text):
        cells.append(line.cut(last, bar.start()).strip())
        last = bar.end()
    return (*cells, line.cut(last).strip())


def _is_signed(said: str, text: str) -> bool:
    """A dash right below a quotation says whose it is."""
    signed = re.match(r"^\s*(?:[-–—]|--)\s+[A-ZÄÖÜÁÉÍÓÚÑ][^.!?:]{1,60}\.?$", text) is not None
    return signed and said.rstrip().endswith(('"', "”", "“", "»"))


def _paragraph(lines: list[Stretch], i: int, *, shouted: bool) -> tuple[Block, int]:
    parts = [lines[i].strip()]
    i += 1
    while i < len(lines):
        text = lines[i].text
        if (
            not text.strip()
            or is_label_line(text, shouted=shouted)
            or _HEADING.match(text)
            or (_BULLET.match(text) and not _is_signed(parts[-1].text, text))
            or _RULE.match(text)
        ):
            break
        if (
            text.lstrip().startswith(">")
            or _FENCE.match(text)
            or (i + 1 < len(lines) and _UNDERLINE.match(lines[i + 1].text) and len(text) < 80)
        ):
            break
        if _is_table(lines, i) and text.strip().startswith("|"):
            break
        parts.append(lines[i].strip())
        i += 1
    return Block("paragraph", tuple(parts)), i
