"""Whether an answer has the shape its slots ask for; whether it is true is for others to say."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from domain.agents.prompt import Slot
from domain.model.answer import Answer, Line
from domain.text.unseen import unseen

Filled = dict[str, tuple[Line, ...]]
"""Lines of good shape by the name of their slot."""


def parse(text: str) -> Answer:
    """Return the text of a completion as an answer; only white space may stand around it.

    Raises:
        ValueError: It is no JSON, or not of this form; the message is one sentence.
    """
    try:
        return Answer.model_validate_json(text.strip())
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole answer"
        raise ValueError(
            f"The answer does not fit its schema at {place}: {first['msg']}. Answer with one JSON "
            f'object `{{"lines": [...]}}` and nothing else.'
        ) from error


def checked_shape(
    answer: Answer, slots: Sequence[Slot], *, restore: Callable[[str], str] = str
) -> tuple[Filled, tuple[str, ...]]:
    """Return the lines that fit their slots, and one sentence for each that does not.

    Args:
        answer: What the model said.
        slots: What it was asked for.
        restore: Puts back what marks stand for, and refuses unknown ones with `ValueError`.
            Lengths and options are those of the restored words.
    """
    by_name = {slot.name: slot for slot in slots}
    filled: dict[str, list[Line]] = {}
    problems: list[str] = []
    for line in answer.lines:
        slot = by_name.get(line.slot)
        if slot is None:
            problems.append(f"There is no slot {line.slot!r}; use the names that are listed.")
            continue
        try:
            taken = filled.setdefault(slot.name, [])
            taken.append(_fitted(line, slot, taken, restore))
        except ValueError as error:
            problems.append(f"Slot {slot.name!r}: {error}")
    return {name: tuple(lines) for name, lines in filled.items() if lines}, tuple(problems)


def _fitted(line: Line, slot: Slot, taken: Sequence[Line], restore: Callable[[str], str]) -> Line:
    """Return the line with its marks put back.

    Raises:
        ValueError: It does not fit; the message is one sentence.
    """
    text = " ".join(line.text.split(" ")).strip()
    if problem := _problem(text):
        raise ValueError(problem)
    text = restore(text)
    if slot.form == "line":
        text = _without_stop(text)
    if problem := _misfit(text, slot, taken):
        raise ValueError(problem)
    return line.model_copy(update={"text": text})


def _problem(text: str) -> str:
    if not text:
        return "a line is empty; leave the slot out instead."
    if unseen(text) or any(unicodedata.category(c)[0] == "C" or c in "\u2028\u2029" for c in text):
        return f"{text!r} has characters that cannot be seen, or a line break; write plain text."
    if _MARKUP.search(text):
        return f"{text!r} has markup, a web address or an e-mail address; write plain text."
    return ""


_MARKUP = re.compile(
    r"<\s*[/!?a-z]|&(?:#\w+|\w{2,8});|\]\(|\*\*|__|`|^#{1,6} |^[-*] |https?:|www\.|javascript:|\w@\w",
    re.I,
)


def _misfit(text: str, slot: Slot, taken: Sequence[Line]) -> str:
    if slot.form == "choice" and text not in slot.options:
        return f"{text!r} is not an option; give one of {', '.join(map(repr, slot.options))}."
    if len(text) > slot.longest and slot.form != "choice":
        return f"{text!r} has {len(text)} characters; {slot.longest} are the most."
    if len(taken) >= slot.most:
        return f"{text!r} is one line too many; {slot.most} are the most."
    if any(one.text == text for one in taken):
        return f"{text!r} stands there twice; say it once."
    if slot.form == "sentences" and not _ENDED.search(text):
        return f"{text!r} is no whole sentence; end it with a full stop."
    return ""


_ENDED = re.compile(r"[.!?…][\"'”’»“)]*$")


def _without_stop(text: str) -> str:
    """Return a line without one full stop at its end; `…` and abbreviations like `e. K.` stay."""
    return text[:-1] if re.search(r"\w{3}\.$", text) else text
