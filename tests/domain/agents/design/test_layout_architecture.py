"""The wireframes: the archetype fits the trade, and no section stands without facts."""

from functools import cache

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from domain.agents.design.archetypes import FORMS
from domain.agents.design.layout_architecture import (
    LAYOUT_ARCHITECTURE,
    MOST_NAVIGATION,
    Layout,
)
from domain.agents.spec import Feedback
from domain.facts import FactKind, Facts, Person, fact
from domain.grading.grade import Finding
from tests.domain.agents.code.firms import FIRMS, renamed, without
from tests.studio import outputs_of

TRADE_TO_ARCHETYPE = {
    "roofer": "workshop",
    "plumber": "workshop",
    "restaurant": "menu",
    "lawyers": "chambers",
    "photographer": "portfolio",
    "software": "product",
    "dentist": "practice",
    "choir": "cause",
    "inn": "stay",
    "florist": "shopfront",
}


def layout_of(facts: Facts, feedback: tuple[Feedback, ...] = ()) -> Layout:
    told = {LAYOUT_ARCHITECTURE.name: feedback}
    (layout,) = outputs_of(facts, Layout, feedback=told)[Layout]
    assert isinstance(layout, Layout)
    return layout


@cache
def of_firm(firm: str) -> Layout:
    return layout_of(FIRMS[firm]())


def look(layout: Layout) -> tuple[object, ...]:
    home = layout.pages[0].sections
    return (
        layout.header,
        layout.hero,
        layout.divider,
        layout.grid,
        layout.ornament,
        tuple((s.kind, s.variant, s.tone) for s in home),
    )


@pytest.mark.parametrize("firm", FIRMS)
def test_the_trade_chooses_the_archetype(firm: str) -> None:
    assert of_firm(firm).archetype == TRADE_TO_ARCHETYPE[firm]


def test_every_archetype_is_somebodys() -> None:
    assert set(TRADE_TO_ARCHETYPE.values()) == set(FORMS)


@pytest.mark.parametrize("firm", FIRMS)
def test_two_firms_of_one_trade_do_not_look_alike(firm: str) -> None:
    names = ("Corner", "North", "Old Mill", "Kingfisher", "Quarry")
    looks = {look(layout_of(renamed(FIRMS[firm](), name))) for name in names}
    assert len(looks) >= 4


@pytest.mark.parametrize("firm", FIRMS)
def test_pages_open_with_their_hero_and_show_no_section_twice(firm: str) -> None:
    for page in of_firm(firm).pages:
        kinds = [section.kind for section in page.sections]
        assert kinds[0] == "hero"
        assert len(kinds) == len(set(kinds))


@pytest.mark.parametrize("firm", FIRMS)
def test_a_page_has_at_most_one_contrast_surface(firm: str) -> None:
    for page in of_firm(firm).pages:
        assert sum(section.tone == "strong" for section in page.sections) <= 1


@pytest.mark.parametrize("firm", FIRMS)
def test_sections_of_the_home_page_differ_in_weight(firm: str) -> None:
    weights = {section.weight for section in of_firm(firm).pages[0].sections}
    assert len(weights) >= 2


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        (FactKind.REVIEW, "reviews"),
        (FactKind.AREA, "areas"),
        (FactKind.EVENT, "events"),
        (FactKind.PERSON, "people"),
        (FactKind.PAYMENT, "payment"),
        (FactKind.PROJECT, "work"),
    ],
)
def test_what_the_brief_does_not_say_has_no_section(kind: FactKind, section: str) -> None:
    for firm in FIRMS.values():
        layout = layout_of(without(firm(), kind))
        assert section not in [s.kind for page in layout.pages for s in page.sections]


def test_a_charity_without_dates_does_not_open_with_a_calendar() -> None:
    layout = layout_of(without(FIRMS["choir"](), FactKind.EVENT))
    assert "dates" not in [s.aside for page in layout.pages for s in page.sections]


def test_navigation_is_short_and_ends_with_contact() -> None:
    for firm in FIRMS:
        shown = [page for page in of_firm(firm).pages if page.in_navigation]
        assert len(shown) <= MOST_NAVIGATION
        contacts = [page for page in shown if page.kind == "contact"]
        assert contacts == shown[-1:] or not contacts


def test_a_fault_sent_back_takes_other_forms_and_keeps_the_archetype() -> None:
    facts = FIRMS["roofer"]()
    fault = Finding(
        rule="accessibility/reflow",
        severity="serious",
        page="/",
        evidence="h1 is 420 px wide at 320 px",
        fix="Take another form.",
        owner=LAYOUT_ARCHITECTURE.name,
    )
    before = layout_of(facts)
    after = layout_of(facts, (Feedback(round=0, findings=(fault,)),))
    assert look(after) != look(before)
    assert after.archetype == before.archetype
    assert [page.url for page in after.pages] == [page.url for page in before.pages]


@over(kept=st.sets(st.sampled_from(sorted(FactKind)), min_size=1))
def test_any_part_of_a_brief_gives_a_layout(kept: set[FactKind]) -> None:
    layout = layout_of(FIRMS["choir"]().only(kept))
    assert layout.pages[0].url == "/"
    assert layout == layout_of(FIRMS["choir"]().only(kept))


@pytest.mark.parametrize(
    ("role", "told", "is_shown"),
    [
        ("", "I am Miriam Lyle, and I tune pianos in Ludlow.", False),
        ("tuner", "I am Miriam Lyle, and I tune pianos in Ludlow.", True),
        ("", "We tune pianos in Ludlow.", True),
    ],
)
def test_one_name_the_story_tells_anyway_has_no_section(
    role: str, told: str, is_shown: bool
) -> None:
    who = fact(FactKind.PERSON, "Miriam Lyle", detail=Person(name="Miriam Lyle", role=role))
    said = fact(FactKind.STATEMENT, told)
    start = without(FIRMS["roofer"](), FactKind.PERSON)
    facts = Facts(language=start.language, entries=(*start.entries, who, said))
    kinds = {s.kind for page in layout_of(facts).pages for s in page.sections}
    assert ("people" in kinds) is is_shown
