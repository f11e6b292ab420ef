"""Interface words: every one in every language, with the same things filled in."""

import re
from typing import get_args

import pytest

from domain.facts import Language
from domain.phrases.interface import INTERFACE


@pytest.mark.parametrize("key", INTERFACE)
def test_a_phrase_exists_in_every_language_and_takes_the_same_values(key: str) -> None:
    texts = INTERFACE[key]
    assert set(texts) == set(get_args(Language))
    assert all(text.strip() for text in texts.values())
    slots = [set(re.findall(r"{(\w+)}", text)) for text in texts.values()]
    assert slots == [slots[0]] * len(slots)


def test_german_and_spanish_address_the_reader_formally() -> None:
    for key, texts in INTERFACE.items():
        assert not re.search(r"\b(du|dein|deine|dir|dich|euch|euer)\b", texts["de"].lower()), key
        assert not re.search(r"\b(tú|tu|tus|vosotros|vuestro)\b", texts["es"].lower()), key


def test_months_are_twelve_in_every_language() -> None:
    assert {len(text.split()) for text in INTERFACE["months_short"].values()} == {12}
