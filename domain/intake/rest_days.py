"""Days a line of its own takes out of the hours before it: `Not Sundays.`, `closed Mondays`."""

import re

from domain.facts import Day, Detail, Fact, FactKind, Hours, fact
from domain.intake.desk import Desk
from domain.intake.hour_tokens import tokens_of
from domain.intake.hour_words import EXCEPT, EXCEPTED
from domain.intake.hours import hours
from domain.intake.overruled import special_out, without
from domain.intake.speech import Speech

_TOLD = (FactKind.STATEMENT, FactKind.EXCLUSION)


def settle_rest_days(desk: Desk) -> None:
    """Leave days out of hours where the line beside them says so, and out of `daily` where closed."""
    for i, (made, place) in enumerate(desk.found):
        out = _denied(made.text, desk.speech) if made.kind in _TOLD else ()
        beside = _beside(desk, i, made.heading) if out else None
        if beside is None:
            continue
        hours_told, where = desk.found[beside]
        label = hours_told.detail.label if isinstance(hours_told.detail, Hours) else ""
        desk.found[beside] = (_without(hours_told, out), where)
        closed = Hours(days=out, label=label)
        one = fact(FactKind.HOURS, made.text, heading=made.heading, detail=closed)
        desk.found[i] = (one, place)
    _settle_daily(desk)
    desk.found[:] = [(made, place) for made, place in desk.found if not _is_told(made, desk)]


def _beside(desk: Desk, i: int, heading: str) -> int | None:
    """Return where the hours stand that a line goes on from, or leads up to."""
    for at in (i - 1, i + 1):
        made = desk.found[at][0] if 0 <= at < len(desk.found) else None
        if made and isinstance(made.detail, Hours) and made.detail.spans and made.heading == heading:  # fmt: skip
            return at
    return None


def _is_told(made: Fact, desk: Desk) -> bool:
    """`Mon-Sat but not Wed, 9-5` are hours, and not one more thing that is not done."""
    if made.kind is not FactKind.EXCLUSION or re.search(_HOLIDAY, made.text, re.IGNORECASE):
        return False
    told = [one.text for one, _ in desk.found if isinstance(one.detail, Hours) and one.text in made.text]  # fmt: skip
    left = made.text.replace(max(told, key=len), " ") if told else made.text
    left = desk.speech.words("open_re").sub(" ", desk.speech.words("glue_re").sub(" ", left))
    return bool(told) and re.search(r"\w", left) is None


_HOLIDAY = r"holidays?|bank hol|feiertag|festivos|christmas|weihnacht|navidad"


def _settle_daily(desk: Desk) -> None:
    told = [(one.heading, one.detail) for one, _ in desk.found if isinstance(one.detail, Hours)]
    for i, (made, place) in enumerate(desk.found):
        if isinstance(made.detail, Hours) and made.detail.spans and _is_rule(made, desk.speech):
            closed = [one for heading, one in told if heading == made.heading and not one.spans]
            kept = special_out(made.detail, closed)
            desk.found[i] = (_with(made, kept), place) if kept != made.detail else (made, place)


def _is_rule(made: Fact, speech: Speech) -> bool:
    """`Daily` has exceptions; `Mon-Sun` and `closed Sundays` are at odds."""
    kinds = {token.kind for token in tokens_of(made.text, speech)}
    return "GROUP" in kinds and "DAY" not in kinds


def _without(made: Fact, out: tuple[Day, ...]) -> Fact:
    kept = without(made.detail.days, out) if isinstance(made.detail, Hours) else ()
    return _with(made, made.detail.model_copy(update={"days": kept})) if made.detail and kept else made  # fmt: skip


def _with(made: Fact, detail: Detail) -> Fact:
    return fact(made.kind, made.text, heading=made.heading, detail=detail)


def _denied(text: str, speech: Speech) -> tuple[Day, ...]:
    """Return the days a text denies, when it says nothing else."""
    bare = re.sub(r"(?<=\w)\s*\([^()]*\)\W*$", "", text).strip(" .!()")
    lead = EXCEPT.match(bare)
    behind = re.search(rf"\s+{EXCEPTED.pattern[4:]}$", bare, re.IGNORECASE)
    if lead is None and behind is None:
        return ()
    days = bare[lead.end() :] if lead else bare[: behind.start()] if behind else bare
    hits = hours(f"{days}: 9:00-10:00", speech)
    if len(hits) != 1 or hits[0].start > _ARTICLE or not isinstance(hits[0].detail, Hours):
        return ()
    return hits[0].detail.days


_ARTICLE = 4
"""Characters of `los ` before a day."""
