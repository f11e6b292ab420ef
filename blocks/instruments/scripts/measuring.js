// What is asked of a page. It runs in a world of its own beside the page's scripts.
globalThis.measuring = (() => {
  const MOST = 30;
  const CONTROLS =
    'a[href],area[href],button,input:not([type=hidden]),select,textarea,summary,iframe,' +
    'audio[controls],video[controls],[contenteditable=""],[contenteditable=true],[tabindex]';
  const LOOKS_USABLE = CONTROLS + ',[role=button],[role=link],[role=checkbox],[role=switch],[onclick]';
  const MOVED_BY_ARROWS = new Set(['tab', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'radio',
    'option', 'treeitem', 'gridcell', 'row']);

  const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const within = (promise, ms) => Promise.race([promise, pause(ms)]);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  function selectorOf(element) {
    const steps = [];
    for (let one = element; one && one.nodeType === 1; one = one.parentElement) {
      if (one.id && document.querySelectorAll(`#${CSS.escape(one.id)}`).length === 1) {
        steps.unshift(`#${CSS.escape(one.id)}`);
        break;
      }
      const name = one.localName;
      const same = one.parentElement
        ? [...one.parentElement.children].filter((other) => other.localName === name) : [one];
      steps.unshift(same.length > 1 ? `${name}:nth-of-type(${same.indexOf(one) + 1})` : name);
    }
    return steps.join(' > ');
  }

  function place(element) {
    if (!element || element.nodeType !== 1) element = (element && element.parentElement) || document.body;
    const box = element.getBoundingClientRect();
    return {
      selector: selectorOf(element),
      box: {
        x: Math.round(box.x + scrollX), y: Math.round(box.y + scrollY),
        width: Math.round(box.width), height: Math.round(box.height),
      },
      html: element.cloneNode(false).outerHTML.slice(0, 200),
    };
  }

  function isVisible(element) {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 &&
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  }

  const textOf = (element) =>
    (element.innerText || element.value || element.getAttribute('aria-label') || element.title || '')
      .replace(/\s+/g, ' ').trim().slice(0, 80);

  async function settle() {
    const images = [...document.images].filter((image) => !image.complete && image.loading !== 'lazy');
    const moving = document.getAnimations().filter(
      (one) => one.effect && Number.isFinite(one.effect.getComputedTiming().endTime));
    await within(Promise.all([
      document.fonts.ready,
      ...images.map((image) => image.decode().catch(() => 0)),
      ...moving.map((one) => one.finished.catch(() => 0)),
    ]), 1500);
    await within(frame().then(frame), 300);
  }

  // Past everything once, so that what is loaded or shown late is there.
  async function wander() {
    const step = Math.max(300, innerHeight * 0.8);
    const end = Math.min(document.documentElement.scrollHeight, 40 * step);
    for (let y = 0; y < end; y += step) {
      scrollTo({ top: y, behavior: 'instant' });
      await within(frame(), 100);
    }
    const late = [...document.images].filter((image) => !image.complete && image.currentSrc);
    await within(Promise.all(late.map((image) => image.decode().catch(() => 0))), 1000);
    scrollTo({ top: 0, behavior: 'instant' });
    await settle();
  }

  async function shifts() {
    const found = [];
    const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    await within(frame().then(frame), 300);
    found.push(...observer.takeRecords());
    observer.disconnect();
    // Chromium takes the screen we gave it for input by a visitor, of whom there was none.
    return found.map((one) => ({
      value: one.value,
      at_ms: Math.round(one.startTime),
      places: [...one.sources].filter((source) => source.node).slice(0, 5)
        .map((source) => place(source.node)),
    }));
  }

  // What hides the rest of its content on the way up to the page itself.
  function holderOf(element) {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement) {
      if (one !== document.documentElement && getComputedStyle(one).overflowX !== 'visible') return one;
    }
    return null;
  }

  function reflow(width) {
    const contentWidth = Math.max(document.documentElement.scrollWidth, document.body?.scrollWidth ?? 0);
    const beyond = all('body *').filter((one) => {
      const box = one.getBoundingClientRect();
      return box.right + scrollX > width + 1 && box.left + scrollX < contentWidth + 5000 &&
        isVisible(one) && getComputedStyle(one).position !== 'fixed' && !holderOf(one);
    });
    const innermost = beyond.filter((one) => !beyond.some((other) => other !== one && one.contains(other)));
    const cutByPage = contentWidth > width ? [] : innermost.filter((one) => textOf(one));
    return {
      width, content_width: contentWidth,
      sticking_out: contentWidth > width ? innermost.slice(0, MOST).map(place) : [],
      clipped: [...new Set([...cutByPage, ...clipped()])].slice(0, MOST).map(place),
    };
  }

  function clipped() {
    return all('body *').filter((one) => {
      if (one.clientWidth < 3 || one.clientHeight < 3) return false;
      const wide = one.scrollWidth > one.clientWidth + 1, high = one.scrollHeight > one.clientHeight + 1;
      if (!wide && !high) return false;
      const style = getComputedStyle(one);
      const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
      if (!((wide && hides(style.overflowX)) || (high && hides(style.overflowY)))) return false;
      return isVisible(one) && !one.closest('[aria-hidden=true]') && textLeaves(one);
    });
  }

  function textLeaves(holder) {
    const box = holder.getBoundingClientRect();
    const texts = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let seen = 0; seen < 200 && texts.nextNode();) {
      if (!texts.currentNode.data.trim() || !isVisible(texts.currentNode.parentElement)) continue;
      seen += 1;
      range.selectNodeContents(texts.currentNode);
      const out = [...range.getClientRects()].some((one) => one.width > 1 && one.height > 1 &&
        (one.right > box.right + 2 || one.bottom > box.bottom + one.height / 3));
      if (out) return true;
    }
    return false;
  }

  const isClear = (color) => color === 'transparent' || /^rgba\(.*, 0\)$|\/ 0\)$/.test(color);

  // What marks the focus beyond doubt, as far as the computed style tells.
  function marks(element) {
    return [null, '::before', '::after'].map((part) => {
      const style = getComputedStyle(element, part);
      if (part && (style.content === 'none' || style.content === 'normal')) return '';
      const outline = style.outlineStyle === 'none' || !parseFloat(style.outlineWidth) ||
        (style.outlineStyle !== 'auto' && isClear(style.outlineColor)) ? ''
        : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`;
      return `${outline}|${style.boxShadow}`;
    }).join('\n');
  }

  const finish = (element) => element.getAnimations({ subtree: true }).forEach((one) => {
    try { one.finish(); } catch { /* it never ends */ }
  });

  let before, reached, last, repeats;

  function startWalk() {
    before = new Map(all(CONTROLS).map((one) => [one, marks(one)]));
    reached = []; last = null; repeats = 0;
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
    scrollTo({ top: 0, behavior: 'instant' });
  }

  const focused = () => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return !one || one === document.body || one === document.documentElement ? null : one;
  };

  // Where Tab led to: a stop, or `end`, `again` (within one element) or `trapped`.
  function stop() {
    const element = focused();
    if (!element) return { kind: reached.length ? 'end' : 'nothing' };
    if (element === last) {
      repeats += 1;
      const most = element.localName === 'iframe' ? 60 : /^(video|audio|input)$/.test(element.localName) ? 12 : 3;
      return repeats > most ? { kind: 'trapped', place: place(element) } : { kind: 'again' };
    }
    if (element === reached[0]) return { kind: 'end' };
    if (reached.includes(element)) return { kind: 'trapped', place: place(last) };
    last = element; repeats = 0;
    reached.push(element);
    finish(element);
    const known = before.get(element), now = marks(element);
    return {
      kind: 'stop', place: place(element), text: textOf(element),
      is_marked: known !== undefined && known !== now, is_covered: isCovered(element),
    };
  }

  function isCovered(element) {
    // Of a link around a picture the first box is an empty line.
    const boxes = [...element.getClientRects()].sort((a, b) => b.width * b.height - a.width * a.height);
    const box = boxes[0];
    if (!box || !box.width || !box.height) return true;
    if (getComputedStyle(element).pointerEvents === 'none') return false;
    const points = [[0.5, 0.5], [0.1, 0.2], [0.9, 0.8]].map(
      ([x, y]) => [box.left + box.width * x, box.top + box.height * y]);
    return points.every(([x, y]) => {
      const top = element.getRootNode().elementFromPoint(x, y);
      return !top || !(top === element || element.contains(top) || top.contains(element) ||
        [...(element.labels ?? [])].some((label) => label.contains(top)));
    });
  }

  // The focus goes away from the element, but the next Tab still starts from it.
  const letGo = () => { const one = focused(); one?.blur(); if (one) finish(one); };

  function unreached() {
    return all(LOOKS_USABLE).filter((one) => {
      if (reached.includes(one) || !isVisible(one) || one.matches(':disabled,[type=radio]')) return false;
      if (one.closest('[inert],[aria-hidden=true],[aria-disabled=true]')) return false;
      if (MOVED_BY_ARROWS.has(one.getAttribute('role'))) return false;
      // A place to jump to, not a control.
      if (one.tabIndex < 0 && one.hasAttribute('tabindex') && !one.hasAttribute('role') &&
        !one.hasAttribute('onclick') && !one.matches('a[href],button,input,select,textarea')) return false;
      if (one.matches('label,summary ~ *')) return false;
      return !reached.some((other) => one.contains(other) || other.contains(one));
    }).slice(0, MOST).map(place);
  }

  function motion() {
    const running = document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.target)
      .map((one) => {
        const timing = one.effect.getComputedTiming();
        const properties = [...new Set(one.effect.getKeyframes().flatMap(Object.keys))]
          .filter((name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name));
        return {
          place: place(one.effect.target), name: one.animationName || one.transitionProperty || one.id || 'script',
          duration_ms: Number(timing.duration) || 0,
          iterations: Number.isFinite(timing.iterations) ? timing.iterations : null, properties,
        };
      });
    const films = all('video').filter((one) => !one.paused && !one.ended)
      .map((one) => ({ place: place(one), name: 'video', duration_ms: (one.duration || 0) * 1000, iterations: one.loop ? null : 1 }));
    const bands = all('marquee').map((one) => ({ place: place(one), name: 'marquee', duration_ms: 0, iterations: null }));
    return [...films, ...bands, ...running]
      .map((one) => ({ ...one, duration_ms: Number.isFinite(one.duration_ms) ? one.duration_ms : 0 }))
      .slice(0, MOST);
  }

  let set_apart = [];

  // Controls that their background sets apart, as they are without a high contrast theme.
  function rememberControls() {
    set_apart = all('button,[role=button],a[href],select,textarea,input').filter((one) => {
      if (!isVisible(one) || /^(hidden|checkbox|radio|range|color|file|image)$/.test(one.type ?? '')) return false;
      const style = getComputedStyle(one);
      return !isClear(style.backgroundColor) && parseFloat(style.paddingLeft) > 3 &&
        style.backgroundColor !== getComputedStyle(one.parentElement).backgroundColor;
    });
  }

  function withoutEdges() {
    return set_apart.filter((one) => {
      const style = getComputedStyle(one);
      const edge = ['Top', 'Right', 'Bottom', 'Left'].some((side) =>
        style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0);
      const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
      return !edge && !line && style.forcedColorAdjust !== 'none' && !style.textDecorationLine.includes('underline');
    }).slice(0, MOST).map(place);
  }

  const size = () => ({
    width: Math.max(document.documentElement.scrollWidth, document.body?.scrollWidth ?? 0),
    height: Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0),
  });

  async function axeRun(tags, rules) {
    const only = rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags };
    const found = await axe.run(document, {
      runOnly: only, resultTypes: ['violations', 'incomplete'], iframes: false, preload: false,
    });
    const plain = (results) => results.map((result) => ({
      rule: result.id, impact: result.impact ?? null, help: result.help, tags: result.tags,
      nodes: result.nodes.slice(0, MOST).map((node) => ({
        selector: node.target.flat().join(' '), html: node.html.slice(0, 200),
        summary: (node.failureSummary ?? '').slice(0, 600),
      })),
    }));
    return {
      violations: plain(found.violations), incomplete: plain(found.incomplete),
      passed: found.passes.map((result) => result.id),
    };
  }

  return {
    settle, wander, shifts, reflow, startWalk, stop, letGo, unreached, motion,
    rememberControls, withoutEdges, size, axeRun,
  };
})();
