"""How generous the API is, and whose pages may call it from a browser."""

from pydantic import Field

from domain.value import Value


class Settings(Value):
    """What the operator decides when the API is started."""

    origins: tuple[str, ...] = ()
    """Origins whose pages may call from a browser, such as `https://app.example`; none without it."""
    key_per_s: float = Field(default=50, gt=0)
    """Requests a second one API key may make, over time."""
    tenant_per_s: float = Field(default=100, gt=0)
    """Requests a second all keys of a tenant may make together, over time."""
    burst_s: float = Field(default=2, ge=1)
    """How many seconds' worth of requests may come at once."""
    body_bytes: int = Field(default=1_048_576, ge=1)
    """Largest body of a request."""
    known_s: float = Field(default=10, ge=0)
    """For how long the tenant of a key is not asked for again; whether the key is good always is."""
    streams: int = Field(default=20, ge=1)
    """Event streams a tenant may have open at once."""
    quiet_s: float = Field(default=15, gt=0)
    """After how long without an event a stream shows that it still stands."""
