"""Reads a second of the HTTP API, against a bare FastAPI endpoint. Run: `python tests/benchmarks/bench_api.py`.

Server, bare endpoint and whoever asks are processes of their own, and share the processor with
PostgreSQL. What is read is a page of ten runs: key, role and scopes are checked in each.
"""

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from stage import ROOT, throwaway

CLIENTS = 16
SECONDS = 4.0
ROUNDS = 3
P95_MS = 50.0
READS_PER_S = 500.0


@dataclass(frozen=True)
class Load:
    """What one round came to."""

    per_s: float
    p95_ms: float


def main() -> None:
    with throwaway() as admin_url, served("api", admin_url) as api, served("bare", "") as bare:
        best = {api: Load(0, 0), bare: Load(0, 0)}
        for _ in range(ROUNDS):
            for one in best:
                best[one] = max(best[one], load(one), key=lambda found: found.per_s)
    reads, yardstick = best[api], best[bare]
    is_met = reads.per_s >= READS_PER_S and reads.p95_ms <= P95_MS
    print(
        f"reads of the API: {reads.per_s:.0f}/s, 95 of 100 within {reads.p95_ms:.0f} ms = "
        f"{reads.per_s / yardstick.per_s:.2f} x a bare FastAPI endpoint ({yardstick.per_s:.0f}/s, "
        f"{yardstick.p95_ms:.0f} ms); at least {READS_PER_S:.0f}/s within {P95_MS:.0f} ms on two quiet "
        f"cores: {'reached' if is_met else 'MISSED'}"
    )


@contextmanager
def served(name: str, argument: str) -> Generator[tuple[str, str]]:
    """Start a server of this file in another process; yields its address and a key for it."""
    process = subprocess.Popen(
        [sys.executable, __file__, name, argument],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout
        port, key = process.stdout.readline().split()
        path = "/v1/runs?limit=10" if name == "api" else "/"
        yield f"127.0.0.1:{port} {path}", key
    finally:
        process.terminate()
        process.wait()


def load(of: tuple[str, str]) -> Load:
    """Let a process of its own ask for a few seconds."""
    said = subprocess.run(
        [sys.executable, __file__, "ask", *of], capture_output=True, text=True, check=True
    ).stdout
    per_s, p95_ms = map(float, said.split())
    return Load(per_s, p95_ms)


async def ask(address: str, key: str) -> None:
    """Ask over kept connections, the next question after each answer."""
    where, path = address.split()
    host, port = where.split(":")
    question = (
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\n\r\n".encode()
    )
    took: list[float] = []
    until = time.perf_counter() + SECONDS

    async def client() -> None:
        reader, writer = await asyncio.open_connection(host, int(port))
        while (began := time.perf_counter()) < until:
            writer.write(question)
            head = await reader.readuntil(b"\r\n\r\n")
            assert head.startswith(b"HTTP/1.1 200"), head
            size = head.lower().split(b"content-length: ")[1].split(b"\r\n")[0]
            await reader.readexactly(int(size))
            took.append(time.perf_counter() - began)
        writer.close()

    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    took.sort()
    print(len(took) / SECONDS, 1000 * took[int(0.95 * len(took))])


def serve_api(admin_url: str) -> None:
    """Serve the API on a database with one tenant and ten runs."""
    from blocks.api_keys import new_key
    from blocks.database.setup import Credentials, prepare
    from blocks.people import add_person
    from blocks.tenants import ensure_tenant
    from deployments.http_api.app import http_api
    from deployments.http_api.settings import Settings
    from domain.tenancy import Permission, Role
    from tests.blocks.database.databases import reached
    from tests.blocks.database.model_questions import begun
    from tests.blocks.database.model_questions import reached as postgres_of

    credentials = Credentials.new()
    prepare(admin_url, credentials, database="bench")
    postgres = postgres_of(reached(admin_url, "bench", credentials))
    tenant = ensure_tenant(postgres, "rye")
    with postgres.session(tenant) as session:
        add_person(session, email="ann@rye.example", name="Ann", role=Role.OWNER)
        scopes = (Permission.RUN_READ,)
        key = new_key(session, email="ann@rye.example", scopes=scopes, expires_at=None)
    for _ in range(10):
        begun(postgres, tenant)
    settings = Settings(key_per_s=1e6, tenant_per_s=1e6)
    _serve(http_api(postgres, settings), key.get_secret_value())


def serve_bare() -> None:
    """Serve one endpoint that knows its answer."""
    from fastapi import FastAPI

    app = FastAPI()

    @app.get("/")
    def bare() -> dict[str, str]:  # pyright: ignore[reportUnusedFunction] # FastAPI calls it
        return {"said": "this"}

    _serve(app, "none")


def _serve(app: object, key: str) -> None:
    import gc
    import socket

    import uvicorn

    gc.set_threshold(100_000)  # as `atelier` does
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], key, flush=True)
        config = uvicorn.Config(app, log_level="error")  # pyright: ignore[reportArgumentType] # any ASGI application
        uvicorn.Server(config).run(sockets=[listener])


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["ask", address, key]:
            asyncio.run(ask(address, key))
        case ["api", admin_url]:
            serve_api(admin_url)
        case ["bare", _]:
            serve_bare()
        case _:
            main()
