"""Motifs of builders: slates, bricks, timber, columns and floor plans."""

from math import exp, pi, sin

from domain.art.sheet import Point, Sheet, fill, line

Room = tuple[float, float, float, float]
"""Left, top, width and height."""


def slates(sheet: Sheet) -> None:
    """Lap slates in courses, a few of them struck in the accent."""
    chance = sheet.chance
    sheet.ground()
    sheet.angle = chance.pick((0.0, 0.0, -0.16, 0.21, -0.42))
    cut = chance.pick(("square", "clipped", "scale", "point"))
    wide = sheet.unit * chance.between(0.95, 1.5)
    tall = wide * chance.between(0.62, 1.15)
    left, top, right, bottom = sheet.span
    row, y = 0, bottom + tall
    while y > top - tall:
        x = left - wide * (1.5 if row % 2 else 1.0)
        while x < right + wide:
            if sheet.shows(x + wide / 2, y):
                _slate(sheet, x, y, wide, tall, cut)
            x += wide
        y -= tall
        row += 1
        sheet.layer += 1


def _slate(sheet: Sheet, x: float, y: float, wide: float, tall: float, cut: str) -> None:
    slip = sheet.chance.between(-0.05, 0.05) * tall
    gap, low = wide * 0.035, y + tall + slip
    a, b, nick = x + gap, x + wide - gap, wide * 0.2
    paint = fill(sheet.tone(x, y))
    edge = line(min(3, paint.tone + 1) if paint.tone < 3 else 2, max(1.2, wide * 0.022))
    if cut == "scale":
        body: list[Point] = [
            (a, y),
            (a, low - tall * 0.5),
            (a + nick / 2, low - nick),
            (x + wide / 2, low + nick * 0.4),
        ]
        body += [(b - nick / 2, low - nick), (b, low - tall * 0.5), (b, y)]
        sheet.area(body[1:-1], (b, y), (a, y), paint=paint)
        sheet.curve(body[1:-1], edge)
        return
    ends = {
        "square": [(b, low), (a, low)],
        "clipped": [(b, low - nick), (b - nick, low), (a + nick, low), (a, low - nick)],
        "point": [(b, low - tall * 0.45), (x + wide / 2, low + nick / 2), (a, low - tall * 0.45)],
    }[cut]
    sheet.polygon([(a, y), (b, y), *ends], paint)
    sheet.polyline([(b, y + tall * 0.2), *ends, (a, y + tall * 0.2)], edge)


def bricks(sheet: Sheet) -> None:
    """Lay bricks in one of four bonds."""
    chance = sheet.chance
    sheet.ground()
    bond = chance.pick(("stretcher", "flemish", "herringbone", "basket"))
    high = sheet.unit * chance.between(0.45, 0.7)
    sheet.angle = pi / 4 if bond == "herringbone" else chance.pick((0.0, 0.0, 0.0, -0.14, pi / 4))
    for x, y, w, h in _bond(sheet, bond, high):
        if sheet.shows(x + w / 2, y + h / 2):
            gap = high * 0.08
            tone = sheet.tone(x + w / 2, y + h / 2, lively=0.3)
            if tone > 1 or sheet.form != "panel":
                sheet.box(x + gap, y + gap, w - 2 * gap, h - 2 * gap, fill(tone))
            else:
                sheet.box(
                    x + gap, y + gap, w - 2 * gap, h - 2 * gap, line(2, max(1.2, high * 0.035))
                )


def _bond(sheet: Sheet, bond: str, high: float) -> list[Room]:
    left, top, right, bottom = sheet.span
    rows, columns = int((bottom - top) / high) + 3, int((right - left) / high) + 4
    laid: list[Room] = []
    for row in range(-2, rows):
        y = top + row * high
        if bond == "herringbone":
            laid += _herringbone(left, y, high, row, columns)
        elif bond == "basket":
            laid += _basket(left, y, high, row, columns) if row % 2 == 0 else []
        else:
            laid += _course(left, y, right, high, row, bond)
    return laid


def _herringbone(left: float, y: float, high: float, row: int, columns: int) -> list[Room]:
    laid: list[Room] = []
    for column in range(-4, columns):
        x, kind = left + column * high, (column - row) % 4
        if kind == 0:
            laid.append((x, y, 2 * high, high))
        elif kind == 3:
            laid.append((x, y, high, 2 * high))
    return laid


def _basket(left: float, y: float, high: float, row: int, columns: int) -> list[Room]:
    laid: list[Room] = []
    for column in range(-4, columns, 2):
        x = left + column * high
        if (column // 2 + row // 2) % 2:
            laid += [(x, y, high, 2 * high), (x + high, y, high, 2 * high)]
        else:
            laid += [(x, y, 2 * high, high), (x, y + high, 2 * high, high)]
    return laid


def _course(
    left: float, y: float, right: float, high: float, row: int, bond: str
) -> list[tuple[float, float, float, float]]:
    long, short = 2.6 * high, 1.25 * high
    laid: list[tuple[float, float, float, float]] = []
    if bond == "stretcher":
        x = left - long * (0.5 if row % 2 else 1.0)
        while x < right:
            laid.append((x, y, long, high))
            x += long
        return laid
    x = left - long - (long + short) / 2 * (row % 2)
    while x < right:
        laid += [(x, y, long, high), (x + long, y, short, high)]
        x += long + short
    return laid


def timber(sheet: Sheet) -> None:
    """Show boards with grain that flows around knots, or the end grain of a log."""
    chance = sheet.chance
    sheet.ground()
    if sheet.form in ("panel", "corner") and chance.one_in(2.5):
        _rings(sheet)
        return
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, pi / 2, pi / 2, -0.3))
    board = sheet.unit * chance.between(1.9, 3.4)
    left, top, right, bottom = sheet.span
    y = top - chance.between(0, board)
    while y < bottom:
        knot = (chance.between(left, right), y + board * chance.between(0.3, 0.7))
        _board(sheet, y, board, knot, has_knot=chance.one_in(1.6))
        y += board


def _board(sheet: Sheet, y: float, board: float, knot: Point, *, has_knot: bool) -> None:
    left, _, right, _ = sheet.span
    chance = sheet.chance
    dark = sheet.tone(knot[0], knot[1])
    if dark == 3 and sheet.form == "panel":
        sheet.box(left, y + 2, right - left, board - 4, fill(2))
        sheet.layer += 1
    sheet.polyline([(left, y), (right, y)], line(3, 2.4))
    count = max(3, int(board / (sheet.unit * 0.26)))
    sway, phase = board * chance.between(0.02, 0.06), chance.between(0, 6)
    for i in range(1, count):
        base = y + board * i / count
        lines = [(left + (right - left) * s / 16) for s in range(17)]
        grain = [
            (x, base + _pull(x, base, board, knot, has_knot) + sway * sin(x / 170 + phase))
            for x in lines
        ]
        inside = [(x, min(y + board - 3, max(y + 3, v))) for x, v in grain]
        sheet.curve(inside, line(3 if dark == 3 else 2, chance.pick((1.4, 2.0, 3.0))))
    if has_knot:
        _knot(sheet, knot, board * 0.12)


def _pull(x: float, y: float, board: float, knot: Point, has_knot: bool) -> float:
    if not has_knot:
        return 0.0
    away = (x - knot[0]) / (board * 0.55)
    off = (y - knot[1]) / (board * 0.5)
    return (1 if off >= 0 else -1) * board * 0.2 * exp(-away * away) * exp(-abs(off) * 1.2)


def _knot(sheet: Sheet, centre: Point, size: float) -> None:
    sheet.layer += 1
    for share, paint in ((1.0, line(3, 2)), (0.66, line(3, 1.6)), (0.34, fill(3))):
        w, h = size * 1.25 * share, size * share * 0.8
        x, y = centre
        sheet.loop(
            [
                (x - w, y),
                (x - w * 0.6, y - h),
                (x + w * 0.6, y - h),
                (x + w, y),
                (x + w * 0.6, y + h),
                (x - w * 0.6, y + h),
            ],
            paint,
        )


def _rings(sheet: Sheet) -> None:
    chance = sheet.chance
    x, y = (0.0, 0.0) if sheet.form == "corner" else sheet.focus
    most = sheet.width * chance.between(0.62, 0.95)
    radius, wobble = sheet.unit * 0.2, [chance.between(-1, 1) for _ in range(14)]
    while radius < most:
        bend = 0.02 + 0.07 * radius / most
        points = [
            _polar(x, y, radius * (1 + bend * w), 2 * pi * i / 14) for i, w in enumerate(wobble)
        ]
        sheet.loop(points, line(3 if chance.one_in(3) else 2, chance.pick((1.6, 2.4, 3.4, 6.0))))
        wobble = [w + chance.between(-0.12, 0.12) for w in wobble]
        radius += sheet.unit * chance.between(0.14, 0.5)
    for _ in range(3):
        turn = chance.between(0, 2 * pi)
        crack = [
            _polar(x, y, most * s, turn + chance.between(-0.02, 0.02)) for s in (0.02, 0.2, 0.4)
        ]
        sheet.polyline(crack, line(0 if sheet.form == "panel" else 3, 2.0))


def _polar(x: float, y: float, radius: float, turn: float) -> Point:
    return x + radius * sin(turn), y - radius * sin(turn + pi / 2)


def columns(sheet: Sheet) -> None:
    """Stand fluted columns, shaded by the width of their flutes."""
    chance = sheet.chance
    sheet.ground()
    wide = sheet.unit * chance.between(1.7, 4.6) * (0.55 if sheet.form == "band" else 1.0)
    gap = wide * chance.between(0.25, 0.9)
    is_arcade = chance.one_in(2) and sheet.form != "band"
    top = 0.0 if chance.one_in(2) else sheet.height * chance.between(0.1, 0.26)
    x = -chance.between(0, wide)
    while x < sheet.width:
        if sheet.shows(x, sheet.height * (0.4 if sheet.form == "field" else 0.2)):
            _column(sheet, x, top if not is_arcade else sheet.height * 0.36, wide)
            if is_arcade:
                _arch(sheet, x + wide, x + wide + gap, sheet.height * 0.36, wide)
        x += wide + gap


def _column(sheet: Sheet, x: float, top: float, wide: float) -> None:
    tone = sheet.tone(x + wide / 2, sheet.height * 0.5)
    flutes = max(5, int(wide / 13)) if wide > 60 else 5
    head = wide * 0.16
    bottom = sheet.height - wide * 0.2
    for i in range(flutes):
        turn = pi * (i + 0.5) / flutes
        middle = x + wide / 2 - wide / 2 * sin(pi / 2 - turn) * 0.94
        shade = wide / flutes * (0.16 + 0.62 * (i + 0.5) / flutes)
        sheet.box(
            middle - shade / 2, top + head * 2, shade, bottom - top - head * 2, fill(max(2, tone))
        )
    for y in (top, bottom):
        if y > 0:
            reach = wide * 0.09
            sheet.box(x - reach, y, wide + 2 * reach, head * 0.75, fill(max(2, tone)))
            sheet.box(x - reach / 2, y + head, wide + reach, head * 0.4, fill(max(2, tone)))


def _arch(sheet: Sheet, left: float, right: float, y: float, wide: float) -> None:
    middle, radius = ((left + right) / 2, y), (right - left + wide) / 2
    for i in range(4):
        sheet.arc(
            middle,
            radius - wide * 0.1 * i,
            pi,
            2 * pi,
            line(3 if i == 0 else 2, max(1.5, wide * 0.03)),
        )


def plan(sheet: Sheet) -> None:
    """Draw a floor plan: rooms divided by chance, doors with their swing, stairs, hatching."""
    chance = sheet.chance
    sheet.ground()
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, 0.0, pi / 4, -0.26))
    left, top, right, bottom = sheet.span
    least = sheet.unit * chance.between(1.6, 2.6) * (1.4 if sheet.form == "band" else 1.0)
    wall = max(4.0, sheet.unit * 0.1)
    whole = (left - 20, top - 20, right - left + 40, bottom - top + 40)
    if sheet.form == "band":
        whole = (left - 20, top + wall, right - left + 40, bottom - top - 2 * wall)
        sheet.polyline([(left, bottom - wall), (right, bottom - wall)], line(2, wall))
    rooms = _rooms(sheet, whole, least)
    for x, y, w, h in rooms:
        if sheet.shows(x + w / 2, y + h / 2):
            _room(sheet, x, y, w, h, wall)


def _rooms(sheet: Sheet, room: Room, least: float) -> list[Room]:
    x, y, w, h = room
    if max(w, h) < least * 2.2 or (max(w, h) < least * 3.4 and sheet.chance.one_in(4)):
        return [room]
    share = sheet.chance.between(0.34, 0.66)
    if w * sheet.chance.between(0.75, 1.25) > h:
        return _rooms(sheet, (x, y, w * share, h), least) + _rooms(
            sheet, (x + w * share, y, w * (1 - share), h), least
        )
    return _rooms(sheet, (x, y, w, h * share), least) + _rooms(
        sheet, (x, y + h * share, w, h * (1 - share)), least
    )


def _room(sheet: Sheet, x: float, y: float, w: float, h: float, wall: float) -> None:
    chance = sheet.chance
    tone = sheet.tone(x + w / 2, y + h / 2, lively=0.3)
    if tone == 3 and chance.one_in(1.7):
        sheet.box(x, y, w, h, fill(2))
    elif chance.one_in(5):
        step = wall * chance.pick((1.5, 2.2))
        for i in range(1, int(w / step)):
            sheet.polyline([(x + i * step, y), (x + i * step, y + h)], line(2, 1.6))
    sheet.layer += 1
    door = min(sheet.unit * 0.8, w * 0.4, h * 0.4)
    at = x + chance.between(0.15, 0.5) * (w - door)
    ink = 3 if sheet.form == "panel" else 2
    sheet.polyline([(at, y), (x, y), (x, y + h)], line(ink, wall))
    sheet.polyline([(at + door, y), (x + w, y)], line(ink, wall))
    sheet.polyline([(at, y), (at, y + door)], line(ink, 1.8))
    sheet.arc((at, y), door, 0, pi / 2, line(ink, 1.4))
    sheet.layer -= 1
