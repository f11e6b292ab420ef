"""Numbered steps: `4. The bill writes itself: nights, power.` tells what happens, like the steps before it."""

from domain.intake.lexicon import Section
from domain.intake.lists import Block
from domain.intake.paragraphs import is_sentence
from domain.intake.prices import prices
from domain.intake.step import take_step
from domain.intake.walk import Walk, words

_TELLING = (None, Section.ABOUT, Section.SERVICES, Section.MENU)
_FEWEST = 2
"""Sentences it takes to show that a numbered list tells what happens."""


def take_steps(walk: Walk, block: Block) -> bool:
    """Take a numbered list down as what it tells; False when it is one of offers."""
    items = [words(walk, part) for part in block.parts]
    texts = [item.folded().text for item in items]
    if walk.section not in _TELLING or not block.numbered or len(set(block.depths)) > 1:
        return False
    if any(prices(text, walk.desk.speech) or not text.endswith((".", "!")) for text in texts):
        return False
    told = sum(is_sentence(text) for text in texts)
    if told < _FEWEST or told * 2 <= len(texts):
        return False
    for item in items:
        take_step(walk.desk, item, walk.heading)
    return True
