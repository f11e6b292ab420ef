"""`atelier build`: check the briefs, find a server, run the flows side by side, show how it goes."""

import asyncio
import json
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from deployments.briefs import read_brief_file
from deployments.local_server import LocalServer
from domain.errors import BriefInvalid

if TYPE_CHECKING:
    from domain.release import Built

ACCEPTED, FAILURE, BELOW_TARGET = 0, 1, 3


@dataclass(frozen=True, kw_only=True)
class Order:
    """What the command line asks for."""

    briefs: Sequence[Path]
    out: Path
    tenant: str
    rounds: int
    target: float
    project: str | None
    engine: str


def local_server() -> LocalServer:
    """Return the server of the home folder."""
    return LocalServer(_home())


def client_settings(url: str | None = None) -> None:
    """Set how Prefect behaves in this process; must come before its first import."""
    if "PREFECT_API_URL" not in os.environ:
        os.environ.update(LocalServer(_home()).environment(url))
    # The terminal shows our own progress; the run's log is in the dashboard.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_ALLOW_EPHEMERAL_MODE", "false")


def build_all(order: Order, *, as_json: bool, say: Console, out: Console) -> int:
    """Build every brief of the order and return the exit code.

    Raises:
        BriefInvalid: A brief cannot be read, or the order makes no sense; nothing was built.
    """
    _check(order)
    if "PREFECT_API_URL" in os.environ:
        client_settings()
    else:
        with say.status("Looking for the local Prefect server"):
            client_settings(local_server().ensure())
    say.print(f"Dashboard: {os.environ['PREFECT_API_URL'].removesuffix('/api')}")
    with _in_use():
        results = asyncio.run(_build_side_by_side(_absolute(order), say=say))
    for brief, result in zip(order.briefs, results, strict=True):
        if isinstance(result, BaseException):
            say.print(f"[red]{escape(f'{brief}: {result}')}[/red]", soft_wrap=True)
    done = [result for result in results if not isinstance(result, BaseException)]
    if as_json:
        shown = [_as_json(result) for result in done]
        text = json.dumps(
            shown[0] if len(order.briefs) == 1 and shown else shown, ensure_ascii=False, indent=1
        )
        sys.stdout.write(text + "\n")
    else:
        for result in done:
            _show(result, out)
    if len(done) < len(results):
        return FAILURE
    return ACCEPTED if all(result.manifest.accepted for result in done) else BELOW_TARGET


def _check(order: Order) -> None:
    """Refuse an order before anything is started or written."""
    if not order.briefs:
        raise _bad("the command line", "No brief is given.", "Name at least one file.")
    if order.project and len(order.briefs) > 1:
        raise _bad("--project", "It names one project.", "Give one brief with it, or leave it out.")
    if not 0 <= order.rounds <= 10:
        raise _bad(
            "--rounds", f"{order.rounds} is not in 0-10.", "Give a whole number from 0 to 10."
        )
    if not 0 <= order.target <= 1:
        raise _bad("--target", f"{order.target} is not in 0-1.", "Give a share such as 0.9.")
    if not order.tenant.replace("-", "").isalnum() or order.tenant != order.tenant.lower():
        raise _bad("--tenant", f"{order.tenant!r} is no slug.", "Use a-z, 0-9 and `-`.")
    for brief in order.briefs:
        read_brief_file(brief, project=order.project)


def _bad(source: str, problem: str, remedy: str) -> BriefInvalid:
    return BriefInvalid(source=source, problem=problem, remedy=remedy)


def _absolute(order: Order) -> Order:
    """Return the order with paths a flow finds from any working folder."""
    briefs = [brief.resolve() for brief in order.briefs]
    return replace(order, briefs=briefs, out=order.out.resolve())


async def _build_side_by_side(order: Order, *, say: Console) -> list["Built | BaseException"]:
    # 1.3 s of imports, so only once the order is known to be good.
    from flows._team import WATCH
    from flows.website import build_website

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=say, transient=True) as progress:

        async def one(brief: Path) -> "Built":
            shown = progress.add_task(escape(brief.name), total=None)

            def watch(label: str, done: int, total: int) -> None:
                progress.update(
                    shown,
                    description=f"{escape(brief.name)}: {escape(label)}",
                    completed=done,
                    total=total,
                )

            WATCH.set(watch)
            return await build_website(
                brief=str(brief),
                tenant=order.tenant,
                out=str(order.out),
                rounds=order.rounds,
                target=order.target,
                engine=order.engine,
                project=order.project,
            )

        work = [asyncio.create_task(one(brief)) for brief in order.briefs]
        return await asyncio.gather(*work, return_exceptions=True)


class _in_use:  # noqa: N801 # a context manager, used as a verb
    """Tell the local server every half minute that it is still needed."""

    def __enter__(self) -> None:
        self._done = threading.Event()
        threading.Thread(target=self._tell, daemon=True).start()

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        local_server().touch()

    def _tell(self) -> None:
        while not self._done.wait(30):
            local_server().touch()


def _as_json(built: "Built") -> dict[str, object]:
    from deployments.appraisal import as_json

    manifest = built.manifest
    return {
        **as_json(manifest.grades),
        "release": built.release,
        "rounds": [one.model_dump(mode="json", exclude={"grades"}) for one in manifest.rounds],
        "agents_run": list(built.agents_run),
        "agents_cached": list(built.agents_cached),
        "gaps": [gap.model_dump(mode="json") for gap in manifest.gaps],
        "questions": list(manifest.questions),
        "failures": [one.model_dump(mode="json") for one in manifest.failures],
    }


def _show(built: "Built", out: Console) -> None:
    from deployments.appraisal import show

    manifest = built.manifest
    new = (
        "is new" if built.is_new else "was built from exactly this already; nothing was done again"
    )
    out.print(
        f"\n[bold]{escape(manifest.company or manifest.project)}[/bold]: {built.release} {new}"
    )
    show(manifest.grades, out)
    work = f"{len(built.agents_run)} agent calls ran, {len(built.agents_cached)} were cached"
    out.print(f"{work}; refinement ended because {manifest.stopped}.")
    for gap in manifest.gaps[:6]:
        out.print(f"  gap: {escape(gap.subject)}. {escape(gap.ask)}")
    for failure in manifest.failures:
        out.print(f"  [red]failed: {escape(failure.label)}: {escape(failure.reason)}[/red]")


def _home() -> Path:
    return Path(os.environ.get("ATELIER_HOME") or Path.home() / ".atelier")
