"""Say how pages reflow from 320 to 1920 px."""

from pydantic import Field

from domain.agents.design.component_design import FOLDS_ABOVE, Components
from domain.agents.design.layout_architecture import Archetype, Layout, SectionKind, SectionPlan
from domain.agents.spec import AgentSpec, Given
from domain.value import Value


class Reflow(Value):
    """What one section does as the viewport narrows."""

    section: str
    columns_wide: int = Field(ge=1, le=6)
    columns_narrow: int = Field(default=1, ge=1, le=2)


class Responsive(Value):
    """Breakpoints, gutters, tap targets and reflow."""

    breakpoints_rem: tuple[float, ...] = Field(min_length=1)
    """Ascending; where layouts gain columns."""
    widest_rem: float = Field(default=75, gt=40)
    """Widest the content grows; full-bleed surfaces go on."""
    gutter_min_rem: float = 1.0
    gutter_max_rem: float = 4.0
    space_rem: tuple[float, float, float] = (2.5, 4.5, 7.5)
    """Section spacing small, medium, large at the widest; about 60 % of it at 320 px."""
    tap_target_px: int = Field(default=44, ge=24)
    reflow: tuple[Reflow, ...] = ()
    wrap_long_words: bool = True
    collapse_navigation: bool = False
    """Whether the menu folds into `<details>` on narrow screens; only with more than five entries."""


def draft(given: Given) -> Responsive:
    """Set breakpoints, room and reflow by how dense the layout is and what stands in it.

    Pages that scrolled sideways get narrower gutters and one column; targets that were too small
    grow.
    """
    layout, components = given.of(Layout), given.of(Components)
    overflowed = _rounds(given, "accessibility/reflow", "accessibility/design-reflow")
    missed = _rounds(given, "accessibility/target", "accessibility/design-target")
    asked = max((part.smallest_target_px for part in components.components), default=0)
    least, most = _GUTTERS[layout.density]
    return Responsive(
        breakpoints_rem=_BREAKPOINTS[layout.density],
        widest_rem=_WIDEST[layout.archetype],
        gutter_min_rem=max(0.75, least - 0.25 * overflowed),
        gutter_max_rem=most,
        space_rem=_SPACE[layout.density],
        tap_target_px=min(56, max(44, asked) + 4 * missed),
        reflow=_reflows(layout, is_narrowed=overflowed > 0),
        collapse_navigation=sum(page.in_navigation for page in layout.pages) > FOLDS_ABOVE,
    )


def _rounds(given: Given, *rules: str) -> int:
    return sum(
        any(finding.rule.startswith(rules) for finding in feedback.findings)
        for feedback in given.feedback
    )


_BREAKPOINTS: dict[str, tuple[float, ...]] = {
    "tight": (34.0, 52.0, 72.0),
    "normal": (38.0, 58.0, 78.0),
    "airy": (42.0, 66.0),
}
"""Rem of viewport; dense pages gain columns sooner."""
_GUTTERS: dict[str, tuple[float, float]] = {
    "tight": (1.0, 2.5),
    "normal": (1.125, 4.0),
    "airy": (1.25, 6.0),
}
_SPACE: dict[str, tuple[float, float, float]] = {
    "tight": (2.0, 3.5, 5.5),
    "normal": (2.5, 4.5, 7.5),
    "airy": (3.0, 6.0, 10.0),
}
_WIDEST: dict[Archetype, float] = {
    "workshop": 76,
    "menu": 68,
    "chambers": 66,
    "portfolio": 96,
    "product": 82,
    "practice": 72,
    "cause": 84,
    "stay": 88,
    "shopfront": 78,
}
_COLUMNS: dict[SectionKind, int] = {
    "services": 3,
    "prices": 2,
    "hours": 2,
    "location": 2,
    "areas": 4,
    "people": 3,
    "reviews": 2,
    "work": 3,
    "gallery": 3,
    "faq": 1,
    "events": 2,
    "articles": 2,
    "licences": 3,
    "statements": 2,
    "process": 4,
    "payment": 2,
    "contact": 2,
    "form": 1,
    "related": 3,
}
"""Columns a section has room for at most; what is not named reads in one."""
_PAIRS: frozenset[SectionKind] = frozenset({"gallery", "areas"})
"""Short things that keep two columns on a phone."""


def _reflows(layout: Layout, *, is_narrowed: bool) -> tuple[Reflow, ...]:
    sections: dict[SectionKind, SectionPlan] = {}
    for section in (s for page in layout.pages for s in page.sections):
        sections.setdefault(section.kind, section)
    return tuple(
        Reflow(
            section=kind,
            columns_wide=_columns(section, layout),
            columns_narrow=2 if kind in _PAIRS and not is_narrowed else 1,
        )
        for kind, section in sections.items()
    )


def _columns(section: SectionPlan, layout: Layout) -> int:
    """Return the columns at the widest: fewer for what is set large, in print forms, or airy."""
    most = _COLUMNS.get(section.kind, 1)
    if section.variant in ("index", "leaders", "table", "single", "list"):
        return min(most, 2 if section.variant == "leaders" else 1)
    if layout.density == "airy" or section.weight == "large":
        return max(1, most - 1)
    return most


RESPONSIVE_DESIGN = AgentSpec(
    name="responsive_design",
    duty="Say how pages reflow from 320 to 1920 px: breakpoints, room, columns, tap targets.",
    output=Responsive,
    draft=draft,
    needs=(Layout, Components),
)
