"""An offer of a list that says when it takes place: `Hatha, Mo 9:30–11:00 Uhr`."""

import re
from dataclasses import dataclass

from domain.facts import Hours
from domain.intake.hour_tokens import tokens_of
from domain.intake.hour_words import FIRM
from domain.intake.hours import hours
from domain.intake.lexicon import Section
from domain.intake.sections import section_of_heading
from domain.intake.speech import Speech

_LONGEST = 6
"""Words such an offer may be called by."""
_FOR_AGES = re.compile(
    r"(?i),?\s+(?:(?:for|from|für|ab|von|de|para|desde)\s+)?(?:(?:ages?|children|kids|kinder|niñ[oa]s|jahren|aged)\s+)*(?:(?:from|von|de|ab)\s+)?\d{1,2}(?:\s*(?:to|bis|a|and|und|y|[-–])\s*\d{1,2})?\s*(?:years?(?: olds?)?|jahren?|años)?$"
)
"""Whom an offer is for behind its name, which makes the name no longer."""
_CLOCK = re.compile(r"(?i)\d(?:[:.h]\d\d|\s?(?:uhr|h|am|pm)\b)")
"""What tells a time of day from any other number."""
_RUN = frozenset({"DAY", "GROUP", "TIME", "AND", "FROM", "ON", "TO", "MARK"})
_SERVED = re.compile(
    r"(?i)\b(?:hours|times|served|serving|available|closed|open(?:ing)?|collections?|pick-?ups?|deliver(?:y|ies)|orders?|kitchen|food|phone|calls?"
    r"|\w*zeiten|\w*küche|abholung|lieferung|ausgabe|bestell\w+|telefon\w*|erreichbar|termine|empfang|rezeption"
    r"|horarios?|cocina|recogida|repartos?|entregas?|pedidos|teléfono|atención|citas|recepción|servimos)\b"
)
"""Before times these say when the firm can be reached or serves, and name nothing it offers."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A line of a list, parted."""

    name: str
    times: str
    rest: str
    """The line without its times."""


def timed(text: str, speech: Speech) -> Timed | None:
    """Return the name, the times and what else a line says, or None where it gives no times of an offer."""
    start, end = _times(text, speech)
    name = text[:start].rstrip(" ,;:–—-|(") if end else ""
    if not re.search(r"[^\W\d]{3}", name) or len(_FOR_AGES.sub("", name).split()) > _LONGEST:
        return None
    if (
        re.search(r"[.!?:;(]", re.sub(r"\s\([^()]*\)$", "", name))
        or _SERVED.search(name)
        or _is_of_the_firm(name, speech)
    ):
        return None
    behind = text[end:]
    if text[:start].rstrip().endswith("("):
        behind = behind[1:] if behind.startswith(")") else f" ({behind.lstrip(' ,;')}"
    behind = re.sub(r"^\.(?=\s|$)", "", behind)
    return Timed(name, text[start:end].strip(" ,;."), f"{name}{behind}")


def _is_of_the_firm(name: str, speech: Speech) -> bool:
    """`Büro Mo-Fr 9-12` among the offers says when the office is open."""
    words = re.findall(r"[^\W\d_]+", name)
    small = [speech.words(one) for one in ("open_re", "closed_re", "glue_re")]
    plain = all(any(one.fullmatch(word) for one in small) or FIRM.fullmatch(word) for word in words)
    return plain or section_of_heading(name) in (Section.HOURS, Section.CONTACT)


def _times(text: str, speech: Speech) -> tuple[int, int]:
    found = hours(text, speech)
    if found:
        is_open = all(isinstance(one.detail, Hours) and one.detail.spans for one in found)
        start, end = min(found[0].start, found[0].hole[0]), found[-1].end
        note = re.search(r"\s*\([^()]*\)$", text[start:end])
        end = start + note.start() if note else end
        return (start, end) if is_open else (0, 0)
    return _day_and_clock(text, speech)


def _day_and_clock(text: str, speech: Speech) -> tuple[int, int]:
    """`Yin, mittwochs 19 Uhr` says when it begins and not when it ends."""
    tokens = tokens_of(text, speech)
    first = next((i for i, one in enumerate(tokens) if one.kind in ("DAY", "GROUP")), None)
    if not first or text[: tokens[first].start].rstrip()[-1:] not in (",", ":", "–", "—", "-", "(", "|"):  # fmt: skip
        return 0, 0
    last = first
    for i in range(first, len(tokens)):
        if tokens[i].kind not in _RUN:
            break
        is_time = tokens[i].kind == "TIME" and _CLOCK.search(tokens[i].text) is not None
        last = i if is_time or tokens[i].kind in ("DAY", "GROUP") else last
    times = text[tokens[first].start : tokens[last].end]
    return (tokens[first].start, tokens[last].end) if _CLOCK.search(times) else (0, 0)
