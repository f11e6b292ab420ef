"""Try arms against each other: every brief built by each of them, and whether they differ at all."""

from pathlib import Path
from random import Random
from typing import Annotated, Any, cast

from prefect import flow, get_run_logger
from prefect.futures import PrefectFuture
from prefect.results import get_result_store
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from pydantic import Field

from blocks.engine import Run
from blocks.experiment_file import read_experiment
from blocks.kept_results import place_results
from domain.errors import NothingToRelease
from domain.experiment import Arm, Findings, Trial, findings
from flows import _forms as form
from flows._arms import Plan, best_of, content_keys, plans, trial_of, workshop_of
from flows._comparisons import show_findings
from flows._trial import TrialRecord
from tasks.gathering import read_brief
from tasks.trials import cost_of_work
from tasks.typefaces import installed_typefaces

# As for builds: mapped work is bound to the processor.
_TWO_AT_ONCE = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=2))


@flow(name="run-experiment", flow_run_name="experiment {experiment} for {tenant}")
async def run_experiment(
    experiment: form.Experiment, tenant: form.Tenant = "local", user: form.Person = None
) -> Findings:
    """Build every brief of an experiment with each of its arms, and compare what came out.

    Nothing is released. An arm whose words a model writes builds each brief several times, as no
    two of its builds are alike; a repeated experiment finds its answers again and pays nothing.

    Args:
        experiment: Path of the YAML file on the machine that runs this.
        tenant: Whose money is spent; results are kept apart by tenant.
        user: E-mail address of the person it is for, and who must be allowed to start runs; empty
            for the operator.

    Returns:
        Every build, what each arm came to, and for each pair of arms whether they differ.

    Raises:
        BriefInvalid: The file makes no sense, or names what is not there.
        DatabaseUnavailable: A person is named, or a model is to be paid, but there is no database.
        ModelMisconfigured: Key, address or name of a language model are wrong.
        NotAllowed: The person may not start runs.
    """
    asked = read_experiment(Path(experiment))
    trials: list[Trial] = []
    for plan in await plans(asked):
        try:
            trial = await try_arm(
                brief=plan.brief,
                name=plan.arm,
                arm=asked.arms[plan.arm],
                tenant=tenant,
                target=asked.target,
                repetition=plan.repetition,
                sample=plan.sample,
                budget_usd=asked.budget_usd,
                user=user,
            )
        except NothingToRelease as error:
            get_run_logger().warning("%s failed on %s: %s", plan.arm, plan.brief, error)
            trial = Trial(
                arm=plan.arm, brief=plan.brief, repetition=plan.repetition, failure=str(error)
            )
        trials.append(trial)
    found = findings(asked, trials, chance=Random(asked.seed))  # noqa: S311 - draws, no secrets
    await show_findings(found)
    return found


@flow(
    name="try-arm",
    flow_run_name="{name} on {brief}, build {repetition}",
    task_runner=_TWO_AT_ONCE,
)
async def try_arm(
    brief: str,
    arm: Arm,
    name: str = "arm",
    tenant: str = "local",
    target: float = 0.9,
    repetition: int = 0,
    sample: Annotated[int, Field(ge=0)] = 0,
    budget_usd: Annotated[float, Field(ge=0)] = 1.0,
    user: str | None = None,
) -> Trial:
    """Build, grade and refine a website from a brief as one arm does it, and release nothing.

    Args:
        brief: Path of the brief on the machine that runs this.
        arm: How it is built: engine, model, prompts, drafts and rounds.
        name: Of the arm.
        tenant: Whose money is spent.
        target: Least score every dimension must reach, 0-1.
        repetition: Which of several builds of the same it is, from 0.
        sample: Which of several answers of a model is taken; another number asks anew.
        budget_usd: Most US dollars it may spend on language models.
        user: E-mail address of the person it is for; empty for the operator.

    Returns:
        Grades, and what they took.

    Raises:
        NothingToRelease: Agents every page depends on failed.
    """
    place_results(get_result_store())
    workshop = await workshop_of(
        arm,
        brief=read_brief(brief, tenant=tenant, project=None),
        tenant=tenant,
        target=target,
        sample=sample,
        typefaces=installed_typefaces(),
    )
    record = TrialRecord(
        workshop.team, project=workshop.brief.project, tenant=tenant, user=user, flow="try-arm"
    )
    async with record:
        best, minutes = await best_of(workshop, Run(budget_usd=budget_usd, account=record.account))
    spent = await cost_of_work(content_keys(workshop), tenant=tenant)
    plan = Plan(arm=name, brief=brief, repetition=repetition, sample=sample)
    return trial_of(best, plan=plan, workshop=workshop, spent=spent, minutes=minutes)
