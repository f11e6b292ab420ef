"""The base of everything that travels from stage to stage, and its canonical form."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Self, cast

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """An immutable thing.

    The string under a field is its description: in the dashboard form, in the schema a model must
    answer with, and here. Unknown fields are refused, so a typo fails before work is done.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, validate_default=True
    )

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of the canonical form, worked out once."""
        return digest(self)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with some fields changed; what the original had worked out is not taken along."""
        copied = super().model_copy(update=update, deep=deep)
        for name in vars(copied).keys() - type(self).model_fields.keys() if update else ():
            del vars(copied)[name]
        return copied


def canonical(thing: object) -> bytes:
    """Return the one JSON text of `thing`: keys sorted, no spaces, UTF-8.

    Raises:
        TypeError: Something in it is not a `Value`, mapping, list, tuple or JSON scalar.
        ValueError: A number in it is NaN or infinite.
    """
    return json.dumps(
        _plain(thing), sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
    ).encode()


def digest(thing: object) -> str:
    """Return the SHA-256 of the canonical form, 64 hexadecimal digits."""
    return hashlib.sha256(canonical(thing)).hexdigest()


def _plain(thing: object) -> object:
    match thing:
        case None | bool() | int() | float() | str():
            return thing
        case Value():
            return _plain(thing.model_dump())
        case bytes():
            return {"sha256": hashlib.sha256(thing).hexdigest()}
        case dict():
            return {_text_key(key): _plain(item) for key, item in cast("Items", thing.items())}
        case list() | tuple():
            return [_plain(item) for item in cast("Sequence[object]", thing)]
        case _:
            raise TypeError(
                f"{thing!r} is a {type(thing).__name__}, which has no canonical JSON form. "
                f"Put a `Value`, text, number, list or mapping with text keys into the key."
            )


Items = Iterable[tuple[object, object]]


def _text_key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"The mapping key {key!r} is not text, so its JSON form is not canonical.")
    return key
