"""Where a model may choose among the forms of a layout; never its pages or what they hold."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from domain.agents.design.archetypes import FORMS, LARGE, SMALL, SectionKind
from domain.agents.prompt import Lines, Slot
from domain.agents.rewriting import rewritten, said
from domain.agents.spec import Given
from domain.text import Passage

if TYPE_CHECKING:
    from domain.agents.design.layout_architecture import Layout, PagePlan, SectionPlan

_SITE: Final = {
    "header": ("headers", "Form of the header"),
    "divider": ("dividers", "What stands between two sections"),
    "grid": ("grids", "Columns of twelve that heading and text take"),
    "align": ("aligns", "Where text begins"),
    "density": ("densities", "How close things stand"),
    "corner": ("corners", "Corners of boxes and buttons"),
    "ornament": ("ornaments", "Where the drawn ornament stands"),
}
"""Choices for the whole site: field of the layout, field of its forms, and what it is."""
_HOME = "home"


def slots(_: Given, draft: "Layout") -> tuple[Slot, ...]:
    """Return what can be chosen, where there is more than one option."""
    home = _home(draft)
    every = (*_of_site(draft), *(_of_home(home, draft) if home else ()))
    return tuple(slot for slot in every if len(slot.options) > 1)


def _home(draft: "Layout") -> "PagePlan | None":
    return next((page for page in draft.pages if page.kind == _HOME), None)


def _of_site(draft: "Layout") -> Iterator[Slot]:
    forms = FORMS[draft.archetype]
    for name, (field, what) in _SITE.items():
        yield _choice(f"site.{name}", what, getattr(forms, field), now=getattr(draft, name))
    styles = [s.variant for page in draft.pages for s in page.sections if s.kind == "services"]
    if styles:
        what = "How the list of what is offered is set"
        yield _choice("services.variant", what, forms.services, now=styles[0])


def _of_home(home: "PagePlan", draft: "Layout") -> Iterator[Slot]:
    kinds = [section.kind for section in home.sections]
    now = [section.kind for section in home.sections if section.tone == "strong"]
    strong = tuple(kind for kind in FORMS[draft.archetype].strong if kind in kinds)
    if now:
        what = "The one section of the home page on the contrasting surface"
        yield _choice("home.strong", what, (*strong, *now), now=now[0])
    if len(orders := _orders(home, draft)) > 1:
        what = "Order of the home page's sections, what a visitor decides by first"
        yield _choice("home.order", what, tuple(orders), now=_line(_movable(home)))
    for section in home.sections[1:]:
        what = f"How much room the section {section.kind} of the home page takes"
        name = f"home.weight.{section.kind}"
        yield _choice(name, what, _weights(section.kind), now=section.weight)


def _weights(kind: SectionKind) -> tuple[str, ...]:
    if kind in SMALL:
        return ("small", "medium")
    return ("medium", "large") if kind in LARGE else ("small", "medium", "large")


def _choice(name: str, what: str, options: tuple[str, ...], *, now: str) -> Slot:
    every = tuple(dict.fromkeys((now, *options)))
    return Slot(name=name, what=what, form="choice", options=every, now=(Passage(text=now),))


def _movable(home: "PagePlan") -> tuple[str, ...]:
    """Return the kinds between hero and the last section, which keeps the means of contact."""
    return tuple(section.kind for section in home.sections[1:-1])


def _orders(home: "PagePlan", draft: "Layout") -> dict[str, tuple[str, ...]]:
    """Return the orders the archetype knows, by the words of their option, today's first."""
    today = _movable(home)
    found = {_line(today): today}
    for order in FORMS[draft.archetype].orders:
        ranks = {kind: rank for rank, kind in enumerate(order.split())}
        kinds = tuple(sorted(today, key=lambda kind, ranks=ranks: ranks.get(kind, len(ranks))))
        found.setdefault(_line(kinds), kinds)
    return found


def _line(kinds: tuple[str, ...]) -> str:
    return ", ".join(kinds)


def write(given: Given, draft: "Layout", lines: Lines) -> "Layout":
    """Return the layout with what was chosen."""
    changes: dict[str, object] = {
        name: said(lines, f"site.{name}", getattr(draft, name)) for name in _SITE
    }
    pages = tuple(_page(page, draft, lines) for page in draft.pages)
    return rewritten(draft, {**changes, "pages": pages})


def _page(page: "PagePlan", draft: "Layout", lines: Lines) -> "PagePlan":
    sections = [_styled(section, lines) for section in page.sections]
    if page.kind == _HOME:
        sections = [_weighed(section, lines) for section in _ordered(page, sections, draft, lines)]
        sections = _toned(sections, lines)
    return rewritten(page, {"sections": tuple(sections)})


def _styled(section: "SectionPlan", lines: Lines) -> "SectionPlan":
    if section.kind != "services":
        return section
    return rewritten(section, {"variant": said(lines, "services.variant", section.variant)})


T = TypeVar("T", bound="SectionPlan")


def _ordered(page: "PagePlan", sections: list[T], draft: "Layout", lines: Lines) -> list[T]:
    order = _orders(page, draft).get(said(lines, "home.order", ""))
    if order is None:
        return sections
    middle = sorted(sections[1:-1], key=lambda section: order.index(section.kind))
    return [sections[0], *middle, sections[-1]]


def _weighed(section: "SectionPlan", lines: Lines) -> "SectionPlan":
    weight = said(lines, f"home.weight.{section.kind}", section.weight)
    return rewritten(section, {"weight": weight})


def _toned(sections: list["SectionPlan"], lines: Lines) -> list["SectionPlan"]:
    """Return the sections with the contrasting surface where it was chosen, and nowhere else."""
    now = next((section.kind for section in sections if section.tone == "strong"), "")
    strong = said(lines, "home.strong", now)
    if strong == now:
        return sections
    tones = {now: "plain", strong: "strong"}
    return [rewritten(s, {"tone": tones.get(s.kind, s.tone)}) for s in sections]
