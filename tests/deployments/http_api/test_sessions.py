"""Sessions: what a token is good for, when it is refused, and what a browser may do with it."""

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from fastapi.testclient import TestClient
from sqlalchemy import update

from blocks import audit_log
from blocks.api_keys import revoke_key
from blocks.database.schema import Tenant
from blocks.people import change_role, remove_person
from blocks.postgres import Postgres
from deployments.http_api import tokens
from deployments.http_api.app import http_api
from deployments.http_api.settings import Settings
from deployments.http_api.tokens import LEEWAY_S, LIFE_S, WHOLE_S, Tokens
from domain.tenancy import Permission, Role
from tests.deployments.http_api.bakery import ALL, Bakery

SESSIONS, RUNS = "/v1/sessions", "/v1/runs"
NOT_OURS = "The session was not made here, or was changed. Make one at `POST /v1/sessions` with an API key."
TENANT = UUID(int=1)
OVER = (
    "The session has run out. Renew it at `POST /v1/sessions` while it is good, or show the API key "
    "there."
)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def started(api: TestClient, who: dict[str, str], **wanted: object) -> dict[str, Any]:
    answer = api.post(SESSIONS, headers=who, json=wanted)
    assert answer.status_code == 201, answer.text
    return answer.json()


def refusal(api: TestClient, token: str, path: str = RUNS) -> tuple[int, str]:
    answer = api.get(path, headers=bearer(token))
    return answer.status_code, answer.json()["detail"]


def test_a_session_acts_for_the_key_it_was_made_from(api: TestClient, rye: Bakery) -> None:
    made = started(api, rye.key())
    assert made["role"] == "owner"
    assert made["scopes"] == [scope.value for scope in ALL]
    left = datetime.fromisoformat(made["expires_at"]) - datetime.now(UTC)
    assert timedelta(seconds=LIFE_S - 30) < left <= timedelta(seconds=LIFE_S)
    for path in rye.paths():
        mine = api.get(path, headers=bearer(made["token"]))
        assert (mine.status_code, mine.content) == (200, api.get(path, headers=rye.key()).content)


def test_a_session_reads_nothing_of_another_tenant(
    api: TestClient, rye: Bakery, oat: Bakery
) -> None:
    token = started(api, oat.key())["token"]
    for path in rye.paths():
        assert api.get(path, headers=bearer(token)).status_code == 404


def test_a_session_says_who_for_how_long_and_for_what(api: TestClient, rye: Bakery) -> None:
    token = started(api, rye.key(Role.VIEWER), scopes=["run:read", "project:read"])["token"]
    said = jwt.decode(token, options={"verify_signature": False})
    assert jwt.get_unverified_header(token) == {
        "alg": "EdDSA",
        "kid": str(int(said["iat"]) // 86_400),
        "typ": "atelier-session+jwt",
    }
    prefix = rye.key(Role.VIEWER)["Authorization"].split("_")[1]
    assert len(said.pop("jti")) == 32
    assert said == {
        "iss": "atelier",
        "aud": "atelier-http-api",
        "sub": f"key:{prefix}",
        "iat": said["iat"],
        "exp": said["iat"] + 900,
        "since": said["iat"],
        "tenant": str(rye.tenant_id),
        "scope": "run:read project:read",
    }


def test_a_session_may_do_less_than_its_key_but_never_more(api: TestClient, rye: Bakery) -> None:
    key = rye.key(scopes=[Permission.RUN_READ, Permission.COST_READ])
    narrow = started(api, key, scopes=["run:read"])
    assert api.get(RUNS, headers=bearer(narrow["token"])).status_code == 200
    assert refusal(api, narrow["token"], "/v1/costs")[0] == 403
    for who in (key, bearer(narrow["token"])):
        answer = api.post(SESSIONS, headers=who, json={"scopes": ["project:read"]})
        assert answer.status_code == 403
        assert "may not use `project:read`." in answer.json()["detail"]
    assert started(api, bearer(narrow["token"]))["scopes"] == ["run:read"]
    none = started(api, key, scopes=[])
    assert refusal(api, none["token"])[0] == 403


@pytest.mark.parametrize("how", ["key", "person", "role", "tenant"])
def test_a_session_ends_with_key_person_role_and_tenant(postgres: Postgres, how: str) -> None:
    who, email = Bakery.opened(postgres, "spelt"), "owner@spelt.example"
    api = TestClient(http_api(postgres, Settings(known_s=0)))
    token = started(api, who.key())["token"]
    assert api.get("/v1/costs", headers=bearer(token)).status_code == 200
    with postgres.session(who.tenant_id) as session:
        match how:
            case "key":
                revoke_key(session, who.key()["Authorization"].split("_")[1])
            case "person":
                change_role(session, email="admin@spelt.example", role=Role.OWNER)
                remove_person(session, email=email)
            case "role":
                change_role(session, email="admin@spelt.example", role=Role.OWNER)
                change_role(session, email=email, role=Role.VIEWER)
            case _:
                session.execute(update(Tenant).values(status="suspended"))
    assert refusal(api, token, "/v1/costs")[0] == (403 if how == "role" else 401)


def test_a_session_that_has_run_out_is_refused(
    api: TestClient, postgres: Postgres, rye: Bakery
) -> None:
    prefix = rye.key()["Authorization"].split("_")[1]
    old = Tokens(
        postgres.seal_key.get_secret_value().encode(),
        clock=lambda: datetime.now(UTC).timestamp() - LIFE_S - LEEWAY_S - 2,
    )
    token, _ = old.new(tenant_id=rye.tenant_id, user=f"key:{prefix}", scopes=ALL)
    assert refusal(api, token) == (401, OVER)


def test_clocks_may_differ_by_five_seconds() -> None:
    now = 1_800_000_000.0
    made = Tokens(b"secret", clock=lambda: 1_800_000_000.0)
    token, session = made.new(tenant_id=TENANT, user="key:a", scopes=())
    reader = Tokens(b"secret", clock=lambda: now)
    for shift in (-LEEWAY_S, 0, LIFE_S, LIFE_S + LEEWAY_S):
        now = 1_800_000_000 + shift
        assert reader.read(token) == session
    for shift, why in ((-LEEWAY_S - 1, NOT_OURS), (LIFE_S + LEEWAY_S + 1, OVER)):
        now = 1_800_000_000 + shift
        with pytest.raises(ValueError, match="session") as refused:
            reader.read(token)
        assert str(refused.value) == why


def test_a_session_is_renewed_for_twelve_hours_after_the_key_was_shown() -> None:
    now = 1_800_000_000.0
    made = Tokens(b"secret", clock=lambda: now)
    began = datetime.fromtimestamp(now, UTC)
    now += WHOLE_S - 60
    _, last = made.new(tenant_id=TENANT, user="key:a", scopes=(), since=began)
    assert last.until - began == timedelta(seconds=WHOLE_S)
    now += 60
    with pytest.raises(ValueError, match="twelve hours"):
        made.new(tenant_id=TENANT, user="key:a", scopes=(), since=began)


def test_the_signing_key_changes_every_day_and_old_ones_are_refused() -> None:
    now = 86_400.0 * 20_000 - 10
    tokens_ = Tokens(b"secret", clock=lambda: now)
    token, session = tokens_.new(tenant_id=TENANT, user="key:a", scopes=())
    now += 20  # the next day
    assert tokens_.read(token) == session
    later, _ = tokens_.new(tenant_id=TENANT, user="key:a", scopes=())
    first, second = (jwt.get_unverified_header(one)["kid"] for one in (token, later))
    assert (first, second) == ("19999", "20000")
    now += 2 * 86_400
    with pytest.raises(ValueError, match="not made here"):
        tokens_.read(later)


def test_a_token_signed_otherwise_is_refused(
    api: TestClient, postgres: Postgres, rye: Bakery
) -> None:
    token = started(api, rye.key())["token"]
    head, body, signature = token.split(".")
    said = jwt.decode(token, options={"verify_signature": False})
    headers = {name: jwt.get_unverified_header(token)[name] for name in ("kid", "typ")}
    secret = postgres.seal_key.get_secret_value().encode()
    own = tokens._key(secret, int(headers["kid"]))  # pyright: ignore[reportPrivateUsage] # an attacker who knows the public half
    public = own.public_key().public_bytes_raw()
    rsa = generate_private_key(public_exponent=65537, key_size=2048)
    pem = rsa.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )

    def part(value: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    forged = {
        "none": f"{part({**headers, 'alg': 'none'})}.{body}.",
        "HS256 with the public key": jwt.encode(said, public, "HS256", headers=headers),
        "RS256": jwt.encode(said, pem, "RS256", headers=headers),
        "another key": Tokens(b"other").new(tenant_id=rye.tenant_id, user=said["sub"], scopes=ALL)[
            0
        ],
        "another day": jwt.encode(said, own, "EdDSA", headers={**headers, "kid": "1"}),
        "no kid": jwt.encode(said, own, "EdDSA", headers={"typ": headers["typ"]}),
        "another type": jwt.encode(said, own, "EdDSA", headers={**headers, "typ": "JWT"}),
        "another audience": jwt.encode({**said, "aud": "else"}, own, "EdDSA", headers=headers),
        "another issuer": jwt.encode({**said, "iss": "else"}, own, "EdDSA", headers=headers),
        "changed": f"{head}.{part({**said, 'tenant': str(rye.run_id)})}.{signature}",
        "not signed": f"{head}.{body}.",
        "nonsense": "a.b.c",
        **{
            f"without {name}": jwt.encode(
                {key: one for key, one in said.items() if key != name},
                own,
                "EdDSA",
                headers=headers,
            )
            for name in said
        },
    }
    assert api.get(RUNS, headers=bearer(token)).status_code == 200
    for what, one in forged.items():
        assert refusal(api, one) == (401, NOT_OURS), what


def test_starting_a_session_is_written_down_and_renewing_is_not(
    api: TestClient, postgres: Postgres, rye: Bakery
) -> None:
    before = entries(postgres, rye)
    token = started(api, rye.key(), scopes=["run:read"])["token"]
    started(api, bearer(token))
    prefix = rye.key()["Authorization"].split("_")[1]
    (made,) = entries(postgres, rye)[len(before) :]
    assert made == ("start session", f"key {prefix}", '{"scopes":["run:read"]}')


def entries(postgres: Postgres, who: Bakery) -> list[tuple[str, str, str]]:
    with postgres.session(who.tenant_id) as session:
        return [(one.action, one.subject, one.detail) for one in audit_log.entries(session)]


def test_a_browser_keeps_a_session_no_script_and_no_other_site_reaches(
    api: TestClient, rye: Bakery
) -> None:
    for base, name, secure in (
        ("http://testserver", "atelier", ""),
        ("https://testserver", "__Host-atelier", "; Secure"),
    ):
        browser = TestClient(api.app, base_url=base)
        answer = browser.post(SESSIONS, headers=rye.key(), json={"cookie": True})
        assert answer.json()["token"] is None
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"{name}=ey")
        assert cookie.endswith(f"; HttpOnly; Max-Age=900; Path=/; SameSite=strict{secure}")
        assert browser.get(RUNS).status_code == 200
        ended = browser.delete(f"{SESSIONS}/current", headers={"Sec-Fetch-Site": "same-origin"})
        assert (ended.status_code, ended.content) == (204, b"")
        assert browser.get(RUNS).status_code == 401


OWN, OTHER = {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "cross-site"}


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [
        ("GET", {}, 200),
        ("GET", {"Sec-Fetch-Site": "none"}, 200),
        ("GET", OWN, 200),
        ("GET", OTHER, 403),
        ("GET", {"Sec-Fetch-Site": "same-site"}, 403),
        ("GET", {"Origin": "http://evil.example"}, 403),
        ("POST", {}, 403),
        ("POST", {"Sec-Fetch-Site": "none"}, 403),
        ("POST", OTHER, 403),
        ("POST", {"Sec-Fetch-Site": "same-site"}, 403),
        ("POST", {"Origin": "http://evil.example"}, 403),
        ("POST", {"Origin": "null"}, 403),
        ("POST", OWN, 201),
        ("POST", {"Origin": "http://testserver"}, 201),
    ],
)
def test_a_cookie_counts_only_for_pages_of_the_same_origin(
    api: TestClient, rye: Bakery, method: str, headers: dict[str, str], status: int
) -> None:
    browser = TestClient(api.app)
    browser.post(SESSIONS, headers=rye.key(), json={"cookie": True})
    path = SESSIONS if method == "POST" else RUNS
    answer = browser.request(method, path, headers=headers, json={} if method == "POST" else None)
    assert answer.status_code == status
    if status == 403:
        assert answer.json()["detail"] == (
            "The request came with a browser's cookie, but not from a page of this origin. "
            "Programs send an API key or a session as `Authorization: Bearer`."
        )
    # A header says on its own whom it comes from.
    assert api.get(RUNS, headers={**OTHER, **rye.key()}).status_code == 200
