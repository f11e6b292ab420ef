"""Keys for programs: `atl_<prefix>_<secret>`, of which only prefix and hash are ever kept.

The prefix tells keys apart in lists and logs. It is derived from the secret (40 bits of a hash of
it, which say nothing of its 256), so that a mistyped key is found without asking the database.
"""

import base64
import hashlib
import hmac
import re
from datetime import datetime
from typing import Annotated, NamedTuple

from pydantic import AwareDatetime, SecretStr, StringConstraints

from domain.errors import NotAllowed
from domain.facts import Sha256
from domain.tenancy import Actor, Permission, Role, require
from domain.value import Value

SECRET_BYTES = 32
"""256 bits: nobody can try them all, so a plain SHA-256 keeps them safe without a slow hash."""

_KEY = re.compile(r"atl_[a-z2-7]{8}_([A-Za-z0-9_-]{43})")

Prefix = Annotated[str, StringConstraints(pattern=r"^[a-z2-7]{8}$")]


class Named(NamedTuple):
    """What of a key may be kept and shown."""

    prefix: str
    sha256: str
    """Of the key's whole text."""


class Minted(NamedTuple):
    """A new key; its text is shown once, to the one it is for."""

    plain: SecretStr
    prefix: str
    sha256: str


class ApiKey(Value):
    """A key as it is kept."""

    prefix: Prefix
    sha256: Sha256
    scopes: tuple[Permission, ...]
    """What it may be used for, within the role of its person."""
    expires_at: AwareDatetime | None = None
    """From when on it is refused; None for never."""
    revoked_at: AwareDatetime | None = None
    """When somebody took it back; None while it is good."""


def mint(secret: bytes) -> Minted:
    """Return the key made of 32 random bytes.

    Raises:
        ValueError: They are not 32.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError(
            f"A key is made of {SECRET_BYTES} random bytes, but {len(secret)} were given. "
            f"Pass `secrets.token_bytes({SECRET_BYTES})`."
        )
    marked = hashlib.sha256(b"atelier key prefix:" + secret).digest()[:5]
    prefix = base64.b32encode(marked).decode().lower()
    plain = f"atl_{prefix}_{base64.urlsafe_b64encode(secret).decode().rstrip('=')}"
    return Minted(SecretStr(plain), prefix, hashlib.sha256(plain.encode()).hexdigest())


def parse(text: str) -> Named:
    """Return prefix and hash of a key somebody sent.

    Raises:
        ValueError: It is no key, or was not copied whole; the sentence does not repeat it.
    """
    if match := _KEY.fullmatch(text):
        minted = mint(base64.urlsafe_b64decode(f"{match[1]}="))
        # Also refuses a second spelling of the last character, which holds four bits only.
        if hmac.compare_digest(minted.plain.get_secret_value(), text):
            return Named(minted.prefix, minted.sha256)
    raise ValueError(
        "The API key is not one of ours: it reads `atl_`, eight characters, `_` and 43 more. "
        "Copy it again from where it was shown, or make a new one."
    )


def matches(key: ApiKey, sent: Named) -> bool:
    """Whether a key that was sent is this one, in a time that does not tell how nearly."""
    return hmac.compare_digest(key.sha256, sent.sha256)


def is_valid(key: ApiKey, *, now: datetime) -> bool:
    """Whether the key is neither revoked nor expired; it is refused from its expiry on."""
    return key.revoked_at is None and (key.expires_at is None or now < key.expires_at)


def check_new_key(actor: Actor, *, role: Role, scopes: tuple[Permission, ...]) -> None:
    """Refuse a key that could do more than who makes it.

    Args:
        actor: Who makes it.
        role: Role of the person the key is to act for.
        scopes: What it is to be used for.

    Raises:
        NotAllowed: The actor makes no keys, lacks one of the scopes, or is no owner but makes the
            key of one.
    """
    require(actor, Permission.KEY_MANAGE)
    for scope in scopes:
        require(actor, scope)
    if role is Role.OWNER and actor.role is not Role.OWNER:
        why = "Such a key could manage owners; ask an owner to make it."
        raise NotAllowed(str(actor), "make a key that acts for an owner", why)
