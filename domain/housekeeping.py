"""What may go when its time is over, and what stays whatever its age."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import Field

from domain.value import Value

NEWEST, LIVE, ACCEPTED, YOUNG, UNREADABLE = (
    "among the newest",
    "live: `latest` points to it",
    "the last accepted",
    "not old enough",
    "its manifest cannot be read, so a person has to look",
)
"""Why a release stays."""


class StoredRelease(Value):
    """One release on disk, as far as its age and standing go."""

    number: int
    accepted: bool | None
    """Whether every gate passed; None when its manifest cannot be read."""
    made_at: datetime | None
    """None when its manifest cannot be read."""
    size_bytes: int = Field(ge=0)
    is_live: bool


class Swept(Value):
    """What became of one kind of things."""

    what: str
    removed: int = Field(default=0, ge=0)
    size_bytes: int = Field(default=0, ge=0)
    """Of what was removed, as far as it can be told."""
    kept: dict[str, int] = Field(default_factory=dict)
    """How many stay, by the reason why."""

    def joined(self, other: "Swept") -> "Swept":
        """Return this and another of the same kind as one."""
        reasons = dict.fromkeys((*self.kept, *other.kept))
        return Swept(
            what=self.what,
            removed=self.removed + other.removed,
            size_bytes=self.size_bytes + other.size_bytes,
            kept={one: self.kept.get(one, 0) + other.kept.get(one, 0) for one in reasons},
        )

    def row(self) -> dict[str, str | int]:
        """Return it as a row of the report."""
        kept = "; ".join(f"{count} {reason}" for reason, count in self.kept.items())
        return {
            "what": self.what,
            "removed": self.removed,
            "freed": megabytes(self.size_bytes),
            "kept": kept or "none",
        }


def reasons_to_keep(
    releases: Sequence[StoredRelease], *, newest: int, before: datetime
) -> dict[int, str]:
    """Return why releases of one project stay, by number; those that are missing may go.

    Args:
        releases: All of the project, in any order.
        newest: How many of the newest stay whatever their age.
        before: Only what was made earlier may go.
    """
    last_accepted = max((one.number for one in releases if one.accepted), default=None)
    first_kept = sorted((one.number for one in releases), reverse=True)[:newest]
    found = {
        one.number: _reason(one, last_accepted=last_accepted, newest=first_kept, before=before)
        for one in releases
    }
    return {number: reason for number, reason in found.items() if reason}


def _reason(
    one: StoredRelease, *, last_accepted: int | None, newest: Sequence[int], before: datetime
) -> str | None:
    if one.is_live:
        return LIVE
    if one.number == last_accepted:
        return ACCEPTED
    if one.made_at is None:
        return UNREADABLE
    if one.number in newest:
        return NEWEST
    return YOUNG if one.made_at >= before else None


def cutoff(now: datetime, *, days: int) -> datetime:
    """Return the moment before which things are older than so many days."""
    return now - timedelta(days=days)


def summary(sweeps: Sequence[Swept]) -> str:
    """Say in one sentence what was removed."""
    removed = ", ".join(f"{one.removed} {one.what}" for one in sweeps)
    freed = megabytes(sum(one.size_bytes for one in sweeps))
    return f"Removed: {removed}; {freed} freed."


def megabytes(size_bytes: int) -> str:
    """Return a size as people read it."""
    return f"{size_bytes / 1_000_000:.1f} MB"
