"""See how text stands out as it is painted, where axe-core cannot tell the colour behind it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from blocks.browser import Tab
from blocks.gathering.pixels import opened, picture, strongest

RULE = "painted-contrast"
"""Name under which what is decided here stands among the rules of axe-core."""

_OPEN = re.compile(r"image|gradient|pseudo|overlapped", re.IGNORECASE)
"""Reasons of axe-core for leaving contrast open that a look at the picture settles."""

_MOST = 10
"""Elements that are looked at in one run; each takes about 0.2 s."""
_LARGE_PX, _BOLD_PX = 24.0, 18.66
_NORMAL, _LARGE = 4.5, 3.0
_SLACK = 0.95
"""The edges of letters are softened, so the full colour may be met by no point."""
_UNREADABLE = 0.25
"""Share of the text that is a fault when it stands out too little; a spot of light is none."""
_CELL_EM = 3.0
"""Width of the pieces text is judged by: some letter stands in each."""

_LOOK = """((selector) => {
  let element = null;
  try { element = document.querySelector(selector); } catch { return null; }
  if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const range = document.createRange();
  const boxes = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim())
    .flatMap((node) => { range.selectNodeContents(node); return [...range.getClientRects()]; });
  const shown = boxes.filter((box) => {
    if (box.width < 4 || box.height < 4 || box.left < 0 || box.top < 0 ||
      box.right > innerWidth || box.bottom > innerHeight) return false;
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return top && (top === element || element.contains(top) || top.contains(element));
  });
  const style = getComputedStyle(element);
  return {
    size: parseFloat(style.fontSize), weight: Number(style.fontWeight) || 400,
    boxes: shown.slice(0, 8).map((box) => ({
      x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height,
    })),
  };
})"""

_HIDE = """((selector) => {
  const style = document.querySelector(selector).style;
  const isClipped = getComputedStyle(document.querySelector(selector)).webkitBackgroundClip.includes('text');
  const wanted = { transition: 'none', '-webkit-text-fill-color': 'transparent',
    ...(isClipped ? { 'background-image': 'none' } : {}) };
  return Object.entries(wanted).map(([name, value]) => {
    const known = [name, style.getPropertyValue(name), style.getPropertyPriority(name)];
    style.setProperty(name, value, 'important');
    return known;
  });
})"""

_SHOW = """((selector, known) => {
  const element = document.querySelector(selector);
  known.forEach(([name, value, priority]) => element.style.setProperty(name, value, priority));
  // Asked for first: taken away unasked, it stays as an empty attribute (Chromium 156).
  if (!element.getAttribute('style')) element.removeAttribute('style');
})"""
# Property by property: a policy of the page may forbid to set the attribute as a whole.


def decide(tab: Tab, found: dict[str, Any]) -> dict[str, Any]:
    """Return what axe-core found, with the contrast it left open judged by the picture where that can be."""
    decided: set[str] = set()
    wrong: list[dict[str, str]] = []
    for node in list(_left_open(found))[:_MOST]:
        share, least = _unreadable(tab, node["selector"])
        if share is None:
            continue
        decided.add(node["selector"])
        if share >= _UNREADABLE:
            said = f"{share:.0%} of the text is painted with too little contrast, down to {least:.2f}:1"
            wrong.append({**node, "summary": said})
    result = {
        **{
            "rule": RULE,
            "impact": "serious",
            "help": "Text must stand out from what it is painted on",
        },
        **{"tags": ["wcag2aa", "wcag143"], "nodes": wrong},
    }
    return {
        **found,
        "incomplete": _without(found["incomplete"], decided),
        "violations": [*found["violations"], *([result] if wrong else [])],
    }


def _left_open(found: dict[str, Any]) -> Iterator[dict[str, str]]:
    for result in found["incomplete"]:
        if result["rule"] == "color-contrast":
            yield from (node for node in result["nodes"] if _OPEN.search(node["summary"]))


def _without(results: list[dict[str, Any]], decided: set[str]) -> list[dict[str, Any]]:
    """Return the results without the elements whose contrast was decided."""
    left: list[dict[str, Any]] = []
    for result in results:
        gone = decided if result["rule"] == "color-contrast" else set[str]()
        if nodes := [node for node in result["nodes"] if node["selector"] not in gone]:
            left.append({**result, "nodes": nodes})
    return left


def _unreadable(tab: Tab, selector: str) -> tuple[float | None, float]:
    """Return the share of the element's text that stands out too little, and the least contrast.

    The share is None when nothing of the text can be seen.
    """
    name = json.dumps(selector)
    seen = tab.evaluate(f"{_LOOK}({name})")
    if not seen or not seen["boxes"]:
        return None, 0.0
    is_large = seen["size"] >= (_BOLD_PX if seen["weight"] >= 700 else _LARGE_PX)
    boxes = seen["boxes"]
    with_text = [picture(tab, box, scale=2) for box in boxes]
    known = tab.evaluate(f"{_HIDE}({name})")
    without = [picture(tab, box, scale=2) for box in boxes]
    tab.evaluate(f"{_SHOW}({name}, {json.dumps(known)})")
    marks = [
        mark
        for one, other in zip(with_text, without, strict=True)
        for mark in _marks(one, other, cell_px=round(seen["size"] * _CELL_EM * 2))
    ]
    needed = (_LARGE if is_large else _NORMAL) * _SLACK
    return sum(mark < needed for mark in marks) / len(marks), min(marks)


def _marks(with_text: bytes, without: bytes, *, cell_px: int) -> Iterator[float]:
    """Yield the contrast of each piece of a line."""
    one, other = opened(with_text), opened(without)
    width, height = one.size
    for left in range(0, width, cell_px):
        right = min(width, left + cell_px)
        if right - left < cell_px / 2 and left:
            continue  # too narrow for a letter to be sure
        cell = (left, 0, right, height)
        yield strongest(one.crop(cell), other.crop(cell))
