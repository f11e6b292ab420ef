"""See whether something on the screen moves that is no animation of the browser's own."""

from typing import Any

from blocks.browser import Tab
from blocks.gathering.pixels import opened, picture
from blocks.gathering.places import PLACE

_APART_MS, _LOOKS = 300, 3
"""Apart and as often the screen is compared: what moves in steps stands still in between."""
_LASTING_MS = 5_000
"""What moves by itself for longer must have a way to stop it: WCAG 2.2.2."""

_AT = f"""(() => {{ {PLACE} return (x, y) => {{
  const element = document.elementFromPoint(x, y) ?? document.body;
  return place(element);
}}; }})()"""


def stirring(tab: Tab) -> list[dict[str, Any]]:
    """Return what scripts or moving pictures keep moving for more than five seconds, as an animation."""
    if not tab.evaluate("document.scripts.length || document.images.length"):
        return []
    if not _changed(tab):
        return []
    _wait(tab, _LASTING_MS)
    if not (box := _changed(tab)):
        return []
    left, top, right, bottom = box
    place = tab.evaluate(f"{_AT}({(left + right) / 2}, {(top + bottom) / 2})")
    moves = {"name": "script", "duration_ms": 0, "iterations": None, "properties": ["transform"]}
    return [{"place": place, **moves}]


def _changed(tab: Tab) -> tuple[int, int, int, int] | None:
    """Return the box of what changed on the screen within a moment; None when nothing did."""
    size = tab.evaluate("({ width: innerWidth, height: innerHeight })")
    area = {"x": 0, "y": 0, **size}
    before = after = picture(tab, area)
    for _ in range(_LOOKS):
        _wait(tab, _APART_MS)
        after = picture(tab, area)
        if after != before:
            break
    else:
        return None
    from PIL import ImageChops  # 0.1 s, only where something moves

    return ImageChops.difference(opened(before), opened(after)).getbbox()


def _wait(tab: Tab, for_ms: int) -> None:
    tab.evaluate(f"new Promise((done) => setTimeout(done, {for_ms}))")
