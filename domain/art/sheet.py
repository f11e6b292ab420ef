"""The sheet motifs are drawn on: shapes every back end can show, and where the weight lies."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import atan2, ceil, cos, hypot, pi, sin, sqrt
from typing import Literal, NamedTuple

from domain.art.chance import Chance, Relief

Point = tuple[float, float]
Form = Literal["band", "panel", "field", "mark", "corner"]
Tone = Literal[0, 1, 2, 3]
"""0 is ink, the text colour; 1 to 3 are the ornament's colours, from near the surface to the accent."""

SIZES: dict[Form, tuple[int, int]] = {
    "band": (1200, 120),
    "panel": (800, 600),
    "field": (1600, 900),
    "mark": (64, 64),
    "corner": (480, 480),
}
"""Width and height of each form's view box."""


class Step(NamedTuple):
    """One step of an outline: move, line, quadratic curve through a control point, or circle arc."""

    command: Literal["M", "L", "Q", "A", "Z"]
    points: tuple[Point, ...] = ()
    radius: float = 0.0
    is_large: bool = False
    is_clockwise: bool = True


class Paint(NamedTuple):
    """How an outline is shown: filled when `width` is 0, otherwise a line that wide."""

    tone: Tone
    width: float = 0.0


@dataclass(frozen=True)
class Shape:
    """An outline and its paint; shapes of a higher layer lie on top."""

    steps: tuple[Step, ...]
    paint: Paint
    layer: int = 0


def fill(tone: int) -> Paint:
    """Return the paint that fills with `tone`."""
    return Paint(_tone(tone))


def line(tone: int, width: float) -> Paint:
    """Return the paint that draws a line of `width` in `tone`."""
    return Paint(_tone(tone), width)


def _tone(tone: int) -> Tone:
    return 3 if tone >= 3 else 2 if tone == 2 else 1 if tone == 1 else 0


class Sheet:
    """Collects the shapes of one drawing.

    Motifs draw in coordinates turned by `angle` around the middle; what lies wholly outside the
    sheet is dropped as it comes, so that files stay small.
    """

    def __init__(
        self,
        form: Form,
        chance: Chance,
        *,
        size: tuple[int, int] | None = None,
        coarse: float = 1.0,
    ) -> None:
        self.form: Form = form
        self.chance = chance
        self.width, self.height = size or SIZES[form]
        self.shapes: list[Shape] = []
        self.layer = 0
        self.angle = 0.0
        self.coarse = coarse
        self.unit = _unit(form, self.height) * chance.pick((0.72, 0.9, 1.1, 1.4)) * coarse
        """A natural size for one element of the motif: a slate, a leaf."""
        self.focus: Point = (
            self.width * chance.pick((0.24, 0.33, 0.67, 0.76)),
            self.height * chance.pick((0.3, 0.42, 0.6, 0.7)),
        )
        if form == "corner":
            self.focus = (self.width * 0.2, self.height * 0.2)
        self.is_flipped = chance.one_in(2)
        self._relief = Relief(chance, cell=max(self.width, self.height) / chance.between(2.4, 5))
        self._leaning = chance.between(0.25, 0.75)

    @property
    def middle(self) -> Point:
        """The centre of the sheet."""
        return self.width / 2, self.height / 2

    @property
    def span(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom a motif has to cover so that the turned sheet is full."""
        turn = self.angle
        wide = abs(self.width * cos(turn)) + abs(self.height * sin(turn))
        tall = abs(self.width * sin(turn)) + abs(self.height * cos(turn))
        x, y = self.middle
        return x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2

    def weight(self, x: float, y: float) -> float:
        """Return how much the motif gathers at a point, 0 to 1: clusters, and more near the focus."""
        x, y = self._turned((x, y))
        near = 1 - min(1.0, hypot(x - self.focus[0], y - self.focus[1]) / (0.62 * self._reach))
        return self._leaning * self._relief.at(x, y) + (1 - self._leaning) * near

    def shows(self, x: float, y: float) -> bool:
        """Return whether an element at this point is drawn; fields and corners thin out."""
        if self.form in ("panel", "mark", "band"):
            return True
        return self.presence(x, y) > self.chance.share() * 0.55 + 0.12

    def presence(self, x: float, y: float) -> float:
        """Return how present the motif is at a point, 0 to 1: it fades towards a free side."""
        x, y = self._turned((x, y))
        if self.form == "corner":
            return max(0.0, 1.05 - hypot(x, y) / (0.95 * self.width))
        if self.form == "field":
            side = x / self.width if self.focus[0] > self.width / 2 else 1 - x / self.width
            return max(0.0, 1.25 * side - 0.1 + 0.35 * (self._relief.at(x, y) - 0.5))
        return 1.0

    def tone(self, x: float, y: float, *, lively: float = 0.22) -> int:
        """Return a tone for an element at this point: mostly quiet, the accent near the focus."""
        value = self.weight(x, y) + self.chance.between(-lively, lively)
        return 1 if value < 0.34 else 2 if value < 0.62 else 3

    def polygon(self, points: Iterable[Point], paint: Paint) -> None:
        """Draw a closed outline with straight sides."""
        first, *rest = points
        self._add([Step("M", (first,)), *(Step("L", (p,)) for p in rest), Step("Z")], paint)

    def polyline(self, points: Iterable[Point], paint: Paint) -> None:
        """Draw an open line with straight parts."""
        first, *rest = points
        self._add([Step("M", (first,)), *(Step("L", (p,)) for p in rest)], paint)

    def box(self, x: float, y: float, w: float, h: float, paint: Paint) -> None:
        """Draw a rectangle by its top left corner."""
        self.polygon(((x, y), (x + w, y), (x + w, y + h), (x, y + h)), paint)

    def rounded(
        self, x: float, y: float, w: float, h: float, *, radius: float, paint: Paint
    ) -> None:
        """Draw a rectangle with round corners."""
        r, right, low = radius, x + w, y + h
        self._add(
            [
                Step("M", ((x + r, y),)),
                Step("L", ((right - r, y),)),
                Step("A", ((right, y + r),), r),
                Step("L", ((right, low - r),)),
                Step("A", ((right - r, low),), r),
                Step("L", ((x + r, low),)),
                Step("A", ((x, low - r),), r),
                Step("L", ((x, y + r),)),
                Step("A", ((x + r, y),), r),
                Step("Z"),
            ],
            paint,
        )

    def curve(self, points: Sequence[Point], paint: Paint) -> None:
        """Draw a smooth open line along `points`."""
        steps = [Step("M", (points[0],))]
        for control, after in itertools.pairwise(points):
            end = after if after is points[-1] else _between(control, after)
            steps.append(Step("Q", (control, end)))
        self._add(steps if len(steps) > 1 else [*steps, Step("L", (points[-1],))], paint)

    def area(self, points: Sequence[Point], *closing: Point, paint: Paint) -> None:
        """Fill below a smooth line: along `points`, then straight through `closing`."""
        steps = [Step("M", (points[0],))]
        for control, after in itertools.pairwise(points):
            end = after if after is points[-1] else _between(control, after)
            steps.append(Step("Q", (control, end)))
        self._add([*steps, *(Step("L", (p,)) for p in closing), Step("Z")], paint)

    def loop(self, points: Sequence[Point], paint: Paint) -> None:
        """Draw a smooth closed outline around `points`."""
        start = _between(points[-1], points[0])
        steps = [Step("M", (start,))]
        for here, after in zip(points, (*points[1:], points[0]), strict=True):
            steps.append(Step("Q", (here, _between(here, after))))
        self._add([*steps, Step("Z")], paint)

    def leaf(self, tip: Point, base: Point, bulge: float, paint: Paint) -> None:
        """Draw a leaf, petal or kernel from `base` to `tip`; `bulge` is its half width."""
        x, y = _between(tip, base)
        length = hypot(tip[0] - base[0], tip[1] - base[1]) or 1.0
        dx, dy = (tip[1] - base[1]) / length * bulge * 2, (base[0] - tip[0]) / length * bulge * 2
        self._add(
            [
                Step("M", (base,)),
                Step("Q", ((x + dx, y + dy), tip)),
                Step("Q", ((x - dx, y - dy), base)),
                Step("Z"),
            ],
            paint,
        )

    def dot(self, centre: Point, radius: float, tone: int) -> None:
        """Draw a small disc; discs of one size and tone share their cost."""
        self._add([Step("M", (centre,)), Step("L", (centre,))], line(tone, 2 * radius))

    def circle(self, centre: Point, radius: float, paint: Paint, *, hole: float = 0.0) -> None:
        """Draw a circle; filled ones may have a round `hole` in the middle."""
        steps = _round(centre, radius, is_clockwise=True)
        self._add([*steps, *(_round(centre, hole, is_clockwise=False) if hole else ())], paint)

    def arc(self, centre: Point, radius: float, start: float, end: float, paint: Paint) -> None:
        """Draw an arc from angle `start` to `end`, in radians, clockwise as `end` is greater."""
        steps = [
            Step("M", (_at(centre, radius, start),)),
            Step("A", (_at(centre, radius, end),), radius, end - start > pi),
        ]
        self._add(steps if paint.width else [*steps, Step("Z")], paint)

    def wedge(
        self, centre: Point, inner: float, outer: float, start: float, end: float, paint: Paint
    ) -> None:
        """Draw a sector of a ring, or of a disc when `inner` is 0."""
        is_large = end - start > pi
        back = (
            [
                Step("L", (_at(centre, inner, end),)),
                Step("A", (_at(centre, inner, start),), inner, is_large, is_clockwise=False),
            ]
            if inner
            else [Step("L", (centre,))]
        )
        steps = [
            Step("M", (_at(centre, outer, start),)),
            Step("A", (_at(centre, outer, end),), outer, is_large),
            *back,
            Step("Z"),
        ]
        self._add(steps, paint)

    def pierced(self, outline: Sequence[Point], hole: Sequence[Point], paint: Paint) -> None:
        """Draw a polygon with a polygonal hole that runs the other way round."""
        steps: list[Step] = []
        for ring in (outline, hole):
            steps += [Step("M", (ring[0],)), *(Step("L", (p,)) for p in ring[1:]), Step("Z")]
        self._add(steps, paint)

    def draw(self, steps: Sequence[Step], paint: Paint) -> None:
        """Draw an outline given step by step."""
        self._add(steps, paint)

    def ground(self, tone: int = 1) -> None:
        """Cover a panel with a quiet tone; the other forms stay see-through."""
        if self.form == "panel":
            turned, self.angle = self.angle, 0.0
            self.box(0, 0, self.width, self.height, fill(tone))
            self.angle = turned
            self.layer += 1

    @property
    def _reach(self) -> float:
        return hypot(self.width, self.height)

    def _turned(self, point: Point) -> Point:
        if not self.angle:
            return point
        x, y = point[0] - self.width / 2, point[1] - self.height / 2
        c, s = cos(self.angle), sin(self.angle)
        return x * c - y * s + self.width / 2, x * s + y * c + self.height / 2

    def _add(self, steps: Sequence[Step], paint: Paint) -> None:
        if self.angle:
            steps = [s._replace(points=tuple(self._turned(p) for p in s.points)) for s in steps]
        parts = self._faded(steps) if self.form == "corner" and paint.width else [steps]
        for part in parts:
            if self._touches(part, paint):
                self.shapes.append(Shape(tuple(part), paint, self.layer))

    def _faded(self, steps: Sequence[Step]) -> list[Sequence[Step]]:
        """Return the parts of a long smooth line that are near the corner, so that it ends softly."""
        if len(steps) < 4 or any(step.command != "Q" for step in steps[1:]):
            return [steps]
        reach = self.width * self.chance.between(0.55, 0.95)
        parts: list[Sequence[Step]] = []
        part: list[Step] = []
        for before, step in itertools.pairwise(steps):
            if hypot(*step.points[-1]) < reach:
                part += [step] if part else [Step("M", (before.points[-1],)), step]
            elif part:
                parts.append(part)
                part = []
        return [*parts, part] if part else parts

    def _touches(self, steps: Sequence[Step], paint: Paint) -> bool:
        xs = [p[0] for s in steps for p in s.points]
        ys = [p[1] for s in steps for p in s.points]
        slack = paint.width / 2 + max((s.radius for s in steps), default=0.0)
        return (
            max(xs) + slack > 0
            and min(xs) - slack < self.width
            and max(ys) + slack > 0
            and min(ys) - slack < self.height
        )


def moved(shape: Shape, dx: float, dy: float, scale: float = 1.0) -> Shape:
    """Return the shape scaled from the origin and then moved."""
    steps = tuple(
        step._replace(
            points=tuple((x * scale + dx, y * scale + dy) for x, y in step.points),
            radius=step.radius * scale,
        )
        for step in shape.steps
    )
    paint = shape.paint._replace(width=shape.paint.width * scale)
    return replace(shape, steps=steps, paint=paint)


def outlines(shape: Shape) -> list[list[Point]]:
    """Return the shape's outlines as plain polygons, for back ends without curves."""
    found: list[list[Point]] = []
    for step in shape.steps:
        if step.command == "M":
            found.append([step.points[0]])
        elif step.command == "Z":
            found[-1].append(found[-1][0])
        else:
            found[-1] += _flat(found[-1][-1], step)
    return found


def _flat(start: Point, step: Step) -> list[Point]:
    if step.command == "Q":
        control, end = step.points
        return [_on_quadratic(start, control, end, i / 8) for i in range(1, 9)]
    if step.command == "A":
        return _on_arc(start, step)
    return [step.points[0]]


def _on_quadratic(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
    return (
        a * start[0] + b * control[0] + c * end[0],
        a * start[1] + b * control[1] + c * end[1],
    )


def _on_arc(start: Point, step: Step) -> list[Point]:
    end = step.points[0]
    chord = hypot(end[0] - start[0], end[1] - start[1])
    if not chord:
        return [end]
    radius = max(step.radius, chord / 2)
    rise = sqrt(max(0.0, radius * radius - chord * chord / 4))
    side = 1 if step.is_large != step.is_clockwise else -1
    x = (start[0] + end[0]) / 2 - side * rise * (end[1] - start[1]) / chord
    y = (start[1] + end[1]) / 2 + side * rise * (end[0] - start[0]) / chord
    first, last = atan2(start[1] - y, start[0] - x), atan2(end[1] - y, end[0] - x)
    turn = (last - first) % (2 * pi) if step.is_clockwise else -((first - last) % (2 * pi))
    count = max(4, ceil(abs(turn) * 10))
    return [_at((x, y), radius, first + turn * i / count) for i in range(1, count + 1)]


def _unit(form: Form, height: int) -> float:
    return {"band": 40.0, "panel": 58.0, "field": 84.0, "corner": 46.0}.get(form, height / 4)


def _at(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * cos(angle), centre[1] + radius * sin(angle)


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _round(centre: Point, radius: float, *, is_clockwise: bool) -> list[Step]:
    left, right = (centre[0] - radius, centre[1]), (centre[0] + radius, centre[1])
    return [
        Step("M", (left,)),
        Step("A", (right,), radius, is_clockwise=is_clockwise),
        Step("A", (left,), radius, is_clockwise=is_clockwise),
        Step("Z"),
    ]
