"""Alerts on a real server: told by mail once, told the next person when nobody answers."""

import asyncio
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from uuid import UUID, uuid4

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from prefect import flow
from prefect.blocks.core import Block
from prefect.blocks.notifications import CustomWebhookNotificationBlock
from prefect.client.orchestration import PrefectClient, get_client
from prefect.settings import PREFECT_API_URL

from blocks.mail import Mail
from deployments import alerting
from deployments.alert_automations import alert_automations, told_blocks
from deployments.automations import ensure_these
from deployments.server_questions import ServerQuestions
from domain.alerts import FIRST, NEXT
from domain.errors import AtelierError, NothingToRelease
from domain.gates import GateClosed
from flows.alerts import tell_digest
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]

HURRY = 1 / 6
"""Five minutes become fifty seconds; a server that just started misses no worker for forty."""


class Mailbox:
    """A mail server that keeps what it is sent, and refuses senders from elsewhere."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], str, str]] = []

    async def handle_MAIL(  # noqa: N802 # as aiosmtpd calls it
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if not address.endswith("@studio.example"):
            return "550 not one of ours"
        envelope.mail_from = address
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        mail = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        body = mail.get_body(("plain",))
        text = str(body.get_content()).strip() if body else ""
        self.mails.append((envelope.rcpt_tos, str(mail["subject"]), text))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, int]]:
    kept = Mailbox()
    with socket.socket() as probe:  # the library asks itself on the port it was told
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    yield kept, port
    controller.stop()


@pytest.fixture
def hook() -> Iterator[tuple[list[dict[str, str]], str]]:
    """Where somebody's pager listens."""
    told: list[dict[str, str]] = []

    class Pager(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            is_right = self.headers["authorization"] == "Bearer of-the-pager"
            self.send_response(204 if is_right else 401)
            self.end_headers()
            if is_right:
                told.append(json.loads(body))

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pager)
    threading.Thread(target=server.serve_forever).start()
    yield told, f"http://127.0.0.1:{server.server_address[1]}/page"
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(
    prefect_api: None, mailbox: tuple[Mailbox, int], hook: tuple[list[dict[str, str]], str]
) -> Iterator[ServerQuestions]:
    """A server that tells alerts by mail and escalates them to a pager, in a hurry."""
    mail = Mail(
        host="127.0.0.1",
        port=mailbox[1],
        security="none",
        sender="atelier@studio.example",
        recipients=["ann@studio.example"],
    )
    pager = CustomWebhookNotificationBlock.model_validate(
        {
            "name": "pager",
            "url": hook[1],
            "json_data": {"title": "{{subject}}", "text": "{{body}}"},
            "headers": {"authorization": "Bearer {{token}}"},
            "secrets": {"token": "of-the-pager"},
        }
    )

    async def begin() -> None:
        async with get_client() as client:
            await mail.asave(FIRST, client=client)
            await pager.asave(NEXT, client=client)
            await ensure_these(client, alert_automations(*await told_blocks(client), hurry=HURRY))

    async def end() -> None:
        async with get_client() as client:
            for one in await client.read_automations():
                await client.delete_automation(one.id)
            for block in await client.read_block_documents():
                await client.delete_block_document(block.id)

    asyncio.run(begin())
    time.sleep(1)  # until the server's triggers know them
    yield ServerQuestions(str(PREFECT_API_URL.value()), "atelier")
    asyncio.run(end())


def silent(pool: str) -> dict[str, object]:
    """Return what the server says of a pool nobody works for."""
    return happened("prefect.work-pool.not-ready", f"prefect.work-pool.{pool}", "atelier")


def happened(
    event: str, resource: str, name: str, *related: dict[str, str], **labels: str
) -> dict[str, object]:
    return {
        "id": str(uuid4()),
        "occurred": datetime.now(UTC).isoformat(),
        "event": event,
        "resource": {
            "prefect.resource.id": resource,
            "prefect.resource.name": name,
            **{label.replace("_", "."): value for label, value in labels.items()},
        },
        "related": list(related),
        "payload": {},
    }


def failed(
    name: str, *, error: AtelierError, deployment: str = "of-sites", run: UUID | None = None
) -> dict[str, object]:
    """Return what the server says of a run of one of our deployments."""
    message = f"Flow run encountered an exception: {type(error).__name__}: {error}"
    return happened(
        "prefect.flow-run.Failed",
        f"prefect.flow-run.{run or uuid4()}",
        name,
        {"prefect.resource.id": "prefect.tag.atelier", "prefect.resource.role": "tag"},
        {
            "prefect.resource.id": f"prefect.deployment.{deployment}",
            "prefect.resource.role": "deployment",
        },
        **{"prefect_state-message": message},
    )


def a_run() -> UUID:
    """Make a run the server knows, and return its id."""

    @flow
    def builds() -> None: ...

    with get_client(sync_client=True) as client:
        return client.create_flow_run(builds).id


def until(is_so: Callable[[], object], *, within_s: float = 60) -> None:
    deadline = time.monotonic() + within_s
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.1)


def test_alerts_are_told_once_and_escalated_unless_somebody_answers(
    server: ServerQuestions,
    mailbox: tuple[Mailbox, int],
    hook: tuple[list[dict[str, str]], str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    mails, paged = mailbox[0].mails, hook[0]
    monkeypatch.setattr(alerting, "_server", lambda: server)
    monkeypatch.setattr("getpass.getuser", lambda: "ann")
    server.tell(silent("a"))
    until(lambda: mails)
    until(lambda: alerting.raised_alerts(server))
    assert alerting.acknowledge("no worker") == 0
    server.tell(silent("b"))
    drift = GateClosed("drift", "tenant 'elm'", ("seo-mean",))  # an alert of its own
    server.tell(failed("watch drift", error=drift, deployment="of-drifts"))
    error, run = NothingToRelease(("hero_copy: it broke",)), a_run()
    server.tell(failed("build the first", error=error, run=run))
    until(lambda: any(subject.startswith("P1") for _, subject, _ in mails))
    server.tell(
        failed("build the second", error=NothingToRelease(()))
    )  # of the same deployment: the same alert
    until(lambda: paged, within_s=120)
    assert sorted(subject for _, subject, _ in mails) == [
        "P0 Atelier: no worker",
        "P0 Atelier: no worker",
        "P1 Atelier: a run failed",
    ]
    _, _, body = next(one for one in mails if one[1].startswith("P1"))
    dashboard = str(PREFECT_API_URL.value()).removesuffix("/api")
    assert f"The run: {dashboard}/runs/flow-run/{run}" in body.splitlines()
    to, _, body = next(one for one in mails if one[1].startswith("P0"))
    assert to == ["ann@studio.example"]
    assert body.splitlines() == [
        "atelier: No worker asks for work any more, so nothing that is ordered begins.",
        "Somebody is to answer within 50 seconds.",
        "What to do: docs/operations.md#no-worker",
        "",
        "When somebody looks after it: atelier alerts ack",
    ]
    assert paged == [
        {
            "title": "P0 Atelier: no worker, unanswered",
            "text": "atelier: No worker asks for work any more, so nothing that is ordered begins.\n"
            "Nobody has answered for 50 seconds.\n"
            "What to do: docs/operations.md#no-worker\n\n"
            "When somebody looks after it: atelier alerts ack",
        }
    ]
    capsys.readouterr()
    until(lambda: any(one.is_escalated for one, _ in alerting.raised_alerts(server)))
    assert alerting.alerts(json_=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert {(one["subject"], one["answered_by"], one["is_escalated"]) for one in told} == {
        ("prefect.work-pool.a", "ann", False),
        ("prefect.work-pool.b", None, True),
        ("prefect.deployment.of-sites", None, False),
    }


def test_the_digest_counts_and_is_sent(
    server: ServerQuestions, mailbox: tuple[Mailbox, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerting, "_server", lambda: server)
    server.tell(silent("c"))
    until(lambda: len(mailbox[0].mails) == 1)
    until(lambda: server.alerts(["Atelier: no worker"], within=timedelta(hours=1)))
    digest = asyncio.run(tell_digest(hours=1))
    assert digest.acted["Atelier: no worker"] >= 1
    _, subject, body = mailbox[0].mails[-1]
    assert subject == "P3 Atelier: what happened"
    assert "P0 no worker: " in body
    assert "What to do: docs/operations.md#no-worker" in body


def test_nobody_can_answer_what_was_never_told(
    server: ServerQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerting, "_server", lambda: server)
    with pytest.raises(alerting.BriefInvalid) as refused:
        alerting.acknowledge("a storm")
    assert "There was no alert 'a storm' in the last day." in str(refused.value)


def test_a_block_of_another_kind_is_not_told(prefect_api: None) -> None:
    class Box(Block):
        _block_type_slug = "box-of-nothing"

    async def found(client: PrefectClient) -> object:
        box = Box()
        await box.asave(FIRST, client=client)
        blocks = await told_blocks(client)
        await box.adelete(FIRST, client=client)
        return blocks

    async def asked() -> object:
        async with get_client() as client:
            return await found(client)

    assert asyncio.run(asked()) == (None, None)
