"""A whole experiment: one arm by rule, one with a model on 127.0.0.1."""

import asyncio
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from blocks.database_home import DatabaseHome
from domain.experiment import Findings
from flows.experiment import run_experiment
from tests.messages_api.service import MessagesApi

BRIEF = """# Rye & Co

Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm.
"""
EXPERIMENT = """\
name: words
briefs: [rye.md]
repetitions: 2
arms:
  rules: {rounds: 0}
  words: {engine: claude, rounds: 0, drafts: [faq]}
"""


@pytest.fixture
def home(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def run(home: Path, text: str) -> Findings:
    (home / "rye.md").write_text(BRIEF, encoding="utf-8")
    (home / "try.yaml").write_text(text, encoding="utf-8")
    running: Any = run_experiment(str(home / "try.yaml"), tenant="lab")
    found = asyncio.run(running)
    assert isinstance(found, Findings)
    return found


def test_every_build_of_a_model_is_asked_anew_once_and_its_cost_is_known_ever_after(
    home: Path, api: MessagesApi
) -> None:
    found = run(home, EXPERIMENT)
    assert [(one.arm, one.repetition) for one in found.trials] == [
        ("rules", 0),
        ("words", 0),
        ("words", 1),
    ]
    rules, words = found.arms
    charged = sum((seen.usd for seen in api.log.questions), start=Decimal(0))
    assert (rules.cost_usd, words.cost_usd) == (0, charged)
    first, second = (one.cost_usd for one in found.trials[1:])
    assert first > 0
    assert second > 0
    # The actor says what the draft says, so that nothing can differ.
    assert rules.points == words.points
    (difference,) = found.differences
    assert difference.sentence == (
        "The experiment shows no difference between `rules` and `words`: `words` came out level "
        "with `rules`, but 1 brief cannot show one; it takes 6 at least."
    )
    asked = len(api.log.questions)
    again = run(home, EXPERIMENT)
    assert len(api.log.questions) == asked
    assert again.arms[1].cost_usd == charged
    assert again.trials[1].minutes is None
    assert not (home / "out").exists()
