"""Every rule of every engine has an owner: the installed engines are asked for their own lists."""

import json
import subprocess
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from blocks.instruments import PACKAGES, node, package_folder, version_of
from domain.artifacts import AxeResult
from domain.errors import InstrumentMissing
from domain.grading.accessibility.measured import INSTRUMENTS as ACCESSIBILITY
from domain.grading.accessibility.measured.axe_rules import AXE_RULES, NEED_STYLES
from domain.grading.accessibility.measured.lighthouse_rules import LIGHTHOUSE_RULES as ACCESSIBLE
from domain.grading.code.measured import INSTRUMENTS as CODE
from domain.grading.code.measured.html_validate_rules import HTML_VALIDATE_RULES, TASTE
from domain.grading.code.measured.lighthouse_rules import LIGHTHOUSE_RULES as BEST_PRACTICES
from domain.grading.engine_rules import FALLBACK_OWNER, EngineRule
from domain.grading.instruments import Instruments
from domain.grading.performance.measured import INSTRUMENTS as PERFORMANCE
from domain.grading.performance.measured.causes import PERFORMANCE_RULES
from domain.grading.seo.measured import INSTRUMENTS as SEO
from domain.grading.seo.measured.lighthouse_rules import LIGHTHOUSE_RULES as SEO_RULES
from tests.domain.grading.test_audit import AGENTS

TABLES: dict[str, Mapping[str, EngineRule]] = {
    "axe-core": AXE_RULES,
    "html-validate": HTML_VALIDATE_RULES,
    "performance": PERFORMANCE_RULES,
    "accessibility": ACCESSIBLE,
    "best-practices": BEST_PRACTICES,
    "seo": SEO_RULES,
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
INSTRUMENTS: dict[str, Instruments] = {
    "accessibility": ACCESSIBILITY,
    "code": CODE,
    "performance": PERFORMANCE,
    "seo": SEO,
}

ASK = """
import { createRequire } from 'node:module';
const require = createRequire(process.argv[1] + '/package.json');
const tags = new Set(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']);
const axe = require('axe-core')._audit.rules
  .filter((rule) => rule.tags.some((tag) => tags.has(tag)))
  .map((rule) => ({ id: rule.id, impact: rule.impact, tags: rule.tags }));
const address = require.resolve('lighthouse/core/config/default-config.js');
const { default: config } = await import(address);
const lighthouse = Object.fromEntries(Object.entries(config.categories)
  .map(([name, one]) => [name, one.auditRefs.map((ref) => ref.id)]));
const { configPresets } = require('html-validate');
const preset = (name) => Object.entries(configPresets[`html-validate:${name}`].rules)
  .filter(([, how]) => how !== 'off' && how[0] !== 'off').map(([rule]) => rule);
const html = preset('standard');
console.log(JSON.stringify({ axe, lighthouse, html }));
"""


def _is_installed() -> bool:
    try:
        node()
    except InstrumentMissing:
        return False
    return all(version_of(package) for package in PACKAGES)


installed = pytest.mark.skipif(
    not _is_installed(), reason="the npm packages are not installed; see `atelier doctor --fix`"
)


@cache
def lists() -> dict[str, Any]:
    """Return the engines' own lists of rules."""
    folder = package_folder("lighthouse").parent.parent
    program = [str(node()), "--input-type=module", "--eval", ASK, str(folder)]
    asked = subprocess.run(program, capture_output=True, check=True, timeout=60, encoding="utf-8")
    return json.loads(asked.stdout)


@installed
def test_every_rule_of_axe_core_that_we_run_has_an_owner() -> None:
    assert {rule["id"] for rule in lists()["axe"]} <= AXE_RULES.keys()


@installed
def test_severity_and_criteria_of_the_table_are_those_of_axe_core() -> None:
    for rule in lists()["axe"]:
        row = AXE_RULES[rule["id"]]
        result = AxeResult(rule=row.rule, help="", tags=tuple(rule["tags"]), nodes=())
        assert (row.severity, row.wcag) == (rule["impact"], result.criteria), row.rule


@installed
@pytest.mark.parametrize("category", CATEGORIES)
def test_every_audit_of_lighthouse_has_an_owner(category: str) -> None:
    assert set(lists()["lighthouse"][category]) <= TABLES[category].keys()


@installed
def test_every_rule_of_html_validate_that_we_run_has_an_owner() -> None:
    assert set(lists()["html"]) <= HTML_VALIDATE_RULES.keys()


def test_no_rule_is_a_rule_and_taste_at_once() -> None:
    assert not HTML_VALIDATE_RULES.keys() & TASTE
    assert AXE_RULES.keys() >= NEED_STYLES


@pytest.mark.parametrize("table", TABLES)
def test_owners_are_agents(table: str) -> None:
    assert {row.owner for row in TABLES[table].values()} | {FALLBACK_OWNER} <= AGENTS


@pytest.mark.parametrize("dimension", INSTRUMENTS)
def test_every_audit_of_an_instrument_has_an_owner_an_engine_and_a_name_of_its_own(
    dimension: str,
) -> None:
    rows = INSTRUMENTS[dimension].audits
    assert {row.owner for row in rows} <= AGENTS
    assert {row.engine for row in rows} == {look.engine for look in INSTRUMENTS[dimension].looks}
    assert len({row.rule for row in rows}) == len(rows)
    assert all((row.page is None) != (row.site is None) and row.weight > 0 for row in rows)
