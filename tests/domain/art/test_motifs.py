"""Every motif, in every form, from any seed."""

import re
from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.agents.discovery.brand_identity import Motif
from domain.art import LONGEST, MOTIFS, SIZES, compose, draw
from domain.art.sheet import Form
from domain.art.signs import SIGNS

FORMS: tuple[Form, ...] = ("band", "panel", "field", "mark", "corner")
COLOURS = {"none", "currentColor", "var(--art-1)", "var(--art-2)", "var(--art-3)"}
motifs = st.sampled_from(sorted(MOTIFS))
seeds = st.integers(0, 2**32 - 1)


def test_every_motif_a_brand_can_have_is_drawn_and_has_a_sign() -> None:
    assert set(MOTIFS) == set(SIGNS) == set(get_args(Motif))


@settings(max_examples=70, deadline=None)
@given(motifs, seeds, st.sampled_from(FORMS))
@example("grain", 3_174_911_170, "panel")  # many ears, which do not shrink when drawn coarser
def test_a_drawing_is_small_and_passes_a_strict_content_security_policy(
    motif: Motif, seed: int, form: Form
) -> None:
    drawn = draw(motif, seed, form)
    root = ElementTree.fromstring(drawn)  # noqa: S314 # our own output
    assert len(drawn) <= LONGEST
    assert root.get("viewBox") == "0 0 {} {}".format(*SIZES[form])
    assert root.get("aria-hidden") == "true"
    assert root.get("focusable") == "false"
    for element in root.iter():
        assert element.tag in ("svg", "path")
        assert not {"id", "style", "width", "height"} & set(element.attrib)
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= COLOURS


@settings(max_examples=25, deadline=None)
@given(motifs, seeds, st.sampled_from(FORMS))
def test_coordinates_have_at_most_one_decimal(motif: Motif, seed: int, form: Form) -> None:
    assert not re.search(r"\.\d\d", draw(motif, seed, form))


@pytest.mark.parametrize("motif", sorted(MOTIFS))
@pytest.mark.parametrize("form", ["band", "panel", "field", "corner"])
def test_a_drawing_is_never_empty_and_the_same_seed_gives_the_same_bytes(
    motif: Motif, form: Form
) -> None:
    for seed in (1, 7):
        drawn = draw(motif, seed, form)
        assert drawn.count("M") >= 3
        assert drawn == draw(motif, seed, form)


@pytest.mark.parametrize("motif", sorted(MOTIFS))
def test_two_seeds_differ_in_more_than_jitter(motif: Motif) -> None:
    """Of eight seeds, at least four differ in how many elements they have or where these gather."""
    looks: set[tuple[int, int, int]] = set()
    for seed in range(8):
        shapes = compose(motif, seed, "panel")
        points = [p for shape in shapes for step in shape.steps for p in step.points]
        middle = sum(x for x, _ in points) / len(points)
        looks.add((len(shapes) // 6, int(middle // 60), len({s.paint for s in shapes}) // 3))
    assert len(looks) >= 4


def test_a_panel_lies_on_its_quiet_ground_and_a_field_is_see_through() -> None:
    ground = 'fill="var(--art-1)" d="M0 0h800v600h-800z"'
    assert ground in draw("slates", 3, "panel")
    assert 'd="M0 0h' not in draw("slates", 3, "field")


def test_a_drawing_fills_whatever_box_it_is_composed_for() -> None:
    shapes = compose("bricks", 5, "panel", size=(500, 630))
    points = [p for shape in shapes for step in shape.steps for p in step.points]
    assert max(y for _, y in points) > 600
    assert max(x for x, _ in points) < 700
