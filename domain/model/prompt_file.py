"""The words of a prompt: one XML file per agent, and the house rules all agents share."""

import hashlib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from xml.parsers.expat import ExpatError, ParserCreate

from domain.agents.spec import AgentSpec, Output

PARTS = ("context", "role", "task", "instructions", "validation")
"""What a prompt file consists of, in this order."""


@dataclass(frozen=True, kw_only=True)
class PromptFile:
    """What one agent is told, apart from what it is shown."""

    context: str
    """What its work is part of, and who reads it."""
    role: str
    task: str
    instructions: str
    validation: str
    """What to check before answering."""
    version: str
    """Hash of the file and the house rules, 16 hexadecimal digits."""


def prompt_of(agent: AgentSpec[Output]) -> PromptFile:
    """Return what the agent's prompt says: the words of its file, or those that stand in for it.

    Raises:
        ValueError: The agent has no prompt, or its file is not as it should be; the message says where.
    """
    if agent.prompt is None:
        raise ValueError(f"Agent {agent.name!r} has no prompt, so no model can be asked for it.")
    return agent.prompt.words or _of_folder(
        agent.draft.__module__.rpartition(".")[0], agent.prompt.file
    )


@cache
def _of_folder(package: str, name: str) -> PromptFile:
    return read_prompt(name, (files(package) / "prompts" / name).read_text(encoding="utf-8"))


@cache
def house_rules() -> str:
    """Return what every prompt begins with, as XML."""
    return (files("domain.model") / "house_rules.xml").read_text(encoding="utf-8").strip()


def read_prompt(name: str, text: str) -> PromptFile:
    """Return a prompt file's parts, each without the white space around its lines.

    Raises:
        ValueError: A part is missing, empty, unknown, twice there or in the wrong place.
    """
    reader = _Reader(name)
    parser = ParserCreate()
    parser.StartElementHandler = lambda tag, _: reader.open(tag, parser.CurrentLineNumber)
    parser.EndElementHandler = lambda _: reader.close()
    parser.CharacterDataHandler = lambda said: reader.say(said, parser.CurrentLineNumber)
    try:
        parser.Parse(text.encode(), True)
    except ExpatError as error:
        raise ValueError(f"{name}, line {error.lineno}: it is no XML: {error}.") from error
    parts = reader.parts()
    version = hashlib.sha256("\0".join((text, house_rules())).encode()).hexdigest()[:16]
    return PromptFile(
        context=parts["context"],
        role=parts["role"],
        task=parts["task"],
        instructions=parts["instructions"],
        validation=parts["validation"],
        version=version,
    )


@dataclass
class _Reader:
    """Takes the elements of one file as they come."""

    name: str
    path: list[str] = field(default_factory=list[str])
    said: dict[str, str] = field(default_factory=dict[str, str])

    def open(self, tag: str, line: int) -> None:
        self.path.append(tag)
        if len(self.path) == 1 and tag != "prompt":
            raise self._wrong(line, f"the first element is `{tag}`, not `prompt`")
        if len(self.path) > 1:
            at = len(self.said)
            expected = f"{PARTS[at]} was" if at < len(PARTS) else "the end was"
            if len(self.path) > 2:
                expected = "words were"
            if f"{tag} was" != expected:
                raise self._wrong(line, f"here stands `{tag}`, where {expected} expected")
            self.said[tag] = ""

    def close(self) -> None:
        self.path.pop()

    def say(self, said: str, line: int) -> None:
        if len(self.path) == 2:
            self.said[self.path[-1]] += said
        elif said.strip():
            raise self._wrong(line, f"the words {said.strip()!r} belong to no part")

    def parts(self) -> dict[str, str]:
        lines = {
            tag: [line.strip() for line in said.splitlines()] for tag, said in self.said.items()
        }
        parts = {tag: "\n".join(line for line in said if line) for tag, said in lines.items()}
        if missing := [part for part in PARTS if not parts.get(part)]:
            raise ValueError(f"{self.name}: the part `{missing[0]}` is missing or empty.")
        return parts

    def _wrong(self, line: int, problem: str) -> ValueError:
        order = ", ".join(PARTS)
        return ValueError(
            f"{self.name}, line {line}: {problem}. A prompt has {order}, in this order."
        )
