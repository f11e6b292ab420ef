"""Every rule of Harper: what becomes of what it says, how bad it is, and who mends it."""

from collections.abc import Iterator

from domain.grading.content.measured.harper_rule_names import RULES_BY_PART
from domain.grading.engine_rules import EngineRule, by_rule
from domain.grading.grade import Severity

HARPER_OWNER = "service_description"
"""Who mends a slip when the place on the page names no other agent."""

TOLD: dict[str, Severity] = {
    "spelling": "minor",
    "grammar": "moderate",
    "wording": "moderate",
    "compounds": "moderate",
    "names": "minor",
}
"""How bad a slip is, by the part of the list its rule stands in.

A word Harper does not know is mostly a name or a word of the trade, so it is only advice.
"""

OTHER = "other"
"""The part for rules that only a newer Harper has."""

UNTOLD: dict[str, str] = {
    "taste": "house style, or a way of speaking that is not wrong",
    "elsewhere": "our own audits tell it",
    "unsure": "on sound sites they stumbled over trade words, addresses and lists (Harper 2.13)",
}
"""Why what other rules say is no fault."""


def _rows() -> Iterator[EngineRule]:
    for section, rules in RULES_BY_PART.items():
        for rule in rules.split():
            severity = TOLD.get(section, "minor")
            yield EngineRule(rule, severity, HARPER_OWNER, section, is_told=section in TOLD)


HARPER_RULES: dict[str, EngineRule] = by_rule(_rows())
"""The rules of Harper 2.13; `family` is the part of the list."""


def section_of(rule: str) -> str:
    """Return the part of the list a rule stands in."""
    row = HARPER_RULES.get(rule)
    return row.family if row else OTHER
