"""Motifs of light and measure: aperture, signal, arcs."""

from math import cos, exp, pi, sin

from domain.art.sheet import Point, Sheet, fill, line


def aperture(sheet: Sheet) -> None:
    """Close the blades of an iris around a point of light."""
    chance = sheet.chance
    sheet.ground()
    if sheet.form == "band":
        _row_of_irises(sheet)
        return
    centre = (0.0, 0.0) if sheet.form == "corner" else sheet.focus
    radius = sheet.height * chance.between(0.42, 0.95)
    _iris(sheet, centre, radius, blades=chance.whole(6, 9), opening=chance.between(0.2, 0.6))
    for i in range(1, chance.whole(3, 7)):
        sheet.circle(centre, radius * (1.04 + 0.055 * i), line(3 if i % 3 == 0 else 2, 1.8))
    turn = chance.between(0, pi)
    for i in range(48):
        ends = [
            _at(centre, radius * r, turn + pi * i / 24) for r in (1.36, 1.44 if i % 4 else 1.52)
        ]
        sheet.polyline(ends, line(2, 2.4))


def _row_of_irises(sheet: Sheet) -> None:
    radius = sheet.height * 0.4
    x, i, count = radius * 1.5, 0, int(sheet.width / (radius * 3))
    while x < sheet.width:
        _iris(sheet, (x, sheet.height / 2), radius, blades=7, opening=0.12 + 0.7 * i / count)
        x += radius * 3
        i += 1


def _iris(sheet: Sheet, centre: Point, radius: float, *, blades: int, opening: float) -> None:
    turn = sheet.chance.between(0, 2 * pi / blades)
    for i in range(blades):
        a, b = turn + 2 * pi * i / blades, turn + 2 * pi * (i + 1) / blades
        inner, following = _at(centre, radius * opening, a), _at(centre, radius * opening, b)
        reach = (radius**2 - (radius * opening * cos(pi / blades)) ** 2) ** 0.5
        way = a + pi / blades + pi / 2
        half = radius * opening * sin(pi / blades)
        outer = _at(inner, reach + half, way)
        later = _at(following, reach + half, way + 2 * pi / blades)
        sheet.polygon(
            [
                inner,
                outer,
                _at(
                    centre,
                    radius * 1.06,
                    (way * 2 + 2 * pi / blades) / 2 - 0.5 * (pi / 2 - pi / blades) + 0.2,
                ),
                later,
                following,
            ],
            fill(3 if i % 2 else 2),
        )
        sheet.layer += 1
        sheet.polyline([inner, outer], line(1, max(1.6, radius * 0.012)))
        sheet.layer -= 1


def signal(sheet: Sheet) -> None:
    """Trace signals: ridges one behind the other, bars of a spectrum, or beats."""
    chance = sheet.chance
    sheet.ground()
    kind = (
        chance.pick(("ridges", "bars", "beats"))
        if sheet.form != "band"
        else chance.pick(("bars", "beats"))
    )
    {"ridges": _ridges, "bars": _bars, "beats": _beats}[kind](sheet)


def _ridges(sheet: Sheet) -> None:
    chance = sheet.chance
    rows = max(6, round(chance.whole(12, 20) / sheet.coarse))
    tall = sheet.height * chance.between(0.12, 0.26)
    spread = sheet.width * chance.between(0.1, 0.26)
    for row in range(rows):
        y = sheet.height * (0.24 + 0.74 * row / rows)
        points: list[Point] = []
        for s in range(29):
            x = sheet.width * s / 28
            bell = exp(-(((x - sheet.focus[0]) / spread) ** 2))
            points.append((x, y - tall * bell * chance.between(0.1, 1.0) - chance.between(0, 3)))
        sheet.layer += 1
        if sheet.form == "panel":
            sheet.area(points, (sheet.width, y + tall), (0, y + tall), paint=fill(1))
            sheet.layer += 1
        sheet.curve(points, line(3 if row % 4 == 0 else 2, 2.0))


def _bars(sheet: Sheet) -> None:
    chance = sheet.chance
    pitch = sheet.unit * chance.between(0.24, 0.6)
    middle = sheet.height * (0.5 if sheet.form == "band" else chance.pick((0.5, 0.62, 1.0)))
    waves = [(chance.between(1, 9), chance.between(0, 6)) for _ in range(3)]
    x = pitch / 2
    while x < sheet.width:
        share = abs(sum(sin(x / sheet.width * pi * f + p) for f, p in waves)) / 3
        near = 0.35 + 0.65 * exp(-(((x - sheet.focus[0]) / sheet.width * 2) ** 2))
        high = (
            sheet.height * 0.46 * max(0.04, share * near) * (1.7 if middle == sheet.height else 1)
        )
        if sheet.shows(x, min(middle, sheet.height * 0.3)):
            sheet.polyline(
                [(x, middle - high), (x, middle + high)],
                line(3 if share * near > 0.36 else 2, pitch * 0.5),
            )
        x += pitch


def _beats(sheet: Sheet) -> None:
    chance = sheet.chance
    rows = 1 if sheet.form == "band" else chance.whole(2, 5)
    samples = max(60, round(150 / sheet.coarse))
    for row in range(rows):
        middle = sheet.height * (row + 0.5) / rows
        swing = sheet.height / rows * 0.42
        fast, slow, phase = (
            samples / 150 * chance.between(16, 30),
            chance.between(1, 3.5),
            chance.between(0, 3),
        )
        points = [
            (
                x,
                middle
                + swing
                * sin(x / sheet.width * 2 * pi * fast)
                * sin(x / sheet.width * pi * slow + phase),
            )
            for x in (sheet.width * s / samples for s in range(samples + 1))
        ]
        for echo in range(1 if rows > 2 else 2):
            shifted = [(x, middle + (y - middle) * (1 - 0.45 * echo)) for x, y in points]
            sheet.curve(shifted, line(3 if (row + echo) % 2 == 0 else 2, 2.2))


def arcs(sheet: Sheet) -> None:
    """Turn quarter circles in a grid so that paths form."""
    chance = sheet.chance
    sheet.ground()
    cell = (
        sheet.height * sheet.coarse / chance.pick((1, 2))
        if sheet.form == "band"
        else sheet.unit * chance.pick((1.3, 1.9, 2.8))
    )
    kind = chance.pick(("rings", "solid", "truchet"))
    rings = chance.whole(3, 5)
    for row in range(int(sheet.height / cell) + 1):
        for column in range(int(sheet.width / cell) + 1):
            x, y = column * cell, row * cell
            if sheet.shows(x + cell / 2, y + cell / 2):
                _quarter(sheet, x, y, cell, kind, rings)


def _quarter(sheet: Sheet, x: float, y: float, cell: float, kind: str, rings: int) -> None:
    turn = sheet.chance.whole(0, 3)
    corners = ((x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell))
    tone = sheet.tone(x + cell / 2, y + cell / 2, lively=0.35)
    start = turn * pi / 2
    if kind == "solid":
        if tone > 1 or sheet.chance.one_in(2):
            sheet.wedge(corners[turn], 0, cell, start, start + pi / 2, fill(max(2, tone)))
        sheet.layer += 1
        if sheet.chance.one_in(3):
            sheet.wedge(
                corners[turn], 0, cell * 0.5, start, start + pi / 2, fill(1 if tone > 1 else 3)
            )
        sheet.layer -= 1
        return
    for i in range(rings):
        radius = cell * (i + 0.5) / rings
        sheet.arc(
            corners[turn], radius, start, start + pi / 2, line(max(2, tone), cell / rings * 0.42)
        )
        if kind == "truchet" and radius < cell * 0.5:
            far = (turn + 2) % 4
            sheet.arc(
                corners[far],
                radius,
                far * pi / 2,
                far * pi / 2 + pi / 2,
                line(max(2, tone), cell / rings * 0.42),
            )


def _at(centre: Point, radius: float, turn: float) -> Point:
    return centre[0] + radius * cos(turn), centre[1] + radius * sin(turn)
