import pytest

from domain.model.prompt_file import PARTS, house_rules, prompt_of, read_prompt
from tests.domain.agents.examples import WRITTEN

ORDER = "A prompt has context, role, task, instructions, validation, in this order."


def prompt(**changes: str) -> str:
    parts = {part: f"The {part}." for part in PARTS} | changes
    return (
        "<prompt>\n" + "\n".join(f"<{p}>{said}</{p}>" for p, said in parts.items()) + "\n</prompt>"
    )


def problem(text: str) -> str:
    with pytest.raises(ValueError, match=r"^x\.xml") as raised:
        read_prompt("x.xml", text)
    return str(raised.value)


def test_a_prompt_file_has_five_parts_without_the_white_space_around_lines() -> None:
    read = read_prompt("x.xml", prompt(task="\n  One.\n\n  Two &amp; three.\n"))
    assert read.task == "One.\nTwo & three."
    assert read.context == "The context."
    assert read.validation == "The validation."


def test_a_part_in_the_wrong_place_is_named_with_its_line() -> None:
    text = "<prompt>\n<context>a</context>\n<task>b</task>\n</prompt>"
    assert problem(text) == f"x.xml, line 3: here stands `task`, where role was expected. {ORDER}"


def test_an_element_nobody_knows_is_refused_wherever_it_stands() -> None:
    more = prompt().replace("</prompt>", "<tone>warm</tone></prompt>")
    assert (
        problem(more) == f"x.xml, line 7: here stands `tone`, where the end was expected. {ORDER}"
    )
    inside = prompt(context="Be <b>bold</b>.")
    assert problem(inside) == f"x.xml, line 2: here stands `b`, where words were expected. {ORDER}"


def test_missing_and_empty_parts_are_refused() -> None:
    assert problem("<prompt><context>a</context></prompt>") == (
        "x.xml: the part `role` is missing or empty."
    )
    assert problem(prompt(validation=" \n ")) == (
        "x.xml: the part `validation` is missing or empty."
    )


def test_words_outside_the_parts_are_refused() -> None:
    text = prompt().replace("<role>", "Hello <role>")
    assert problem(text) == f"x.xml, line 3: the words 'Hello' belong to no part. {ORDER}"


def test_another_first_element_and_broken_xml_are_refused() -> None:
    assert problem("<page></page>") == (
        f"x.xml, line 1: the first element is `page`, not `prompt`. {ORDER}"
    )
    assert problem("<prompt>\n<context>a</prompt>").startswith("x.xml, line 2: it is no XML: ")


def test_the_version_changes_with_every_letter_of_the_file() -> None:
    versions = {
        read_prompt("x.xml", prompt(task=task)).version for task in ("One.", "Two.", "One!")
    }
    assert len(versions) == 3


def test_every_prompt_of_ours_is_read_and_short_enough_to_be_followed() -> None:
    for agent in WRITTEN:
        read = prompt_of(agent)
        words = " ".join(getattr(read, part) for part in PARTS)
        assert 800 <= len(words) <= 3000, agent.name
        assert "\N{EM DASH}" not in words, agent.name


def test_house_rules_alone_are_long_enough_to_be_cached() -> None:
    assert len(house_rules()) / 3.5 > 1024
