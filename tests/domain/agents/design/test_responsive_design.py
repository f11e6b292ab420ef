from typing import get_args

from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.agents.design.component_design import Component, Components
from domain.agents.design.layout_architecture import Archetype, Layout, SectionKind, SectionPlan
from domain.agents.design.responsive_design import Reflow, Responsive, draft
from tests.domain.agents.design.brands import given, layout

KIT = Components(
    components=(Component(name="button", element="a", smallest_target_px=44),),
    radius_px=0,
    border_px=1,
)


def plan_of(plan: Layout, *, kit: Components = KIT, told: tuple[str, ...] = ()) -> Responsive:
    return draft(given(plan, kit, told=told))


@every(
    st.lists(st.sampled_from(get_args(SectionKind)), max_size=24),
    st.sampled_from(get_args(Archetype)),
    st.sampled_from(["tight", "normal", "airy"]),
    st.lists(st.sampled_from(["accessibility/reflow", "accessibility/target-size"]), max_size=5),
)
@settings(max_examples=100, deadline=None)
def test_every_section_has_columns_and_a_phone_has_room_for_text(
    kinds: list[str], archetype: str, density: str, told: list[str]
) -> None:
    plan = layout(*kinds, archetype=archetype, density=density)
    drafted = plan_of(plan, told=tuple(told))
    assert {reflow.section for reflow in drafted.reflow} == {"hero", *kinds}
    assert all(reflow.columns_narrow <= max(2, reflow.columns_wide) for reflow in drafted.reflow)
    assert 320 - 32 * drafted.gutter_min_rem >= 256
    assert drafted.tap_target_px >= 44
    assert list(drafted.breakpoints_rem) == sorted(drafted.breakpoints_rem)
    assert drafted.space_rem[0] < drafted.space_rem[1] < drafted.space_rem[2]


def test_dense_layouts_are_closer_than_airy_ones() -> None:
    tight, airy = (plan_of(layout("text", density=density)) for density in ("tight", "airy"))
    assert tight.space_rem[2] < airy.space_rem[0] * 2
    assert tight.space_rem < airy.space_rem


def test_a_page_that_scrolled_sideways_gets_narrower_gutters_and_one_column() -> None:
    plan = layout("gallery")
    plain, mended = plan_of(plan), plan_of(plan, told=("accessibility/reflow",))
    assert mended.gutter_min_rem < plain.gutter_min_rem
    assert Reflow(section="gallery", columns_wide=3, columns_narrow=1) in mended.reflow
    assert Reflow(section="gallery", columns_wide=3, columns_narrow=2) in plain.reflow


def test_targets_are_never_smaller_than_the_components_ask() -> None:
    large = KIT.model_copy(
        update={"components": (Component(name="button", element="a", smallest_target_px=52),)}
    )
    assert plan_of(layout("text"), kit=large).tap_target_px == 52


def test_a_list_set_like_print_stays_in_one_column() -> None:
    plan = layout()
    index = SectionPlan(kind="services", variant="index")
    page = plan.pages[0].model_copy(update={"sections": (index,)})
    drafted = plan_of(plan.model_copy(update={"pages": (page,)}))
    assert drafted.reflow == (Reflow(section="services", columns_wide=1),)


def test_only_a_long_navigation_folds() -> None:
    plan = layout("text")
    page = plan.pages[0].model_copy(update={"in_navigation": True})
    five, six = (plan.model_copy(update={"pages": (page,) * n}) for n in (5, 6))
    assert not plan_of(five).collapse_navigation
    assert plan_of(six).collapse_navigation
