"""The name assistive technology gives an element, as far as markup decides it."""

from domain.grading.accessibility.document import NEVER_SEEN, Document, Element
from domain.grading.accessibility.styles import styles

_NAMED_BY_VALUE = {"submit": "Submit", "reset": "Reset", "button": ""}


def accessible_name(element: Element, whole: Document) -> str:
    """Return the accessible name; empty when there is none. A placeholder is no name."""
    referred = element.get("aria-labelledby").split()
    if referred and (name := " ".join(_content(e, whole) for e in _found(referred, whole)).strip()):
        return name
    return element.get("aria-label") or _native(element, whole) or element.get("title")


def _found(ids: list[str], whole: Document) -> list[Element]:
    return [whole.by_id[i][0] for i in ids if i in whole.by_id]


_NAMED_BY_CHILD = {"fieldset": "legend", "table": "caption", "figure": "figcaption"}
_NAMED_BY_LABEL = frozenset({"select", "textarea", "meter", "progress", "output"})


def _native(element: Element, whole: Document) -> str:
    tag = element.tag
    if tag in _NAMED_BY_CHILD:
        wanted = _NAMED_BY_CHILD[tag]
        return next((_content(c, whole) for c in element.children if c.tag == wanted), "")
    if tag in _NAMED_BY_LABEL:
        return label_text(element, whole)
    match tag:
        case "img" | "area":
            return element.get("alt")
        case "svg":
            return _title(element)
        case "input":
            return _input(element, whole)
        case "iframe" | "video" | "audio":
            return ""
        case _:
            return _content(element, whole) or (
                label_text(element, whole) if tag == "button" else ""
            )


def _title(svg: Element) -> str:
    for child in svg.descendants:
        if child.tag == "title":
            return " ".join(" ".join(t for t in child.content if isinstance(t, str)).split())
    return ""


def _input(element: Element, whole: Document) -> str:
    kind = element.get("type").lower()
    if kind == "image":
        return element.get("alt") or element.get("value")
    if kind in _NAMED_BY_VALUE:
        if element.has("value"):
            return element.get("value") or label_text(element, whole)
        return _NAMED_BY_VALUE[kind] or label_text(element, whole)
    return label_text(element, whole)


def label_text(field: Element, whole: Document) -> str:
    """Return the words of every label of a field; empty when no label has any that is shown."""
    shown = (one for one in labels_of(field, whole) if not _is_gone(one, field, whole))
    return " ".join(_content(label, whole) for label in shown).strip()


def labels_of(field: Element, whole: Document) -> list[Element]:
    """Return the labels that point to the field or are around it."""
    identity = field.get("id")
    pointing = [
        label
        for label in whole.by_tag.get("label", ())
        if identity and label.get("for") == identity
    ]
    around = field.closest("label")
    if around is not None and not around.get("for") and around not in pointing:
        pointing.append(around)
    return pointing


def _content(element: Element, whole: Document) -> str:
    """Name from content: text, alternative texts and labels inside, hidden parts left out."""
    if element.tag in ("img", "area", "svg"):
        return element.get("aria-label") or _native(element, whole)
    return " ".join(" ".join(_parts(element, whole)).split())


def _parts(element: Element, whole: Document) -> list[str]:
    parts: list[str] = []
    for item in element.content:
        if isinstance(item, str):
            parts.append(item)
        elif (
            item.tag in NEVER_SEEN
            or item.has("hidden")
            or item.get("aria-hidden") == "true"
            or _is_gone(item, element, whole)
        ):
            continue
        elif item.get("aria-label"):
            parts.append(item.get("aria-label"))
        elif item.tag in ("img", "svg"):
            parts.append(_native(item, whole) or item.get("title"))
        elif item.tag not in ("select", "textarea"):
            parts += _parts(item, whole) or [item.get("title")]
    return parts


def _is_gone(item: Element, around: Element, whole: Document) -> bool:
    """Whether CSS takes the part away from an element that is shown."""
    sheet = styles(whole.page)
    return sheet.is_gone(item) and not sheet.is_gone(around)
