import pytest

from domain.agents.design import (
    animation,
    color_palette,
    component_design,
    responsive_design,
    typography,
)
from domain.agents.design.brand_consistency import BRAND_CONSISTENCY, StyleGuide, draft
from domain.agents.design.icon_design import IconSet
from domain.agents.design.image_selection import ArtSlot, Images, Poster
from domain.agents.design.layout_architecture import Layout
from domain.agents.discovery.brand_identity import BrandIdentity, Motif
from domain.facts import Colour
from domain.value import Value
from tests.domain.agents.design.brands import TECHNICAL, TRAITS, brand, given, layout

PLAN = layout("services", "contact")
NAVY = Colour(hex="#14213d", name="navy")


def icons(*, stroke: float = 1.75, linejoin: str = "bevel") -> IconSet:
    return IconSet(stroke=stroke, linejoin=linejoin, favicon_svg="<svg/>", mark_svg="<svg/>")


def images(motif: Motif = "slates") -> Images:
    art = ArtSlot(slot="home-hero", url="/", section="hero", motif=motif, seed=1)
    return Images(art=(art,), poster=Poster(title="Hallam", motif="slates", seed=1))


def design(firm: BrandIdentity, plan: Layout = PLAN) -> dict[type[Value], Value]:
    palette = color_palette.draft(given(firm))
    type_ = typography.draft(given(firm, TECHNICAL))
    kit = component_design.draft(given(firm, palette, type_, plan))
    flow = responsive_design.draft(given(plan, kit))
    motion = animation.draft(given(firm, kit))
    outputs = (firm, palette, type_, plan, kit, flow, motion, icons(), images(firm.idea.motif))
    return {type(output): output for output in outputs}


def guide(firm: BrandIdentity, *changed: Value) -> StyleGuide:
    outputs = design(firm) | {type(output): output for output in changed}
    return draft(given(*outputs.values()))


def found(firm: BrandIdentity, *changed: Value) -> list[tuple[str, str]]:
    return [(f.rule, f.owner) for f in guide(firm, *changed).findings]


def test_our_own_designs_hold_together() -> None:
    for n in range(60):
        firm = brand(NAVY, traits=(TRAITS[n % 10], TRAITS[n % 7]), seed=n, name=f"Firm {n}")
        owners = [f.owner for f in guide(firm).findings if f.owner != "image_selection"]
        assert owners == [], guide(firm).findings


def test_the_style_guide_says_what_the_design_says() -> None:
    firm = brand(NAVY)
    rules = {(rule.subject, rule.rule) for rule in guide(firm).rules}
    assert ("colour", "navy (#14213d) is the contrast surface.") in rules
    assert ("idea", "One motif, slates: We lay slate.") in rules
    assert {"type", "form", "icons", "room", "motion"} <= {subject for subject, _ in rules}


def test_a_colour_of_the_client_that_nothing_shows_is_found() -> None:
    other = color_palette.draft(given(brand()))
    missing = ("content/brand-colour-missing", "color_palette")
    assert missing in found(brand(NAVY), other)


def test_a_shade_of_what_was_asked_for_is_not_taken_for_what_was_to_be_avoided() -> None:
    asked = Colour(hex="#c8682e", name="orange like copper", role="accent")
    avoided = Colour(hex="#ff0000", name="red", role="avoid")
    wishes = brand(asked).model_copy(update={"colours": (asked, avoided)})
    palette = color_palette.draft(given(wishes))
    shade = palette.dark.model_copy(update={"surface_strong": "#743c17"})
    red = palette.dark.model_copy(update={"surface_strong": "#741717"})
    rule = ("content/brand-colour-avoided", "color_palette")
    assert rule not in found(wishes, palette.model_copy(update={"dark": shade}))
    assert rule in found(wishes, palette.model_copy(update={"dark": red}))


def test_a_colour_the_client_asked_to_avoid_is_found() -> None:
    firm = brand(NAVY)
    avoiding = firm.model_copy(update={"colours": (NAVY.model_copy(update={"role": "avoid"}),)})
    palette = color_palette.draft(given(firm))
    assert ("content/brand-colour-avoided", "color_palette") in found(avoiding, palette)


def test_a_second_accent_is_found() -> None:
    palette = color_palette.draft(given(brand(Colour(hex="#b3261e", role="accent"))))
    light = palette.light.model_copy(update={"accent_text": "#0b5d1e"})
    two = palette.model_copy(update={"light": light})
    firm = brand(Colour(hex="#b3261e", role="accent"))
    assert found(firm, two) == [("content/brand-colour-accents", "color_palette")]


def test_type_of_the_wrong_character_is_found() -> None:
    elegant = brand(traits=("elegant", "calm"), motif="petals", name="Flora")
    slab = typography.draft(given(brand(), TECHNICAL)).model_copy(update={"character": "slab"})
    assert ("content/brand-type-character", "typography") in found(elegant, slab)


def test_faces_beyond_the_budget_or_without_use_are_found() -> None:
    type_ = typography.draft(given(brand(), TECHNICAL))
    poor = type_.model_copy(update={"font_budget_kb": 5.0})
    assert ("code/brand-type-faces", "typography") in found(brand(), poor)
    stray = type_.faces[0].model_copy(update={"family": "Comic"})
    spare = type_.model_copy(update={"faces": (*type_.faces, stray)})
    assert ("code/brand-type-faces", "typography") in found(brand(), spare)


@pytest.mark.parametrize(("radius", "join"), [(0, "round"), (14, "miter")])
def test_icon_joins_that_do_not_go_with_the_corners_are_found(radius: int, join: str) -> None:
    firm = brand()
    kit = design(firm)[component_design.Components]
    changed = kit.model_copy(update={"radius_px": radius})
    plan = layout("services", "contact", corner="soft")
    outputs = found(firm, changed, icons(linejoin=join), plan)
    assert outputs == [("code/brand-corners", "component_design")]


@pytest.mark.parametrize("stroke", [0.5, 3.5])
def test_a_stroke_too_thin_or_too_bold_for_the_headings_is_found(stroke: float) -> None:
    assert found(brand(), icons(stroke=stroke)) == [("code/brand-stroke", "icon_design")]


def test_ornament_of_another_idea_is_found() -> None:
    assert found(brand(), images("petals")) == [("content/brand-motif", "image_selection")]


def test_an_entrance_of_a_calm_and_modest_firm_is_found() -> None:
    firm = brand(traits=("calm", "modest"), motif="contours")
    moving = design(firm)[animation.Motion].model_copy(update={"entrance": "draw"})
    assert ("code/brand-motion", "animation") in found(firm, moving)


def test_spaces_without_rhythm_and_sections_without_columns_are_found() -> None:
    flow = design(brand())[responsive_design.Responsive]
    flat = flow.model_copy(update={"space_rem": (3.0, 3.0, 3.0)})
    bare = flow.model_copy(update={"reflow": ()})
    room = ("code/brand-room", "responsive_design")
    assert found(brand(), flat) == [room]
    assert found(brand(), bare) == [room]


def test_no_finding_alone_fails_a_gate() -> None:
    flow = design(brand())[responsive_design.Responsive].model_copy(update={"reflow": ()})
    worst = guide(brand(NAVY), color_palette.draft(given(brand())), flow, icons(stroke=3.5))
    assert {f.severity for f in worst.findings} <= {"moderate", "minor"}


def test_the_agent_waits_for_every_design_output() -> None:
    assert len(BRAND_CONSISTENCY.needs) == 9
