"""Decide which pages there are, at which address, for which search."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from domain.value import Value

PageKind = Literal[
    "home",
    "services",
    "service",
    "about",
    "contact",
    "prices",
    "work",
    "reviews",
    "faq",
    "areas",
    "area",
    "events",
    "articles",
    "article",
    "privacy",
    "imprint",
]
UrlPath = Annotated[str, StringConstraints(pattern=r"^/([a-z0-9-]+/)*$", max_length=200)]
"""Address on the site: starts and ends with `/`."""


class PageTarget(Value):
    """One page of the site."""

    url: UrlPath
    kind: PageKind
    subject: str
    """What it is about, in the client's words; also the plain name of the page in navigation."""
    source: str = ""
    """Slug of the service, article or area it is made from; empty for the others."""
    keywords: tuple[str, ...] = ()
    """Most important first; only words of the facts and of the trade."""
    intent: Literal["find", "compare", "learn", "act"] = "find"


class InternalLink(Value):
    """A link the copy should carry."""

    source: UrlPath
    target: UrlPath
    anchor: str


class SeoStrategy(Value):
    """The page map. The first page is always `/`."""

    pages: tuple[PageTarget, ...] = Field(min_length=1)
    links: tuple[InternalLink, ...] = ()
    origin: str
    """`https://host` of the finished site: the client's domain, else `https://<project>.example`."""

    @model_validator(mode="after")
    def _addresses_are_unique_and_start_at_home(self) -> Self:
        urls = [page.url for page in self.pages]
        if twice := sorted({url for url in urls if urls.count(url) > 1}):
            raise ValueError(f"pages share the addresses {twice}; give each its own")
        if urls[0] != "/":
            raise ValueError(f"the first page is {urls[0]!r}; the home page `/` comes first")
        return self
