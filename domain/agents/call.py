"""One agent call: who, given what, for which item, under which content address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.agents.prompt import BACKGROUND
from domain.agents.spec import AgentSpec, Feedback, Given, Item, Output
from domain.agents.version import version
from domain.facts import Facts
from domain.value import Value, digest

OFFLINE = "offline"
"""Signature of the agents' own drafts."""

Outputs = Mapping[type[Output], tuple[Output, ...]]
"""What every agent made, by type; a mapped agent's in the order of its items."""


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What all calls of one round share."""

    tenant: str
    facts: Facts
    engines: Mapping[str, str] = field(default_factory=dict[str, str])
    """Signature of who does an agent's work, by agent; `OFFLINE` for those left out."""
    written: frozenset[str] = frozenset()
    """Agents whose words a model writes; they are given the background too."""
    previous: Outputs = field(default_factory=dict[type[Output], tuple[Output, ...]])
    """What the version consists of that findings are about; empty while there is none."""
    typefaces: tuple[str, ...] = ()
    """Keys of the faces installed where the site is made."""
    feedback: Mapping[str, tuple[Feedback, ...]]
    """Per agent, earliest round first."""


@dataclass(frozen=True, kw_only=True)
class Call:
    """One piece of work."""

    agent: AgentSpec[Output]
    given: Given
    key: str
    """Content address: `tenant/agent/hash`."""

    @property
    def label(self) -> str:
        """Name of the run in the dashboard: the agent, and the item when it is mapped."""
        item = self.given.item
        return self.agent.name if item is None else f"{self.agent.name} {item.key}"


def calls(agent: AgentSpec[Output], *, situation: Situation, outputs: Outputs) -> tuple[Call, ...]:
    """Return the calls `agent` comes to: one, or one per item it is mapped over."""
    if agent.split is None:
        return (_call(agent, None, 0, situation=situation, outputs=outputs),)
    everything = Given(
        facts=situation.facts,
        outputs={need: outputs.get(need, ()) for need in agent.upstream},
    )
    items = agent.split(everything)
    return tuple(
        _call(agent, item, at, situation=situation, outputs=outputs)
        for at, item in enumerate(items)
    )


def as_draft(call: Call, situation: Situation) -> Call:
    """Return the call as one that no model is asked for."""
    given = replace(call.given, background=None, previous=None)
    plain = replace(situation, engines={}, written=frozenset())
    return Call(agent=call.agent, given=given, key=_key(call.agent, given, plain))


def _call(
    agent: AgentSpec[Output], item: Item | None, at: int, *, situation: Situation, outputs: Outputs
) -> Call:
    feedback = _of_item(situation.feedback.get(agent.name, ()), item)
    is_written = agent.name in situation.written
    given = Given(
        facts=situation.facts.only(agent.reads),
        outputs={need: outputs.get(need, ()) for need in (*agent.needs, *agent.wants)},
        item=item,
        feedback=feedback,
        typefaces=situation.typefaces if agent.uses_typefaces else (),
        background=situation.facts.only(BACKGROUND) if is_written else None,
        previous=_previous(agent, at, situation) if is_written and feedback else None,
    )
    return Call(agent=agent, given=given, key=_key(agent, given, situation))


def _previous(agent: AgentSpec[Output], at: int, situation: Situation) -> Output | None:
    """Return what the agent made of its item the last time; items keep their order."""
    made = situation.previous.get(agent.output, ())
    return made[at] if at < len(made) else None


def _of_item(feedback: Sequence[Feedback], item: Item | None) -> tuple[Feedback, ...]:
    """Keep what concerns the item's page; a finding on the whole site concerns every item."""
    if item is None:
        return tuple(feedback)
    kept = (
        Feedback(
            round=one.round, findings=tuple(f for f in one.findings if f.page in (item.page, "*"))
        )
        for one in feedback
    )
    return tuple(one for one in kept if one.findings)


def _key(agent: AgentSpec[Output], given: Given, situation: Situation) -> str:
    """Return the content address of the call: tenant, agent and a hash of all it depends on.

    Raises:
        TypeError: Something the agent is given has no canonical JSON form.
    """
    needed = {
        need.__name__: [output.fingerprint for output in made]
        for need, made in given.outputs.items()
    }
    address = digest(
        [
            situation.tenant,
            agent.name,
            version(agent),
            given.facts,
            needed,
            given.item,
            situation.engines.get(agent.name, OFFLINE),
            list(given.feedback),
            list(given.typefaces),
            given.background,
            given.previous.fingerprint if given.previous else None,
        ]
    )
    return f"{situation.tenant}/{agent.name}/{address}"


class Failure(Value):
    """A call that brought nothing, and why."""

    agent: str
    label: str
    reason: str


class Work(Value):
    """A call that brought an output."""

    agent: str
    label: str
    key: str
    is_cached: bool
    """Whether its result was there from an earlier run."""
