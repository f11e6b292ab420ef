"""Go through a page with the Tab key, and see where the focus is."""

import time
from typing import Any

from blocks.browser import Tab
from domain.artifacts import FocusStop, Keyboard, Place

_MOST_PRESSES = 250
_MOST_S = 25.0
_TAB = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9, "nativeVirtualKeyCode": 9}
_ROOM = 6
"""Pixels around an element that belong to its focus mark."""


def walk(tab: Tab) -> Keyboard:
    """Press Tab until the focus has been everywhere, or is caught."""
    tab.evaluate("measuring.startWalk()")
    end = time.monotonic() + _MOST_S
    stops: list[FocusStop] = []
    for _ in range(_MOST_PRESSES):
        if time.monotonic() > end:
            break
        for kind in ("rawKeyDown", "keyUp"):
            tab.call("Input.dispatchKeyEvent", {"type": kind, **_TAB})
        told = tab.evaluate("measuring.stop()")
        match told["kind"]:
            case "stop":
                stops.append(_stop(tab, told))
            case "trapped":
                trap = Place.model_validate(told["place"])
                return Keyboard(stops=tuple(stops), trapped_at=trap, is_whole=False)
            case "end" | "nothing":
                unreached = tab.evaluate("measuring.unreached()")
                places = tuple(map(Place.model_validate, unreached))
                return Keyboard(stops=tuple(stops), is_whole=True, unreached=places)
            case _:
                pass
    return Keyboard(stops=tuple(stops), is_whole=False)


def _stop(tab: Tab, told: dict[str, Any]) -> FocusStop:
    place = Place.model_validate(told["place"])
    shown = "style" if told["is_marked"] else "nothing"
    if shown == "nothing" and _looks_different(tab, place):
        shown = "pixels"
    return FocusStop(place=place, text=told["text"], shown_by=shown, is_covered=told["is_covered"])


def _looks_different(tab: Tab, place: Place) -> bool:
    """Whether the place looks different with and without the focus."""
    focused = _picture(tab, place)
    tab.evaluate("measuring.letGo()")
    # The same pixels give the same bytes.
    return focused != _picture(tab, place)


def _picture(tab: Tab, place: Place) -> str:
    box = place.box
    if not box or not box.width or not box.height:
        return ""
    area = {
        "x": max(0, box.x - _ROOM),
        "y": max(0, box.y - _ROOM),
        "width": min(box.width, 1440) + 2 * _ROOM,
        "height": min(box.height, 900) + 2 * _ROOM,
        "scale": 1,
    }
    words = {"format": "png", "clip": area, "optimizeForSpeed": True}
    return str(tab.call("Page.captureScreenshot", words)["data"])
