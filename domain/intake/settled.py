"""What can only be judged once everything is read: one person named twice is one."""

from domain.brief import Place
from domain.facts import Fact, FactKind, Person, fact
from domain.intake.desk import Desk


def settle_people(desk: Desk) -> None:
    """Join what is said of one person in two places, and first names with the full ones."""
    kept: dict[str, int] = {}
    made: list[tuple[Fact, Place]] = []
    for entry, place in desk.found:
        person = entry.detail
        if entry.kind is not FactKind.PERSON or not isinstance(person, Person):
            made.append((entry, place))
            continue
        known = _same(person.name, kept)
        if known is None:
            kept[person.name.casefold()] = len(made)
            made.append((entry, place))
        else:
            made[known] = _richer(made[known], (entry, place))
    desk.found[:] = made


def _same(name: str, kept: dict[str, int]) -> int | None:
    low = name.casefold()
    if low in kept:
        return kept[low]
    if " " in low:
        return None
    full = [at for other, at in kept.items() if other.split()[0] == low]
    return full[0] if len(full) == 1 else None


def _richer(one: tuple[Fact, Place], other: tuple[Fact, Place]) -> tuple[Fact, Place]:
    """Return the entry that says more, with what only the other one knows."""
    first, second = one[0].detail, other[0].detail
    if not isinstance(first, Person) or not isinstance(second, Person):
        return one
    role, bio = first.role or second.role, first.bio or second.bio
    if (role, bio) == (first.role, first.bio):
        return one
    detail = first.model_copy(
        update={"role": role, "bio": bio, "credential": first.credential or second.credential}
    )
    said = one[0] if first.role or first.bio else other[0]
    return fact(said.kind, said.text, heading=said.heading, detail=detail), one[1]
