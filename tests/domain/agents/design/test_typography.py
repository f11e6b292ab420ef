from collections import Counter
from itertools import pairwise
from typing import get_args

from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.agents.design.pairings import PAIRINGS, SYSTEM, characters
from domain.agents.design.typefaces import FACES, STAND_WIDTHS, Category
from domain.agents.design.typography import StepName, Typography, draft
from domain.agents.discovery.brand_identity import BrandIdentity, Motif
from domain.agents.discovery.technical_requirements import TechnicalRequirements
from tests.domain.agents.design.brands import TECHNICAL, TRAITS, brand, given

GENERIC = {"serif", "sans-serif", "monospace"}


def type_of(firm: BrandIdentity, *, font_kb: float = 120, told: tuple[str, ...] = ()) -> Typography:
    return draft(given(firm, TechnicalRequirements(font_kb=font_kb), told=told))


@st.composite
def firms(pick: st.DrawFn) -> BrandIdentity:
    traits = pick(st.lists(st.sampled_from(TRAITS), max_size=5, unique=True))
    motif: Motif = pick(st.sampled_from(get_args(Motif)))
    return brand(traits=tuple(traits), motif=motif, seed=pick(st.integers(0, 2**32 - 1)))


@every(firms(), st.floats(0, 200), st.lists(st.just("performance/font-weight"), max_size=4))
@settings(max_examples=200, deadline=None)
def test_the_scale_rises_fits_a_phone_and_the_budget(
    firm: BrandIdentity, font_kb: float, told: list[str]
) -> None:
    drafted = type_of(firm, font_kb=font_kb, told=tuple(told))
    assert [step.name for step in drafted.steps] == list(get_args(StepName))
    heads = drafted.steps[1:]
    assert all(a.largest_rem <= b.largest_rem for a, b in pairwise(heads))
    assert drafted.step("h1").smallest_rem <= 2.2
    assert drafted.step("text").smallest_rem >= 1
    assert all(step.smallest_rem <= step.largest_rem for step in drafted.steps)
    assert 1.5 <= drafted.step("text").leading <= 1.65
    assert all(1.05 <= drafted.step(name).leading <= 1.17 for name in ("h1", "h2", "poster"))
    assert sum(face.size_kb for face in drafted.faces) <= font_kb


@every(firms())
@settings(max_examples=100, deadline=None)
def test_a_full_line_holds_60_to_72_characters(firm: BrandIdentity) -> None:
    drafted = type_of(firm)
    face = next(f for f in FACES.values() if f.family == drafted.text.families[0])
    assert 60 <= drafted.measure_ch * face.zero / face.widths[0] <= 72


@every(firms())
@settings(max_examples=100, deadline=None)
def test_every_shipped_face_is_the_first_of_a_stack_and_has_its_weights(
    firm: BrandIdentity,
) -> None:
    drafted = type_of(firm)
    firsts = {drafted.display.families[0], drafted.text.families[0]}
    assert {face.family for face in drafted.faces} == firsts
    for shipped in drafted.faces:
        lightest, boldest = FACES[shipped.package].weights
        assert all(lightest <= weight <= boldest for weight in shipped.weights)
    display = next(f for f in drafted.faces if f.family == drafted.display.families[0])
    assert drafted.display.weight in display.weights


def test_every_character_has_pairings_stacks_and_faces() -> None:
    assert set(PAIRINGS) == set(SYSTEM) == set(get_args(Category))
    for stack in SYSTEM.values():
        assert stack[-1] in GENERIC
    shown = {key for pairs in PAIRINGS.values() for p in pairs for key in (p.display, p.text)}
    assert shown == set(FACES)
    for character, pairs in PAIRINGS.items():
        assert all(FACES[pair.display].category == character for pair in pairs)


def test_firms_of_different_character_do_not_share_one_type() -> None:
    seen = Counter(
        type_of(brand(traits=(TRAITS[n % 10], TRAITS[n % 7]), motif=motif, seed=n)).character
        for n, motif in enumerate(get_args(Motif) * 4)
    )
    assert set(seen) == set(get_args(Category))
    assert max(seen.values()) < sum(seen.values()) / 3


def test_the_character_fits_the_traits() -> None:
    for n in range(50):
        elegant = brand(traits=("elegant", "calm"), motif="petals", seed=n)
        assert type_of(elegant).character in ("didone", "oldstyle", "transitional")
        assert type_of(brand(seed=n)).character in ("slab", "grotesque", "condensed")


def test_characters_are_ranked_best_first() -> None:
    points = [worth for _, worth in characters(brand())]
    assert points == sorted(points, reverse=True)


def test_fonts_that_were_too_heavy_are_dropped_one_by_one() -> None:
    rule = "performance/font-weight"
    counts = [len(type_of(brand(seed=3), told=(rule,) * n).faces) for n in range(3)]
    assert counts == [2, 1, 0]


def test_text_that_did_not_fit_gets_smaller_heads() -> None:
    plain, mended = type_of(brand()), type_of(brand(), told=("accessibility/reflow",))
    assert mended.step("h1").smallest_rem < plain.step("h1").smallest_rem


def test_small_text_grows_until_it_is_text() -> None:
    sizes = [
        type_of(brand(), told=("accessibility/small-text",) * n).step("small").smallest_rem
        for n in range(4)
    ]
    assert sizes == [0.875, 0.9375, 1.0, 1.0]


def test_a_brand_finding_takes_another_pairing() -> None:
    told = ("content/brand-type-character",)
    plain, other = type_of(brand()), type_of(brand(), told=told)
    assert (plain.display, plain.text) != (other.display, other.text)


def test_a_step_reaches_both_its_ends() -> None:
    step = draft(given(brand(), TECHNICAL)).step("h1")
    start, slope = step.css.removeprefix("clamp(").removesuffix(")").split(", ")[1].split(" + ")
    at = [float(start[:-3]) + float(slope[:-2]) / 100 * rem for rem in (20, 90)]
    assert abs(at[0] - step.smallest_rem) < 0.02
    assert abs(at[1] - step.largest_rem) < 0.02


def test_a_stand_in_takes_the_room_of_its_face() -> None:
    face = FACES["bitter"]
    assert STAND_WIDTHS[face.stand][0] * face.size_adjust(400) == face.widths[0]
    assert face.stand_rule(700) == (
        '@font-face{font-family:"Bitter Fallback";src:local("Times New Roman Bold"),'
        'local("Liberation Serif Bold");'
        "font-weight:600 900;size-adjust:109.94%;ascent-override:85.05%;"
        "descent-override:24.11%;line-gap-override:0%}"
    )
