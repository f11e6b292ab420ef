"""What a run never needs is not loaded with it."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOWS = sorted(f"flows.{path.stem}" for path in (ROOT / "flows").glob("[!_]*.py"))
SLOW = (
    "pandas",
    "great_expectations",
    "anthropic",
    "alembic",
    "sqlalchemy",
    "psycopg",
    "fontTools",
)


@pytest.mark.parametrize("flow", FLOWS)
def test_flows_are_imported_without_slow_libraries(flow: str) -> None:
    program = f"import sys, {flow}; print(*({set(SLOW)!r} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == ""
