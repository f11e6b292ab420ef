"""A fault of form that comes back is mended, and the sentence stays."""

import pytest

from domain.agents.content._mending import mended
from domain.agents.spec import Given
from domain.facts import Facts
from domain.text import Passage
from tests.domain.agents.content.refusals import sent_back


@pytest.mark.parametrize(
    ("rule", "text", "better"),
    [
        ("content/exclamations", "Call us today!!", "Call us today."),
        ("content/shouting", "WE NEVER fit uPVC.", "WE never fit uPVC."),
        ("content/doubled-words", "We fit the the slates.", "We fit the slates."),
        ("content/punctuation", "Slates , tiles,, lead.", "Slates, tiles, lead."),
        ("content/emoji", "Bread 🥖 every day.", "Bread every day."),
    ],
)
def test_each_fault_is_mended_on_the_page_it_came_from(rule: str, text: str, better: str) -> None:
    given = Given(facts=Facts(), outputs={}, feedback=sent_back(rule, text, page="/about/"))
    assert mended((Passage(text=text),), given, "/about/") == (Passage(text=better),)
    assert mended((Passage(text=text),), given, "/") == (Passage(text=text),)
