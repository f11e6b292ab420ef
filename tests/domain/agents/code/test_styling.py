"""The style sheet: small, sound, made of the tokens, and only of parts the site uses."""

import re
from functools import cache
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agents.code.styling import Styles, raised_on_strong
from domain.agents.design.animation import Motion
from domain.agents.design.color_palette import ColorPalette
from domain.agents.design.component_design import Components
from domain.agents.design.layout_architecture import Layout
from domain.color import Oklch, contrast, least_contrast, readable
from domain.facts import Facts
from domain.grading.stylesheet import read_sheet
from tests.domain.agents.code.firms import FIRMS, renamed
from tests.studio import outputs_of

MOST_BYTES = 25_500
"""Uncompressed, for the whole site."""


def css_of(facts: Facts) -> str:
    (styles,) = outputs_of(facts, Styles)[Styles]
    assert isinstance(styles, Styles)
    return styles.css


@cache
def of_firm(firm: str) -> str:
    return css_of(FIRMS[firm]())


@pytest.mark.parametrize("firm", FIRMS)
def test_the_sheet_parses_and_is_small(firm: str) -> None:
    css = of_firm(firm)
    assert read_sheet(css).problems == []
    assert len(css.encode()) <= MOST_BYTES
    assert css.count("{") == css.count("}")
    assert "$" not in css


@pytest.mark.parametrize("firm", FIRMS)
def test_every_token_that_is_used_is_set(firm: str) -> None:
    css = of_firm(firm)
    used = set(re.findall(r"var\((--[\w-]+)\)", css))
    assert used
    assert used <= set(re.findall(r"(--[\w-]+):", css))


@pytest.mark.parametrize("firm", FIRMS)
def test_colours_stand_in_both_schemes_and_nowhere_else(firm: str) -> None:
    outputs = outputs_of(FIRMS[firm](), ColorPalette)
    (palette,) = outputs[ColorPalette]
    assert isinstance(palette, ColorPalette)
    css = of_firm(firm)
    light, _, rest = css.partition("@media (prefers-color-scheme:dark)")
    dark, _, rules = rest.partition("}}")
    assert f"--fg:{palette.light.text}" in light
    assert f"--fg:{palette.dark.text}" in dark
    screen = rules.partition("@media print")[0]
    assert not re.findall(r"#[0-9a-f]{3,6}\b", screen)


def test_archetypes_do_not_share_a_sheet() -> None:
    sheets = {firm: of_firm(firm) for firm in FIRMS}
    assert ".v-leaders" in sheets["restaurant"]
    assert all(".v-leaders" not in css for firm, css in sheets.items() if firm != "restaurant")
    assert all("form{" not in css for css in sheets.values())


def test_only_the_header_and_hero_of_the_site_are_styled() -> None:
    for name in ("Corner", "North", "Old Mill"):
        facts = renamed(FIRMS["roofer"](), name)
        (layout,) = outputs_of(facts, Layout)[Layout]
        assert isinstance(layout, Layout)
        others = {"statement", "table", "poster", "split", "picture"} - {layout.hero}
        lines = [line for line in css_of(facts).splitlines() if line.startswith(".hf-")]
        shown = {match for line in lines for match in re.findall(r"^\.hf-(\w+) \.in\{", line)}
        assert not shown & (others - {"poster", "split"})


@pytest.mark.parametrize("wish", ["prefers-reduced-motion:reduce", "forced-colors:active", "print"])
def test_the_sheet_answers_to(wish: str) -> None:
    for firm in FIRMS:
        assert wish in of_firm(firm)


def test_focus_is_shown_on_every_surface() -> None:
    css = of_firm("roofer")
    assert ":focus-visible{outline:3px solid var(--fc)" in css
    assert re.search(r"\.strong\{[^}]*--fc:var\(--st-fc\)", css)
    assert "outline:none" not in css


@given(st.integers(0, 359), st.floats(0.25, 0.85), st.floats(0, 0.16))
def test_a_panel_on_any_contrast_surface_keeps_its_text_readable(
    hue: int, lightness: float, chroma: float
) -> None:
    base = Oklch(lightness, chroma, hue).hex
    ink = max("#ffffff", "#1b0c04", key=lambda text: contrast(text, base))
    quiet = readable(Oklch(0.9 if ink == "#ffffff" else 0.3, 0.02, hue), (base,), ratio=4.5)
    panel = raised_on_strong(base, (ink, quiet))
    if least_contrast(base, (ink, quiet)) >= 4.5:
        assert least_contrast(panel, (ink, quiet)) >= 4.5


@pytest.mark.parametrize("firm", FIRMS)
def test_decided_buttons_cards_and_motion_reach_the_sheet(firm: str) -> None:
    outputs = outputs_of(FIRMS[firm](), Components, Motion)
    (components,), (motion,) = outputs[Components], outputs[Motion]
    assert isinstance(components, Components)
    assert isinstance(motion, Motion)
    css = of_firm(firm)
    assert ("@keyframes" in css) == (motion.entrance != "none")
    assert (".btn{background:var(--raised)" in css) == (components.button == "label")
    assert ("border-width:0 0 2px" in css) == (components.button == "underline")
    assert (".btn:hover{transform:" in css) == (motion.hover == "shift")
    for part in (f"button-{components.button}", f"card-{components.card}"):
        assert (files("domain.agents.code") / "css" / f"{part}.css").is_file() == (
            part not in ("button-solid", "card-line")
        )


@pytest.mark.parametrize("firm", FIRMS)
def test_names_of_days_are_not_cut_to_make_room_for_times(firm: str) -> None:
    css = of_firm(firm)
    anywhere, as_words = (
        css.index(",th{overflow-wrap:anywhere}"),
        css.index(".hours th{overflow-wrap"),
    )
    assert css[as_words:].startswith(".hours th{overflow-wrap:break-word}")
    assert as_words > anywhere


def test_a_band_has_the_same_room_above_as_below_and_columns_begin_on_one_line() -> None:
    """What follows a hero may come closer, but not the words of a tinted band to its edge."""
    sheet = (files("domain.agents.code") / "css" / "archetype-workshop.css").read_text(
        encoding="utf-8"
    )
    nearer = [
        rule for rule in sheet.split("}") if "padding-top:var(--s1)" in rule and ".strong)+" in rule
    ]
    assert nearer
    assert all(".s:not(.sunken,.strong) .in" in rule for rule in nearer)
    assert ".v-ledger .e:first-child" not in sheet
