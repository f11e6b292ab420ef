"""Motifs of the table and the bakehouse: plates and crumb."""

from math import cos, pi, sin

from domain.art.motifs.growth import scattered
from domain.art.sheet import Point, Sheet, fill, line


def plates(sheet: Sheet) -> None:
    """Lay a table seen from above: plates with rims, cutlery between them."""
    chance = sheet.chance
    sheet.ground()
    radius = sheet.unit * chance.between(1.2, 2.6) * (0.5 if sheet.form == "band" else 1)
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, 0.0, 0.5, -0.35))
    left, top, right, bottom = sheet.span
    pitch = radius * chance.between(2.9, 3.5)
    row, y = 0, top + (bottom - top) / 2 - pitch * 0.98 * int((bottom - top) / pitch / 2 + 1)
    if sheet.form == "band":
        y = sheet.height / 2
    while y < bottom + radius:
        x = left - pitch * (0.5 if row % 2 else 0.0) + chance.between(0, 0.2) * pitch
        while x < right + radius:
            if sheet.shows(x, y):
                _setting(sheet, (x, y), radius * chance.pick((1.0, 1.0, 0.86)))
            x += pitch
        y += pitch * 0.98
        row += 1


def _setting(sheet: Sheet, centre: Point, radius: float) -> None:
    chance = sheet.chance
    tone = sheet.tone(*centre, lively=0.35)
    x, y = centre
    thin = max(1.6, radius * 0.02)
    if tone == 1:
        sheet.circle(centre, radius, line(3, thin * 1.4))
        sheet.circle(centre, radius * 0.66, line(2, thin))
    else:
        sheet.circle(centre, radius, fill(tone))
        sheet.layer += 1
        sheet.circle(centre, radius * 0.7, line(1, thin * 1.4))
        if chance.one_in(2):
            _rim(sheet, centre, radius * 0.85)
        sheet.layer -= 1
    _fork(sheet, x - radius * 1.24, y, radius)
    sheet.leaf(
        (x + radius * 1.24, y - radius * 0.85),
        (x + radius * 1.24, y + radius * 0.12),
        radius * 0.07,
        fill(3),
    )
    sheet.polyline(
        [(x + radius * 1.24, y), (x + radius * 1.24, y + radius * 0.85)], line(3, radius * 0.055)
    )


def _rim(sheet: Sheet, centre: Point, radius: float) -> None:
    count = sheet.chance.pick((12, 18, 24))
    for i in range(count):
        turn = 2 * pi * i / count
        sheet.dot(
            (centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)), radius * 0.04, 1
        )


def _fork(sheet: Sheet, x: float, y: float, radius: float) -> None:
    thick = radius * 0.055
    sheet.polyline([(x, y - radius * 0.25), (x, y + radius * 0.85)], line(3, thick))
    for shift in (-1, 0, 1):
        at = x + shift * radius * 0.085
        sheet.polyline([(at, y - radius * 0.85), (at, y - radius * 0.4)], line(3, thick * 0.7))
    bowl = [
        (x - radius * 0.085, y - radius * 0.45),
        (x - radius * 0.085, y - radius * 0.22),
        (x, y - radius * 0.2),
    ]
    sheet.curve(bowl, line(3, thick * 0.7))
    sheet.curve([(2 * x - a, b) for a, b in bowl], line(3, thick * 0.7))


def crumb(sheet: Sheet) -> None:
    """Cut bread open and show its holes, or score loaves before they go into the oven."""
    chance = sheet.chance
    sheet.ground()
    if sheet.form in ("panel", "corner") and chance.one_in(1.7):
        _loaves(sheet)
        return
    if sheet.form == "band" and chance.one_in(2):
        _row_of_loaves(sheet)
        return
    for x, y in scattered(sheet, sheet.unit * chance.between(0.6, 0.85)):
        near = sheet.weight(x, y)
        size = sheet.unit * (0.07 + 0.36 * near * chance.share() + (0.2 if chance.one_in(9) else 0))
        _bubble(sheet, (x, y), size)


def _bubble(sheet: Sheet, centre: Point, size: float) -> None:
    chance = sheet.chance
    flat, turn = chance.between(0.55, 1.0), chance.between(-0.5, 0.5)
    points: list[Point] = []
    for i in range(7):
        a, grown = 2 * pi * i / 7, size * chance.between(0.8, 1.3)
        px, py = grown * cos(a), grown * sin(a) * flat
        points.append(
            (
                centre[0] + px * cos(turn) - py * sin(turn),
                centre[1] + px * sin(turn) + py * cos(turn),
            )
        )
    sheet.loop(points, fill(max(2, sheet.tone(*centre, lively=0.3))))


def _loaves(sheet: Sheet) -> None:
    chance = sheet.chance
    radius = sheet.height * chance.between(0.34, 0.66)
    centre = sheet.focus if sheet.form == "panel" else (0.0, 0.0)
    sheet.circle(centre, radius, fill(2))
    sheet.layer += 1
    turn = chance.between(0, pi)
    kind = chance.pick(("leaf", "cross", "spiral", "rows"))
    _score(sheet, centre, radius, turn, kind)
    for _ in range(46):
        a, r = chance.between(0, 2 * pi), radius * chance.between(1.04, 1.6)
        sheet.dot((centre[0] + r * cos(a), centre[1] + r * sin(a)), chance.pick((1.4, 2.2, 3.4)), 2)


def _score(sheet: Sheet, centre: Point, radius: float, turn: float, kind: str) -> None:
    if kind == "spiral":
        for i in range(9):
            a = turn + 2 * pi * i / 9
            arm = [_at(centre, radius * s, a + s * 1.3) for s in (0.16, 0.4, 0.65, 0.88)]
            sheet.curve(arm, line(1, radius * 0.05))
    elif kind == "cross":
        for quarter in range(4):
            _blade(sheet, centre, radius, turn + quarter * pi / 2)
    else:
        _score_across(sheet, centre, radius, turn, is_leaf=kind == "leaf")


def _score_across(
    sheet: Sheet, centre: Point, radius: float, turn: float, *, is_leaf: bool
) -> None:
    for i in range(-4, 5):
        along = radius * 0.19 * i
        half = (radius**2 - along**2) ** 0.5 * 0.78
        middle = _at(centre, along, turn)
        if is_leaf:
            for side in (-1, 1):
                tip = _at(middle, half * 0.85, turn + side * 0.9)
                sheet.leaf(tip, _at(middle, radius * 0.05, turn + side), radius * 0.045, fill(1))
        else:
            a, b = _at(middle, half, turn + pi / 2), _at(middle, -half, turn + pi / 2)
            sheet.leaf(a, b, radius * 0.032, fill(1))
    if is_leaf:
        ends = [_at(centre, -radius * 0.88, turn), _at(centre, radius * 0.88, turn)]
        sheet.polyline(ends, line(1, radius * 0.02))


def _blade(sheet: Sheet, centre: Point, radius: float, turn: float) -> None:
    sheet.leaf(
        _at(centre, radius * 0.9, turn), _at(centre, radius * 0.06, turn), radius * 0.05, fill(1)
    )
    for share in (0.3, 0.48, 0.66):
        base = _at(centre, radius * share, turn + 0.35)
        for side in (0.5, 1.05):
            sheet.leaf(_at(base, radius * 0.2, turn + side), base, radius * 0.022, fill(1))


def _row_of_loaves(sheet: Sheet) -> None:
    radius = sheet.height * sheet.chance.between(0.24, 0.36)
    x = 0.0
    while x < sheet.width + radius:
        long = radius * sheet.chance.pick((1.0, 1.0, 2.6))
        y = sheet.height / 2
        sheet.polyline(
            [(x, y), (x + 2 * (long - radius), y)],
            line(sheet.tone(x, y) if sheet.tone(x, y) > 1 else 2, 2 * radius),
        )
        sheet.layer += 1
        count = max(2, int(long / radius * 2))
        for i in range(count):
            at = x - radius * 0.4 + (2 * long - radius) * i / count
            sheet.leaf(
                (at + radius * 0.45, y - radius * 0.6),
                (at, y + radius * 0.6),
                radius * 0.07,
                fill(1),
            )
        sheet.layer -= 1
        x += 2 * long + radius * 0.9


def _at(centre: Point, radius: float, turn: float) -> Point:
    return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)
