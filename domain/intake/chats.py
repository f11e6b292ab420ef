"""A chat as a phone exports it: `[12/03, 18:02] Irene: hola`, with the maker's messages among the client's."""

import re
from dataclasses import dataclass

from domain.intake.desk import Desk
from domain.intake.questionnaires import section_of_question
from domain.intake.stretch import NOTHING, Stretch, joined

_TURN = re.compile(
    r"^\W{0,2}\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,?\s+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?\s?m\.?)?\]?\s*(?:[-–]\s*)?(?P<who>[^:\d][^:]{0,40}):\s*(?P<said>.*)$",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"^\W{0,2}\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?,?\s+\d{1,2}[:.]\d{2}.*(?:encrypted|verschlüsselt|cifrad\w+)|^\W*<?(?:media omitted|medien ausgeschlossen|multimedia omitid\w+|image omitted|bild weggelassen)>?$",
    re.IGNORECASE,
)
_MAKER = re.compile(
    r"(?i)\b(?:ag[eè]nc\w+|agentur|atelier web|web\w*|design\w*|studio|support|marketing|maker|builder|developer|diseñador\w*)\b"
)
_FEWEST = 3
"""Messages that make a chat."""


@dataclass(frozen=True, slots=True)
class _Message:
    who: str
    said: Stretch


def without_turns(desk: Desk, lines: list[Stretch]) -> tuple[list[Stretch], bool]:
    """Return a chat as the client's words below the maker's questions, and whether it was one."""
    matches = [_TURN.match(line.text) for line in lines]
    filled = sum(bool(line.text.strip()) for line in lines)
    if sum(map(bool, matches)) < _FEWEST or sum(map(bool, matches)) * 2 < filled:
        return lines, False
    messages = [_Message(m["who"].strip(), line.cut(m.start("said"))) for line, m in zip(lines, matches, strict=True) if m]  # fmt: skip
    maker = _maker(messages)
    made: list[Stretch] = []
    is_maker = False
    for line, match in zip(lines, matches, strict=True):
        is_maker = match["who"].strip() == maker if match else is_maker
        said = line.cut(match.start("said")) if match else line
        if _NOTICE.match(line.text) or _NOTICE.match(said.text):
            continue
        asked = said.text.rstrip().endswith("?") and section_of_question(said.text) is not None
        if is_maker and not asked:
            if said:
                desk.tell(said, "letter", said=said.text[:80])
            continue
        made += [NOTHING, _heading(said) if is_maker else said]
    return made, True


def _heading(asked: Stretch) -> Stretch:
    return joined([Stretch("##", asked.at[:1] * 2), asked], " ")


def _maker(messages: list[_Message]) -> str:
    """Return who of two asks: whoever is named like an agency, else whoever asks most of the questions."""
    speakers = list(dict.fromkeys(one.who for one in messages))
    if len(speakers) != 2:  # two talk
        return ""
    named = [who for who in speakers if _MAKER.search(who)]
    if len(named) == 1:
        return named[0]
    asked = {who: sum(one.said.text.rstrip().endswith("?") for one in messages if one.who == who) for who in speakers}  # fmt: skip
    most = max(speakers, key=lambda who: asked[who])
    return most if asked[most] > 2 * min(asked.values()) else ""
