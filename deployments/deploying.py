"""Put the deployments of `prefect.yaml` on the server."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import prefect
import yaml
from prefect.client.orchestration import PrefectClient
from prefect.client.schemas.actions import DeploymentUpdate
from prefect.variables import Variable

from deployments.local_server import ServerUnavailable
from domain.value import digest

FILE = Path(__file__).parents[1] / "prefect.yaml"

DEPLOYED = "atelier_deployed"
"""Variable that says from which state of our files the server's deployments were made."""


def deployment_names() -> list[str]:
    """Return the name of every deployment `prefect.yaml` describes."""
    said = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [str(one["name"]) for one in cast("list[dict[str, object]]", said["deployments"])]


async def is_deployed(client: PrefectClient, folder: Path) -> bool:
    """Whether the server has every deployment, made from our files as they are, for this folder.

    Args:
        client: The server.
        folder: Where flows are to run.
    """
    stamp = await Variable.aget(DEPLOYED, default=None)
    if stamp != _stamp(folder):
        return False
    found = {one.name for one in await client.read_deployments()}
    return set(deployment_names()) <= found


def _stamp(folder: Path) -> str:
    """Return the hash of everything deployments are made from, and of where their runs work."""
    flows = sorted((FILE.parent / "flows").glob("*.py"))
    words = {path.name: path.read_text(encoding="utf-8") for path in (FILE, *flows)}
    return digest({"prefect": prefect.__version__, "files": words, "folder": str(folder)})


def deploy(folder: Path) -> "subprocess.Popen[str]":
    """Begin to put every deployment on the server.

    Args:
        folder: Where flows run.
    """
    words = ["--no-prompt", "deploy", "--all", "--prefect-file", str(FILE)]
    return subprocess.Popen(  # noqa: S603 # our own words
        [sys.executable, "-P", "-m", "prefect", *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd=folder,
        env={**os.environ, "PWD": str(folder)},
    )


async def await_deployed(
    client: PrefectClient, deploying: "subprocess.Popen[str]", folder: Path
) -> None:
    """Wait until all are there, and write down from what they were made.

    Args:
        client: The server.
        deploying: What `deploy` has begun.
        folder: Where flows run.

    Raises:
        ServerUnavailable: One of them could not be made; the message says what Prefect said.
    """
    said, _ = await asyncio.to_thread(deploying.communicate)
    if deploying.returncode:
        last = " ".join(said.split())[-400:]
        raise ServerUnavailable(f"The deployments of {str(FILE)!r} cannot be made: {last}")
    await _refuse_unknown_parameters(client)
    await Variable.aset(DEPLOYED, _stamp(folder), overwrite=True)


async def _refuse_unknown_parameters(client: PrefectClient) -> None:
    """Have the server refuse a parameter no flow takes.

    Prefect does not say so in the schemas it makes, takes such a run, and crashes it when its process
    has started; it would be started again as a crashed run is (3.8.8).
    """
    ours = set(deployment_names())
    for one in await client.read_deployments():
        if one.name in ours:
            schema = {**(one.parameter_openapi_schema or {}), "additionalProperties": False}
            wanted = DeploymentUpdate(parameter_openapi_schema=schema)
            await client.update_deployment(one.id, wanted)
