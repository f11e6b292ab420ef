"""The version of a piece of work: a hash of every line of ours it can reach."""

import hashlib
import importlib.util
import re
import sys
from functools import cache
from pathlib import Path

from domain.agents.spec import AgentSpec, Output

_IMPORT = re.compile(
    r"^[ \t]*(?:from|import)[ \t]+((?:domain|blocks)\b[\w.]*)"
    r"(?:[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n(]+)))?",
    re.M,
)
_COMMENT = re.compile(r"#.*")


@cache
def version(agent: AgentSpec[Output]) -> str:
    """Return 16 digits that change when the agent's module, what it imports, or a resource changes."""
    tree = hashlib.sha256(code_version(agent.output.__module__, agent.draft.__module__).encode())
    folder = _path(agent.draft.__module__).parent
    for resource in sorted(agent.resources):
        for file in sorted(folder.glob(resource)):
            tree.update(f"{file.name}\0".encode() + file.read_bytes())
    return tree.hexdigest()[:16]


@cache
def code_version(*modules: str) -> str:
    """Return 16 digits that change when one of these modules, or what they import of ours, changes."""
    tree = hashlib.sha256()
    for name in sorted(_reachable(set(modules))):
        tree.update(f"{name}\0".encode() + _source(name))
    return tree.hexdigest()[:16]


def _reachable(modules: set[str]) -> set[str]:
    seen: set[str] = set()
    waiting = sorted(modules)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _imports(name)
    return seen


@cache
def _imports(module: str) -> tuple[str, ...]:
    found: set[str] = set()
    for package, in_brackets, on_the_line in _IMPORT.findall(_source(module).decode()):
        found.add(package)
        names = _COMMENT.sub("", in_brackets or on_the_line)
        # `from domain.art import bricks` may name a module or something inside the package.
        listed = (name.partition(" as ")[0].strip() for name in names.split(","))
        found |= {f"{package}.{name}" for name in listed if name}
    return tuple(sorted(name for name in found if _exists(name)))


@cache
def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the parent is a module, so this is a name inside it
        return False


@cache
def _path(module: str) -> Path:
    loaded = sys.modules.get(module)
    file = loaded.__file__ if loaded else None
    if file is None and (spec := importlib.util.find_spec(module)):
        file = spec.origin
    if file is None:
        raise ModuleNotFoundError(f"The module {module!r} has no source file to take a version of.")
    return Path(file)


@cache
def _source(module: str) -> bytes:
    return _path(module).read_bytes()
