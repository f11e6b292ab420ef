"""What must stay in one place is looked for in all others, after runs in which the service misbehaves."""

import asyncio
import base64
import json
import logging
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from prefect import get_client
from prefect.settings import (
    PREFECT_API_DATABASE_CONNECTION_URL,
    PREFECT_LOCAL_STORAGE_PATH,
    temporary_settings,
)
from psycopg import sql
from sqlalchemy import make_url

from blocks.database.isolation import connect_as_admin
from blocks.database.schema import tables
from blocks.database_home import DATABASE, DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.tenants import tenant_id
from domain.agents import WEBSITE_AGENTS
from domain.model.errors import ModelMisconfigured
from domain.model.prompt_file import house_rules, prompt_of
from domain.release import Built
from flows.website import build_website
from tests.messages_api import faults
from tests.messages_api.actor import Body, Drafting, Place, question, shared
from tests.messages_api.errors import ApiError
from tests.messages_api.faults import Fault
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi

pytestmark = pytest.mark.long

KEY = "sk-ant-canary-7f3a91c2"
PHONE, MAIL, PERSON = "01943 496 0777", "loaves@quillfeather.example", "Mornay Quillfeather"
CONTACTS = (PHONE, PHONE.replace(" ", "")[1:], "4960777", "quillfeather", "mornay")
BRIEF = f"""# Rye & Co

Rye & Co bakes bread in Otley. Call {PHONE} or write to {MAIL}. Open Tue-Sat 7am-3pm.
We have baked in the old mill since 1987. {PERSON} rises at three.

## Services

- Wedding cakes: made to order, with a tasting beforehand. From £180.

## Team

- {PERSON} – baker
"""
FIRST, SECOND = "alpha-quokka", "beta-numbat"
AGENTS = [agent for agent in WEBSITE_AGENTS if agent.prompt]
PROMPTS = [
    house_rules().splitlines()[2][:60],
    *(part[:60] for agent in AGENTS for part in (prompt_of(agent).role, prompt_of(agent).task)),
]
"""Words of every prompt, as they stand in it."""


def echo(kind: str) -> Fault:
    """Answer with an error that repeats key and prompt."""
    return Fault(kind="echo", error=ApiError(kind, ""))


MISFORTUNES = (
    faults.ECHO,
    echo("api_error"),
    faults.REFUSAL,
    faults.STREAM_ERROR,
    faults.TRUNCATED,
)
MARK = re.compile(r"\{\{f-[0-9a-f]{10}[^}]*\}\}")


def on_brand(body: Body) -> bool:
    """Whether it is asked by the agent for whose words typefaces and pictures wait."""
    return "You are a brand strategist" in question(body)


def lying(body: Body) -> str:
    """Claim what no fact says of everybody whose mark is shown, so that it is asked about again."""
    shown = dict.fromkeys(MARK.findall(shared(body) + question(body)))
    marks = "".join(f" {one}" for one in shown if "f-0123456789" not in one)

    def change(place: Place, text: str) -> str:
        return (
            f"An award-winning bakery:{marks}."[: place.longest]
            if place.name == "home.headline"
            else text
        )

    return Drafting(change)(body)


@dataclass
class Aftermath:
    """What is left of some runs."""

    home: Path
    api: MessagesApi
    admin_url: str
    built: dict[str, Built] = field(default_factory=dict[str, Built])
    asked: dict[str, int] = field(default_factory=dict[str, int])
    errors: list[str] = field(default_factory=list[str])
    logged: list[str] = field(default_factory=list[str])
    kept: dict[str, bytes] = field(default_factory=dict[str, bytes])
    """All that was kept anywhere, by where."""

    def run(self, tenant: str, *, wrong: tuple[Fault, ...] = ()) -> None:
        self.api.faults.next(*wrong)
        before = len(self.api.log.questions)

        try:
            self.built[tenant] = asyncio.run(
                build_website(
                    BRIEF,
                    tenant=tenant,
                    out=str(self.home / f"out-{tenant}"),
                    engine="claude",
                    rounds=0,
                )
            )
        except ModelMisconfigured as error:
            self.errors.append("".join(traceback.format_exception(error)))
        self.asked[tenant] = len(self.api.log.questions) - before

    def rows(self, tenant: str | None = None) -> dict[str, list[str]]:
        """Return all rows of the database as text by table, or those of one tenant."""
        found: dict[str, list[str]] = {}
        url = make_url(self.admin_url).set(database=DATABASE).render_as_string(hide_password=False)
        owner = tenant and tenant_id(DatabaseHome().postgres(), tenant)
        with connect_as_admin(url) as admin:
            for table in tables():
                if owner and "tenant_id" not in table.columns:
                    continue
                ask = sql.SQL("SELECT t::text FROM {} t").format(
                    sql.Identifier(*filter(None, (table.schema, table.name)))
                )
                if owner:
                    ask += sql.SQL(" WHERE tenant_id = {}").format(sql.Literal(str(owner)))
                found[table.name] = [str(row[0]) for row in admin.execute(ask).fetchall()]
        return found

    def everything(self) -> dict[str, bytes]:
        """Return all that was kept anywhere, by where."""
        kept = {str(file): file.read_bytes() for file in self.home.rglob("*") if file.is_file()}
        database = Path(make_url(str(PREFECT_API_DATABASE_CONNECTION_URL.value())).database or "")
        kept |= {str(f): f.read_bytes() for f in database.parent.glob(f"{database.name}*")}
        kept |= {f"table {name}": "\n".join(said).encode() for name, said in self.rows().items()}
        kept["logged"] = "\n".join(self.logged).encode()
        kept["raised"] = "\n".join(self.errors).encode()
        with get_client(sync_client=True) as client:
            seen: list[Any] = [*client.read_flow_runs(), *client.read_task_runs()]
            seen += client.read_artifacts()
        kept["prefect"] = "\n".join(one.model_dump_json() for one in seen).encode()
        return {where: _opened(said) for where, said in kept.items()}


class _Lines(logging.Handler):
    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines
        self.setFormatter(logging.Formatter())

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory: pytest.TempPathFactory, prefect_api: None) -> Iterator[Aftermath]:
    home = tmp_path_factory.mktemp("leaks")
    with (
        pytest.MonkeyPatch.context() as patch,
        EmbeddedPostgres.throwaway() as admin_url,
        messages_api(keys={KEY}, actor=lying) as api,
        temporary_settings({PREFECT_LOCAL_STORAGE_PATH: home / "results"}),
    ):
        patch.setenv("ATELIER_HOME", str(home / "home"))
        patch.setenv("ANTHROPIC_API_KEY", KEY)
        patch.setenv("ANTHROPIC_BASE_URL", api.url)
        DatabaseHome().init(admin_url)
        left = Aftermath(home, api, admin_url)
        handler = _Lines(left.logged)
        loggers = [
            logging.getLogger(name)
            for name in ("", "asyncio", "prefect", "prefect.flow_runs", "prefect.task_runs")
        ]
        for logger in loggers:
            logger.addHandler(handler)
        left.run("gamma", wrong=MISFORTUNES)
        left.api.faults.when(on_brand, echo("authentication_error"))
        left.run("locked")
        left.api.faults = type(left.api.faults)()
        left.api.faults.when(on_brand, echo("permission_error"))
        left.run("barred")
        left.api.faults = type(left.api.faults)()
        left.run(FIRST)
        left.run(SECOND)
        for logger in loggers:
            logger.removeHandler(handler)
        left.kept = left.everything()
        yield left


def holding(kept: dict[str, bytes], words: str) -> list[str]:
    """Return where words stand."""
    sought = {words.encode(), json.dumps(words)[1:-1].encode(), words.encode("utf-16-le")}
    return [where for where, said in kept.items() if any(one in said for one in sought)]


def _opened(said: bytes) -> bytes:
    """Return bytes with what is in them as hexadecimal digits or in base64, and in that again."""
    digits = re.findall(rb"\\x((?:[0-9a-f]{2}){20,})", said)
    whole = b"\n".join((said, *(bytes.fromhex(one.decode()) for one in digits)))
    packed = re.findall(rb"[A-Za-z0-9+/]{80,}={0,2}", re.sub(rb"\\n|\n", b"", whole))
    return b"\n".join((whole, *(base64.b64decode(one[: len(one) // 4 * 4]) for one in packed)))


def test_words_that_are_kept_are_found_wherever_they_are(aftermath: Aftermath) -> None:
    found = holding(aftermath.kept, "Otley")
    for where in ("table results", "table model_calls", "table releases", "prefect"):
        assert where in found
    assert "logged" in holding(aftermath.kept, "Rye & Co")  # the name of its run
    assert any(".db" in where for where in found)
    assert any("/briefs/" in where for where in found)
    pickled = base64.b64encode(b"x" * 80 + KEY.encode())
    nested = rb"(1,\x" + (b'{"result":"' + pickled).hex().encode()
    assert holding({"here": _opened(nested)}, KEY) == ["here"]


def test_the_service_misbehaved_in_every_way(aftermath: Aftermath) -> None:
    seen = [one.fault for one in aftermath.api.log.questions if one.fault]
    assert set(seen) == {fault.kind for fault in MISFORTUNES}
    assert [error.rstrip().rpartition("cannot be used: ")[2] for error in aftermath.errors] == [
        "it does not accept the key. Put a valid key into the block.",
        "the key is not allowed to use it. Allow it for the key, or name another model.",
    ]


def test_the_key_is_nowhere(aftermath: Aftermath) -> None:
    assert holding(aftermath.kept, KEY) == []
    assert holding(aftermath.kept, KEY[-12:]) == []


def test_no_question_is_kept_anywhere(aftermath: Aftermath) -> None:
    for words in (*PROMPTS, "<slot name=", "<background ", "Some of this cannot be taken."):
        assert holding(aftermath.kept, words) == []


def test_nothing_by_which_somebody_is_reached_is_sent_to_the_service(aftermath: Aftermath) -> None:
    sent = [json.dumps(one.body, ensure_ascii=False) for one in aftermath.api.log.questions]
    assert any("Some of this cannot be taken" in body for body in sent)
    assert any(MARK.search(body) for body in sent)
    for words in CONTACTS:
        assert not [body for body in sent if words in body.lower()]


def test_tenants_who_send_the_same_brief_share_nothing_but_its_words(aftermath: Aftermath) -> None:
    postgres = DatabaseHome().postgres()
    rows = {tenant: aftermath.rows(tenant) for tenant in (FIRST, SECOND)}
    assert aftermath.asked[FIRST] == aftermath.asked[SECOND] > 0
    sites = [aftermath.built[tenant].manifest.site_sha256 for tenant in (FIRST, SECOND)]
    assert sites[0] == sites[1]
    for mine, other in ((FIRST, SECOND), (SECOND, FIRST)):
        assert len(rows[mine]["model_calls"]) == aftermath.asked[mine]
        said = "\n".join(row for table in rows[mine].values() for row in table)
        assert other not in said
        assert str(tenant_id(postgres, other)) not in said
    ids = [set(_UUID.findall("\n".join(rows[one]["model_calls"]))) for one in (FIRST, SECOND)]
    assert not ids[0] & ids[1]


_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
