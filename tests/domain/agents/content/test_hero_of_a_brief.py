"""What stands under the headline of a whole brief."""

from domain.agents.content.hero_copy import HeroCopy
from domain.intake import read_brief
from tests.studio import outputs_of


def test_a_remark_from_far_down_the_brief_does_not_stand_under_the_headline() -> None:
    brief = read_brief(
        "brief.md",
        b"# The Rope Works Museum\n\nWe're a very small museum in what is left of a rope walk.\n\n"
        b"Barton. 01652 496 018\n\n## The walk\n\nYou can turn the handle.\n",
    )
    (copy,) = outputs_of(brief.sheet, HeroCopy)[HeroCopy]
    assert isinstance(copy, HeroCopy)

    assert copy.heroes[0].sub is None


def test_who_took_over_and_what_is_not_done_do_not_stand_under_the_headline() -> None:
    brief = read_brief(
        "brief.md",
        "# Tischlerei Overbeck\n\nTischlerei aus Münster – Inhaberin Karin Overbeck\n\n"
        "## Leistungen\n- Küchen\n- Treppen\n- Schränke\n\n## Die Werkstatt\n\n"
        "Karin hat den Betrieb vor Jahren von ihrem Onkel Heinz übernommen. "
        "Tropenholz verarbeiten wir nicht.\n".encode(),
    )
    (copy,) = outputs_of(brief.sheet, HeroCopy)[HeroCopy]
    assert isinstance(copy, HeroCopy)

    sub = copy.heroes[0].sub.text if copy.heroes[0].sub else ""
    assert "Karin" not in sub
    assert "nicht" not in sub
