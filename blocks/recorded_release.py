"""Release a site in the database and on disk: both, or neither."""

import time
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from blocks import ledger, quality_gates, runs
from blocks.database_home import DatabaseHome
from blocks.event_stream import Happened, emit
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from blocks.tenants import tenant_id
from domain.errors import ReleaseRefused
from domain.gates import GateReport, Verdict
from domain.ledger import Step
from domain.manifest import Result, manifest
from domain.refinement import gates_pass
from domain.release import Manifest
from domain.report import report
from domain.run_events import STEPS

_PATIENCE = 100
"""Numbers that are tried one after the other, when runs without the database take them."""


def record_release(result: Result, *, store: SiteStore, execution_id: UUID) -> tuple[str, Manifest]:
    """Write down grades, files, audit entry, release and the end of the run, then the folder.

    Args:
        result: What the run ended with.
        store: Where releases are.
        execution_id: The run, as the database names it.

    Returns:
        The folder of the release, and what it says of itself.

    Raises:
        DatabaseUnavailable: The database does not answer; the folder may be there all the same.
        ReleaseRefused: The quality gate says no; nothing is released, the grades are kept.
    """
    postgres = DatabaseHome().postgres()
    owner = tenant_id(postgres, result.tenant)
    for skipped in range(_PATIENCE):
        try:
            with postgres.session(owner) as session:
                stated, told = _record(session, result, store, execution_id, skip=skipped)
                folder = store.write(
                    result.site, stated, report=report(stated, result.album), key=SigningKey()
                )
        except FileExistsError:  # taken by a run that does not know this database
            continue
        except _Refused as refused:
            with postgres.session(owner) as session:
                ledger.record_grades(session, execution_id, result.rounds)
                quality_gates.keep(session, refused.report)
            raise ReleaseRefused(
                result.brief.project, tuple(one.expected for one in refused.report.faults)
            ) from None
        emit(told)
        return str(folder), stated
    raise FileExistsError(f"no free number for a release of {result.brief.project!r}")


class _Refused(Exception):
    """Takes back what the transaction wrote."""

    def __init__(self, report: GateReport) -> None:
        self.report = report


def _record(
    session: Session, result: Result, store: SiteStore, execution_id: UUID, *, skip: int
) -> tuple[Manifest, tuple[Happened, ...]]:
    began = time.perf_counter()
    project = result.brief.project
    last = runs.hold_project(session, execution_id)
    number = max([last, *store.numbers(project)]) + 1 + skip
    ledger.record_grades(session, execution_id, result.rounds)
    accepted = gates_pass(result.grades)
    subject = f"{project}/{number}"
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
