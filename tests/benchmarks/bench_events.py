"""What events cost, how soon they are seen, and whether readers that are killed miss any.

Run: `python tests/benchmarks/bench_events.py` (a minute and a half). Sixteen writers commit 100,000
events in transactions of one to nine; some are held open, some rolled back. One reader is killed again
and again and goes on from its last line; another one is left alone and says how long events take. First
the writers do what they can: that is for what could be lost, since on a full machine the time until an
event is seen is the time a reader waits for a processor. Then they write at a steady rate.
"""

import json
import multiprocessing
import random
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from multiprocessing.context import ForkProcess
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

from pydantic import SecretStr
from sqlalchemy import text
from stage import ROOT

sys.path.insert(0, str(ROOT))

from blocks.database.schema import Tenant
from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.event_stream import Cursor, EventStream, write_events
from blocks.postgres import Postgres
from domain.events import AgentCompleted, Event, EventKind

FLAT_OUT, STEADY = 60_000, 40_000
STEADY_PER_S = 1_000
PROCESSES, THREADS = 4, 4
WRITERS = PROCESSES * THREADS
BULK = 20_000
FORK = multiprocessing.get_context("fork")

ONE_BY_ONE = text(
    "INSERT INTO app.events (tenant_id, kind, subject_id, payload) "
    "VALUES (:tenant_id, :kind, :subject_id, CAST(:payload AS jsonb))"
)


def happening(subject_id: UUID) -> Event:
    return Event(
        kind=EventKind.AGENT_COMPLETED,
        subject_id=subject_id,
        payload=AgentCompleted(
            execution_id=subject_id,
            agent="hero_copy",
            is_cached=False,
            cost_usd=Decimal("0.0125"),
            duration_ms=4_120,
        ),
    )


def make(database: Postgres, tenants: list[UUID]) -> None:
    """Make tenants to write for."""
    for tenant_id in tenants:
        with database.session(tenant_id) as session:
            session.add(Tenant(id=tenant_id, slug=str(tenant_id), name="A firm"))


@dataclass(frozen=True)
class Load:
    """What the writers do together."""

    events: int
    per_s: float
    kills: int
    folder: Path


def write(database: Postgres, tenant_id: UUID, *, number: int, load: Load) -> None:
    """Be one writer; note of each event when its commit began."""
    chance = random.Random(number)  # noqa: S311, no secret
    count = load.events // WRITERS
    lines: list[str] = []
    due = time.monotonic()
    while count:
        subjects = [uuid4() for _ in range(min(count, chance.randint(1, 9)))]
        due += len(subjects) * WRITERS / load.per_s
        time.sleep(max(0.0, due - time.monotonic()))
        fate = chance.random()
        with database.session(tenant_id) as session:
            write_events(session, [happening(one) for one in subjects])
            if fate < 0.05:
                time.sleep(chance.random() / 100)
            if 0.03 < fate < 0.08:
                session.rollback()
                continue
            began = time.monotonic()
        count -= len(subjects)
        lines += (f"{one} {began}\n" for one in subjects)
    (load.folder / f"written-{number}").write_text("".join(lines), encoding="utf-8")


def write_in_threads(database: Postgres, tenants: list[UUID], first: int, load: Load) -> None:
    """Be one process of writers."""
    threads = [
        threading.Thread(
            target=write, args=(database, tenants[n]), kwargs={"number": first + n, "load": load}
        )
        for n in range(THREADS)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def read(database: Postgres, notes: Path) -> None:
    """Follow all tenants from the last whole line of the notes, and note every event."""
    kept = notes.read_bytes() if notes.exists() else b""
    kept = kept[: kept.rfind(b"\n") + 1]
    last = kept.splitlines()[-1].decode() if kept else ""
    after = Cursor.parse(last.split()[0]) if last else None
    with notes.open("r+b" if notes.exists() else "wb", buffering=0) as file:
        file.truncate(len(kept))
        file.seek(len(kept))
        for events in EventStream(database=database, tenant_id=None).follow(after):
            now = time.monotonic()
            lines = (f"{one.cursor} {one.event.subject_id} {now}\n" for one in events)
            file.write("".join(lines).encode())


def noted(path: Path, *, column: int) -> list[tuple[str, float]]:
    """Return events and moments from a file of notes."""
    rows = (line.split() for line in path.read_text(encoding="utf-8").splitlines())
    return [(row[column], float(row[column + 1])) for row in rows]


def stream(database: Postgres, tenants: list[UUID], load: Load) -> None:
    """Run writers and readers, and print what was lost, doubled, and how late it came."""
    load.folder.mkdir()

    def reader(name: str) -> ForkProcess:
        process = FORK.Process(target=read, args=(database, load.folder / name))
        process.start()
        return process

    alone, victim, kills = reader("alone"), reader("killed"), 0
    time.sleep(1)  # a reader that is still starting is not late
    writers = [
        FORK.Process(target=write_in_threads, args=(database, tenants, first, load))
        for first in range(0, WRITERS, THREADS)
    ]
    began = time.monotonic()
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        next(writer for writer in writers if writer.is_alive()).join(1.5)
        if kills < load.kills:
            victim.kill()
            victim.join()
            victim, kills = reader("killed"), kills + 1
    took_s = time.monotonic() - began
    time.sleep(5)
    for process in (alone, victim):
        process.kill()
        process.join()
    print(f"{load.events:,} events by {WRITERS} writers, {load.events / took_s:,.0f}/s:")
    judge(load, kills)


def judge(load: Load, kills: int) -> None:
    """Compare what was written with what was seen."""
    written = dict(note for path in load.folder.glob("written-*") for note in noted(path, column=0))
    assert len(written) == load.events
    for name, who in (("killed", f"reader killed {kills} times"), ("alone", "reader left alone")):
        seen = [one for one, _ in noted(load.folder / name, column=1)]
        lost, doubled = len(written.keys() - set(seen)), len(seen) - len(set(seen))
        ghosts = len(set(seen) - written.keys())
        print(f"  {who}: {lost} lost, {doubled} doubled, {ghosts} seen that were rolled back")
    late_ms = [1000 * (at - written[one]) for one, at in noted(load.folder / "alone", column=1)]
    cut = quantiles(late_ms, n=100)
    verdict = (
        ""
        if load.per_s > STEADY_PER_S
        else f"; p99 below 100: {'reached' if cut[98] < 100 else 'MISSED'}"
    )
    print(
        f"  commit begun to seen: p50 {cut[49]:.1f} ms, p99 {cut[98]:.1f}, most {max(late_ms):.0f}"
        f"{verdict}"
    )


def bulk(database: Postgres, tenant_id: UUID) -> None:
    """Print how fast many events are written, beside one row at a time."""
    events = [happening(uuid4()) for _ in range(BULK)]

    def one_by_one() -> None:
        with database.session(tenant_id) as session:
            rows = [json.loads(one.model_dump_json()) for one in events]
            session.execute(
                ONE_BY_ONE,
                [
                    {**row, "tenant_id": tenant_id, "payload": json.dumps(row["payload"])}
                    for row in rows
                ],
            )

    def at_once() -> None:
        with database.session(tenant_id) as session:
            write_events(session, events)

    def rate(work: Callable[[], None]) -> float:
        began = time.perf_counter()
        work()
        return BULK / (time.perf_counter() - began)

    rounds = [(rate(at_once), rate(one_by_one)) for _ in range(4)]
    fast, slow = max(one for one, _ in rounds), max(one for _, one in rounds)
    print(
        f"bulk insert under RLS {fast:,.0f} rows/s, executemany {slow:,.0f}: {fast / slow:.1f} x as "
        f"fast; at least 20,000: {'reached' if fast >= 20_000 else 'MISSED'}"
    )


def fresh(admin_url: str, name: str) -> tuple[Postgres, list[UUID]]:
    """Return a new database, and tenants in it."""
    credentials = Credentials.new()
    urls = prepare(admin_url, credentials, database=name)
    database = Postgres(
        app_url=SecretStr(urls["atelier_app"]),
        reader_url=SecretStr(urls["atelier_reader"]),
        relay_url=SecretStr(urls["atelier_relay"]),
        seal_key=SecretStr(credentials.seal_key),
    )
    tenants = [uuid4() for _ in range(THREADS)]
    # In a process of its own: connections must not be there yet when the others are forked.
    maker = FORK.Process(target=make, args=(database, tenants))
    maker.start()
    maker.join()
    return database, tenants


if __name__ == "__main__":
    with TemporaryDirectory(prefix="atelier-bench-") as name, EmbeddedPostgres.throwaway() as admin:
        stream(*fresh(admin, "flat_out"), Load(FLAT_OUT, 1e9, 8, Path(name) / "flat out"))
        stream(*fresh(admin, "steady"), Load(STEADY, STEADY_PER_S, 4, Path(name) / "steady"))
        database, tenants = fresh(admin, "bulk")
        bulk(database, tenants[0])
