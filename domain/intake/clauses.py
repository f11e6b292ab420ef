"""Sentences that say two things to two people, taken apart."""

import re

from domain.facts import TO_THE_MAKER, FactKind
from domain.intake.desk import Desk
from domain.intake.prices import prices
from domain.intake.stretch import Stretch
from domain.intake.wishes import is_exclusion, wish


def around_denial(desk: Desk, said: Stretch) -> list[Stretch]:
    """A whole brief in one breath: what is denied between two commas denies nothing else."""
    parts = said.split(re.compile(r",\s+|\s+[–—-]\s+"))
    denied = [part for part in parts if is_exclusion(part.text, desk.speech)]
    least = 2 if prices(said.text, desk.speech) else 5 if desk.found else 3
    if len(parts) < least or not denied:
        return []
    at = said.text.index(denied[0].text)
    end = said.text.index(denied[-1].text, at) + len(denied[-1].text)
    between = said.text[at:end]
    if sum(part.text in between for part in parts) > len(denied):
        return []  # they do not stand side by side
    pieces = [said.cut(0, at).strip(" ,"), said.cut(at, end), said.cut(end).strip(" ,")]
    return [piece for piece in pieces if re.search(r"\w{2}", piece.text)]


def parted(desk: Desk, said: Stretch) -> tuple[Stretch | None, Stretch]:
    """`Keep it dark, and add a few five-star reviews` asks for two things; one can be done."""
    for joint in re.finditer(r"[,;]?\s+(?:and|und|y)\s+|;\s+", said.text):
        left, right = said.cut(0, joint.start()), said.cut(joint.end())
        kinds = wish(left.text, desk.speech), wish(right.text, desk.speech)
        if kinds[1] is FactKind.DECLINED and kinds[0] in TO_THE_MAKER - {FactKind.DECLINED}:
            return left, right
    return None, said
