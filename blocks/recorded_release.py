"""Release a site in the database and on disk: both, or neither.

The commit decides. What is staged before it becomes a release right after it; a process that is
killed in between leaves a sealed folder, which the next start finishes if the database has the
release, and removes if it has not.
"""

import time
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from blocks import ledger, quality_gates, runs
from blocks.database_home import DatabaseHome
from blocks.event_stream import Happened, emit
from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from blocks.staged_site import StagedSite
from blocks.tenants import tenant_id
from domain.errors import ReleaseInvalid, ReleaseRefused, TenantUnknown
from domain.gates import GateReport, Verdict
from domain.ledger import Step
from domain.manifest import Result, manifest
from domain.refinement import gates_pass
from domain.release import Manifest
from domain.report import report
from domain.run_events import STEPS


def record_release(
    result: Result, *, staged: StagedSite, store: SiteStore, execution_id: UUID
) -> tuple[str, Manifest]:
    """Write down grades, files, audit entry, release and the end of the run; then publish the folder.

    A run that has its release already gets that one.

    Args:
        result: What the run ended with.
        staged: Its files, on disk.
        store: Where releases are.
        execution_id: The run, as the database names it.

    Returns:
        The folder of the release, and what it says of itself.

    Raises:
        DatabaseUnavailable: The database does not answer; what it has written down is not known.
        ReleaseRefused: The quality gate says no; nothing is released, the grades are kept.
    """
    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, result.tenant)
    project = result.brief.project
    clear_away(project, store=store)
    try:
        with ExitStack() as door:
            with postgres.session(owner) as session:
                last = runs.hold_project(session, execution_id)
                door.enter_context(store.door(project))
                if made := _made(session, execution_id, project, staged=staged, store=store):
                    return made
                number = max([last, *store.numbers(project)]) + 1
                stated, told = _record(session, result, execution_id, number=number)
                words = report(stated, result.album)
                store.seal(staged, stated, report=words, key=SigningKey())
            folder = store.publish(staged, stated)
    except _Refused as refused:
        with postgres.session(owner) as session:
            ledger.record_grades(session, execution_id, result.rounds)
            quality_gates.keep(session, refused.report)
        raise ReleaseRefused(
            project, tuple(one.expected for one in refused.report.faults)
        ) from None
    emit(told)
    return str(folder), stated


def clear_away(project: str, *, store: SiteStore) -> None:
    """Finish what was committed and not published yet, and remove what was not committed.

    Args:
        project: Whose releases to look at.
        store: Where releases are; what other processes are at work on is left to them.

    Raises:
        DatabaseUnavailable: The database does not answer; what needs it is left as it is.
    """
    with store.door(project), ExitStack() as at_last:
        found = store.left_behind(project)
        for staged in found:
            at_last.callback(staged.close)
        for staged in found:
            _settle(staged, store=store)


def _settle(staged: StagedSite, *, store: SiteStore) -> None:
    """Make a release of a sealed folder that is one in the database; remove any other; behind the door."""
    try:
        stated = ReleaseFolder(path=staged.folder).verify(SigningKey())
    except ReleaseInvalid:
        staged.discard()
        return
    if _is_recorded(stated, tenant=store.tenant):
        store.publish(staged, stated)
    else:
        staged.discard()


def _is_recorded(stated: Manifest, *, tenant: str) -> bool:
    postgres = DatabaseHome().postgres()
    try:
        owner = tenant_id(postgres, tenant)
    except TenantUnknown:
        return False
    with postgres.session(owner, read_only=True) as session:
        return runs.has_release(session, stated)


def _made(
    session: Session, execution_id: UUID, project: str, *, staged: StagedSite, store: SiteStore
) -> tuple[str, Manifest] | None:
    """Return the release the run has made before, if it has; behind the door.

    It was committed by an answer of the database that never came, or by another process that was
    taken for dead.
    """
    number = runs.release_of(session, execution_id)
    folder = store.releases(project) / str(number)
    with suppress(ReleaseInvalid):
        return str(folder), ReleaseFolder(path=folder).verify(SigningKey())
    with suppress(ReleaseInvalid):
        stated = ReleaseFolder(path=staged.folder).verify(SigningKey())
        if stated.release == number:
            return str(store.publish(staged, stated)), stated
    return None


class _Refused(Exception):
    """Takes back what the transaction wrote."""

    def __init__(self, report: GateReport) -> None:
        self.report = report


def _record(
    session: Session, result: Result, execution_id: UUID, *, number: int
) -> tuple[Manifest, tuple[Happened, ...]]:
    began = time.perf_counter()
    ledger.record_grades(session, execution_id, result.rounds)
    accepted = gates_pass(result.grades)
    subject = f"{result.brief.project}/{number}"
    head = runs.anchor(session, subject=subject, site=result.site, accepted=accepted)
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    stated = manifest(result, release=number, made_at=made_at, audit=head)
    told = runs.note(session, execution_id, [_last_step(began)])
    told += runs.complete(session, execution_id, manifest=stated, site=result.site)
    verdict = quality_gates.check(session, execution_id)
    if verdict.verdict is Verdict.FAIL:
        raise _Refused(verdict)
    quality_gates.keep(session, verdict)
    return stated, told


def _last_step(began: float) -> Step:
    took = int(1000 * (time.perf_counter() - began))
    return Step(name=STEPS[-1], number=len(STEPS), steps=len(STEPS), duration_ms=took)
