"""The audit log: who did what to what, each entry sealed to the one before.

The hash of an entry is SHA-256, in lower-case hexadecimal, over its fields in the order of `HASHED`
with nothing in between. Each field is written as the length of its UTF-8 bytes in decimal, a colon,
and those bytes, so that no two entries can be written the same way: `2:ab1:c` is not `1:a2:bc`.
Ids are lower-case with hyphens, `seq` is decimal, `at` is UTC with six digits of a second and `Z`.
The database's trigger computes the same; see `blocks/database/security.py`.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from uuid import UUID

from pydantic import Field

from domain.facts import Sha256
from domain.value import Value, canonical

FIRST_PREVIOUS = "0" * 64
"""What the first entry of a tenant is sealed to."""

HASHED = ("tenant_id", "seq", "at", "actor", "action", "subject", "detail", "previous_sha256")
"""What goes into an entry's hash, in this order."""


class AuditEntry(Value):
    """One thing somebody did."""

    tenant_id: UUID
    seq: int = Field(ge=1)
    """Place in the tenant's log, from 1 without gaps."""
    at: str
    """ISO 8601, UTC."""
    actor: str
    action: str
    subject: str
    detail: str
    """Canonical JSON, kept as text: what was hashed is what is read."""
    previous_sha256: str
    """Of the entry before, as it is stored: anything that is no hash is a fault `verify` tells of."""
    sha256: str
    """Of this entry, as it is stored."""

    @property
    def computed_sha256(self) -> str:
        """The hash the entry ought to have."""
        return entry_sha256(*(str(getattr(self, name)) for name in HASHED))


class Head(Value):
    """Where a log ended when it was written down elsewhere: in a manifest or a backup."""

    seq: int = Field(ge=0)
    sha256: Sha256 = FIRST_PREVIOUS


def entry_sha256(*fields: str) -> str:
    """Return the hash over an entry's fields, given in the order of `HASHED`."""
    parts = (field.encode() for field in fields)
    return hashlib.sha256(b"".join(b"%d:%b" % (len(part), part) for part in parts)).hexdigest()


def seal(
    previous: Head,
    *,
    tenant_id: UUID,
    at: datetime,
    actor: str,
    action: str,
    subject: str,
    detail: Mapping[str, object],
) -> AuditEntry:
    """Return the entry that follows `previous`, as the database's trigger writes it.

    Raises:
        ValueError: `at` has no time zone, so that nobody could say when it was.
    """
    if at.utcoffset() is None:
        raise ValueError(
            f"An audit entry cannot be dated {at.isoformat()!r}, which has no time zone. "
            f"Pass a time with one, such as `datetime.now(UTC)`."
        )
    said = {
        "tenant_id": str(tenant_id),
        "seq": str(previous.seq + 1),
        "at": at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "actor": actor,
        "action": action,
        "subject": subject,
        "detail": canonical(dict(detail)).decode(),
        "previous_sha256": previous.sha256,
    }
    sealed = entry_sha256(*(said[name] for name in HASHED))
    return AuditEntry.model_validate({**said, "sha256": sealed})


def verify(entries: Sequence[AuditEntry], *, anchor: Head | None = None) -> Iterator[str]:
    """Yield one sentence for everything that is wrong with a tenant's log.

    Args:
        entries: The whole log as it is stored, by `seq`.
        anchor: Where it ended at some time before; entries cut off since are found only with it.
    """
    expected, previous = 1, FIRST_PREVIOUS
    for entry in entries:
        if entry.seq != expected:
            yield f"Entry {expected} is missing: {entry.seq} stands in its place."
        elif entry.previous_sha256 != previous:
            yield f"Entry {entry.seq} is not sealed to the one before it."
        if entry.sha256 != entry.computed_sha256:
            yield f"Entry {entry.seq} was changed: its hash does not fit what it says."
        if entry.tenant_id != entries[0].tenant_id:
            yield f"Entry {entry.seq} is of another tenant than the first one."
        expected, previous = entry.seq + 1, entry.sha256
    if anchor and anchor.seq:
        yield from _against(anchor, entries)


def _against(anchor: Head, entries: Sequence[AuditEntry]) -> Iterator[str]:
    there = next((entry for entry in entries if entry.seq == anchor.seq), None)
    if there is None:
        last = entries[-1].seq if entries else 0
        yield f"The log was cut off: it ended at {anchor.seq} before, and ends at {last} now."
    elif there.sha256 != anchor.sha256:
        yield f"Entry {anchor.seq} is another than the one that was anchored."
