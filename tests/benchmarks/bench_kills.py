"""Whether a commit that was acknowledged is ever lost. Run: `python tests/benchmarks/bench_kills.py`.

Eight writers commit events one by one and note each commit that was acknowledged. At a random moment
the whole server is killed, 20 times; each time it is started again and asked for every noted event.
"""

import logging
import multiprocessing
import os
import random
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid4

import psutil
from pydantic import SecretStr
from sqlalchemy import text
from stage import ROOT

sys.path.insert(0, str(ROOT))

from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.event_stream import write_events
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.errors import AtelierError
from domain.events import Event, EventKind, ProjectUpdated

KILLS, WRITERS = 20, 8
FORK = multiprocessing.get_context("fork")


def write(database: Postgres, tenant_id: UUID, notes: Path) -> None:
    """Be one writer: commit, and note what was acknowledged, until the server is gone."""
    news = ProjectUpdated(changed=("title",))
    with notes.open("ab", buffering=0) as file:
        while True:
            subject = uuid4()
            event = Event(kind=EventKind.PROJECT_UPDATED, subject_id=subject, payload=news)
            with database.session(tenant_id) as session:
                write_events(session, [event])
            file.write(f"{subject}\n".encode())


def kill_server(server: EmbeddedPostgres) -> None:
    """Kill the server and everything of it, as the kernel does when memory runs out."""
    pid = server.status().pid
    assert pid is not None
    main = psutil.Process(pid)
    for process in [main, *main.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            os.kill(process.pid, signal.SIGKILL)


def main() -> None:
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)  # that servers die is meant
    with TemporaryDirectory(prefix="atelier-bench-") as name:
        server, folder = EmbeddedPostgres(folder=Path(name) / "postgres"), Path(name)
        credentials, noted, lost, down_s = Credentials.new(), 0, 0, list[float]()
        urls = prepare(server.start(), credentials, database="bench")
        database = Postgres(
            app_url=SecretStr(urls["atelier_app"]),
            reader_url=SecretStr(urls["atelier_reader"]),
            relay_url=SecretStr(urls["atelier_relay"]),
            seal_key=SecretStr(credentials.seal_key),
        )
        tenant_id = _in_a_process(database)
        for number in range(KILLS):
            files = [folder / f"{number}-{writer}" for writer in range(WRITERS)]
            writers = [FORK.Process(target=_quietly, args=(database, tenant_id, f)) for f in files]
            for writer in writers:
                writer.start()
            time.sleep(random.uniform(0.3, 1.5))  # noqa: S311 # no secret
            kill_server(server)
            for writer in writers:
                writer.join()
            began = time.perf_counter()
            server.start()
            down_s.append(time.perf_counter() - began)
            subjects = {line for file in files for line in file.read_text("utf-8").split()}
            noted += len(subjects)
            lost += len(subjects - _there(database, tenant_id))
        server.stop()
    print(
        f"{KILLS} kills of the server under {WRITERS} writers: {noted:,} acknowledged commits, {lost} "
        f"lost; 0: {'reached' if not lost and noted else 'MISSED'}"
    )
    print(f"started again, recovery included, in {max(down_s):.1f} s at most")


def _quietly(database: Postgres, tenant_id: UUID, notes: Path) -> None:
    with suppress(AtelierError, Exception):
        write(database, tenant_id, notes)


def _tenant(database: Postgres, told: "multiprocessing.Queue[UUID]") -> None:
    told.put(ensure_tenant(database, "bench"))


def _in_a_process(database: Postgres) -> UUID:
    """Make the tenant elsewhere: connections must not be there yet when writers are forked."""
    told: multiprocessing.Queue[UUID] = FORK.Queue()
    maker = FORK.Process(target=_tenant, args=(database, told))
    maker.start()
    made = told.get()
    maker.join()
    return made


def _events(database: Postgres, tenant_id: UUID, told: "multiprocessing.Queue[set[str]]") -> None:
    with database.session(tenant_id, read_only=True) as session:
        told.put({str(one) for one in session.scalars(text("SELECT subject_id FROM app.events"))})


def _there(database: Postgres, tenant_id: UUID) -> set[str]:
    told: multiprocessing.Queue[set[str]] = FORK.Queue()
    asker = FORK.Process(target=_events, args=(database, tenant_id, told))
    asker.start()
    found = told.get()
    asker.join()
    return found


if __name__ == "__main__":
    main()
