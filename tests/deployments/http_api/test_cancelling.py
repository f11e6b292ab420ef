"""Runs are cancelled over the API: what nobody works on at once, the rest by whoever works on it."""

from uuid import UUID, uuid4

import pytest
from fastapi.testclient import TestClient
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Running
from sqlalchemy import func, select

from blocks.database.schema import AuditRow, EventRow
from domain.tenancy import Permission, Role
from tests.deployments.http_api.bakery import Bakery, lacking, roles_without
from tests.deployments.http_api.deployed import deployed as startable
from tests.deployments.http_api.test_approvals import ACCEPT, Waiting, deployed, post, waits
from tests.deployments.http_api.test_writing import flow_run

__all__ = ["deployed", "startable", "waits"]
pytestmark = pytest.mark.usefixtures("startable")

WHY = "Somebody of the tenant cancelled it."


def started(api: TestClient, who: Bakery) -> str:
    body = {"project_id": str(who.project_id)}
    answer = post(api, "/v1/runs", body, who.key(), key=str(uuid4()))
    assert answer.status_code == 202, answer.text
    return answer.json()["run_id"]


def path(run_id: object) -> str:
    return f"/v1/runs/{run_id}/cancel"


def test_a_run_nobody_has_begun_is_cancelled_at_once_and_once(api: TestClient, rye: Bakery) -> None:
    run_id = started(api, rye)
    first = api.post(path(run_id), headers=rye.key())
    assert first.status_code == 202, first.text
    run = first.json()
    assert (run["run_id"], run["state"], run["reason"]) == (run_id, "cancelled", WHY)
    assert flow_run(rye, run_id).state.name == "Cancelled"
    again = api.post(path(run_id), headers=rye.key(Role.MEMBER))
    assert (again.status_code, again.json()) == (202, run)
    with rye.postgres.session(rye.tenant_id, read_only=True) as session:
        noted = select(func.count()).where(
            AuditRow.action == "cancel a run", AuditRow.subject == f"bakery, run {run_id}"
        )
        assert session.scalars(noted).one() == 1
        told = select(EventRow.kind).where(EventRow.subject_id == UUID(run_id))
        assert session.scalars(told).all() == ["workflow.failed"]


def test_a_run_at_work_is_ended_by_who_works_on_it(api: TestClient, rye: Bakery) -> None:
    run_id = started(api, rye)
    with get_client(sync_client=True) as client:
        client.set_flow_run_state(flow_run(rye, run_id).id, Running(), force=True)
    for _ in range(2):
        answer = api.post(path(run_id), headers=rye.key())
        assert (answer.status_code, answer.json()["state"]) == (202, "pending")
        assert flow_run(rye, run_id).state.name == "Cancelling"


def test_a_run_that_waits_for_a_decision_waits_no_longer(
    api: TestClient, rye: Bakery, waits: Waiting
) -> None:
    answer = api.post(path(waits.run_id), headers=rye.key())
    assert (answer.status_code, answer.json()["state"]) == (202, "cancelled")
    assert waits.state == "Cancelled"
    listed = api.get("/v1/approvals?limit=100", headers=rye.key()).json()["items"]
    assert str(waits.run_id) not in {one["run_id"] for one in listed}
    late = post(api, waits.path, ACCEPT, rye.key(Role.ADMIN))
    assert (late.status_code, late.json()["detail"]) == (
        409,
        "The approval of this version is expired already.",
    )
    every = api.get("/v1/approvals?state=all&limit=100", headers=rye.key()).json()["items"]
    assert {str(waits.run_id): "expired"}.items() <= {
        one["run_id"]: one["state"] for one in every
    }.items()


def test_what_has_ended_is_not_cancelled(api: TestClient, rye: Bakery, waits: Waiting) -> None:
    no = {"decision": "reject", "instructions": "Not now."}
    assert post(api, waits.path, no, rye.key(Role.ADMIN)).status_code == 200
    from blocks import runs
    from domain.lifecycle import WorkflowState

    with rye.postgres.session(rye.tenant_id) as session:
        runs.fail(
            session, waits.run_id, status=WorkflowState.FAILED, error="Rejected", reason="No."
        )
    answer = api.post(path(waits.run_id), headers=rye.key())
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "The run has failed already, so there is nothing left to cancel.",
    )


def test_cancelling_takes_its_scope_and_tenant(api: TestClient, rye: Bakery, oat: Bakery) -> None:
    run_id = started(api, rye)
    for who in (
        rye.key(scopes=lacking(Permission.RUN_CANCEL)),
        *(rye.key(role) for role in roles_without(Permission.RUN_CANCEL)),
    ):
        answer = api.post(path(run_id), headers=who)
        assert answer.status_code == 403
        assert "may not use `run:cancel`." in answer.json()["detail"]
    for one in (run_id, uuid4()):
        answer = api.post(path(one), headers=oat.key())
        assert (answer.status_code, answer.json()["detail"]) == (404, "There is no such run.")
    assert flow_run(rye, run_id).state.name == "Scheduled"


def test_a_server_that_is_away_is_told_and_the_run_goes_on(api: TestClient, rye: Bakery) -> None:
    run_id = started(api, rye)
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:1/api"}):
        answer = api.post(path(run_id), headers=rye.key())
    assert (answer.status_code, answer.headers["retry-after"], answer.json()["detail"]) == (
        503,
        "60",
        "The run cannot be stopped at the moment. Send the same again in a minute.",
    )
    assert flow_run(rye, run_id).state.name == "Scheduled"
