"""How soon an open stream has an event after its commit, beside bare LISTEN/NOTIFY.

Run: `python tests/benchmarks/bench_sse.py` (half a minute). The server, whoever listens and whoever
writes are processes of their own. Every event is read by ten streams of its tenant; next to each,
the writer notifies a connection that does nothing but listen: that is the yardstick.
"""

import asyncio
import json
import subprocess
import sys
import threading
import time
from statistics import quantiles

import psycopg
from api_stage import DATABASE, database, make, served
from sqlalchemy import make_url
from stage import throwaway

STREAMS = 10
EVENTS = 600
PER_S = 50
P99_MS = 100.0


def main() -> None:
    with throwaway() as admin_url:
        key, _ = make(admin_url)
        committed, streams, bare = measured(admin_url, key)
    assert len(streams) == STREAMS * EVENTS == STREAMS * len(committed)
    late = quantiles([1000 * (at - committed[one]) for one, at in streams], n=100)
    yardstick = quantiles([1000 * (at - committed[one]) for one, at in bare.items()], n=100)
    print(
        f"an event is at the client {late[49]:.1f} ms after its commit began, 99 of 100 within "
        f"{late[98]:.1f} ms = {late[98] / yardstick[98]:.1f} x bare LISTEN/NOTIFY ({yardstick[49]:.1f}, "
        f"{yardstick[98]:.1f} ms), {STREAMS} streams, {PER_S} events/s; below {P99_MS:.0f} ms: "
        f"{'reached' if late[98] < P99_MS else 'MISSED'}"
    )


def measured(
    admin_url: str, key: str
) -> tuple[dict[str, float], list[tuple[str, float]], dict[str, float]]:
    """Return when commits began, when streams had their events, and when the bare connection had."""
    with served("api", admin_url, "1e6") as host:
        listener = subprocess.Popen(
            [sys.executable, __file__, "listen", host, key, admin_url],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert listener.stdout
        assert listener.stdout.readline() == "ready\n"
        wrote = subprocess.run(
            [sys.executable, __file__, "write", admin_url], stdout=subprocess.PIPE, check=True
        ).stdout
        heard = json.loads(listener.stdout.read())
        listener.wait()
    return json.loads(wrote), heard["streams"], heard["bare"]


async def listen(host: str, key: str, admin_url: str) -> None:
    """Listen on streams and on a bare connection, and say when each event came."""
    streams: list[tuple[str, float]] = []
    bare: dict[str, float] = {}
    ready = asyncio.Barrier(STREAMS + 1)

    async def stream() -> None:
        reader, writer = await asyncio.open_connection(*host.split(":"))
        head = f"GET /v1/events HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {key}\r\n\r\n"
        writer.write(head.encode())
        await reader.readuntil(b"retry: 2000\n")
        await ready.wait()
        for _ in range(EVENTS):
            await reader.readuntil(b"\ndata: ")
            said = await reader.readuntil(b"\n")
            streams.append((json.loads(said)["subject_id"], time.monotonic()))
        writer.close()

    ears = threading.Thread(target=_listen_bare, args=(admin_url, bare))
    ears.start()
    open_streams = [asyncio.create_task(stream()) for _ in range(STREAMS)]
    await ready.wait()
    print("ready", flush=True)
    await asyncio.gather(*open_streams)
    ears.join()
    print(json.dumps({"streams": streams, "bare": bare}))


def _listen_bare(admin_url: str, heard: dict[str, float]) -> None:
    with _connected(admin_url) as connection:
        connection.execute("LISTEN bare")
        for told in connection.notifies(stop_after=EVENTS):
            heard[told.payload] = time.monotonic()


def write(admin_url: str) -> None:
    """Write events one by one, and say when the commit of each began."""
    from uuid import uuid4

    from sqlalchemy import text

    from blocks.event_stream import write_events
    from domain.events import Event, EventKind, WorkflowStepStarted

    postgres = database(admin_url)
    tenant_id = postgres.tenant("rye")
    assert tenant_id
    payload = WorkflowStepStarted(step="design", number=1, steps=9)
    committed: dict[str, float] = {}
    due = time.monotonic()
    with _connected(admin_url) as bare:
        for _ in range(EVENTS):
            due += 1 / PER_S
            time.sleep(max(0.0, due - time.monotonic()))
            subject = uuid4()
            with postgres.session(tenant_id) as session:
                session.execute(text("SELECT 1"))
                kind = EventKind.WORKFLOW_STEP_STARTED
                write_events(session, [Event(kind=kind, subject_id=subject, payload=payload)])
                committed[str(subject)] = time.monotonic()
            bare.execute(f"NOTIFY bare, '{subject}'".encode())
    print(json.dumps(committed))


def _connected(admin_url: str) -> psycopg.Connection:
    url = make_url(admin_url).set(drivername="postgresql", database=DATABASE)
    return psycopg.connect(url.render_as_string(hide_password=False), autocommit=True)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["listen", host, key, admin_url]:
            asyncio.run(listen(host, key, admin_url))
        case ["write", admin_url]:
            write(admin_url)
        case _:
            main()
