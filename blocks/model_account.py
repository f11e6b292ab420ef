"""Whose money is spent on language models, and the transactions in which that is written down."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from blocks.postgres import Postgres

_T = TypeVar("_T")


@dataclass(frozen=True, kw_only=True)
class Account:
    """Whose money is spent, and where it is written down."""

    postgres: Postgres
    tenant_id: UUID
    execution_id: UUID | None = None
    """The run it is spent in, as the database names it; None outside a run."""

    async def done(self, work: Callable[[Session], _T]) -> _T:
        """Do something in one transaction, and see it through even when nobody waits for it any more."""

        def transaction() -> _T:
            with self.postgres.session(self.tenant_id) as session:
                return work(session)

        begun = asyncio.get_running_loop().run_in_executor(None, transaction)
        try:
            return await asyncio.shield(begun)
        except asyncio.CancelledError:
            await asyncio.wait([begun])
            begun.exception()  # looked at, so that nobody is told that nobody did
            raise
