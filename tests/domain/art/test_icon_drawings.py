"""The icons as drawings."""

from xml.etree import ElementTree

import pytest

from domain.art.icons import ICONS, INTERFACE, TRADE

SHAPES = {"path", "circle", "rect", "ellipse"}
GEOMETRY = {"d", "cx", "cy", "r", "x", "y", "width", "height", "rx", "ry"}
WANTED = (
    "phone mail pin clock calendar arrow check quote star menu close link roof brick tap boiler pipe "
    "bulb plug hammer saw car tyre wrench bread cup plate fish wine leaf flower scissors comb tooth "
    "heart paw stethoscope scales document pen book camera screen code chart gear bed key mountain "
    "boat bicycle music school hands house plan needle shield truck paint"
)


def test_every_icon_a_service_can_ask_for_is_there() -> None:
    assert set(ICONS) == set(WANTED.split())
    assert not set(INTERFACE) & set(TRADE)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_plain_geometry_whose_paint_comes_from_outside(name: str) -> None:
    for element in ElementTree.fromstring(f"<g>{ICONS[name]}</g>"):  # noqa: S314 # our own
        assert element.tag in SHAPES
        assert set(element.attrib) <= GEOMETRY


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_short(name: str) -> None:
    assert len(ICONS[name]) < 620
