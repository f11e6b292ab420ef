"""The last day of all tenants together, as `/metrics` tells it."""

import threading
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from uuid import UUID

from blocks.figures import figures
from blocks.postgres import Postgres
from domain.figures import Figures, added, exposition

KEPT_S = 30.0
"""For how long they are not counted again: a scrape must not read every tenant's rows each time."""
_DAY = timedelta(days=1)


class LedgerFigures:
    """Counted at most every half a minute, whoever asks."""

    def __init__(self, postgres: Postgres, tenants: Callable[[], Mapping[str, UUID]]) -> None:
        self._postgres = postgres
        self._tenants = tenants
        self._lock = threading.Lock()
        self._told, self._at = "", float("-inf")

    def text(self) -> str:
        """Return the figures as Prometheus reads them, without a name of a tenant.

        Raises:
            DatabaseUnavailable: The database does not answer.
        """
        with self._lock:
            if time.monotonic() - self._at > KEPT_S:
                self._told, self._at = self._count(), time.monotonic()
            return self._told

    def _count(self) -> str:
        since = datetime.now(UTC) - _DAY
        found: list[Figures] = []
        for tenant_id in self._tenants().values():
            with self._postgres.session(tenant_id, read_only=True) as session:
                found.append(figures(session, since=since))
        return exposition(added(found))
