"""What a run never needs is not loaded with it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOWS = sorted(f"flows.{path.stem}" for path in (ROOT / "flows").glob("[!_]*.py"))
SLOW = ("pandas", "great_expectations", "numpy", "openpyxl", "anthropic", "alembic", "fontTools")
OF_THE_DATABASE = ("sqlalchemy", "psycopg")
ON_THE_DATABASE = "flows.backups"
"""Works on nothing else, so it may load what the others must not."""
LOAD = """
import importlib, os, sys
import domain.agents, domain.grading.graders, domain.intake
from prefect import flow, task

for name in sys.argv[1:]:
    if not os.fork():
        try:
            importlib.import_module(name)
            print(name, *sys.modules, flush=True)
        finally:
            os._exit(0)
    os.wait()
"""
"""Prefect and what is pure are loaded once, and every flow in a copy of that process: three seconds
less for each. Nothing that was loaded is lost sight of."""


@pytest.fixture(scope="module")
def loaded() -> dict[str, set[str]]:
    """What is in memory after the import of one flow, by flow."""
    command = [sys.executable, "-c", LOAD, *FLOWS]
    said = subprocess.check_output(command, cwd=ROOT, text=True)
    names = [line.split() for line in said.splitlines()]
    return {flow: set(modules) for flow, *modules in names}


@pytest.mark.parametrize("flow", FLOWS)
def test_flows_are_imported_without_slow_libraries(loaded: dict[str, set[str]], flow: str) -> None:
    unwanted = {*SLOW, *(() if flow == ON_THE_DATABASE else OF_THE_DATABASE)}
    assert flow in loaded[flow]
    assert unwanted & loaded[flow] == set()
