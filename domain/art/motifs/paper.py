"""Motifs of cloth and paper: stitches, weave, pages, ledgers, calendars, contact sheets."""

import itertools
from math import cos, pi, sin

from domain.art.sheet import Point, Sheet, fill, line


def stitches(sheet: Sheet) -> None:
    """Sew running stitches: along waves, as sashiko stars, or in crossing rows."""
    chance = sheet.chance
    sheet.ground()
    kind = chance.pick(("waves", "sashiko", "rows"))
    long = sheet.unit * chance.between(0.4, 0.7)
    thick = long * chance.between(0.15, 0.22)
    if kind == "sashiko":
        _sashiko(sheet, long * 2.0, thick)
    elif kind == "rows":
        _cross_rows(sheet, long, thick)
    else:
        _sewn_waves(sheet, long, thick)


def _sewn_waves(sheet: Sheet, long: float, thick: float) -> None:
    chance = sheet.chance
    sheet.angle = 0.0 if sheet.form == "band" else chance.between(-0.6, 0.6)
    left, top, right, bottom = sheet.span
    swing, length = sheet.unit * chance.between(0.2, 0.9), sheet.unit * chance.between(5, 12)
    y, row = top, 0
    while y < bottom:
        x = left + (long * 0.8 if row % 2 else 0)
        while x < right:
            ends = [
                (x, y + swing * sin(x / length * 2 * pi)),
                (x + long, y + swing * sin((x + long) / length * 2 * pi)),
            ]
            if sheet.shows(*ends[0]):
                sheet.polyline(ends, line(max(2, sheet.tone(*ends[0], lively=0.1)), thick))
            x += long * 1.6
        y += long * 0.95
        row += 1


def _sashiko(sheet: Sheet, cell: float, thick: float) -> None:
    sheet.angle = sheet.chance.pick((0.0, pi / 4)) if sheet.form != "band" else 0.0
    left, top, right, bottom = sheet.span
    y, row = top, 0
    while y < bottom + cell:
        x, column = left, 0
        while x < right + cell:
            if sheet.shows(x, y):
                tone = max(2, sheet.tone(x, y, lively=0.12))
                for i in range(4):
                    a = pi / 4 + i * pi / 2 if (row + column) % 2 else i * pi / 2
                    ends = [(x + r * cell * cos(a), y + r * cell * sin(a)) for r in (0.14, 0.44)]
                    sheet.polyline(ends, line(tone, thick))
            x += cell
            column += 1
        y += cell
        row += 1


def _cross_rows(sheet: Sheet, long: float, thick: float) -> None:
    left, top, right, bottom = sheet.span
    size = long * 0.62
    y = top + size
    while y < bottom:
        x = left + size
        while x < right:
            if sheet.shows(x, y) and sheet.weight(x, y) > 0.28:
                tone = max(2, sheet.tone(x, y, lively=0.06))
                half = size * 0.36
                sheet.polyline([(x - half, y - half), (x + half, y + half)], line(tone, thick))
                if sheet.weight(x, y) > 0.45:
                    sheet.polyline([(x - half, y + half), (x + half, y - half)], line(tone, thick))
            x += size * 1.3
        y += size * 1.3


def weave(sheet: Sheet) -> None:
    """Weave over and under: plain, basket or twill."""
    chance = sheet.chance
    sheet.ground()
    sheet.angle = chance.pick((0.0, pi / 4, pi / 4, -0.2))
    cell = sheet.unit * chance.between(0.9, 1.6)
    bind = chance.pick(("plain", "twill", "basket"))
    threads = chance.pick((1, 2, 3))
    left, top, right, bottom = sheet.span
    for row in range(int((bottom - top) / cell) + 2):
        for column in range(int((right - left) / cell) + 2):
            x, y = left + column * cell, top + row * cell
            if sheet.shows(x, y):
                _crossing(sheet, x, y, cell, threads, is_warp=_is_warp(bind, column, row))


def _is_warp(bind: str, column: int, row: int) -> bool:
    if bind == "twill":
        return (column + row) % 4 < 2
    if bind == "basket":
        return (column // 2 + row // 2) % 2 == 0
    return (column + row) % 2 == 0


def _crossing(
    sheet: Sheet, x: float, y: float, cell: float, threads: int, *, is_warp: bool
) -> None:
    tone = 3 if is_warp else 2
    if sheet.weight(x, y) < 0.3:
        tone = 2
    wide = cell * 0.8 / threads
    for i in range(threads):
        at = cell * 0.1 + wide * (i + 0.14)
        if is_warp:
            sheet.box(x + at, y + cell * 0.02, wide * 0.74, cell * 0.96, fill(tone))
        else:
            sheet.box(x + cell * 0.02, y + at, cell * 0.96, wide * 0.74, fill(tone))


def pages(sheet: Sheet) -> None:
    """Fan the leaves of a book, or stand books on a shelf."""
    chance = sheet.chance
    sheet.ground()
    if sheet.form == "band" or chance.one_in(2):
        _shelf(sheet)
    else:
        _fan(sheet)


def _shelf(sheet: Sheet) -> None:
    chance = sheet.chance
    tall = sheet.height * (0.82 if sheet.form == "band" else chance.pick((0.3, 0.46, 0.62)))
    floor = sheet.height - (2 if sheet.form == "band" else 0)
    while floor > 0:
        x = -10.0
        while x < sheet.width:
            wide = sheet.unit * chance.pick((0.2, 0.3, 0.42, 0.6))
            high = tall * chance.between(0.6, 0.96)
            if sheet.shows(x, floor - high / 2) and not chance.one_in(14):
                _book(sheet, x, floor, wide, high)
            x += wide + 3
        sheet.polyline([(0, floor), (sheet.width, floor)], line(3, 4))
        floor -= tall * 1.12 if sheet.form != "band" else floor


def _book(sheet: Sheet, x: float, floor: float, wide: float, high: float) -> None:
    tone = sheet.tone(x, floor - high / 2, lively=0.35)
    paint = fill(tone) if tone > 1 else line(2, 2)
    sheet.box(x + 1, floor - high, wide - 2, high - 3, paint)
    sheet.layer += 1
    mark = 1 if tone > 1 else 2
    for share in (0.12, 0.17) if sheet.chance.one_in(2) else (0.3, 0.7):
        sheet.polyline(
            [(x + 4, floor - high * share), (x + wide - 4, floor - high * share)], line(mark, 2)
        )
    sheet.layer -= 1


def _fan(sheet: Sheet) -> None:
    chance = sheet.chance
    x, y = sheet.focus[0], sheet.height * chance.between(0.78, 1.02)
    if sheet.form == "corner":
        x, y = 0.0, sheet.height * 0.55
    count = chance.whole(9, 20)
    reach = sheet.height * chance.between(0.75, 1.15)
    opening = chance.between(1.2, 2.9)
    for i in range(count):
        turn = -pi / 2 + opening * ((i + 0.5) / count - 0.5)
        lift = reach * (0.82 + 0.18 * cos(turn + pi / 2))
        tip = (x + lift * cos(turn), y + lift * sin(turn))
        knee = (
            x + lift * 0.35 * cos(-pi / 2 + (turn + pi / 2) * 0.35),
            y + lift * 0.42 * sin(-pi / 2 + (turn + pi / 2) * 0.35),
        )
        if i % 3 == 0 and i + 1 < count:
            later = -pi / 2 + opening * ((i + 1.5) / count - 0.5)
            after = (x + lift * cos(later), y + lift * sin(later))
            sheet.area([(x, y), knee, tip], after, paint=fill(3 if i % 2 else 2))
        sheet.curve([(x, y), knee, tip], line(3, 2.2))


def ledger(sheet: Sheet) -> None:
    """Rule an account book: columns, double lines, entries as blocks."""
    chance = sheet.chance
    sheet.ground()
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, 0.0, -0.12, 0.2, pi / 2))
    left, top, right, bottom = sheet.span
    pitch = sheet.unit * chance.between(0.36, 0.62)
    stops, x = [left], left
    while x < right:
        x += sheet.unit * chance.pick((1.1, 1.6, 3.2))
        stops.append(x)
    row, y = 0, top + pitch * chance.share()
    total = chance.whole(4, 9)
    while y < bottom:
        is_total = row % total == total - 1
        sheet.polyline([(left, y), (right, y)], line(3 if is_total else 2, 2.4 if is_total else 1))
        if is_total:
            sheet.polyline([(left, y + 5), (right, y + 5)], line(3, 1.2))
        for start, end in itertools.pairwise(stops):
            _entry(sheet, start, end, y, pitch, is_total=is_total)
        y += pitch
        row += 1
    for i, stop in enumerate(stops):
        sheet.polyline([(stop, top), (stop, bottom)], line(2, 2.6 if i % 3 == 0 else 1.2))


def _entry(
    sheet: Sheet, start: float, end: float, y: float, pitch: float, *, is_total: bool
) -> None:
    chance = sheet.chance
    if not sheet.shows(start, y) or (chance.one_in(2.4) and not is_total):
        return
    wide = (end - start - 12) * chance.between(0.25, 0.9)
    tone = sheet.tone(end, y, lively=0.15)
    thick = pitch * (0.42 if tone == 3 else 0.26)
    at = end - 7 - wide if end - start < sheet.unit * 2 else start + 7
    sheet.box(at, y - pitch * 0.24 - thick / 2, wide, thick, fill(max(2, tone)))


def calendar(sheet: Sheet) -> None:
    """Set out months of days; some are taken, one is ringed."""
    chance = sheet.chance
    sheet.ground()
    cell = sheet.unit * chance.pick((0.5, 0.75, 1.15, 1.6))
    if sheet.form == "band":
        cell = sheet.height / chance.pick((3, 4, 5))
    is_round = chance.one_in(2)
    gutter = cell * chance.pick((0.0, 1.0))
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, 0.0, -0.2, 0.14))
    left, top, right, bottom = sheet.span
    y, month = top + cell * 0.4, 0
    while y < bottom:
        x = left + cell * 0.4
        while x < right:
            _month(sheet, x, y, cell, chance.whole(0, 6), is_round=is_round)
            x += 7 * cell + gutter
            month += 1
        y += 5 * cell + gutter


def _month(sheet: Sheet, x: float, y: float, cell: float, first: int, *, is_round: bool) -> None:
    chance = sheet.chance
    for day in range(first, 35 if first else 33):
        cx, cy = x + (day % 7 + 0.5) * cell, y + (day // 7 + 0.5) * cell
        if not sheet.shows(cx, cy):
            continue
        value = sheet.weight(cx, cy) + chance.between(-0.3, 0.3)
        half = cell * 0.38
        if value > 0.62 or day % 7 == 6:
            paint = fill(3 if value > 0.62 else 2)
            if is_round:
                sheet.dot((cx, cy), half, paint.tone)
            else:
                sheet.box(cx - half, cy - half, 2 * half, 2 * half, paint)
        elif value > 0.3 or is_round:
            sheet.dot((cx, cy), cell * 0.09, 2)
        else:
            sheet.box(cx - half, cy - half, 2 * half, 2 * half, line(2, max(1.2, cell * 0.03)))


def frames(sheet: Sheet) -> None:
    """Lay strips of film side by side, as on a contact sheet; one frame is chosen."""
    chance = sheet.chance
    sheet.ground()
    sheet.angle = 0.0 if sheet.form == "band" else chance.pick((0.0, 0.0, -0.1, 0.32, pi / 2))
    tall = sheet.height * 0.9 if sheet.form == "band" else sheet.unit * chance.between(1.9, 3.4)
    left, top, right, bottom = sheet.span
    y = top + (bottom - top - tall) / 2 if sheet.form == "band" else top - tall * chance.share()
    chosen = chance.whole(2, 5)
    while y < bottom:
        x = left - tall * chance.share()
        while x < right:
            if sheet.shows(x + tall / 2, y):
                chosen -= 1
                _frame(sheet, x, y, tall, is_chosen=chosen == 0)
            x += tall * 1.36
        y += tall * 1.12


def _frame(sheet: Sheet, x: float, y: float, tall: float, *, is_chosen: bool) -> None:
    chance = sheet.chance
    wide, hole = tall * 1.36, tall * 0.085
    for i in range(6):
        for at in (y + hole * 0.3, y + tall - hole * 1.3):
            sheet.box(x + wide * (i + 0.3) / 6, at, hole, hole, fill(2))
    w, h, fx, fy = wide * 0.94, tall * 0.7, x + wide * 0.03, y + tall * 0.15
    sheet.box(fx, fy, w, h, fill(2))
    sheet.layer += 1
    horizon = fy + h * chance.between(0.45, 0.75)
    kind = chance.pick(("hill", "sun", "house", "still"))
    if kind == "hill":
        sheet.polygon(
            [
                (fx, fy + h),
                (fx, horizon),
                (fx + w * chance.between(0.3, 0.6), fy + h * 0.24),
                (fx + w, horizon),
                (fx + w, fy + h),
            ],
            fill(3),
        )
    elif kind == "house":
        sheet.polygon(
            [
                (fx + w * 0.3, fy + h),
                (fx + w * 0.3, fy + h * 0.5),
                (fx + w * 0.5, fy + h * 0.25),
                (fx + w * 0.7, fy + h * 0.5),
                (fx + w * 0.7, fy + h),
            ],
            fill(3),
        )
    else:
        sheet.circle(
            (fx + w * chance.between(0.3, 0.7), fy + h * 0.45),
            h * chance.between(0.14, 0.3),
            fill(3),
        )
        if kind == "sun":
            sheet.box(fx, fy + h * 0.7, w, h * 0.3, fill(3))
    if is_chosen:
        sheet.layer += 1
        ring: list[Point] = [
            (fx + w / 2 + w * 0.6 * cos(a / 5 * pi), fy + h / 2 + h * 0.72 * sin(a / 5 * pi))
            for a in range(10)
        ]
        sheet.loop(ring, line(0, max(3.0, tall * 0.03)))
        sheet.layer -= 1
    sheet.layer -= 1
