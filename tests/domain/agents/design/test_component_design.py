from typing import get_args

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.agents.design import color_palette, typography
from domain.agents.design.color_palette import Scheme
from domain.agents.design.component_design import COMPONENT_DESIGN, Components, draft
from domain.agents.design.kit import KIT
from domain.agents.design.layout_architecture import Archetype, Layout, SectionKind
from domain.agents.discovery.brand_identity import BrandIdentity
from tests.domain.agents.design.brands import TECHNICAL, TRAITS, brand, given, layout


def kit_of(firm: BrandIdentity, plan: Layout, *, told: tuple[str, ...] = ()) -> Components:
    palette = color_palette.draft(given(firm))
    type_ = typography.draft(given(firm, TECHNICAL))
    return draft(given(firm, palette, type_, plan, told=told))


def names(kit: Components) -> set[str]:
    return {part.name for part in kit.components}


@every(
    st.lists(st.sampled_from(TRAITS), max_size=5, unique=True).map(tuple),
    st.sampled_from(get_args(Archetype)),
    st.sampled_from(["square", "soft", "round"]),
    st.integers(0, 999),
)
@settings(max_examples=60, deadline=None)
def test_every_firm_gets_a_kit_whose_targets_can_be_pressed(
    traits: tuple[str, ...], archetype: str, corner: str, seed: int
) -> None:
    plan = layout("services", "form", archetype=archetype, corner=corner)
    kit = kit_of(brand(traits=traits, seed=seed), plan)
    for part in kit.components:
        assert part.smallest_target_px >= 44 or part.smallest_target_px == 0
        assert set(part.tokens.values()) <= set(Scheme.model_fields)


def test_only_the_parts_the_pages_need_are_in_the_kit() -> None:
    bare = names(kit_of(brand(), layout("text")))
    full = names(kit_of(brand(), layout("form", "faq", "prices")))
    assert full - bare == {"field", "submit", "question", "price-list", "table"}
    assert {"skip-link", "header", "button", "footer"} <= bare


def test_every_part_of_the_kit_is_needed_by_some_page() -> None:
    kinds = get_args(SectionKind)
    full = names(kit_of(brand(), layout(*(kind for kind in kinds if kind != "hero"))))
    assert full | {"menu", "breadcrumb"} == set(KIT)


def test_a_navigation_of_six_folds_and_one_of_five_does_not() -> None:
    plan = layout("text")
    page = plan.pages[0].model_copy(update={"in_navigation": True})
    five, six = (plan.model_copy(update={"pages": (page,) * n}) for n in (5, 6))
    assert "menu" not in names(kit_of(brand(), five))
    assert "menu" in names(kit_of(brand(), six))


def test_forms_differ_between_firms_of_one_archetype() -> None:
    kits = [kit_of(brand(seed=n), layout("services", archetype="shopfront")) for n in range(30)]
    assert len({(kit.button, kit.card) for kit in kits}) >= 5


@pytest.mark.parametrize(("traits", "least", "most"), [(("sturdy",), 0, 6), (("warm",), 3, 20)])
def test_corners_go_with_the_hand_of_the_icons(
    traits: tuple[str, ...], least: int, most: int
) -> None:
    for corner in ("square", "soft", "round"):
        radius = kit_of(brand(traits=traits), layout("text", corner=corner)).radius_px
        assert least <= radius <= most


def test_a_clash_of_corners_moves_to_one_that_goes_with_both() -> None:
    square = kit_of(brand(), layout("text"), told=("code/brand-corners",))
    rounded = kit_of(
        brand(traits=("warm",)), layout("text", corner="round"), told=("code/brand-corners",)
    )
    assert 3 <= square.radius_px <= 6
    assert 3 <= rounded.radius_px <= 6


def test_targets_that_were_missed_grow() -> None:
    told = ("accessibility/target-size",)
    button = kit_of(brand(), layout("text"), told=told).named("button")
    assert button is not None
    assert button.smallest_target_px == 48


def test_the_agent_waits_for_what_it_reads() -> None:
    assert [need.__name__ for need in COMPONENT_DESIGN.needs] == [
        "BrandIdentity",
        "ColorPalette",
        "Typography",
        "Layout",
    ]
