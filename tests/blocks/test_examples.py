"""The examples are briefs that can be built from: every picture they name is there and is one."""

import hashlib
from pathlib import Path

import pytest

from blocks._brief_files import BriefFile
from blocks.pictures import measure

EXAMPLES = Path(__file__).parents[2] / "examples"
BRIEFS = sorted(EXAMPLES.glob("*/brief.*"))
MOST_PHOTO_BYTES = 250_000


def test_there_are_examples_in_every_accepted_format() -> None:
    assert len(BRIEFS) >= 9
    assert {path.suffix for path in BRIEFS} == {".yaml", ".json", ".md", ".txt"}


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.parent.name)
def test_every_photo_a_brief_names_is_a_large_picture_and_none_is_left_over(brief: Path) -> None:
    file = BriefFile(brief)
    file.read()
    supplied = sorted(brief.parent.glob("*/*.jpg"))
    assert set(file.photos) == {hashlib.sha256(path.read_bytes()).hexdigest() for path in supplied}
    for path in supplied:
        width, height = measure(path.read_bytes())
        assert min(width, height) >= 1000
        assert path.stat().st_size <= MOST_PHOTO_BYTES
