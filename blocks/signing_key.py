"""The key releases are signed with."""

import base64
import os
import secrets

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from prefect.blocks.core import Block
from pydantic import Field

from blocks.home import Home
from domain.release import Signature


class SigningKey(Block):
    """An Ed25519 key kept in the home folder, made the first time it is needed."""

    _block_type_name = "Atelier signing key"
    _block_type_slug = "atelier-signing-key"

    home: Home = Field(default_factory=Home)

    def sign(self, message: bytes) -> Signature:
        """Return the signature over `message`."""
        key = self._key()
        return Signature(
            public_key=base64.b64encode(key.public_key().public_bytes_raw()).decode(),
            signature=base64.b64encode(key.sign(message)).decode(),
        )

    def is_mine(self, signature: Signature) -> bool:
        """Whether the signature names this key."""
        own = base64.b64encode(self._key().public_key().public_bytes_raw()).decode()
        return signature.public_key == own

    @staticmethod
    def covers(signature: Signature, message: bytes) -> bool:
        """Whether the signature was made over exactly `message` by the key it names."""
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(signature.public_key))
            public.verify(base64.b64decode(signature.signature), message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def _key(self) -> Ed25519PrivateKey:
        path = self.home.room("keys") / "release.ed25519"
        if not path.exists():
            part = path.with_suffix(f".{secrets.token_hex(4)}")
            with os.fdopen(
                os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as file:
                file.write(Ed25519PrivateKey.generate().private_bytes_raw())
            try:
                os.link(part, path)  # the first of several processes wins; the others use its key
            except FileExistsError:
                pass
            finally:
                part.unlink()
        return Ed25519PrivateKey.from_private_bytes(path.read_bytes())
