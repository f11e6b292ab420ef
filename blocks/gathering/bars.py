"""Bars that stick to the edge of the screen, put where they belong in a picture of the whole page."""

from collections.abc import Generator
from contextlib import contextmanager

from blocks.browser import Tab

_PIN = """((height) => {
  globalThis.pinned = [];
  const change = (one, styles) => {
    pinned.push([one, one.hasAttribute('style') ? one.style.cssText : null]);
    for (const [name, value] of Object.entries({transition: 'none', ...styles}))
      one.style.setProperty(name, value, 'important');
  };
  for (const one of document.querySelectorAll('body *')) {
    const style = getComputedStyle(one);
    if (style.position === 'sticky') change(one, {position: 'relative', inset: 'auto'});
    // What is fixed inside something transformed scrolls with it, and has an `offsetParent`.
    if (style.position !== 'fixed' || one.offsetParent) continue;
    const box = one.getBoundingClientRect();
    const isBar = box.height > 0 && box.height < innerHeight / 2;
    if (isBar && box.top > innerHeight - box.bottom && box.bottom > 0 && box.top < innerHeight)
      change(one, {translate: `0 ${height - innerHeight}px`});
  }
})(%d)"""
_LET_GO = """(() => {
  const still = ';transition: none !important';
  for (const [one, before] of globalThis.pinned ?? []) one.style.cssText = (before ?? '') + still;
  document.documentElement.getBoundingClientRect();  // so that nothing glides back
  for (const [one, before] of globalThis.pinned ?? []) {
    one.style.cssText = before ?? '';
    // Asked for first: Chromium writes a changed style down only when somebody reads it.
    if (before === null && one.getAttribute('style') !== null) one.removeAttribute('style');
  }
  globalThis.pinned = [];
})()"""


@contextmanager
def pinned(tab: Tab, *, height: int) -> Generator[None]:
    """Keep bars at the lower edge of the screen at the end of the page, and others where they begin.

    A picture of the whole page has no screen, so they would be painted somewhere in its middle.

    Args:
        tab: The page, scrolled to its top.
        height: Where the picture ends, in CSS pixels from the top.
    """
    tab.evaluate(_PIN % height)
    try:
        yield
    finally:
        tab.evaluate(_LET_GO)
