"""Say how pages reflow from 320 to 1920 px."""

from pydantic import Field

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
