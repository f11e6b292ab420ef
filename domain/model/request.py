"""One question to a language model."""

from typing import Any, Literal

from pydantic import Field

from domain.value import Value, digest

Effort = Literal["low", "medium", "high"]
"""How much a model may think before it answers."""


class Turn(Value):
    """Something said before the question: an earlier answer, and what was wrong with it."""

    role: Literal["user", "assistant"]
    text: str = Field(repr=False)


class ModelRequest(Value):
    """Everything that decides an answer, laid out so that what many questions share comes first.

    Its words are in no `repr`, so that no traceback that shows variables and no log has them.
    """

    agent: str
    """Who asks; also the class under which models, effort and caps are chosen."""
    shared: tuple[str, ...] = Field(min_length=1, max_length=3, repr=False)
    """Beginning of the prompt, in blocks; each ends at a cache breakpoint. The same bytes for all
    questions of a brief, so nothing of one agent, run or moment may be in it."""
    question: str = Field(repr=False)
    """The rest of the prompt: what only this question says."""
    earlier: tuple[Turn, ...] = ()
    """After the question, when it is asked again: the answer that was refused, and why."""
    answer_schema: dict[str, Any]
    """JSON schema of the answer: closed objects, no recursion, no limits on lengths."""
    prompt_version: str
    """Hash of the prompt's own text, without what was put into it."""
    sample: int = Field(default=0, ge=0)
    """Which of several answers to the same question; each number is asked anew."""

    def key(self, tenant: str, *, model: str, effort: Effort, max_tokens: int) -> str:
        """Return the content address of the answer, `tenant/hash`; never of a run or a moment."""
        return f"{tenant}/{digest([self, model, effort, max_tokens])}"

    @property
    def prefix(self) -> str:
        """Hash of what is shared: questions with the same one can read each other's cache."""
        return digest(list(self.shared))
