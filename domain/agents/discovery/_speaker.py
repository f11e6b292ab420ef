"""Who speaks in a brief: one person of themselves, or a firm."""

import re
from typing import Literal

from domain.facts import FactKind, Facts, Language, Person

_FIRST_PERSON: dict[Language, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (re.compile(r"\b(I|my|I'm|I’m)\b"), re.compile(r"\b(we|our|us)\b", re.I)),
    "de": (re.compile(r"\b(ich|mein\w*|mir)\b", re.I), re.compile(r"\b(wir|unser\w*|uns)\b", re.I)),
    "es": (
        re.compile(r"\b(yo|soy|mi|mis|me)\b", re.I),
        re.compile(r"\b(nosotr\w+|somos|nuestr\w+|nos|\w+amos|\w+emos|\w+imos)\b", re.I),
    ),
}


def speaker(facts: Facts) -> Literal["we", "i"]:
    """Return the person the client speaks in; `we` when neither is said more often."""
    alone, together = _FIRST_PERSON[facts.language]
    text = "\n".join(f.text for f in facts.of(FactKind.STATEMENT, FactKind.HISTORY))
    return "i" if len(alone.findall(text)) > len(together.findall(text)) else "we"


def works_alone(facts: Facts) -> bool:
    """Tell whether the client says `I` and the brief names nobody else."""
    names = {person.name.casefold() for _, person in facts.details(Person)}
    return len(names) <= 1 and speaker(facts) == "i"
