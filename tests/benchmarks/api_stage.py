"""What benchmarks of the HTTP API share: a database with tenants, and servers in processes of their own."""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager

from pydantic import SecretStr
from sqlalchemy import make_url
from stage import ROOT

sys.path.insert(0, str(ROOT))

from blocks.api_keys import new_key
from blocks.database.roles import APP, LOGINS, READER, RELAY
from blocks.database.setup import Credentials, prepare
from blocks.people import add_person
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from domain.tenancy import Permission, Role

DATABASE = "bench"
TENANTS = ("rye", "oat")
RUNS = 10

# Known to every process of a benchmark; the database is gone after it.
_CREDENTIALS = Credentials(passwords=dict.fromkeys(LOGINS, "bench"), seal_key="ab" * 32)


def make(admin_url: str) -> list[str]:
    """Make the database with two tenants of ten runs each, and return a key of each."""
    from tests.blocks.database.model_questions import begun

    prepare(admin_url, _CREDENTIALS, database=DATABASE)
    postgres, made = database(admin_url), list[str]()
    for slug in TENANTS:
        tenant_id, email = ensure_tenant(postgres, slug), f"ann@{slug}.example"
        with postgres.session(tenant_id) as session:
            add_person(session, email=email, name="Ann", role=Role.OWNER)
            scopes = (Permission.RUN_READ,)
            key = new_key(session, email=email, scopes=scopes, expires_at=None)
        for _ in range(RUNS):
            begun(postgres, tenant_id)
        made.append(key.get_secret_value())
    return made


def database(admin_url: str) -> Postgres:
    """Return the database, for whichever process asks."""
    url = make_url(admin_url).set(drivername="postgresql+psycopg", database=DATABASE)
    app, reader, relay = (
        SecretStr(url.set(username=role, password="bench").render_as_string(hide_password=False))  # noqa: S106
        for role in (APP, READER, RELAY)
    )
    seal_key = SecretStr(_CREDENTIALS.seal_key)
    return Postgres(app_url=app, reader_url=reader, relay_url=relay, seal_key=seal_key)


@contextmanager
def served(*arguments: str) -> Generator[str]:
    """Start a server of `bench_api.py` in another process; yields host and port."""
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "tests/benchmarks/bench_api.py"), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout
        yield f"127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.wait()
