"""What the developer's guide says works: its files, in a copy of the project, with their tests."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "developer.md"
PACKAGES = ("domain", "blocks", "tasks", "flows", "deployments")
_BLOCK = re.compile(r"^```(python|diff) title=(\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks() -> list[tuple[str, str, str]]:
    """Return kind, path and text of every file the guide shows."""
    return _BLOCK.findall(GUIDE.read_text(encoding="utf-8"))


def patched(text: str, diff: str) -> str:
    """Put every added line behind the line it is shown below, which must be there once."""
    lines, at = text.splitlines(keepends=True), -1
    for line in diff.splitlines(keepends=True):
        if line.startswith(" "):
            places = [number for number, one in enumerate(lines) if one == line[1:]]
            assert len(places) == 1, (
                f"the guide names a line that is there {len(places)} times: {line}"
            )
            at = places[0]
        else:
            at += 1
            lines.insert(at, line[1:])
    return "".join(lines)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with everything the guide adds to it."""
    folder = tmp_path_factory.mktemp("guide")
    for package in PACKAGES:
        ignored = shutil.ignore_patterns("__pycache__", "node_modules")
        shutil.copytree(ROOT / package, folder / package, ignore=ignored)
    for kind, path, text in blocks():
        file = folder / path
        if kind == "diff":
            text = patched(file.read_text(encoding="utf-8"), text)
        else:
            assert not (ROOT / path).exists(), f"the guide adds {path}, which is there already"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def test_the_files_of_the_guide_pass_their_own_tests(copy: Path) -> None:
    tests = [path for _, path, _ in blocks() if path.startswith("tests/")]
    assert len(tests) == 3
    options = ["-q", "-p", "no:cacheprovider", "--import-mode=importlib", "-W", "error"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-c", "/dev/null", "--rootdir", ".", *tests],
        cwd=copy,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(copy), "HOME": str(copy)},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^5 passed", done.stdout, re.MULTILINE), done.stdout


def test_the_files_of_the_guide_are_written_as_the_project_is(copy: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", copy)
    paths = [path for kind, path, _ in blocks() if kind == "python"]
    for command in (["format", "--check"], ["check"]):
        done = subprocess.run(
            [str(Path(sys.executable).with_name("ruff")), *command, *paths],
            cwd=copy,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
