"""Draw one icon set, the favicon and the mark."""

from typing import Literal, Self

from pydantic import Field, model_validator

from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.discovery.brand_identity import BrandIdentity
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import AgentSpec, Given
from domain.art import compose
from domain.art.chance import Chance
from domain.art.icons import ICONS, INTERFACE
from domain.art.sheet import moved
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


Tile = Literal["square", "soft", "round", "bare"]

_SHARP = frozenset({"sturdy", "precise", "bold"})
_SOFT = frozenset({"warm", "playful", "fresh", "lively"})
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
    sharp, soft = len(traits & _SHARP), len(traits & _SOFT)
    if sharp > soft or (sharp == soft and chance.one_in(2)):
        # Square, never butt: dots are lines of no length, which butt caps do not show.
        return 0.0, "square", chance.pick(("miter", "bevel"))
    return chance.pick((1.5, 2.0, 2.5)), "round", "round"


def _stroke(traits: frozenset[str], chance: Chance) -> float:
    base = 1.5 + 0.25 * len(traits & {"sturdy", "bold", "playful"}) - 0.2 * len(traits & _THIN)
    return round(min(2.25, max(1.1, base + chance.pick((-0.1, 0.0, 0.1)))), 2)


def favicon(brand: BrandIdentity, palette: ColorPalette) -> str:
    """Return the icon of the browser tab: the brand's sign on a tile, light and dark."""
    tile = _tile(brand)
    share = 0.74 if tile in ("square", "soft") else 0.64 if tile == "round" else 1.0
    inset = 32 * (1 - share)
    shapes = [moved(s, inset, inset, share) for s in compose(brand.idea.motif, brand.seed, "mark")]
    colours = ("currentColor", *(["currentColor"] * 3))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" fill="none" '
        'stroke-linecap="round" stroke-linejoin="round">'
        f"<style>{_rule(palette.light, tile)}"
        f"@media (prefers-color-scheme:dark){{{_rule(palette.dark, tile)}}}</style>"
        f"{_TILES[tile]}<g class=\"i\">{paths(shapes, colours=colours)}</g></svg>"
    )


_TILES: dict[Tile, str] = {
    "square": '<path class="t" d="M0 0h64v64H0z"/>',
    "soft": '<rect class="t" width="64" height="64" rx="14"/>',
    "round": '<circle class="t" cx="32" cy="32" r="32"/>',
    "bare": "",
}


def _tile(brand: BrandIdentity) -> Tile:
    traits = frozenset(brand.traits)
    choices: tuple[Tile, ...] = ("square", "soft", "round")
    if traits & _SHARP and not traits & _SOFT:
        choices = ("square", "square", "soft")
    elif traits & _SOFT and not traits & _SHARP:
        choices = ("soft", "round", "round")
    return Chance("tile", brand.seed).pick(choices)


def _rule(scheme: Scheme, tile: Tile) -> str:
    if tile == "bare":
        return f".i{{color:{scheme.accent_text}}}"
    return f".t{{fill:{scheme.accent}}}.i{{color:{scheme.on_accent}}}"


ICON_DESIGN = AgentSpec(
    name="icon_design",
    duty="Draw one icon set on one grid and stroke, the favicon and the mark.",
    output=IconSet,
    draft=draft,
    needs=(ServiceDefinition, ColorPalette, BrandIdentity),
)
