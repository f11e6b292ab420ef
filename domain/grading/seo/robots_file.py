"""Read robots.txt as crawlers do."""

import re
from functools import lru_cache

from domain.grading.view import SiteView

Rules = tuple[tuple[bool, str], ...]
"""Whether it allows, and the path pattern."""


def read_lines(site: SiteView) -> tuple[tuple[int, str, str], ...]:
    """Return line number, lower-case field and value of every line that is not a comment."""
    file = site.file("robots.txt")
    return _lines(file.body.decode("utf-8-sig", "replace")) if file else ()


@lru_cache(maxsize=16)
def _lines(text: str) -> tuple[tuple[int, str, str], ...]:
    found: list[tuple[int, str, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        if line := raw.split("#")[0].strip():
            name, _, value = line.partition(":")
            found.append((number, name.strip().lower(), value.strip()))
    return tuple(found)


def groups(site: SiteView) -> Rules:
    """Return the rules for all crawlers, and for Google's where it has its own."""
    agents: list[str] = []
    rules: dict[str, list[tuple[bool, str]]] = {}
    is_open = False
    for _, name, value in read_lines(site):
        if name == "user-agent":
            agents = [*agents, value.lower()] if is_open else [value.lower()]
            is_open = True
        elif name in ("allow", "disallow"):
            is_open = False
            for agent in agents:
                rules.setdefault(agent, []).append((name == "allow", value))
    return tuple(rules.get("googlebot") or rules.get("*") or ())


def is_blocked(rules: Rules, path: str) -> bool:
    """Whether the longest rule that fits the path forbids it; allowing wins a tie."""
    fitting = [(len(p), allows) for allows, p in rules if p and _fits(p, path)]
    return bool(fitting) and not max(fitting)[1]


def _fits(pattern: str, path: str) -> bool:
    made = re.escape(pattern).replace(r"\*", ".*")
    made = made[:-2] + "$" if made.endswith(r"\$") else made
    return re.match(made, path) is not None
