"""The parts pages are made of, and which section calls for which."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from domain.agents.design.layout_architecture import SectionKind

State = Literal["rest", "hover", "focus", "active", "disabled", "invalid", "open", "current"]

_PRESSED: tuple[State, ...] = ("rest", "hover", "focus", "active")
_TYPED: tuple[State, ...] = ("rest", "focus", "invalid", "disabled")


@dataclass(frozen=True, kw_only=True)
class Part:
    """A component before the firm's form is put on it."""

    name: str
    element: str
    slots: tuple[str, ...] = ()
    states: tuple[State, ...] = ("rest",)
    is_target: bool = False
    """Whether it is pressed and needs a smallest size; links inside sentences do not."""
    tokens: dict[str, str] = field(default_factory=dict[str, str])


KIT: dict[str, Part] = {
    part.name: part
    for part in (
        Part(
            name="skip-link",
            element="a",
            slots=("label",),
            states=("rest", "focus"),
            is_target=True,
            tokens={"background": "accent", "color": "on_accent", "outline-color": "focus"},
        ),
        Part(
            name="header",
            element="header",
            slots=("mark", "name", "navigation", "action"),
            tokens={"background": "surface", "color": "text", "border-color": "line"},
        ),
        Part(
            name="navigation",
            element="nav",
            slots=("links",),
            states=(*_PRESSED, "current"),
            is_target=True,
            tokens={"background": "surface", "color": "text", "outline-color": "focus"},
        ),
        Part(
            name="menu",
            element="details",
            slots=("label", "links"),
            states=(*_PRESSED, "open"),
            is_target=True,
            tokens={"background": "surface_raised", "color": "text", "outline-color": "focus"},
        ),
        Part(
            name="breadcrumb",
            element="nav",
            slots=("links",),
            states=(*_PRESSED, "current"),
            is_target=True,
            tokens={"background": "surface", "color": "text_muted", "outline-color": "focus"},
        ),
        Part(
            name="button",
            element="a",
            slots=("label", "icon"),
            states=_PRESSED,
            is_target=True,
            tokens={"outline-color": "focus"},
        ),
        Part(
            name="button-on-strong",
            element="a",
            slots=("label", "icon"),
            states=_PRESSED,
            is_target=True,
            tokens={
                "background": "surface_strong",
                "color": "text_on_strong",
                "border-color": "accent_on_strong",
                "outline-color": "focus_on_strong",
            },
        ),
        Part(
            name="link",
            element="a",
            slots=("label",),
            states=_PRESSED,
            tokens={"background": "surface", "color": "accent_text", "outline-color": "focus"},
        ),
        Part(
            name="contact-line",
            element="a",
            slots=("icon", "label"),
            states=_PRESSED,
            is_target=True,
            tokens={"background": "surface", "color": "accent_text", "outline-color": "focus"},
        ),
        Part(name="card", element="article", slots=("heading", "body", "meta", "link")),
        Part(
            name="service-list",
            element="ul",
            slots=("name", "description", "price", "link"),
            tokens={"background": "surface", "color": "text", "border-color": "line"},
        ),
        Part(
            name="price-list",
            element="dl",
            slots=("group", "item", "price", "note"),
            tokens={"background": "surface", "color": "text", "border-color": "line"},
        ),
        Part(
            name="table",
            element="table",
            slots=("caption", "head", "rows"),
            tokens={"background": "surface_raised", "color": "text", "border-color": "line"},
        ),
        Part(
            name="hours-table",
            element="table",
            slots=("caption", "days", "spans", "note"),
            tokens={"background": "surface", "color": "text", "border-color": "line"},
        ),
        Part(
            name="address",
            element="address",
            slots=("lines", "map-link"),
            tokens={"background": "surface", "color": "text"},
        ),
        Part(
            name="areas",
            element="ul",
            slots=("places",),
            tokens={"background": "surface", "color": "text"},
        ),
        Part(
            name="quote",
            element="figure",
            slots=("words", "author", "source", "rating"),
            tokens={"background": "surface", "color": "text", "border-color": "accent"},
        ),
        Part(
            name="person",
            element="article",
            slots=("portrait", "name", "role", "credential", "bio"),
            tokens={"background": "surface", "color": "text"},
        ),
        Part(
            name="figure",
            element="figure",
            slots=("picture", "caption"),
            tokens={"background": "surface", "color": "text_muted"},
        ),
        Part(
            name="stamp",
            element="p",
            slots=("name", "number", "issuer"),
            tokens={"background": "surface", "color": "text", "border-color": "border"},
        ),
        Part(
            name="question",
            element="details",
            slots=("question", "answer"),
            states=(*_PRESSED, "open"),
            is_target=True,
            tokens={"background": "surface", "color": "text", "outline-color": "focus"},
        ),
        Part(
            name="event",
            element="article",
            slots=("date", "name", "place"),
            tokens={"background": "surface", "color": "text", "border-color": "accent"},
        ),
        Part(
            name="steps",
            element="ol",
            slots=("steps",),
            tokens={"background": "surface", "color": "text"},
        ),
        Part(
            name="field",
            element="input",
            slots=("label", "hint", "error"),
            states=_TYPED,
            is_target=True,
            tokens={
                "background": "surface_raised",
                "color": "text",
                "border-color": "border",
                "outline-color": "focus",
            },
        ),
        Part(
            name="submit",
            element="button",
            slots=("label",),
            states=(*_PRESSED, "disabled"),
            is_target=True,
            tokens={"background": "accent", "color": "on_accent", "outline-color": "focus"},
        ),
        Part(
            name="footer",
            element="footer",
            slots=("name", "address", "hours", "links", "legal"),
            tokens={"background": "surface_strong", "color": "text_on_strong"},
        ),
    )
}
"""Every part under its name; tokens are CSS property to palette token."""

_ALWAYS = ("skip-link", "header", "navigation", "button", "link", "footer")
_BY_SECTION: dict[SectionKind, tuple[str, ...]] = {
    "services": ("service-list", "card"),
    "prices": ("price-list", "table"),
    "hours": ("hours-table",),
    "location": ("address", "contact-line"),
    "areas": ("areas",),
    "people": ("person",),
    "reviews": ("quote",),
    "work": ("card", "figure"),
    "gallery": ("figure",),
    "faq": ("question",),
    "events": ("event",),
    "articles": ("card",),
    "licences": ("stamp",),
    "process": ("steps",),
    "contact": ("contact-line", "address"),
    "form": ("field", "submit"),
    "related": ("card",),
    "action": ("button-on-strong",),
}


def parts_for(sections: Iterable[SectionKind], *, has_menu: bool, is_deep: bool) -> list[Part]:
    """Return the parts the sections call for, in the kit's order.

    Args:
        sections: Kinds of sections on any page.
        has_menu: Whether the navigation folds on narrow screens.
        is_deep: Whether a page lies under another, so that breadcrumbs help.
    """
    wanted = {*_ALWAYS, *(name for kind in sections for name in _BY_SECTION.get(kind, ()))}
    wanted |= {"menu"} if has_menu else set()
    wanted |= {"breadcrumb"} if is_deep else set()
    return [part for part in KIT.values() if part.name in wanted]
