"""Briefs are taken in and runs are started, once each, for the tenant of the key."""

from typing import Any
from uuid import uuid4

import httpx
import pytest
from fastapi.testclient import TestClient
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings

from domain.tenancy import Permission, Role
from tests.deployments.http_api.bakery import Bakery, lacking
from tests.deployments.http_api.deployed import deploy, deployed, undeploy

__all__ = ["deployed"]
pytestmark = pytest.mark.usefixtures("deployed")

REUSED = "This idempotency key came with another request before. Give each request its own."


def post(
    api: TestClient, path: str, body: object, who: dict[str, str], *, key: str | None = None
) -> httpx.Response:
    named = {"Idempotency-Key": key} if key else {}
    return api.post(path, json=body, headers={**who, **named})  # pyright: ignore[reportReturnType] # of the client's own httpx


def name() -> str:
    return f"p-{uuid4().hex[:8]}"


def test_a_brief_is_stored_and_told_as_it_was_understood(api: TestClient, rye: Bakery) -> None:
    project = name()
    answer = post(api, "/v1/briefs", {"text": rye.brief, "project": project}, rye.key())
    assert answer.status_code == 201, answer.text
    taken = answer.json()
    assert (taken["project"], taken["language"], taken["questions"]) == (project, "en", [])
    assert taken["facts"] >= 2
    kept = api.get(f"/v1/projects/{taken['project_id']}/brief", headers=rye.key())
    assert kept.json()["project"] == project
    assert kept.json()["source"] == "brief"


def test_the_same_key_takes_a_brief_once(api: TestClient, rye: Bakery, oat: Bakery) -> None:
    key, body = str(uuid4()), {"text": rye.brief, "project": name()}
    first = post(api, "/v1/briefs", body, rye.key(), key=key)
    again = post(api, "/v1/briefs", body, rye.key(), key=key)
    assert (again.status_code, again.json()) == (201, first.json())
    other = post(api, "/v1/briefs", {**body, "project": name()}, rye.key(), key=key)
    assert (other.status_code, other.json()["detail"]) == (409, REUSED)
    # Keys of another tenant are others.
    assert post(api, "/v1/briefs", {"text": oat.brief}, oat.key(), key=key).status_code == 201


def test_a_brief_that_cannot_be_read_is_told_why(api: TestClient, rye: Bakery) -> None:
    answer = post(api, "/v1/briefs", {"text": "{"}, rye.key())
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith("brief")
    json = {"Content-Type": "application/json"}
    broken = api.post("/v1/briefs", content=b"{", headers={**rye.key(), **json})
    assert broken.status_code == 422
    assert broken.json()["detail"] == (
        "`body`: It is not JSON, from character 2 on: Expecting property name enclosed in double quotes."
    )


@pytest.mark.parametrize("text", ["/etc/passwd", "project:{0}", "kept:{1}", "brief.md"])
def test_text_that_names_something_opens_nothing(
    api: TestClient, rye: Bakery, oat: Bakery, text: str
) -> None:
    named = text.format(rye.project_id, "0" * 64)
    answer = post(api, "/v1/briefs", {"text": named, "project": name()}, oat.key())
    assert "Rye" not in answer.text
    assert answer.status_code in {201, 422}
    if answer.status_code == 201:
        project_id = answer.json()["project_id"]
        said = api.get(f"/v1/projects/{project_id}/brief", headers=oat.key()).text
        assert "root:" not in said
        assert "960123" not in said


def test_a_run_is_started_for_the_tenant_and_shown_before_it_begins(
    api: TestClient, rye: Bakery
) -> None:
    body = {"project_id": str(rye.project_id), "rounds": 1, "target": 0.8}
    answer = post(api, "/v1/runs", body, rye.key(), key=str(uuid4()))
    assert answer.status_code == 202, answer.text
    run = answer.json()
    assert (run["state"], run["project"], run["reason"]) == ("pending", "bakery", None)
    assert answer.headers["location"] == f"/v1/runs/{run['run_id']}"
    assert api.get(answer.headers["location"], headers=rye.key()).json() == {
        "run": run,
        "steps": [],
    }
    made = flow_run(rye, run["run_id"])
    prefix = rye.key()["Authorization"].split("_")[1]
    assert made.tags == [f"tenant:{rye.slug}"]
    assert made.parameters == {
        "brief": f"project:{rye.project_id}",
        "tenant": rye.slug,
        "user": f"key:{prefix}",
        "rounds": 1,
        "target": 0.8,
        "engine": "offline",
        "budget_usd": 5.0,
        "measured": False,
        "approval": False,
        "approval_hours": 48.0,
    }


def test_the_same_key_starts_a_run_once(api: TestClient, rye: Bakery, oat: Bakery) -> None:
    key, body = str(uuid4()), {"project_id": str(rye.project_id)}
    first = post(api, "/v1/runs", body, rye.key(), key=key)
    again = post(api, "/v1/runs", body, rye.key(Role.MEMBER), key=key)
    assert (again.status_code, again.json()) == (202, first.json())
    other = post(api, "/v1/runs", {**body, "rounds": 9}, rye.key(), key=key)
    assert (other.status_code, other.json()["detail"]) == (409, REUSED)
    theirs = post(api, "/v1/runs", {"project_id": str(oat.project_id)}, oat.key(), key=key)
    assert theirs.status_code == 202
    assert theirs.json()["run_id"] != first.json()["run_id"]


def test_a_run_of_another_tenants_project_is_not_started(
    api: TestClient, rye: Bakery, oat: Bakery
) -> None:
    body = {"project_id": str(rye.project_id)}
    answer = post(api, "/v1/runs", body, oat.key(), key=str(uuid4()))
    assert answer.status_code == 404
    assert answer.json()["detail"] == "There is no such project with a brief."


def test_a_run_needs_an_idempotency_key_as_it_may_cost_money(api: TestClient, rye: Bakery) -> None:
    answer = post(api, "/v1/runs", {"project_id": str(rye.project_id)}, rye.key())
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "`header.Idempotency-Key`: Field required.",
    )


def test_an_engine_of_the_operators_blocks_is_not_for_tenants(api: TestClient, rye: Bakery) -> None:
    body = {"project_id": str(rye.project_id), "engine": "split-engine/house"}
    answer = post(api, "/v1/runs", body, rye.key(), key=str(uuid4()))
    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "`body.engine`: Input should be 'offline', 'claude' or 'openai-compatible'.",
    )


def test_writing_takes_its_scopes(api: TestClient, rye: Bakery) -> None:
    brief, run = {"text": rye.brief}, {"project_id": str(rye.project_id)}
    for path, body, permission in (
        ("/v1/briefs", brief, Permission.BRIEF_WRITE),
        ("/v1/runs", run, Permission.RUN_START),
    ):
        for who in (rye.key(scopes=lacking(permission)), rye.key(Role.VIEWER)):
            answer = post(api, path, body, who, key=str(uuid4()))
            assert answer.status_code == 403
            assert f"may not use `{permission}`." in answer.json()["detail"]


def test_a_server_that_is_away_is_told_and_nothing_is_written_down(
    api: TestClient, rye: Bakery
) -> None:
    runs = api.get("/v1/runs?limit=100", headers=rye.key()).json()
    body = {"project_id": str(rye.project_id)}
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:1/api"}):
        away = post(api, "/v1/runs", body, rye.key(), key=str(uuid4()))
    undeploy()
    not_deployed = post(api, "/v1/runs", body, rye.key(), key=str(uuid4()))
    deploy()
    for answer in (away, not_deployed):
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "60")
        assert answer.json()["detail"] == (
            "Runs cannot be started at the moment. Try again in a minute with the same key."
        )
    assert api.get("/v1/runs?limit=100", headers=rye.key()).json() == runs


def flow_run(who: Bakery, run_id: str) -> Any:
    from sqlalchemy import select

    from blocks.database.schema import WorkflowExecution as Run

    with who.postgres.session(who.tenant_id) as session:
        prefect_id = session.scalars(select(Run.prefect_flow_run_id).where(Run.id == run_id)).one()
    assert prefect_id
    with get_client(sync_client=True) as client:
        return client.read_flow_run(prefect_id)
