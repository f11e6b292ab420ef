"""Which browser is taken, and how it is started."""

import os
from pathlib import Path

import pytest

import blocks.chromium
from blocks.chromium import find_chromium, flags, is_sandboxed
from domain.errors import InstrumentMissing


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser."""
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(blocks.chromium, "_REAL", ())
    return tmp_path


def test_without_a_browser_the_remedy_is_named() -> None:
    with pytest.raises(InstrumentMissing) as missing:
        find_chromium()
    assert str(missing.value) == (
        "There is no browser on this machine. Run `atelier doctor --fix`."
    )


def test_the_person_s_choice_counts_before_playwright_s_and_that_before_the_system_s(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    systems = program(bare / "bin" / "chromium")
    assert (find_chromium().program, find_chromium().found_by) == (systems, "the system")
    shell = "chrome-linux/headless_shell"
    program(bare / "playwright" / "chromium_headless_shell-900" / shell)
    newest = program(bare / "playwright" / "chromium_headless_shell-1234" / shell)
    assert (find_chromium().program, find_chromium().found_by) == (newest, "Playwright")
    chosen = program(bare / "mine" / "chrome")
    monkeypatch.setenv("CHROME_PATH", str(chosen))
    assert (find_chromium().program, find_chromium().found_by) == (chosen, "CHROME_PATH")


def test_a_choice_that_is_no_program_is_refused_and_nothing_taken_in_its_place(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "bin" / "chromium")
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    with pytest.raises(InstrumentMissing) as missing:
        find_chromium()
    assert missing.value.remedy == (
        "`CHROME_PATH` names no program: /none/such. Set it to the program itself, or unset it."
    )


def test_the_program_itself_is_taken_and_not_the_script_that_starts_it(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "bin" / "chromium")
    real = program(bare / "lib" / "chromium" / "chromium")
    monkeypatch.setattr(blocks.chromium, "_REAL", (str(real),))
    assert find_chromium().program == real


def test_only_root_goes_without_the_sandbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert not is_sandboxed()
    assert "--no-sandbox" in flags(spki="")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert is_sandboxed()
    assert "--no-sandbox" not in flags(spki="")
