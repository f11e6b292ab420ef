import asyncio
from pathlib import Path

import pytest

from flows.website import build_website

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/brief.*"))


@pytest.mark.parametrize("brief", EXAMPLES, ids=[path.parent.name for path in EXAMPLES])
def test_every_example_passes_every_gate(home: Path, brief: Path) -> None:
    built = asyncio.run(build_website(str(brief), out=str(home / "out")))
    grave = [
        f"{finding.rule} on {finding.page}: {finding.evidence}"
        for grade in built.manifest.grades
        for finding in grade.findings
        if finding.severity in ("serious", "critical")
    ]
    assert not grave
    assert built.manifest.accepted
    assert not built.manifest.failures


def test_there_are_examples_in_every_format() -> None:
    assert {path.suffix for path in EXAMPLES} == {".yaml", ".json", ".md", ".txt"}
