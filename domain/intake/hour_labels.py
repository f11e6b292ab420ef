"""Of what hours are, when not of the firm: `Kitchen: Mon-Fri 12-3`."""

import re

from domain.intake.hour_tokens import grammar
from domain.intake.hour_words import FIRM, SUBJECT
from domain.intake.sections import section_of
from domain.intake.speech import Speech

_BEFORE_COLON = re.compile(
    r"(?:^|[.;\n])\s*([A-ZÄÖÜÁÉÍÓÚÑ][\w' -]{2,30}?)\s*(?:\((?:[^()]*)\)\s*)?:\s*$"
)


def label_of(before: str, speech: Speech) -> str:
    """Return whose hours follow these words: `Kitchen:` and `Kitchen open` are of the kitchen."""
    match = _BEFORE_COLON.search(before)
    if match is None:
        return _opened_thing(before, speech)
    bare = speech.words("open_re").sub(" ", match.group(1))
    bare = re.sub(r"\s+", " ", speech.words("glue_re").sub(" ", bare)).strip()
    token = grammar(speech.read_in).fullmatch(bare)
    is_told = token is not None and token.lastgroup != "WORD"
    if len(bare) < 3 or FIRM.fullmatch(bare) or is_told or section_of(bare):
        return ""
    return bare


def _opened_thing(before: str, speech: Speech) -> str:
    """`Kitchen open Mon-Fri 12-3` is of the kitchen, `Bakery open` of the firm."""
    opened = speech.any_of("open_re")
    article = r"(?:Our|The|Die|Der|Unsere|La|El|Nuestra)\s+"
    match = re.search(
        rf"(?:^|[.;]\s+)(?:(?:{article})(?=[^\W\d]+ [^\W\d]+(?: \(|\s+(?:is|are|ist|está)\b))([^\W\d]{{3,}} [^\W\d]{{3,}})(?:\s*\([^()]*\))?|(?:{article})?([^\W\d]{{4,}}))\s+(?:is |are |ist |está )?{opened}\s*(?:from |von |de |on )?$",
        before,
        re.IGNORECASE,
    )
    match = match or SUBJECT.search(before)
    words = next((part for part in match.groups() if part), "") if match else ""
    last = words.split()[-1:]
    if not last or FIRM.fullmatch(last[0]) or speech.words("trades_re").search(words):
        return ""
    return "" if speech.words("glue_re").fullmatch(last[0]) else words[:1].upper() + words[1:]
