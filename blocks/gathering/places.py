"""Name elements as a person finds them again, from scripts that work beside the page's own."""

PLACE = """
const place = (element) => {
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
  const box = element.getBoundingClientRect();
  return {
    selector: steps.join(' > '),
    box: {
      x: Math.round(box.x + scrollX), y: Math.round(box.y + scrollY),
      width: Math.round(box.width), height: Math.round(box.height),
    },
    html: element.cloneNode(false).outerHTML.slice(0, 200),
  };
};
const isVisible = (element) => {
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
};
"""
"""Declares `place` and `isVisible`; to be put into a function of its own."""
