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


@pytest.mark.parametrize("flow", FLOWS)
def test_flows_are_imported_without_slow_libraries(flow: str) -> None:
    unwanted = {*SLOW, *(() if flow == ON_THE_DATABASE else OF_THE_DATABASE)}
    program = f"import sys, {flow}; print(*({unwanted!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
