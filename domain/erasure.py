"""The proof that a tenant was erased: what there was, that nothing is left, what remains elsewhere."""

import hashlib
from collections.abc import Iterator
from typing import Literal
from uuid import UUID

from pydantic import Field

from domain.facts import Sha256
from domain.release import Signature
from domain.value import Value, canonical


class ErasedRows(Value):
    """Rows of one table of the database."""

    table: str
    before: int = Field(ge=0)
    after: int = Field(ge=0)
    """Counted before the erasing transaction ended."""


class ErasedFiles(Value):
    """Files in one place outside the database."""

    place: str
    """`uploads`, `briefs`, `blobs`, `results`, `releases`, or the same in a bucket."""
    before: int = Field(ge=0)
    size_bytes: int = Field(ge=0)
    """Of all of them together, before."""
    after: int = Field(ge=0)


class ErasureProof(Value):
    """What was erased of a tenant; it names no person, no firm and no folder."""

    format: Literal[1] = 1
    tenant_id: UUID
    slug_sha256: Sha256
    """Of the id, a slash and the slug: whoever knows both can check it, nobody can look it up."""
    erased_by: str
    """`operator`, or `user` and an id that leads nowhere any more."""
    erased_at: str
    """When the rows were gone; ISO 8601, UTC."""
    rows: tuple[ErasedRows, ...]
    files: tuple[ErasedFiles, ...]
    backups_until: str | None
    """When the last backup that holds the data expires, ISO 8601; None when that is not known, or
    there is none: `remains` says which."""
    remains: tuple[str, ...]
    """One sentence for each thing that is not gone, or that nobody looked at."""

    @property
    def leftovers(self) -> tuple[str, ...]:
        """Places that are not empty; there are none after an erasure that worked."""
        rows = (f"table {one.table}" for one in self.rows if one.after)
        return (*rows, *(one.place for one in self.files if one.after))

    @property
    def canonical(self) -> bytes:
        """The bytes that are hashed and signed."""
        return canonical(self.model_dump(mode="json"))


class SignedErasure(Value):
    """A proof as it is handed out."""

    proof: ErasureProof
    sha256: Sha256
    """Of the proof's canonical JSON."""
    signature: Signature
    """Over the proof's canonical JSON, by the key releases are signed with."""

    def faults(self) -> Iterator[str]:
        """Yield one sentence for everything that is wrong with it, but for the signature."""
        if hashlib.sha256(self.proof.canonical).hexdigest() != self.sha256:
            yield "The hash is not the one of the proof, so the proof was changed."
        for left in self.proof.leftovers:
            yield f"The proof itself says that something was left in {left}."

    def is_of(self, slug: str) -> bool:
        """Whether the erased tenant had this slug."""
        return slug_sha256(self.proof.tenant_id, slug) == self.proof.slug_sha256


def slug_sha256(tenant_id: UUID, slug: str) -> Sha256:
    """Return the hash a tombstone keeps of a slug; the database's trigger computes the same."""
    return hashlib.sha256(f"{tenant_id}/{slug}".encode()).hexdigest()
