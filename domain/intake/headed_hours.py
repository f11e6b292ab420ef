"""Times below or behind a word of their own are of what it names: `Theorie` beside the office's hours."""

import re

from domain.facts import Fact, FactKind, Hours, fact
from domain.intake.desk import Desk
from domain.intake.hour_words import FIRM
from domain.intake.lexicon import Section
from domain.intake.sections import section_of_heading

_LONGEST = 3
"""Words of a heading that can stand above a table of hours."""
_OF_THE_FIRM = (Section.HOURS, Section.CONTACT)


def settle_headed_hours(desk: Desk) -> None:
    """Label such times, where the firm's own hours stand below another heading."""
    names = {made.text for made, _ in desk.found if made.kind is FactKind.NAME}
    told = [(at, made.heading) for at, (made, _) in enumerate(desk.found) if isinstance(made.detail, Hours) and not made.detail.label]  # fmt: skip
    own = {heading for _, heading in told if _is_firm(heading, names)}
    for at, heading in told:
        made, place = desk.found[at]
        other = heading not in own and section_of_heading(heading) is None
        if not own or not other or len(heading.split()) > _LONGEST or not made.detail:
            continue
        detail = made.detail.model_copy(update={"label": heading})
        desk.found[at] = (fact(made.kind, made.text, heading=heading, detail=detail), place)


_LED = re.compile(r"\s*(?P<word>[^\W\d_]{4,})\W*")
"""`Theorie Mo und Mi 18:30-20 Uhr`, once the times are taken out of it."""


def settle_led_hours(desk: Desk) -> None:
    """Label times behind one word that is none for the firm, and say what they tell no second time."""
    times = [at for at, (made, _) in enumerate(desk.found) if _is_open(made)]
    stated = [said for said, _ in desk.found if said.kind is FactKind.STATEMENT]
    led = [(said, *_led(desk, said, times)) for said in stated]
    of_others = {at for _, word, inside in led if word for at in inside}
    has_own = any(at not in of_others for at in times)
    gone: list[Fact] = []
    for said, word, inside in led:
        if not inside or (word and not has_own):
            continue
        for at in inside:
            made, place = desk.found[at]
            detail = made.detail.model_copy(update={"label": word}) if made.detail else None
            text = said.text if at == inside[0] else made.text
            desk.found[at] = (fact(made.kind, text, heading=made.heading, detail=detail), place)
        gone.append(said)
    desk.found[:] = [pair for pair in desk.found if not any(pair[0] is one for one in gone)]


def _led(desk: Desk, said: Fact, times: list[int]) -> tuple[str, list[int]]:
    """Return the word before times, empty for the firm's, and where they are; none where more is said."""
    inside = [
        at
        for at in times
        if desk.found[at][0].text in said.text and desk.found[at][0].heading == said.heading
    ]
    rest = said.text
    for at in inside:
        rest = rest.replace(desk.found[at][0].text, " ", 1)
    led = _LED.fullmatch(rest)
    if led is None:
        return "", []
    word, speech = led["word"], desk.speech
    names = " ".join(made.text for made, _ in desk.found if made.kind is FactKind.NAME)
    is_plain = not word[0].isupper() or word in names or FIRM.fullmatch(word) is not None
    is_plain |= section_of_heading(word) is Section.HOURS
    is_plain |= any(speech.words(one).fullmatch(word) for one in ("open_re", "glue_re"))
    return "" if is_plain else word, inside


def _is_open(made: Fact) -> bool:
    return isinstance(made.detail, Hours) and not made.detail.label


def _is_firm(heading: str, names: set[str]) -> bool:
    known = section_of_heading(heading) in _OF_THE_FIRM
    return not heading or heading in names or known or FIRM.fullmatch(heading) is not None
