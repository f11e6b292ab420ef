"""Serve one site to our own browsers under its own name: HTTP/2 and TLS, and nothing else."""

import asyncio
import base64
import contextlib
import re
import socket
import ssl
import tempfile
import threading
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import IO, Any, cast
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypercorn.asyncio import serve  # pyright: ignore[reportUnknownVariableType] # loose types
from hypercorn.config import Config
from starlette.applications import Starlette

from blocks.static_host import host, in_site
from domain.site import Site

_NOWHERE = "site.test"
"""Name of a site that names none itself; `.test` belongs to nobody."""
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\d{1,5})?")
_HEAD_BYTES = 65_536
_PATIENCE_S = 10.0


@dataclass(frozen=True)
class ServedSite:
    """A site a browser can reach, through a proxy that leads nowhere else."""

    origin: str
    """Such as `https://www.example.org`; no slash at the end."""
    base: str
    """The path it is published under; empty at the root."""
    proxy: str
    """What a browser's context needs to reach it, such as `http://127.0.0.1:40123`."""

    def address(self, url_path: str) -> str:
        """Return the full address of a page, given its path inside the site, such as `/about/`."""
        return f"{self.origin}{self.base}{url_path}"


@contextmanager
def served(
    site: Site, *, origin: str = "", base: str = "", without: frozenset[str] = frozenset()
) -> Generator[ServedSite]:
    """Serve a site for a while on loopback ports nobody else knows of.

    Args:
        site: Its files.
        origin: Where it will be published; a name of nobody's when that is empty or no address.
        base: The path it will be published under.
        without: Names of headers, in lower case, that are not sent though the site asks for them.
    """
    authority = _authority(origin)
    loop = _loop()
    started = _Started(host(in_site(site), base=base, without=without), authority)
    proxy_port = _ask(loop, started.start())
    try:
        name = authority.removesuffix(":443")
        yield ServedSite(f"https://{name}", base, f"http://127.0.0.1:{proxy_port}")
    finally:
        _ask(loop, started.end())


@dataclass(frozen=True)
class Identity:
    """The key of this process, which only its own browsers take for good."""

    context: ssl.SSLContext
    spki: str
    """SHA-256 of the public key, as `--ignore-certificate-errors-spki-list` wants it."""


_one_at_a_time = threading.Lock()
"""`lru_cache` alone lets two threads make two keys, and browsers know only one."""


def identity() -> Identity:
    """Return the key of this process with a certificate, made when first asked for."""
    with _one_at_a_time:
        return _identity()


@lru_cache(maxsize=1)
def _identity() -> Identity:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Atelier")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=90))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(_NOWHERE)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.set_alpn_protocols(["h2", "http/1.1"])
    body = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    # `ssl` takes files only. These have no name, so that no key stays behind whenever we are killed.
    with tempfile.TemporaryFile() as shown, tempfile.TemporaryFile() as secret:
        for file, content in (
            (shown, certificate.public_bytes(serialization.Encoding.PEM)),
            (secret, body),
        ):
            file.write(content)
            file.seek(0)
        context.load_cert_chain(_path(shown), _path(secret))
    return Identity(context, base64.b64encode(sha256(public).digest()).decode())


def _path(file: IO[bytes]) -> str:
    return f"/dev/fd/{file.fileno()}"


def _authority(origin: str) -> str:
    """Return `host:port` of an address."""
    try:
        parts = urlsplit(origin)
        name = (parts.hostname or "").encode("idna").decode().lower()
        port = parts.port or 443
    except ValueError:  # a port that is none, or a name that cannot be written
        name, port = "", 443
    return f"{name if _HOST.fullmatch(name) else _NOWHERE}:{443 if port == 80 else port}"


class _Server(Config):
    """How the site is served; the certificate is in memory, and no log is kept."""

    errorlog = None
    include_server_header = False
    graceful_timeout = 0.5
    shutdown_timeout = 2.0

    @property
    def ssl_enabled(self) -> bool:
        return True

    def create_ssl_context(self) -> ssl.SSLContext:
        return identity().context


class _Started:
    """Proxy and server of one site, inside the event loop."""

    def __init__(self, app: Starlette, authority: str) -> None:
        self._app = app
        self._authority = authority
        self._stop = asyncio.Event()

    async def start(self) -> int:
        """Start both, and return the port of the proxy."""
        listener = socket.create_server(("127.0.0.1", 0))
        self._tls_port = int(listener.getsockname()[1])
        config = _Server()
        config.bind = f"fd://{listener.detach()}"
        serving = serve(cast("Any", self._app), config, shutdown_trigger=self._stop.wait)
        self._tls = asyncio.create_task(serving)
        self._proxy = await asyncio.start_server(self._pass, "127.0.0.1", 0, limit=_HEAD_BYTES)
        return int(self._proxy.sockets[0].getsockname()[1])

    async def end(self) -> None:
        """Stop both."""
        self._proxy.close()
        self._stop.set()
        await self._tls

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Connect a browser to the site it asks for, when it is this one; otherwise hang up."""
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            async with asyncio.timeout(_PATIENCE_S):
                head = await reader.readuntil(b"\r\n\r\n")
            method, _, rest = head.decode("latin-1").partition(" ")
            target = rest.partition(" ")[0]
            if method == "CONNECT" and target.lower() == self._authority:
                await self._tunnel(reader, writer)
            elif method == "CONNECT":
                writer.write(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
            elif self._is_plain(target):
                writer.write(_moved(target))
        with contextlib.suppress(OSError):
            writer.close()

    def _is_plain(self, target: str) -> bool:
        """Whether somebody asks for this site without TLS, which a good host redirects."""
        parts = urlsplit(target)
        return parts.scheme == "http" and f"{parts.hostname}:443" == self._authority

    async def _tunnel(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        site_reads, site_writes = await asyncio.open_connection("127.0.0.1", self._tls_port)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await asyncio.gather(_pour(reader, site_writes), _pour(site_reads, writer))


def _moved(target: str) -> bytes:
    secure = f"https://{target.partition('://')[2]}"
    head = f"HTTP/1.1 308 Permanent Redirect\r\nlocation: {secure}\r\ncontent-length: 0\r\n\r\n"
    return head.encode("latin-1")


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()
    with contextlib.suppress(OSError):
        writer.close()


def _ask(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, Any]) -> Any:
    return asyncio.run_coroutine_threadsafe(work, loop).result(_PATIENCE_S)


def _loop() -> asyncio.AbstractEventLoop:
    """Return the event loop that all sites of this process are served in."""
    with _one_at_a_time:
        return _started_loop()


@lru_cache(maxsize=1)
def _started_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="served-sites", daemon=True).start()
    return loop
