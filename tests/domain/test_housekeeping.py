"""What may go, and what stays whatever its age."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.housekeeping import (
    ACCEPTED,
    LIVE,
    NEWEST,
    UNREADABLE,
    YOUNG,
    StoredRelease,
    Swept,
    cutoff,
    reasons_to_keep,
    summary,
)

NOW = datetime(2026, 6, 1, tzinfo=UTC)
OLD = NOW - timedelta(days=400)


def _release(
    number: int,
    *,
    accepted: bool | None = False,
    made_at: datetime | None = OLD,
    is_live: bool = False,
) -> StoredRelease:
    return StoredRelease(
        number=number, accepted=accepted, made_at=made_at, size_bytes=10, is_live=is_live
    )


@pytest.mark.parametrize(
    ("release", "reason"),
    [
        (_release(1, is_live=True), LIVE),
        (_release(1, accepted=True), ACCEPTED),
        (_release(1, accepted=None, made_at=None), UNREADABLE),
        (_release(1, made_at=NOW), YOUNG),
        (_release(1), None),
    ],
)
def test_a_release_stays_for_one_reason_or_goes(release: StoredRelease, reason: str | None) -> None:
    newer = _release(2)
    found = reasons_to_keep([release, newer], newest=1, before=cutoff(NOW, days=90))
    assert found.get(1) == reason
    assert found[2] == NEWEST


RELEASES = st.lists(
    st.builds(
        _release,
        number=st.integers(1, 40),
        accepted=st.sampled_from([True, False, None]),
        made_at=st.sampled_from([OLD, NOW, None]),
        is_live=st.booleans(),
    ),
    unique_by=lambda one: one.number,
)


@given(releases=RELEASES, newest=st.integers(1, 5), days=st.integers(1, 500))
def test_what_is_live_and_the_last_accepted_stay_whatever_is_asked(
    releases: list[StoredRelease], newest: int, days: int
) -> None:
    kept = reasons_to_keep(releases, newest=newest, before=cutoff(NOW, days=days))
    assert {one.number for one in releases if one.is_live} <= kept.keys()
    assert {one.number for one in releases if one.made_at is None} <= kept.keys()
    accepted = [one.number for one in releases if one.accepted]
    assert {max(accepted, default=0)} - {0} <= kept.keys()
    newest_numbers = sorted((one.number for one in releases), reverse=True)[:newest]
    assert set(newest_numbers) <= kept.keys()


def test_the_report_says_what_went_and_why_the_rest_stays() -> None:
    one = Swept(what="releases", removed=2, size_bytes=1_500_000, kept={LIVE: 1})
    both = one.joined(Swept(what="releases", removed=1, size_bytes=0, kept={LIVE: 1, NEWEST: 4}))
    assert both.row() == {
        "what": "releases",
        "removed": 3,
        "freed": "1.5 MB",
        "kept": "2 live: `latest` points to it; 4 among the newest",
    }
    assert summary([both, Swept(what="results")]) == (
        "Removed: 3 releases, 0 results; 1.5 MB freed."
    )
    assert Swept(what="results").row()["kept"] == "none"
