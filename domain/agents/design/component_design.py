"""Name the components, their slots and their states."""

from typing import Literal

from pydantic import Field

from domain.agents.design.color_palette import ColorPalette
from domain.agents.design.kit import Part, State, parts_for
from domain.agents.design.layout_architecture import Archetype, Layout, SectionKind
from domain.agents.design.typography import Typography
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.spec import AgentSpec, Given
from domain.art.favicon import SHARP, SOFT
from domain.value import Value, digest

ButtonForm = Literal["solid", "outline", "underline", "block", "label"]
CardForm = Literal["none", "line", "raised", "inset"]


class Component(Value):
    """One reusable part of the pages."""

    name: str
    element: str
    """HTML element it is built on."""
    slots: tuple[str, ...] = ()
    states: tuple[State, ...] = ("rest",)
    smallest_target_px: int = Field(default=0, ge=0)
    """Least height and width of what one presses; 0 when nothing is pressed."""
    tokens: dict[str, str] = Field(default_factory=dict)
    """CSS property to design token, such as `background: accent`."""


class Components(Value):
    """The kit."""

    components: tuple[Component, ...] = Field(min_length=1)
    radius_px: int = Field(ge=0, le=32)
    border_px: float = Field(ge=0, le=4)
    button: ButtonForm = "solid"
    card: CardForm = "line"

    def named(self, name: str) -> Component | None:
        """Return the component called `name`, or None when the pages have no use for it."""
        return next((part for part in self.components if part.name == name), None)


FOLDS_ABOVE = 5
"""Entries a navigation may have before it folds on narrow screens."""


def draft(given: Given) -> Components:
    """Give the parts the pages need one form: corners, edges, buttons, cards."""
    brand, layout = given.of(BrandIdentity), given.of(Layout)
    variant = _rounds(given, "code/brand-corners", "code/brand-component")
    button = _button(brand, layout, variant=variant)
    card = _card(brand, layout, given.of(ColorPalette))
    border_px = _border(brand, given.of(Typography))
    target_px = 44 + 4 * min(
        2, _rounds(given, "accessibility/target", "accessibility/design-target")
    )
    return Components(
        components=tuple(
            _component(part, button=button, card=card, target_px=target_px)
            for part in _parts(layout)
        ),
        radius_px=_radius(brand, layout, button=button, variant=variant),
        border_px=border_px,
        button=button,
        card=card,
    )


def _rounds(given: Given, *rules: str) -> int:
    return sum(
        any(finding.rule.startswith(rules) for finding in feedback.findings)
        for feedback in given.feedback
    )


def _parts(layout: Layout) -> list[Part]:
    kinds: list[SectionKind] = [s.kind for page in layout.pages for s in page.sections]
    entries = sum(page.in_navigation for page in layout.pages)
    is_deep = any(page.parent not in (None, "/") for page in layout.pages)
    return parts_for(kinds, has_menu=entries > FOLDS_ABOVE, is_deep=is_deep)


_BUTTONS: dict[Archetype, tuple[ButtonForm, ...]] = {
    "workshop": ("block", "solid", "solid"),
    "menu": ("outline", "underline", "label"),
    "chambers": ("underline", "outline", "solid"),
    "portfolio": ("underline", "outline"),
    "product": ("solid", "label", "block"),
    "practice": ("solid", "solid", "outline"),
    "cause": ("block", "solid"),
    "stay": ("outline", "underline", "solid"),
    "shopfront": ("label", "solid", "outline"),
}
_CARDS: dict[Archetype, tuple[CardForm, ...]] = {
    "workshop": ("line", "inset", "none"),
    "menu": ("none", "line"),
    "chambers": ("none", "line"),
    "portfolio": ("none",),
    "product": ("line", "raised", "inset"),
    "practice": ("raised", "line", "inset"),
    "cause": ("inset", "none", "line"),
    "stay": ("none", "inset"),
    "shopfront": ("line", "inset", "raised"),
}
_BUTTON_TOKENS: dict[ButtonForm, dict[str, str]] = {
    "solid": {"background": "accent", "color": "on_accent"},
    "block": {"background": "accent", "color": "on_accent"},
    "outline": {"background": "surface", "color": "accent_text", "border-color": "accent_text"},
    "underline": {"background": "surface", "color": "accent_text", "border-color": "accent_text"},
    "label": {"background": "surface_raised", "color": "text", "border-color": "border"},
}
_CARD_TOKENS: dict[CardForm, dict[str, str]] = {
    "none": {"background": "surface", "color": "text"},
    "line": {"background": "surface", "color": "text", "border-color": "line"},
    "raised": {"background": "surface_raised", "color": "text", "border-color": "line"},
    "inset": {"background": "surface_sunken", "color": "text"},
}


def _turn(brand: BrandIdentity, layout: Layout, subject: str) -> int:
    return int(digest([brand.seed, layout.variant, subject])[:8], 16)


def _button(brand: BrandIdentity, layout: Layout, *, variant: int) -> ButtonForm:
    forms = _BUTTONS[layout.archetype]
    chosen = forms[(_turn(brand, layout, "button") + variant) % len(forms)]
    # A firm that lives on one call shows one thing to press, not a line of text.
    return "solid" if chosen == "underline" and "bold" in brand.traits else chosen


def _card(brand: BrandIdentity, layout: Layout, palette: ColorPalette) -> CardForm:
    forms = _CARDS[layout.archetype]
    chosen = forms[_turn(brand, layout, "card") % len(forms)]
    is_flat = palette.light.surface == palette.light.surface_raised
    return "line" if chosen == "raised" and is_flat else chosen


def _border(brand: BrandIdentity, typography: Typography) -> float:
    """Return the edge that goes with the weight of the type: heavy heads, heavy lines."""
    if {"elegant", "calm"} & set(brand.traits) and typography.display.weight < 600:
        return 1
    return 2 if {"sturdy", "bold"} & set(brand.traits) or typography.display.weight >= 700 else 1


_RADII: dict[str, tuple[int, ...]] = {"square": (0,), "soft": (3, 4, 6), "round": (10, 14, 20)}
_ROUNDEST_PX = 20
_SAFE_PX = (3, 6)
"""Corners that stand beside sharp as well as round icon strokes."""


def _radius(brand: BrandIdentity, layout: Layout, *, button: ButtonForm, variant: int) -> int:
    """Return the corner the layout asks for, as far as the hand of the icons goes with it.

    Icons of sharp firms have sharp joins, those of soft firms round ones, and the seed draws the
    rest; whoever is told of a clash moves to a corner that goes with both.
    """
    traits = frozenset(brand.traits)
    sharp, soft = len(traits & SHARP), len(traits & SOFT)
    radii = _RADII[layout.corner]
    radius = radii[_turn(brand, layout, "radius") % len(radii)]
    least = _SAFE_PX[0] if soft >= sharp or variant else 0
    most = _SAFE_PX[1] if sharp >= soft or variant else _ROUNDEST_PX
    return min(4 if button == "label" else most, max(least, radius))


def _component(part: Part, *, button: ButtonForm, card: CardForm, target_px: int) -> Component:
    form = {"button": _BUTTON_TOKENS[button], "card": _CARD_TOKENS[card]}.get(part.name, {})
    return Component(
        name=part.name,
        element=part.element,
        slots=part.slots,
        states=part.states,
        smallest_target_px=target_px if part.is_target else 0,
        tokens={**form, **part.tokens},
    )


COMPONENT_DESIGN = AgentSpec(
    name="component_design",
    duty="Name the components, their slots and states, and give them one form.",
    output=Components,
    draft=draft,
    needs=(BrandIdentity, ColorPalette, Typography, Layout),
)
