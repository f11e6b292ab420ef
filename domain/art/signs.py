"""Signs: each motif as one small, bold mark on a grid of 64, in ink alone, made for 16 px."""

import itertools
from collections.abc import Callable
from math import cos, pi, sin
from typing import TYPE_CHECKING

from domain.art.chance import Chance
from domain.art.sheet import Point, Shape, Sheet, fill, line

if TYPE_CHECKING:
    from domain.agents.discovery.brand_identity import Motif

_INK = fill(0)


def sign(motif: "Motif", seed: int) -> tuple[Shape, ...]:
    """Return the motif's sign; seeds differ in count, weight or direction."""
    sheet = Sheet("mark", Chance(motif, "mark", seed))
    SIGNS[motif](sheet)
    return tuple(sheet.shapes)


def _at(radius: float, turn: float, centre: Point = (32, 32)) -> Point:
    return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)


def _pen(sheet: Sheet) -> float:
    return sheet.chance.pick((5.0, 6.0, 7.0))


def _strokes(sheet: Sheet, *lines: tuple[Point, ...], width: float) -> None:
    for points in lines:
        sheet.polyline(points, line(0, width))


def _slates(sheet: Sheet) -> None:
    rows: tuple[tuple[float, ...], ...] = ((32,), (18, 46), (32,))
    if sheet.chance.one_in(2):
        rows = ((18, 46), (32,), (18, 46))
    for row, xs in enumerate(rows):
        y = 6 + row * 19
        for x in xs:
            sheet.area(
                [(x - 12.5, y), (x - 12.5, y + 14), (x, y + 24), (x + 12.5, y + 14), (x + 12.5, y)],
                paint=_INK,
            )


def _bricks(sheet: Sheet) -> None:
    half = sheet.chance.one_in(2)
    for row in range(3):
        y = 9 + row * 16
        cuts = (6, 34, 58) if (row % 2 == 0) == half else (6, 20, 48, 58)
        for a, b in itertools.pairwise(cuts):
            sheet.box(a, y, b - a - 3.5, 12.5, _INK)


def _timber(sheet: Sheet) -> None:
    for i, radius in enumerate((26.0, 17.0, 8.0)):
        shift = (-2 if sheet.is_flipped else 2) * i
        sheet.circle((32 + shift, 32 + i), radius, line(0, 4.5))


def _pipes(sheet: Sheet) -> None:
    width = sheet.chance.pick((9.0, 11.0))
    sheet.polyline([(8, 20), (26, 20)], line(0, width))
    sheet.arc((26, 38), 18, -pi / 2, 0, line(0, width))
    sheet.polyline([(44, 38), (44, 56)], line(0, width))
    sheet.polyline([(8, 9), (8, 31)], line(0, 6))
    sheet.polyline([(33, 56), (55, 56)], line(0, 6))


def _wires(sheet: Sheet) -> None:
    for i, y in enumerate((16, 32, 48)):
        end = 48 - (i % 2) * 10
        sheet.curve([(6, y), (20, y), (26, 64 - y), (end, 64 - y)], line(0, 5))
        sheet.dot((end + 3, 64 - y), 5.5, 0)


def _gears(sheet: Sheet) -> None:
    teeth = sheet.chance.pick((6, 8))
    for i in range(teeth):
        turn = 2 * pi * i / teeth
        sheet.polyline([_at(18, turn), _at(25, turn)], line(0, 9))
    sheet.circle((32, 32), 20, _INK, hole=8)


def _waves(sheet: Sheet) -> None:
    for y in (15, 32, 49) if sheet.chance.one_in(2) else (21, 43):
        points = [(5 + i * 9, y + (8 if i % 4 in (1, 2) else -8)) for i in range(7)]
        sheet.curve(points, line(0, _pen(sheet)))


def _contours(sheet: Sheet) -> None:
    wobble = [sheet.chance.between(-0.14, 0.14) for _ in range(9)]
    for radius in (27.0, 17.5, 8.0):
        sheet.loop(
            [_at(radius * (1 + w), 2 * pi * i / 9) for i, w in enumerate(wobble)], line(0, 4.5)
        )


def _grain(sheet: Sheet) -> None:
    sheet.polyline([(32, 60), (32, 16)], line(0, 4))
    for i in range(3):
        y = 46 - i * 13
        for side in (-1, 1):
            sheet.leaf((32 + side * 19, y - 15), (32 + side * 2, y), 5, _INK)
    sheet.leaf((32, 2), (32, 20), 4.6, _INK)


def _crumb(sheet: Sheet) -> None:
    tilt = 5 if sheet.is_flipped else -5
    for i in (-1, 0, 1):
        x = 32 + i * 14
        sheet.leaf((x + tilt, 21), (x - tilt, 43), 3.4, _INK)
    sheet.circle((32, 32), 26, line(0, 5))


def _vine(sheet: Sheet) -> None:
    for row, count in enumerate((3, 2, 1)):
        for i in range(count):
            sheet.dot((32 + (i - (count - 1) / 2) * 16, 28 + row * 13.5), 7.4, 0)
    side = -1 if sheet.is_flipped else 1
    sheet.curve([(32, 22), (32, 12), (32 + side * 6, 6)], line(0, 4))
    sheet.leaf((32 + side * 24, 8), (32 + side * 3, 15), 5, _INK)


def _plates(sheet: Sheet) -> None:
    sheet.circle((32, 32), 26, line(0, 5))
    sheet.circle((32, 32), 12 + sheet.chance.pick((0, 3)), _INK)


def _leaves(sheet: Sheet) -> None:
    side = -1 if sheet.is_flipped else 1
    sheet.leaf((32 + side * 24, 8), (32 - side * 20, 52), 13, _INK)
    sheet.polyline([(32 - side * 26, 58), (32 - side * 16, 48)], line(0, 5))


def _petals(sheet: Sheet) -> None:
    count = sheet.chance.pick((5, 6, 8))
    for i in range(count):
        turn = 2 * pi * i / count - pi / 2
        sheet.leaf(_at(29, turn), _at(8.5, turn), 46 / count, _INK)
    sheet.dot((32, 32), 5, 0)


def _stitches(sheet: Sheet) -> None:
    slant = 8 if sheet.is_flipped else -8
    for row in range(3):
        for column in range(2):
            x, y = 19 + column * 26, 14 + row * 18
            sheet.polyline([(x - 7, y + slant / 2), (x + 7, y - slant / 2)], line(0, 6))


def _weave(sheet: Sheet) -> None:
    for row in range(3):
        for column in range(3):
            x, y = 5 + column * 19, 5 + row * 19
            if (row + column) % 2 == int(sheet.is_flipped):
                sheet.box(x, y + 3, 16, 4.5, _INK)
                sheet.box(x, y + 9.5, 16, 4.5, _INK)
            else:
                sheet.box(x + 2.5, y, 4.5, 16, _INK)
                sheet.box(x + 9.5, y, 4.5, 16, _INK)


def _pages(sheet: Sheet) -> None:
    for side in (-1, 1):
        outer = [(32 + side * 2.5, 18), (32 + side * 14, 9), (32 + side * 28, 13)]
        sheet.area(outer, (32 + side * 28, 51), (32 + side * 2.5, 56), paint=_INK)


def _columns(sheet: Sheet) -> None:
    for x in (14, 32, 50) if sheet.chance.one_in(2) else (19, 45):
        sheet.box(x - 4.5, 17, 9, 30, _INK)
    sheet.box(6, 6, 52, 7, _INK)
    sheet.box(6, 51, 52, 7, _INK)


def _ledger(sheet: Sheet) -> None:
    for i, y in enumerate((12, 25, 38)):
        sheet.box(8, y - 3, (26, 34, 20)[(i + int(sheet.is_flipped)) % 3], 6, _INK)
        sheet.box(48, y - 3, 8, 6, _INK)
    sheet.box(8, 47, 48, 4, _INK)
    sheet.box(8, 54, 48, 4, _INK)


def _plan(sheet: Sheet) -> None:
    _strokes(
        sheet,
        ((28, 8), (8, 8), (8, 56), (56, 56), (56, 8), (44, 8)),
        ((8, 34), (24, 34)),
        ((36, 56), (36, 34), (42, 34)),
        width=6,
    )


def _frames(sheet: Sheet) -> None:
    _strokes(
        sheet,
        ((6, 20), (6, 8), (20, 8)),
        ((44, 8), (58, 8), (58, 20)),
        ((58, 44), (58, 56), (44, 56)),
        ((20, 56), (6, 56), (6, 44)),
        width=6,
    )
    if sheet.chance.one_in(2):
        sheet.circle((32, 32), 11, _INK)
    else:
        sheet.box(21, 24, 22, 16, _INK)


def _aperture(sheet: Sheet) -> None:
    blades = sheet.chance.pick((5, 6))
    for i in range(blades):
        turn = 2 * pi * i / blades
        sheet.polyline([_at(11, turn), _at(26, turn + 1.05)], line(0, 4))
    sheet.circle((32, 32), 26, line(0, 5))


def _circuit(sheet: Sheet) -> None:
    sheet.box(20, 20, 24, 24, _INK)
    for k in (-8, 0, 8) if sheet.chance.one_in(2) else (-7, 7):
        _strokes(
            sheet,
            ((32 + k, 7), (32 + k, 14)),
            ((32 + k, 50), (32 + k, 57)),
            ((7, 32 + k), (14, 32 + k)),
            ((50, 32 + k), (57, 32 + k)),
            width=4.4,
        )


def _signal(sheet: Sheet) -> None:
    heights = sheet.chance.pick(((8, 20, 26, 14, 6), (6, 14, 26, 20, 10), (12, 26, 8, 20, 12)))
    for i, high in enumerate(heights):
        x = 8 + i * 12
        sheet.polyline([(x, 32 - high), (x, 32 + high)], line(0, 6.5))


def _stars(sheet: Sheet) -> None:
    points = sheet.chance.pick((4, 5, 8))
    corners = [
        _at((29 if i % 2 == 0 else (11 if points < 6 else 16)), pi * i / points - pi / 2)
        for i in range(points * 2)
    ]
    sheet.polygon(corners, _INK)


def _calendar(sheet: Sheet) -> None:
    marked = sheet.chance.whole(0, 8)
    for i in range(9):
        x, y = 6 + (i % 3) * 19, 6 + (i // 3) * 19
        if i == marked:
            sheet.circle((x + 7, y + 7), 5.2, line(0, 4))
        else:
            sheet.box(x, y, 14, 14, _INK)


def _hills(sheet: Sheet) -> None:
    side = -1 if sheet.is_flipped else 1
    sheet.circle((32 + side * 14, 19), 9, _INK)
    sheet.area(
        [(2, 50), (18, 26), (32, 40), (40, 46), (52, 34), (62, 50)], (62, 57), (2, 57), paint=_INK
    )


def _rails(sheet: Sheet) -> None:
    side = -1 if sheet.is_flipped else 1
    _strokes(sheet, ((32 - side * 14, 6), (32 - side * 14, 58)), width=8)
    sheet.curve(
        [(32 + side * 16, 6), (32 + side * 16, 24), (32 - side * 12, 36), (32 - side * 14, 58)],
        line(0, 8),
    )


def _rays(sheet: Sheet) -> None:
    count = sheet.chance.pick((8, 10, 12))
    sheet.circle((32, 32), 11, _INK)
    for i in range(count):
        turn = 2 * pi * i / count
        sheet.polyline([_at(19, turn), _at(28, turn)], line(0, 5))


def _drops(sheet: Sheet) -> None:
    sheet.area(
        [(32, 4), (12, 30), (12, 42), (20, 58), (44, 58), (52, 42), (52, 30), (32, 4)], paint=_INK
    )


def _paws(sheet: Sheet) -> None:
    sheet.loop([(32, 28), (46, 40), (47, 54), (32, 50), (17, 54), (18, 40)], _INK)
    for x, y in ((12, 28), (24, 14), (40, 14), (52, 28)):
        sheet.dot((x, y), 6.6, 0)


def _arcs(sheet: Sheet) -> None:
    turn = sheet.chance.whole(0, 3)
    corner = ((8, 8), (56, 8), (56, 56), (8, 56))[turn]
    for radius in (12.0, 28.0, 44.0):
        sheet.arc(corner, radius, turn * pi / 2, turn * pi / 2 + pi / 2, line(0, 8))


SIGNS: "dict[Motif, Callable[[Sheet], None]]" = {
    "slates": _slates,
    "bricks": _bricks,
    "timber": _timber,
    "pipes": _pipes,
    "wires": _wires,
    "gears": _gears,
    "waves": _waves,
    "contours": _contours,
    "grain": _grain,
    "crumb": _crumb,
    "vine": _vine,
    "plates": _plates,
    "leaves": _leaves,
    "petals": _petals,
    "stitches": _stitches,
    "weave": _weave,
    "pages": _pages,
    "columns": _columns,
    "ledger": _ledger,
    "plan": _plan,
    "frames": _frames,
    "aperture": _aperture,
    "circuit": _circuit,
    "signal": _signal,
    "stars": _stars,
    "calendar": _calendar,
    "hills": _hills,
    "rails": _rails,
    "rays": _rays,
    "drops": _drops,
    "paws": _paws,
    "arcs": _arcs,
}
"""Who draws which sign."""
