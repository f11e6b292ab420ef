import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest

from deployments.cli import run
from domain.agents import WEBSITE_AGENTS

HELP = "`atelier --help` shows what can be given."
A_BRIEF = "Give the path of a brief in YAML, JSON, Markdown or plain text."
A_SITE = "Give the folder that holds the site's index.html, or a release."
A_RELEASE = "Give a folder such as out/<project>/releases/1."
PAGE = '<!doctype html><html lang="en"><title>Bread</title><h1>Bread</h1><p>We bake.</p></html>'
DIMENSIONS = ["performance", "seo", "accessibility", "code", "content"]


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


Say = Callable[..., Said]


@pytest.fixture
def say(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Say:
    """Run a command in an empty folder, as a person with an empty home."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    # Elsewhere: Prefect writes into it when it is first imported, whoever asks for what.
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)

    def ask(*arguments: str) -> Said:
        code = run(arguments)
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return ask


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (
            "nope",
            'Unknown command "nope". Available commands: build, grade, preview, verify, diff, '
            f"agents, plan, doctor, ... {HELP}",
        ),
        ("agents extra", f"'extra' is more than the command takes. {HELP}"),
        ("build a.md --foo", f"Unknown option: --foo. Did you mean --out? {HELP}"),
        (
            "build a.md --rounds x",
            f'Invalid value for --rounds: unable to convert "x" into int. {HELP}',
        ),
        ("grade", f'Command "grade" parameter PATH requires an argument. {HELP}'),
        ("build a.md --rounds", f'Command "build" parameter --rounds requires an argument. {HELP}'),
        ("build", "atelier build: No brief is given. Name at least one file."),
        (
            "build a.md --rounds 11",
            "--rounds: 11 is not in 0-10. Give a whole number from 0 to 10.",
        ),
        ("build a.md --target 1.5", "--target: 1.5 is not in 0-1. Give a share such as 0.9."),
        ("build a.md --target nan", "--target: nan is not in 0-1. Give a share such as 0.9."),
        ("grade site --target -1", "--target: -1 is not in 0-1. Give a share such as 0.9."),
        ("grade site --runs 0", "--runs: 0 is not in 1-9. Give a whole number from 1 to 9."),
        (
            "build a.md --tenant A",
            "--tenant: 'A' is no slug. Use a-z and 0-9, words joined by `-`.",
        ),
        (
            "build a.md --project ../x",
            "--project: '../x' is no slug. Use a-z and 0-9, words joined by `-`.",
        ),
        (
            "build a.md b.md --project x",
            "--project: It names one project. Give one brief with it, or leave it out.",
        ),
        (
            "build a.md --engine nope",
            "--engine: 'nope' names no engine. Write `offline`, `claude`, `openai-compatible`, or "
            "`<type>/<name>` of one on the Blocks page.",
        ),
        (
            "build a.md --budget -1",
            "--budget: -1 is no amount. Give US dollars, such as 2.50.",
        ),
        (
            "build a.md --point inf",
            "--point: inf is no amount. Give US dollars, such as 2.50.",
        ),
        ("build none.md", f"none.md: There is no such file. {A_BRIEF}"),
        ("build folder.md", f"folder.md: It is a folder, not a file. {A_BRIEF}"),
        ("plan none.md", f"none.md: There is no such file. {A_BRIEF}"),
        (f"build {'n' * 300}.md", f"{'n' * 300}.md: There is no such file. {A_BRIEF}"),
        ("build pipe.md", f"pipe.md: It is a device or a pipe, not a file. {A_BRIEF}"),
        ("build circle.md", f"circle.md: It is a link that leads to no file. {A_BRIEF}"),
        ("preview folder.md", f"folder.md: There is no .html file in it. {A_SITE}"),
        (
            "build empty.md",
            "empty.md: The brief is empty. Write at least one sentence: what the firm is called, "
            "what it does, and how to reach it.",
        ),
        (
            "build binary.md",
            "binary.md, line 1: The file is binary; byte 0x00 does not occur in text. Save the "
            "brief as plain text, Markdown, YAML or JSON in UTF-8.",
        ),
        (
            "build large.md",
            "large.md: It is 50 MB, more than the 5 MB a brief may have. Leave out what is no "
            "text; photographs are named by their file.",
        ),
        (
            "build good.md --out good.md",
            "--out: 'good.md' is or lies in a file. Give a folder you may write to.",
        ),
        (
            "build good.md --out good.md/x",
            "--out: 'good.md/x' is or lies in a file. Give a folder you may write to.",
        ),
        ("grade none", f"none: It cannot be graded: there is no such folder. {A_SITE}"),
        (
            "grade folder.md",
            f"folder.md: It cannot be graded: there is no .html file in it. {A_SITE}",
        ),
        ("grade good.md", f"good.md: It cannot be graded: it is a file, and no page. {A_SITE}"),
        (
            "grade https://rye.example/",
            f"https://rye.example/: It cannot be graded: only addresses of this machine are "
            f"fetched, such as http://127.0.0.1:8000/; the network is not used. {A_SITE}",
        ),
        ("grade site --brief none.md", f"none.md: There is no such file. {A_BRIEF}"),
        ("verify none", f"none: There is no such folder. {A_RELEASE}"),
        ("verify site", f"site: It is no release: there is no manifest.json in it. {A_RELEASE}"),
        ("diff site none", f"site: It is no release: there is no manifest.json in it. {A_RELEASE}"),
        ("preview none", f"none: There is no such folder. {A_SITE}"),
        ("preview good.md", f"good.md: It is a file, not a folder. {A_SITE}"),
        (
            "preview site --port 99999",
            "--port: 99999 cannot be used: it is not in 0-65535. Give another one; 0 takes any "
            "that is free.",
        ),
    ],
)
def test_bad_input_gets_one_sentence_and_nothing_is_written(
    say: Say, site: Path, tmp_path: Path, line: str, sentence: str
) -> None:
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "circle.md").symlink_to("circle.md")
    (tmp_path / "good.md").write_text("We bake bread in Otley.", encoding="utf-8")
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(b"\x00\x01")
    with (tmp_path / "large.md").open("wb") as large:
        large.truncate(50_000_000)
    before = sorted(tmp_path.rglob("*"))
    said = say(*line.split())
    assert said == Said(2, "", f"{sentence}\n")
    assert sorted(tmp_path.rglob("*")) == before
    assert site.is_dir()


def test_a_port_in_use_is_said_before_anything_is_served(say: Say, site: Path) -> None:
    with socket.socket() as rival:
        rival.bind(("127.0.0.1", 0))
        rival.listen()
        port = rival.getsockname()[1]
        said = say("preview", str(site), "--port", str(port))
    assert said == Said(
        2,
        "",
        f"--port: {port} cannot be used: Address already in use. Give another one; 0 takes any "
        f"that is free.\n",
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_brief_that_may_not_be_read_is_said_so(say: Say, tmp_path: Path) -> None:
    brief = tmp_path / "secret.md"
    brief.write_text("We bake.", encoding="utf-8")
    brief.chmod(0)
    remedy = "It cannot be read: Permission denied. Allow your user to read it."
    assert say("build", "secret.md") == Said(2, "", f"secret.md: {remedy}\n")


def test_the_grades_of_a_site_have_the_promised_shape_and_nothing_else(
    say: Say, site: Path
) -> None:
    said = say("grade", str(site), "--static", "--json")
    grades = json.loads(said.out)
    assert (said.code, said.err) == (3, "")
    assert list(grades) == ["gate", "score", "dimensions"]
    assert grades["gate"] == "fail"
    assert list(grades["dimensions"]) == DIMENSIONS
    assert grades["score"] == min(one["score"] for one in grades["dimensions"].values())
    keys = ["score", "letter", "status", "gate", "findings", "not_checked", "engines"]
    findings: list[dict[str, str]] = []
    for one in grades["dimensions"].values():
        assert list(one) == keys
        assert one["engines"]
        findings += one["findings"]
    keys = ["rule", "engine", "severity", "page", "selector", "evidence", "fix", "owner"]
    assert all(list(finding) == keys for finding in findings)
    assert "seo/viewport" in {finding["rule"] for finding in findings}
    assert grades["dimensions"]["performance"]["not_checked"]


def test_a_page_stands_for_its_folder(say: Say, site: Path) -> None:
    of_folder = say("grade", "site", "--static", "--json")
    of_page = say("grade", "site/index.html", "--static", "--json")
    assert of_page.out == of_folder.out
    assert of_page.err == "index.html is one page; its folder 'site' is graded.\n"
    assert site.is_dir()


def test_a_link_to_itself_does_not_stop_the_grading(say: Say, site: Path) -> None:
    alone = say("grade", "site", "--static", "--json").out
    (site / "again").symlink_to(site)
    (site / "self").symlink_to("self")
    assert say("grade", "site", "--static", "--json").out == alone


@pytest.mark.parametrize(
    ("name", "shown"), [(b"a\\b.html", r"'a\\b.html'"), (b"\xff.html", r"'\udcff.html'")]
)
def test_a_file_no_host_can_serve_is_named(say: Say, site: Path, name: bytes, shown: str) -> None:
    (site / os.fsdecode(name)).write_text(PAGE, encoding="utf-8")
    sentence = f"the file name {shown} cannot stand in a web address. {A_SITE}"
    assert say("grade", "site", "--static") == Said(
        2, "", f"site: It cannot be graded: {sentence}\n"
    )


def test_claims_are_graded_against_the_brief(say: Say, site: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("# Rye\nWe bake bread in Otley.\n", encoding="utf-8")
    claim = PAGE.replace("We bake.", "We have baked since 1987 and won 14 awards.")
    (site / "index.html").write_text(claim, encoding="utf-8")

    def unsupported(*more: str) -> bool:
        content = json.loads(say("grade", "site", "--static", "--json", *more).out)["dimensions"][
            "content"
        ]
        return any("1987" in finding["evidence"] for finding in content["findings"])

    assert unsupported("--brief", "brief.md")
    (tmp_path / "brief.md").write_text(
        "# Rye\nWe bake bread in Otley. We have baked since 1987 and won 14 awards.\n",
        encoding="utf-8",
    )
    assert not unsupported("--brief", "brief.md")


def test_a_manifest_that_is_none_is_a_failure(say: Say, site: Path) -> None:
    (site / "manifest.json").write_text("{}", encoding="utf-8")
    said = say("verify", "site")
    assert said.code == 1
    assert said.err.startswith("Release 'site' does not verify: manifest.json is not a manifest: ")


def test_the_table_of_agents_names_every_agent_with_its_needs(say: Say) -> None:
    said = say("agents")
    assert said.code == 0
    lines = said.out.splitlines()
    assert [line.split()[0] for line in lines[1:]] == [agent.name for agent in WEBSITE_AGENTS]
    (palette,) = (line for line in lines if line.startswith("color_palette "))
    assert palette.split()[1] == "design"
    assert palette.rstrip().endswith(" brand_identity")


def test_no_server_is_started_to_look_for_one(say: Say, tmp_path: Path) -> None:
    assert say("server", "status") == Said(0, "No local server is running.\n", "")
    assert say("server", "stop") == Said(0, "No local server is running.\n", "")
    assert not (tmp_path / "home").exists()


def test_a_home_that_cannot_be_used_is_said_so(say: Say, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("", encoding="utf-8")
    (tmp_path / "brief.md").write_text("We bake bread in Otley.", encoding="utf-8")
    said = say("build", "brief.md")
    assert said.code == 1
    assert said.err.splitlines()[-1] == (
        f"The local Prefect server cannot use '{tmp_path / 'home' / 'server'}': Not a directory. "
        f"Set `ATELIER_HOME` to a folder you may write to."
    )


def test_the_version_is_that_of_the_package(say: Say) -> None:
    assert say("--version").out == f"{version('atelier')}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets nobody write there")
def test_where_nothing_can_be_written_one_sentence_says_so() -> None:
    home = Path("/proc/home")
    names = ("PREFECT_", "ATELIER_", "PYTHONWARNINGS")
    inherited = {k: v for k, v in os.environ.items() if not k.startswith(names)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", "from deployments.cli import main; main()", "db", "init"],
        env={**inherited, "HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    folder = home / ".atelier" / "postgres"
    assert done.stderr == (
        f"The database folder {str(folder)!r} cannot be used: No such file or directory. Name a "
        f"folder this user may write in `ATELIER_HOME`, or set `ATELIER_DATABASE_URL` to a "
        f"PostgreSQL 15 or newer.\n"
    )
