"""Numbered lists: steps tell what happens, offers are sold."""

import pytest

from domain.facts import FactKind
from domain.intake import read_brief


def found(heading: str, *lines: str) -> dict[FactKind, list[str]]:
    said = "\n".join(lines)
    text = f"# Tern\n\nBookkeeping for harbours.\n\n## {heading}\n\n{said}\n"
    kept: dict[FactKind, list[str]] = {FactKind.SERVICE: [], FactKind.STEP: []}
    for one in read_brief("b.md", text.encode()).facts:
        if one.heading == heading:
            kept.setdefault(one.kind, []).append(one.text)
    return kept


@pytest.mark.parametrize(
    ("heading", "lines"),
    [
        (
            "How it works",
            (
                "You send us the drawing of your pontoons and your prices.",
                "Boats check in by phone, radio or by themselves at the desk.",
                "The bill writes itself: nights, power, water, late departures.",
            ),
        ),
        (
            "What we do",
            (
                "Ring the yard.",
                "We look at the roof from a ladder and photograph it.",
                "You get a letter with what it needs and what it costs.",
                "The work: scaffold on Monday, slates by Friday.",
                "We sweep the path before we go home.",
            ),
        ),
    ],
)
def test_a_labelled_step_among_sentences_is_a_step_like_them(
    heading: str, lines: tuple[str, ...]
) -> None:
    kept = found(heading, *(f"{n}. {line}" for n, line in enumerate(lines, 1)))
    assert kept[FactKind.SERVICE] == []
    assert kept[FactKind.STEP] == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Repairs: £140", "2. Surveys: £180", "3. Leadwork: on request"),
        (
            "1. Repairs: slipped slates put back the same day.",
            "2. Surveys: a written report for buyers in four days.",
            "3. We also clean gutters in every street of the town.",
        ),
        (
            "1. We repair slipped slates for £140 the same day.",
            "2. We write a report for buyers for £180 in four days.",
            "3. Leadwork: flashings, bays and valleys for £90.",
        ),
        ("1) Repairs", "2) Surveys", "3) Leadwork"),
    ],
)
def test_a_numbered_list_of_offers_stays_one(lines: tuple[str, ...]) -> None:
    assert len(found("What we do", *lines)[FactKind.SERVICE]) >= 2


def test_a_list_without_numbers_is_read_item_by_item() -> None:
    kept = found(
        "What we do",
        "- We clean gutters in every street of the town.",
        "- We take down stacks that nobody uses any more.",
        "- Leadwork: flashings, bays and valleys.",
    )
    assert kept[FactKind.SERVICE] == ["Leadwork: flashings, bays and valleys."]


@pytest.mark.parametrize(
    "lines",
    [
        ("Step 1: You call.", "Step 2: We come.", "Step 3: Done, and it stays done."),
        ("1. You call.", "2. We come.", "3. Done, and it stays done."),
        ("- You call.", "- We come.", "- Done, and it stays done."),
    ],
)
@pytest.mark.parametrize("heading", ["How it works", "Our process", "Ablauf", "Cómo funciona"])
def test_how_it_goes_is_told_in_steps_without_their_numbers(
    heading: str, lines: tuple[str, ...]
) -> None:
    kept = found(heading, *lines)
    assert kept[FactKind.STEP] == ["You call.", "We come.", "Done, and it stays done."]
    assert kept[FactKind.SERVICE] == []


def test_what_follows_the_steps_is_none_of_them() -> None:
    kept = found("Ablauf", "1. Anruf", "2. Montage", "", "Lager: im Hof", "Schau: nur am Samstag")
    assert kept[FactKind.STEP] == ["Anruf", "Montage"]
    assert kept[FactKind.STATEMENT] == ["Lager: im Hof", "Schau: nur am Samstag"]


def test_one_step_alone_is_a_sentence() -> None:
    kept = found("How it works", "1. You call and we come.")
    assert kept[FactKind.STEP] == []
    assert kept[FactKind.STATEMENT] == ["You call and we come."]


def test_a_number_to_call_in_a_step_is_a_way_to_reach_the_firm() -> None:
    kept = found("How it works", "1. You call 0113 496 0000.", "2. We come.")
    assert kept[FactKind.PHONE] == ["0113 496 0000"]
