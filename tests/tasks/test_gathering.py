"""How a brief comes in; the tasks' own functions, without a server."""

from pathlib import Path

import pytest

from domain.errors import BriefInvalid
from tasks.gathering import kept_brief, read_brief

TEXT = "Rye & Co bakes bread in Otley. Call 01943 496 0000."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    return tmp_path


def test_a_brief_is_found_again_under_its_hash_by_its_own_tenant(home: Path) -> None:
    (home / "brief.md").write_text(TEXT, encoding="utf-8")
    brief = read_brief.fn(str(home / "brief.md"), tenant="rye", project=None)
    again = kept_brief.fn(brief.sha256, tenant="rye")
    assert again == f"kept:{brief.sha256}"
    assert read_brief.fn(again, tenant="rye", project=None) == brief
    assert read_brief.fn(again, tenant="rye", project="other").project == "other"
    with pytest.raises(FileNotFoundError, match="is kept for tenant 'oat'"):
        kept_brief.fn(brief.sha256, tenant="oat")


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        f"{TEXT}\nWe also bake cakes.",
        # Longer than any file name, in one line.
        f"{TEXT} {'We bake good bread, every day of the week but Monday. ' * 12}",
    ],
)
def test_text_is_a_brief_of_its_own(text: str) -> None:
    brief = read_brief.fn(text, tenant="rye", project=None)
    assert brief.source == "brief"
    assert any("01943 496 0000" in fact.text for fact in brief.facts)
    assert read_brief.fn(f"kept:{brief.sha256}", tenant="rye", project=None) == brief


def test_a_file_that_is_not_there_is_not_taken_for_text(home: Path) -> None:
    with pytest.raises(BriefInvalid) as refusal:
        read_brief.fn(str(home / "none.md"), tenant="rye", project=None)
    assert str(refusal.value) == (
        f"{home / 'none.md'}: There is no such file. Give the path of a brief in YAML, JSON, "
        f"Markdown or plain text."
    )


def test_nothing_is_kept_of_a_brief_that_cannot_be_used(home: Path) -> None:
    (home / "brief.md").write_text("", encoding="utf-8")
    with pytest.raises(BriefInvalid):
        read_brief.fn(str(home / "brief.md"), tenant="rye", project=None)
    assert not (home / "home").exists()
