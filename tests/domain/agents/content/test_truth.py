"""Rules that hold for everything the writers say, whatever the facts."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings

from domain.agents.content.about_page import AboutPage
from domain.agents.content.meta_description import MetaDescriptions
from domain.agents.content.schema_markup import SchemaMarkup
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import Output
from domain.facts import TO_THE_MAKER, FactKind, Facts, Language
from domain.text import Passage
from domain.value import Value
from tests.domain.agents.content.abroad import BAKER, PHYSIO
from tests.domain.agents.content.firms import ROOFER, Outputs, service_fact, translated
from tests.domain.agents.content.newsroom import WRITERS, written
from tests.domain.agents.content.odd_facts import sheets

_OURS = {"url", "href", "slug", "kind", "map_url", "json_ld", "facts", "fact_id", "seed"}
_LIMITS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _texts(thing: object) -> Iterator[str]:
    """Yield every text in an output that people read."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Value):
        for name in type(thing).model_fields:
            if name not in _OURS:
                yield from _texts(getattr(thing, name))
    elif isinstance(thing, dict):
        parts = cast("Mapping[str, object]", thing).values()
        yield from chain.from_iterable(_texts(one) for one in parts)
    elif isinstance(thing, tuple | list):
        yield from chain.from_iterable(_texts(one) for one in cast("Iterable[object]", thing))


def _passages(thing: object) -> Iterator[Passage]:
    if isinstance(thing, Passage):
        yield thing
    elif isinstance(thing, Value):
        for name in type(thing).model_fields:
            yield from _passages(getattr(thing, name))
    elif isinstance(thing, tuple | list):
        parts = cast("Iterable[object]", thing)
        yield from chain.from_iterable(_passages(one) for one in parts)


def _numbers(text: str) -> set[str]:
    return {digits.lstrip("0") or "0" for digits in re.findall(r"\d+", text)}


def _copy(outputs: Outputs) -> Iterator[Output]:
    for writer in WRITERS:
        yield from outputs[writer.output]


def _stated(facts: Facts) -> set[str]:
    return _numbers(" ".join(one.model_dump_json(exclude={"fact_id"}) for one in facts.entries))


@given(sheets())
@_LIMITS
def test_every_number_on_a_page_is_in_the_facts(facts: Facts) -> None:
    stated = _stated(facts)
    for output in _copy(written(facts)):
        for text in _texts(output):
            assert _numbers(text) <= stated, text


@given(sheets())
@_LIMITS
def test_passages_name_real_facts_and_numbers_and_quotes_have_one(facts: Facts) -> None:
    for output in _copy(written(facts)):
        for passage in _passages(output):
            assert set(passage.facts) <= set(facts.by_id)
            assert passage.facts or not re.search(r"\d|[“”„«»]", passage.text), passage


@given(sheets())
@_LIMITS
def test_words_to_the_maker_never_become_copy(facts: Facts) -> None:
    ids = {one.fact_id for one in facts.of(*TO_THE_MAKER)}
    for output in _copy(written(facts)):
        assert not any(ids & set(passage.facts) for passage in _passages(output))


@given(sheets())
@_LIMITS
def test_an_exclusion_stands_nowhere_but_as_a_quotation_in_the_story(facts: Facts) -> None:
    ids = {one.fact_id for one in facts.of(FactKind.EXCLUSION)}
    for output in _copy(written(facts)):
        if not isinstance(output, AboutPage):
            assert not any(ids & set(passage.facts) for passage in _passages(output))


@given(sheets())
@_LIMITS
def test_structured_data_is_json_that_cannot_leave_its_script(facts: Facts) -> None:
    markup = written(facts)[SchemaMarkup][0]
    assert isinstance(markup, SchemaMarkup)
    for page in markup.pages:
        assert not re.search(r"[<>&\u2028\u2029]", page.json_ld)
        assert json.loads(page.json_ld)["@context"] == "https://schema.org"


@given(sheets())
@_LIMITS
def test_titles_and_descriptions_fit_and_are_one_of_a_kind(facts: Facts) -> None:
    found = written(facts)[MetaDescriptions][0]
    assert isinstance(found, MetaDescriptions)
    assert len({page.title for page in found.pages}) == len(found.pages)
    assert all(len(page.title) <= 65 and len(page.description) <= 155 for page in found.pages)


@given(sheets())
@settings(max_examples=15, deadline=None)
def test_the_same_facts_give_the_same_words(facts: Facts) -> None:
    first, second = written(facts), written(facts)
    assert [o.fingerprint for o in _copy(first)] == [o.fingerprint for o in _copy(second)]


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_no_page_says_a_passage_twice(language: Language) -> None:
    for facts in (ROOFER, BAKER, PHYSIO):
        for output in _copy(written(translated(facts, language))):
            for name in ("story", "intro", "benefits", "process"):
                said = [p.text for p in getattr(output, name, ())]
                assert len(set(said)) == len(said)


def test_markup_in_the_facts_stays_inert_text() -> None:
    evil = service_fact("<script>alert(1)</script>", "We sell <b>things</b>. And more of it.")
    outputs = written(Facts(entries=(evil,)))
    catalogue = outputs[ServiceDefinition][0]
    assert isinstance(catalogue, ServiceDefinition)
    texts = [text for output in _copy(outputs) for text in _texts(output)]
    assert any("<script>" in text for text in texts)
    assert not any("&lt;" in text or "\\u003c" in text for text in texts)


def test_two_hundred_services_are_written_up_in_the_blink_of_an_eye() -> None:
    services = tuple(
        service_fact(f"Repair of part {n}", f"We mend part {n}. It takes {n} minutes.")
        for n in range(200)
    )
    outputs = written(Facts(entries=(*ROOFER.entries, *services)))
    assert len(outputs[WRITERS[2].output]) == 201
