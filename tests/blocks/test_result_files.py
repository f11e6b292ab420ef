"""Results of tasks in files: where Prefect looks for them, and never half of one."""

import asyncio
from pathlib import Path

import pytest
from prefect.filesystems import LocalFileSystem
from prefect.results import ResultStore
from prefect.settings import (
    PREFECT_DEFAULT_RESULT_STORAGE_BLOCK,
    PREFECT_LOCAL_STORAGE_PATH,
    temporary_settings,
)

from blocks.kept_results import place_results
from blocks.result_files import ResultFiles

KEY = "rye/faq/0f"


def store_of(files: LocalFileSystem) -> ResultStore:
    return ResultStore(result_storage=files, cache_result_in_memory=False)


def test_prefects_own_files_and_these_are_the_same(tmp_path: Path) -> None:
    ours, theirs = ResultFiles(basepath=str(tmp_path)), LocalFileSystem(basepath=str(tmp_path))
    store_of(ours).write({"page": "/"}, key=KEY)
    assert store_of(theirs).read(KEY).result == {"page": "/"}
    asyncio.run(store_of(theirs).awrite({"page": "/about/"}, key=f"{KEY}1"))
    assert store_of(ours).read(f"{KEY}1").result == {"page": "/about/"}


def test_a_result_is_found_by_key_with_and_without_a_loop(tmp_path: Path) -> None:
    async def go() -> object:
        store = store_of(ResultFiles(basepath=str(tmp_path)))
        assert not await store.aexists(KEY)
        await store.awrite({"page": "/"}, key=KEY)
        assert await store.aexists(KEY)
        return (await store.aread(KEY)).result

    assert asyncio.run(go()) == {"page": "/"}
    assert store_of(ResultFiles(basepath=str(tmp_path))).exists(KEY)


def test_a_process_killed_while_it_writes_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ResultFiles(basepath=str(tmp_path))
    files.write_path(KEY, b"whole")

    def killed(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[:2])
        raise SystemExit

    monkeypatch.setattr(Path, "write_bytes", killed)
    with pytest.raises(SystemExit):
        files.write_path(KEY, b"another")
    assert files.read_path(KEY) == b"whole"


@pytest.mark.parametrize("path", ["../elsewhere", "rye/../../elsewhere", "/etc/hostname"])
def test_nothing_outside_the_folder_is_read_or_written(tmp_path: Path, path: str) -> None:
    files = ResultFiles(basepath=str(tmp_path / "kept"))
    for touch in (lambda: files.read_path(path), lambda: files.write_path(path, b"")):
        with pytest.raises(ValueError, match=r"outside of .*, where results are kept"):
            touch()
    assert list(tmp_path.iterdir()) == []


def test_a_home_without_a_database_keeps_results_in_its_folder_unless_a_place_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    with temporary_settings({PREFECT_LOCAL_STORAGE_PATH: tmp_path / "kept"}):
        store, theirs = ResultStore(), ResultStore(result_storage=ResultFiles(basepath="x"))
        place_results(store)
        assert store.result_storage == ResultFiles(basepath=str(tmp_path / "kept"))
        place_results(theirs)
        assert theirs.result_storage == ResultFiles(basepath="x")
        with temporary_settings({PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: "s3-bucket/theirs"}):
            place_results(chosen := ResultStore())
            assert chosen.result_storage is None
