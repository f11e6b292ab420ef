import pytest

from domain.agents.design import color_palette, component_design, responsive_design, typography
from domain.agents.design.accessibility import AccessibilityCriteria, draft
from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.design.component_design import Component, Components
from domain.agents.design.kit import KIT
from domain.agents.design.responsive_design import Responsive
from domain.grading.grade import Finding
from domain.value import Value
from tests.domain.agents.design.brands import TECHNICAL, brand, given, layout

FIRM = brand()
PLAN = layout("services", "form", "faq", "contact", "action", "prices", "gallery", "reviews")
PALETTE = color_palette.draft(given(FIRM))
COMPONENTS = component_design.draft(
    given(FIRM, PALETTE, typography.draft(given(FIRM, TECHNICAL)), PLAN)
)
RESPONSIVE = responsive_design.draft(given(PLAN, COMPONENTS))


def judged(*outputs: Value) -> AccessibilityCriteria:
    """Judge our own design with these outputs in place of its."""
    mine: dict[type[Value], Value] = {type(o): o for o in (PALETTE, COMPONENTS, RESPONSIVE)}
    return draft(given(*(mine | {type(output): output for output in outputs}).values()))


def only(*outputs: Value) -> Finding:
    (found,) = judged(*outputs).findings
    return found


def kit(**changes: object) -> Components:
    """Return our kit with one more button, changed."""
    button = COMPONENTS.named("button")
    assert button is not None
    odd = Component.model_validate({**button.model_dump(), "name": "odd", **changes})
    return COMPONENTS.model_copy(update={"components": (*COMPONENTS.components, odd)})


def test_our_own_design_has_no_finding() -> None:
    assert judged().findings == ()


def test_every_component_has_criteria_and_pressed_ones_name_keyboard_focus_and_size() -> None:
    criteria = judged().criteria
    assert {c.component for c in criteria} == {part.name for part in COMPONENTS.components}
    button = {c.wcag for c in criteria if c.component == "button"}
    assert {"2.1.1", "2.4.7", "2.5.8", "1.4.3"} <= button
    table = {c.wcag for c in criteria if c.component == "table"}
    assert "2.5.8" not in table


def test_every_part_of_the_kit_has_criteria_of_its_own() -> None:
    all_parts = tuple(Component(name=name, element=part.element) for name, part in KIT.items())
    criteria = judged(COMPONENTS.model_copy(update={"components": all_parts})).criteria
    for name in KIT:
        assert any(c.component == name and c.wcag != "1.4.12" for c in criteria), name


def test_a_pair_of_tokens_that_cannot_be_read_goes_to_the_palette() -> None:
    found = judged(kit(tokens={"background": "surface", "color": "line"})).findings
    assert {f.owner for f in found} == {"color_palette"}
    assert {f.wcag for f in found} == {("1.4.3",)}
    assert "odd: `line` on `surface` has 1." in found[0].evidence


def test_a_token_the_palette_does_not_have_cannot_be_read() -> None:
    found = judged(kit(tokens={"background": "surface", "color": "glow"})).findings
    assert "`glow` on `surface` has 1.00:1" in found[0].evidence


def test_a_palette_that_slipped_past_its_own_proof_is_caught() -> None:
    faint: Scheme = PALETTE.light.model_copy(update={"border": PALETTE.light.line})
    slipped: ColorPalette = PALETTE.model_copy(update={"light": faint})
    found = judged(slipped).findings
    assert {f.rule for f in found} == {"accessibility/design-contrast"}
    assert ("1.4.11",) in {f.wcag for f in found}


@pytest.mark.parametrize("size", [1, 16, 23])
def test_a_target_below_24_px_is_refused(size: int) -> None:
    found = only(kit(smallest_target_px=size))
    assert (found.rule, found.wcag) == ("accessibility/design-target", ("2.5.8",))
    assert found.owner == "component_design"


def test_pages_may_not_offer_smaller_targets_than_the_components_ask() -> None:
    small = RESPONSIVE.model_copy(update={"tap_target_px": 32})
    assert only(small).owner == "responsive_design"


@pytest.mark.parametrize(
    ("element", "states", "wcag"),
    [("a", ["rest"], "2.4.7"), ("input", ["rest", "focus"], "3.3.1")],
)
def test_a_component_without_a_state_it_needs_is_refused(
    element: str, states: list[str], wcag: str
) -> None:
    found = only(kit(element=element, states=states))
    assert (found.rule, found.wcag) == ("accessibility/design-states", (wcag,))


@pytest.mark.parametrize(
    "change",
    [
        {"gutter_min_rem": 3.0},
        {"wrap_long_words": False},
        {"breakpoints_rem": (60.0, 40.0)},
    ],
)
def test_a_layout_that_cannot_reflow_is_refused(change: dict[str, object]) -> None:
    found = only(Responsive.model_validate({**RESPONSIVE.model_dump(), **change}))
    assert (found.rule, found.wcag) == ("accessibility/design-reflow", ("1.4.10",))
