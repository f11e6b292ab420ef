"""A server for the tests of this folder, a prepared template, and databases copied from it."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest

from blocks.database.isolation import make_world
from blocks.database.probes import World
from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.postgres import Postgres
from blocks.tenants import ensure_tenant
from tests.blocks.database import model_questions
from tests.blocks.database.databases import Database, copied, reached


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """Address of the administrator of a server that is gone after the tests."""
    with EmbeddedPostgres.throwaway() as url:
        yield url


@pytest.fixture(scope="session")
def template(server_url: str) -> Database:
    """A prepared database that others are copied from; leave it as it is, and stay connected never."""
    credentials, name = Credentials.new(), "atelier_template"
    prepare(server_url, credentials, database=name)
    return reached(server_url, name, credentials)


@pytest.fixture
def fresh(server_url: str, template: Database) -> Iterator[Database]:
    """A database of one test's own."""
    yield from copied(server_url, template)


@pytest.fixture
def world(fresh: Database) -> World:
    """Two tenants with rows in every table of `fresh`."""
    return make_world(fresh.connect, fresh.key)


@pytest.fixture(scope="module")
def shared(server_url: str, template: Database) -> Iterator[Database]:
    """A database that the tests of one file share, and leave as they found it."""
    yield from copied(server_url, template)


@pytest.fixture(scope="module")
def shared_world(shared: Database) -> World:
    """Two tenants with rows in every table of `shared`."""
    return make_world(shared.connect, shared.key)


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    """The application's way into `shared`."""
    return model_questions.reached(shared)


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    """A tenant of one test's own."""
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


@pytest.fixture
def oat(postgres: Postgres) -> UUID:
    """Another tenant."""
    return ensure_tenant(postgres, f"oat-{uuid4().hex[:8]}")


@pytest.fixture
def run(postgres: Postgres, rye: UUID) -> UUID:
    """A run of `rye`."""
    return model_questions.begun(postgres, rye)
