"""Write shapes as small SVG that fits into a page with a strict content security policy."""

from collections.abc import Iterable, Sequence

from domain.art.sheet import Paint, Point, Shape, Step

COLOURS = ("currentColor", "var(--art-1)", "var(--art-2)", "var(--art-3)")
"""Colour of each tone in a page: ink, then the palette's three ornament colours."""


def svg(
    shapes: Iterable[Shape],
    size: tuple[float, float],
    *,
    colours: Sequence[str] = COLOURS,
    attributes: str = "",
    digits: int = 1,
) -> str:
    """Return an `<svg>` without ids, styles or fixed size; shapes of one paint share a path."""
    return (
        f'<svg{attributes} viewBox="0 0 {size[0]:g} {size[1]:g}" aria-hidden="true" '
        f'focusable="false" fill="none" stroke-linecap="round" stroke-linejoin="round">'
        f"{paths(shapes, colours=colours, digits=digits)}</svg>"
    )


def paths(shapes: Iterable[Shape], *, colours: Sequence[str] = COLOURS, digits: int = 1) -> str:
    """Return the `<path>` elements alone."""
    return "".join(
        f'<path {_attributes(paint, colours)} d="{"".join(outline(s, digits) for s in group)}"/>'
        for paint, group in _grouped(shapes)
    )


def _grouped(shapes: Iterable[Shape]) -> list[tuple[Paint, list[Shape]]]:
    layers: dict[int, dict[Paint, list[Shape]]] = {}
    for shape in shapes:
        paint = Paint(shape.paint.tone, round(shape.paint.width, 1))
        layers.setdefault(shape.layer, {}).setdefault(paint, []).append(shape)
    return [group for layer in sorted(layers) for group in layers[layer].items()]


def _attributes(paint: Paint, colours: Sequence[str]) -> str:
    if not paint.width:
        return f'fill="{colours[paint.tone]}"'
    return f'stroke="{colours[paint.tone]}" stroke-width="{_number(paint.width, 1)}"'


def outline(shape: Shape, digits: int = 1) -> str:
    """Return path data in relative coordinates, as short as they get."""
    written: list[str] = []
    here: Point = (0.0, 0.0)
    control: Point | None = None
    for step in shape.steps:
        if step.command == "Z":
            written.append("z")
            continue
        there = [(round(x, digits), round(y, digits)) for x, y in step.points]
        mirrored = _mirrored(control, here) if step.command == "Q" else None
        if mirrored and _is_near(mirrored, there[0]):
            # `t` reflects the control point before: half the bytes of a smooth line.
            written.append("t" + _joined(_away(here, there[1:]), digits))
            control = mirrored
        else:
            written.append(_step(step, here, there, digits))
            control = there[0] if step.command == "Q" else None
        here = there[-1]
    return "".join(written)


def _mirrored(control: Point | None, here: Point) -> Point | None:
    return control and (2 * here[0] - control[0], 2 * here[1] - control[1])


def _is_near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) + abs(one[1] - other[1]) < 0.8


def _away(here: Point, there: Sequence[Point]) -> list[float]:
    return [n for x, y in there for n in (x - here[0], y - here[1])]


def _step(step: Step, here: Point, there: Sequence[Point], digits: int) -> str:
    if step.command == "M":
        return "M" + _joined(there[0], digits)
    away = _away(here, there)
    if step.command == "A":
        radius = _number(step.radius, digits)
        return f"a{radius} {radius} 0 {int(step.is_large)} {int(step.is_clockwise)} {_joined(away, digits)}"
    if step.command == "Q":
        return "q" + _joined(away, digits)
    if _number(away[1], digits) == "0":
        return "h" + _number(away[0], digits)
    if _number(away[0], digits) == "0":
        return "v" + _number(away[1], digits)
    return "l" + _joined(away, digits)


def _joined(numbers: Sequence[float], digits: int) -> str:
    text = ""
    for number in numbers:
        part = _number(number, digits)
        text += part if not text or part.startswith("-") else f" {part}"
    return text


def _number(number: float, digits: int) -> str:
    text = f"{number:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = text.replace("-0.", "-.") if text.startswith("-0.") else text.removeprefix("0") or "0"
    return "0" if text in ("-0", "") else text
