"""What the docs name is there: files, tests, benchmarks, and commands with their options."""

import re
from pathlib import Path

import pytest

from deployments.cli import app

ROOT = Path(__file__).parents[1]
DOCS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_PATH = re.compile(
    r"`((?:domain|blocks|tasks|flows|deployments|tests|docs|examples)/[\w./-]+|bench_\w+\.py)[`\s]"
)
_LINK = re.compile(r"\]\((?!https?:)([\w./-]+)(#[\w-]+)?\)")
_COMMAND = re.compile(r"(?:^\$ |`)atelier ([a-z-]+)(?: ([a-z-]+))?", re.MULTILINE)


def _there(name: str, beside: Path) -> bool:
    if name.startswith("bench_"):
        return (ROOT / "tests" / "benchmarks" / name).is_file()
    return (ROOT / name).exists() or (beside / name).exists()


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_file_and_link_a_document_names_is_there(doc: Path) -> None:
    text = doc.read_text(encoding="utf-8")
    if doc.name == "developer.md":  # its examples name files that are to be made
        text = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    named = {*_PATH.findall(text), *(link for link, _ in _LINK.findall(text))}
    assert [name for name in sorted(named) if not _there(name, doc.parent)] == []


@pytest.mark.parametrize("doc", DOCS, ids=lambda doc: doc.name)
def test_every_command_a_document_names_exists(doc: Path) -> None:
    known = set(app.resolved_commands())
    for first, _ in _COMMAND.findall(doc.read_text(encoding="utf-8")):
        assert first in known, f"{doc.name} names `atelier {first}`"
