import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audit import FIRST_PREVIOUS, AuditEntry, Head, entry_sha256, seal, verify

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


def sealed(
    previous: Head, *, at: datetime = datetime(2026, 1, 1, tzinfo=UTC), tenant: UUID = TENANT
) -> AuditEntry:
    return seal(
        previous,
        tenant_id=tenant,
        at=at,
        actor="user:é",
        action="release.publish",
        subject="release:3",
        detail={"b": [1, "ü"], "a": None},
    )


def ends(entry: AuditEntry) -> Head:
    return Head(seq=entry.seq, sha256=entry.sha256)


def test_an_entry_is_hashed_over_its_fields_each_with_its_length_in_bytes() -> None:
    entry = sealed(Head(seq=0))
    written = (
        b"36:00000000-0000-0000-0000-000000000007"
        b"1:1"
        b"27:2026-01-01T00:00:00.000000Z"
        b"7:user:\xc3\xa9"
        b"15:release.publish"
        b"9:release:3"
        b'23:{"a":null,"b":[1,"\xc3\xbc"]}'
        b"64:" + b"0" * 64
    )
    assert entry.sha256 == hashlib.sha256(written).hexdigest()


def test_a_time_is_written_in_utc_wherever_it_was_taken() -> None:
    there = datetime(2026, 1, 1, 2, 30, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    assert sealed(Head(seq=0), at=there).at == "2026-01-01T00:30:00.000005Z"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^An audit entry") as refused:
        sealed(Head(seq=0), at=datetime(2026, 1, 1))  # noqa: DTZ001 # that is what is refused
    assert str(refused.value) == (
        "An audit entry cannot be dated '2026-01-01T00:00:00', which has no time zone. Pass a time "
        "with one, such as `datetime.now(UTC)`."
    )


@given(st.integers(1, 8))
def test_what_is_sealed_one_after_the_other_verifies(length: int) -> None:
    made: list[AuditEntry] = []
    for _ in range(length):
        made.append(sealed(ends(made[-1]) if made else Head(seq=0)))
    assert [entry.seq for entry in made] == list(range(1, length + 1))
    assert faults(made, ends(made[-1])) == []


@given(LOGS, st.data())
def test_no_single_field_of_any_entry_can_change_unseen(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    made = log(*entries)
    head = ends(made[-1])
    number = data.draw(st.integers(0, len(made) - 1))
    field = data.draw(st.sampled_from(sorted(AuditEntry.model_fields)))
    other = {"tenant_id": UUID(int=8), "seq": made[number].seq + 1}.get(field, "another")
    made[number] = made[number].model_copy(update={field: other})
    assert faults(made, head)


@given(LOGS, st.data())
def test_any_two_entries_that_changed_places_are_found(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    made = log(*entries)
    first = data.draw(st.integers(0, len(made) - 2))
    second = data.draw(st.integers(first + 1, len(made) - 1))
    made[first], made[second] = made[second], made[first]
    assert f"Entry {first + 1} is missing: {second + 1} stands in its place." in faults(made)


@given(LOGS, st.data())
def test_whatever_is_cut_off_after_an_anchor_is_found(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    made = log(*entries)
    kept = data.draw(st.integers(0, len(made) - 1))
    assert faults(made[:kept], ends(made[-1])) == [
        f"The log was cut off: it ended at {len(made)} before, and ends at {kept} now."
    ]


@given(LOGS, st.data())
def test_a_log_that_grew_since_its_anchor_has_no_fault(
    entries: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    made = log(*entries)
    assert faults(made, ends(data.draw(st.sampled_from(made)))) == []


def test_every_fault_is_told_not_only_the_first() -> None:
    made = log(*[("a", "b", "{}")] * 5)
    head = ends(made[4])
    made[1] = made[1].model_copy(update={"actor": "c"})
    del made[4], made[2]
    assert faults(made, head) == [
        "Entry 2 was changed: its hash does not fit what it says.",
        "Entry 3 is missing: 4 stands in its place.",
        "The log was cut off: it ended at 5 before, and ends at 4 now.",
    ]


def test_an_entry_of_another_tenant_is_found_though_it_is_sealed() -> None:
    first = sealed(Head(seq=0))
    assert faults([first, sealed(ends(first), tenant=UUID(int=8))]) == [
        "Entry 2 is of another tenant than the first one."
    ]


def test_a_link_that_is_no_hash_at_all_is_a_fault_and_no_error() -> None:
    made = log(("a", "b", "{}"))
    broken = AuditEntry.model_validate({**made[0].model_dump(), "previous_sha256": "gone"})
    assert faults([broken]) == [
        "Entry 1 is not sealed to the one before it.",
        "Entry 1 was changed: its hash does not fit what it says.",
    ]
