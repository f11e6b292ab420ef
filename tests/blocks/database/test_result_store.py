"""Kept results: found by every run of the tenant and by nobody else, and only under a tenant's key."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from prefect.blocks.core import Block
from prefect.client.orchestration import get_client
from prefect.results import ResultStore
from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_DEFAULT_RESULT_STORAGE_BLOCK,
    temporary_settings,
)
from pydantic import SecretStr
from sqlalchemy import text

from blocks.database.roles import APP, READER, RELAY
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.kept_results import place_results
from blocks.postgres import Postgres
from blocks.result_store import PostgresResults
from blocks.tenants import ensure_tenant
from flows.website import build_website
from tests.blocks.database.databases import Database
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]

ROOT = Path(__file__).parents[3]
BRIEF = """\
# Rye & Co
We bake sourdough in Otley. Call 01943 496 0000.
## Bread
- Sourdough loaf - £4.20
## Hours
Tue-Sat 7am-3pm
"""


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(shared.urls[APP]),
        reader_url=SecretStr(shared.urls[READER]),
        relay_url=SecretStr(shared.urls[RELAY]),
        seal_key=SecretStr(shared.credentials.seal_key),
    )


@pytest.fixture(scope="module")
def results(postgres: Postgres) -> PostgresResults:
    return PostgresResults(postgres=postgres)


@pytest.fixture
def tenants(postgres: Postgres) -> tuple[str, str]:
    slugs = f"rye-{uuid4().hex[:8]}", f"oat-{uuid4().hex[:8]}"
    for slug in slugs:
        ensure_tenant(postgres, slug)
    return slugs


def rows(postgres: Postgres, slug: str) -> list[tuple[str, str]]:
    tenant_id = postgres.tenant(slug)
    assert tenant_id
    with postgres.session(tenant_id) as session:
        found = session.execute(text("SELECT key, xmin::text FROM app.results ORDER BY key"))
        return [(row.key, row.xmin) for row in found]


def test_what_is_written_is_read_and_the_last_word_stays(
    results: PostgresResults, tenants: tuple[str, str]
) -> None:
    key = f"{tenants[0]}/faq/0f"
    results.write_path(key, content=b"\0first")
    results.write_path(key, content=b"\0second")
    assert results.read_path(key) == b"\0second"


def test_the_same_bytes_again_write_no_row(
    results: PostgresResults, postgres: Postgres, tenants: tuple[str, str]
) -> None:
    key = f"{tenants[0]}/faq/0f"
    results.write_path(key, content=b"once")
    before = rows(postgres, tenants[0])
    results.write_path(key, content=b"once")
    assert rows(postgres, tenants[0]) == before
    results.write_path(key, content=b"other")
    assert rows(postgres, tenants[0]) != before


def test_a_key_without_a_result_is_a_value_error(
    results: PostgresResults, tenants: tuple[str, str]
) -> None:
    key = f"{tenants[0]}/faq/none"
    with pytest.raises(ValueError) as missing:  # noqa: PT011 # the whole sentence is compared
        results.read_path(key)
    assert str(missing.value) == f"No result is kept under '{key}'; its task has to run."


def test_a_shared_block_keeps_each_result_under_the_tenant_of_its_key(
    results: PostgresResults, postgres: Postgres, tenants: tuple[str, str]
) -> None:
    for slug in tenants:
        results.write_path(f"{slug}/faq/0f", content=slug.encode())
    for slug in tenants:
        assert [key for key, _ in rows(postgres, slug)] == [f"{slug}/faq/0f"]
        assert results.read_path(f"{slug}/faq/0f") == slug.encode()


@pytest.mark.parametrize("key", ["54a7d52df54f4e44", "/rye/faq", "Rye/faq", "rye/", "rye/a\0b", ""])
def test_a_key_without_a_tenant_is_refused(results: PostgresResults, key: str) -> None:
    expected = (
        f"The result key {key!r} does not begin with a tenant. Give the task a cache key of the form "
        "`<tenant>/...`, or set `persist_result=False` where it is made."
    )
    with pytest.raises(ValueError) as written:  # noqa: PT011 # the whole sentence is compared
        results.write_path(key, content=b"")
    with pytest.raises(ValueError) as read:  # noqa: PT011 # the whole sentence is compared
        results.read_path(key)
    assert str(written.value) == str(read.value) == expected


def test_a_block_of_one_tenant_refuses_the_keys_of_others(
    postgres: Postgres, tenants: tuple[str, str]
) -> None:
    mine, other = tenants
    own = PostgresResults(postgres=postgres, tenant=mine)
    own.write_path(f"{mine}/faq/0f", content=b"mine")
    assert own.read_path(f"{mine}/faq/0f") == b"mine"
    with pytest.raises(ValueError) as refused:  # noqa: PT011 # the whole sentence is compared
        own.read_path(f"{other}/faq/0f")
    assert str(refused.value) == (
        f"The result key '{other}/faq/0f' is one of tenant '{other}', but this block keeps the "
        f"results of '{mine}' only. Use a block of that tenant, or one without a tenant."
    )


def test_a_tenant_nobody_knows_is_made_for_its_first_result_and_not_for_looking(
    results: PostgresResults, postgres: Postgres
) -> None:
    slug = f"new-{uuid4().hex[:8]}"
    with pytest.raises(ValueError, match="its task has to run"):
        results.read_path(f"{slug}/faq/0f")
    assert postgres.tenant(slug) is None
    results.write_path(f"{slug}/faq/0f", content=b"first")
    assert postgres.tenant(slug)
    assert results.read_path(f"{slug}/faq/0f") == b"first"


def test_what_has_no_tenant_goes_to_the_folder_that_is_named(
    postgres: Postgres, tenants: tuple[str, str], tmp_path: Path
) -> None:
    results = PostgresResults(postgres=postgres, elsewhere=tmp_path / "notes")
    results.write_path("54a7d52df54f4e44", content=b"why it failed")
    assert results.read_path("54a7d52df54f4e44") == b"why it failed"
    assert (tmp_path / "notes" / "54a7d52df54f4e44").read_bytes() == b"why it failed"
    results.write_path(f"{tenants[0]}/faq/0f", content=b"kept")
    assert [key for key, _ in rows(postgres, tenants[0])] == [f"{tenants[0]}/faq/0f"]
    assert [path.name for path in (tmp_path / "notes").iterdir()] == ["54a7d52df54f4e44"]


def test_a_home_with_a_database_keeps_results_there_unless_a_place_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    store = ResultStore()
    assert store.result_storage is None
    with EmbeddedPostgres.throwaway() as admin_url:
        DatabaseHome().init(admin_url)
        chosen = ResultStore(result_storage=PostgresResults(tenant="rye"))
        place_results(chosen)
        assert chosen.result_storage == PostgresResults(tenant="rye")
        with temporary_settings({PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: "s3-bucket/theirs"}):
            place_results(store)
            assert store.result_storage is None
        place_results(store)
        assert isinstance(store.result_storage, PostgresResults)


def test_prefect_keeps_a_record_under_the_key_itself_and_not_under_a_path(
    postgres: Postgres, tenants: tuple[str, str]
) -> None:
    key = f"{tenants[0]}/faq/0f"
    unsaved = PostgresResults(postgres=postgres)
    ResultStore(result_storage=unsaved).write({"page": "/"}, key=key)
    assert [kept for kept, _ in rows(postgres, tenants[0])] == [key]
    again = ResultStore(result_storage=unsaved, cache_result_in_memory=False)
    assert again.exists(key)
    assert again.read(key).result == {"page": "/"}
    assert not again.exists(f"{key}0")


def test_without_a_database_of_its_own_a_block_uses_that_of_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    with EmbeddedPostgres.throwaway() as admin_url:
        ensure_tenant(DatabaseHome().init(admin_url), "rye")
        PostgresResults().write_path("rye/faq/0f", content=b"at home")
        assert PostgresResults().read_path("rye/faq/0f") == b"at home"


def test_a_result_that_comes_while_the_server_is_down_is_kept_once_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    home = DatabaseHome()
    home.init()
    try:
        results = PostgresResults()
        results.write_path("rye/faq/0f", content=b"before")
        pid = home.embedded.status().pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        results.write_path("rye/faq/1f", content=b"after")
        assert results.read_path("rye/faq/0f") == b"before"
        assert results.read_path("rye/faq/1f") == b"after"
    finally:
        home.embedded.stop()


def test_the_event_loop_goes_on_while_the_database_works(
    results: PostgresResults, postgres: Postgres, tenants: tuple[str, str]
) -> None:
    key = f"{tenants[0]}/faq/0f"
    results.write_path(key, content=b"before")
    tenant_id = postgres.tenant(tenants[0])
    assert tenant_id
    held, free = threading.Event(), threading.Event()

    def hold(owner: UUID) -> None:
        with postgres.session(owner) as session:
            session.execute(text("SELECT FROM app.results FOR UPDATE"))
            held.set()
            free.wait(20)

    async def write_while_it_is_held() -> bytes:
        writing = asyncio.create_task(results.awrite_path(key, content=b"after"))
        for _ in range(100):
            await asyncio.sleep(0)  # a loop that is blocked never comes to set `free`
        free.set()
        await writing
        return await results.aread_path(key)

    holder = threading.Thread(target=hold, args=(tenant_id,))
    holder.start()
    assert held.wait(20)
    started = threading.Timer(10, free.set)
    started.start()
    assert asyncio.run(write_while_it_is_held()) == b"after"
    assert started.is_alive()
    started.cancel()
    holder.join()


def test_the_second_build_works_on_nothing_and_another_tenant_on_everything(
    results: PostgresResults,
    postgres: Postgres,
    prefect_api: None,
    tenants: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    brief = tmp_path / "brief.md"
    brief.write_text(BRIEF, encoding="utf-8")
    results.save("everyone", overwrite=True)
    flow = build_website.with_options(persist_result=False)

    def build(slug: str, out: str) -> tuple[int, int]:
        built = asyncio.run(flow(str(brief), tenant=slug, out=str(tmp_path / out)))
        return len(built.agents_run), len(built.agents_cached)

    mine, other = tenants
    with temporary_settings(
        {PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: "atelier-postgres-results/everyone"}
    ):
        worked, found = build(mine, "first")
        kept = rows(postgres, mine)
        assert found == 0
        assert len(kept) > worked
        assert not rows(postgres, other)
        assert build(mine, "again") == (0, worked)
        assert rows(postgres, mine) == kept
        assert build(other, "theirs") == (worked, 0)
        assert len(rows(postgres, other)) == len(kept)


def test_a_saved_block_keeps_its_secrets_to_itself_and_is_known_in_every_process(
    results: PostgresResults, prefect_api: None, tenants: tuple[str, str], tmp_path: Path
) -> None:
    results.write_path(f"{tenants[0]}/faq/0f", content=b"from here")
    results.save("everyone", overwrite=True)
    with get_client(sync_client=True) as client:
        shown = client.read_block_document_by_name(
            "everyone", "atelier-postgres-results", include_secrets=False
        ).model_dump_json()
    assert results.postgres
    for secret in (results.postgres.app_url, results.postgres.seal_key):
        assert secret.get_secret_value() not in shown
    # What `prefect.collections` in the installed project's entry points does, for this process only.
    known = tmp_path / "known-0.dist-info"
    known.mkdir()
    (known / "METADATA").write_text("Metadata-Version: 2.1\nName: known\nVersion: 0\n", "utf-8")
    (known / "entry_points.txt").write_text(
        "[prefect.collections]\nknown = blocks.result_store\n", encoding="utf-8"
    )
    program = (
        "import sys; from prefect.blocks.core import Block; "
        "block = Block.load('atelier-postgres-results/everyone'); "
        "sys.stdout.buffer.write(block.read_path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, f"{tenants[0]}/faq/0f"],
        env={
            **os.environ,
            "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}",
            "PREFECT_API_URL": str(PREFECT_API_URL.value()),
        },
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"from here"
    assert isinstance(Block.load("atelier-postgres-results/everyone"), PostgresResults)
