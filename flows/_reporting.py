"""What a run shows in the dashboard while it works and when it is done."""

import asyncio
import time
from collections.abc import Awaitable
from types import TracebackType
from typing import Self
from uuid import UUID

from prefect import get_client
from prefect.artifacts import (
    acreate_markdown_artifact,
    acreate_progress_artifact,
    acreate_table_artifact,
    aupdate_progress_artifact,
)
from prefect.runtime import flow_run

from domain.brief import Brief
from domain.release import Manifest
from domain.summary import cost_rows, grade_rows, summary, whereabouts
from flows._team import Team

_SECONDS_BETWEEN_UPDATES = 1.0
_HEAD_START_S = 0.1
"""How long agents begin before the dashboard is told; making a client takes longer than starting one."""


class Reporting:
    """One run's artifacts: progress, grades per round, summary, links."""

    def __init__(self, brief: Brief, team: Team, *, tenant: str) -> None:
        self._brief = brief
        self._team = team
        self._tenant = tenant
        self._artifact: UUID | None = None
        self._shown_at = 0.0
        self._moving: asyncio.Task[UUID] | None = None

    async def __aenter__(self) -> Self:
        # Not awaited here: the agents need not wait for three answers of the server.
        self._opening = asyncio.create_task(self._open())
        self._team.after_each.append(self._show)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._team.after_each.remove(self._show)
        await asyncio.gather(self._opening, self._moved(), return_exceptions=True)

    async def _open(self) -> None:
        await asyncio.sleep(_HEAD_START_S)
        await self._tag_run()
        description = f"Agents at work for {self._brief.project}"
        self._artifact = await acreate_progress_artifact(
            0.0, key="progress", description=description
        )

    async def _tag_run(self) -> None:
        """Tag the run with tenant and project.

        Not with the `tags` context: it would tag every task too, and Prefect asks the server about
        concurrency limits for each task that has a tag.
        """
        if run_id := flow_run.get_id():
            known = {*flow_run.tags, f"tenant:{self._tenant}", f"project:{self._brief.project}"}
            async with get_client() as client:
                await client.update_flow_run(UUID(run_id), tags=sorted(known))

    def _show(self) -> None:
        """Move the progress bar, at most once a second: each move is a request, and nobody waits for it."""
        now = time.monotonic()
        is_still = self._moving is None or self._moving.done()
        if self._artifact and is_still and now - self._shown_at >= _SECONDS_BETWEEN_UPDATES:
            self._shown_at = now
            done = {work.agent for work in self._team.work}
            share = len(done) / len(self._team.agents)
            moving = aupdate_progress_artifact(self._artifact, progress=min(99.0, 100 * share))
            self._moving = asyncio.ensure_future(moving)

    async def _moved(self) -> None:
        """Wait for the last move, whatever came of it."""
        if self._moving:
            await asyncio.gather(self._moving, return_exceptions=True)

    async def finish(self, folder: str, manifest: Manifest) -> None:
        """Show the grades, the summary with the gaps, and where site and report are."""
        await asyncio.gather(self._opening, self._moved())
        report = whereabouts(
            "The report for the client", file=f"{folder}/report.html", folder=folder
        )
        made: list[Awaitable[object]] = [
            acreate_table_artifact(
                grade_rows(manifest), key="grades", description="Grades per round"
            ),
            acreate_markdown_artifact(
                summary(manifest, folder),
                key="summary",
                description="What came out, what is missing, what was not checked",
            ),
            acreate_markdown_artifact(
                report, key="report", description="Where report and website are"
            ),
        ]
        if wrote := manifest.writing:
            table = acreate_table_artifact(
                cost_rows(wrote), key="costs", description="What models cost and won per round"
            )
            made.append(table)
        if self._artifact:
            made.append(aupdate_progress_artifact(self._artifact, progress=100.0))
        await asyncio.gather(*made)
