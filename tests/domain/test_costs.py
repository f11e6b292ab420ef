from decimal import Decimal

from domain.costs import (
    Attempt,
    Effort,
    Priced,
    RunCost,
    Spent,
    rows_by_agent,
    rows_by_run,
    won_alone,
)
from domain.model.completion import Usage

USAGE = Usage(input_tokens=20, output_tokens=7, cache_read_tokens=60, cache_write_tokens=20)


def attempt(number: int, points: float, *sent_to: str, accepted: bool = True) -> Attempt:
    return Attempt(number=number, accepted=accepted, sent_to=sent_to, points=points)


def effort(agent: str, number: int, cents: int) -> Effort:
    return Effort(agent=agent, number=number, cost_usd=Decimal(cents) / 100, minutes=cents / 10)


def test_a_point_several_agents_won_is_nobodys_and_a_vain_round_is_paid_by_who_tried() -> None:
    attempts = [
        attempt(0, 400),
        attempt(1, 390, "faq", "hero_copy", accepted=False),
        attempt(1, 404, "faq"),
        attempt(2, 410, "faq", "hero_copy"),
        attempt(3, 411, accepted=True),
        attempt(4, 409, "faq", accepted=False),
    ]
    efforts = [effort("faq", 1, 4), effort("faq", 2, 100), effort("faq", 4, 2)]
    efforts += [effort("hero_copy", 1, 3), effort("hero_copy", 2, 50)]
    won = won_alone(attempts, efforts)
    assert won["faq"] == Priced(points=4, cost_usd=Decimal("0.06"), minutes=0.4 + 0.2)
    assert won["faq"].point_usd == Decimal("0.015")
    assert won["hero_copy"] == Priced(points=0, cost_usd=Decimal("0.03"), minutes=0.3)
    assert (won["hero_copy"].point_usd, won["hero_copy"].point_minutes) == (None, None)


def test_who_only_ever_won_in_company_has_no_price() -> None:
    attempts = [attempt(0, 400), attempt(1, 410, "faq", "hero_copy")]
    assert won_alone(attempts, [effort("faq", 1, 4)]) == {}
    assert won_alone([], []) == {}


def test_money_of_runs_that_released_nothing_is_part_of_the_price() -> None:
    spent = [
        Spent(whose="rye", calls=4, useless=1, cost_usd=Decimal(3), usage=USAGE),
        Spent(whose="", calls=1, cost_usd=Decimal(1)),
    ]
    runs = [
        RunCost(run="1", project="rye", month="2026-11", minutes=2, points=300),
        RunCost(run="2", project="rye", month="2026-11", minutes=1, points=0),
    ]
    rye, nobody, total = rows_by_run(spent, runs, by="project")
    assert (rye.priced.point_usd, rye.priced.point_minutes) == (Decimal("0.01"), 0.01)
    assert rye.cached_share == 0.6
    assert (nobody.priced.point_usd, nobody.cached_share) == (None, None)
    assert (total.spent.whose, total.spent.calls, total.spent.useless) == ("total", 5, 1)
    assert total.priced == Priced(points=300, cost_usd=Decimal(4), minutes=3)
    assert rye.as_json() == {
        "whose": "rye",
        "calls": 4,
        "useless_calls": 1,
        "tokens_read": 100,
        "tokens_from_cache_share": 0.6,
        "tokens_written": 7,
        "cost_usd": "3.00000000",
        "useless_usd": "0.00000000",
        "reserved_usd": "0.00000000",
        "minutes": 3.0,
        "points": 300.0,
        "usd_per_point": "0.01000000",
        "minutes_per_point": 0.01,
    }


def test_an_agent_nobody_can_price_has_costs_but_no_points() -> None:
    spent = [Spent(whose="faq", calls=2, cost_usd=Decimal(1), answering_ms=90_000)]
    runs = [RunCost(run="1", project="rye", month="2026-11", minutes=2, points=100)]
    faq, total = rows_by_agent(spent, {}, runs)
    assert (faq.minutes, faq.as_json()["points"], faq.priced.point_usd) == (1.5, None, None)
    assert (total.minutes, total.priced.point_usd) == (1.5, Decimal("0.01"))
