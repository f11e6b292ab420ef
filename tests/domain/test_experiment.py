from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.experiment import (
    ERROR_SHARE,
    Arm,
    Experiment,
    Trial,
    arm_rows,
    difference,
    findings,
    least_briefs,
)


def trial(arm: str, brief: str, points: float, *, repetition: int = 0, **more: object) -> Trial:
    known: dict[str, object] = {"scores": {"seo": points / 100}, **more}
    return Trial.model_validate({"arm": arm, "brief": brief, "repetition": repetition, **known})


def compared(gains: list[float], *, pairs: int = 1, seed: int = 1):
    trials = [trial("a", str(n), 50) for n in range(len(gains))]
    trials += [trial("b", str(n), 50 + gain) for n, gain in enumerate(gains)]
    return difference(trials, "a", "b", pairs=pairs, chance=Random(seed))  # noqa: S311


def test_a_gain_on_six_briefs_is_shown_and_on_five_it_is_not() -> None:
    six = compared([3, 4, 5, 3, 4, 5])
    assert six.is_shown
    assert six.sentence == (
        "The experiment shows a difference: `b` came out 4.0 grade points above `a` (95.0% interval "
        "3.3 to 4.7, 6 briefs)."
    )
    five = compared([3, 4, 5, 3, 4])
    assert not five.is_shown
    assert five.sentence == (
        "The experiment shows no difference between `a` and `b`: `b` came out 3.8 grade points above "
        "`a`, but 5 briefs cannot show one; it takes 6 at least."
    )


def test_what_chance_brings_about_is_no_difference() -> None:
    found = compared([4, -3, 2, -4, 3, -1, 1, -2])
    assert not found.is_shown
    assert found.sentence == (
        "The experiment shows no difference between `a` and `b`: `b` came out level with `a` (95.0% "
        "interval -1.9 to 1.9, 8 briefs), which chance alone can bring about."
    )


def test_more_pairs_need_more_briefs_and_share_the_error() -> None:
    assert [least_briefs(pairs) for pairs in (1, 3, 6)] == [6, 7, 8]
    assert not compared([3, 4, 5, 3, 4, 5], pairs=3).is_shown
    assert compared([3, 4, 5, 3, 4, 5, 4], pairs=3).is_shown


def test_the_same_seed_draws_the_same_interval() -> None:
    gains = [3.1, -4.7, 5.3, 3.9, -4.2, 5.8, 0.4]
    assert compared(gains) == compared(gains)
    assert compared(gains) != compared(gains, seed=2)


def test_failed_builds_are_in_no_comparison_but_their_money_is_paid() -> None:
    asked = Experiment(name="try", briefs=("1", "2"), arms={"a": Arm(), "b": Arm()})
    trials = [
        trial("a", "1", 50, accepted=True, minutes=1.5, cost_usd=Decimal("0.2")),
        trial("a", "1", 54, repetition=1, minutes=2.5),
        Trial(arm="b", brief="1", failure="no page", cost_usd=Decimal("0.1")),
    ]
    found = findings(asked, trials, chance=Random(1))  # noqa: S311
    assert arm_rows(found) == [
        {
            "arm": "a",
            "builds": "2",
            "failed": "0",
            "performance": "-",
            "seo": "0.52 (0.50 to 0.54)",
            "accessibility": "-",
            "code": "-",
            "content": "-",
            "points": "52.0 (50.0 to 54.0)",
            "accepted": "50%",
            "US dollars": "0.2000",
            "minutes": "2.00 (1.50 to 2.50)",
            "dollars a point": "0.001923",
        },
        {
            "arm": "b",
            "builds": "1",
            "failed": "1",
            **dict.fromkeys(
                ("performance", "seo", "accessibility", "code", "content", "points"), "-"
            ),
            "accepted": "-",
            "US dollars": "0.1000",
            "minutes": "-",
            "dollars a point": "-",
        },
    ]
    (one,) = found.differences
    assert one.sentence == ("No brief was built by both `a` and `b`, so nothing can be said.")


@settings(max_examples=30)
@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8), st.integers(1, 3))
def test_a_difference_is_never_shown_with_fewer_briefs_than_chance_needs(
    gains: list[float], pairs: int
) -> None:
    found = compared(gains, pairs=pairs)
    if found.is_shown:
        assert len(gains) >= least_briefs(pairs)
        assert found.low is not None
        assert found.high is not None
        assert found.low > 0 or found.high < 0
    assert found.sentence.startswith("The experiment shows no difference") is not found.is_shown


def test_arms_that_do_not_differ_are_seldom_told_apart() -> None:
    chance = Random(7)  # noqa: S311
    shown = sum(
        compared([chance.gauss(0, 5) for _ in range(8)], seed=n).is_shown for n in range(100)
    )
    assert shown / 100 <= 2 * ERROR_SHARE


def test_a_brief_that_is_named_twice_is_refused() -> None:
    with pytest.raises(ValidationError, match="the brief 'x' is named twice"):
        Experiment(name="try", briefs=("x", "x"), arms={"a": Arm(), "b": Arm()})
    with pytest.raises(ValidationError, match="at least 2"):
        Experiment(name="try", briefs=("x",), arms={"a": Arm()})
