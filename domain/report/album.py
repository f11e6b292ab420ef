"""Pictures of a site's versions: small, so that the report carries them itself."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass

from domain.artifacts import Scheme
from domain.value import Value

MOST_PAGES = 3
"""The home page and two more."""


class Shot(Value):
    """One page of one version as a browser shows it, made small."""

    round: int
    """Whose version it is: the first, one that replaced the best, or the last, which is released."""
    page: str
    """URL path, such as `/about/`."""
    width: int
    """Of the screen, in CSS pixels."""
    scheme: Scheme
    picture: bytes
    """WebP, at most 800 px wide."""
    shown_width: int
    shown_height: int

    @property
    def address(self) -> str:
        """The picture as an address that loads nothing."""
        return f"data:image/webp;base64,{base64.b64encode(self.picture).decode()}"

    @property
    def words(self) -> str:
        """What the picture shows, for those who do not see it."""
        return f"{self.page} at {self.width} px, {self.scheme}, version of round {self.round}"


@dataclass(frozen=True)
class PageAlbum:
    """The pictures of one page."""

    page: str
    released: tuple[Shot, ...]
    """Of the released version, at every width, light and dark."""
    versions: tuple[Shot, ...]
    """Of every version at a desk in light, the first one first."""

    @property
    def before_and_after(self) -> tuple[Shot, Shot] | None:
        """First and last version, when the page changed between them."""
        first, last = (self.versions[0], self.versions[-1]) if self.versions else (None, None)
        if first is None or last is None or first.picture == last.picture:
            return None
        return first, last


def albums(shots: Sequence[Shot]) -> tuple[PageAlbum, ...]:
    """Sort pictures by page, in the order in which pages first occur."""
    last = max((shot.round for shot in shots), default=0)
    return tuple(
        PageAlbum(
            page=page,
            released=tuple(s for s in shots if s.page == page and s.round == last),
            versions=tuple(s for s in shots if s.page == page and _is_plain(s)),
        )
        for page in dict.fromkeys(shot.page for shot in shots)
    )


def _is_plain(shot: Shot) -> bool:
    return shot.width == 1440 and shot.scheme == "light"
