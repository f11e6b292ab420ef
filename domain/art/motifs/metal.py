"""Motifs of pipes, wires, machines and tracks."""

import itertools
from math import atan2, cos, hypot, pi, sin

from domain.art.sheet import Point, Sheet, Step, fill, line


def pipes(sheet: Sheet) -> None:
    """Run pipes side by side round their bends, with couplings and a valve."""
    chance = sheet.chance
    sheet.ground()
    thick = sheet.unit * chance.between(0.3, 0.62)
    pitch = thick * chance.between(1.35, 1.9)
    many = chance.whole(2, 4) if sheet.form != "band" else 2
    runs = chance.whole(2, 3) if sheet.form != "band" else 1
    for run in range(runs):
        route = _route(sheet, run, runs)
        for i in range(many):
            tone = 3 if i == run % many else 2
            _pipe(sheet, _offset(route, (i - (many - 1) / 2) * pitch), thick, tone)
            sheet.layer += 3


def _route(sheet: Sheet, run: int, runs: int) -> list[Point]:
    chance, w, h = sheet.chance, sheet.width, sheet.height
    if sheet.form == "band":
        return [(-99, h / 2), (w + 99, h / 2)]
    if (run % 2 == 0) != sheet.is_flipped:
        y1, y2 = h * chance.between(0.12, 0.4), h * chance.between(0.6, 0.9)
        x = w * (run + chance.between(0.3, 0.9)) / runs
        y1, y2 = (y2, y1) if chance.one_in(2) else (y1, y2)
        return [(-300, y1), (x, y1), (x, y2), (w + 300, y2)]
    x1, x2 = w * chance.between(0.1, 0.4), w * chance.between(0.55, 0.9)
    y = h * chance.between(0.3, 0.7)
    return [(x1, -300), (x1, y), (x2, y), (x2, h + 300)]


def _offset(route: list[Point], by: float) -> list[Point]:
    moved: list[Point] = []
    for i, (x, y) in enumerate(route):
        before, after = route[max(0, i - 1)], route[min(len(route) - 1, i + 1)]
        sides = [_side(a, b) for a, b in ((before, (x, y)), ((x, y), after)) if a != b]
        nx = sum(dict.fromkeys(s[0] for s in sides if s[0])) or 0.0
        ny = sum(dict.fromkeys(s[1] for s in sides if s[1])) or 0.0
        moved.append((x + nx * by, y + ny * by))
    return moved


def _side(a: Point, b: Point) -> Point:
    length = hypot(b[0] - a[0], b[1] - a[1])
    return round(-(b[1] - a[1]) / length), round((b[0] - a[0]) / length)


def _pipe(sheet: Sheet, route: list[Point], thick: float, tone: int) -> None:
    bent = _rounded(route, thick * 1.5)
    sheet.draw(bent, line(tone, thick))
    sheet.layer += 1
    sheet.draw(bent, line(1, thick * 0.16))
    for a, b in itertools.pairwise(route):
        sheet.layer += 1
        share = sheet.chance.between(0.42, 0.58)
        _coupling(sheet, a, b, share, thick, tone)
        sheet.layer -= 1
    sheet.layer -= 1


def _coupling(sheet: Sheet, a: Point, b: Point, share: float, thick: float, tone: int) -> None:
    x, y = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
    dx, dy = _side(a, b)
    long = thick * 0.72
    for shift in (-thick * 0.42, thick * 0.42):
        sx, sy = x + shift * dy, y - shift * dx
        ends = [(sx - dx * long, sy - dy * long), (sx + dx * long, sy + dy * long)]
        sheet.polyline(ends, line(tone, thick * 0.3))


def _rounded(route: list[Point], radius: float) -> list[Step]:
    steps = [Step("M", (route[0],))]
    for before, corner, after in zip(route, route[1:], route[2:], strict=False):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        turn = (corner[0] - before[0]) * (after[1] - corner[1]) - (corner[1] - before[1]) * (
            after[0] - corner[0]
        )
        steps += [Step("L", (start,)), Step("A", (end,), radius, is_clockwise=turn > 0)]
    return [*steps, Step("L", (route[-1],))]


def _towards(point: Point, other: Point, by: float) -> Point:
    length = hypot(other[0] - point[0], other[1] - point[1]) or 1.0
    by = min(by, length / 2)
    return point[0] + (other[0] - point[0]) / length * by, point[1] + (
        other[1] - point[1]
    ) / length * by


def wires(sheet: Sheet) -> None:
    """Let bundles of cable flow across, cross, and end in terminals."""
    chance = sheet.chance
    sheet.ground()
    w, h = sheet.width, sheet.height
    bundles = 1 if sheet.form == "band" else chance.whole(2, 3)
    for bundle in range(bundles):
        count, pitch = chance.whole(3, 7), max(7.0, sheet.unit * chance.between(0.16, 0.3))
        nodes = [(w * s / 4, h * chance.between(0.12, 0.88)) for s in range(5)]
        nodes[0], nodes[4] = (-40, nodes[0][1]), (w + 40, nodes[4][1])
        upright = bundle == 1 and sheet.form != "band"
        path = [(y * w / h, x * h / w) for x, y in nodes] if upright else nodes
        for i in range(count):
            _cable(sheet, path, (i - (count - 1) / 2) * pitch, pitch, tone=3 if i == bundle else 2)
        sheet.layer += 1


def _cable(sheet: Sheet, path: list[Point], by: float, pitch: float, *, tone: int) -> None:
    upright = abs(path[-1][1] - path[0][1]) > abs(path[-1][0] - path[0][0])
    fan = [1.0, 1.0, 1.0, sheet.chance.between(1.4, 2.6), sheet.chance.between(2, 4)]
    moved = [
        (x + by * f, y) if upright else (x, y + by * f) for (x, y), f in zip(path, fan, strict=True)
    ]
    ends = sheet.chance.one_in(3) and sheet.form not in ("band", "corner")
    if ends:
        stop = sheet.chance.between(0.55, 0.95)
        moved[4] = (
            moved[3][0] + (moved[4][0] - moved[3][0]) * stop,
            moved[3][1] + (moved[4][1] - moved[3][1]) * stop,
        )
    sheet.curve(moved, line(tone, pitch * 0.42))
    if ends:
        sheet.circle(moved[4], pitch * 0.62, fill(3), hole=pitch * 0.26)


def gears(sheet: Sheet) -> None:
    """Mesh a train of gears of different sizes."""
    chance = sheet.chance
    sheet.ground()
    tooth = sheet.unit * chance.between(0.26, 0.44)
    first = sheet.focus
    if sheet.form == "band":
        tooth, first = sheet.height * 0.12 * sheet.coarse, (0.0, sheet.height * 0.5)
    placed = [(first, chance.whole(16, 26) if sheet.form != "band" else 18, chance.between(0, 1))]
    tries = 0
    while tries < 60 and len(placed) < (26 if sheet.form == "band" else 14):
        tries += 1
        near = placed[-1] if sheet.form == "band" else chance.pick(placed)
        (centre, teeth, turn), bigger = near, chance.pick((8, 10, 12, 14, 18, 24))
        heading = (
            chance.between(0, 2 * pi)
            if sheet.form != "band"
            else (-1) ** tries * chance.between(0.1, 0.8)
        )
        away = (teeth + bigger) * tooth / (2 * pi)
        here = (centre[0] + away * cos(heading), centre[1] + away * sin(heading))
        if _is_free(here, bigger, tooth, [p for p in placed if p[0] != centre]):
            # A tooth of one falls into a gap of the other where they touch.
            meshed = heading + pi - (turn - heading) * teeth / bigger + pi / bigger
            placed.append((here, bigger, meshed))
    for centre, teeth, turn in placed:
        if sheet.shows(*centre):
            _gear(sheet, centre, teeth, turn, tooth)


Wheel = tuple[Point, int, float]


def _is_free(here: Point, teeth: int, tooth: float, others: list[Wheel]) -> bool:
    return all(
        hypot(here[0] - x, here[1] - y) > (teeth + count + 5) * tooth / (2 * pi)
        for (x, y), count, _ in others
    )


def _gear(sheet: Sheet, centre: Point, teeth: int, turn: float, tooth: float) -> None:
    radius = teeth * tooth / (2 * pi)
    tall = tooth * 0.3
    rim: list[Point] = []
    for i in range(teeth):
        for shift, out in ((-0.30, -tall), (-0.17, tall), (0.17, tall), (0.30, -tall)):
            a = turn + 2 * pi * (i + shift) / teeth
            rim.append((centre[0] + (radius + out) * cos(a), centre[1] + (radius + out) * sin(a)))
    inner = radius - tall - tooth * 0.5
    hole = [
        (centre[0] + inner * cos(-2 * pi * i / 28), centre[1] + inner * sin(-2 * pi * i / 28))
        for i in range(28)
    ]
    tone = max(2, sheet.tone(*centre))
    if radius < tooth * 1.7:
        sheet.polygon(rim, fill(tone))
        return
    sheet.pierced(rim, hole, fill(tone))
    sheet.circle(centre, radius * 0.26, fill(tone), hole=radius * 0.11)
    spokes = 3 if teeth < 12 else 5 if teeth < 20 else 6
    for i in range(spokes):
        a = turn + 2 * pi * i / spokes
        ends = [
            (centre[0] + r * cos(a), centre[1] + r * sin(a))
            for r in (radius * 0.2, inner + tooth * 0.1)
        ]
        sheet.polyline(ends, line(tone, tooth * 0.34))


def circuit(sheet: Sheet) -> None:
    """Route traces around a chip: straight, then 45 degrees, then straight, to a pad."""
    chance = sheet.chance
    sheet.ground()
    pitch = sheet.unit * chance.between(0.26, 0.42)
    fx, fy = sheet.focus if sheet.form != "band" else (sheet.width * 0.3, sheet.height / 2)
    if sheet.form == "corner":
        fx, fy = pitch * 4, pitch * 4
    pins = chance.whole(5, 9) if sheet.form != "band" else 3
    half = pitch * pins / 2
    for side in range(4):
        for pin in range(pins):
            _trace(sheet, (fx, fy), side * pi / 2, (pin - (pins - 1) / 2) * pitch, half)
    sheet.layer += 1
    sheet.box(fx - half, fy - half, 2 * half, 2 * half, fill(3))
    sheet.layer += 1
    sheet.box(fx - half * 0.68, fy - half * 0.68, 1.36 * half, 1.36 * half, line(1, pitch * 0.14))
    sheet.dot((fx - half * 0.44, fy - half * 0.44), pitch * 0.2, 1)


def _trace(sheet: Sheet, chip: Point, turn: float, off: float, half: float) -> None:
    chance = sheet.chance
    out = half * chance.between(1.25, 1.5) + abs(off) * 0.6
    spread = off * chance.pick((1.4, 2.2, 2.2, 3.0))
    reach = chance.between(0.25, 0.95) * max(sheet.width, sheet.height) * 0.62
    flat = [
        (half, off),
        (out, off),
        (out + abs(spread - off), spread),
        (out + abs(spread - off) + reach, spread),
    ]
    c, s = round(cos(turn)), round(sin(turn))
    route = [(chip[0] + x * c - y * s, chip[1] + x * s + y * c) for x, y in flat]
    thick = max(2.2, sheet.unit * 0.05)
    tone = 3 if chance.one_in(4) else 2
    sheet.polyline(route, line(tone, thick))
    sheet.circle(route[-1], thick * 2.4, fill(tone), hole=thick * 1.0)


def rails(sheet: Sheet) -> None:
    """Lay tracks that part and join, seen from above."""
    chance = sheet.chance
    sheet.ground()
    gauge = sheet.unit * chance.between(0.42, 0.8) * (0.7 if sheet.form == "band" else 1)
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, -0.5, 0.6, pi / 2, 0.25))
    left, top, right, bottom = sheet.span
    if sheet.form == "band":
        ends = [(0.5, 0.5)] if chance.one_in(2) else [(0.24, 0.76), (0.24, 0.24), (0.76, 0.76)]
    else:
        hub = chance.between(0.35, 0.65)
        ends = [(hub, chance.between(0.05, 0.95)) for _ in range(chance.whole(2, 5))] + [(hub, hub)]
    for a, b in ends:
        y1, y2 = top + (bottom - top) * a, top + (bottom - top) * b
        start, end = left + (right - left) * 0.1, left + (right - left) * chance.between(0.5, 0.9)
        _track(sheet, (left, right), (start, end), (y1, y2), gauge)


def _track(sheet: Sheet, span: Point, bend: Point, ys: Point, gauge: float) -> None:
    step = gauge * 0.46
    count = int((span[1] - span[0]) / step)
    path = [(span[0] + i * step, _between(span[0] + i * step, bend, ys)) for i in range(count + 2)]
    for i in range(1, len(path) - 1):
        (x0, y0), (x, y), (x1, y1) = path[i - 1 : i + 2]
        if not sheet.shows(x, y):
            continue
        turn = atan2(y1 - y0, x1 - x0) + pi / 2
        c, s = cos(turn) * gauge * 0.5, sin(turn) * gauge * 0.5
        sheet.polyline([(x - c, y - s), (x + c, y + s)], line(2, gauge * 0.13))
    sheet.layer += 1
    for side in (-1, 1):
        rail: list[Point] = []
        for i in range(0, len(path) - 2, 4):
            (x0, y0), (x1, y1) = path[i], path[i + 2]
            turn = atan2(y1 - y0, x1 - x0) + pi / 2
            rail.append((x0 + side * cos(turn) * gauge * 0.3, y0 + side * sin(turn) * gauge * 0.3))
        sheet.curve(rail, line(3, gauge * 0.09))
    sheet.layer -= 1


def _between(x: float, bend: Point, ys: Point) -> float:
    share = min(1.0, max(0.0, (x - bend[0]) / (bend[1] - bend[0])))
    return ys[0] + (ys[1] - ys[0]) * share * share * (3 - 2 * share)
