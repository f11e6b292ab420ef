"""Motifs of place and sky: contour lines, hills, waves, rays, stars."""

from math import cos, hypot, pi, sin

from domain.art.chance import Relief
from domain.art.contouring import contour_lines
from domain.art.sheet import Point, Sheet, fill, line


def contours(sheet: Sheet) -> None:
    """Map a terrain in contour lines, every fifth one heavier, the summit marked."""
    chance = sheet.chance
    sheet.ground()
    relief = Relief(chance, cell=sheet.unit * chance.between(3.2, 6.5), octaves=2)
    cell = sheet.unit * 0.62
    count = chance.whole(9, 15) if sheet.form != "band" else 6
    levels = [0.14 + 0.76 * i / count for i in range(count)]
    summit = levels[int(count * 0.78)]
    for i, level in enumerate(levels):
        is_heavy = i % 5 == 2
        paint = line(3 if is_heavy or level > summit else 2, 3.2 if is_heavy else 1.8)
        for points in contour_lines(relief, (sheet.width, sheet.height), cell, level):
            x, y = points[len(points) // 2]
            if len(points) > 3 and sheet.shows(x, y):
                sheet.curve(points, paint)


def hills(sheet: Sheet) -> None:
    """Layer a horizon of hills under a low sun; some fields ploughed."""
    chance = sheet.chance
    sheet.ground()
    w, h = sheet.width, sheet.height
    if sheet.form != "band":
        radius = h * chance.between(0.07, 0.2)
        sun = (sheet.focus[0], h * chance.between(0.2, 0.42))
        sheet.circle(sun, radius, fill(3) if chance.one_in(2) else line(3, 3))
    ridges = chance.whole(3, 6) if sheet.form != "band" else 3
    rough = chance.between(0.4, 1.7)
    high = h * chance.between(0.32, 0.55) if sheet.form != "band" else h * 0.3
    for i in range(ridges):
        sheet.layer += 1
        base = high + (h - high) * i / ridges
        points = _ridge(sheet, base, h * 0.13 * (1.3 - i / ridges), rough * (1 + i * 0.25))
        tone = (2, 1, 3)[i % 3]
        sheet.area(points, (w + 40, h + 10), (-40, h + 10), paint=fill(tone))
        if chance.one_in(2):
            sheet.layer += 1
            _furrows(sheet, points, tone, h - base)


def _ridge(sheet: Sheet, base: float, lift: float, rough: float) -> list[Point]:
    chance = sheet.chance
    phases = [(chance.between(0, 6), rough * f, lift / f**0.7) for f in (1.0, 2.3, 4.1)]
    return [
        (x, base + sum(a * sin(x / sheet.width * 2 * pi * f + p) for p, f, a in phases) * 0.7)
        for x in (sheet.width * s / 20 for s in range(-1, 22))
    ]


def _furrows(sheet: Sheet, ridge: list[Point], tone: int, room: float) -> None:
    chance = sheet.chance
    ink = 3 if tone < 3 else 2
    if tone == 2:
        ink = 1 if sheet.form == "panel" else 3
    first, last = sorted((chance.whole(1, 18), chance.whole(4, 21)))
    for i in range(1, chance.whole(4, 9)):
        depth = room * 0.06 * i
        points = [
            (x, y + depth * (1 + 0.2 * s)) for s, (x, y) in enumerate(ridge[first : last + 2])
        ]
        if len(points) > 2:
            sheet.curve(points, line(ink, 1.6))


def waves(sheet: Sheet) -> None:
    """Let water move: as overlapping scales, as swell, or as braided lines."""
    chance = sheet.chance
    sheet.ground()
    kind = chance.pick(("scales", "swell", "braid"))
    if kind == "scales":
        _scales(sheet)
    else:
        _swell(sheet, is_braid=kind == "braid")


def _scales(sheet: Sheet) -> None:
    radius = sheet.unit * sheet.chance.between(0.8, 1.6)
    rings = sheet.chance.whole(2, 4)
    y, row = -radius * 0.2, 0
    while y < sheet.height + radius * 1.2:
        x = -radius if row % 2 else 0.0
        while x < sheet.width + radius:
            if sheet.shows(x, y):
                tone = sheet.tone(x, y)
                sheet.circle((x, y), radius * 0.98, fill(tone))
                sheet.layer += 1
                for ring in range(1, rings):
                    sheet.circle(
                        (x, y),
                        radius * (1 - ring / rings) * 0.98,
                        line(1 if tone > 1 else 2, radius * 0.06),
                    )
                sheet.layer -= 1
            x += 2 * radius
        y += radius * 0.5
        row += 1
        sheet.layer += 2


def _swell(sheet: Sheet, *, is_braid: bool) -> None:
    chance = sheet.chance
    sheet.angle = 0.0 if sheet.form == "band" else chance.between(-0.35, 0.35)
    left, top, right, bottom = sheet.span
    pitch = sheet.unit * chance.between(0.3, 0.56)
    length = sheet.unit * chance.between(5, 11)
    y, row = top, 0
    while y < bottom:
        share = (y - top) / (bottom - top)
        swing = pitch * (0.3 + 2.2 * share) if not is_braid else pitch * 1.3
        shift = row * 0.55 if not is_braid else (pi if row % 2 else 0) + share * 3
        points = [
            (x, y + swing * sin(x / length * 2 * pi + shift) * (0.6 + 0.4 * sin(x / length + row)))
            for x in (left + (right - left) * s / 22 for s in range(23))
        ]
        near = 1 - abs(y - sheet.focus[1]) / sheet.height
        sheet.curve(points, line(3 if near > 0.86 else 2, 1.4 + pitch * 0.28 * near))
        y += pitch
        row += 1


def rays(sheet: Sheet) -> None:
    """Send rays out from one point, in rhythms of broad and narrow."""
    chance = sheet.chance
    sheet.ground()
    x, y = sheet.focus
    if sheet.form == "corner":
        x, y = 0.0, 0.0
    elif sheet.form == "band" or chance.one_in(2):
        y = sheet.height * chance.pick((1.0, 1.06, 0.96))
    kind = chance.pick(("wedges", "rings", "strokes"))
    reach = hypot(sheet.width, sheet.height) * (1 if sheet.form != "corner" else 0.62)
    if kind == "wedges":
        _burst(sheet, (x, y), reach)
    elif kind == "rings":
        _rising(sheet, (x, y), reach)
    else:
        _strokes(sheet, (x, y), reach)


def _burst(sheet: Sheet, centre: Point, reach: float) -> None:
    count = sheet.chance.whole(12, 30)
    inner = sheet.unit * sheet.chance.between(0.8, 2.2)
    for i in range(count):
        start = 2 * pi * i / count
        wide = pi / count * sheet.chance.pick((0.5, 1.0, 1.0, 1.4))
        far = reach * sheet.chance.pick((0.5, 0.75, 1.0))
        sheet.wedge(centre, inner * 1.25, far, start, start + wide, fill(2 if i % 3 else 3))
    sheet.circle(centre, inner, fill(3))


def _rising(sheet: Sheet, centre: Point, reach: float) -> None:
    step = sheet.unit * sheet.chance.between(0.3, 0.75)
    radius, i = step, 0
    while radius < reach * 0.75:
        share = radius / reach
        sheet.circle(
            centre, radius, line(3 if i % 4 == 0 else 2, max(1.4, step * (0.62 - 0.55 * share)))
        )
        radius += step
        i += 1


def _strokes(sheet: Sheet, centre: Point, reach: float) -> None:
    chance = sheet.chance
    inner = sheet.unit * chance.between(0.9, 2.4)
    count = chance.whole(48, 110)
    sheet.circle(centre, inner * 0.82, fill(3))
    for i in range(count):
        turn = 2 * pi * i / count
        start = inner * (1 + 0.12 * (i % 3))
        far = min(reach, inner * 1.6 + reach * chance.between(0.04, 0.42) * (1 if i % 2 else 0.5))
        ends = [(centre[0] + r * cos(turn), centre[1] + r * sin(turn)) for r in (start, far)]
        sheet.polyline(ends, line(3 if i % 4 == 0 else 2, max(1.6, sheet.unit * 0.045)))


def stars(sheet: Sheet) -> None:
    """Chart a night sky: star trails around a pole, or constellations on a grid."""
    chance = sheet.chance
    sheet.ground()
    if chance.one_in(2) and sheet.form != "band":
        _trails(sheet)
        return
    placed: list[Point] = []
    for _ in range(int(chance.between(90, 190) * (0.6 if sheet.form != "field" else 1))):
        x, y = chance.between(0, sheet.width), chance.between(0, sheet.height)
        if sheet.shows(x, y) and sheet.weight(x, y) > chance.share() * 0.5:
            sheet.dot((x, y), chance.pick((1.6, 1.6, 2.4, 3.6)), 2)
            if all(hypot(x - a, y - b) > sheet.unit * 0.9 for a, b in placed):
                placed.append((x, y))
    _constellation(sheet, placed)


def _constellation(sheet: Sheet, placed: list[Point]) -> None:
    chance = sheet.chance
    rest = sorted(placed, key=lambda p: hypot(p[0] - sheet.focus[0], p[1] - sheet.focus[1]))
    rest = rest[: chance.whole(7, 13) if sheet.form != "band" else 6]
    path = [rest.pop(0)] if rest else []
    while rest:
        here = path[-1]
        rest.sort(key=lambda p: hypot(p[0] - here[0], p[1] - here[1]))
        path.append(rest.pop(0))
    if len(path) > 1:
        sheet.polyline(path, line(2, 2.0))
    sheet.layer += 1
    for i, (x, y) in enumerate(path):
        size = sheet.unit * chance.pick((0.2, 0.3, 0.62 if i % 3 == 0 else 0.26))
        thin = size * 0.2
        corners = [
            (0, -size),
            (thin, -thin),
            (size, 0),
            (thin, thin),
            (0, size),
            (-thin, thin),
            (-size, 0),
            (-thin, -thin),
        ]
        sheet.polygon([(x + a, y + b) for a, b in corners], fill(3))


def _trails(sheet: Sheet) -> None:
    chance = sheet.chance
    centre = sheet.focus if sheet.form != "corner" else (0.0, 0.0)
    reach = max(sheet.width, sheet.height) * (0.95 if sheet.form != "corner" else 0.8)
    radius, sweep = sheet.unit * 0.25, chance.between(0.3, 1.5)
    while radius < reach:
        turn = chance.between(0, 2 * pi)
        for _ in range(1 + int(radius / reach * 4)):
            end = turn + sweep * chance.between(0.5, 1.3)
            sheet.arc(
                centre,
                radius,
                turn,
                end,
                line(3 if chance.one_in(5) else 2, chance.pick((1.8, 2.2, 3.2, 5.0))),
            )
            turn = end + chance.between(0.2, 1.4)
        radius += sheet.unit * chance.between(0.14, 0.38)
