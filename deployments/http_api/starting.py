"""Start an ordinary run of a deployment through Prefect, for a caller of the API."""

import logging
from collections.abc import Mapping
from http import HTTPStatus
from uuid import UUID

import httpx
from prefect.client.orchestration import get_client
from prefect.exceptions import PrefectException

from deployments.http_api.idempotency import reused
from deployments.http_api.problems import Refused
from domain.value import digest

DEPLOYMENT = "build-website/build-website"
"""Flow and deployment, as `prefect.yaml` names them."""

_log = logging.getLogger(__name__)

Parameters = Mapping[str, str | int | float | bool]


def start(*, tenant_id: UUID, tenant: str, user: str, key: str, parameters: Parameters) -> UUID:
    """Let Prefect schedule the run once for the key, and return its id there.

    Args:
        tenant_id: Whose run it is.
        tenant: The same as a slug, for the run's tag.
        user: Who starts it, as `blocks.actors` names them.
        key: Idempotency key of the caller.
        parameters: Of the flow, without tenant and user.

    Raises:
        Refused: Prefect does not answer, has no such deployment, or the key is that of another run.
    """
    given = {**parameters, "tenant": tenant}
    try:
        with get_client(sync_client=True) as client:
            deployment = client.read_deployment_by_name(DEPLOYMENT)
            made = client.create_flow_run_from_deployment(
                deployment.id,
                parameters={**given, "user": user},
                tags=[f"tenant:{tenant}"],
                idempotency_key=digest([str(tenant_id), key]),
            )
    except (httpx.HTTPError, PrefectException) as error:
        why = f"{type(error).__name__}: {error}"
        _log.error("%s cannot be started: %s. `atelier up` puts it there.", DEPLOYMENT, why)
        raise _away() from None
    # Not compared: the user, because a key that was renewed may send the same request again.
    if {name: made.parameters.get(name) for name in given} != given:
        raise reused()
    return made.id


def _away() -> Refused:
    detail = "Runs cannot be started at the moment. Try again in a minute with the same key."
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, detail, headers={"Retry-After": "60"})
