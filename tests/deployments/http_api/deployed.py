"""A Prefect server that has the deployment runs are started with, and nobody who works for it."""

from collections.abc import Iterator

import pytest
from prefect import flow
from prefect.client.orchestration import get_client

from deployments.http_api.starting import DEPLOYMENT


@flow(name="build-website")
def stand_in() -> None: ...


@pytest.fixture(scope="module")
def deployed(prefect_api: None) -> Iterator[None]:
    """The server, as long as the tests of a file run."""
    deploy()
    yield
    undeploy()


def deploy() -> None:
    with get_client(sync_client=True) as client:
        client.create_deployment(flow_id=client.create_flow(stand_in), name="build-website")


def undeploy() -> None:
    with get_client(sync_client=True) as client:
        client.delete_deployment(client.read_deployment_by_name(DEPLOYMENT).id)
