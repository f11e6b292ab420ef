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
