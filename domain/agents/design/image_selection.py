"""Give every place for a picture a picture: a supplied photo, well cropped, or drawn art."""

from typing import Literal

from pydantic import Field

from domain.agents.discovery.brand_identity import Motif
from domain.agents.discovery.seo_strategy import UrlPath
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
    """Unique name, such as `home-hero`; also the stem of the files."""
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
    """What the picture shows, from its caption; empty for decoration."""
    caption: str = ""
    loading: Literal["eager", "lazy"] = "lazy"
    quality: int = Field(default=70, ge=30, le=95)

    def file(self, width_px: int, extension: str) -> str:
        """Return the path of one encoded file."""
        return f"images/{self.slot}-{width_px}.{extension}"


class ArtSlot(Value):
    """Drawn art in one place of a page."""

    slot: str
    url: UrlPath
    section: str
    motif: Motif
    seed: int = Field(ge=0)
    form: Literal["band", "panel", "field", "mark", "corner"] = "panel"


class Poster(Value):
    """The Open Graph image, 1200 x 630."""

    title: str
    line: str = ""
    motif: Motif
    seed: int = Field(ge=0)


class Images(Value):
    """Every picture of the site."""

    photos: tuple[PhotoSlot, ...] = ()
    art: tuple[ArtSlot, ...] = ()
    poster: Poster
    unused: tuple[FactId, ...] = ()
    """Supplied photos no page shows; listed in the gap report."""
