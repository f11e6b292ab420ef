"""Write acceptance criteria per component, and check the design against them."""

from collections.abc import Iterator

from domain.agents.design.color_palette import PAIRS, ColorPalette, Scheme
from domain.agents.design.component_design import Component, Components
from domain.agents.design.responsive_design import Responsive
from domain.agents.spec import AgentSpec, Given
from domain.color import contrast
from domain.grading.grade import Finding, Severity
from domain.value import Value


class Criterion(Value):
    """What a component must do, by WCAG 2.2 success criterion."""

    component: str
    wcag: str
    text: str


class AccessibilityCriteria(Value):
    """The criteria, and what the design already violates."""

    criteria: tuple[Criterion, ...] = ()
    findings: tuple[Finding, ...] = ()


def draft(given: Given) -> AccessibilityCriteria:
    """Say what every component of the kit must do, and check what can be checked before there is code."""
    palette, components = given.of(ColorPalette), given.of(Components)
    findings = (
        *_unreadable(palette, components),
        *_too_small(components, given.of(Responsive)),
        *_without_states(components),
        *_not_reflowing(given.of(Responsive)),
    )
    return AccessibilityCriteria(
        criteria=tuple(c for part in components.components for c in _criteria(part)),
        findings=findings,
    )


_TARGET_PX = 24
"""WCAG 2.2, 2.5.8 (AA)."""
_NARROW_PX = 320
"""WCAG 2.2, 1.4.10: no sideways scrolling at this width."""
_ROOM_PX = 256
"""Least width for text at 320 px: about 30 characters of 16 px."""

_FOR_ALL = ("1.4.12", "Nothing is cut off when the reader sets wider letters, words and lines.")
_FOR_PRESSED = (
    ("2.1.1", "It can be reached and used with the keyboard alone."),
    ("2.4.7", "Its focus ring is visible on the surface it stands on, at 3:1 or more."),
    ("2.4.11", "Focused, it is not hidden behind a fixed header or bar."),
    ("2.5.3", "Its accessible name contains the words that are seen."),
)
_OF_PART: dict[str, tuple[tuple[str, str], ...]] = {
    "skip-link": (
        ("2.4.1", "It is the first stop of the keyboard and leads to the main content."),
    ),
    "header": (("3.2.3", "It is the same, in the same order, on every page."),),
    "navigation": (
        ("1.3.1", "It is a labelled `nav` with a list; the current page carries `aria-current`."),
        ("3.2.3", "Its entries keep their order on every page."),
    ),
    "menu": (("4.1.2", "Its summary says that it is a menu and whether it is open."),),
    "breadcrumb": (("2.4.8", "It names where the page lies; the last entry is not a link."),),
    "button": (("1.4.11", "What shows that it can be pressed has 3:1 against its surroundings."),),
    "button-on-strong": (("1.4.11", "Its edge has 3:1 against the contrast surface."),),
    "link": (
        ("1.4.1", "In running text it is underlined, not only coloured."),
        ("2.4.4", "Its words say where it leads without the sentence around it."),
    ),
    "contact-line": (
        ("1.1.1", "Its icon is hidden from screen readers; the words carry the meaning."),
    ),
    "card": (
        ("1.3.1", "Its heading is a heading of the right level; the order read is the order seen."),
    ),
    "service-list": (("1.3.1", "It is a list, and each price stands in the item it belongs to."),),
    "price-list": (("1.3.1", "Each price is tied to its item by `dt` and `dd`."),),
    "table": (("1.3.1", "Heads are `th` with a scope; the caption says what is listed."),),
    "hours-table": (
        ("1.3.1", "Days are row heads, so that a screen reader says the day before the hours."),
        ("3.1.2", "Days are written out, or carry their full name for screen readers."),
    ),
    "address": (("1.3.1", "It is an `address` element with one line per line."),),
    "areas": (("1.3.1", "The places are a list."),),
    "quote": (("1.3.1", "Words stand in `blockquote`, who said them in `figcaption`."),),
    "person": (
        (
            "1.1.1",
            "The portrait's text says who it is, or is empty when the name stands beside it.",
        ),
    ),
    "figure": (("1.1.1", "A photo says what it shows; an ornament has an empty text."),),
    "stamp": (("1.4.5", "It is set in type, not drawn as a picture of type."),),
    "question": (("4.1.2", "The question is the summary, and says whether it is open."),),
    "event": (("1.3.1", "Its date is a `time` element that a machine can read."),),
    "steps": (("1.3.1", "Steps are an ordered list."),),
    "field": (
        ("1.3.5", "Fields about the reader name their purpose with `autocomplete`."),
        ("3.3.1", "What is wrong is said in words beside the field, tied to it."),
        ("3.3.2", "A label stands above it, always visible; the hint is tied to it."),
    ),
    "submit": (("3.3.4", "What was entered can be seen and changed before it is sent."),),
    "footer": (("3.2.6", "The way to get help stands in the same place on every page."),),
}


def _criteria(part: Component) -> Iterator[Criterion]:
    rows = [*_OF_PART.get(part.name, ()), _FOR_ALL]
    if "focus" in part.states:
        rows += _FOR_PRESSED
    if part.smallest_target_px:
        size = f"It is at least {part.smallest_target_px} px high and wide to press."
        rows.append(("2.5.8", size))
    if "color" in part.tokens and "background" in part.tokens:
        pair = f"`{part.tokens['color']}` on `{part.tokens['background']}`"
        rows.append(("1.4.3", f"Its words are set in {pair}, at 4.5:1 or more in both schemes."))
    for wcag, text in rows:
        yield Criterion(component=part.name, wcag=wcag, text=text)


_FRONTS: tuple[tuple[str, float, str], ...] = (
    ("color", 4.5, "1.4.3"),
    ("outline-color", 3.0, "1.4.11"),
)
_SURROUNDS: dict[str, str] = {"surface_strong": "surface_strong"}
"""What a part stands on: the page, unless its own background is the contrast surface."""


def _unreadable(palette: ColorPalette, components: Components) -> Iterator[Finding]:
    """Check every pair of tokens a component puts together, whether or not it is in `PAIRS`."""
    for name, scheme in (("light", palette.light), ("dark", palette.dark)):
        for part in components.components:
            yield from _unreadable_parts(name, scheme, part)
        for front, back, least in PAIRS:
            ratio = contrast(_token(scheme, front), _token(scheme, back))
            if ratio < least:
                yield _contrast_finding(name, "palette", (front, back), (ratio, least))


def _unreadable_parts(name: str, scheme: Scheme, part: Component) -> Iterator[Finding]:
    own = part.tokens.get("background", "surface")
    around = _SURROUNDS.get(own, "surface")
    for prop, least, _wcag in _FRONTS:
        front = part.tokens.get(prop)
        back = around if prop == "outline-color" else own
        if front is None:
            continue
        ratio = contrast(_token(scheme, front), _token(scheme, back))
        if ratio < least:
            yield _contrast_finding(name, part.name, (front, back), (ratio, least))
    edge = part.tokens.get("border-color")
    if edge is not None and "invalid" in part.states:
        ratio = contrast(_token(scheme, edge), _token(scheme, own))
        if ratio < 3.0:
            yield _contrast_finding(name, part.name, (edge, own), (ratio, 3.0))


def _token(scheme: Scheme, token: str) -> str:
    """Return a token's colour; one the palette does not have reads as the surface itself, 1:1."""
    return scheme.model_dump().get(token, scheme.surface)


def _contrast_finding(
    scheme: str, part: str, pair: tuple[str, str], ratios: tuple[float, float]
) -> Finding:
    ratio, least = ratios
    return _finding(
        "contrast",
        f"{part}: `{pair[0]}` on `{pair[1]}` has {ratio:.2f}:1 in the {scheme} scheme",
        fix=f"Move `{pair[0]}` in lightness until it reaches {least:g}:1 on `{pair[1]}`.",
        owner="color_palette",
        wcag="1.4.3" if least >= 4.5 else "1.4.11",
    )


def _too_small(components: Components, responsive: Responsive) -> Iterator[Finding]:
    for part in components.components:
        if "focus" in part.states and 0 < part.smallest_target_px < _TARGET_PX:
            yield _finding(
                "target",
                f"{part.name} may be {part.smallest_target_px} px to press",
                fix=f"Make it at least {_TARGET_PX} px high and wide.",
                owner="component_design",
                wcag="2.5.8",
            )
    asked = max((part.smallest_target_px for part in components.components), default=0)
    if responsive.tap_target_px < asked:
        yield _finding(
            "target",
            f"tap targets are {responsive.tap_target_px} px, but components ask for {asked} px",
            fix="Use the larger of the two sizes.",
            owner="responsive_design",
            severity="moderate",
        )


_STATES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("a", "button", "summary", "details", "input"), "focus", "2.4.7"),
    (("input",), "invalid", "3.3.1"),
    (("details",), "open", "4.1.2"),
)


def _without_states(components: Components) -> Iterator[Finding]:
    for part in components.components:
        for elements, state, wcag in _STATES:
            if part.element in elements and state not in part.states:
                yield _finding(
                    "states",
                    f"{part.name} is a `{part.element}` without a design for `{state}`",
                    fix=f"Design how it looks in the state `{state}`.",
                    owner="component_design",
                    wcag=wcag,
                )


def _not_reflowing(responsive: Responsive) -> Iterator[Finding]:
    room = _NARROW_PX - 2 * 16 * responsive.gutter_min_rem
    if room < _ROOM_PX:
        yield _finding(
            "reflow",
            f"gutters leave {room:g} px for text on a screen of {_NARROW_PX} px",
            fix="Narrow the smallest gutter to 2 rem or less in all.",
            owner="responsive_design",
            wcag="1.4.10",
        )
    if not responsive.wrap_long_words:
        yield _finding(
            "reflow",
            "long words may not wrap, so that they run out of a screen of 320 px",
            fix="Let words wrap that do not fit a line.",
            owner="responsive_design",
            wcag="1.4.10",
        )
    if list(responsive.breakpoints_rem) != sorted(set(responsive.breakpoints_rem)):
        yield _finding(
            "reflow",
            f"breakpoints {responsive.breakpoints_rem} do not ascend",
            fix="Sort the breakpoints and drop repeats.",
            owner="responsive_design",
            wcag="1.4.10",
        )


def _finding(
    rule: str,
    evidence: str,
    *,
    fix: str,
    owner: str,
    wcag: str = "",
    severity: Severity = "serious",
) -> Finding:
    return Finding(
        rule=f"accessibility/design-{rule}",
        severity=severity,
        page="*",
        evidence=evidence,
        fix=fix,
        owner=owner,
        wcag=(wcag,) if wcag else (),
    )


ACCESSIBILITY = AgentSpec(
    name="accessibility",
    duty="Write acceptance criteria per component by WCAG id, and check the design against them.",
    output=AccessibilityCriteria,
    draft=draft,
    needs=(ColorPalette, Components, Responsive),
)
