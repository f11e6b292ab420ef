"""Who is refused, and in which words."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import SecretStr

from blocks.api_keys import revoke_key
from blocks.postgres import Postgres
from deployments.http_api.app import http_api
from deployments.http_api.limits import LEASE_S, RateLimits, StreamLimits
from deployments.http_api.settings import Settings
from domain.api_keys import mint
from domain.tenancy import Role
from tests.deployments.http_api.bakery import LISTS, Bakery, lacking, roles_without

GONE = (
    "The API key is not accepted: it was revoked, has run out, or was never made here. "
    "Have an owner or admin of the tenant make a new one with `atelier keys new`."
)


def test_without_a_key_nothing_is_read(api: TestClient, rye: Bakery) -> None:
    for path in (*LISTS, *rye.paths()):
        answer = api.get(path)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.json() == {
            "type": "urn:atelier:problem:unauthorized",
            "title": "Unauthorized",
            "status": 401,
            "detail": "No API key came with the request. Send one as `Authorization: Bearer "
            "atl_...`; an owner or admin of the tenant makes it with `atelier keys new`.",
            "instance": path.split("?")[0],
        }


def test_a_mistyped_key_is_told_so_and_not_repeated(api: TestClient) -> None:
    answer = api.get("/v1/projects", headers={"Authorization": "Bearer atl_wrong"})
    assert answer.status_code == 401
    assert answer.json()["detail"] == (
        "The API key is not one of ours: it reads `atl_`, eight characters, `_` and 43 more. "
        "Copy it again from where it was shown, or make a new one."
    )


def test_a_key_nobody_made_here_is_refused(api: TestClient) -> None:
    header = {"Authorization": f"Bearer {mint(bytes(32)).plain.get_secret_value()}"}
    answer = api.get("/v1/projects", headers=header)
    assert (answer.status_code, answer.json()["detail"]) == (401, GONE)


def test_a_key_that_has_run_out_is_refused(api: TestClient, rye: Bakery) -> None:
    header = rye.key(expires_at=datetime.now(UTC) - timedelta(seconds=1))
    answer = api.get("/v1/projects", headers=header)
    assert (answer.status_code, answer.json()["detail"]) == (401, GONE)


def test_a_key_that_was_taken_back_is_refused_at_once(
    api: TestClient, postgres: Postgres, rye: Bakery
) -> None:
    header = rye.key(expires_at=datetime.now(UTC) + timedelta(days=1))
    assert api.get("/v1/projects", headers=header).status_code == 200
    with postgres.session(rye.tenant_id) as session:
        revoke_key(session, header["Authorization"].split("_")[1])
    answer = api.get("/v1/projects", headers=header)
    assert (answer.status_code, answer.json()["detail"]) == (401, GONE)
    assert answer.headers["www-authenticate"] == "Bearer"


def test_a_key_opens_only_what_its_scopes_name(api: TestClient, rye: Bakery) -> None:
    for path, permission in {**LISTS, **rye.paths()}.items():
        answer = api.get(path, headers=rye.key(scopes=lacking(permission)))
        assert answer.status_code == 403, path
        assert answer.json()["detail"].endswith(
            f"(owner) may not use `{permission}`. The role permits it, but the key's scopes do not; "
            f"use a key that has this scope."
        )
        assert api.get(path, headers=rye.key(scopes=[permission])).status_code == 200


def test_a_key_opens_only_what_its_persons_role_permits(api: TestClient, rye: Bakery) -> None:
    for path, permission in {**LISTS, **rye.paths()}.items():
        for role in roles_without(permission):
            assert api.get(path, headers=rye.key(role)).status_code == 403
    answer = api.get("/v1/costs", headers=rye.key(Role.VIEWER))
    assert answer.json()["title"] == "Forbidden"
    assert answer.json()["detail"].endswith(
        "(viewer) may not use `cost:read`. It takes the role `owner` or `admin` or `member`; "
        "ask somebody who has it."
    )


def test_whoever_asks_too_often_waits_and_others_notice_nothing(
    postgres: Postgres, rye: Bakery, oat: Bakery
) -> None:
    api = TestClient(http_api(postgres, Settings(key_per_s=0.5, tenant_per_s=1e6, burst_s=4)))
    answers = [api.get("/v1/projects", headers=rye.key()) for _ in range(3)]
    assert [one.status_code for one in answers] == [200, 200, 429]
    wait_s = int(answers[2].headers["retry-after"])
    assert 1 <= wait_s <= 2
    assert answers[2].json()["detail"] == (
        f"Too many requests of this key or tenant. Wait {wait_s} s, then go on more slowly."
    )
    assert api.get("/v1/projects", headers=rye.key(Role.ADMIN)).status_code == 200
    assert api.get("/v1/projects", headers=oat.key()).status_code == 200


def test_all_keys_of_a_tenant_share_its_rate(postgres: Postgres, rye: Bakery, oat: Bakery) -> None:
    api = TestClient(http_api(postgres, Settings(key_per_s=1e6, tenant_per_s=0.5, burst_s=2)))
    assert api.get("/v1/projects", headers=rye.key()).status_code == 200
    assert api.get("/v1/projects", headers=rye.key(Role.ADMIN)).status_code == 429
    assert api.get("/v1/projects", headers=oat.key()).status_code == 200


def test_a_bucket_fills_again_up_to_its_burst() -> None:
    now = 100.0
    limits = RateLimits(burst_s=2, clock=lambda: now)
    assert [limits.wait_s([("rye", 1)]) for _ in range(3)] == [0, 0, 1]
    now += 1
    assert [limits.wait_s([("rye", 1)]) for _ in range(2)] == [0, 1]
    now += 1000
    assert [limits.wait_s([("rye", 1)]) for _ in range(3)] == [0, 0, 1]


def test_a_refused_request_takes_nothing_from_the_other_bucket() -> None:
    limits = RateLimits(burst_s=1, clock=lambda: 0)
    assert limits.wait_s([("key", 1), ("tenant", 2)]) == 0
    assert limits.wait_s([("key", 1), ("tenant", 2)]) == 1
    assert limits.wait_s([("other key", 1), ("tenant", 2)]) == 0


def test_processes_count_together(tmp_path: Path) -> None:
    limits, streams = RateLimits(burst_s=4), StreamLimits(most=3)
    told = tmp_path / "told"
    if not (child := os.fork()):
        taken = [limits.wait_s([("rye", 1)]) for _ in range(2)]
        told.write_text(f"{taken} {streams.take('rye')}")
        os._exit(0)
    os.waitpid(child, 0)
    assert told.read_text() == "[0, 0] 0"
    assert [limits.wait_s([("rye", 1)]) for _ in range(3)] == [0, 0, 1]
    assert [streams.take("rye") for _ in range(3)] == [1, 2, None]


def test_the_lease_of_a_stream_runs_out_with_the_process_that_held_it() -> None:
    now = 100.0
    streams = StreamLimits(most=1, clock=lambda: now)
    lease = streams.take("rye")
    assert lease is not None
    now += LEASE_S - 1
    assert streams.take("rye") is None
    streams.renew(lease)
    now += LEASE_S - 1
    assert streams.take("rye") is None
    for _ in range(2):  # the second was never renewed
        now += LEASE_S
        lease = streams.take("rye")
        assert lease is not None
    streams.free(lease)
    assert streams.take("rye") is not None


def test_many_callers_do_not_empty_the_bucket_of_a_busy_one() -> None:
    now = 100.0
    limits = RateLimits(burst_s=2, clock=lambda: now)
    for _ in range(2):
        limits.wait_s([("rye", 1)])
    for number in range(5_000):
        limits.wait_s([(f"other {number}", 1e6)])
    assert limits.wait_s([("rye", 1)]) == 1


def test_a_body_that_is_too_large_is_not_read(postgres: Postgres, rye: Bakery) -> None:
    api = TestClient(http_api(postgres, Settings(body_bytes=100)))
    told = api.post("/v1/briefs", headers=rye.key(), content=b"x" * 101)
    untold = api.post("/v1/briefs", headers=rye.key(), content=iter([b"x" * 60, b"x" * 60]))
    for answer in (told, untold):
        assert answer.status_code == 413
        assert answer.json()["detail"] == (
            "The body is too large: at most 100 bytes are read. Send less."
        )
    # Refused by its length alone, whether or not anybody would have read it.
    assert api.post("/nowhere", content=b"x" * 101).status_code == 413
    assert api.post("/nowhere", content=b"x" * 100).status_code == 404
    fits = api.post("/v1/briefs", headers=rye.key(), json={"text": "x", "project": "X"})
    assert fits.status_code == 422


@pytest.mark.parametrize(
    ("path", "status", "detail"),
    [
        (
            "/v1/runs?limit=101",
            422,
            "`query.limit`: Input should be less than or equal to 100.",
        ),
        (
            "/v1/runs?after=nonsense",
            422,
            "`query.after`: It is no place in a list. Send `next` of the page before as it came, or "
            "leave it out for the first page.",
        ),
        ("/v2/runs", 404, "There is nothing at this path. `/v1/openapi.json` lists what there is."),
        ("/v1/costs?project=none", 404, "There is no such project."),
    ],
)
def test_a_request_that_makes_no_sense_is_told_why(
    api: TestClient, rye: Bakery, path: str, status: int, detail: str
) -> None:
    answer = api.get(path, headers=rye.key())
    assert (answer.status_code, answer.json()["detail"]) == (status, detail)


def test_a_method_that_is_not_known_is_told_so(api: TestClient, rye: Bakery) -> None:
    answer = api.delete(f"/v1/projects/{rye.project_id}", headers=rye.key())
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert api.delete("/v1/runs", headers=rye.key()).headers["allow"] == "GET, HEAD, POST"
    assert answer.json()["detail"] == (
        "This path does not know the method. `/v1/openapi.json` lists what there is."
    )


def test_a_path_with_a_null_byte_names_no_file(api: TestClient, rye: Bakery) -> None:
    answer = api.get(f"/v1/releases/{rye.release_id}/files/%00", headers=rye.key())
    assert answer.json()["detail"] == "There is no such file in this release."


def test_a_database_that_is_away_is_told_without_its_address() -> None:
    url = SecretStr("postgresql+psycopg://nobody:secret@127.0.0.1:1/none")
    nowhere = Postgres(app_url=url, reader_url=url, relay_url=url, seal_key=SecretStr("00"))
    answer = TestClient(http_api(nowhere, Settings())).get("/readyz")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert answer.json()["detail"] == "The database does not answer. Try again in a few seconds."
