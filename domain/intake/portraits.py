"""A heading that is somebody's name, and the text below it."""

import re

from domain.facts import FactKind, Person
from domain.intake.lists import Block
from domain.intake.names import is_person
from domain.intake.sentences import sentences
from domain.intake.speech import PERSON, Speech
from domain.intake.stretch import Stretch, joined
from domain.intake.walk import Walk, words


def take_portrait(walk: Walk, said: Stretch, ahead: list[Block]) -> bool:
    """Take a person down whose name is the heading and whose role begins the text below."""
    speech = walk.desk.speech
    if not re.fullmatch(PERSON, said.text) or not ahead or ahead[0].shape != "paragraph":
        return False
    if speech.words("trades_re").search(said.text):
        return False
    lines = [line for part in ahead[0].parts if (line := words(walk, part))]
    parts = lines[:1] if len(lines) > 1 else sentences(lines[0].folded())[:1] if lines else []
    if not parts or not (_is_role(parts[0].text, speech) or _goes_on(walk, said, parts[0])):
        return False
    whole = joined(lines, " ").folded()
    title = parts[0].text.strip(" .")
    bio = whole.text.removeprefix(parts[0].folded().text).strip(" .")
    made = Person(name=said.text, role=title, bio=f"{bio}." if bio else "")
    text = joined([said, whole], " ")
    walk.desk.add(FactKind.PERSON, said, heading=walk.heading, detail=made, text=text.text)
    walk.used, walk.described, walk.portrayed = True, ahead[0], True
    return True


def _is_role(text: str, speech: Speech) -> bool:
    role = speech.words("roles_re").search(text)
    return role is not None and role.start() <= _EARLY and len(text) <= _LONGEST


_EARLY, _LONGEST = 30, 110
_FEW = 4


def _goes_on(walk: Walk, said: Stretch, first: Stretch) -> bool:
    """Below a portrait, another name with a few words is one more: `Gregor Paulsen`, `Kanzleileitung.`."""
    return (
        walk.portrayed
        and is_person(said.text, walk.desk.speech)
        and len(first.text.split()) <= _FEW
    )
