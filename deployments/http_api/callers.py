"""Who calls, what they may do, and whether they call too often."""

import time
from collections import OrderedDict
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import SecretStr
from sqlalchemy.orm import Session

from blocks.actors import actor_of
from blocks.api_keys import Bearer, authenticate
from blocks.postgres import Postgres
from deployments.http_api.event_feed import Feed
from deployments.http_api.limits import RateLimits
from deployments.http_api.problems import too_many, unauthorized
from deployments.http_api.settings import Settings
from domain.api_keys import parse
from domain.tenancy import Permission, require

_MOST_KNOWN = 10_000


@dataclass
class Door:
    """What is behind the API, and who was let in lately."""

    postgres: Postgres
    settings: Settings
    limits: RateLimits
    feed: Feed
    """What happens, for open streams."""
    known: OrderedDict[str, tuple[Bearer, float]] = field(
        default_factory=OrderedDict[str, tuple[Bearer, float]]
    )
    """Whose key has this hash, and until when that is not asked again."""


@dataclass(frozen=True)
class Caller:
    """Somebody whose key was good, in their tenant."""

    postgres: Postgres
    bearer: Bearer

    @contextmanager
    def reading(self, permission: Permission) -> Generator[Session]:
        """Open a transaction of the tenant that cannot write, for what the caller is permitted.

        Raises:
            KeyUnknown: The key is not good any more.
            NotAllowed: Role or scopes do not permit it.
        """
        with self._session(permission, read_only=True) as session:
            yield session

    @contextmanager
    def writing(self, permission: Permission) -> Generator[Session]:
        """Open a transaction of the tenant, as `reading` does."""
        with self._session(permission, read_only=False) as session:
            yield session

    @contextmanager
    def _session(self, permission: Permission, *, read_only: bool) -> Generator[Session]:
        with self.postgres.session(self.bearer.tenant_id, read_only=read_only) as session:
            require(actor_of(session, self.bearer.user), permission)
            yield session


_scheme = HTTPBearer(
    auto_error=False,
    scheme_name="ApiKey",
    bearerFormat="atl_<prefix>_<secret>",
    description="An API key. Somebody who may manage keys makes one with `atelier keys new`.",
)


def door_of(request: Request) -> Door:
    """Return what is behind the application that answers."""
    return cast("Door", request.app.state.door)


async def _caller(
    request: Request, sent: Annotated[HTTPAuthorizationCredentials | None, Depends(_scheme)]
) -> Caller:
    """Return who sent the request, once they have shown a key and have not asked too often."""
    if sent is None:
        raise unauthorized(
            "No API key came with the request. Send one as `Authorization: Bearer atl_...`; an "
            "owner or admin of the tenant makes it with `atelier keys new`."
        )
    door = door_of(request)
    bearer = await _bearer(door, sent.credentials)
    _check_rate(door, bearer)
    return Caller(door.postgres, bearer)


KnownCaller = Annotated[Caller, Depends(_caller)]
"""Whoever sent the request; nobody without a good key gets as far as the handler."""


async def _bearer(door: Door, plain: str) -> Bearer:
    """Return whose key it is; the same key is looked up, and noted as used, once in a while."""
    try:
        sha256 = parse(plain).sha256
    except ValueError as error:
        raise unauthorized(str(error)) from None
    bearer, until = door.known.get(sha256, (None, 0.0))
    if bearer and time.monotonic() < until:
        return bearer
    door.known.pop(sha256, None)
    bearer = await run_in_threadpool(authenticate, door.postgres, SecretStr(plain))
    door.known[sha256] = (bearer, time.monotonic() + door.settings.known_s)
    if len(door.known) > _MOST_KNOWN:
        door.known.popitem(last=False)
    return bearer


def _check_rate(door: Door, bearer: Bearer) -> None:
    settings = door.settings
    wait_s = door.limits.wait_s(
        [
            (f"{bearer.tenant_id} {bearer.user}", settings.key_per_s),
            (str(bearer.tenant_id), settings.tenant_per_s),
        ]
    )
    if wait_s:
        detail = (
            f"Too many requests of this key or tenant. Wait {wait_s} s, then go on more slowly."
        )
        raise too_many(detail, wait_s=wait_s)
