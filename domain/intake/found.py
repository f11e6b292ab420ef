"""What an extractor hands back."""

from dataclasses import dataclass

from domain.facts import Detail, FactKind


@dataclass(frozen=True, slots=True)
class Found:
    """A typed fact between two offsets of a sentence."""

    kind: FactKind
    start: int
    end: int
    detail: Detail | None = None
    consumes: tuple[int, int] | None = None
    """What of the sentence it makes superfluous, when that is more than its own words."""

    @property
    def hole(self) -> tuple[int, int]:
        """The range of the sentence that is said by this fact."""
        return self.consumes or (self.start, self.end)


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether two ranges share a character."""
    return one[0] < other[1] and other[0] < one[1]


_ARTICLE = 4
"""Characters of `a ` or `una `: with no more before it, a trade is no offer of its own."""


def may_share(one: Found, other: Found) -> bool:
    """Offers may hold a price or stand in a licence's clause; names may hold the trade."""
    pair = {one.kind, other.kind}
    if pair == {FactKind.SERVICE, FactKind.TRADE} and one.end == other.end:
        return other.start - one.start > _ARTICLE
    return pair in (
        {FactKind.NAME, FactKind.TRADE},
        {FactKind.SERVICE, FactKind.TRADE},
        {FactKind.PERSON, FactKind.TRADE},
        {FactKind.LICENCE, FactKind.TRADE},
    )
