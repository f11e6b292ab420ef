"""Whatever a client wrote ends up in a fact or a note, verbatim."""

import json
import random
import re

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.brief import Brief
from domain.intake import read_brief

CLAUSES = [
    "We bake rye bread", "The shop is small", "Anna Berg, head baker, starts at four",
    "A loaf costs £4.20", "Haircuts from £25 per person", "Call 0113 496 0000", "We open Mon-Fri 9am-5pm",
    "Founded in 1987", "We cover Leeds, Otley and Ilkley", "We do not fit solar panels",
    "Please use navy and cream", "Gas Safe 123456", "Write to hello@rye.example.com",
    "Parking for 12 cars is behind the house", "Our oven weighs 900 kg", "We accept cash and cards",
    "Room 7 has a bath", "The walk takes 35 minutes", "Insured to £5m", "We want more bookings",
    "Find us at 12 Mill Lane, Otley LS21 3AB", "The dog is called Biscuit", "Add some nice reviews",
    "Open daily 10-4", "Wir backen seit 1990", "It is 3 km from the station", "Mains are £14 to £22",
]  # fmt: skip


def said(brief: Brief) -> str:
    return "\n".join([*(f"{f.heading}\n{f.text}" for f in brief.facts), *brief.notes])


prose = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=8).map(lambda c: ". ".join(c) + ".")
layouts = st.lists(
    st.tuples(st.sampled_from(["", "# ", "## ", "- ", "> ", "1. ", "\n"]), st.sampled_from(CLAUSES)),
    min_size=1, max_size=8,
).map(lambda rows: "\n".join(f"{sign}{clause}." for sign, clause in rows))  # fmt: skip


@given(st.one_of(prose, layouts), st.sampled_from(["b.txt", "b.md"]))
@settings(max_examples=150, deadline=None)
def test_every_number_of_a_brief_stands_verbatim_in_a_fact(text: str, name: str) -> None:
    facts = said(read_brief(name, text.encode()))
    for number in re.findall(r"(?<![\n\d])\d[\d.,]*\d|\d", re.sub(r"(?m)^\d\. ", "", text)):
        assert number in facts


@given(st.one_of(prose, layouts), st.sampled_from(["b.txt", "b.md"]))
@settings(max_examples=150, deadline=None)
def test_no_word_that_says_something_is_lost(text: str, name: str) -> None:
    facts = said(read_brief(name, text.encode()))
    small = {"Call", "Write", "We", "open", "cover", "Open", "Find", "Our", "hello", "from", "with"}
    for word in set(re.findall(r"[^\W\d_]{4,}", text)) - small:
        assert word in facts


@given(st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_place_points_at_the_words_of_its_fact(clauses: list[str]) -> None:
    lines = [f"{clause}." for clause in clauses]
    brief = read_brief("b.txt", "\n\n".join(lines).encode())
    rows = "\n\n".join(lines).split("\n")
    for fact in brief.facts:
        place = brief.places[fact.fact_id]
        shown = rows[place.line - 1][place.column_start - 1 : place.column_end]
        assert fact.text.startswith(shown[:3])
        assert shown.endswith(fact.text[-3:])


KEYS: dict[str, object] = {
    "name": "Rye & Co", "trade": "bakery", "phone": "0113 496 0000", "email": "a@rye.example.com",
    "hours": {"mon-fri": "9am-5pm", "sat": "9-12"}, "areas": ["Leeds", "Otley"],
    "services": ["Sourdough - £4.20", {"name": "Rye", "price": "£3", "sizes": "small, large"}],
    "team": {"Anna Berg": "head baker"}, "about": "We bake at night. Call 0113 496 0001.",
    "colours": {"background": "cream"}, "faq": {"Do you deliver?": "Yes, in Leeds."},
}  # fmt: skip


@given(st.permutations(list(KEYS)))
@settings(max_examples=40, deadline=None)
def test_the_order_of_keys_changes_no_fact(order: list[str]) -> None:
    def ids(keys: list[str]) -> set[str]:
        text = yaml.safe_dump({key: KEYS[key] for key in keys}, sort_keys=False, allow_unicode=True)
        return {fact.fact_id for fact in read_brief("b.yaml", text.encode()).facts}

    assert ids(order) == ids(list(KEYS))


def test_json_says_what_the_same_yaml_says() -> None:
    from_yaml = read_brief("b.yaml", yaml.safe_dump(KEYS, sort_keys=False).encode())
    from_json = read_brief("b.json", json.dumps(KEYS, indent=1).encode())
    assert {f.fact_id for f in from_yaml.facts} == {f.fact_id for f in from_json.facts}


def test_five_pages_are_read_in_seconds_and_twice_the_same() -> None:
    chosen = random.Random(7)  # noqa: S311 # a fixed text, not a secret
    text = ". ".join(chosen.choices(CLAUSES, k=400)) + "."
    assert read_brief("b.txt", text.encode()) == read_brief("b.txt", text.encode())
