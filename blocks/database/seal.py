"""The sealed tenant context: what a transaction shows the database to be let in."""

import hashlib
import hmac
import time
from dataclasses import dataclass, field
from uuid import UUID

LIFE_S = 900
"""Seconds a seal is good for; longer than any transaction, short enough to be worth little when seen."""


@dataclass(frozen=True)
class SealingKey:
    """A key of which the database keeps only the two padded halves that HMAC works with."""

    key_id: int
    secret: bytes = field(repr=False)
    """32 bytes or more of randomness; never in the reach of the database's own roles."""

    def seal(self, tenant_id: UUID, *, now: float | None = None) -> str:
        """Return `tenant.key.until.hash`, which `app.current_tenant()` accepts until then.

        Raises:
            TypeError: The tenant is no plain UUID, so its text could say something else.
        """
        if type(tenant_id) is not UUID:
            raise TypeError(
                f"{tenant_id!r} is a {type(tenant_id).__name__}, not a UUID. Give the tenant's id."
            )
        until = int(now if now is not None else time.time()) + LIFE_S
        message = f"{UUID(int=tenant_id.int)}.{self.key_id}.{until}"
        sealed = hmac.new(self.secret, message.encode(), hashlib.sha256).hexdigest()
        return f"{message}.{sealed}"

    @property
    def pads(self) -> tuple[bytes, bytes]:
        """What the database verifies with: the key, inner and outer padded as RFC 2104 says."""
        key = self.secret if len(self.secret) <= 64 else hashlib.sha256(self.secret).digest()
        block = key.ljust(64, b"\0")
        return bytes(b ^ 0x36 for b in block), bytes(b ^ 0x5C for b in block)
