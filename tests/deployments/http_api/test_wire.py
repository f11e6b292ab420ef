"""HTTP as clients send it that are no browser and no library: heads, methods, lengths, and nonsense."""

import json
import socket
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from blocks.postgres import Postgres
from deployments.http_api.protocol import HEAD_BYTES
from deployments.http_api.settings import Settings
from tests.deployments.http_api.bakery import LISTS, Bakery
from tests.deployments.http_api.served import WAIT_S, Served, served

TOO_LONG = f"Address and headers are too long: at most {HEAD_BYTES} bytes are read. Send less."
NO_HTTP = "This is no HTTP request that can be read. Send HTTP/1.1, with one length of the body."


@pytest.fixture(scope="module")
def live(postgres: Postgres) -> Iterator[Served]:
    with served(postgres, Settings(key_per_s=1e6, tenant_per_s=1e6)) as running:
        yield running


def asked(live: Served, *pieces: bytes) -> tuple[bytes, dict[str, str], bytes]:
    """Send bytes as they are, and return status line, headers and all that comes after them."""
    port = int(live.address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=WAIT_S) as client:
        try:
            for piece in pieces:
                client.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it was refused before all of it was sent
        came = b""
        try:
            while piece := client.recv(65_536):
                came += piece
        except ConnectionResetError:
            pass  # as above
    head, _, body = came.partition(b"\r\n\r\n")
    status, *fields = head.split(b"\r\n")
    return status, dict(one.decode().lower().split(": ", 1) for one in fields), body


def close(path: str, *fields: str, method: str = "GET") -> bytes:
    lines = (f"{method} {path} HTTP/1.1", "Host: x", "Connection: close", *fields)
    return "".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1")


@pytest.mark.parametrize(
    "pieces",
    [
        (close("/healthz", "X: " + "x" * HEAD_BYTES),),
        (close("/healthz?" + "x" * HEAD_BYTES),),
        (close("/healthz")[:-2], *[b"X: " + b"x" * 16_000 + b"\r\n"] * 200),
        (close("/healthz")[:-2] + b"X: ", *[b"x" * 16_000] * 200),
    ],
    ids=["one header", "address", "many headers", "a header without end"],
)
def test_a_head_that_is_too_long_is_refused_and_not_kept(
    live: Served, pieces: tuple[bytes, ...]
) -> None:
    status, fields, body = asked(live, *pieces)
    assert status == b"HTTP/1.1 431 Request Header Fields Too Large"
    assert fields["content-type"] == "application/problem+json"
    assert fields["connection"] == "close"
    assert json.loads(body)["detail"] == TOO_LONG


@pytest.mark.parametrize(
    "request_",
    [
        b"HELO example.org\r\n\r\n",
        close("/v1/briefs", "Content-Length: 5", "Transfer-Encoding: chunked", method="POST"),
        close("/v1/briefs", "Content-Length: 5", "Content-Length: 6", method="POST"),
        close("/v1/briefs", "Content-Length: -5", method="POST"),
        close("/v1/briefs", "Transfer-Encoding: chunked, identity", method="POST"),
        close("/healthz", "X: a\0b"),
        close("/healthz", "X : y"),
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n",
        b"GET /health\xc3\xa4 HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_what_two_servers_could_read_in_two_ways_is_no_request(
    live: Served, request_: bytes
) -> None:
    status, fields, body = asked(live, request_)
    assert status == b"HTTP/1.1 400 Bad Request"
    assert fields["content-type"] == "application/problem+json"
    assert fields["x-content-type-options"] == "nosniff"
    assert json.loads(body)["detail"] == NO_HTTP


def test_a_long_body_behind_a_short_head_is_no_long_head(live: Served, rye: Bakery) -> None:
    key = rye.key()["Authorization"]
    body = json.dumps({"text": "word " * 60_000}).encode()
    head = close(
        "/v1/briefs",
        f"Authorization: {key}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        method="POST",
    )
    status, _, said = asked(live, head, body)
    assert status == b"HTTP/1.1 422 Unprocessable Entity"
    assert b"characters of text" in said


def test_a_head_is_answered_as_its_page_without_the_body(api: TestClient, rye: Bakery) -> None:
    for path in (*LISTS, *rye.paths(), "/healthz", "/projects/bakery"):
        whole, head = (api.request(method, path, headers=rye.key()) for method in ("GET", "HEAD"))
        assert (head.status_code, head.content) == (200, b""), path
        for name in ("content-type", "content-length", "etag"):
            assert head.headers.get(name) == whole.headers.get(name), path
    assert api.head("/v1/runs").status_code == 401
    nowhere = api.head("/v1/sessions", headers=rye.key())
    assert (nowhere.status_code, nowhere.headers["allow"]) == (405, "POST")


def test_the_head_of_a_stream_does_not_wait_for_its_events(live: Served, rye: Bakery) -> None:
    key = f"Authorization: {rye.key()['Authorization']}"
    for path in ("/v1/events", f"/v1/runs/{rye.run_id}/events"):
        status, fields, body = asked(live, close(path, key, method="HEAD"))
        assert (status, body) == (b"HTTP/1.1 200 OK", b"")
        assert fields["content-type"] == "text/event-stream; charset=utf-8"


def test_a_path_with_a_slash_too_many_is_nowhere(api: TestClient, rye: Bakery) -> None:
    # Not led to the address the request itself calls the server by, key and all.
    for path in ("/v1/runs/", f"/v1/projects/{rye.project_id}/", "/projects/bakery/"):
        headers = {**rye.key(), "Host": "elsewhere.example"}
        answered = api.get(path, headers=headers, follow_redirects=False)
        assert answered.status_code == 404
        assert "location" not in answered.headers


def test_pages_of_other_origins_may_do_what_a_program_may(postgres: Postgres) -> None:
    from deployments.http_api.app import http_api

    api = TestClient(http_api(postgres, Settings(origins=("https://app.example",))))

    def preflight(origin: str) -> dict[str, str]:
        asks = {
            "Origin": origin,
            "Access-Control-Request-Method": "DELETE",
            "Access-Control-Request-Headers": "authorization, last-event-id, if-none-match",
        }
        answered = api.options("/v1/events", headers=asks)
        return {"status": str(answered.status_code), **answered.headers}

    ours = preflight("https://app.example")
    assert (ours["status"], ours["access-control-allow-origin"]) == ("200", "https://app.example")
    assert "access-control-allow-credentials" not in ours
    theirs = preflight("https://evil.example")
    assert "access-control-allow-origin" not in theirs
