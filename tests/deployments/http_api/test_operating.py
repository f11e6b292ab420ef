"""What operators and browsers get: health, metrics, headers, origins, the description."""

import re
from typing import Any
from uuid import UUID

import pytest
from fastapi import APIRouter
from fastapi.testclient import TestClient

from blocks.postgres import Postgres
from deployments.http_api.app import http_api
from deployments.http_api.settings import Settings
from tests.deployments.http_api.bakery import Bakery

ORIGIN = "https://app.example"


def test_health_is_told_without_a_key(api: TestClient) -> None:
    assert api.get("/healthz").text == "ok\n"
    assert api.get("/readyz").text == "ready\n"


def test_every_answer_has_its_security_headers(api: TestClient, rye: Bakery) -> None:
    for answer in (
        api.get("/healthz"),
        api.get("/v1/projects"),
        api.get("/v1/projects", headers=rye.key()),
        api.get("/nowhere"),
    ):
        found = {name: answer.headers[name] for name in SECURE}
        assert found == SECURE


SECURE = {
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
    "cache-control": "no-store",
}


def test_metrics_count_by_route_and_name_no_tenant(postgres: Postgres, rye: Bakery) -> None:
    api = TestClient(http_api(postgres, Settings()))
    for path in (f"/v1/projects/{rye.project_id}", "/nowhere", "/nowhere/else"):
        api.get(path, headers=rye.key())
    answer = api.get("/metrics")
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    counted = [one for one in answer.text.splitlines() if "requests_total{" in one]
    assert counted == [
        'atelier_http_requests_total{method="GET",route="/v1/projects/{project_id}",status="200"} 1.0',
        'atelier_http_requests_total{method="GET",route="none",status="404"} 2.0',
    ]
    assert 'seconds_count{route="/v1/projects/{project_id}"} 1.0' in answer.text
    assert str(rye.tenant_id) not in answer.text
    assert rye.slug not in answer.text


def test_metrics_tell_the_last_day_of_all_tenants_and_count_it_twice_a_minute_at_most(
    postgres: Postgres, rye: Bakery
) -> None:
    asked: list[str] = []

    def tenants() -> dict[str, UUID]:
        asked.append("tenants")
        return {rye.slug: rye.tenant_id}

    api = TestClient(http_api(postgres, Settings(), tenants=tenants))
    told = api.get("/metrics").text
    assert re.search(r'^atelier_runs\{state="\w+"\} \d+$', told, re.MULTILINE)
    assert rye.slug not in told
    api.get("/metrics")
    assert len(asked) == 1


def test_no_page_elsewhere_may_call_unless_its_origin_is_listed(
    api: TestClient, postgres: Postgres, rye: Bakery
) -> None:
    asked = {"Origin": ORIGIN, **rye.key()}
    assert "access-control-allow-origin" not in api.get("/v1/projects", headers=asked).headers
    open_to = TestClient(http_api(postgres, Settings(origins=(ORIGIN,))))
    answer = open_to.get("/v1/projects", headers=asked)
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    preflight = {"Origin": ORIGIN, "Access-Control-Request-Method": "GET"}
    assert api.options("/v1/projects", headers=preflight).status_code == 405
    assert open_to.options("/v1/projects", headers=preflight).status_code == 200
    other = open_to.get("/v1/projects", headers={**asked, "Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in other.headers


def test_a_handler_that_breaks_says_nothing_of_why(
    postgres: Postgres, caplog: pytest.LogCaptureFixture
) -> None:
    app = http_api(postgres, Settings(origins=(ORIGIN,)))
    broken = APIRouter()

    @broken.get("/broken")
    def _break() -> None:  # pyright: ignore[reportUnusedFunction] # the router calls it
        raise RuntimeError("secret")

    app.include_router(broken)
    answer = TestClient(app).get("/broken", headers={"Origin": ORIGIN})
    # Pages of other origins read why nothing came, too.
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (answer.status_code, answer.json()["title"]) == (500, "Internal Server Error")
    assert answer.json()["detail"] == (
        "Something broke on our side and was written down. Try again; if it stays, tell us."
    )
    assert "GET /broken broke" in caplog.text


def operations(api: TestClient) -> dict[str, Any]:
    paths = api.get("/v1/openapi.json").json()["paths"]
    return {
        f"{method.upper()} {path}": one for path, of in paths.items() for method, one in of.items()
    }


def test_the_description_names_every_operation_once_and_says_what_it_is_for(
    api: TestClient,
) -> None:
    found = operations(api)
    assert {name: one["operationId"] for name, one in found.items()} == {
        "GET /v1/projects": "listProjects",
        "GET /v1/projects/{project_id}": "getProject",
        "GET /v1/projects/{project_id}/brief": "getBrief",
        "POST /v1/briefs": "takeBrief",
        "POST /v1/runs": "startRun",
        "GET /v1/runs": "listRuns",
        "GET /v1/runs/{run_id}": "getRun",
        "GET /v1/runs/{run_id}/grades": "listGrades",
        "POST /v1/runs/{run_id}/cancel": "cancelRun",
        "GET /v1/releases": "listReleases",
        "GET /v1/releases/{release_id}": "getRelease",
        "GET /v1/releases/{release_id}/report": "getReport",
        "GET /v1/releases/{release_id}/files/{path}": "getFile",
        "GET /v1/releases/{release_id}/site/{path}": "lookAtRelease",
        "GET /v1/costs": "listCosts",
        "GET /v1/events": "streamEvents",
        "GET /v1/runs/{run_id}/events": "streamRunEvents",
        "GET /v1/approvals": "listApprovals",
        "GET /v1/runs/{run_id}/approval": "getApproval",
        "GET /v1/runs/{run_id}/approval/files/{path}": "getFileToApprove",
        "GET /v1/runs/{run_id}/approval/site/{path}": "lookAtVersion",
        "GET /v1/runs/{run_id}/approval/report": "getReportToApprove",
        "POST /v1/runs/{run_id}/approval": "decide",
        "POST /v1/sessions": "startSession",
        "DELETE /v1/sessions/current": "endSession",
        "GET /healthz": "isAlive",
        "GET /readyz": "isReady",
        "GET /metrics": "getMetrics",
    }
    assert all(one["description"].endswith(".") for one in found.values())


def test_the_description_documents_every_refusal_as_a_problem(api: TestClient) -> None:
    said = api.get("/v1/openapi.json").json()
    assert set(said["components"]["schemas"]["Problem"]["properties"]) == {
        *("type", "title", "status", "detail", "instance"),
    }
    for name, one in operations(api).items():
        if "/v1/" not in name:
            continue
        assert one["security"] == [{"Bearer": []}, {"Cookie": []}]
        assert {"401", "403", "422", "429", "503"} <= set(one["responses"])
        for status, answer in one["responses"].items():
            if status >= "400":
                assert answer["content"] == {
                    "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
                }
