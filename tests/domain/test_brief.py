"""The brief: its slugs, ids and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.brief import Brief, Place, slugify
from domain.facts import Fact, FactKind, fact


def brief(*facts: Fact, placed: bool = True) -> Brief:
    place = Place(file="brief", line=1, column_start=1, column_end=2)
    return Brief(
        source="brief",
        format="prose",
        language="en",
        written_in="en",
        project="rye-co",
        facts=facts,
        places={f.fact_id: place for f in facts} if placed else {},
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [("Rye & Co", "rye-co"), ("Bäckerei Weiß", "baeckerei-weiss"), ("Peña's Café", "penas-cafe")],
)
def test_names_become_readable_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text(max_size=200))
def test_every_text_becomes_a_slug_the_brief_accepts(text: str) -> None:
    made = brief(fact(FactKind.NAME, "Rye")).model_copy(update={"project": slugify(text)})
    assert Brief.model_validate(made.model_dump())


def test_a_brief_refuses_two_facts_of_one_id() -> None:
    one = fact(FactKind.NAME, "Rye")
    with pytest.raises(ValidationError, match="number the copies"):
        brief(one, one)


def test_a_brief_refuses_a_fact_without_a_place() -> None:
    with pytest.raises(ValidationError, match="no place"):
        brief(fact(FactKind.NAME, "Rye"), placed=False)


def test_the_hash_of_a_brief_changes_with_its_facts() -> None:
    assert brief(fact(FactKind.NAME, "Rye")).sha256 != brief(fact(FactKind.NAME, "Oat")).sha256
