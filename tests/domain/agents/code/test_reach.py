"""Addresses and hours, written the way people of the country write them."""

import re

import pytest

from domain.agents.code.reach import hours, place
from domain.agents.code.sources import Sources
from domain.agents.spec import Given
from domain.facts import Address, FactKind, Facts, Hours, Language, Span, fact
from domain.intake import read_brief
from tests.studio import site_of

SPAN = Span(opens="09:00", closes="17:30")


def said(language: Language, *entries: Hours, written: str = "9:00") -> list[tuple[str, str]]:
    source = fact(FactKind.HOURS, written, detail=entries[0])
    facts = Facts(language=language, entries=(source,))
    tables = hours(entries, Sources(Given(facts=facts, outputs={})))
    return [(row.days, ", ".join(row.times)) for table in tables for row in table.rows]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", ("Monday to Wednesday", "9:00–17:30")),
        ("de", ("Montag bis Mittwoch", "9:00–17:30\u00a0Uhr")),
        ("es", ("Lunes a miércoles", "9:00–17:30")),
    ],
)
def test_days_in_a_row_share_a_line(language: Language, line: tuple[str, str]) -> None:
    assert said(language, Hours(days=("mon", "tue", "wed"), spans=(SPAN,))) == [line]


def test_the_twelve_hour_clock_is_used_only_by_those_who_wrote_it() -> None:
    entry = Hours(days=("sat",), spans=(SPAN,))
    assert said("en", entry, written="Sat 9am-5.30pm") == [("Saturday", "9am–5:30pm")]
    assert said("en", entry, written="Sat 9-17.30") == [("Saturday", "9:00–17:30")]


def test_a_day_without_a_span_is_closed() -> None:
    assert said("en", Hours(days=("sun",))) == [("Sunday", "")]


def test_hours_of_different_things_stand_in_tables_of_their_own() -> None:
    entries = (
        Hours(days=("mon",), spans=(SPAN,)),
        Hours(days=("mon",), spans=(SPAN,), label="Kitchen"),
    )
    tables = hours(entries, Sources(Given(facts=Facts(), outputs={})))
    assert [table.label for table in tables] == ["", "Kitchen"]


@pytest.mark.parametrize(
    ("country", "code", "lines"),
    [
        ("DE", "24105", ("1 Road", "24105 Town")),
        ("ES", "33150", ("1 Road", "33150 Town")),
        ("GB", "TR18 4AB", ("1 Road", "Town", "TR18 4AB")),
        ("", "TR18 4AB", ("1 Road", "Town", "TR18 4AB")),
        ("US", "97211", ("1 Road", "Town", "97211")),
    ],
)
def test_the_postal_code_stands_where_its_country_puts_it(
    country: str, code: str, lines: tuple[str, ...]
) -> None:
    address = Address(street="1 Road", postal_code=code, locality="Town")
    assert place(address, country).lines == lines


def test_what_is_not_known_of_an_address_leaves_no_empty_line() -> None:
    assert place(Address(street="1 Road"), "GB").lines == ("1 Road",)


def test_every_line_of_hours_on_a_site_writes_times_the_same_way() -> None:
    brief = b"""{"name": "Muddy Paws", "trade": "dog groomer", "town": "Lydney",
        "phone": "01594 555 0143", "address": "2 Church Lane, Lydney GL15 5AA",
        "services": ["Full groom", "Puppy cut", "Nail trim"],
        "faq": [{"question": "Do I need to book?", "answer": "Yes, please ring first."}],
        "opening": {"tue-fri": "8.30am - 5pm", "sat": "9 - 1"}}"""
    pages = [f for f in site_of(read_brief("b.json", brief).sheet).files if f.path.endswith("html")]
    told = " ".join(re.sub(r"<script.*?</script>", " ", f.body.decode(), flags=re.S) for f in pages)

    assert set(re.findall(r"\d[\d:apm]*–\d[\d:apm]*", told)) == {"8:30am–5pm", "9am–1pm"}
    assert re.search(r"Sat 9am–1pm", told)
    assert not re.search(r"\d:00", told)
