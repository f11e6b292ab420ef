"""Draw one icon set, the favicon and the mark."""

from typing import Self

from pydantic import Field, model_validator

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
