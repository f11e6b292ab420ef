"""Hold a version until a reviewer has decided, ask, and take the decision."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect import get_client, task
from prefect.cache_policies import NO_CACHE
from prefect.results import ResultStore

from blocks import approval_events
from blocks.deciding import LookedAfter, look_after
from blocks.held_site import remove_held, write_held
from domain.approval import Review, ReviewForm, check_review
from domain.errors import NotAllowed, ReviewRefused, UserUnknown
from domain.grading.view import SiteView
from domain.held import Held
from domain.manifest import Result, manifest
from domain.report import report
from domain.tenancy import OPERATOR
from domain.value import Value

_SHORT: Mapping[str, Any] = {
    "cache_policy": NO_CACHE,
    "retries": 2,
    "retry_delay_seconds": 1,
    "persist_result": False,
}


class Question(Value):
    """Whom and about what a run asks."""

    run: UUID
    """Id of the run in Prefect."""
    execution_id: UUID | None
    """The run as the database names it; None without a database."""
    number: int
    """How often it has asked before."""
    tenant: str
    project: str
    user: str | None
    """Who ordered the run, as flows name them; None for the operator."""
    hours: float
    """After how many the question is escalated."""


class Refusal(Value):
    """A decision that could not be taken."""

    why: str


@task(name="find-held", task_run_name="look for a held version", **_SHORT)
async def find_held(store: ResultStore, *, key: str) -> Held | None:
    """Return the version that is held under a key; None when there is none, or only half of one.

    Args:
        store: Where results are kept.
        key: Begins with the tenant.
    """
    try:
        return Held.model_validate_json((await store.aread(key)).result)
    except ValueError:
        return None


@task(name="hold-version", task_run_name="hold a version", **_SHORT)
async def hold_version(held: Held, result: Result, *, store: ResultStore, key: str) -> None:
    """Keep all it takes to release a version, and lay it out to be looked at.

    Args:
        held: The version.
        result: The same as it would be released.
        store: Where results are kept.
        key: Begins with the tenant.
    """
    stated = manifest(result, release=1, made_at=_now())
    write_held(Path(held.folder), result.site, report=report(stated, result.album))
    await store.awrite(obj=held.model_dump_json(), key=key)


@task(name="ask-for-approval", task_run_name="ask for approval of {question.project}", **_SHORT)
def ask_for_approval(question: Question, *, result: Result, is_news: bool = True) -> None:
    """Write down that a version waits, and tell Prefect's automations; twice is once.

    Args:
        question: Who asks.
        result: The version as it would be released.
        is_news: Whether automations are told; not when somebody has answered already.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """
    if question.execution_id:
        from blocks import approvals
        from blocks.database_home import DatabaseHome
        from blocks.tenants import tenant_id

        postgres = DatabaseHome().postgres()
        with postgres.session(tenant_id(postgres, question.tenant)) as session:
            approvals.ask(
                session,
                question.execution_id,
                number=question.number,
                manifest=manifest(result, release=1, made_at=_now()),
                site=result.site,
                user=question.user,
                hours=question.hours,
            )
    if is_news:
        _tell("asked", question, hours=question.hours)


@task(name="take-decision", task_run_name="take the decision on {question.project}", **_SHORT)
def take_decision(form: ReviewForm, *, question: Question, view: SiteView) -> Review | Refusal:
    """Return what was decided, or why it cannot be taken.

    What the database has, from the API or the command line, comes before what the form says.

    Args:
        form: What was filled in.
        question: What was asked.
        view: The version.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """
    try:
        review = _recorded(form, question) if question.execution_id else _said(form, view)
    except (NotAllowed, ReviewRefused, UserUnknown) as error:
        return Refusal(why=str(error))
    _tell("decided", question, decision=review.decision)
    return review


@task(name="let-go", task_run_name="let go of a held version", **_SHORT)
def let_go(folder: str) -> None:
    """Remove the folder of a version that waits no longer; its release stands elsewhere.

    Args:
        folder: Where it could be looked at.
    """
    remove_held(Path(folder))


@task(name="order-of", task_run_name="find out who ordered", **_SHORT)
def orderer(user: str | None, *, tenant: str) -> str:
    """Return how manifests name whoever ordered a run.

    Args:
        user: As flows name them; None for the operator.
        tenant: In which tenant.

    Raises:
        DatabaseUnavailable: The database does not answer.
    """
    if user is None:
        return OPERATOR
    from blocks.actors import actor_of
    from blocks.approvals import email_of
    from blocks.database_home import DatabaseHome
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        return email_of(session, actor_of(session, user).user_id)


@task(name="look-after-approvals", **_SHORT)
def look_after_approvals() -> LookedAfter:
    """Escalate what waits for too long, once, and end what waits far too long.

    Raises:
        DatabaseUnavailable: There is a database, and it does not answer.
    """
    with get_client(sync_client=True) as client:
        return look_after(client, now=datetime.now(UTC))


def _recorded(form: ReviewForm, question: Question) -> Review:
    from blocks import approvals
    from blocks.database_home import DatabaseHome
    from blocks.tenants import tenant_id

    assert question.execution_id  # noqa: S101 # asked for by the caller
    user = None if form.reviewer.strip() == OPERATOR else form.reviewer
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, question.tenant)) as session:
        known = approvals.decided(session, question.execution_id, number=question.number)
        return known or approvals.decide(session, question.execution_id, form, user=user)


def _said(form: ReviewForm, view: SiteView) -> Review:
    """Return the decision as it stands: without a database, nobody can be told from anybody."""
    check_review(form, pages=[*view.by_url])
    return Review(
        decision=form.decision,
        reviewer=form.reviewer,
        at=_now(),
        site=view.site.sha256,
        instructions=form.instructions,
        comments=form.comments,
    )


def _tell(news: approval_events.ApprovalNews, question: Question, **more: str | float) -> None:
    approval_events.tell(
        news,
        flow_run_id=question.run,
        number=question.number,
        tenant=question.tenant,
        project=question.project,
        **more,
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
