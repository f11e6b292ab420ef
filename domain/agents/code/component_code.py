"""Build the body of one page: semantic HTML from components and copy."""

import re
from collections.abc import Callable
from functools import cache, partial

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from domain.agents.code.page_model import Drawing, PageItem
from domain.agents.code.projection import pages
from domain.agents.code.sources import NEEDED, WANTED
from domain.agents.discovery.seo_strategy import UrlPath
from domain.agents.spec import AgentSpec, Given
from domain.art import draw
from domain.phrases import phrase
from domain.value import Value


class PageMarkup(Value):
    """One page, from `<header>` to `</footer>`."""

    url: UrlPath
    body: str
    """What stands inside `<body>`."""
    body_class: str = ""
    preload: tuple[str, ...] = ()
    """Head lines for the largest picture of the first screen."""


def draft(given: Given) -> PageMarkup:
    """Render the page of the item.

    Raises:
        TypeError: The agent was called without a page.
    """
    page = given.item
    if not isinstance(page, PageItem):
        raise TypeError(f"{page!r} is not a `PageItem`; call the agent once per page of its split.")
    return PageMarkup(
        url=page.page,
        body=render(page),
        body_class=page.frame.body_class,
        preload=_preload(page),
    )


def render(page: PageItem) -> str:
    """Return the body of a page."""
    frame = page.frame
    say = partial(phrase, language=frame.language, is_alone=frame.is_alone)
    template = _environment().get_template("page.html")
    return template.render(page=page, frame=frame, say=say, art=_art)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("domain.agents.code", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    own: dict[str, Callable[..., str]] = {
        "drawn": Markup,
        "whole": _whole,
        "fitted": fitted,
        "joined": joined,
    }
    environment.filters.update(own)
    return environment


def _whole(text: str) -> Markup:
    """Keep short hyphenated words on one line: `Hand-tied` does not end a headline's line."""
    parts = (
        Markup('<span class="nb">{}</span>').format(word) if _HYPHENATED.fullmatch(word) else word
        for word in text.split(" ")
    )
    return Markup(" ").join(parts)


_HYPHENATED = re.compile(r"(?=.{3,14}$)\w+-\w+\W?")


LETTERS = (10, 11, 12, 13, 14, 16, 18, 20, 24, 28, 32, 36, 40, 45, 50, 60)
"""Lengths of words the style sheet knows sizes for."""
_WIDE = 16
"""Words from here on may be too long for a column beside others."""


def fitted(text: str, least: int) -> str:
    """Return the classes that size type by its longest word, if that has more than `least` letters."""
    words = (
        part
        for word in text.split()
        for part in ([word] if _HYPHENATED.fullmatch(word) else word.split("-"))
    )
    longest = max(map(len, words), default=0)
    if longest <= least:
        return ""
    step = next((step for step in LETTERS if step >= longest), LETTERS[-1])
    return f" l{step}" + (" lw" if longest >= _WIDE else "")


def joined(text: str) -> str:
    """Keep the figures of a phone number on one line; words around them may still part."""
    return _FIGURES.sub("\u00a0", text)


_FIGURES = re.compile(r"(?<=[\d)]) (?=[\d(])")


def _art(drawing: Drawing) -> Markup:
    return Markup(draw(drawing.motif, drawing.seed, drawing.form))  # noqa: S704 # our own drawing, no text of the brief in it


def _preload(page: PageItem) -> tuple[str, ...]:
    hero = page.sections[0]
    if not hero.pictures or not hero.pictures[0].sources:
        return ()
    picture = hero.pictures[0]
    best = picture.sources[0]
    attributes = {"rel": "preload", "as": "image", "type": best.type}
    wide = {"imagesrcset": best.srcset, "imagesizes": picture.sizes, "fetchpriority": "high"}
    pairs = " ".join(f'{name}="{value}"' for name, value in {**attributes, **wide}.items())
    return (f"<link {pairs}>",)


COMPONENT_CODE = AgentSpec(
    name="component_code",
    duty="Semantic HTML of every page from components and copy.",
    output=PageMarkup,
    draft=draft,
    split=pages,
    split_needs=NEEDED,
    split_wants=WANTED,
    resources=("templates/**/*.html",),
)
