"""Numbered titles of a long brief: `3. Tea room` above its own paragraphs is no item of a list."""

import re

from domain.intake.stretch import Stretch, joined

_TITLE = re.compile(r"^\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]\s+(?P<title>\S[^|]{1,60})$")


def with_numbered_titles(lines: list[Stretch]) -> list[Stretch]:
    """Return the text with each numbered line that stands alone as a heading."""
    alone = [i for i in range(len(lines)) if _stands_alone(lines, i)]
    if len(alone) < 2:
        return lines
    made = list(lines)
    for i in alone:
        match = _TITLE.match(lines[i].text)
        if match:
            title = lines[i].cut(match.start("title"))
            made[i] = joined([Stretch("##", title.at[:1] * 2), title], " ")
    return made


def _stands_alone(lines: list[Stretch], i: int) -> bool:
    match = _TITLE.match(lines[i].text)
    if match is None or len(match["title"].split()) > 7 or match["title"].rstrip()[-1] in ".!?;,":
        return False
    above = i == 0 or not lines[i - 1].text.strip()
    below = next((line.text for line in lines[i + 1 :] if line.text.strip()), "")
    apart = i + 1 < len(lines) and not lines[i + 1].text.strip()
    return above and apart and bool(below) and _TITLE.match(below) is None
