"""Motifs that grow: wheat, vine, leaves, petals, drops, paws."""

from math import atan2, cos, pi, sin

from domain.art.sheet import Point, Sheet, fill, line


def _ahead(point: Point, turn: float, by: float) -> Point:
    return point[0] + cos(turn) * by, point[1] + sin(turn) * by


def grain(sheet: Sheet) -> None:
    """Grow ears of wheat, leaning in one wind."""
    chance = sheet.chance
    sheet.ground()
    lean = chance.between(0.12, 0.5) * (1 if sheet.is_flipped else -1)
    if sheet.form == "band":
        _lying_ears(sheet)
        return
    count = max(2, round(chance.whole(5, 12) / sheet.coarse))
    size = sheet.unit * chance.between(0.8, 1.25)
    for i in range(count):
        x = sheet.width * (i + chance.between(0.1, 0.9)) / count
        top = sheet.height * chance.between(0.08, 0.5)
        if sheet.shows(x, top + sheet.height * 0.2):
            _ear(sheet, (x, sheet.height + 20), (x + lean * sheet.height * 0.6, top), lean, size)


def _lying_ears(sheet: Sheet) -> None:
    step = sheet.unit * 6.4
    x = -step * sheet.chance.share()
    while x < sheet.width + step:
        y = sheet.height * sheet.chance.between(0.4, 0.6)
        _ear(sheet, (x, y + 16), (x + step * 0.94, y), 0.06, sheet.unit * 0.75)
        x += step


def _ear(sheet: Sheet, foot: Point, tip: Point, lean: float, size: float) -> None:
    chance = sheet.chance
    tone = max(2, sheet.tone(tip[0], tip[1]))
    knee = (foot[0] + (tip[0] - foot[0]) * 0.3, foot[1] + (tip[1] - foot[1]) * 0.62)
    turn = atan2(tip[1] - knee[1], tip[0] - knee[0])
    kernels = chance.whole(5, 8)
    start = _ahead(tip, turn + pi, size * 0.5 * kernels)
    sheet.curve([foot, knee, start], line(tone, max(2.0, size * 0.06)))
    for i in range(kernels):
        here = _ahead(start, turn, size * 0.5 * i)
        for side in (-1, 1):
            end = _ahead(here, turn + side * 0.5, size * 0.78)
            sheet.leaf(end, here, size * 0.15, fill(tone))
            if i % 2 == 0 or i > kernels - 3:
                sheet.polyline(
                    [end, _ahead(end, turn + side * (0.22 + lean * 0.1), size * 1.3)],
                    line(tone, 1.4),
                )
    sheet.leaf(_ahead(tip, turn, size * 0.85), tip, size * 0.15, fill(tone))


def vine(sheet: Sheet) -> None:
    """Train a vine across: leaves on alternate sides, tendrils, grapes."""
    chance = sheet.chance
    sheet.ground()
    if sheet.form == "band":
        _tendril(sheet, (-20, sheet.height * 0.5), 0.0, sheet.width + 60, sheet.unit * 0.95)
        return
    for i in range(chance.whole(2, 4) if sheet.form != "corner" else 2):
        if sheet.form == "corner":
            start, turn = (0.0, sheet.unit * 1.2 * i), 0.9 - 0.55 * i
        elif chance.one_in(2):
            start, turn = (
                (-20.0, sheet.height * chance.between(0.1, 0.95)),
                chance.between(-0.5, 0.4),
            )
        else:
            start, turn = (
                (sheet.width * chance.between(0.1, 0.8), sheet.height + 20),
                -pi / 2 + chance.between(-0.5, 0.5),
            )
        _tendril(
            sheet,
            start,
            turn,
            max(sheet.width, sheet.height) * (1.1 if sheet.form != "corner" else 0.75),
            sheet.unit * 1.15,
        )


def _tendril(sheet: Sheet, start: Point, turn: float, length: float, size: float) -> None:
    chance = sheet.chance
    bend, phase = chance.between(0.35, 0.7), chance.between(0, 6)
    path, here, gone = [start], start, 0.0
    while gone < length:
        here = _ahead(here, turn + bend * sin(gone / size * 0.55 + phase), size * 0.8)
        path.append(here)
        gone += size * 0.8
    sheet.curve(path, line(3, max(2.2, size * 0.06)))
    for i in range(1, len(path) - 1):
        way = atan2(path[i + 1][1] - path[i - 1][1], path[i + 1][0] - path[i - 1][0])
        side = 1 if i % 2 else -1
        if not sheet.shows(*path[i]):
            continue
        if i % 5 == 3:
            _grapes(
                sheet, _ahead(path[i], way + side * pi / 2, size * 0.3), way + side * pi / 2, size
            )
        else:
            _vine_leaf(sheet, path[i], way + side * 0.95, size * chance.between(0.75, 1.1))


def _vine_leaf(sheet: Sheet, base: Point, turn: float, size: float) -> None:
    heart = _ahead(base, turn, size * 0.35)
    sheet.polyline([base, heart], line(3, 1.8))
    tone = 2 if sheet.chance.one_in(1.5) else 3
    for spread, long in ((-1.5, 0.5), (1.5, 0.5), (-0.75, 0.8), (0.75, 0.8), (0.0, 1.0)):
        sheet.leaf(_ahead(heart, turn + spread, size * long), heart, size * 0.19, fill(tone))


def _grapes(sheet: Sheet, top: Point, turn: float, size: float) -> None:
    radius = size * 0.16
    for row, count in enumerate((3, 4, 3, 2, 1)):
        for i in range(count):
            here = _ahead(
                _ahead(top, turn, row * radius * 1.75),
                turn + pi / 2,
                (i - (count - 1) / 2) * radius * 2.05,
            )
            sheet.dot(here, radius, 3)


def leaves(sheet: Sheet) -> None:
    """Scatter sprigs: pairs of leaves on a stem, of one plant per sheet."""
    chance = sheet.chance
    sheet.ground()
    slim = chance.between(0.1, 0.26)
    pairs = chance.whole(3, 7)
    size = sheet.unit * chance.between(0.8, 1.35)
    wind = chance.between(0, 2 * pi)
    is_veined = chance.one_in(2)
    for x, y in scattered(sheet, size * (pairs * 0.42 + 0.9)):
        turn = wind + chance.between(-0.7, 0.7)
        _sprig(sheet, (x, y), turn, size, pairs, slim, is_veined=is_veined)


def scattered(sheet: Sheet, pitch: float) -> list[Point]:
    """Return points spread over the sheet in loose rows, more than `pitch` apart or nearly so."""
    chance = sheet.chance
    rows = max(1, round(sheet.height / pitch))
    columns = max(1, round(sheet.width / pitch)) + 1
    found: list[Point] = []
    for row in range(rows):
        for column in range(columns):
            x = (
                (column + (0.5 if row % 2 else 0.0) + chance.between(-0.2, 0.2))
                * sheet.width
                / (columns - 0.5)
            )
            y = (row + 0.5 + chance.between(-0.16, 0.16)) * sheet.height / rows
            if sheet.shows(x, y):
                found.append((x, y))
    return found


def _sprig(
    sheet: Sheet,
    middle: Point,
    turn: float,
    size: float,
    pairs: int,
    slim: float,
    *,
    is_veined: bool,
) -> None:
    bend = sheet.chance.between(-0.12, 0.12)
    here = _ahead(middle, turn + pi, size * 0.4 * pairs / 1.6)
    tone = max(2, sheet.tone(*middle, lively=0.35))
    stem = [here]
    for i in range(pairs):
        turn += bend
        here = _ahead(here, turn, size * 0.44)
        stem.append(here)
        long = size * (1.0 - 0.09 * i)
        for side in (-1, 1):
            tip = _ahead(here, turn + side * 0.85, long)
            sheet.leaf(tip, here, size * slim * (1 - 0.06 * i), fill(tone))
            if is_veined and sheet.form != "band":
                sheet.layer += 1
                sheet.polyline([here, _ahead(here, turn + side * 0.85, long * 0.7)], line(1, 1.6))
                sheet.layer -= 1
    sheet.leaf(_ahead(here, turn, size), here, size * slim, fill(tone))
    sheet.curve(stem, line(tone, max(1.8, size * 0.045)))


def petals(sheet: Sheet) -> None:
    """Open flowers of one kind in several sizes, some of them cut by the edge."""
    chance = sheet.chance
    sheet.ground()
    count = chance.pick((5, 6, 8, 12, 16))
    slim = chance.between(0.8, 1.15) * pi / count * 0.42
    is_outlined = chance.one_in(2.5)
    centre = chance.between(0.14, 0.26)
    pitch = sheet.unit * chance.between(2.0, 3.1) * (0.62 if sheet.form == "band" else 1)
    for x, y in scattered(sheet, pitch):
        radius = pitch * chance.pick((0.26, 0.4, 0.5, 0.62 if sheet.form != "band" else 0.5))
        _flower(sheet, (x, y), radius, count, slim, centre, is_outlined=is_outlined)


def _flower(
    sheet: Sheet,
    middle: Point,
    radius: float,
    count: int,
    slim: float,
    centre: float,
    *,
    is_outlined: bool,
) -> None:
    chance = sheet.chance
    turn = chance.between(0, pi)
    tone = max(2, sheet.tone(*middle, lively=0.3))
    for i in range(count):
        way = turn + 2 * pi * i / count
        base, tip = _ahead(middle, way, radius * centre), _ahead(middle, way, radius)
        sheet.leaf(
            tip,
            base,
            radius * slim,
            line(tone, max(1.8, radius * 0.035)) if is_outlined else fill(tone),
        )
    sheet.layer += 1
    sheet.circle(middle, radius * centre * 0.8, fill(3 if tone == 2 else 2))
    sheet.layer -= 1


def drops(sheet: Sheet) -> None:
    """Let drops fall, or let them open rings on still water."""
    chance = sheet.chance
    sheet.ground()
    if chance.one_in(2) and sheet.form != "band":
        _ripples(sheet)
        return
    slant = chance.between(-0.35, 0.35)
    size = sheet.unit * chance.between(0.55, 1.0)
    for x, y in scattered(sheet, size * chance.between(1.3, 1.8)):
        grown = size * (0.45 + 0.75 * sheet.weight(x, y))
        _drop(sheet, (x, y), pi / 2 + slant, grown)


def _drop(sheet: Sheet, middle: Point, turn: float, size: float) -> None:
    tone = sheet.tone(*middle, lively=0.3)
    tip = _ahead(middle, turn + pi, size * 0.62)
    bowl = [_ahead(middle, turn + a, size * 0.36) for a in (-1.5, -0.75, 0.0, 0.75, 1.5)]
    sheet.area(
        [_ahead(tip, turn, size * 0.05), *bowl, _ahead(tip, turn, size * 0.05)],
        tip,
        paint=fill(max(2, tone)),
    )
    sheet.layer += 1
    sheet.curve(
        [_ahead(middle, turn + a, size * 0.22) for a in (-0.9, -0.2, 0.5)],
        line(1, max(1.4, size * 0.06)),
    )
    sheet.layer -= 1


def _ripples(sheet: Sheet) -> None:
    chance = sheet.chance
    centres = [sheet.focus if sheet.form != "corner" else (sheet.unit, sheet.unit)]
    centres += [
        (sheet.width * chance.share(), sheet.height * chance.share())
        for _ in range(chance.whole(2, 4))
    ]
    for i, centre in enumerate(centres):
        if not sheet.shows(*centre):
            continue
        most = sheet.unit * (chance.between(4.5, 8) if i == 0 else chance.between(1.5, 3.6))
        radius, step = sheet.unit * 0.3, sheet.unit * 0.26
        while radius < most:
            sheet.circle(
                centre,
                radius,
                line(3 if radius < most * 0.45 else 2, max(1.4, 5 * (1 - radius / most))),
            )
            radius += step
            step *= 1.16
        _drop(sheet, centre, pi / 2, sheet.unit * 0.5)


def paws(sheet: Sheet) -> None:
    """Follow tracks that wander across, of one animal or of two sizes."""
    chance = sheet.chance
    sheet.ground()
    size = sheet.unit * chance.between(0.5, 0.95) * (0.8 if sheet.form == "band" else 1)
    for trail in range(1 if sheet.form == "band" else chance.whole(2, 3)):
        start = sheet.height * (
            0.5 if sheet.form == "band" else (trail + 0.3) / 3 + chance.between(0, 0.3)
        )
        here, turn = (-size, start), 0.0
        if sheet.form != "band":
            turn = (sheet.focus[1] - start) / sheet.width * chance.between(0.3, 1.0)
        bend, grown = chance.between(-0.05, 0.05), size * (1.0, 0.6, 0.8)[trail]
        step = 0
        while -3 * size < here[0] < sheet.width + size and step < 40:
            side = 1 if step % 2 else -1
            if sheet.shows(*here):
                _paw(sheet, _ahead(here, turn + pi / 2 * side, grown * 0.62), turn, grown)
            here = _ahead(here, turn, grown * 1.75)
            turn += 0.0 if sheet.form == "band" else bend + chance.between(-0.08, 0.08)
            step += 1


def _paw(sheet: Sheet, heel: Point, turn: float, size: float) -> None:
    tone = max(2, sheet.tone(*heel, lively=0.3))
    pad = [
        (0.42, 0.0),
        (0.3, 0.28),
        (-0.02, 0.46),
        (-0.3, 0.3),
        (-0.2, 0.0),
        (-0.3, -0.3),
        (-0.02, -0.46),
        (0.3, -0.28),
    ]
    sheet.loop(
        [_ahead(_ahead(heel, turn, a * size), turn + pi / 2, b * size) for a, b in pad], fill(tone)
    )
    for a, b in ((0.42, -0.52), (0.78, -0.2), (0.78, 0.2), (0.42, 0.52)):
        toe = _ahead(_ahead(heel, turn, a * size), turn + pi / 2, b * size)
        way = turn + b * 0.6
        sheet.leaf(
            _ahead(toe, way, size * 0.24),
            _ahead(toe, way + pi, size * 0.2),
            size * 0.15,
            fill(tone),
        )
