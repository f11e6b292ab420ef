"""Set up how a page is seen, and read what is to be seen."""

import base64
import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from blocks.browser import Tab
from blocks.gathering.bars import pinned
from blocks.gathering.ink import decide
from blocks.gathering.places import PLACE
from blocks.gathering.stirring import stirring
from blocks.instruments import COLLECTION, axe_source
from domain.artifacts import (
    SCHEMES,
    WIDTHS,
    AxeRun,
    ForcedColors,
    ReducedMotion,
    Reflow,
    Scheme,
    Screenshot,
    Shift,
)
from domain.errors import PageFailed

Keep = Callable[[bytes], str]
"""Keeps a picture and returns its SHA-256."""

_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")
_COLOR_RULES = ("color-contrast", "link-in-text-block")
"""All that can differ in the dark."""
PRACTICES = (
    *("aria-dialog-name", "aria-text", "aria-treeitem-name", "empty-heading", "heading-order"),
    *("label-title-only", "landmark-no-duplicate-banner", "landmark-no-duplicate-contentinfo"),
    *("landmark-no-duplicate-main", "landmark-one-main", "landmark-unique", "skip-link"),
    *("presentation-role-conflict", "scope-attr-valid", "tabindex"),
)
"""Rules of good practice that axe-core has besides those of WCAG; what only Lighthouse would run, it runs on
one page of each kind."""
_AXE_RUNS: tuple[tuple[int, Scheme, tuple[str, ...]], ...] = (
    (375, "light", ()),
    (1440, "light", ()),
    (1440, "dark", _COLOR_RULES),
)
_HEIGHTS = {320: 640, 375: 812, 640: 512, 768: 1024, 1440: 900}
_PHONES_BELOW = 768
_AXE_S, _PICTURE_S = 30.0, 20.0
_QUIET_S, _PATIENCE_S = 0.3, 3.0
_LATE = "new Promise((done) => setTimeout(done, Math.max(0, 1500 - performance.now())))"
"""Waits until the page is a second and a half old."""
_TALLEST = 12_000
"""Pictures are cut here: a page without end would fill the memory."""
_QUALITY = 80

_MASKED = f"""(() => {{ {PLACE}
  const clear = /^rgba\\(.*, 0\\)$|^transparent$/;
  const ground = (one) => {{
    for (; one; one = one.parentElement) {{
      const color = getComputedStyle(one).backgroundColor;
      if (!clear.test(color)) return color;
    }}
    return 'rgb(0, 0, 0)';
  }};
  const isLost = (one, part) => {{
    const style = getComputedStyle(one, part);
    if (part && (style.content === 'none' || style.content === 'normal')) return false;
    if (style.maskImage === 'none' || style.forcedColorAdjust === 'none') return false;
    const color = style.backgroundColor;
    return clear.test(color) || color === ground(part ? one : one.parentElement);
  }};
  const controls = [...document.querySelectorAll('a[href],button,[role=button],summary')];
  return controls.filter((one) => isVisible(one) && !one.innerText.trim() &&
    [one, ...one.querySelectorAll('*')].some((piece) =>
      [null, '::before', '::after'].some((part) => isLost(piece, part)))).slice(0, 10).map(place);
}})()"""
"""Finds controls that are nothing but a mask filled with a background, which high contrast takes away."""


def prepare(tab: Tab, address: str, width: int, *, motion: str) -> None:
    """Open an address and wait until nothing more comes.

    Raises:
        PageFailed: It does not open, or crashes.
    """
    tab.call("Emulation.setFocusEmulationEnabled", {"enabled": True})
    see(tab, width, motion=motion)
    tab.open(address)
    tab.wait_until_quiet(_QUIET_S, most_s=_PATIENCE_S)
    tab.evaluate(_measuring())
    tab.evaluate("measuring.settle()")


def see(  # each is one thing a visitor may have set
    tab: Tab,
    width: int,
    *,
    scheme: Scheme = "light",
    motion: str = "no-preference",
    forced: str = "none",
    scale: int = 1,
) -> None:
    """Give the page a screen and what its visitor prefers."""
    screen = {
        "width": width,
        "height": _HEIGHTS[width],
        "deviceScaleFactor": scale,
        # A screen of 320 px stands for 1280 px at 400 %, which is no phone.
        "mobile": 320 < width < _PHONES_BELOW and scale == 1,
    }
    tab.call("Emulation.setDeviceMetricsOverride", screen)
    features = {
        "prefers-color-scheme": scheme,
        "prefers-reduced-motion": motion,
        "forced-colors": forced,
    }
    wished = [{"name": name, "value": value} for name, value in features.items()]
    tab.call("Emulation.setEmulatedMedia", {"features": wished})


def find_shifts(tab: Tab) -> tuple[Shift, ...]:
    """Return what moved while the page loaded, and just after: banners come late."""
    tab.evaluate(_LATE)
    return tuple(map(Shift.model_validate, tab.evaluate("measuring.shifts()")))


def document(tab: Tab) -> str:
    """Return the document as it is after its scripts ran."""
    root = tab.call("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    return str(tab.call("DOM.getOuterHTML", {"nodeId": root})["outerHTML"])


def run_axe(tab: Tab) -> tuple[AxeRun, ...]:
    """Run axe-core on a phone and at a desk, and for colours also in the dark."""
    # Its last value is kept from the answer: it would be the whole of axe.
    tab.evaluate(f"{axe_source()}\n;0")
    runs: list[AxeRun] = []
    for width, scheme, rules in _AXE_RUNS:
        see(tab, width, scheme=scheme)
        tab.evaluate("measuring.settle()")
        found = decide(tab, _axe(tab, rules))
        if (width, scheme) == (1440, "light"):
            found = {name: [*found[name], *told] for name, told in _axe(tab, PRACTICES).items()}
        runs.append(AxeRun.model_validate({"width": width, "scheme": scheme, **found}))
    return tuple(runs)


def _axe(tab: Tab, rules: tuple[str, ...]) -> dict[str, list[Any]]:
    """Return what axe-core finds by these rules; by all of WCAG when none are named."""
    words = f"measuring.axeRun({json.dumps(_TAGS)}, {json.dumps(rules) if rules else 'null'})"
    return tab.evaluate(words, timeout_s=_AXE_S)


def picture_all(tab: Tab, keep: Keep) -> tuple[Screenshot, ...]:
    """Picture the page at every width, by day and by night."""
    pictures: list[Screenshot] = []
    for width in WIDTHS:
        see(tab, width)
        tab.evaluate("measuring.wander()")
        for scheme in SCHEMES:
            see(tab, width, scheme=scheme)
            tab.evaluate("measuring.settle()")
            pictures.append(_picture(tab, keep, width=width, scheme=scheme))
    return tuple(pictures)


def reflow(tab: Tab, width: int, *, scale: int = 1) -> Reflow:
    """Look for what does not fit."""
    see(tab, width, scale=scale)
    tab.evaluate("measuring.settle()")
    return Reflow.model_validate(tab.evaluate(f"measuring.reflow({width})"))


def reduced_motion(tab: Tab) -> ReducedMotion:
    """Look for what still moves: what the browser moves itself, or else what scripts move."""
    moving = tab.evaluate("measuring.motion()") or stirring(tab)
    return ReducedMotion.model_validate({"animations": moving})


def forced_colors(tab: Tab, keep: Keep) -> ForcedColors:
    """Look at the page in a high contrast theme."""
    see(tab, 1440, motion="reduce")
    tab.evaluate("measuring.wander()")
    tab.evaluate("measuring.rememberControls()")
    see(tab, 1440, motion="reduce", forced="active")
    tab.evaluate("measuring.settle()")
    places = [*tab.evaluate("measuring.withoutEdges()"), *tab.evaluate(_MASKED)]
    picture = _picture(tab, keep, width=1440, scheme="light", forced_colors=True)
    return ForcedColors.model_validate({"without_edges": places, "screenshot": picture})


def _picture(tab: Tab, keep: Keep, **known: Any) -> Screenshot:
    size: dict[str, int] = tab.evaluate("measuring.size()")
    height = max(1, min(size["height"], _TALLEST))
    area = {"x": 0, "y": 0, "width": known["width"], "height": height, "scale": 1}
    words = {
        # Twice as large as WebP, but in a third of the time (1440 x 4500: 0.2 instead of 0.6 s).
        "format": "jpeg",
        "quality": _QUALITY,
        "captureBeyondViewport": True,
        "clip": area,
    }
    with pinned(tab, height=height):
        taken = tab.call("Page.captureScreenshot", words, timeout_s=_PICTURE_S)
    body = base64.b64decode(taken["data"])
    if not body:
        raise PageFailed("the browser gave an empty picture")
    return Screenshot(
        **known,
        height=height,
        sha256=keep(body),
        size_bytes=len(body),
        is_cut=size["height"] > height,
    )


@lru_cache(maxsize=1)
def _measuring() -> str:
    script = (COLLECTION / "scripts" / "measuring.js").read_text(encoding="utf-8")
    return f"{script}\n;0"
