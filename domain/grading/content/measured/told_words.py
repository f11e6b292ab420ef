"""Words the facts say, which no proofreader need look up."""

import re

from domain.facts import Facts
from domain.grading.content.evidence import gathered

_WORD = re.compile(r"\w+(?:['’]\w+)?")
_APART = re.compile(r"[^\W\d_]+")
"""What is left of a code or an address when its digits are taken for a number."""
_KEPT = "told words"


def told_words(facts: Facts | None) -> frozenset[str]:
    """Return every word of the facts as it stands there, and what a name has; kept with the facts.

    None of them is ever faulted as misspelt. Whoever reads with Harper tells it of them: to look for
    words like a name takes it 10 ms, and the first time in a process 0.9 s.
    """
    if facts is None:
        return frozenset()
    known = gathered(facts)
    if _KEPT not in known.memory:
        found = {w for text in known.texts for w in (*_WORD.findall(text), *_APART.findall(text))}
        right = {w for w in found if not w.isdigit()}
        known.memory[_KEPT] = frozenset(right | {f"{w}'s" for w in right if w[0].isupper()})
    return known.memory[_KEPT]
