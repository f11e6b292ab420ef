"""`atelier judge calibrate`: what a person is told of a judge."""

import re

import pytest

from deployments.cli import run
from deployments.judging import show
from domain.grading.judge_agreement import Confusion


def test_the_offline_rules_are_measured_and_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["judge", "calibrate"]) == 0
    out = capsys.readouterr().out
    assert "offer-clear" in out
    assert "people-named" in out
    assert re.sub(r"kappa( is)? 0\.\d\d", r"kappa\1 0.nn", out.splitlines()[-1]) == (
        "Judged by offline rules on 528 items labelled by one engineer: kappa 0.nn, so it gives "
        "usable advice. Its rules were mended on some of them, which flatters them; on those held "
        "back, kappa is 0.nn. Judged results never change a gate."
    )


def test_an_even_number_of_votes_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["judge", "calibrate", "--votes", "4"]) == 2
    assert capsys.readouterr().err == (
        "--votes 4: An even number of votes can tie. Leave it out for 3, or give an odd number.\n"
    )


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (
            ["--engine", "nonsense"],
            "--engine: 'nonsense' names no engine. Write `offline`, `claude`, `openai-compatible`, or "
            "`<type>/<name>` of one on the Blocks page.",
        ),
        (
            ["--engine", "claude", "--tenant", "A_B"],
            "--tenant: 'A_B' is no slug. Use a-z and 0-9, words joined by `-`.",
        ),
    ],
)
def test_what_names_no_engine_or_tenant_is_refused_at_once(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["judge", "calibrate", *options]) == 2
    assert capsys.readouterr().err == f"{told}\n"


def test_a_judge_that_guesses_is_called_not_worth_asking(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = {"all": Confusion(caught=1, missed=3, alarmed=2, spared=2)}
    show(found, judge="solo-1")
    assert capsys.readouterr().out.splitlines()[-1] == (
        "Judged by solo-1 on 528 items labelled by one engineer: kappa -0.25, "
        "so it is not worth asking. Judged results never change a gate."
    )
