import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.value import Value, canonical, digest


class Tagged(Value):
    tags: frozenset[str]


class Named(Value):
    name: str


SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text()
)
THINGS = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(st.text(), THINGS, min_size=2, max_size=6), st.data())
def test_the_order_of_fields_never_matters(thing: dict[str, object], data: st.DataObject) -> None:
    names = data.draw(st.permutations(sorted(thing)))
    assert digest({name: thing[name] for name in names}) == digest(thing)


@given(st.dictionaries(st.text(), THINGS, min_size=1, max_size=5), st.data())
def test_any_change_of_a_field_does_matter(thing: dict[str, object], data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(thing)))
    other = data.draw(THINGS)
    assume(canonical(other) != canonical(thing[name]))
    assert digest({**thing, name: other}) != digest(thing)


@pytest.mark.parametrize(
    ("thing", "message"),
    [
        (
            {1, 2},
            r"^{1, 2} is a set, which has no canonical JSON form\. Put a `Value`, text, number, list or mapping with text keys into the key\.$",
        ),
        ({1: "a"}, r"^The mapping key 1 is not text, so its JSON form is not canonical\.$"),
        ([object], "which has no canonical JSON form"),
    ],
)
def test_what_is_not_canonical_json_is_an_error(thing: object, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        digest(thing)


def test_nan_has_no_place_in_a_key() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest([math.nan])


def test_a_set_inside_a_value_is_an_error_too() -> None:
    with pytest.raises(TypeError, match="is a frozenset"):
        digest(Tagged(tags=frozenset({"b", "a"})))


def test_a_value_refuses_fields_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="Extra inputs are not permitted"):
        Value.model_validate({"typo": 1})


def test_a_changed_copy_has_a_fingerprint_of_its_own() -> None:
    first = Named(name="Rye")
    assert first.fingerprint == first.model_copy().fingerprint
    changed = first.model_copy(update={"name": "Oat"})
    assert changed.fingerprint == digest(changed) != first.fingerprint
