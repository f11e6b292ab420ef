"""Give every place for a picture a picture: a supplied photo, well cropped, or drawn art."""

from typing import Literal, Self

from pydantic import Field, model_validator

from domain.agents.design.layout_architecture import Layout
from domain.agents.design.typography import Typography
from domain.agents.discovery.brand_identity import BrandIdentity, Motif
from domain.agents.discovery.content_asset import ContentAssets
from domain.agents.discovery.seo_strategy import UrlPath
from domain.agents.spec import AgentSpec, Given
from domain.art.favicon import Tile, tile
from domain.facts import FactId, Sha256
from domain.value import Value


class Crop(Value):
    """The part of the photo that is kept, in shares of its width and height."""

    left: float = Field(default=0, ge=0, le=1)
    top: float = Field(default=0, ge=0, le=1)
    right: float = Field(default=1, ge=0, le=1)
    bottom: float = Field(default=1, ge=0, le=1)


class PhotoSlot(Value):
    """A photo in one place of a page."""

    slot: str
    """Name such as `home-hero`, also the stem of the files; places that show the very same
    picture share it."""
    url: UrlPath
    section: str
    """Kind of the section it stands in."""
    fact_id: FactId
    sha256: Sha256
    """Of the supplied photo."""
    crop: Crop = Crop()
    width_px: int = Field(gt=0)
    """Of the crop at full size."""
    height_px: int = Field(gt=0)
    widths_px: tuple[int, ...] = Field(min_length=1)
    """Widths to encode, ascending; never wider than the crop."""
    sizes: str
    """The `sizes` attribute."""
    alt: str
    """What the picture shows, from its caption; empty for decoration, or where the caption beside it says so."""
    caption: str = ""
    loading: Literal["eager", "lazy"] = "lazy"
    quality: int = Field(default=70, ge=30, le=95)
    has_alpha: bool = False
    """Whether see-through parts are kept: logos."""

    def file(self, width_px: int, extension: str) -> str:
        """Return the path of one encoded file."""
        return f"images/{self.slot}-{width_px}.{extension}"

    @property
    def files(self) -> tuple[Sha256, Crop, tuple[int, ...], int]:
        """What decides the bytes of its files."""
        return self.sha256, self.crop, self.widths_px, self.quality


class ArtSlot(Value):
    """Drawn art in one place of a page."""

    slot: str
    url: UrlPath
    section: str
    motif: Motif
    seed: int = Field(ge=0)
    form: Literal["band", "panel", "field", "mark", "corner"] = "panel"


class Poster(Value):
    """The Open Graph image, 1200 x 630, and what icons in pixels are drawn from."""

    title: str
    line: str = ""
    motif: Motif
    seed: int = Field(ge=0)
    tile: Tile = "soft"
    """Ground of the icons in pixels, as in the favicon."""
    face: str = ""
    """Key of the installed face the title is set in; empty for the one that is always there."""


class Images(Value):
    """Every picture of the site."""

    photos: tuple[PhotoSlot, ...] = ()
    art: tuple[ArtSlot, ...] = ()
    poster: Poster
    unused: tuple[FactId, ...] = ()
    """Supplied photos no page shows; listed in the gap report."""

    @model_validator(mode="after")
    def _places_share_files_only_when_alike(self) -> Self:
        made: dict[str, object] = {}
        for slot in self.photos:
            if made.setdefault(slot.slot, slot.files) != slot.files:
                raise ValueError(f"two different pictures share the name {slot.slot!r}")
        return self

    @property
    def to_encode(self) -> tuple[PhotoSlot, ...]:
        """One slot per set of files: places that show the very same picture share them."""
        return tuple({slot.slot: slot for slot in reversed(self.photos)}.values())[::-1]


_ALT_RULES = ("accessibility/image-alt", "accessibility/alt-wording")


def draft(given: Given) -> Images:
    """Place the supplied photos page by page, and drawn art where the first screen has none."""
    # Placing builds slots, so it imports this module first.
    from domain.agents.design.placing import place_photos

    brand, layout = given.of(BrandIdentity), given.of(Layout)
    assets = given.maybe(ContentAssets) or ContentAssets()
    photos = place_photos(
        layout,
        assets,
        times_too_heavy=_times_too_heavy(given),
        refused_alts=tuple(f.evidence for rule in _ALT_RULES for f in given.told(rule)),
    )
    shown = {slot.fact_id for slot in photos}
    return Images(
        photos=photos,
        art=_art(layout, brand, {slot.url for slot in photos if slot.section == "hero"}),
        poster=_poster(brand, given.maybe(Typography)),
        unused=tuple(asset.fact_id for asset in assets.photos if asset.fact_id not in shown),
    )


def _times_too_heavy(given: Given) -> int:
    return sum(
        any(finding.rule.startswith("performance/") for finding in feedback.findings)
        for feedback in given.feedback
    )


def _art(layout: Layout, brand: BrandIdentity, pictured: set[UrlPath]) -> tuple[ArtSlot, ...]:
    slots: list[ArtSlot] = []
    for number, page in enumerate(layout.pages):
        hero = next((section for section in page.sections if section.kind == "hero"), None)
        if hero is None or page.url in pictured or hero.aside != "art":
            continue
        slots.append(
            ArtSlot(
                slot=f"{stem(page.url)}-hero",
                url=page.url,
                section="hero",
                motif=brand.idea.motif,
                seed=(brand.seed + 101 * number) % 2**32,
                form="field" if hero.variant in ("poster", "picture") else "panel",
            )
        )
    return tuple(slots)


def stem(url: UrlPath) -> str:
    """Return the address as the first part of a slot's name."""
    return url.strip("/").replace("/", "-") or "home"


def _poster(brand: BrandIdentity, typography: Typography | None) -> Poster:
    line = brand.tagline or brand.positioning
    return Poster(
        title=brand.name,
        line=line.text if line and len(line.text) <= 120 else "",
        motif=brand.idea.motif,
        seed=brand.seed,
        tile=tile(brand.traits, brand.seed),
        face=_display(typography) if typography else "",
    )


def _display(typography: Typography) -> str:
    family = typography.display.families[0]
    return next((face.package for face in typography.faces if face.family == family), "")


IMAGE_SELECTION = AgentSpec(
    name="image_selection",
    duty="Slots, crops and widths for supplied photos; drawn art where there is none.",
    output=Images,
    draft=draft,
    needs=(Layout, BrandIdentity),
    wants=(ContentAssets, Typography),
)
