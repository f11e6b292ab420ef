"""Versions that wait are shown and decided about over the API, by the tenant and by two people."""

from collections.abc import Iterator
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi.testclient import TestClient
from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun
from prefect.input import RunInput
from prefect.input.actions import create_flow_run_input
from prefect.input.run_input import keyset_from_paused_state
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Running, Suspended
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from blocks import approvals, ledger
from blocks.database.schema import ApprovalRow, AuditRow, User
from blocks.waiting_runs import WaitingRun, as_waiting, resume
from domain.approval import ReviewForm
from domain.tenancy import Permission, Role
from tests.blocks.database.releases import stated
from tests.deployments.http_api.bakery import PROJECT, Bakery, lacking, roles_without

ACCEPT = {"decision": "accept", "instructions": "Fine."}


@flow(name="build-website")
def stand_in() -> None: ...


@pytest.fixture(scope="module", autouse=True)
def deployed(prefect_api: None) -> Iterator[UUID]:
    """A deployment without a worker."""
    with get_client(sync_client=True) as client:
        made = client.create_deployment(flow_id=client.create_flow(stand_in), name="waiting")
        yield made
        client.delete_deployment(made)


@pytest.fixture
def waits(rye: Bakery, deployed: UUID) -> "Waiting":
    """A run ordered by the owner that waits for its approval."""
    return Waiting(rye, deployed)


class Waiting:
    """A run of the bakery, suspended as the flow suspends itself."""

    def __init__(self, bakery: Bakery, deployment: UUID) -> None:
        with get_client(sync_client=True) as client:
            run = client.create_flow_run_from_deployment(deployment, parameters={})
            self.flow_run_id = run.id
            client.set_flow_run_state(run.id, Running(), force=True)
            state = Suspended(pause_key="approval-0-0")
            keys = {str(name): key for name, key in keyset_from_paused_state(state).items()}
            state.state_details.run_input_keyset = keys
            client.set_flow_run_state(run.id, state)
            form = RunInput.subclass_from_base_model_type(ReviewForm)
            create_flow_run_input(keys["schema"], form.model_json_schema(), flow_run_id=run.id)
        manifest = stated(bakery.site, tenant=bakery.slug, project=PROJECT)
        with bakery.postgres.session(bakery.tenant_id) as session:
            self.run_id = ledger.open_execution(
                session,
                project=PROJECT,
                flow="build-website",
                idempotency_key=str(run.id),
                prefect_flow_run_id=run.id,
            )
            ledger.start(session, self.run_id)
            approvals.ask(
                session,
                self.run_id,
                number=0,
                manifest=manifest,
                site=bakery.site,
                user="owner@rye.example",
                hours=48,
            )
        self.path = f"/v1/runs/{self.run_id}/approval"

    @property
    def flow_run(self) -> FlowRun:
        with get_client(sync_client=True) as client:
            return client.read_flow_run(self.flow_run_id)

    @property
    def state(self) -> str:
        state = self.flow_run.state
        assert state
        return state.name or ""


def post(
    api: TestClient, path: str, body: object, who: dict[str, str], *, key: str = ""
) -> httpx.Response:
    named = {"Idempotency-Key": key or str(uuid4())}
    return api.post(path, json=body, headers={**who, **named})  # pyright: ignore[reportReturnType] # of the client's own httpx


def test_what_waits_is_shown_with_report_and_files(
    api: TestClient, rye: Bakery, waits: Waiting
) -> None:
    shown = api.get(waits.path, headers=rye.key()).json()
    assert shown["pages"] == ["/"]
    assert shown["files"] == ["index.html"]
    approval = shown["approval"]
    assert (approval["state"], approval["number"], approval["review"]) == ("waiting", 0, None)
    assert approval["site_sha256"] == rye.site.sha256
    listed = api.get("/v1/approvals", headers=rye.key()).json()["items"]
    assert listed[0] == approval
    report = api.get(f"{waits.path}/report", headers=rye.key())
    assert report.headers["content-type"] == "text/html; charset=utf-8"
    assert "Rye &amp; Co" in report.text
    page = api.get(f"{waits.path}/files/index.html", headers=rye.key())
    assert page.content == rye.site.files[0].body
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert api.get(f"{waits.path}/files/none.html", headers=rye.key()).status_code == 404


def test_what_another_tenant_is_asked_does_not_exist(
    api: TestClient, oat: Bakery, waits: Waiting
) -> None:
    for path in (waits.path, f"{waits.path}/report", f"{waits.path}/files/index.html"):
        assert api.get(path, headers=oat.key()).status_code == 404
    assert post(api, waits.path, ACCEPT, oat.key()).status_code == 404
    assert api.get("/v1/approvals", headers=oat.key()).json()["items"] == []
    assert waits.state == "Suspended"


def test_a_second_person_accepts_and_the_run_goes_on(
    api: TestClient, rye: Bakery, waits: Waiting
) -> None:
    key = str(uuid4())
    answer = post(api, waits.path, ACCEPT, rye.key(Role.ADMIN), key=key)
    assert answer.status_code == 200, answer.text
    decided = answer.json()
    assert decided["state"] == "accepted"
    review = decided["review"]
    assert (review["reviewer"], review["instructions"]) == ("admin@rye.example", "Fine.")
    assert waits.state == "Resuming"
    again = post(api, waits.path, ACCEPT, rye.key(Role.ADMIN), key=key)
    assert (again.status_code, again.json()) == (200, decided)
    other = post(api, waits.path, ACCEPT, rye.key(Role.ADMIN))
    assert (other.status_code, other.json()["detail"]) == (
        409,
        "The approval of this version is accepted already.",
    )
    with rye.postgres.session(rye.tenant_id, read_only=True) as session:
        counted = select(func.count()).where(
            AuditRow.action == "accept a version",
            AuditRow.subject == f"{PROJECT}, run {waits.run_id}",
        )
        assert session.scalars(counted).one() == 1


def test_nobody_accepts_what_they_ordered(api: TestClient, rye: Bakery, waits: Waiting) -> None:
    answer = post(api, waits.path, ACCEPT, rye.key())
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "Whoever ordered a run cannot accept it; that takes a second person. Ask somebody who may "
        "approve releases.",
    )
    assert waits.state == "Suspended"
    no = {"decision": "reject", "instructions": "I have changed my mind."}
    assert post(api, waits.path, no, rye.key()).json()["state"] == "rejected"


def test_the_database_refuses_that_too_whatever_the_program_says(
    rye: Bakery, waits: Waiting
) -> None:
    with rye.postgres.session(rye.tenant_id) as session:
        owner = session.scalars(select(User.id).where(User.email == "owner@rye.example")).one()
    accept = text(
        "UPDATE app.approvals SET status = 'accepted', decided_at = now(), decided_by = :who "
        "WHERE execution_id = :run"
    )
    with (
        pytest.raises(IntegrityError, match="approvals_four_eyes_check"),
        rye.postgres.session(rye.tenant_id) as session,
    ):
        session.execute(accept, {"who": owner, "run": waits.run_id})
    reject = text(
        "UPDATE app.approvals SET status = :to, decided_at = now() WHERE execution_id = :run"
    )
    with rye.postgres.session(rye.tenant_id) as session:
        session.execute(reject, {"to": "rejected", "run": waits.run_id})
    with (
        pytest.raises(IntegrityError, match="a move from rejected to accepted is not legal"),
        rye.postgres.session(rye.tenant_id) as session,
    ):
        session.execute(reject, {"to": "accepted", "run": waits.run_id})


def test_approving_takes_its_scope_and_role(api: TestClient, rye: Bakery, waits: Waiting) -> None:
    permission = Permission.RELEASE_APPROVE
    for who in (
        rye.key(Role.ADMIN, scopes=lacking(permission)),
        *(rye.key(role) for role in roles_without(permission)),
    ):
        answer = post(api, waits.path, ACCEPT, who)
        assert answer.status_code == 403
        assert "may not use `release:approve`." in answer.json()["detail"]
    for path, needed in (
        (waits.path, Permission.RUN_READ),
        ("/v1/approvals", Permission.RUN_READ),
        (f"{waits.path}/report", Permission.RELEASE_READ),
        (f"{waits.path}/files/index.html", Permission.RELEASE_READ),
    ):
        assert api.get(path, headers=rye.key(scopes=lacking(needed))).status_code == 403


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            {"decision": "send back"},
            "Nothing is said about what is to be different. Write instructions, or comments on pages.",
        ),
        (
            {"decision": "reject", "instructions": "  "},
            "A rejection needs a reason, which is kept. Write it as instructions.",
        ),
        (
            {"decision": "send back", "comments": [{"page": "/no/", "text": "Shorter."}]},
            "There is no page '/no/'. The site has /.",
        ),
    ],
)
def test_a_decision_nothing_could_follow_from_is_refused(
    api: TestClient, rye: Bakery, waits: Waiting, body: object, said: str
) -> None:
    answer = post(api, waits.path, body, rye.key(Role.ADMIN))
    assert (answer.status_code, answer.json()["detail"]) == (409, said)
    shown = api.get(waits.path, headers=rye.key()).json()
    assert shown["approval"]["state"] == "waiting"


def test_a_character_that_no_database_keeps_is_left_out_of_what_is_said(
    api: TestClient, rye: Bakery, waits: Waiting
) -> None:
    body = {
        "decision": "reject",
        "instructions": "Not\0 yet.",
        "comments": [{"page": "/", "text": "Shorter\0, please."}],
    }
    answer = post(api, waits.path, body, rye.key(Role.ADMIN))
    assert answer.status_code == 200, answer.text
    review = answer.json()["review"]
    assert (review["instructions"], review["comments"][0]["text"]) == (
        "Not yet.",
        "Shorter, please.",
    )
    nothing = {"decision": "send back", "comments": [{"page": "/", "text": "\0"}]}
    assert post(api, waits.path, nothing, rye.key(Role.ADMIN)).status_code == 422


def test_a_version_is_looked_at_as_visitors_would_see_it(
    api: TestClient, rye: Bakery, oat: Bakery, waits: Waiting
) -> None:
    page = api.get(f"{waits.path}/site/", headers=rye.key())
    assert (page.status_code, page.content) == (200, rye.site.files[0].body)
    assert page.headers["content-security-policy"] == (
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' "
        "data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox "
        "allow-same-origin"
    )
    missing = api.get(f"{waits.path}/site/none/", headers=rye.key())
    assert (missing.status_code, missing.json()["detail"]) == (
        404,
        "There is no such page in this version.",
    )
    assert api.get(f"{waits.path}/site/", headers=oat.key()).status_code == 404
    no_scope = rye.key(scopes=lacking(Permission.RELEASE_READ))
    assert api.get(f"{waits.path}/site/", headers=no_scope).status_code == 403


def test_a_server_that_is_away_is_told_and_the_same_again_lets_the_run_go_on(
    api: TestClient, rye: Bakery, waits: Waiting
) -> None:
    key = str(uuid4())
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:1/api"}):
        away = post(api, waits.path, ACCEPT, rye.key(Role.ADMIN), key=key)
    assert (away.status_code, away.headers["retry-after"], away.json()["detail"]) == (
        503,
        "60",
        "It is decided, but the run does not go on yet. Send the same again in a minute.",
    )
    assert waits.state == "Suspended"
    assert post(api, waits.path, ACCEPT, rye.key(Role.ADMIN), key=key).status_code == 200
    assert waits.state == "Resuming"


def test_a_run_that_somebody_else_lets_go_on_in_the_same_moment_goes_on(
    api: TestClient, rye: Bakery, waits: Waiting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(run: FlowRun) -> WaitingRun | None:
        found = as_waiting(run)
        with get_client(sync_client=True) as client:
            resume(client, run.id, ReviewForm.model_validate({**ACCEPT, "reviewer": "me"}))
        return found

    monkeypatch.setattr("deployments.http_api.approvals.as_waiting", meanwhile)
    assert post(api, waits.path, ACCEPT, rye.key(Role.ADMIN)).status_code == 200
    assert waits.state == "Resuming"


def test_a_run_that_never_asked_has_no_approval(api: TestClient, rye: Bakery) -> None:
    answer = api.get(f"/v1/runs/{rye.run_id}/approval", headers=rye.key())
    assert (answer.status_code, answer.json()["detail"]) == (
        404,
        "There is no such run that asked for an approval.",
    )
    with rye.postgres.session(rye.tenant_id) as session:
        assert approvals.decided(session, rye.run_id, number=0) is None
        assert (
            session.scalars(select(ApprovalRow).where(ApprovalRow.execution_id == rye.run_id)).all()
            == []
        )
