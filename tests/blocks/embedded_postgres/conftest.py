"""Servers of one test's own, copied from one that was made once."""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from blocks.embedded_postgres import EmbeddedPostgres
from domain.errors import DatabaseUnavailable
from tests.blocks.embedded_postgres.folders import copied, memory


@pytest.fixture(scope="session")
def baked() -> Iterator[Path]:
    """A folder whose server was started once and stopped, to be copied."""
    with tempfile.TemporaryDirectory(dir=memory()) as parent:
        server = EmbeddedPostgres(folder=Path(parent) / "postgres")
        server.start()
        server.stop()
        yield server.folder


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder for a server; what is started there is stopped."""
    with tempfile.TemporaryDirectory(dir=memory()) as parent:
        folder = Path(parent) / "postgres"
        yield folder
        with suppress(DatabaseUnavailable):
            EmbeddedPostgres(folder=folder).stop()


@pytest.fixture
def server(baked: Path, folder: Path) -> EmbeddedPostgres:
    return copied(baked, folder)
