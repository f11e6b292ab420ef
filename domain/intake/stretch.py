"""Text that knows where in the brief each of its characters stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.brief import Place

_WIDE = 1 << 24
"""Columns a line can have; intake refuses files far shorter than this."""

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the brief; `at` holds line and column of each character in one number."""

    text: str
    at: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def line(self) -> int:
        """Line of the first character, counted from 1."""
        return self.at[0] // _WIDE if self.at else 1

    def cut(self, start: int, end: int | None = None) -> "Stretch":
        """Return the characters from `start` to before `end`."""
        return Stretch(self.text[start:end], self.at[start:end])

    def strip(self, characters: str | None = None) -> "Stretch":
        """Return the stretch without white space, or `characters`, at both ends."""
        end = len(self.text.rstrip(characters))
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.cut(start, max(start, end))

    def folded(self) -> "Stretch":
        """Return the stretch trimmed, each run of white space one space."""
        trimmed = self.strip()
        if not _BLANK.search(trimmed.text):
            return trimmed
        letters: list[str] = []
        at: list[int] = []
        last = 0
        for blank in _BLANK.finditer(trimmed.text):
            letters += [trimmed.text[last : blank.start()], " "]
            at += trimmed.at[last : blank.start() + 1]
            last = blank.end()
        return Stretch("".join([*letters, trimmed.text[last:]]), (*at, *trimmed.at[last:]))

    def split(self, pattern: re.Pattern[str], *, most: int = 0) -> list["Stretch"]:
        """Return the trimmed parts between matches, without empty ones."""
        parts: list[Stretch] = []
        last = 0
        for count, match in enumerate(pattern.finditer(self.text), start=1):
            parts.append(self.cut(last, match.start()).strip())
            last = match.end()
            if count == most:
                break
        parts.append(self.cut(last).strip())
        return [part for part in parts if part]

    def without(self, holes: Iterable[tuple[int, int]]) -> "Stretch":
        """Return what is left when these ranges are taken out."""
        text: list[str] = []
        at: list[int] = []
        last = 0
        for start, end in sorted(holes):
            if start > last:
                text.append(self.text[last:start])
                at += self.at[last:start]
            last = max(last, end)
        return Stretch("".join([*text, self.text[last:]]), (*at, *self.at[last:]))

    def place(self, file: str) -> Place:
        """Return where it stands; of several lines, the first."""
        if not self.at:
            return Place(file=file, line=1, column_start=1, column_end=1)
        line, start = divmod(self.at[0], _WIDE)
        same = self.at[-1] // _WIDE == line
        end = self.at[-1] if same else max(p for p in self.at if p // _WIDE == line)
        return Place(file=file, line=line, column_start=start, column_end=end % _WIDE)


NOTHING = Stretch("", ())
"""No text at all."""


def stretch(text: str, *, line: int = 1, column: int = 1) -> Stretch:
    """Return `text`, which has no line break, as it stands from this line and column on."""
    first = line * _WIDE + column
    return Stretch(text, tuple(range(first, first + len(text))))


def pinned(text: str, where: Stretch) -> Stretch:
    """Return `text`, which differs from the source by its escapes, as if it stood at `where`."""
    if not where.at:
        return stretch(text)
    last = where.at[-1]
    return Stretch(text, tuple(min(where.at[0] + i, last) for i in range(len(text))))


def joined(parts: Iterable[Stretch], between: str = "\n") -> Stretch:
    """Return the parts as one, with `between` (one character) after each but the last."""
    text: list[str] = []
    at: list[int] = []
    for part in parts:
        if text:
            text.append(between)
            at.append(at[-1] + 1)
        text.append(part.text)
        at += part.at or (at[-1:] if not at else [])
    return Stretch("".join(text), tuple(at))


def lines_of(text: str) -> list[Stretch]:
    """Return every line of a file, without its line break."""
    rows = re.split(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]", text)
    return [stretch(row, line=number) for number, row in enumerate(rows, start=1)]
