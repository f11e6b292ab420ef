"""A heading that is somebody's name, and the text below it."""

import re

from domain.facts import FactKind, Person
from domain.intake.lists import Block
from domain.intake.sentences import sentences
from domain.intake.speech import PERSON
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
    role = speech.words("roles_re").search(parts[0].text) if parts else None
    if role is None or role.start() > 30 or len(parts[0].text) > 110:
        return False
    whole = joined(lines, " ").folded()
    title = parts[0].text.strip(" .")
    bio = whole.text.removeprefix(parts[0].folded().text).strip(" .")
    made = Person(name=said.text, role=title, bio=f"{bio}." if bio else "")
    text = joined([said, whole], " ")
    walk.desk.add(FactKind.PERSON, said, heading=walk.heading, detail=made, text=text.text)
    walk.used, walk.described = True, ahead[0]
    return True
