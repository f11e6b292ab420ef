"""Names set in bold with no sign behind them: `**Stairs** only inside`, line below line."""

import re

from domain.intake.stretch import Stretch, joined

_BOLD = re.compile(
    r"^\s*(?:[-*+•]\s+|\d{1,2}[.)]\s+)?(?P<sign>\*\*|__)(?P<name>[^*_\n]{1,49}[\w)\"”“»])(?P=sign)(?P<rest>.*)$"
)
_GOES_ON = re.compile(r"\s+[\w\"“„«(]")
_FEWEST = 2
"""Lines in a row that begin in bold, to tell a list from a stressed word."""


def with_bold_names(lines: list[Stretch]) -> list[Stretch]:
    """Return the text with a dash behind each such name, as other clients write it."""
    made = list(lines)
    bold = [_BOLD.match(line.text) for line in lines]
    for i, match in enumerate(bold):
        if match is None or not _GOES_ON.match(match["rest"]) or _row(bold, i) < _FEWEST:
            continue
        end = match.start("rest")
        head, rest = lines[i].cut(0, end), lines[i].cut(end).strip()
        dash = Stretch("–", rest.at[:1])
        made[i] = joined([head, dash, rest], " ")
    return made


def _row(bold: list[re.Match[str] | None], i: int) -> int:
    first = last = i
    while first > 0 and bold[first - 1]:
        first -= 1
    while last + 1 < len(bold) and bold[last + 1]:
        last += 1
    return last - first + 1
