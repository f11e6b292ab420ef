import importlib.metadata
import sys
from pathlib import Path

import pytest

from deployments.doctor import look_at_fastapi, look_at_home
from tests.deployments.person import Person

pytestmark = pytest.mark.long


def _line(text: str, subject: str) -> str:
    (line,) = (line for line in text.splitlines() if f" {subject}: " in line)
    return line


def test_a_doctor_says_of_everything_what_is_there_and_how_to_get_what_is_not(
    newcomer: Person,
) -> None:
    newcomer.settings.update(PREFECT_API_URL="http://127.0.0.1:1/api", CHROME_PATH="/none/such")
    done = newcomer.atelier("doctor")
    assert (done.returncode, done.stderr) == (1, "")
    python = ".".join(map(str, sys.version_info[:3]))
    assert _line(done.stdout, "Python") == f"ok      Python: {python}."
    prefect = importlib.metadata.version("prefect")
    assert _line(done.stdout, "Prefect server") == f"ok      Prefect server: {prefect}, it loads."
    assert _line(done.stdout, "home folder") == f"ok      home folder: {newcomer.home}."
    assert _line(done.stdout, "Prefect API") == (
        "missing Prefect API: http://127.0.0.1:1/api does not answer: connection refused. Start "
        "it, or take `PREFECT_API_URL` out of your settings; `atelier` has its own."
    )
    assert _line(done.stdout, "browser") == (
        "without browser: none found. `CHROME_PATH` names no program: /none/such. Set it to the "
        "program itself, or unset it."
    )
    subjects = [line[8:].partition(":")[0] for line in done.stdout.splitlines()]
    assert subjects == [
        *("Python", "fastapi", "Prefect server", "home folder", "Prefect API"),
        *("Node", "typefaces", "lighthouse", "axe-core", "html-validate", "browser"),
    ]


def test_a_fastapi_that_breaks_the_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(package: str) -> str:
        return {"fastapi": "0.165.2", "prefect": "3.8.8"}[package]

    monkeypatch.setattr(importlib.metadata, "version", version)
    item = look_at_fastapi()
    assert (item.is_fine, item.is_needed, item.found) == (False, True, "0.165.2")
    assert item.remedy == (
        "Run `pip install 'fastapi>=0.139,<0.151'`; with others Prefect's server does not start."
    )


def test_a_server_that_does_not_load_says_the_last_line_of_why(
    newcomer: Person,
) -> None:
    newcomer.write("broken/prefect/server/__init__.py", "raise TypeError('min_items')")
    newcomer.write("broken/prefect/__init__.py", "")
    newcomer.settings["PYTHONPATH"] = f"{newcomer.folder / 'broken'}"
    newcomer.settings["PYTHONPATH"] += f":{Path(__file__).parents[2]}"
    done = newcomer.atelier("doctor")
    assert done.returncode == 1
    assert "breaks: TypeError: min_items. Install the versions of" in done.stdout


def test_a_home_below_a_file_is_no_home(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    item = look_at_home(tmp_path / "file" / "home")
    assert not item.is_fine
    assert item.found == f"{tmp_path / 'file' / 'home'}: Not a directory"
