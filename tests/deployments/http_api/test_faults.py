"""What is told to whoever sends something that makes no sense: the place, and what belongs there."""

from http import HTTPStatus

import pytest
from fastapi.testclient import TestClient

from deployments.http_api.problems import answer
from tests.deployments.http_api.bakery import Bakery

BRIEFS, RUNS = "/v1/briefs", "/v1/runs"
AS_JSON = {"Content-Type": "application/json"}


def sent(api: TestClient, who: Bakery, body: bytes, headers: dict[str, str]) -> tuple[int, str]:
    answered = api.post(BRIEFS, content=body, headers={**who.key(), **headers})
    assert answered.headers["content-type"] == "application/problem+json"
    return answered.status_code, answered.json()["detail"]


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (
            b"{",
            "`body`: It is not JSON, from character 2 on: Expecting property name enclosed in "
            "double quotes.",
        ),
        (b'{"text": "\xff"}', "The body cannot be read. Send JSON in UTF-8, with `Content-Type: "),
        (b"[" * 100_000, "The body cannot be read. Send JSON in UTF-8, with `Content-Type: "),
        (b'{"text": "x", "\\ud800": 1}', "`body`: Input should be a valid string, unable to parse"),
        (
            b'{"text": "x", "' + b"k" * 500_000 + b'": 1}',
            f"`body.{'k' * 80}…`: Extra inputs are not permitted.",
        ),
        (b'{"text": "x", "project": "\\ud800"}', "`body.project`: Input should be a valid string,"),
        (
            b'{"text": "x", "project": "Rye Bakery"}',
            "`body.project`: It is no name of a project. Send small letters and digits, with `-` "
            "between words.",
        ),
    ],
)
def test_a_body_that_makes_no_sense_is_told_where_and_why(
    api: TestClient, rye: Bakery, body: bytes, detail: str
) -> None:
    status, said = sent(api, rye, body, AS_JSON)
    assert status in {400, 422}
    assert said.startswith(detail)
    assert len(said) < 300


def test_of_many_faults_the_first_are_told_and_the_rest_counted(
    api: TestClient, rye: Bakery
) -> None:
    many = ", ".join(f'"k{number}": 1' for number in range(20_000)).encode()
    status, said = sent(api, rye, b'{"text": "x", ' + many + b"}", AS_JSON)
    assert status == 422
    assert said == (
        "".join(f"`body.k{number}`: Extra inputs are not permitted; " for number in range(5))
        + "and 19,995 faults more."
    )


@pytest.mark.parametrize(
    ("headers", "sent_as"),
    [
        ({"Content-Type": "text/plain"}, "as `text/plain`"),
        (
            {"Content-Type": "multipart/form-data; boundary=x"},
            "as `multipart/form-data; boundary=x`",
        ),
        ({}, "without saying so"),
    ],
)
def test_a_body_of_another_type_is_told_to_be_json(
    api: TestClient, rye: Bakery, headers: dict[str, str], sent_as: str
) -> None:
    assert sent(api, rye, b'{"text": "x"}', headers) == (
        422,
        f"`body`: It has to be JSON, and came {sent_as}. Send it with `Content-Type: "
        f"application/json`.",
    )


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        (
            "/v1/runs?projectid=1",
            "`query.projectid`: This path has no such parameter. There are `after`, `limit`, "
            "`project_id` and `state`.",
        ),
        (
            "/v1/projects/00000000-0000-0000-0000-000000000000?limit=1",
            "`query.limit`: This path takes no parameters. Leave it out.",
        ),
        (
            "/v1/events?until=1-1",
            "`query.until`: This path has no such parameter. There is only `after`.",
        ),
    ],
)
def test_a_parameter_that_is_not_known_is_told_so_and_not_passed_over(
    api: TestClient, rye: Bakery, path: str, detail: str
) -> None:
    answered = api.get(path, headers=rye.key())
    assert (answered.status_code, answered.json()["detail"]) == (422, detail)
    assert api.get(path).status_code == 401


def test_a_key_that_names_no_request_is_told_what_would(api: TestClient, rye: Bakery) -> None:
    headers = {**rye.key(), "Idempotency-Key": "two words"}
    answered = api.post(BRIEFS, json={"text": rye.brief}, headers=headers)
    assert (answered.status_code, answered.json()["detail"]) == (
        422,
        "`header.Idempotency-Key`: It does not name a request. Send 1-200 visible characters "
        "without a space, such as a UUID.",
    )


def test_a_problem_is_called_the_same_whatever_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    # As Python 3.13 has them.
    monkeypatch.setattr(HTTPStatus(413), "phrase", "Content Too Large")
    monkeypatch.setattr(HTTPStatus(422), "phrase", "Unprocessable Content")
    told = [bytes(answer(status, "", path="").body).decode() for status in (413, 422)]
    assert '"urn:atelier:problem:request-entity-too-large"' in told[0]
    assert '"urn:atelier:problem:unprocessable-entity"' in told[1]
