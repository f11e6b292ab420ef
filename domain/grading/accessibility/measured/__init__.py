"""Judge what a browser, axe-core and Lighthouse saw of accessibility."""

from collections.abc import Callable, Iterator

from domain.artifacts import Part
from domain.grading.accessibility.measured.axe import AXE_AUDITS, axe_reviews, has_axe
from domain.grading.accessibility.measured.axe_rules import NEED_STYLES
from domain.grading.accessibility.measured.fitting import narrow, zoomed
from domain.grading.accessibility.measured.focus_covered import focus_covered
from domain.grading.accessibility.measured.focus_order import focus_order
from domain.grading.accessibility.measured.focus_shown import focus_shown
from domain.grading.accessibility.measured.focus_trap import focus_trap
from domain.grading.accessibility.measured.forced_colors import forced, forced_colors
from domain.grading.accessibility.measured.keyboard import (
    has_keyboard,
    is_stand_in,
    keyboard,
    was_walked_whole,
)
from domain.grading.accessibility.measured.lasting_motion import lasting_motion
from domain.grading.accessibility.measured.lighthouse_rules import LIGHTHOUSE_RULES
from domain.grading.accessibility.measured.moving import has_motion
from domain.grading.accessibility.measured.narrow_clipping import narrow_clipping
from domain.grading.accessibility.measured.narrow_overflow import narrow_overflow
from domain.grading.accessibility.measured.painted_contrast import painted_contrast
from domain.grading.accessibility.measured.reduced_motion import reduced_motion
from domain.grading.accessibility.measured.unreachable_control import unreachable_control
from domain.grading.accessibility.measured.zoom import zoom
from domain.grading.audit import Audit, PageCheck
from domain.grading.gathered import has_category, is_as_visitors_have_it, why_otherwise
from domain.grading.grade import NotChecked, Severity
from domain.grading.instruments import Instruments, Look
from domain.grading.lighthouse_audits import lighthouse_audits, lighthouse_reviews
from domain.grading.view import PageView, SiteView
from domain.lighthouse import FailedAudit


def _audit(
    rule: str,
    page: PageCheck,
    looked_at: Callable[[PageView], bool],
    *,
    weight: float,
    severity: Severity,
    owner: str,
    wcag: tuple[str, ...] = (),
    family: str = "",
) -> Audit:
    return Audit(
        rule=rule,
        page=page,
        looked_at=lambda page: looked_at(page) and is_as_visitors_have_it(page),
        weight=weight,
        severity=severity,
        owner=owner,
        wcag=wcag,
        family=family,
        engine="chromium",
    )


def has_narrow(page: PageView) -> bool:
    """Whether the page was looked at on 320 px."""
    return narrow(page) is not None


def has_zoom(page: PageView) -> bool:
    """Whether the page was looked at with 200 % zoom."""
    return zoomed(page) is not None


def has_forced(page: PageView) -> bool:
    """Whether the page was looked at in a high contrast theme."""
    return forced(page) is not None


def has_lighthouse(page: PageView) -> bool:
    """Whether Lighthouse looked at its accessibility."""
    return has_category(page, "accessibility")


_HTML, _CSS, _FIT = "component_code", "styling", "responsive_design"

BROWSER_AUDITS: tuple[Audit, ...] = (
    _audit("focus-shown", focus_shown, has_keyboard, weight=3, severity="serious", owner=_CSS, wcag=("2.4.7",), family="focus"),
    _audit("focus-covered", focus_covered, has_keyboard, weight=2, severity="serious", owner=_CSS, wcag=("2.4.11",)),
    _audit("focus-order", focus_order, has_keyboard, weight=1, severity="moderate", owner=_HTML, family="tabindex"),
    _audit("painted-contrast", painted_contrast, has_axe, weight=4, severity="serious", owner=_CSS, wcag=("1.4.3",), family="contrast"),
    _audit("focus-trap", focus_trap, was_walked_whole, weight=4, severity="critical", owner=_HTML, wcag=("2.1.2",), family="focus-trap"),
    _audit("unreachable-control", unreachable_control, was_walked_whole, weight=3, severity="serious", owner=_HTML, wcag=("2.1.1",), family="keyboard"),
    _audit("narrow-overflow", narrow_overflow, has_narrow, weight=3, severity="serious", owner=_FIT, wcag=("1.4.10",), family="reflow"),
    _audit("narrow-clipping", narrow_clipping, has_narrow, weight=2, severity="moderate", owner=_FIT, wcag=("1.4.10",), family="clipping"),
    _audit("zoom", zoom, has_zoom, weight=2, severity="serious", owner=_FIT, wcag=("1.4.4",), family="clipping"),
    _audit("forced-colors", forced_colors, has_forced, weight=0.5, severity="minor", owner="component_design"),
    _audit("lasting-motion", lasting_motion, has_motion, weight=2, severity="serious", owner="animation", wcag=("2.2.2",), family="motion"),
    _audit("reduced-motion", reduced_motion, has_motion, weight=1, severity="moderate", owner="animation", family="motion"),
)  # fmt: skip
"""What is seen in use; weights are unitless, and a violation of WCAG fails the gate by itself."""


def is_excused(page: PageView, audit: FailedAudit) -> bool:
    """Whether the failure is about looks, and the styles did not come."""
    return audit.audit in NEED_STYLES and not is_as_visitors_have_it(page)


LIGHTHOUSE_AUDITS: tuple[Audit, ...] = lighthouse_audits(
    "accessibility", LIGHTHOUSE_RULES, excuse=is_excused
)


def reviews(site: SiteView) -> Iterator[NotChecked]:
    """Say what the instruments saw and leave to a person."""
    yield from axe_reviews(site)
    yield from lighthouse_reviews(site, "accessibility", "accessibility")
    for page in site.pages:
        way = keyboard(page)
        if way and not was_walked_whole(page):
            reason = f"{page.url}: Tab did not come to the end of the page ({len(way.stops)} stops)"
            yield NotChecked(subject="accessibility/unreachable-control", reason=reason)
        for stop in way.stops if way else ():
            if is_stand_in(stop) and (stop.shown_by == "nothing" or stop.is_covered):
                reason = (
                    f"needs review: {page.url} {stop.place.selector} is drawn by something else"
                )
                yield NotChecked(subject="accessibility/focus-shown", reason=reason)


def _look(
    engine: str,
    part: Part,
    looked_at: Callable[[PageView], bool],
    *settles: str,
) -> Look:
    return Look(
        engine=engine,
        subject=f"accessibility/{part.replace('_', '-') if engine != 'lighthouse' else engine}",
        looked_at=looked_at,
        part=part,
        settles=settles,
    )


INSTRUMENTS = Instruments(
    audits=(*AXE_AUDITS, *BROWSER_AUDITS, *LIGHTHOUSE_AUDITS),
    looks=(
        _look("axe-core", "axe", has_axe, "size of targets as laid out"),
        _look("chromium", "keyboard", has_keyboard, "keyboard traps", "visible focus as drawn"),
        _look("chromium", "narrow", has_narrow),
        _look("chromium", "zoomed", has_zoom, "reflow at 320 px and text at 200 %"),
        _look("chromium", "forced_colors", has_forced),
        _look("chromium", "reduced_motion", has_motion),
        _look("lighthouse", "page", has_lighthouse),
        Look(
            engine="chromium",
            subject="accessibility/appearance",
            looked_at=is_as_visitors_have_it,
            why=why_otherwise,
        ),
    ),
    reviews=reviews,
    left=(
        NotChecked(
            subject="order of focus", reason="needs a person: 2.4.3 asks whether it makes sense"
        ),
        NotChecked(
            subject="contrast on pictures, gradients and in hover or focus",
            reason="needs a person: text is looked at as it is painted at rest, not in hover or focus",
        ),
        NotChecked(
            subject="messages of forms and scripts",
            reason="needs a person: 3.3.1 and 4.1.3 happen in use",
        ),
    ),
)
