"""The examples are briefs that can be built from: every picture they name is there and is one."""

from pathlib import Path

import pytest

from blocks.pictures import measure
from domain.intake import photo_paths

EXAMPLES = Path(__file__).parents[2] / "examples"
BRIEFS = sorted(EXAMPLES.glob("*/brief.*"))
MOST_PHOTO_BYTES = 250_000


def test_there_are_examples_in_every_accepted_format() -> None:
    assert len(BRIEFS) >= 9
    assert {path.suffix for path in BRIEFS} == {".yaml", ".json", ".md", ".txt"}


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.parent.name)
def test_every_photo_a_brief_names_is_a_large_picture_and_none_is_left_over(brief: Path) -> None:
    named = {brief.parent / photo.path for photo in photo_paths(brief.name, brief.read_bytes())}
    assert named == set(brief.parent.glob("*/*.jpg"))
    for path in named:
        width, height = measure(path.read_bytes())
        assert min(width, height) >= 1000
        assert path.stat().st_size <= MOST_PHOTO_BYTES
