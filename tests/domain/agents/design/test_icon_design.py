from typing import get_args
from xml.etree import ElementTree

import pytest
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from domain.agents.design.color_palette import ColorPalette, Scheme
from domain.agents.design.icon_design import ICON_DESIGN, IconSet, draft
from domain.agents.discovery.brand_identity import BrandIdentity, Motif
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.art.icons import INTERFACE
from domain.text import Passage
from tests.domain.agents.design.brands import TRAITS, brand, given

LIGHT = Scheme(
    surface="#fbf9f5",
    surface_raised="#ffffff",
    surface_sunken="#f1ece2",
    surface_strong="#23362d",
    text="#1b211e",
    text_muted="#55605a",
    text_on_strong="#f4f1ea",
    muted_on_strong="#c4cdc6",
    accent="#a63d1c",
    on_accent="#ffffff",
    accent_text="#97360f",
    accent_on_strong="#f0b27c",
    line="#dddddd",
    border="#777777",
    focus="#1b4fd8",
    focus_on_strong="#ffffff",
    art_1="#efe7d8",
    art_2="#d3c2a0",
    art_3="#a63d1c",
)
PALETTE = ColorPalette(light=LIGHT, dark=LIGHT.model_copy(update={"accent": "#8a2f14"}))


def icons_of(firm: BrandIdentity, *names: str) -> IconSet:
    services = tuple(
        Service(slug=f"s{n}", name=Passage(text="Work"), icon=name) for n, name in enumerate(names)
    )
    return draft(given(firm, PALETTE, ServiceDefinition(services=services)))


def test_only_icons_the_site_uses_are_drawn() -> None:
    drawn = icons_of(brand(), "roof", "roof", "", "no such icon", "brick")
    assert [icon.name for icon in drawn.icons] == [*INTERFACE, "brick", "roof"]


@every(
    st.lists(st.sampled_from(TRAITS), max_size=5, unique=True),
    st.sampled_from(get_args(Motif)),
    st.integers(0, 2**32 - 1),
)
@settings(max_examples=100, deadline=None)
def test_favicon_and_mark_are_documents_in_the_brands_colours(
    traits: list[str], motif: Motif, seed: int
) -> None:
    drawn = icons_of(brand(traits=tuple(traits), motif=motif, seed=seed), "roof")
    favicon = ElementTree.fromstring(drawn.favicon_svg)  # noqa: S314 # our own
    assert favicon.tag == "{http://www.w3.org/2000/svg}svg"
    assert "prefers-color-scheme:dark" in drawn.favicon_svg
    assert LIGHT.accent in drawn.favicon_svg
    assert PALETTE.dark.accent in drawn.favicon_svg
    assert len(drawn.favicon_svg) < 4000
    mark = ElementTree.fromstring(drawn.mark_svg)  # noqa: S314 # our own
    paints = {e.get(k) for e in mark.iter() for k in ("fill", "stroke")} - {None, "none"}
    assert paints == {"currentColor"}
    assert 1 <= drawn.stroke <= 2.5
    assert drawn.linecap != "butt"


@pytest.mark.parametrize(
    ("traits", "linecap"), [(("sturdy", "precise"), "square"), (("warm", "playful"), "round")]
)
def test_the_hand_follows_the_brand(traits: tuple[str, ...], linecap: str) -> None:
    assert icons_of(brand(traits=traits)).linecap == linecap


def test_brands_of_one_trade_do_not_all_have_the_same_stroke_and_tile() -> None:
    hands = {
        (drawn.stroke, drawn.linecap, drawn.favicon_svg.count("a"))
        for seed in range(12)
        for drawn in (icons_of(brand(traits=(), seed=seed)),)
    }
    assert len(hands) >= 5


def test_corners_of_boxes_follow_the_hand() -> None:
    for seed in range(4):
        drawn = icons_of(brand(traits=(), seed=seed))
        mail = drawn.icon("mail")
        assert mail is not None
        assert ('rx="0"' in mail.body) == (drawn.linecap == "square")


def test_the_agent_reads_no_facts_of_its_own() -> None:
    assert ICON_DESIGN.reads == frozenset()
