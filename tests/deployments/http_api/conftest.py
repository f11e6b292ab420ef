"""Two tenants whose projects are called the same, and the API both call."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from blocks.database.setup import Credentials, prepare
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.postgres import Postgres
from deployments.http_api.app import http_api
from deployments.http_api.settings import Settings
from tests.blocks.database.databases import reached
from tests.blocks.database.model_questions import reached as postgres_of
from tests.deployments.http_api.bakery import Bakery
from tests.prefect_server import prefect_api

__all__ = ["prefect_api"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A database that is gone after the tests of this folder."""
    with EmbeddedPostgres.throwaway() as server_url:
        credentials = Credentials.new()
        prepare(server_url, credentials, database="atelier")
        yield postgres_of(reached(server_url, "atelier", credentials))


@pytest.fixture(scope="module")
def rye(postgres: Postgres) -> Bakery:
    """A tenant with a project, a brief, a run, grades, costs and a release.

    Each module has its own: nothing another module's tests did to it is seen, whichever ran before.
    """
    return Bakery.opened(postgres, "rye")


@pytest.fixture(scope="module")
def oat(postgres: Postgres) -> Bakery:
    """Another tenant, with things of the same names."""
    return Bakery.opened(postgres, "oat")


@pytest.fixture(scope="session")
def api(postgres: Postgres) -> TestClient:
    """The API, with limits that tests do not reach."""
    return TestClient(http_api(postgres, Settings(key_per_s=1e6, tenant_per_s=1e6)))
