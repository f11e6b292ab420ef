import os
import shutil
import signal
import stat
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psutil
import psycopg
import pytest

from blocks import _postgres_process as process
from blocks.embedded_postgres import EmbeddedPostgres, PostgresStatus
from tests.blocks.embedded_postgres.folders import copied

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
START = """
import sys
from pathlib import Path
from blocks.embedded_postgres import EmbeddedPostgres
server = EmbeddedPostgres(folder=Path(sys.argv[1]))
server.start()
print(server.status().pid, flush=True)
"""
THROW_AWAY = """
import sys
from blocks.embedded_postgres import EmbeddedPostgres
with EmbeddedPostgres.throwaway() as url:
    print(url, flush=True)
    sys.stdin.read()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another user")


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url.replace("+psycopg", "", 1), autocommit=True)


def setting(url: str, name: str) -> object:
    with connect(url) as connection:
        row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
        assert row
        return row[0]


def program(text: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", text, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def said(child: "subprocess.Popen[str]") -> str:
    assert child.stdout
    return child.stdout.readline().strip()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def has_ended(pid: int | None) -> bool:
    """Whether a process is gone, or waits for nothing but to be noticed by its parent."""
    try:
        ended = psutil.Process(pid)
        ended.wait(5)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired as error:
        return psutil.Process(error.pid).status() == psutil.STATUS_ZOMBIE
    return True


def test_a_started_server_is_found_again_until_it_is_stopped(server: EmbeddedPostgres) -> None:
    run = server.folder / "run"
    url = server.start()
    first = server.status()
    assert first == PostgresStatus(
        is_running=True, pid=first.pid, version="18.4", folder=server.folder, socket=run
    )
    assert server.start() == url
    assert server.status() == first
    assert server.stop()
    assert not server.stop()
    assert server.status() == PostgresStatus(
        is_running=False, pid=None, version="18", folder=server.folder, socket=run
    )
    assert has_ended(first.pid)
    kept = {path.name for path in server.folder.iterdir()}
    assert kept == {"data", "life", "lock", "log", "password"}


def test_a_folder_without_a_server_is_left_as_it_is(folder: Path) -> None:
    server = EmbeddedPostgres(folder=folder)
    assert server.status() == PostgresStatus(
        is_running=False, pid=None, version=None, folder=folder, socket=folder / "run"
    )
    assert not server.stop()
    assert not folder.exists()


def test_the_folder_stands_in_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path))
    assert EmbeddedPostgres().folder == tmp_path / "postgres"


def test_nobody_gets_in_without_the_password(server: EmbeddedPostgres) -> None:
    url = server.start()
    parts = urlsplit(url)
    socket = parse_qs(parts.query)["host"][0]
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(host=socket, user="postgres", passfile="/nowhere")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(url.replace("postgres:", "postgres:x", 1))
    pid = server.status().pid
    assert pid
    assert [c for c in psutil.Process(pid).net_connections() if c.family.name != "AF_UNIX"] == []


def test_what_must_stay_private_is_closed_to_others(server: EmbeddedPostgres) -> None:
    server.start()
    password = server.folder / "password"
    assert mode(password) == 0o600
    assert len(password.read_text()) == 43
    assert [mode(server.folder / room) for room in ("data", "run", "log")] == [0o700] * 3
    assert mode(server.folder) & 0o007 == 0
    (log,) = (server.folder / "log").glob("postgres-*.log")
    assert mode(log) == 0o600


def test_the_first_start_asks_for_passwords_and_checks_pages(server: EmbeddedPostgres) -> None:
    rules = (server.folder / "data" / "pg_hba.conf").read_text().splitlines()
    methods = {rule.split()[-1] for rule in rules if rule and not rule.startswith("#")}
    assert methods == {"scram-sha-256"}
    url = server.start()
    names = ("data_checksums", "fsync", "wal_level", "archive_mode", "max_connections", "TimeZone")
    found = [setting(url, name) for name in names]
    assert found == ["on", "on", "replica", "on", "400", "UTC"]
    with connect(url) as connection:
        row = connection.execute(
            "SELECT pg_encoding_to_char(encoding), datlocprovider, datlocale, lower('É'), 'Z' < 'a'"
            " FROM pg_database WHERE datname = 'postgres'"
        ).fetchone()
    assert row == ("UTF8", "b", "C.UTF-8", "é", True)


def test_a_failing_statement_does_not_write_a_tenants_words_to_the_log(
    server: EmbeddedPostgres,
) -> None:
    with connect(server.start()) as connection:
        connection.execute("CREATE TABLE names (name text UNIQUE)")
        connection.execute("INSERT INTO names VALUES ('Mr Secret')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO names VALUES ('Mr Secret')")
    server.stop()
    (log,) = (server.folder / "log").glob("postgres-*.log")
    text = log.read_text()
    assert "duplicate key value" in text
    assert "Secret" not in text


def test_another_process_attaches_and_its_end_stops_nothing(server: EmbeddedPostgres) -> None:
    server.start()
    pid = server.status().pid
    with program(START, server.folder) as child:
        assert said(child) == str(pid)
    assert child.returncode == 0
    assert server.status().pid == pid


def test_a_server_outlives_a_starter_killed_with_its_group_and_is_found(
    server: EmbeddedPostgres,
) -> None:
    with program(START + "sys.stdin.read()", server.folder) as child:
        pid = int(said(child))
        os.killpg(child.pid, signal.SIGKILL)
    server.start()
    assert server.status().pid == pid


def test_two_processes_that_make_the_data_at_once_get_one_server(folder: Path) -> None:
    children = [program(START, folder) for _ in range(2)]
    pids = {said(child) for child in children}
    for child in children:
        child.communicate()
    assert pids == {str(EmbeddedPostgres(folder=folder).status().pid)}


def test_a_commit_outlives_a_killed_server(server: EmbeddedPostgres) -> None:
    url = server.start()
    pid = server.status().pid
    assert pid
    written: list[int] = []
    enough = threading.Event()

    def write() -> None:
        with suppress(psycopg.Error), connect(url) as connection:
            for number in range(1_000_000):
                connection.execute("INSERT INTO numbers VALUES (%s)", [number])
                written.append(number)
                if number == 200:
                    enough.set()

    with connect(url) as connection:
        connection.execute("CREATE TABLE numbers (number int)")
    writer = threading.Thread(target=write)
    writer.start()
    assert enough.wait(30)
    os.kill(pid, signal.SIGKILL)
    writer.join()
    with connect(server.start()) as connection:
        found = {row[0] for row in connection.execute("SELECT number FROM numbers")}
    assert set(written) <= found
    assert server.status().pid != pid


def test_a_start_waits_for_the_last_query_of_a_killed_server(server: EmbeddedPostgres) -> None:
    url = server.start()
    pid = server.status().pid
    assert pid
    connection = connect(url)
    backend = connection.info.backend_pid
    connection.pgconn.send_query(b"SELECT sum(n) FROM generate_series(1, 9000000) AS n")
    os.kill(pid, signal.SIGKILL)
    assert psutil.pid_exists(backend)
    server.start()
    assert has_ended(backend)
    connection.pgconn.finish()


@pytest.mark.parametrize("name", ["sleep", "postgres"])
def test_a_process_that_got_the_id_of_a_dead_server_is_left_alone(
    server: EmbeddedPostgres, tmp_path: Path, name: str
) -> None:
    shutil.copy(shutil.which("sleep") or "sleep", tmp_path / name)
    stranger = subprocess.Popen([tmp_path / name, "600"])
    try:
        stale = f"{stranger.pid}\n{server.folder / 'data'}\n1\n5432\n{server.folder / 'run'}\n\n"
        (server.folder / "data" / "postmaster.pid").write_text(stale)
        (server.folder / "run").mkdir()
        (server.folder / "run" / ".s.PGSQL.5432.lock").write_text(stale)
        assert not server.status().is_running
        assert not server.stop()
        assert stranger.poll() is None
        server.start()
        assert server.status().is_running
        assert server.stop()
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


@pytest.mark.parametrize("content", ["", "x\n", "-1\n", "0\n", f"{10**30}\n"])
def test_a_damaged_process_file_does_not_stop_a_start(
    server: EmbeddedPostgres, content: str
) -> None:
    (server.folder / "data" / "postmaster.pid").write_text(content)
    server.start()
    assert server.status().is_running


@pytest.mark.parametrize(
    ("name", "is_short"),
    [("l’été $(exit 1) `%s & ?#+~=;*|<é>", True), ("x" * 100, False), ("a,b\"c'd\\\n", False)],
)
def test_a_long_or_odd_path_works_and_leaves_nothing_behind(
    baked: Path, folder: Path, name: str, *, is_short: bool
) -> None:
    server = copied(baked, folder.parent / name / "postgres")
    try:
        url = server.start()
        socket = server.status().socket
        assert setting(url, "unix_socket_directories") == f'"{socket}"'
        assert (socket == server.folder / "run") is is_short
        assert len(str(socket)) <= 100
        assert mode(socket) == 0o700
    finally:
        server.stop()
    assert not socket.exists()


@as_root
def test_a_closed_home_of_root_opens_to_the_servers_user_alone(baked: Path, folder: Path) -> None:
    home = folder.parent / "home"
    home.mkdir(mode=0o700)
    server = copied(baked, home / "postgres")
    try:
        server.start()
        pid = server.status().pid
        assert pid
        uid = psutil.Process(pid).uids().effective
        assert uid == (server.folder / "data").stat().st_uid != 0
        assert mode(home) & 0o007 == 0
        reach = ["test", "-e", str(server.folder / "data")]
        assert subprocess.run(reach, user=uid, group=uid, extra_groups=[]).returncode == 0
        assert subprocess.run(reach, user=65534, group=65534, extra_groups=[]).returncode == 1
        assert subprocess.run(["ls", home], user=uid, capture_output=True).returncode == 2
    finally:
        server.stop()


@as_root
def test_it_runs_the_same_without_root(baked: Path, folder: Path) -> None:
    user = process.account_for(baked / "data")
    assert user
    folder.mkdir()
    os.chown(folder, user.uid, user.gid)
    folder.parent.chmod(0o755)
    server = EmbeddedPostgres(folder=folder)
    os.setresgid(user.gid, user.gid, 0)
    os.setresuid(user.uid, user.uid, 0)
    try:
        server.start()
        pid = server.status().pid
        assert psutil.Process(pid).uids().effective == user.uid
        assert {path.stat().st_uid for path in folder.iterdir()} == {user.uid}
        assert server.stop()
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


def test_a_throwaway_server_is_fast_and_gone_at_the_end() -> None:
    with EmbeddedPostgres.throwaway() as url:
        assert setting(url, "fsync") == "off"
        folder = Path(parse_qs(urlsplit(url).query)["host"][0]).parent
        pid = EmbeddedPostgres(folder=folder).status().pid
        assert pid
    assert not folder.exists()
    assert has_ended(pid)


def test_the_next_throwaway_server_clears_one_whose_program_was_killed() -> None:
    with program(THROW_AWAY) as child:
        folder = Path(parse_qs(urlsplit(said(child)).query)["host"][0]).parent
        pid = EmbeddedPostgres(folder=folder).status().pid
        child.kill()
    assert pid
    assert psutil.pid_exists(pid)
    with EmbeddedPostgres.throwaway():
        assert not folder.exists()
    assert has_ended(pid)
