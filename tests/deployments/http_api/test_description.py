"""The API does what its description says, whatever it is asked: Schemathesis, with every check it has."""

import subprocess
import sys
from pathlib import Path

import pytest

from blocks.postgres import Postgres
from deployments.http_api.settings import Settings
from tests.deployments.http_api.bakery import Bakery
from tests.deployments.http_api.deployed import deployed
from tests.deployments.http_api.served import served

pytestmark = pytest.mark.long

__all__ = ["deployed"]

ENDLESS = ("streamEvents", "streamRunEvents")
"""Streams have no last byte to wait for; `test_events` is about them."""


@pytest.mark.usefixtures("deployed")
def test_every_operation_does_what_the_description_says(
    postgres: Postgres, rye: Bakery, tmp_path: Path
) -> None:
    generous = Settings(key_per_s=1e6, tenant_per_s=1e6)
    with served(postgres, generous) as running:
        asked = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "run"),
                f"{running.address}/v1/openapi.json",
                *("--header", f"Authorization: {rye.key()['Authorization']}"),
                *("--checks", "all", "--phases", "examples,coverage,fuzzing,stateful"),
                *("--max-examples", "15", "--seed", "1", "--generation-database", "none"),
                *("--continue-on-failure", "--no-color"),
                *(part for name in ENDLESS for part in ("--exclude-operation-id", name)),
            ],
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )
    assert asked.returncode == 0, asked.stdout[-20_000:] + asked.stderr[-2_000:]
