"""Brief in, released website out: the main path, top to bottom."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Any, cast

from prefect import flow, get_run_logger
from prefect.context import SyncClientContext
from prefect.futures import PrefectFuture
from prefect.results import get_result_store
from prefect.runtime import flow_run
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from blocks.engines import engine_named
from blocks.json_logs import name_run
from blocks.kept_results import place_results
from blocks.site_store import SiteStore
from domain.approval import Review
from domain.manifest import Result
from domain.release import Built
from domain.summary import called
from flows import _forms as form
from flows._approval import Approving, rejected
from flows._candidate import TEAM, Workshop
from flows._measuring import Lab, open_lab
from flows._record import Record
from flows._releasing import publish
from flows._reporting import Reporting
from flows._team import Team
from tasks.gathering import read_brief
from tasks.releasing import find_release
from tasks.typefaces import installed_typefaces


def _run_name() -> str:
    given = flow_run.parameters
    return f"build {called(str(given['brief']))} for {given.get('tenant', 'local')}"


# Mapped work is bound to the processor; two at once, because encoders use a second core.
_TWO_AT_ONCE = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=2))


@flow(name="build-website", flow_run_name=_run_name, task_runner=_TWO_AT_ONCE)
async def build_website(
    brief: form.Brief,
    tenant: form.Tenant = "local",
    out: form.Out = "out",
    rounds: form.Rounds = 3,
    target: form.Target = 0.9,
    engine: form.Engine = "offline",
    budget_usd: form.Budget = 5.0,
    point_usd: form.PointPrice = None,
    measured: form.Measured = False,
    batch: form.Batch = False,
    project: form.Project = None,
    user: form.Person = None,
    approval: form.Approval = False,
    approval_hours: form.ApprovalHours = 48,
) -> Built:
    """Build, grade and refine a website from a brief, and release the best version.

    Args:
        brief: Path of the brief on the machine that runs this, or the text of the brief itself.
        tenant: Whose website it is; results, uploads and releases are kept apart by tenant.
        out: Folder for releases on the machine that runs this.
        rounds: Most rounds of refinement after the first version, 0-10.
        target: Least score every dimension must reach, 0-1.
        engine: `offline`, `claude`, `openai-compatible`, or `<type>/<name>` of an engine or language
            model on the Blocks page.
        budget_usd: Most US dollars the run may spend on language models.
        point_usd: Most US dollars another grade point may cost; empty for no limit.
        measured: Whether browser, axe-core, Lighthouse and html-validate look at the best version too,
            and its faults go back to their owners; takes minutes where a build takes seconds.
        batch: Whether what agents ask Claude together goes as one batch: at half the price, answered
            within a day and mostly an hour; other engines are asked at once.
        project: Name of the project's folder; from the firm's name when empty.
        user: E-mail address of the person it is for, and who must be allowed to start runs; empty
            for the operator.
        approval: Whether the best version waits until a reviewer has accepted it; nobody accepts what
            they ordered. The run is suspended meanwhile, and its form is behind *Resume*.
        approval_hours: After how many hours without a decision that is escalated; after three times
            as many the run ends as expired.

    Returns:
        The release with its grades, and which agents worked for it.

    Raises:
        BriefInvalid: The brief cannot be read.
        DatabaseUnavailable: A person is named, or a model is to be paid, but there is no database.
        ModelMisconfigured: Key, address or name of a language model are wrong.
        NotAllowed: The person may not start runs.
        NothingToRelease: Agents every page depends on failed.
        ReleaseRefused: The quality gate refuses what was made.
    """
    log = get_run_logger()
    place_results(get_result_store())
    read, who = await asyncio.gather(
        asyncio.to_thread(read_brief, brief, tenant=tenant, project=project), engine_named(engine)
    )
    workshop = Workshop(
        brief=read,
        tenant=tenant,
        target=target,
        rounds=rounds,
        point_usd=point_usd,
        team=Team(agents=TEAM, engine=who, is_patient=batch),
        typefaces=installed_typefaces(),
        lab=open_lab(tenant) if measured else Lab(tenant),
    )
    store = SiteStore(folder=Path(out), tenant=tenant)
    project = workshop.brief.project
    name_run(tenant=tenant, project=project)
    async with Record(workshop.team, project=project, tenant=tenant, user=user) as record:
        desk = None
        if approval:
            desk = await Approving.of(
                workshop, record, store=store, hours=approval_hours, user=user
            )
        found = await asyncio.to_thread(
            find_release, project, build_key=workshop.build_key, store=store
        )
        if found and (desk is None or desk.is_settled_by(found[1])):
            log.info("%s was built from exactly this, so nothing is done again.", found[0])
            await record.repeat(found[1])
            return workshop.built(*found, is_new=False)

        await workshop.open(workshop.team.run(budget_usd, account=record.account))
        async with Reporting(workshop.brief, workshop.team, tenant=tenant) as reporting:
            make = partial(_made, workshop, measured=measured)
            result = await desk.approved(make) if desk else await make()
            if isinstance(result, Review):
                return await rejected(result, record=record)
            folder, manifest = await publish(result, store=store, record=record)
            await reporting.finish(folder, manifest)
    log.info("Released %s: %s.", folder, manifest.stopped)
    return workshop.built(folder, manifest, is_new=True)


async def _made(workshop: Workshop, *, measured: bool) -> Result:
    """Return the best version the agents come to."""
    # Tasks in threads share this client of Prefect's API: each would make two of its own, 3 ms each.
    with SyncClientContext.get_or_create():
        try:
            best = await workshop.candidate(is_last=not workshop.rounds)
            history = [best.first_round()]
            best, stopped = await workshop.improve(best, history)
            if measured:
                best = await workshop.measured(best)
                history.append(best.measured_round(history[-1].number))
                best, stopped = await workshop.improve(best, history)
            workshop.team.diary.step("release")
            return await workshop.result(best, history=history, stopped=stopped)
        finally:
            await workshop.court.rise()
