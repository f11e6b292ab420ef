from typing import get_args

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.agents.design.animation import Motion, draft
from domain.agents.design.component_design import ButtonForm, Component, Components
from domain.agents.discovery.brand_identity import BrandIdentity, Motif
from tests.domain.agents.design.brands import TRAITS, brand, given


def motion_of(
    firm: BrandIdentity, *, button: ButtonForm = "solid", told: tuple[str, ...] = ()
) -> Motion:
    part = Component(name="button", element="a")
    kit = Components(components=(part,), radius_px=0, border_px=1, button=button)
    return draft(given(firm, kit, told=told))


@every(
    st.lists(st.sampled_from(TRAITS), max_size=5, unique=True).map(tuple),
    st.sampled_from(get_args(Motif)),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=100, deadline=None)
def test_motion_is_short_and_off_for_those_who_asked(
    traits: tuple[str, ...], motif: Motif, seed: int
) -> None:
    motion = motion_of(brand(traits=traits, motif=motif, seed=seed))
    assert 120 <= motion.quick_ms <= 200
    assert motion.quick_ms < motion.slow_ms <= 400
    assert motion.easing.startswith("cubic-bezier(")
    assert motion.reduced == "none"


def test_most_firms_have_no_entrance() -> None:
    motifs = get_args(Motif)
    firms = [
        brand(traits=(TRAITS[n % 10], TRAITS[n % 7]), motif=motifs[n % 32], seed=n)
        for n in range(200)
    ]
    entrances = [motion_of(firm).entrance for firm in firms]
    assert set(entrances) == {"none", "rise", "draw"}
    assert entrances.count("none") > 120


def test_a_calm_firm_moves_slower_than_a_sturdy_one() -> None:
    calm, sturdy = motion_of(brand(traits=("calm",))), motion_of(brand(traits=("sturdy",)))
    assert calm.quick_ms > sturdy.quick_ms


@pytest.mark.parametrize("rule", ["accessibility/motion", "performance/lcp", "code/brand-motion"])
def test_what_was_faulted_stands_still(rule: str) -> None:
    moving = next(
        firm
        for firm in (brand(traits=("lively",), seed=n) for n in range(50))
        if motion_of(firm).entrance != "none"
    )
    assert motion_of(moving, told=(rule,)).entrance == "none"


def test_an_underlined_action_answers_with_its_underline() -> None:
    assert motion_of(brand(), button="underline").hover == "underline"
    assert motion_of(brand(), button="solid").hover == "tint"
