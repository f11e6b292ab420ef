import re
from string import Formatter

import pytest

from domain.facts import Language
from domain.phrases import PHRASES, phrase
from domain.phrases.copy import COPY
from domain.phrases.interface import INTERFACE

LANGUAGES: tuple[Language, ...] = ("en", "de", "es")


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_every_phrase_says_the_same_things_in_three_languages(key: str) -> None:
    texts = PHRASES[key]
    assert sorted(texts) == sorted(LANGUAGES)
    assert all(text.strip() == text and text for text in texts.values())
    assert len({frozenset(_placeholders(text)) for text in texts.values()}) == 1


@pytest.mark.parametrize("key", sorted(COPY))
def test_no_phrase_of_the_copy_claims_a_number(key: str) -> None:
    assert not any(re.search(r"\d", text) for text in COPY[key].values())


def test_copy_and_interface_share_no_key() -> None:
    assert not set(COPY) & set(INTERFACE)


@pytest.mark.parametrize("key", sorted(key for key in COPY if COPY[key]["es"].endswith("?")))
def test_spanish_questions_open_as_they_close(key: str) -> None:
    assert COPY[key]["es"].count("¿") == COPY[key]["es"].count("?")


@pytest.mark.parametrize("key", sorted(COPY))
def test_german_addresses_its_readers_formally(key: str) -> None:
    assert not re.search(r"\b(?:du|dich|dein\w*|dir)\b", COPY[key]["de"])


def test_a_phrase_without_its_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        phrase("answer_phone", "en")
    assert phrase("answer_phone", "de", phone="040 1") == "Rufen Sie an: 040 1."
