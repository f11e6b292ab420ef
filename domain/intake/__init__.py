"""From a client's file to a typed brief, by rules."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.brief import Brief, slugify
from domain.errors import BriefInvalid
from domain.facts import Fact, FactKind, fact
from domain.intake.bare_lists import settle_bare_lists
from domain.intake.bold_names import with_bold_names
from domain.intake.chats import without_turns
from domain.intake.contradictions import contradictions
from domain.intake.crafts import craft, dwelling, sole_craft
from domain.intake.decoding import decoded
from domain.intake.deposits import settle_deposits
from domain.intake.desk import Desk, PhotoFile
from domain.intake.document import read_document
from domain.intake.formats import Source, source_of
from domain.intake.half_days import settle_hours
from domain.intake.headed_hours import settle_headed_hours, settle_led_hours
from domain.intake.holidays import settle_holidays
from domain.intake.letters import letter
from domain.intake.mail_names import name_from_mail
from domain.intake.names import is_general, trade_words
from domain.intake.other_days import settle_other_days
from domain.intake.rest_days import settle_rest_days
from domain.intake.settled import (
    settle_duties,
    settle_name,
    settle_offers,
    settle_people,
    settle_privacy,
    settle_towns,
)
from domain.intake.sieve import Sieve
from domain.intake.signatures import name_from_people, people_from_name, take_signature
from domain.intake.speech import Speech, country_of, is_evening_trade, written_in
from domain.intake.step import settle_steps
from domain.intake.structured import read_structured
from domain.intake.unanswered import settle_unanswered

__all__ = ["PhotoFile", "PhotoPath", "read_brief"]


@dataclass(frozen=True)
class PhotoPath:
    """A picture a brief names, and the line it does so on."""

    path: str
    line: int


def read_brief(
    name: str,
    body: bytes,
    *,
    photo: Callable[[PhotoPath], PhotoFile | None] | None = None,
    project: str | None = None,
) -> Brief:
    """Return a file's bytes as a typed brief.

    Args:
        name: Name of the file; its ending helps to tell the format.
        body: Its bytes.
        photo: Opens a picture the brief names and returns what is known of it, None when there
            is no such file; called once for each path. Without it no picture exists.
        project: Name of the project's folder; None takes it from the firm's name.

    Raises:
        BriefInvalid: It cannot be read; the message is one sentence with line and remedy.
    """
    known: dict[str, PhotoFile | None] = {}

    def look_up(path: str, line: int) -> PhotoFile:
        _refuse_outside(name, path, line)
        if path not in known:
            known[path] = photo(PhotoPath(path, line)) if photo else None
        if (found := known[path]) is None:
            raise BriefInvalid(
                source=_bare(name),
                line=line,
                problem=f"There is no picture {path!r} beside the brief.",
                remedy="Put the file there, correct its name, or remove the line.",
            )
        return found

    source = source_of(_bare(name), decoded(_bare(name), body))
    desk, speech = _gathered(source, look_up)
    facts, places = desk.entries()
    if not facts:
        raise BriefInvalid(
            source=_bare(name),
            problem="The brief says nothing a page could be made of.",
            remedy="Write what the firm is called, what it does, and how to reach it.",
        )
    return Brief(
        source=_bare(name),
        format=source.format,
        language=speech.language,
        written_in=speech.written_in,
        country=speech.country,
        project=slugify(project or source.setting("project") or _title(facts), fallback="site"),
        facts=facts,
        places=places,
        contradictions=contradictions(facts, speech.language),
        notes=_notes(desk, speech),
    )


def _gathered(source: Source, photo: Callable[[str, int], PhotoFile]) -> tuple[Desk, Speech]:
    sieve = Sieve()
    source = sieve.sifted(source)
    language = source.setting("language") or written_in(source.words, keys=source.keys)
    country = source.setting("country") or country_of(source.words, language)
    evening = is_evening_trade(source.words)
    speech = Speech(language, country, source.setting("currency"), evening)
    desk = Desk(file=source.name, speech=speech, photo=photo)
    if source.tree is not None:
        read_structured(desk, source.tree)
    if source.lines:
        lines, is_chat = without_turns(desk, source.lines)
        post = letter(lines)
        read_document(desk, with_bold_names(post.lines), titled=not is_chat, answers=is_chat)
        take_signature(desk, post)
    sieve.tell(desk)
    settle_headed_hours(desk)
    settle_rest_days(desk)
    settle_other_days(desk)
    settle_hours(desk)
    settle_holidays(desk)
    settle_led_hours(desk)
    settle_unanswered(desk)
    settle_people(desk)
    settle_towns(desk)
    settle_duties(desk)
    settle_name(desk)
    settle_deposits(desk)
    settle_offers(desk)
    settle_steps(desk)
    people_from_name(desk)
    name_from_people(desk)
    name_from_mail(desk)
    _find_trade(desk)
    _find_craft(desk)
    settle_bare_lists(desk)
    settle_privacy(desk)
    return desk, speech


def _find_trade(desk: Desk) -> None:
    """A brief that never says what the firm is, or only `practice`, may do so in its name."""
    known = [made for made, _ in desk.found if made.kind is FactKind.TRADE]
    if any(not is_general(made.text) for made in known):
        return
    for made, place in list(desk.found):
        if made.kind not in (FactKind.NAME, FactKind.TAGLINE):
            continue
        for hit in trade_words(made.text, desk.speech, anywhere=True):
            if known and is_general(made.text[hit.start : hit.end]):
                continue
            desk.found[:] = [pair for pair in desk.found if pair[0] not in known]
            desk.found.append((fact(FactKind.TRADE, made.text[hit.start : hit.end]), place))
            return


def _find_craft(desk: Desk) -> None:
    """Somebody who says `I photograph weddings` and `I live in Bristol` gives trade and place."""
    kinds = {made.kind for made, _ in desk.found}
    told = [(m, p) for m, p in desk.found if m.kind in (FactKind.STATEMENT, FactKind.HISTORY)]
    works = [(said, p) for m, p in told if (said := craft(m.text, desk.speech.language))]
    lives = [(said, p) for m, p in told if (said := dwelling(m.text))]
    if not works and desk.speech.language == "en":
        around = " ".join(m.text for m, _ in desk.found)
        works = [(said, p) for m, p in told if (said := sole_craft(m.text, around))]
    if works and FactKind.TRADE not in kinds:
        desk.found.append((fact(FactKind.TRADE, works[0][0]), works[0][1]))
    if lives and not kinds & {FactKind.AREA, FactKind.ADDRESS}:
        desk.found.append((fact(FactKind.AREA, lives[0][0]), lives[0][1]))


def _bare(name: str) -> str:
    return name.replace("\\", "/").rsplit("/", 1)[-1] or "brief"


def _refuse_outside(name: str, path: str, line: int) -> None:
    parts = path.replace("\\", "/").split("/")
    if path.startswith(("/", "\\", "~")) or ".." in parts or (len(path) > 1 and path[1] == ":"):
        raise BriefInvalid(
            source=_bare(name),
            line=line,
            problem=f"The picture {path!r} lies outside the brief's folder.",
            remedy="Put the file beside the brief and write its relative path.",
        )


def _title(facts: tuple[Fact, ...]) -> str:
    named = [f.text for f in facts if f.kind is FactKind.NAME]
    trades = [f.text for f in facts if f.kind is FactKind.TRADE]
    return (named or trades or ["site"])[0]


def _notes(desk: Desk, speech: Speech) -> tuple[str, ...]:
    notes = [words for _, words in sorted(desk.notes, key=lambda note: note[0])]
    if speech.language != speech.written_in:
        notes.append(
            f"The brief seems to be written in {speech.written_in!r}; its words are kept, and the "
            "labels of the site are English."
        )
    return tuple(dict.fromkeys(notes))
