"""Whose words a finding is about: the rule names one writer, the words themselves tell who wrote them."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from domain.agents import CONTENT_AGENTS
from domain.agents.call import Outputs
from domain.agents.spec import AgentSpec, Output
from domain.grading.grade import Finding
from domain.refinement import Authors
from domain.text import Passage
from domain.text.typography import folded
from domain.value import Value

_QUOTED = re.compile(r"“([^”]+)”|„([^“]+)“|«([^»]+)»|\"([^\"]+)\"|`([^`]+)`|(?<!\w)'(.+?)'(?!\w)")
_WRITERS = frozenset(agent.name for agent in CONTENT_AGENTS)
_LEAST = 12
"""Characters below which a quotation may stand anywhere."""


def authors(outputs: Outputs, agents: Mapping[type[Output], AgentSpec[Output]]) -> Authors:
    """Return what finds the writers of the words a finding quotes.

    A finding whose words nobody wrote, or that quotes none, goes to the owner its rule names. Only
    findings on text are looked up: those of the content dimension.

    Args:
        outputs: What the version consists of.
        agents: Who produces what.
    """
    said = {
        agents[type_].name: [folded(text) for output in made for text in texts_of(output)]
        for type_, made in outputs.items()
        if type_ in agents
    }

    def find(finding: Finding) -> tuple[str, ...]:
        if not finding.rule.startswith("content/"):
            return (finding.owner,)
        quoted = _quotations(finding.evidence)
        wrote = [name for name, texts in said.items() if any(_holds(texts, q) for q in quoted)]
        # Discovery holds the same words; it is asked only where nobody wrote them into a page.
        return tuple(name for name in wrote if name in _WRITERS) or (*wrote, finding.owner)[:1]

    return find


def _quotations(evidence: str) -> tuple[str, ...]:
    """Return the longest quotation of the evidence first; all of it where it quotes nothing."""
    found = [folded("".join(groups)) for groups in _QUOTED.findall(evidence)]
    long = sorted((one for one in found if len(one) >= _LEAST), key=len, reverse=True)
    whole = folded(evidence)
    return tuple(long[:1]) or ((whole,) if len(whole) >= _LEAST else ())


def _holds(texts: list[str], quotation: str) -> bool:
    """Whether a text holds the quotation, or all of it stands inside, as when two lines were joined."""
    return any(
        quotation in text or (len(text) >= _LEAST and text in quotation) for text in texts if text
    )


def texts_of(thing: object) -> Iterator[str]:
    """Give every text an output holds that a page may show."""
    match thing:
        case Passage():
            yield thing.text
        case Value():
            for _, inner in thing:
                yield from texts_of(inner)
        case tuple() | list():
            for inner in cast("tuple[object, ...]", thing):
                yield from texts_of(inner)
        case dict():
            for inner in cast("dict[str, object]", thing).values():
                yield from texts_of(inner)
        case _:
            pass
