"""What belongs to the hours beyond them: `Closed on bank holidays`, `Fr nach Absprache`."""

import re

from domain.facts import Fact, FactKind, Hours, fact
from domain.intake.desk import Desk
from domain.intake.speech import Speech

_HOLIDAYS = re.compile(
    r"(?i)\b(?:(?:bank|public|national|school|summer|company|easter|christmas)[ -]hol(?:iday)?s?|holidays?|christmas(?: (?:day|eve))?|boxing day|new year(?:['’]?s)?(?: (?:day|eve))?|easter(?: (?:sunday|monday))?|good friday|thanksgiving"
    r"|(?:gesetzlichen?n? )?feiertag(?:en?|s)?|weihnachten|zwischen den jahren|heiligabend|silvester|neujahr|ostern|(?:betriebs|schul|sommer|weihnachts|oster)ferien|betriebsurlaub|jahreswechsel"
    r"|(?:días )?festivos?|fiestas|navidad(?:es)?|nochebuena|nochevieja|año nuevo|semana santa|vacaciones)\b"
)
_SHUT = re.compile(
    r"(?i)\b(?:closed?|closes|shut|not open|geschlossen|zu|schließen|nicht geöffnet|nicht offen|geöffnet|haben|cerrad[oa]s?|cerramos|cierra|no abrimos|no se abre)\b"
)
_ASK_FIRST = re.compile(
    r"(?i)\b(?:(?:only |nur |solo |sólo )?(?:by appointment(?: only)?|by arrangement|nach (?:absprache|vereinbarung|terminvereinbarung|anmeldung)|(?:con|previa) cita(?: previa)?|cita previa|bajo cita))\b"
)
"""`Fr nach Absprache` is told where the other days are."""
_LEAVES = re.compile(
    r"(?i)\b(?:except(?:ing)?|excluding|apart from|but not|not|außer|ausgenommen|nicht|salvo|excepto|menos|no)\b"
)
_SMALL = re.compile(
    r"(?i)\b(?:all|also|too|as well|likewise|and|between|over|during|except|shop|office|first|last|second|two|three|weeks?|days?|long|auch|ebenfalls|ebenso|zwischen|über|während|sowie|immer|woche|wochen|tage|erste[nr]?|letzte[nr]?|zwei|drei|bis|días?|semanas?|primera|última|entre|durante|también|tampoco|todos?|th|st|nd|rd)\b"
)


def settle_holidays(desk: Desk) -> None:
    """Put what only says on which holidays nobody is there, or who must ask first, beside the hours."""
    for made, _ in [pair for pair in desk.found if pair[0].kind in _TOLD]:
        open_at = [at for at, (one, _) in enumerate(desk.found) if _is_open(one)]
        beside = [at for at in open_at if desk.found[at][0].text in made.text]
        said = made.text
        for at in beside:
            said = said.replace(desk.found[at][0].text, " ")
        if open_at and _is_closing(said, desk.speech, leaves=bool(beside)):
            _note(desk, (beside or open_at)[-1], _left(said), whole=made.text)
            desk.found[:] = [pair for pair in desk.found if pair[0] is not made]


_OPEN = re.compile(
    r"(?i)^\W*(?:(?:we|wir|nosotros) )?(?:(?:are|haben|sind) )?(?:open|opening hours?|geöffnet|offen|abrimos|abierto)\b\W*"
)


def _left(said: str) -> str:
    """Return what is left of a sentence without the hours in it: what stands in brackets, if that is all."""
    aside = re.search(r"\(([^()]+)\)", said)
    bare = re.sub(r"(?:\s*[,;])+\s*", ", ", _OPEN.sub("", said)).strip(" ,;.!–-()")
    return aside[1].strip() if aside and len(bare) <= len(aside[1]) + 3 else bare


def _is_open(made: Fact) -> bool:
    return isinstance(made.detail, Hours) and bool(made.detail.spans) and not made.detail.label


def asks_first(said: str) -> bool:
    """Return whether a value says no more than `by appointment`."""
    return _ASK_FIRST.fullmatch(said.strip(" .")) is not None


def shuts_on(key: str, said: str, speech: Speech) -> bool:
    """Return whether a key names a month or a holiday on which its value says nobody is there."""
    named = key.replace("_", " ").strip().lower()
    months = {month for lexicon in speech.lexicons for month in lexicon.months}
    season = named in months or _HOLIDAYS.fullmatch(named) is not None
    return season and _SHUT.search(said) is not None


_TOLD = (FactKind.STATEMENT, FactKind.EXCLUSION)


def _note(desk: Desk, at: int, said: str, *, whole: str) -> None:
    made, place = desk.found[at]
    if not isinstance(made.detail, Hours):
        return
    note = "; ".join(part for part in (made.detail.note, said) if part)
    detail = made.detail.model_copy(update={"note": note})
    text = whole if made.text in whole else f"{made.text.rstrip('.')}. {whole}"
    desk.found[at] = (fact(made.kind, text, heading=made.heading, detail=detail), place)


def _is_closing(text: str, speech: Speech, *, leaves: bool) -> bool:
    """Return whether words say when nobody is there, or who must ask first, and nothing else."""
    asked = _ASK_FIRST.search(text)
    shut = _SHUT.search(text) or (leaves and _LEAVES.search(text))
    months = {month for lexicon in speech.lexicons for month in lexicon.months}
    dated = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", text)} & months
    if not asked and not (shut and (dated or _HOLIDAYS.search(text))):
        return False
    text = _LEAVES.sub(" ", text) if leaves else text
    days = {day for lexicon in speech.lexicons for day in (*lexicon.days, *lexicon.day_groups)}
    left = _HOLIDAYS.sub(" ", _SHUT.sub(" ", _ASK_FIRST.sub(" ", text)))
    left = speech.words("glue_re").sub(" ", _SMALL.sub(" ", left))
    rest = [word.lower() for word in re.findall(r"[^\W\d_]{2,}", left)]
    return all(word in months | days for word in rest) and (not asked or bool(set(rest) & days))
