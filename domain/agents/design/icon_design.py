"""Draw one icon set, the favicon and the mark."""

from typing import Self

from pydantic import Field, model_validator

from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.art import compose
from domain.art.chance import Chance
from domain.art.favicon import SHARP, SOFT, ground, seated, tile
from domain.art.icons import ICONS, INTERFACE
from domain.art.svg import paths, svg
from domain.value import Value


class Icon(Value):
    """One icon: what stands inside its `<svg>`, drawn with `currentColor` strokes."""

    name: str
    body: str


class IconSet(Value):
    """One grid, one stroke."""

    grid: int = Field(default=24, gt=0)
    """Side of the viewBox."""
    stroke: float = Field(gt=0, le=4)
    linecap: str = "square"
    linejoin: str = "miter"
    icons: tuple[Icon, ...] = ()
    favicon_svg: str
    """A whole SVG document, drawn for 16 px, with a dark scheme of its own."""
    mark_svg: str
    """The firm's drawn mark for headers when no logo was supplied: a whole SVG, `currentColor`."""

    @model_validator(mode="after")
    def _names_are_unique(self) -> Self:
        names = [icon.name for icon in self.icons]
        if len(set(names)) != len(names):
            raise ValueError("two icons share a name")
        return self

    def icon(self, name: str) -> Icon | None:
        """Return the icon called `name`, or None."""
        return next((icon for icon in self.icons if icon.name == name), None)


_INK = ("currentColor",) * 4
_THIN = frozenset({"elegant", "calm", "modest"})


def draft(given: Given) -> IconSet:
    """Draw the icons this site uses in the hand of this brand."""
    brand, palette = given.of(BrandIdentity), given.of(ColorPalette)
    traits = frozenset(brand.traits)
    chance = Chance("icons", brand.seed)
    corner, linecap, linejoin = _hand(traits, chance)
    return IconSet(
        stroke=_stroke(traits, chance),
        linecap=linecap,
        linejoin=linejoin,
        icons=tuple(
            Icon(name=name, body=ICONS[name].replace('"R"', f'"{corner:g}"'))
            for name in _names(given.of(ServiceDefinition))
        ),
        favicon_svg=favicon(brand, palette),
        mark_svg=svg(compose(brand.idea.motif, brand.seed, "mark"), (64, 64)),
    )


def _names(services: ServiceDefinition) -> list[str]:
    wanted = {service.icon for service in services.services} & set(ICONS)
    return [*INTERFACE, *sorted(wanted - set(INTERFACE))]


def _hand(traits: frozenset[str], chance: Chance) -> tuple[float, str, str]:
    sharp, soft = len(traits & SHARP), len(traits & SOFT)
    if sharp > soft or (sharp == soft and chance.one_in(2)):
        # Square, never butt: dots are lines of no length, which butt caps do not show.
        return 0.0, "square", chance.pick(("miter", "bevel"))
    return chance.pick((1.5, 2.0, 2.5)), "round", "round"


def _stroke(traits: frozenset[str], chance: Chance) -> float:
    base = 1.5 + 0.25 * len(traits & {"sturdy", "bold", "playful"}) - 0.2 * len(traits & _THIN)
    return round(min(2.25, max(1.1, base + chance.pick((-0.1, 0.0, 0.1)))), 2)


def favicon(brand: BrandIdentity, palette: ColorPalette) -> str:
    """Return the icon of the browser tab: the brand's sign on a tile, light and dark."""
    on = tile(brand.traits, brand.seed)
    sign = seated(compose(brand.idea.motif, brand.seed, "mark"), on)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" '
        'stroke-linecap="round" stroke-linejoin="round">'
        f"<style>{_rule(palette.light)}"
        f"@media (prefers-color-scheme:dark){{{_rule(palette.dark)}}}</style>"
        f'<g class="t">{paths([ground(on)], colours=_INK)}</g>'
        f'<g class="i">{paths(sign, colours=_INK)}</g></svg>'
    )


def _rule(scheme: Scheme) -> str:
    return f".t{{color:{scheme.accent}}}.i{{color:{scheme.on_accent}}}"


ICON_DESIGN = AgentSpec(
    name="icon_design",
    duty="Draw one icon set on one grid and stroke, the favicon and the mark.",
    output=IconSet,
    draft=draft,
    needs=(ServiceDefinition, ColorPalette, BrandIdentity),
)
