from collections.abc import Sequence
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import FIRST_PREVIOUS, AuditEntry, Head, entry_sha256, verify

TENANT = UUID(int=7)
said = st.text(max_size=12)


def log(*said: tuple[str, str, str]) -> list[AuditEntry]:
    made: list[AuditEntry] = []
    previous = FIRST_PREVIOUS
    for seq, (actor, action, detail) in enumerate(said, 1):
        at = f"2026-01-01T00:00:{seq:02}Z"
        sealed = entry_sha256(str(TENANT), str(seq), at, actor, action, "x", detail, previous)
        made.append(
            AuditEntry(
                tenant_id=TENANT,
                seq=seq,
                at=at,
                actor=actor,
                action=action,
                subject="x",
                detail=detail,
                previous_sha256=previous,
                sha256=sealed,
            )
        )
        previous = sealed
    return made


def faults(entries: Sequence[AuditEntry], anchor: Head | None = None) -> list[str]:
    return list(verify(entries, anchor=anchor))


LOGS = st.lists(st.tuples(said, said, said), min_size=2, max_size=8)


@given(LOGS)
def test_an_untouched_log_has_no_fault(entries: list[tuple[str, str, str]]) -> None:
    made = log(*entries)
    assert faults(made, Head(seq=made[-1].seq, sha256=made[-1].sha256)) == []


@given(LOGS, st.data())
def test_any_change_of_an_entry_is_found(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    made = log(*entries)
    number = data.draw(st.integers(0, len(made) - 1))
    field = data.draw(st.sampled_from(["actor", "action", "subject", "detail", "at"]))
    made[number] = made[number].model_copy(update={field: getattr(made[number], field) + "!"})
    assert f"Entry {number + 1} was changed: its hash does not fit what it says." in faults(made)


@given(LOGS, st.data())
def test_any_entry_taken_out_is_found(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    made = log(*entries)
    head = Head(seq=made[-1].seq, sha256=made[-1].sha256)
    del made[data.draw(st.integers(0, len(made) - 1))]
    assert faults(made, head)


@given(LOGS)
def test_entries_that_changed_places_are_found(entries: list[tuple[str, str, str]]) -> None:
    made = log(*entries)
    made[0], made[1] = made[1], made[0]
    assert faults(made)


def test_a_log_that_was_cut_off_is_found_with_its_anchor_alone() -> None:
    made = log(("a", "b", "{}"), ("a", "c", "{}"))
    head = Head(seq=2, sha256=made[1].sha256)
    assert faults(made[:1]) == []
    assert faults(made[:1], head) == [
        "The log was cut off: it ended at 2 before, and ends at 1 now."
    ]
    assert faults([], head) == ["The log was cut off: it ended at 2 before, and ends at 0 now."]


def test_a_log_written_anew_is_found_with_its_anchor() -> None:
    before = log(("a", "b", "{}"))
    anew = log(("a", "other", "{}"))
    assert faults(anew) == []
    assert faults(anew, Head(seq=1, sha256=before[0].sha256)) == [
        "Entry 1 is another than the one that was anchored."
    ]


def test_fields_cannot_run_into_each_other() -> None:
    assert entry_sha256("ab", "c") != entry_sha256("a", "bc")


def test_an_entry_linked_to_another_is_found() -> None:
    made = log(("a", "b", "{}"), ("a", "c", "{}"))
    fields = (str(TENANT), "2", made[1].at, "a", "c", "x", "{}", "1" * 64)
    made[1] = made[1].model_copy(
        update={"previous_sha256": "1" * 64, "sha256": entry_sha256(*fields)}
    )
    assert faults(made) == ["Entry 2 is not sealed to the one before it."]


@pytest.mark.parametrize("seq", [0, -1])
def test_entries_are_counted_from_one(seq: int) -> None:
    with pytest.raises(ValueError, match="greater than or equal to 1"):
        log(("a", "b", "{}"))[0].model_validate(
            {**log(("a", "b", "{}"))[0].model_dump(), "seq": seq}
        )
