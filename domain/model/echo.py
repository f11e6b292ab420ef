"""Whether a line repeats the words of the prompt instead of telling of the firm."""

import re
from functools import lru_cache

from domain.model.prompt_file import PromptFile, house_rules

RUN = 6
"""Words in a row that are no accident: five occur in rules and in good copy alike."""

_WORD = re.compile(r"\w+")


def echo(text: str, prompt: PromptFile, *, known: str) -> str:
    """Return words a line has from the rules or the prompt file; empty for none.

    Args:
        text: The line.
        prompt: What the agent was told.
        known: All the client said; words he uses himself are no echo.
    """
    told = " ".join(_words(known))
    for run in _runs(text):
        if run in _told(prompt) and run not in told:
            return run
    return ""


@lru_cache(maxsize=64)
def _told(prompt: PromptFile) -> frozenset[str]:
    parts = (prompt.context, prompt.role, prompt.task, prompt.instructions, prompt.validation)
    return frozenset(run for part in (house_rules(), *parts) for run in _runs(part))


def _runs(text: str) -> list[str]:
    words = _words(text)
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
