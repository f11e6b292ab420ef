"""Agents a model can do: their slots, and what becomes of the words for them."""

from collections.abc import Sequence
from typing import cast

import pytest

from domain.agents.call import Call
from domain.agents.prompt import Prompt, Slot
from domain.agents.spec import Output
from domain.model.prompt_file import prompt_of
from domain.text import Passage
from tests.domain.agents.examples import BRIEFS, WRITTEN, asked_of

MODEL_AGENTS = {
    *("business_requirements", "service_definition", "brand_identity", "layout_architecture"),
    *("hero_copy", "service_description", "about_page", "blog_content", "faq", "call_to_action"),
}


def parts(call: Call) -> tuple[Prompt, Output, Sequence[Slot]]:
    assert call.agent.prompt is not None
    draft = call.agent.draft(call.given)
    return call.agent.prompt, draft, call.agent.prompt.slots(call.given, draft)


def other_words(slot: Slot) -> tuple[Passage, ...]:
    """Return words that fit a slot and are not those that stand there."""
    if slot.form == "choice":
        now = tuple(p.text for p in slot.now)
        others = [o for o in reversed(slot.options) if slot.most > 1 or o not in now]
        return tuple(Passage(text=option) for option in others[: slot.most])
    end = "." if slot.form == "sentences" else ""
    text = f"Other words for it{end}"
    facts = slot.sources or tuple(i for p in slot.now for i in p.facts)
    return (Passage(text=text, facts=facts),)


def test_exactly_the_agents_that_write_have_a_prompt_and_its_file_reads() -> None:
    assert {agent.name for agent in WRITTEN} == MODEL_AGENTS
    for agent in WRITTEN:
        assert len(prompt_of(agent).version) == 16


@pytest.mark.parametrize("name", BRIEFS)
def test_without_words_a_draft_stays_as_it_is(name: str) -> None:
    for call in asked_of(name):
        prompt, draft, _ = parts(call)
        assert prompt.write(call.given, draft, {}) == draft, call.label


@pytest.mark.parametrize("name", BRIEFS)
def test_slots_of_a_call_have_names_of_their_own(name: str) -> None:
    for call in asked_of(name):
        names = [slot.name for slot in parts(call)[2]]
        assert len(set(names)) == len(names), call.label


@pytest.mark.parametrize("name", BRIEFS)
def test_the_draft_keeps_to_the_limits_of_its_slots(name: str) -> None:
    for call in asked_of(name):
        for slot in parts(call)[2]:
            assert len(slot.now) <= slot.most, (call.label, slot)
            assert all(len(p.text) <= slot.longest for p in slot.now), (call.label, slot)
            if slot.form == "choice":
                assert slot.options
                assert {p.text for p in slot.now} <= set(slot.options), (call.label, slot)
            else:
                assert not slot.options


@pytest.mark.parametrize("name", BRIEFS)
def test_putting_back_the_words_that_stand_there_changes_nothing(name: str) -> None:
    for call in asked_of(name):
        prompt, draft, slots = parts(call)
        lines = {slot.name: slot.now for slot in slots if slot.now}
        assert prompt.write(call.given, draft, lines) == draft, call.label


@pytest.mark.parametrize("name", BRIEFS)
def test_words_for_any_one_slot_change_the_output_and_are_its_words_from_then_on(name: str) -> None:
    for call in asked_of(name):
        prompt, draft, slots = parts(call)
        for slot in slots:
            words = other_words(slot)
            written = prompt.write(call.given, draft, {slot.name: words})
            assert type(written) is type(draft)
            assert written != draft, (call.label, slot.name)
            assert type(draft).model_validate(written.model_dump()) == written
            if slot.name != "order" and slot.form != "choice":
                now = {s.name: s.now for s in prompt.slots(call.given, written)}[slot.name]
                assert [p.text for p in now] == [p.text for p in words], (call.label, slot.name)


@pytest.mark.parametrize("name", BRIEFS)
def test_no_word_changes_a_page_a_price_or_a_link(name: str) -> None:
    kept = {"url", "href", "slug", "prices", "kind", "source", "parent", "in_navigation", "seed"}
    for call in asked_of(name):
        prompt, draft, slots = parts(call)
        lines = {slot.name: other_words(slot) for slot in slots if slot.form != "choice"}
        written = prompt.write(call.given, draft, lines)
        assert fields(written.model_dump(), kept) == fields(draft.model_dump(), kept), call.label


def fields(thing: object, names: set[str]) -> list[object]:
    match thing:
        case dict():
            items = cast("dict[str, object]", thing)
            here = [value for key, value in items.items() if key in names]
            return here + [one for value in items.values() for one in fields(value, names)]
        case list() | tuple():
            return [
                one for value in cast("Sequence[object]", thing) for one in fields(value, names)
            ]
        case _:
            return []
