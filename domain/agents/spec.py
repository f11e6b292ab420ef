"""The shape of an agent, what it is given, and the order agents can run in."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from typing import Generic, TypeVar

from domain.agents.prompt import Prompt
from domain.facts import FactKind, Facts
from domain.grading.grade import Finding
from domain.value import Value

Output = Value
"""What an agent returns."""

T = TypeVar("T", bound=Output)
T_co = TypeVar("T_co", bound=Output, covariant=True)


class Item(Value):
    """One element of a list an agent is mapped over: a service page, an article, a page."""

    key: str
    """Unique among the agent's items; shown in the run's name."""
    page: str
    """URL path of the page the item ends up on; findings of that page come back to it."""


class Feedback(Value):
    """What one round of grading sent back to an agent."""

    round: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, kw_only=True)
class Given:
    """Everything an agent may look at; nothing else may change what it returns."""

    facts: Facts
    """Only the kinds the agent `reads`."""
    outputs: Mapping[type[Output], tuple[Output, ...]]
    """What it needs, by type; a mapped agent's outputs in the order of its items."""
    item: Item | None = None
    feedback: tuple[Feedback, ...] = ()
    """Earliest round first; empty the first time."""
    typefaces: tuple[str, ...] = ()
    """Keys of the faces installed where the site is made, for an agent that `uses_typefaces`."""
    background: Facts | None = None
    """What every prompt begins with; None where no model is asked. Drafts do not look at it."""
    previous: Output | None = None
    """What a model that is sent back wrote the last time; None the first time, and for drafts."""

    def of(self, needed: type[T]) -> T:
        """Return the one output of this type.

        Raises:
            LookupError: The agent did not declare it, or its producer failed.
        """
        found = self.all(needed)
        if not found:
            raise LookupError(f"There is no {needed.__name__}; declare it in `needs`.")
        return found[0]

    def maybe(self, wanted: type[T]) -> T | None:
        """Return the output of this type, or None when its producer failed."""
        found = self.all(wanted)
        return found[0] if found else None

    def all(self, wanted: type[T]) -> tuple[T, ...]:
        """Return every output of this type: one per item of a mapped agent."""
        return tuple(o for o in self.outputs.get(wanted, ()) if isinstance(o, wanted))

    def times_told(self, rule: str, page: str | None = None) -> int:
        """Return in how many rounds a finding of `rule` (on `page`, if given) came back."""
        return sum(
            any(f.rule == rule and page in (None, f.page) for f in feedback.findings)
            for feedback in self.feedback
        )

    def told(self, rule: str) -> tuple[Finding, ...]:
        """Return every finding of `rule` that came back, earliest first."""
        return tuple(f for feedback in self.feedback for f in feedback.findings if f.rule == rule)


@dataclass(frozen=True, kw_only=True)
class AgentSpec(Generic[T_co]):
    """One specialist: what it reads, what it needs, what it returns, and how without a model."""

    name: str
    """Unique, `snake_case`; also the task-run name in the dashboard."""

    duty: str
    """What it is for, one line."""

    output: type[T_co]
    draft: Callable[[Given], T_co]
    """Does the work by rule: the same `Given` returns the same output, on any machine."""

    reads: frozenset[FactKind] = frozenset()
    """Kinds of facts it sees; a change of any other kind does not re-run it."""

    needs: tuple[type[Output], ...] = ()
    """Outputs that must exist first; part of its key."""

    wants: tuple[type[Output], ...] = ()
    """Outputs it waits for and uses if they exist; part of its key."""

    split: Callable[[Given], Sequence[Item]] | None = None
    """Makes the items of a mapped agent from `split_needs`, `needs` and `wants`; None: it runs once."""

    split_needs: tuple[type[Output], ...] = ()
    """Outputs only `split` looks at; not part of an item's key, so that one changed service
    does not re-run its neighbours."""

    split_wants: tuple[type[Output], ...] = ()
    """Like `split_needs`, but the agent goes on without those whose producer failed."""

    prompt: Prompt | None = None
    """How a model does what it does better than the draft; None for work that is computed."""

    uses_typefaces: bool = False
    """Whether it chooses among the installed faces; they are then part of its key."""

    resources: tuple[str, ...] = ()
    """Glob patterns of files beside the agent's module that its draft reads, such as `templates/*.html`; part of its version."""

    @property
    def upstream(self) -> tuple[type[Output], ...]:
        """Every output it waits for."""
        return tuple(
            dict.fromkeys((*self.needs, *self.wants, *self.split_needs, *self.split_wants))
        )


def producers(
    agents: Iterable[AgentSpec[Output]],
) -> dict[type[Output], AgentSpec[Output]]:
    """Return who produces each output, everyone after those they wait for.

    Raises:
        ValueError: Two agents produce one output, one waits for what nobody produces, or they wait
            for each other in a circle.
    """
    by_output: dict[type[Output], AgentSpec[Output]] = {}
    for agent in agents:
        if (rival := by_output.setdefault(agent.output, agent)) is not agent:
            raise ValueError(
                f"Agents {rival.name!r} and {agent.name!r} both produce "
                f"{agent.output.__name__}; give each its own type."
            )
    for agent in by_output.values():
        if missing := [need.__name__ for need in agent.upstream if need not in by_output]:
            raise ValueError(f"Agent {agent.name!r} waits for {missing}, which no agent produces.")
    sorter = TopologicalSorter({a.output: a.upstream for a in by_output.values()})
    try:
        return {output: by_output[output] for output in sorter.static_order()}
    except CycleError as error:
        circle = " -> ".join(by_output[output].name for output in error.args[1])
        raise ValueError(f"Agents wait for each other in a circle: {circle}.") from error
