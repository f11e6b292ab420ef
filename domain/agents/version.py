"""The version of an agent: a hash of every line of ours its draft can reach."""

import hashlib
import importlib.util
import re
from functools import cache
from pathlib import Path

from domain.agents.spec import AgentSpec, Output

_IMPORT = re.compile(r"^\s*(?:from|import)\s+(domain[\w.]*)(?:\s+import\s+\(?([\w\s,]+))?", re.M)


@cache
def version(agent: AgentSpec[Output]) -> str:
    """Return 16 digits that change when the agent's module, what it imports, or a resource changes."""
    module = agent.output.__module__
    tree = hashlib.sha256()
    for name in sorted(_reachable(module)):
        tree.update(f"{name}\0".encode() + _source(name))
    folder = _path(module).parent
    for resource in sorted(agent.resources):
        for file in sorted(folder.glob(resource)):
            tree.update(f"{file.name}\0".encode() + file.read_bytes())
    return tree.hexdigest()[:16]


def _reachable(module: str) -> set[str]:
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += _imports(name)
    return seen


@cache
def _imports(module: str) -> tuple[str, ...]:
    found: set[str] = set()
    for package, names in _IMPORT.findall(_source(module).decode()):
        found.add(package)
        # `from domain.art import bricks` may name a module or something inside the package.
        found |= {f"{package}.{name.strip()}" for name in names.split(",") if name.strip()}
    return tuple(sorted(name for name in found if _exists(name)))


@cache
def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # the parent is a module, so this is a name inside it
        return False


@cache
def _path(module: str) -> Path:
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"The module {module!r} has no source file to take a version of.")
    return Path(spec.origin)


@cache
def _source(module: str) -> bytes:
    return _path(module).read_bytes()
