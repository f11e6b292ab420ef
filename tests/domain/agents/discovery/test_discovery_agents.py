"""Rules that hold for all eight agents of discovery."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

import domain.agents.discovery
from domain.agents.discovery.business_requirements import BusinessRequirements
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.discovery_validator import DiscoveryReport
from domain.agents.discovery.seo_strategy import SeoStrategy
from domain.agents.spec import AgentSpec, Given, Output
from domain.facts import FactKind, Facts, Language, fact
from domain.value import canonical
from tests.domain.agents.discovery.sheets import (
    AGENTS,
    ROOFER,
    SHEETS,
    Discovered,
    K,
    given,
    says,
    service,
    sheet,
)


def test_every_module_of_the_folder_is_one_of_the_agents():
    folder = Path(domain.agents.discovery.__file__).parent
    modules = {path.stem for path in folder.glob("*.py") if not path.stem.startswith("_")}
    assert modules == {agent.name for agent in AGENTS}


@pytest.mark.parametrize("key", SHEETS)
def test_the_same_facts_give_the_same_bytes(key: str):
    first, second = Discovered(SHEETS[key]), Discovered(SHEETS[key])
    for type_ in first.outputs:
        assert canonical(first.of(type_)) == canonical(second.of(type_))


def produced(of: Facts) -> dict[str, str]:
    made = Discovered(of)
    return {type_.__name__: made.of(type_).fingerprint for type_ in made.outputs}


def changed(of: Facts, *more: object) -> set[str]:
    after = produced(sheet(of.language, *of.entries, *more))  # pyright: ignore[reportArgumentType] # facts of several makers
    before = produced(of)
    return {name for name in before if before[name] != after[name]}


def test_a_new_service_without_a_page_changes_catalogue_offers_and_report_alone():
    assert changed(ROOFER, service("Chimneys", "Repointed and capped.")) == {
        "BusinessRequirements",
        "ServiceDefinition",
        "DiscoveryReport",
    }


def test_a_colour_concerns_the_brand_alone_and_is_read_by_nobody_else():
    readers = {agent.name for agent in AGENTS if FactKind.COLOUR in agent.reads}
    assert readers == {"brand_identity", "discovery_validator"}


@pytest.mark.parametrize("agent", AGENTS, ids=lambda agent: agent.name)
def test_a_draft_looks_at_no_kind_its_agent_does_not_read(agent: AgentSpec[Output]):
    for of in SHEETS.values():
        outputs = Discovered(of).outputs
        narrow = given(agent, of, outputs)
        whole = Given(facts=of, outputs=narrow.outputs)
        assert agent.draft(whole) == agent.draft(narrow)


TEXTS = st.text(min_size=1, max_size=120).filter(lambda text: text.strip() != "")
FACTS = st.builds(fact, st.sampled_from(sorted(FactKind)), TEXTS)


@settings(max_examples=60, deadline=None)
@over(st.sampled_from(get_args(Language)), st.lists(FACTS, max_size=14))
def test_no_odd_fact_makes_an_agent_fail(language: Language, entries: list[object]):
    made = Discovered(Facts.model_validate({"language": language, "entries": entries}))
    assert made.of(SeoStrategy).pages[0].url == "/"
    assert made.of(BusinessRequirements).company
    assert made.of(DiscoveryReport).findings == ()


@pytest.mark.parametrize(
    "word",
    [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "数据",
        "🥐",
    ],
)
def test_a_strange_name_is_kept_and_gets_an_address(word: str):
    made = Discovered(sheet("de", *says(K.NAME, word), service(word, "Es ist da. Es bleibt da.")))
    assert made.of(BusinessRequirements).company == word
    assert made.of(SeoStrategy).origin.endswith(".example")


def test_every_gap_the_inventory_finds_is_in_the_report():
    for of in SHEETS.values():
        made = Discovered(of)
        assert made.of(DiscoveryReport).gaps == made.of(ContentAssets).gaps
