import pytest
from coloraide import Color
from hypothesis import given
from hypothesis import strategies as st
from tinycss2.color4 import parse_color

from domain.color import Oklch, contrast, hue_distance, least_contrast, mixed, oklch, readable
from domain.color_names import CSS_COLORS

HEXES = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
TONES = st.builds(Oklch, st.floats(0.15, 1), st.floats(0, 0.4), st.floats(0, 359.9))


def oracle(tone: Oklch) -> str:
    color = Color("oklch", list(tone)).convert("srgb").fit(method="oklch-chroma", jnd=0)
    return color.to_string(hex=True)


def steps(one: str, other: str) -> int:
    return max(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) for i in (1, 3, 5))


@given(HEXES)
def test_a_color_goes_to_oklch_and_back_unchanged(color: str) -> None:
    assert oklch(color).hex == color


@given(HEXES)
def test_oklch_is_what_coloraide_says(color: str) -> None:
    theirs = Color(color).convert("oklch")
    ours = oklch(color)
    assert ours.lightness == pytest.approx(theirs["lightness"], abs=1e-6)
    assert ours.chroma == pytest.approx(theirs["chroma"], abs=2e-4)
    if ours.chroma > 1e-3:
        assert hue_distance(ours.hue, theirs["hue"]) < 0.01


@pytest.mark.parametrize("lightness", [0.08, 0.2, 0.35, 0.5, 0.63, 0.77, 0.9, 0.97])
def test_a_color_no_screen_shows_loses_chroma_as_in_coloraide(lightness: float) -> None:
    # Coloraide stops its search at 1e-4 of chroma, which is up to one step of a channel.
    for tone in (Oklch(lightness, c / 50, h) for h in range(0, 360, 15) for c in (1, 4, 9, 16)):
        is_shown = Color("oklch", list(tone)).in_gamut("srgb")
        assert steps(tone.hex, oracle(tone)) <= (0 if is_shown else 1)


@given(TONES)
def test_gamut_mapping_keeps_the_lightness(tone: Oklch) -> None:
    assert oklch(tone.hex).lightness == pytest.approx(tone.lightness, abs=0.012)


@given(HEXES, HEXES)
def test_contrast_is_what_coloraide_says(one: str, other: str) -> None:
    theirs = Color(one).contrast(Color(other), method="wcag21")
    assert contrast(one, other) == pytest.approx(theirs, abs=0.02)


@given(TONES, HEXES, st.floats(1, 4.58))
def test_every_tone_becomes_readable_on_every_background(
    tone: Oklch, background: str, ratio: float
) -> None:
    assert contrast(readable(tone, [background], ratio=ratio), background) >= ratio


@given(TONES, HEXES)
def test_a_readable_tone_is_left_alone(tone: Oklch, background: str) -> None:
    if contrast(tone.hex, background) >= 3:
        assert readable(tone, [background], ratio=3) == tone.hex


def test_a_tone_moves_no_further_than_needed() -> None:
    moved = readable(Oklch(0.7, 0.12, 250), ["#ffffff", "#f4f4f0"], ratio=4.5)
    assert 4.5 <= least_contrast(moved, ["#ffffff", "#f4f4f0"]) < 4.65


def test_mixing_meets_both_ends() -> None:
    assert mixed("#102030", "#f0e0d0", 0) == "#102030"
    assert mixed("#102030", "#f0e0d0", 1) == "#f0e0d0"


def test_the_names_are_the_148_of_css() -> None:
    assert len(CSS_COLORS) == 148
    assert list(CSS_COLORS) == sorted(CSS_COLORS)
    for name, color in CSS_COLORS.items():
        assert parse_color(name) == parse_color(color)
