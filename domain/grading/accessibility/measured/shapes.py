"""Elements that look alike in the source share a fault and its cause, so they are told once."""

import re
from collections.abc import Iterable

from domain.artifacts import Place

_TAG = re.compile(r"<([a-zA-Z][\w-]*)")
_CLASS = re.compile(r"""\bclass\s*=\s*["']?([^"'>]*)""")


def shape(place: Place) -> str:
    """Return the name and classes of an element, such as `a.button`."""
    tag, names = _TAG.search(place.html), _CLASS.search(place.html)
    last = place.selector.rsplit(" > ", 1)[-1]
    return ".".join([tag[1].lower() if tag else last, *sorted(names[1].split() if names else ())])


def by_shape(places: Iterable[Place]) -> list[tuple[Place, int]]:
    """Return the first place of each shape, with how many there are."""
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(shape(place), []).append(place)
    return [(mine[0], len(mine)) for mine in found.values()]


def told(place: Place, count: int) -> str:
    """Return the element's tag, and how many are like it."""
    alike = f" and {count - 1} like it" if count > 1 else ""
    return f"{place.html or place.selector}{alike}"
