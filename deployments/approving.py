"""`atelier approvals` and `atelier approve`: what waits for a decision, and the decision."""

import asyncio
import json
import logging
import shlex
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from deployments.replaying import prefect_api
from domain.approval import Decided, PageComment, ReviewForm
from domain.errors import AwaitsApproval, BriefInvalid, ReviewRefused

if TYPE_CHECKING:
    from uuid import UUID

    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

    from blocks.waiting_runs import WaitingRun

ACCEPTED, BELOW_TARGET, WAITS = 0, 3, 4
"""Exit codes."""
_say = Console(stderr=True, highlight=False)
_out = Console(highlight=False, width=None if sys.stdout.isatty() else 400)

Json = Annotated[bool, Parameter(name="--json", negative="")]
Tenant = Annotated[str | None, Parameter(name="--tenant")]
User = Annotated[str | None, Parameter(name="--user")]
Reject = Annotated[bool, Parameter(negative="")]
SendBack = Annotated[bool, Parameter(negative="")]
Comment = Annotated[tuple[str, ...], Parameter(name="--comment")]


def approvals(*, tenant: Tenant = None, json_: Json = False) -> int:
    """List the versions that wait for an approval, and what is to be done about each.

    What waits for too long is escalated, and what waits far too long ends as expired.

    Args:
        tenant: Only those of this client; of all of them without it.
        json_: Print the list as JSON.
    """
    with prefect_api(_say):
        # Not before: importing Prefect fixes which server is asked.
        from prefect.client.orchestration import get_client

        from blocks.deciding import look_after
        from blocks.waiting_runs import waiting_runs

        # It says at the end how many events it still has to send, which is nobody's concern here.
        logging.getLogger("EventsWorker").setLevel(logging.ERROR)
        with get_client(sync_client=True) as client:
            ended = look_after(client, now=datetime.now(UTC)).expired
            found = [one for one in waiting_runs(client) if tenant in (None, one.tenant)]
    for flow_run_id in ended:
        _say.print(f"The approval of {flow_run_id} has expired; nothing was released.")
    if json_:
        shown = [one.model_dump(mode="json") for one in found]
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
    elif found:
        _show(found)
    else:
        _out.print("Nothing waits for an approval.")
    return ACCEPTED


def approve(
    run: str,
    /,
    *,
    reject: Reject = False,
    send_back: SendBack = False,
    comment: Comment = (),
    instructions: str = "",
    user: User = None,
) -> int:
    """Accept a version that waits, so that it is released; or reject it, or send it back.

    Args:
        run: Id of the run as `atelier approvals` lists it, its beginning, or the name of the project.
        reject: Release nothing; `--instructions` says why.
        send_back: Have the agents change what `--comment` and `--instructions` say, and ask again.
        comment: What is to be different on one page, as `PAGE=TEXT`, such as `/about/=Name Ann`;
            may be given several times.
        instructions: What is to be different everywhere, or what to keep with the decision.
        user: E-mail address of the person who decides; without it, the operator. Nobody accepts
            what they ordered.
    """
    form = _form(reject, send_back, comment, instructions, user)
    with prefect_api(_say):
        from prefect.client.orchestration import get_client

        from blocks.waiting_runs import as_waiting, find_run, is_left

        with get_client(sync_client=True) as client:
            found = find_run(client, run)
            if found is None:
                problem = "No run of this name waits for an approval, or several do."
                remedy = "`atelier approvals` lists them with their ids."
                raise BriefInvalid(source=run, problem=problem, remedy=remedy)
            waits = as_waiting(found)
            if waits is None and not is_left(found):
                raise ReviewRefused(_why_not(found))
            if waits:
                _decide(client, waits, form, user=user)
            if waits and waits.has_worker:
                _say.print(f"Decided: {form.decision}. A worker goes on with {waits.name!r}.")
                return ACCEPTED
        return _go_on(found.id)


def _decide(
    client: "SyncPrefectClient", run: "WaitingRun", form: ReviewForm, *, user: str | None
) -> None:
    from blocks.deciding import decide
    from blocks.waiting_runs import Standing

    if run.standing is Standing.DECIDED:
        _say.print("It was decided about in the dashboard; this goes on with what was said there.")
    elif known := decide(client, run, form, user=user):
        said = f"{known.reviewer} has decided already: {known.decision}. This goes on with that."
        _say.print(said, soft_wrap=True)


def _go_on(flow_run_id: "UUID") -> int:
    """Go on with a build of the command line, for which no worker works."""
    from deployments.outcomes import show_built
    from deployments.waiting_builds import go_on

    try:
        with _say.status("Going on with the build."):
            built = asyncio.run(go_on(flow_run_id))
    except AwaitsApproval as waits:
        _say.print(escape(str(waits)), soft_wrap=True)
        return WAITS
    show_built(built, _out)
    return ACCEPTED if built.manifest.accepted else BELOW_TARGET


def _form(
    reject: bool,
    send_back: bool,
    comments: tuple[str, ...],
    instructions: str,
    user: str | None,
) -> ReviewForm:
    if reject and send_back:
        problem, remedy = "A version is rejected or sent back, not both.", "Give one of them."
        raise BriefInvalid(source="--reject", problem=problem, remedy=remedy)
    decision: Decided = "reject" if reject else "send back" if send_back else "accept"
    said = tuple(map(_comment, comments))
    if decision != "accept" and not (said or instructions.strip()):
        problem = "Nothing is said about why, or about what is to be different."
        remedy = "Add `--instructions TEXT`, or `--comment PAGE=TEXT`."
        raise BriefInvalid(source=f"--{decision.replace(' ', '-')}", problem=problem, remedy=remedy)
    return ReviewForm(
        decision=decision, reviewer=user or "operator", instructions=instructions, comments=said
    )


def _comment(said: str) -> PageComment:
    page, equals, text = said.partition("=")
    if not (page.startswith("/") and equals and text.strip()):
        remedy = "Write the page's path, `=` and what is to be different: `/about/=Name Ann`."
        raise BriefInvalid(source="--comment", problem=f"{said!r} names no page.", remedy=remedy)
    return PageComment(page=page, text=text)


def _why_not(run: "FlowRun") -> str:
    from blocks.waiting_runs import EXPIRED

    state = run.state
    if state and state.name == EXPIRED:
        return f"The approval of {run.name!r} has expired. {state.message}"
    name = state.name if state else "unknown"
    return f"The run {run.name!r} does not wait for an approval; its state is {name!r}."


def _show(found: "list[WaitingRun]") -> None:
    table = Table("run", "site", "client", "ordered by", "asked", "", box=None, pad_edge=False)
    for one in found:
        note = f"{one.standing.value}; expires {_when(one.expires_at)}"
        table.add_row(
            *(str(one.flow_run_id), one.project, one.tenant, one.ordered_by or "operator"),
            *(_when(one.asked_at), f"{note}, escalated" if one.is_stuck else note),
        )
    _out.print(table)
    for one in found:
        _out.print(
            f"Look at {one.project}: atelier preview {shlex.quote(one.folder)}",
            markup=False,
            soft_wrap=True,
        )
    _out.print(
        "Type `atelier approve RUN`, with `--reject` or `--send-back` if it is not to go out."
    )


def _when(at: datetime) -> str:
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
