"""How long is said in one word."""

from datetime import timedelta

import pytest

from domain.errors import BriefInvalid
from domain.retention import period


@pytest.mark.parametrize(
    ("word", "time"),
    [
        ("30d", timedelta(days=30)),
        ("12h", timedelta(hours=12)),
        (" 6w ", timedelta(weeks=6)),
    ],
)
def test_a_word_is_a_time(word: str, time: timedelta) -> None:
    assert period(word) == time


@pytest.mark.parametrize("word", ["", "0d", "30", "d", "-3d", "1.5d", "30 d", "5m", "99999d"])
def test_anything_else_is_refused(word: str) -> None:
    with pytest.raises(BriefInvalid) as refused:
        period(word)
    assert str(refused.value) == (
        f"keep: {word!r} is no time to keep backups for. Write a number with `h`, `d` or `w` for "
        f"hours, days or weeks, such as 30d."
    )
