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
def test_a_smooth_line_ends_where_it_was_drawn_to(points: list[tuple[float, float]]) -> None:
    sheet = _sheet()
    sheet.curve([(5, 5), *points], line(2, 4))
    written = outline(sheet.shapes[0])
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", written):
        values = [float(n) for n in re.findall(r"-?\d*\.?\d+", numbers)]
        assert command in "Mqtlhv"
        dx, dy = (values[-1], 0) if command == "h" else (0, values[-1])
        if command not in "hv":
            dx, dy = values[-2], values[-1]
        x, y = (dx, dy) if command == "M" else (x + dx, y + dy)
    assert abs(x - points[-1][0]) < 0.1
    assert abs(y - points[-1][1]) < 0.1


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
