"""Contour lines of a relief, by marching squares."""

from domain.art.chance import Relief
from domain.art.sheet import Point

_SIDES: dict[int, tuple[tuple[int, int], ...]] = {
    1: ((3, 2),),
    2: ((2, 1),),
    3: ((3, 1),),
    4: ((0, 1),),
    5: ((3, 0), (2, 1)),
    6: ((0, 2),),
    7: ((3, 0),),
    8: ((3, 0),),
    9: ((0, 2),),
    10: ((0, 1), (3, 2)),
    11: ((0, 1),),
    12: ((3, 1),),
    13: ((2, 1),),
    14: ((3, 2),),
}
"""Which sides of a cell (top, right, bottom, left) a line joins, by which corners lie above."""

Edge = tuple[int, int, int]


def contour_lines(
    relief: Relief, size: tuple[float, float], cell: float, level: float
) -> list[list[Point]]:
    """Return the lines along which the relief has this height, each as joined points."""
    columns, rows = int(size[0] / cell) + 2, int(size[1] / cell) + 2
    heights = [[relief.at(x * cell, y * cell) for x in range(columns + 1)] for y in range(rows + 1)]
    links: dict[Edge, list[Edge]] = {}
    places: dict[Edge, Point] = {}
    for row in range(rows):
        for column in range(columns):
            for one, other in _crossings(heights, column, row, level):
                for edge in (one, other):
                    places.setdefault(edge, _place(heights, edge, level, cell))
                links.setdefault(one, []).append(other)
                links.setdefault(other, []).append(one)
    return [[places[edge] for edge in chain] for chain in _chains(links)]


def _crossings(
    heights: list[list[float]], column: int, row: int, level: float
) -> list[tuple[Edge, Edge]]:
    corners = (
        heights[row][column],
        heights[row][column + 1],
        heights[row + 1][column + 1],
        heights[row + 1][column],
    )
    index = sum(bit for bit, height in zip((8, 4, 2, 1), corners, strict=True) if height > level)
    sides: tuple[Edge, ...] = (
        (column, row, 0),
        (column + 1, row, 1),
        (column, row + 1, 0),
        (column, row, 1),
    )
    return [(sides[a], sides[b]) for a, b in _SIDES.get(index, ())]


def _place(heights: list[list[float]], edge: Edge, level: float, cell: float) -> Point:
    column, row, is_upright = edge
    one = heights[row][column]
    other = heights[row + 1][column] if is_upright else heights[row][column + 1]
    share = (level - one) / (other - one) if other != one else 0.5
    if is_upright:
        return column * cell, (row + share) * cell
    return (column + share) * cell, row * cell


def _chains(links: dict[Edge, list[Edge]]) -> list[list[Edge]]:
    used: set[Edge] = set()
    ends = [edge for edge, others in links.items() if len(others) == 1]
    chains: list[list[Edge]] = []
    for start in (*ends, *links):
        if start in used:
            continue
        chain, here = [start], start
        used.add(start)
        while after := next((e for e in links[here] if e not in used), None):
            chain.append(after)
            used.add(after)
            here = after
        if len(links[start]) == 2 and start in links[here] and len(chain) > 2:
            chain.append(start)
        chains.append(chain)
    return chains
