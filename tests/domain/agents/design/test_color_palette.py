from typing import get_args

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.agents.design.color_choice import resembles
from domain.agents.design.color_palette import PAIRS, ColorPalette, Scheme, draft
from domain.agents.design.moods import MOODS
from domain.agents.discovery.brand_identity import BrandIdentity, Motif
from domain.color import Oklch, contrast, hue_distance, oklch
from domain.color_names import CSS_COLORS
from domain.facts import Colour
from tests.domain.agents.design.brands import TRAITS, brand, given


@st.composite
def hexes(pick: st.DrawFn) -> str:
    hue = pick(st.integers(0, 719)) / 2
    return Oklch(pick(st.floats(0, 1)), pick(st.floats(0, 0.37)), hue).hex


@st.composite
def brands(pick: st.DrawFn) -> BrandIdentity:
    traits = pick(st.lists(st.sampled_from(TRAITS), max_size=5, unique=True))
    motif: Motif = pick(st.sampled_from(get_args(Motif)))
    colours = pick(st.lists(COLOURS, max_size=6))
    return brand(*colours, traits=tuple(traits), motif=motif, seed=pick(st.integers(0, 2**32 - 1)))


HEXES = hexes()
COLOURS = st.builds(
    Colour, hex=HEXES, role=st.sampled_from(["background", "accent", "text", "any", "avoid"])
)
BRANDS = brands()


def palette(
    *colours: Colour,
    name: str = "Hallam Roofing",
    traits: tuple[str, ...] = ("sturdy", "precise"),
    motif: Motif = "slates",
    seed: int = 7,
) -> ColorPalette:
    return draft(given(brand(*colours, name=name, traits=traits, motif=motif, seed=seed)))


@every(BRANDS, st.lists(st.just("accessibility/contrast"), max_size=4))
@settings(max_examples=300, deadline=None)
def test_every_pair_can_be_read_whatever_the_client_asks_for(
    firm: BrandIdentity, told: list[str]
) -> None:
    drafted = draft(given(firm, told=told))
    assert all(pair.ratio >= pair.required for pair in drafted.pairs)


def test_every_pair_can_be_read_at_720_hues_as_every_part_of_the_page() -> None:
    roles = ("background", "accent", "text", "any")
    for half in range(720):
        tone = Oklch((half % 20) / 19, 0.04 * (half % 9), half / 2)
        wish = Colour.model_validate({"hex": tone.hex, "role": roles[half % 4]})
        palette(wish, seed=half)


@pytest.mark.parametrize("one", ["#ffffff", "#000000", "#ffff00", "#808080", "#ff0000"])
@pytest.mark.parametrize("other", ["#ffffff", "#000000", "#ffff00", "#777777", "#00ff00"])
def test_two_colours_that_clash_both_stand_in_the_light_scheme(one: str, other: str) -> None:
    drafted = palette(Colour(hex=one), Colour(hex=other))
    assert {one, other} <= set(drafted.light.model_dump().values())
    assert len(drafted.honoured) == len({one, other})


@every(st.lists(HEXES, min_size=1, max_size=5, unique=True))
@settings(max_examples=100, deadline=None)
def test_up_to_five_colours_of_the_client_all_stand_somewhere(hexes: list[str]) -> None:
    drafted = palette(*(Colour(hex=color) for color in hexes))
    assert set(hexes) <= set(drafted.light.model_dump().values())


def test_a_light_background_is_the_page_and_a_dark_one_the_contrast_surface() -> None:
    cream = palette(Colour(hex="#fdf6e3", role="background"))
    night = palette(Colour(hex="#101418", role="background"))
    assert cream.light.surface == "#fdf6e3"
    assert night.light.surface_strong == "#101418"
    assert night.dark.surface == "#101418"


def test_navy_and_orange_become_contrast_surface_and_accent() -> None:
    drafted = palette(Colour(hex="#14213d", name="navy"), Colour(hex="#fca311", name="orange"))
    assert drafted.light.surface_strong == "#14213d"
    assert drafted.light.accent == "#fca311"
    assert drafted.honoured == (
        "navy (#14213d) is the contrast surface.",
        "orange (#fca311) is the accent.",
    )


def test_the_asked_accent_is_not_taken_for_a_surface() -> None:
    drafted = palette(Colour(hex="#c9a227", role="accent"), Colour(hex="#000000", role="any"))
    assert (drafted.light.accent, drafted.light.surface_strong) == ("#c9a227", "#000000")


@every(st.sampled_from(sorted(CSS_COLORS)), BRANDS)
@settings(max_examples=200, deadline=None)
def test_a_colour_to_avoid_is_neither_surface_nor_accent(name: str, firm: BrandIdentity) -> None:
    avoided = Colour(hex=CSS_COLORS[name], name=name, role="avoid")
    alone = firm.model_copy(update={"colours": (avoided,)})
    drafted = draft(given(alone))
    for scheme in (drafted.light, drafted.dark):
        for token in ("surface", "surface_strong", "accent"):
            assert not resembles(oklch(getattr(scheme, token)), avoided), (scheme, token)


@every(BRANDS)
@settings(max_examples=100, deadline=None)
def test_without_wishes_the_page_is_light_by_day_and_dark_but_not_black_at_night(
    firm: BrandIdentity,
) -> None:
    plain = firm.model_copy(update={"colours": ()})
    drafted = draft(given(plain))
    day, night = oklch(drafted.light.surface), oklch(drafted.dark.surface)
    assert day.lightness > 0.93
    assert day.chroma < 0.04
    assert 0.15 < night.lightness < 0.26
    assert oklch(drafted.dark.surface_raised).lightness > night.lightness
    assert oklch(drafted.dark.accent).chroma <= oklch(drafted.light.accent).chroma + 0.002


def test_firms_of_one_trade_do_not_meet_in_the_same_colours() -> None:
    accents = {palette(name=f"Firm {n}", seed=n * 7919).light.accent for n in range(40)}
    assert len(accents) > 15


def test_forty_firms_of_many_trades_spread_over_the_hue_circle() -> None:
    motifs = get_args(Motif)
    strong = [
        oklch(palette(motif=motifs[n % 32], traits=(TRAITS[n % 10],), seed=n).light.surface_strong)
        for n in range(96)
    ]
    sectors = {int(tone.hue // 45) for tone in strong if tone.chroma > 0.03}
    assert len(sectors) >= 7
    violet = [tone for tone in strong if 270 < tone.hue < 320 and tone.chroma > 0.03]
    assert len(violet) < 10


@pytest.mark.parametrize("rule", ["accessibility/contrast", "accessibility/palette-contrast"])
def test_a_contrast_finding_raises_quiet_text(rule: str) -> None:
    firm = brand()
    plain = draft(given(firm)).light
    mended = draft(given(firm, told=[rule] * 3)).light
    assert contrast(mended.text_muted, mended.surface) > contrast(plain.text_muted, plain.surface)
    assert contrast(mended.muted_on_strong, mended.surface_strong) > contrast(
        plain.muted_on_strong, plain.surface_strong
    )


def test_a_brand_finding_takes_another_mood() -> None:
    plain, other = (
        draft(given(brand())),
        draft(given(brand(), told=["content/brand-colour-accents"])),
    )
    assert plain.light.accent != other.light.accent


def test_an_unreadable_palette_cannot_be_built() -> None:
    good = palette()
    faint = good.light.model_copy(update={"text_muted": good.light.surface})
    with pytest.raises(ValidationError, match=r"text_muted on surface has contrast 1\.00"):
        ColorPalette(light=Scheme.model_validate(faint.model_dump()), dark=good.dark)


def test_links_actions_and_ornament_share_one_hue() -> None:
    for n in range(60):
        light = palette(seed=n, name=f"{n}").light
        accent = oklch(light.accent)
        for token in (light.accent_text, light.accent_on_strong):
            assert oklch(token).chroma < 0.05 or hue_distance(oklch(token).hue, accent.hue) < 12


def test_no_mood_is_left_out_by_every_firm() -> None:
    assert len({mood.name for mood in MOODS}) == len(MOODS)
    assert {motif for mood in MOODS for motif in mood.motifs} == set(get_args(Motif))


def test_every_pair_names_tokens_of_the_scheme() -> None:
    tokens = set(Scheme.model_fields)
    assert all({front, back} <= tokens for front, back, _ in PAIRS)
