"""Find what listens to a pointer and is nothing the keyboard can reach."""

import json
from collections.abc import Sequence
from contextlib import suppress

from blocks.browser import Tab
from blocks.gathering.places import PLACE
from domain.artifacts import FocusStop, Place
from domain.errors import PageFailed

_POINTER = frozenset({"click", "dblclick", "mousedown", "mouseup", "pointerdown", "touchstart"})
_MOST = 40
"""Elements with such a listener that are looked at; a page that listens on all its cells has thousands."""

_WHERE = "function () { return [...document.querySelectorAll('*')].indexOf(this); }"

_SILENT = """((indexes, reached) => {
  const all = [...document.querySelectorAll('*')];
  const stops = reached.flatMap((selector) => {
    try { return [...document.querySelectorAll(selector)].slice(0, 1); } catch { return []; }
  });
  const byArrows = new Set(['tab', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'radio', 'option',
    'treeitem', 'gridcell', 'row']);
  return indexes.map((index) => all[index]).filter((one) => {
    if (!one || !isVisible(one) || byArrows.has(one.getAttribute('role'))) return false;
    if (one.matches('html,body,form,dialog,audio,video,canvas,iframe,option')) return false;
    if (one.closest('a[href],button,input,select,textarea,label,summary,[inert],[aria-hidden=true]')) return false;
    const box = one.getBoundingClientRect();
    if (box.width * box.height > 0.4 * innerWidth * innerHeight) return false;
    if (stops.some((stop) => one.contains(stop) || stop.contains(one))) return false;
    return one.innerText?.trim() || one.matches('img,svg') || one.querySelector('img,svg');
  }).slice(0, 10).map(place);
})"""


def unreached_listeners(tab: Tab, stops: Sequence[FocusStop]) -> tuple[Place, ...]:
    """Return elements that answer to a pointer, where Tab stopped neither at them nor in them.

    What listens for many, such as the page itself or a list of buttons, is none of them.
    """
    body = tab.call("Runtime.evaluate", {"expression": "document.body"})["result"].get("objectId")
    if not body:
        return ()
    told = tab.call("DOMDebugger.getEventListeners", {"objectId": body, "depth": -1})["listeners"]
    nodes = [int(one.get("backendNodeId", 0)) for one in told if one["type"] in _POINTER]
    indexes: list[int] = []
    for node in list(dict.fromkeys(nodes))[:_MOST]:
        with suppress(PageFailed):  # it is gone since
            found = tab.call("DOM.resolveNode", {"backendNodeId": node})["object"]["objectId"]
            words = {"objectId": found, "functionDeclaration": _WHERE, "returnByValue": True}
            indexes.append(int(tab.call("Runtime.callFunctionOn", words)["result"]["value"]))
    if not indexes:
        return ()
    reached = [stop.place.selector for stop in stops]
    silent = f"(() => {{ {PLACE} return {_SILENT}; }})()"
    places = tab.evaluate(f"{silent}({json.dumps(indexes)}, {json.dumps(reached)})")
    return tuple(map(Place.model_validate, places))
