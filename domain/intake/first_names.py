"""A line of a team in which first names stand alone: `Hannes Brodersen (master), Fiete is learning, Swantje`."""

import re

from domain.facts import Person
from domain.intake.kinship import DUTIES
from domain.intake.speech import PERSON, Speech
from domain.intake.stretch import Stretch

_FIRST = r"[A-ZÄÖÜÁÉÍÓÚÑ][a-zäöüßáéíóúñ]{2,20}"
_JOINT = re.compile(
    rf"\s*[,;]\s+(?:(?:and|und|y)\s+)?(?![^()]*\))(?={_FIRST})|(?<=\))\s+(?:and|und|y)\s+(?={_FIRST})"
)
_TWO = re.compile(rf"(?:{PERSON}|{_FIRST})(?P<joint>\s+(?:and|und|y)\s+)(?:{PERSON}|{_FIRST})")
_ONE = re.compile(
    rf"(?P<name>{PERSON}|{_FIRST})(?:\s*\((?P<role>[^()]+)\)|\s+(?P<does>(?:{DUTIES}(?!\w)|[a-zäöüß]{{2,}}t\s).*))?\.?"
)


_BOTH = re.compile(rf"(?P<one>{_FIRST}) (?:&|and|und|y|et) (?P<other>{_FIRST})(?::\s+|\s+[–—-]\s+|,\s+|\s*\((?=[^()]+\)$))(?P<role>[a-zäöüßáéíóúñ][^.;()]{{2,50}})\)?")  # fmt: skip
"""`Rocío y Teresa: aula de bebés` are two who do the same."""


def two_who(text: str) -> list[Person]:
    """Return both of `Rocío y Teresa: aula de bebés`, or nobody."""
    both = _BOTH.fullmatch(text.rstrip("."))
    return [Person(name=both[who], role=both["role"].strip()) for who in ("one", "other")] if both else []  # fmt: skip


def whoever(line: Stretch, speech: Speech) -> list[tuple[Stretch, Person]]:
    """Return each person of such a line with what is said of them; nothing where some part is no person."""
    both = two_who(line.text)
    if both:
        begun = [line.text.index(one.name) for one in both]
        return [
            (line.cut(at, at + len(one.name)), one) for at, one in zip(begun, both, strict=True)
        ]
    parts = [one for part in line.strip(" .").split(_JOINT) for one in _each(part)]
    matches = [match for part in parts if (match := _ONE.fullmatch(part.text))]
    if len(parts) < 2 or len(matches) < len(parts) or not _are_called(matches):  # two people
        return []
    role, trade = speech.words("roles_re"), speech.words("trades_re")
    if any(role.fullmatch(m["name"]) or trade.search(m["name"]) for m in matches):
        return []
    return [(part, Person(name=m["name"], role=m["role"] or "", bio=(m["does"] or "").strip())) for part, m in zip(parts, matches, strict=True)]  # fmt: skip


def _each(part: Stretch) -> list[Stretch]:
    two = _TWO.fullmatch(part.text)
    return [part.cut(0, two.start("joint")), part.cut(two.end("joint"))] if two else [part]


def _are_called(matches: list[re.Match[str]]) -> bool:
    """First names are used where one of them has a role, or where all stand bare: `Anna, Tom und Kim`."""
    alone = [m for m in matches if " " not in m["name"]]
    told = [m for m in alone if m["role"] or m["does"]]
    bare = len(alone) == len(matches) and not told
    together = told == matches[-1:] and bool(matches[-1]["does"]) and len(alone) == len(matches)
    return bare or (bool(told) and not together)
