"""Write title and description of every page: unique and within length."""

from typing import Self

from pydantic import Field, model_validator

from domain.agents.discovery.seo_strategy import UrlPath
from domain.value import Value


class PageMeta(Value):
    """What a results page shows of one page."""

    url: UrlPath
    title: str = Field(min_length=3, max_length=65)
    description: str = Field(min_length=25, max_length=160)


class MetaDescriptions(Value):
    """One per page, no two alike."""

    pages: tuple[PageMeta, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_unique(self) -> Self:
        for name in ("title", "description"):
            values = [str(getattr(page, name)) for page in self.pages]
            if twice := sorted({value for value in values if values.count(value) > 1}):
                raise ValueError(f"pages share the {name} {twice[0]!r}; write one for each")
        return self

    def at(self, url: str) -> PageMeta:
        """Return the entry of the page at `url`."""
        return next(page for page in self.pages if page.url == url)
