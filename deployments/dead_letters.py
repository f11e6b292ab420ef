"""`atelier dead-letters` and `atelier retry`: runs that are not tried again by themselves."""

import json
import sys
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from deployments.api import configured_api, local_server, use_configured_api, use_local_server
from deployments.local_server import ServerUnavailable
from domain.dead_letters import DeadLetter
from domain.errors import BriefInvalid

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient

ACCEPTED = 0
MESSAGE = "Somebody had it tried again; it goes on from what was kept."
_WIDE = None if sys.stdout.isatty() else 400
_out = Console(highlight=False, width=_WIDE)


def dead_letters(*, json_: Annotated[bool, Parameter(name="--json", negative="")] = False) -> int:
    """List the runs that failed for good, with the reason, how often they were tried, and their log.

    Args:
        json_: Print them as JSON instead of a table.
    """
    with _client() as client:
        found = _letters(client)
    if json_:
        told = [one.model_dump(mode="json") for one in found]
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
    elif found:
        _out.print(_table(found))
        for one in found:
            _say(f"{one.flow_run_id}: {one.reason}")
            _say(f"  Its log: {one.log}")
        _say("`atelier retry RUN` starts one again from what its agents had finished.")
    else:
        _say("No run waits for a person.")
    return ACCEPTED


def retry(
    run: UUID | None = None, /, *, all_: Annotated[bool, Parameter("--all", negative="")] = False
) -> int:
    """Start runs that failed for good again, from what their agents had finished; nothing is paid twice.

    Args:
        run: Id of the run, as `atelier dead-letters` prints it.
        all_: Start all of them.
    """
    if (run is None) is not all_:
        raise BriefInvalid(
            source="retry",
            problem="Either one run or all of them can be started again.",
            remedy="Give the id of a run, or `--all`.",
        )
    with _client() as client:
        from blocks import dead_letters as waiting

        chosen = [one for one in _letters(client) if all_ or one.flow_run_id == run]
        if run and not chosen:
            raise BriefInvalid(
                source=str(run),
                problem="No run of this id waits for a person.",
                remedy="`atelier dead-letters` lists those that do.",
            )
        for one in chosen:
            waiting.retry(client, one.flow_run_id, message=MESSAGE)
            _say(f"{one.name} starts again: {one.log}")
    if not chosen:
        _say("No run waits for a person.")
    return ACCEPTED


def _letters(client: "SyncPrefectClient") -> list[DeadLetter]:
    from blocks import dead_letters as waiting

    return waiting.dead_letters(client)


def _client() -> "SyncPrefectClient":
    if url := configured_api():
        use_configured_api(url)
    elif url := local_server().url:
        use_local_server(url)
    else:
        raise ServerUnavailable(
            "No server is running that knows of runs. Start everything with `atelier up`."
        )
    from prefect.client.orchestration import get_client

    return get_client(sync_client=True)


def _table(found: list[DeadLetter]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("run", "ended", "client", "flow", "tries", "error"):
        table.add_column(heading)
    for one in found:
        ended = f"{one.ended_at:%Y-%m-%d %H:%M}"
        error = one.error or one.ending.lower()
        table.add_row(str(one.flow_run_id), ended, one.tenant, one.flow, str(one.attempts), error)
    return table


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
