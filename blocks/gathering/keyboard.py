"""Go through a page with the Tab key, and see where the focus is."""

import time
from typing import Any

from blocks.browser import Tab
from blocks.gathering.clicks import unreached_listeners
from blocks.gathering.pixels import opened, picture, strongest
from domain.artifacts import FocusStop, Keyboard, Place

_MOST_PRESSES = 250
_MOST_S = 25.0
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "nativeVirtualKeyCode": 9}
_ROOM = 12
"""Pixels around an element that belong to its focus mark."""
_FAINTEST = 1.3
"""Contrast of a change that still can be seen; 1.4.11 asks for 3, but a ring may lie on two colours."""
_MARK = """(() => {
  const one = document.activeElement, style = getComputedStyle(one);
  const grounds = [];
  for (let at = one; at; at = at.parentElement) grounds.push(getComputedStyle(at).backgroundColor);
  return [style.outline, style.outlineOffset, style.boxShadow, ...grounds].join('|');
})()"""
"""Tells what mark the focus has and what colours it lies on: alike ones are looked at once."""


def walk(tab: Tab) -> Keyboard:
    """Press Tab until the focus has been everywhere, or is caught."""
    tab.evaluate("measuring.startWalk()")
    end = time.monotonic() + _MOST_S
    stops: list[FocusStop] = []
    known: dict[str, bool] = {}
    for _ in range(_MOST_PRESSES):
        if time.monotonic() > end:
            break
        for kind in ("rawKeyDown", "keyUp"):
            tab.call("Input.dispatchKeyEvent", {"type": kind, **_TAB})
        told = tab.evaluate("measuring.stop()")
        match told["kind"]:
            case "stop":
                stops.append(_stop(tab, told, known))
            case "trapped":
                trap = Place.model_validate(told["place"])
                return Keyboard(stops=tuple(stops), trapped_at=trap, is_whole=False)
            case "end" | "nothing":
                unreached = tab.evaluate("measuring.unreached()")
                places = {one["selector"]: Place.model_validate(one) for one in unreached}
                silent = {one.selector: one for one in unreached_listeners(tab, stops)}
                return Keyboard(
                    stops=tuple(stops),
                    is_whole=True,
                    unreached=tuple({**silent, **places}.values()),
                )
            case _:
                pass
    return Keyboard(stops=tuple(stops), is_whole=False)


def _stop(tab: Tab, told: dict[str, Any], known: dict[str, bool]) -> FocusStop:
    """Return the stop, and how it is shown; `known` says which marks of alike elements can be seen."""
    place = Place.model_validate(told["place"])
    if told["is_marked"]:
        # A ring in the colour of the page changes the style, but nothing to be seen.
        mark = str(tab.evaluate(_MARK))
        if mark not in known:
            known[mark] = _looks_different(tab, place)
        shown = "style" if known[mark] else "nothing"
    else:
        shown = "pixels" if _looks_different(tab, place) else "nothing"
    return FocusStop(place=place, text=told["text"], shown_by=shown, is_covered=told["is_covered"])


def _looks_different(tab: Tab, place: Place) -> bool:
    """Whether the place looks different with and without the focus."""
    box = place.box
    if not box or not box.width or not box.height:
        return False
    area = {
        "x": max(0, box.x - _ROOM),
        "y": max(0, box.y - _ROOM),
        "width": min(box.width, 1440) + 2 * _ROOM,
        "height": min(box.height, 900) + 2 * _ROOM,
    }
    focused = picture(tab, area)
    tab.evaluate("measuring.letGo()")
    rest = picture(tab, area)
    return focused != rest and strongest(opened(focused), opened(rest)) >= _FAINTEST
