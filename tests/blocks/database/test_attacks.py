"""What somebody meets who can run any SQL as a role of the application."""

from collections import Counter

import pytest

from blocks.database.attacks import tried
from blocks.database.known_attacks import ATTACKS, Attack
from blocks.database.probes import World
from tests.blocks.database.databases import Database

_BY_NAME = {one.name: one for one in ATTACKS}


@pytest.mark.parametrize("one", ATTACKS, ids=lambda one: one.name)
def test_an_attack_meets_exactly_what_is_expected(
    one: Attack, shared: Database, shared_world: World
) -> None:
    assert tried(one, shared.connect, shared_world, shared.name) == one.expected


def test_no_two_attacks_have_one_name() -> None:
    assert [name for name, count in Counter(one.name for one in ATTACKS).items() if count > 1] == []
