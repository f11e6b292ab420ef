"""The line under the headline: what a brief begins with, and never when nobody is there."""

import pytest

from domain.agents.content.hero_copy import HERO_COPY, HeroCopy
from domain.facts import FactKind, Facts, fact
from domain.intake import read_brief
from tests.domain.agents.content.firms import ROOFER, run, studio
from tests.studio import outputs_of


def _brief(told: str, closed: str, *, label: str) -> Facts:
    text = f"# Rye Optik\n\n{told}\n\n## {label}\n\n- Sehtest 20 €\n- Brillen 99 €\n\n{closed}\n"
    return read_brief("a.md", text.encode()).sheet


@pytest.mark.parametrize(
    ("told", "closed", "label"),
    [
        ("Seit 2009 messen wir Augen und bauen Brillen.", "An Feiertagen geschlossen.", "Leistungen"),
        ("We have tested eyes and made glasses since 2009.", "Closed on bank holidays.", "Services"),
        ("Desde 2009 medimos la vista y hacemos gafas.", "Cerramos los festivos de agosto.", "Servicios"),
    ],
)  # fmt: skip
def test_the_history_a_brief_begins_with_is_its_first_line_and_no_closing_is(
    told: str, closed: str, label: str
) -> None:
    facts = _brief(told, closed, label=label)
    (found,) = outputs_of(facts, HeroCopy)[HeroCopy]
    assert isinstance(found, HeroCopy)
    hero = found.at("/")
    assert hero.sub is not None
    assert hero.sub.text == told
    assert not any("2009" in one.text for one in hero.proof)


@pytest.mark.parametrize(
    "closed",
    ["An Feiertagen geschlossen.", "Closed on bank holidays.", "Cerramos los festivos de agosto."],
)
def test_when_nobody_is_there_is_never_the_first_line(closed: str) -> None:
    kept = tuple(e for e in ROOFER.entries if e.kind not in (FactKind.STATEMENT, FactKind.HISTORY))
    facts = Facts(entries=(*kept, fact(FactKind.STATEMENT, closed)))
    (found,) = run(HERO_COPY, facts, studio(facts))
    assert isinstance(found, HeroCopy)
    hero = found.at("/")
    assert hero.sub is None or hero.sub.text != closed


def _home(text: str) -> tuple[str, str]:
    (found,) = outputs_of(read_brief("a.md", text.encode()).sheet, HeroCopy)[HeroCopy]
    assert isinstance(found, HeroCopy)
    hero = found.at("/")
    return hero.headline.text, hero.sub.text if hero.sub else ""


def test_a_headline_ends_before_a_bracket_it_has_no_room_for() -> None:
    text = "We're Wild Thyme, a florist on Mill Street in Ludlow (number 14, next to the cheese shop, SY8 1AX).\n"
    assert _home(text)[0] == "Florist on Mill Street in Ludlow"


def test_a_headline_names_a_thing_without_its_length() -> None:
    text = "# Kupfer\n\nFahrschule in Jena.\n\n## Kurse\n\n- Lehrmittel 89 €\n- Fahrstunde (45 Min.) 62 €\n- Sonderfahrt 72 €\n"
    headline, _ = _home(text)
    assert "Lehrmittel" not in headline
    assert "Fahrstunde" in headline


@pytest.mark.parametrize(
    "said",
    [
        "Follow us on Instagram for what is in bloom in Ludlow.",
        "The rent of the shop in Ludlow is due on 1 October.",
        "We are no chain but a shop in Ludlow for flowers.",
        "Please bring your own vase to the shop in Ludlow.",
        "Orchids too, in white and for the shop window in Ludlow.",
    ],
)
def test_a_rule_a_network_or_what_goes_on_with_a_list_never_stands_first(said: str) -> None:
    text = f"# Wild Thyme\n\n{said}\n\n## Services\n\n- Bouquets £25\n- Wreaths £40\n"
    headline, sub = _home(text)
    assert said.rstrip(".") not in headline
    assert said != sub


def test_where_the_trade_is_known_a_sentence_that_sells_nothing_heads_no_page() -> None:
    headline, _ = _home(
        "Cleanflue is a chimney sweep round the villages. Dog is called Soot, comes along unless you'd "
        "rather not. Sept to Dec gets mad. Call 01573 496 010.\n"
    )
    assert "Soot" not in headline
    assert "himney sweep" in headline
