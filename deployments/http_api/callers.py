"""Who calls, what they may do, and whether they call too often."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, cast

from fastapi import Depends, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import SecretStr
from sqlalchemy import select
from sqlalchemy.orm import Session as DatabaseSession

from blocks.actors import KEY, actor_of
from blocks.api_keys import Bearer, authenticate
from blocks.database.schema import Tenant
from blocks.postgres import Postgres
from deployments.http_api.credentials import Credentials, Shown
from deployments.http_api.event_feed import Feed
from deployments.http_api.limits import RateLimits, StreamLimits
from deployments.http_api.parameters import refuse_unknown
from deployments.http_api.problems import too_many, unauthorized
from deployments.http_api.reads import Question, Reads, Row
from deployments.http_api.settings import Settings
from deployments.http_api.tokens import Session, Tokens
from domain.api_keys import parse
from domain.errors import KeyUnknown
from domain.tenancy import Actor, Permission, require

_MOST_KNOWN = 10_000


@dataclass(frozen=True)
class Known:
    """Somebody who was let in lately."""

    bearer: Bearer
    session: Session | None
    """None for whoever showed the key itself."""
    asked_at: float
    """When it was last found good."""


@dataclass
class Door:
    """What is behind the API, and who was let in lately."""

    postgres: Postgres
    settings: Settings
    limits: RateLimits
    streams: StreamLimits
    feed: Feed
    """What happens, for open streams."""
    tokens: Tokens
    reads: Reads
    known: OrderedDict[str, Known] = field(default_factory=OrderedDict[str, Known])
    """By the hash of what they showed."""


@dataclass(frozen=True)
class Caller:
    """Somebody whose key or session was good, in their tenant."""

    postgres: Postgres
    reads: Reads
    bearer: Bearer
    session: Session | None = None
    """The session they showed; None for the key itself."""

    def read(
        self, permission: Permission, *questions: tuple[Question, Mapping[str, object]]
    ) -> list[list[Row]]:
        """Return what each question finds in the tenant, for what the caller is permitted.

        Raises:
            KeyUnknown: The key is not good any more, or the session has run out.
            NotAllowed: Role or scopes do not permit it.
        """
        prefix = self.bearer.user.removeprefix(KEY)
        actor, found = self.reads.ask(self.bearer.tenant_id, prefix, *questions)
        require(self._limited(actor), permission)
        return found

    @contextmanager
    def reading(self, permission: Permission) -> Generator[DatabaseSession]:
        """Open a transaction of the tenant that cannot write, for what the caller is permitted.

        Raises:
            KeyUnknown: The key is not good any more, or the session has run out.
            NotAllowed: Role or scopes do not permit it.
        """
        with self._session(permission, read_only=True) as session:
            yield session

    @contextmanager
    def writing(self, permission: Permission) -> Generator[DatabaseSession]:
        """Open a transaction of the tenant, as `reading` does."""
        with self._session(permission, read_only=False) as session:
            yield session

    def actor(self, session: DatabaseSession) -> Actor:
        """Return who calls, as the key and its person are now, with the scopes of both key and session.

        Raises:
            KeyUnknown: The key is not good any more, or the session has run out.
        """
        return self._limited(actor_of(session, self.bearer.user))

    def _limited(self, actor: Actor) -> Actor:
        if self.session is None:
            return actor
        if self.session.until.timestamp() < time.time():
            raise KeyUnknown()
        both = tuple(one for one in actor.scopes or () if one in self.session.scopes)
        return actor.model_copy(update={"scopes": both})

    @contextmanager
    def _session(self, permission: Permission, *, read_only: bool) -> Generator[DatabaseSession]:
        with self.postgres.session(self.bearer.tenant_id, read_only=read_only) as session:
            require(self.actor(session), permission)
            yield session


def door_of(request: Request) -> Door:
    """Return what is behind the application that answers."""
    return cast("Door", request.app.state.door)


async def _caller(request: Request, shown: Credentials) -> Caller:
    """Return who sent the request, once they have shown a key and have not asked too often."""
    door = door_of(request)
    known = await _known(door, shown)
    _check_rate(door, known.bearer)
    refuse_unknown(request)
    return Caller(door.postgres, door.reads, known.bearer, known.session)


KnownCaller = Annotated[Caller, Depends(_caller)]
"""Whoever sent the request; nobody without a good key or session gets as far as the handler."""


async def _known(door: Door, shown: Shown) -> Known:
    """Return who shows this; the same is looked up, and a key noted as used, once in a while."""
    name = hashlib.sha256(shown.text.encode()).hexdigest()
    known = door.known.get(name)
    if known and time.monotonic() < known.asked_at + door.settings.known_s:
        _refuse_if_over(known.session)
        return known
    door.known.pop(name, None)
    look_up = _of_session if shown.is_session else _of_key
    known = await run_in_threadpool(look_up, door, shown.text)
    door.known[name] = known
    if len(door.known) > _MOST_KNOWN:
        door.known.popitem(last=False)
    return known


def _of_key(door: Door, text: str) -> Known:
    try:
        parse(text)
    except ValueError as error:
        raise unauthorized(str(error)) from None
    return Known(authenticate(door.postgres, SecretStr(text)), None, time.monotonic())


def _of_session(door: Door, text: str) -> Known:
    try:
        session = door.tokens.read(text)
    except ValueError as error:
        raise unauthorized(str(error)) from None
    with door.postgres.session(session.tenant_id, read_only=True) as database:
        if database.scalars(select(Tenant.status)).one_or_none() != "active":
            raise KeyUnknown()
    bearer = Bearer(tenant_id=session.tenant_id, user=session.user)
    return Known(bearer, session, time.monotonic())


def _refuse_if_over(session: Session | None) -> None:
    if session and session.until.timestamp() < time.time():
        raise unauthorized("The session has run out. Make a new one at `POST /v1/sessions`.")


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
