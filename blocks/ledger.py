"""Write down what a run did: its calls with their costs, its grades, its release; twice is once.

Every function works in the transaction it is given, on rows of the session's tenant.
"""

import json
import mimetypes
from collections.abc import Iterable
from pathlib import PurePosixPath
from uuid import UUID

from sqlalchemy import TextClause, func, select, text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session

from blocks import blobs
from blocks.database.schema import AgentExecution, Project, ReleaseRow, WorkflowExecution
from blocks.home import Home
from domain.errors import ReleaseInvalid
from domain.ledger import AgentCall, Cost, Costs, Ended
from domain.lifecycle import WorkflowState, move
from domain.refinement import Round
from domain.release import Manifest
from domain.site import Site


def open_execution(
    session: Session,
    *,
    project: str,
    flow: str,
    idempotency_key: str,
    prefect_flow_run_id: UUID | None = None,
) -> UUID:
    """Return the id of a run, writing it down as pending if it is new, and its project with it.

    Args:
        session: The transaction of the tenant.
        project: Name of the project; made if the tenant has none of this name.
        flow: Name of the flow.
        idempotency_key: What makes the run the same run when it is begun again.
        prefect_flow_run_id: Who does it in Prefect; the last one stays.

    Raises:
        ValueError: The key is that of a run of another project or flow.
    """
    tenant_id: UUID = session.info["tenant_id"]
    session.execute(
        insert(Project)
        .values(tenant_id=tenant_id, name=project, title=project)
        .on_conflict_do_nothing(index_elements=["tenant_id", "name"])
    )
    project_id = session.scalars(select(Project.id).where(Project.name == project)).one()
    new = insert(WorkflowExecution).values(
        tenant_id=tenant_id,
        project_id=project_id,
        flow=flow,
        idempotency_key=idempotency_key,
        prefect_flow_run_id=prefect_flow_run_id,
    )
    last = func.coalesce(new.excluded.prefect_flow_run_id, WorkflowExecution.prefect_flow_run_id)
    same = (WorkflowExecution.project_id == project_id) & (WorkflowExecution.flow == flow)
    opened = session.scalars(
        new.on_conflict_do_update(
            index_elements=["tenant_id", "idempotency_key"],
            set_={"prefect_flow_run_id": last},
            where=same,
        ).returning(WorkflowExecution.id)
    ).one_or_none()
    if opened is None:
        raise ValueError(
            f"The idempotency key {idempotency_key!r} is that of a run of another project or flow, "
            f"not of {flow!r} for {project!r}. Give each run a key of its own."
        )
    return opened


def start(session: Session, execution_id: UUID) -> bool:
    """Write down that a run has begun, and return whether that is news.

    Raises:
        IllegalMove: It has ended already.
        LookupError: The tenant has no such run.
    """
    moves = _moves(session, execution_id, WorkflowState.RUNNING)
    if moves:
        session.execute(
            update(WorkflowExecution)
            .where(WorkflowExecution.id == execution_id)
            .values(status=WorkflowState.RUNNING, started_at=func.now())
        )
    return moves


def finish(
    session: Session, execution_id: UUID, *, status: Ended, reason: str | None = None
) -> bool:
    """Write down how a run ended, and return whether that is news; the first reason stays.

    Raises:
        IllegalMove: It has not begun, or ended in another way.
        LookupError: The tenant has no such run.
    """
    moves = _moves(session, execution_id, status)
    if moves:
        session.execute(
            update(WorkflowExecution)
            .where(WorkflowExecution.id == execution_id)
            .values(status=status, ended_at=func.now(), reason=reason)
        )
    return moves


def _moves(session: Session, execution_id: UUID, after: WorkflowState) -> bool:
    """Whether the run is not there yet; it is held until the transaction ends."""
    before = session.scalars(
        select(WorkflowExecution.status)
        .where(WorkflowExecution.id == execution_id)
        .with_for_update()
    ).one_or_none()
    if before is None:
        raise _no_run(execution_id)
    return before != after and move(WorkflowState(before), after) is after


def _no_run(execution_id: UUID) -> LookupError:
    return LookupError(
        f"This tenant has no run {str(execution_id)!r}. Open it first with `open_execution`."
    )


_AGENTS = text(
    "INSERT INTO app.agent_executions AS kept (tenant_id, execution_id, id, agent, item, round, "
    "attempt, status, engine, model, content_key, input_tokens, output_tokens, cache_read_tokens, "
    "cache_write_tokens, cost_usd, latency_ms, is_cached, reason) "
    "SELECT :tenant_id, :execution_id, r.* FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r ("
    "id uuid, agent text, item text, round bigint, attempt bigint, status text, engine text, model text, "
    "content_key text, input_tokens bigint, output_tokens bigint, cache_read_tokens bigint, "
    "cache_write_tokens bigint, cost_usd numeric, latency_ms bigint, is_cached boolean, reason text) "
    "ON CONFLICT ON CONSTRAINT call DO UPDATE SET status = excluded.status, "
    "input_tokens = excluded.input_tokens, output_tokens = excluded.output_tokens, "
    "cache_read_tokens = excluded.cache_read_tokens, "
    "cache_write_tokens = excluded.cache_write_tokens, cost_usd = excluded.cost_usd, "
    "latency_ms = excluded.latency_ms, is_cached = excluded.is_cached, reason = excluded.reason "
    "WHERE kept.status NOT IN ('completed', 'failed')"
)


def record_agents(session: Session, execution_id: UUID, calls: Iterable[AgentCall]) -> None:
    """Write down calls of agents in one statement; what has ended is not changed any more."""
    last = {(one.agent, one.item, one.round, one.attempt): one for one in calls}
    if last:
        # In one order, so that two transactions wait for each other instead of a deadlock.
        calls = [last[key] for key in sorted(last)]
        rows = [
            {**one.model_dump(mode="json"), "id": str(one.call_id(execution_id))} for one in calls
        ]
        _record(session, execution_id, _AGENTS, json.dumps(rows))


_GRADES = text(
    "INSERT INTO app.website_evaluations (tenant_id, execution_id, round, dimension, status, score, "
    "letter, gate, engines, findings, site_sha256) "
    "SELECT :tenant_id, :execution_id, r.* FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r ("
    "round bigint, dimension text, status text, score double precision, letter text, gate text, "
    "engines jsonb, findings jsonb, site_sha256 text) ON CONFLICT DO NOTHING"
)


def record_grades(session: Session, execution_id: UUID, rounds: Iterable[Round]) -> None:
    """Write down the grades of each round: of the last candidate it accepted, or else of its first."""
    standing: dict[int, Round] = {}
    for one in rounds:
        if one.decision.accepted or one.number not in standing:
            standing[one.number] = one
    columns = {"dimension", "status", "score", "letter", "gate", "engines", "findings"}
    rows = [
        {
            **grade.model_dump(mode="json", include=columns),
            "round": number,
            "site_sha256": one.site,
        }
        for number, one in sorted(standing.items())
        for grade in one.grades
    ]
    if rows:
        _record(session, execution_id, _GRADES, json.dumps(rows))


_ASSETS = text(
    "INSERT INTO app.generated_assets (tenant_id, execution_id, path, media_type, size_bytes, sha256) "
    "SELECT :tenant_id, :execution_id, r.* FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS r ("
    "path text, media_type text, size_bytes bigint, sha256 text) ON CONFLICT DO NOTHING"
)


def record_release(
    session: Session,
    execution_id: UUID,
    *,
    manifest: Manifest,
    site: Site,
    home: Home | None = None,
) -> UUID:
    """Write down a release with all its files, and return its id.

    Args:
        session: The transaction of the tenant.
        execution_id: The run that made it.
        manifest: What the release says of itself.
        site: Its files.
        home: Where files above 1 MiB are kept; None for the home folder of whoever runs.

    Raises:
        FileExistsError: Another run took the number first.
        LookupError: The tenant has no such run.
        ReleaseInvalid: The site is not the one of the manifest, or of another project than the run.
    """
    found = session.execute(
        select(Project.id, Project.name)
        .join(WorkflowExecution, WorkflowExecution.project_id == Project.id)
        .where(WorkflowExecution.id == execution_id)
    ).one_or_none()
    if found is None:
        raise _no_run(execution_id)
    name = f"{manifest.project}/{manifest.release}"
    if found.name != manifest.project:
        raise ReleaseInvalid(name, f"its run is one of the project {found.name!r}.")
    if site.sha256 != manifest.site_sha256:
        raise ReleaseInvalid(name, f"the site has the hash {site.sha256}, not the manifest's.")
    _record_files(session, execution_id, site, home=home)
    new = insert(ReleaseRow).values(
        tenant_id=session.info["tenant_id"],
        project_id=found.id,
        execution_id=execution_id,
        number=manifest.release,
        site_sha256=manifest.site_sha256,
        manifest=manifest.model_dump(mode="json"),
        accepted=manifest.accepted,
    )
    session.execute(new.on_conflict_do_nothing())
    release_id = session.scalars(
        select(ReleaseRow.id).where(
            ReleaseRow.project_id == found.id,
            ReleaseRow.number == manifest.release,
            ReleaseRow.execution_id == execution_id,
            ReleaseRow.site_sha256 == manifest.site_sha256,
        )
    ).one_or_none()
    if release_id is None:
        raise FileExistsError(
            f"Release {manifest.release} of {manifest.project!r} is one of another run. Take the "
            f"next free number."
        )
    return release_id


def _record_files(session: Session, execution_id: UUID, site: Site, *, home: Home | None) -> None:
    hashes = blobs.put(session, (file.body for file in site.files), home=home)
    rows = [
        {
            "path": file.path,
            "media_type": media_type(file.path),
            "size_bytes": len(file.body),
            "sha256": sha256,
        }
        for file, sha256 in zip(site.files, hashes, strict=True)
    ]
    if rows:
        _record(session, execution_id, _ASSETS, json.dumps(rows))


# Of its own, so that files are the same on every machine: the module's functions read those of the system.
_MEDIA_TYPES = mimetypes.MimeTypes()
_NEWER = {
    ".avif": "image/avif",
    ".js": "text/javascript",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


def media_type(path: str) -> str:
    """Return the media type of a file of a site, the same on every machine."""
    known = _NEWER.get(PurePosixPath(path).suffix) or _MEDIA_TYPES.guess_type(path)[0]
    return known or "application/octet-stream"


def _record(session: Session, execution_id: UUID, statement: TextClause, rows: str) -> None:
    given = {
        "tenant_id": session.info["tenant_id"],
        "execution_id": execution_id,
        # The one character PostgreSQL keeps in no text; an error's sentence may quote it.
        "rows": rows.replace("\\u0000", " "),
    }
    session.execute(statement, given)


def costs(session: Session, *, execution_id: UUID | None = None) -> Costs:
    """Return what the calls of a run came to, or of all runs of the tenant."""
    call = AgentExecution
    sums = select(
        call.agent,
        func.count().label("calls"),
        func.count().filter(call.is_cached).label("cached"),
        *(
            func.sum(column).label(column.key)
            for column in (
                call.input_tokens,
                call.output_tokens,
                call.cache_read_tokens,
                call.cache_write_tokens,
                call.cost_usd,
                call.latency_ms,
            )
        ),
    )
    if execution_id:
        sums = sums.where(call.execution_id == execution_id)
    rows = session.execute(sums.group_by(call.agent).order_by(call.agent)).mappings()
    return Costs(
        by_agent={
            row["agent"]: Cost.model_validate({k: row[k] for k in Cost.model_fields})
            for row in rows
        }
    )
