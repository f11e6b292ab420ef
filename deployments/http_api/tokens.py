"""Signed sessions: tokens made from an API key, good for minutes and never longer than the key.

They are JSON Web Tokens, signed with Ed25519 and nothing else. The signing key is derived from the
secret that all processes at one database share, anew every day: nothing has to be kept, handed on or
rotated by hand, and a new secret ends every session there is.
"""

import functools
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from pydantic import AwareDatetime, ValidationError

from domain.tenancy import Permission
from domain.value import Value

LIFE_S = 900
"""Seconds a token is good for."""
WHOLE_S = 12 * 3600
"""Seconds after which a session is renewed no more, and somebody has to show the key again."""
LEEWAY_S = 5
"""By so much may the clocks of machines differ."""

_DAY_S = 86_400
_ALGORITHM = "EdDSA"
_TYPE = "atelier-session+jwt"
_ISSUER = "atelier"
_AUDIENCE = "atelier-http-api"
_NEEDED = ["iss", "aud", "sub", "jti", "iat", "exp", "tenant", "since", "scope"]


class Session(Value):
    """Somebody who showed an API key a while ago."""

    tenant_id: UUID
    user: str
    """The key, as `blocks.actors` names it."""
    scopes: tuple[Permission, ...]
    """What the session may be used for; role and key limit it further, as they are by then."""
    since: AwareDatetime
    """When the key was shown."""
    until: AwareDatetime
    """From when on the token is refused."""


class Tokens:
    """Makes tokens and reads them."""

    def __init__(self, secret: bytes, *, clock: Callable[[], float] = time.time) -> None:
        self._secret = secret
        self._clock = clock

    def new(
        self,
        *,
        tenant_id: UUID,
        user: str,
        scopes: tuple[Permission, ...],
        since: datetime | None = None,
    ) -> tuple[str, Session]:
        """Return a token, and the session it stands for.

        Args:
            tenant_id: Of whom the key is.
            user: The key, as `blocks.actors` names it.
            scopes: What the session may be used for.
            since: When the key was shown; None for now.

        Raises:
            ValueError: That was too long ago.
        """
        now = int(self._clock())
        began = int(since.timestamp()) if since else now
        until = min(now + LIFE_S, began + WHOLE_S)
        if until <= now:
            raise ValueError("The session has lasted twelve hours. Show the API key again.")
        said = {
            "iss": _ISSUER,
            "aud": _AUDIENCE,
            "sub": user,
            "jti": uuid4().hex,
            "iat": now,
            "exp": until,
            "since": began,
            "tenant": str(tenant_id),
            "scope": " ".join(scopes),
        }
        day = now // _DAY_S
        headers = {"kid": str(day), "typ": _TYPE}
        token = jwt.encode(said, _key(self._secret, day), algorithm=_ALGORITHM, headers=headers)
        return token, _session(said)

    def read(self, token: str) -> Session:
        """Return the session of a token that is good.

        Raises:
            ValueError: It has run out, was not made here, or was changed; the sentence does not
                repeat it.
        """
        try:
            said = self._verified(token)
            return _session(said)
        except jwt.ExpiredSignatureError:
            raise ValueError(
                "The session has run out. Renew it at `POST /v1/sessions` while it is good, or show "
                "the API key there."
            ) from None
        except (jwt.InvalidTokenError, ValidationError, ValueError):
            raise ValueError(
                "The session was not made here, or was changed. Make one at `POST /v1/sessions` "
                "with an API key."
            ) from None

    def _verified(self, token: str) -> dict[str, Any]:
        head = jwt.get_unverified_header(token)
        now = self._clock()
        days = {str(int(now - ago) // _DAY_S) for ago in (-LEEWAY_S, LIFE_S + LEEWAY_S)}
        if head.get("typ") != _TYPE or head.get("kid") not in days:
            raise jwt.InvalidTokenError
        said: dict[str, Any] = jwt.decode(
            token,
            _key(self._secret, int(head["kid"])).public_key(),
            algorithms=[_ALGORITHM],
            issuer=_ISSUER,
            audience=_AUDIENCE,
            # Times are compared below, with the clock that was given.
            options={"require": _NEEDED, "verify_exp": False, "verify_iat": False},
        )
        if now > said["exp"] + LEEWAY_S:
            raise jwt.ExpiredSignatureError
        if said["iat"] > now + LEEWAY_S:
            raise jwt.ImmatureSignatureError
        return said


@functools.lru_cache(maxsize=8)
def _key(secret: bytes, day: int) -> Ed25519PrivateKey:
    info = f"atelier http-api session {day}".encode()
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)
    return Ed25519PrivateKey.from_private_bytes(derived)


def _session(said: dict[str, Any]) -> Session:
    return Session(
        tenant_id=UUID(said["tenant"]),
        user=said["sub"],
        scopes=tuple(map(Permission, said["scope"].split())),
        since=datetime.fromtimestamp(said["since"], UTC),
        until=datetime.fromtimestamp(said["exp"], UTC),
    )
