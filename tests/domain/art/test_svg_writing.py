"""What is written as path data is what was drawn."""

import re

from hypothesis import given
from hypothesis import strategies as st

from domain.art.chance import Chance
from domain.art.sheet import Paint, Shape, Sheet, Step, fill, line, moved, outlines
from domain.art.svg import outline, svg

KNOWN = (62, 62, 24, 0, 35, 25)
"""Written down once: another machine or Python must not draw other pictures."""

places = st.tuples(st.floats(-50, 900), st.floats(-50, 700))


def _sheet() -> Sheet:
    return Sheet("panel", Chance("test"))


def test_a_rectangle_takes_few_bytes() -> None:
    sheet = _sheet()
    sheet.box(10, 20.04, 30, 5.25, fill(2))
    assert outline(sheet.shapes[0]) == "M10 20h30v5.3h-30z"


def test_zeros_before_the_point_are_left_out() -> None:
    sheet = _sheet()
    sheet.polyline([(0.5, 0.5), (0.1, 0.2), (0.1, 9.2)], line(1, 2))
    assert outline(sheet.shapes[0]) == "M.5 .5l-.4-.3v9"


@given(st.lists(places, min_size=4, max_size=14))
def test_a_smooth_line_bends_where_it_was_drawn_to(points: list[tuple[float, float]]) -> None:
    sheet = _sheet()
    sheet.curve([(5, 5), *points], line(2, 4))
    drawn = [step.points for step in sheet.shapes[0].steps if step.command == "Q"]
    bends = _bends(outline(sheet.shapes[0]))
    assert len(bends) == len(drawn)
    for (control, end), (wanted_control, wanted_end) in zip(bends, drawn, strict=True):
        assert _apart(end, wanted_end) < 0.2
        assert _apart(control, wanted_control) < 1


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _bends(written: str) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Read `M`, `q` and `t` as a browser does: control point and end of every bend."""
    here = control = (0.0, 0.0)
    found: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for command, numbers in re.findall(r"([Mqt])([^Mqt]*)", written):
        values = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "M":
            here = (values[0], values[1])
            continue
        if command == "q":
            control = (here[0] + values[0], here[1] + values[1])
        else:
            control = (2 * here[0] - control[0], 2 * here[1] - control[1])
        here = (here[0] + values[-2], here[1] + values[-1])
        found.append((control, here))
    return found


def test_shapes_of_one_paint_share_a_path_and_layers_keep_their_order() -> None:
    sheet = _sheet()
    sheet.box(0, 0, 10, 10, fill(2))
    sheet.layer = 1
    sheet.box(5, 5, 10, 10, fill(3))
    sheet.layer = 0
    sheet.box(50, 50, 10, 10, fill(2))
    drawn = svg(sheet.shapes, (100, 100))
    assert drawn.count("<path") == 2
    assert drawn.index("--art-2") < drawn.index("--art-3")


def test_an_arc_is_flattened_onto_its_circle() -> None:
    sheet = _sheet()
    sheet.circle((100, 100), 40, fill(1), hole=10)
    outer, inner = outlines(sheet.shapes[0])
    assert all(abs(((x - 100) ** 2 + (y - 100) ** 2) ** 0.5 - 40) < 0.01 for x, y in outer)
    assert all(abs(((x - 100) ** 2 + (y - 100) ** 2) ** 0.5 - 10) < 0.01 for x, y in inner)


def test_what_lies_outside_the_sheet_is_dropped() -> None:
    sheet = _sheet()
    sheet.box(-50, -50, 40, 40, fill(1))
    sheet.box(790, 590, 40, 40, fill(1))
    assert len(sheet.shapes) == 1


def test_moving_a_shape_scales_its_line_too() -> None:
    shape = Shape((Step("M", ((1.0, 2.0),)), Step("L", ((3.0, 2.0),))), Paint(0, 4.0))
    there = moved(shape, 10, 0, 0.5)
    assert there.paint.width == 2
    assert there.steps[1].points == ((11.5, 1.0),)


def test_chance_is_the_same_on_every_machine() -> None:
    chance = Chance("slates", "panel", 7)
    assert [chance.whole(0, 99) for _ in range(6)] == list(KNOWN)


def test_the_tip_of_a_leaf_is_not_rounded_off() -> None:
    sheet = _sheet()
    sheet.leaf((60, 40), (40, 40), 4, fill(2))
    drawn = [step.points for step in sheet.shapes[0].steps if step.command == "Q"]
    for (control, _), (wanted, _) in zip(_bends(outline(sheet.shapes[0])), drawn, strict=True):
        assert _apart(control, wanted) < 1
