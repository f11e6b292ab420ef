"""Where a model may word what stands first on a page, and how its words get there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from domain.agents.design.layout_architecture import Layout, PagePlan
from domain.agents.prompt import Lines, Slot
from domain.agents.rewriting import about, chosen, one, place, rewritten
from domain.agents.spec import Given

if TYPE_CHECKING:
    from domain.agents.content.hero_copy import Hero, HeroCopy

_LONGEST_HEADLINE, _LONGEST_SUB = 70, 200
_NOT_OURS = ("article", "privacy", "imprint")
"""Kinds of pages whose heading is the client's or the law's."""


def slots(given: Given, draft: "HeroCopy") -> tuple[Slot, ...]:
    """Return the slots of every page's first screen."""
    pages = {page.url: page for page in given.of(Layout).pages}
    return tuple(
        slot
        for hero in draft.heroes
        if (page := pages.get(hero.url)) is not None and page.kind not in _NOT_OURS
        for slot in _slots_of(hero, page)
    )


def _slots_of(hero: "Hero", page: PagePlan) -> Iterator[Slot]:
    where, what = place(hero.url), f"the page {hero.url} ({page.kind}: {page.label})"
    yield Slot(
        name=f"{where}.headline",
        what=f"Headline of {what}",
        form="line",
        longest=_LONGEST_HEADLINE,
        sources=about(hero.headline),
        now=(hero.headline,),
    )
    if hero.sub is not None or page.kind == "home":
        yield Slot(
            name=f"{where}.sub",
            what=f"The sentence under the headline of {what}; it says something new",
            form="sentences",
            longest=_LONGEST_SUB,
            sources=about(hero.sub),
            now=(hero.sub,) if hero.sub else (),
        )
    if len(hero.proof) > 1:
        yield Slot(
            name=f"{where}.proof",
            what=f"Short facts set large on {what}, the most convincing first",
            form="choice",
            options=tuple(p.text for p in hero.proof),
            most=len(hero.proof),
            sources=about(*hero.proof),
            now=hero.proof,
        )


def write(given: Given, draft: "HeroCopy", lines: Lines) -> "HeroCopy":
    """Return the heroes with these words; a headline another page has is not taken twice."""
    written: list[Hero] = []
    kept = {hero.headline.text.casefold() for hero in draft.heroes}
    for hero in draft.heroes:
        where = place(hero.url)
        headline = one(lines, f"{where}.headline", hero.headline)
        if headline.text.casefold() in kept:
            headline = hero.headline
        kept.add(headline.text.casefold())
        changes = {
            "headline": headline,
            "sub": one(lines, f"{where}.sub", hero.sub),
            "proof": chosen(lines, f"{where}.proof", hero.proof),
        }
        written.append(rewritten(hero, changes))
    return rewritten(draft, {"heroes": tuple(written)})
