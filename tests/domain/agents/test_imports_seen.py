import ast
import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.agents import version

ROOT = Path(__file__).parents[3]
OURS = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for package in ("domain", "blocks")
    for file in (ROOT / package).rglob("*.py")
    if "migrations" not in file.parts
)


def imported(module: str) -> Iterator[str]:
    """Yield the modules of ours that a module imports, as Python reads them."""
    source = version._source(module)  # pyright: ignore[reportPrivateUsage]
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
        yield from (n for n in names if n.split(".")[0] in ("domain", "blocks") and is_module(n))


def is_module(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


@pytest.mark.parametrize("package", ["domain", "blocks"])
def test_every_import_of_ours_counts_for_the_version(package: str) -> None:
    for module in (one for one in OURS if one.split(".")[0] == package):
        seen = version._imports(module)  # pyright: ignore[reportPrivateUsage]
        assert set(seen) == set(imported(module)), module
