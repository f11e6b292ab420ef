"""Put the deployments of `prefect.yaml` on the server."""

import os
import subprocess
import sys
from pathlib import Path
from typing import cast

import prefect
import yaml
from prefect.client.orchestration import PrefectClient
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


async def is_deployed(client: PrefectClient) -> bool:
    """Whether the server has every deployment, made from our files as they are."""
    stamp = await Variable.aget(DEPLOYED, default=None)
    if stamp != our_files():
        return False
    found = {one.name for one in await client.read_deployments()}
    return set(deployment_names()) <= found


async def keep_stamp() -> None:
    """Write down that the deployments were made from our files as they are."""
    await Variable.aset(DEPLOYED, our_files(), overwrite=True)


def our_files() -> str:
    """Return the hash of everything deployments are made from."""
    flows = sorted((FILE.parent / "flows").glob("*.py"))
    words = {path.name: path.read_text(encoding="utf-8") for path in (FILE, *flows)}
    return digest({"prefect": prefect.__version__, "files": words})


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


def await_deployed(deploying: "subprocess.Popen[str]") -> None:
    """Wait until all are there.

    Raises:
        ServerUnavailable: One of them could not be made; the message says what Prefect said.
    """
    said, _ = deploying.communicate()
    if deploying.returncode:
        last = " ".join(said.split())[-400:]
        raise ServerUnavailable(f"The deployments of {str(FILE)!r} cannot be made: {last}")
