"""What if: a release made again from one agent on with another engine, model or prompt."""

from pathlib import Path
from typing import Any, cast

from prefect import flow, get_run_logger
from prefect.futures import PrefectFuture
from prefect.results import get_result_store
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from blocks.kept_results import place_results
from blocks.release_folder import ReleaseFolder
from blocks.site_store import SiteStore
from domain.replay import Replay
from flows import _forms as form
from flows._comparisons import show
from flows._rehearsal import Change, Rehearsal
from flows._releasing import publish
from tasks.trials import find_brief
from tasks.typefaces import installed_typefaces

# As for builds: mapped work is bound to the processor.
_TWO_AT_ONCE = cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner(max_workers=2))


@flow(
    name="replay-release",
    flow_run_name="replay {release} from {start}",
    task_runner=_TWO_AT_ONCE,
)
async def replay_release(
    release: form.Release,
    start: form.Agent,
    tenant: form.Tenant = "local",
    out: form.Out = "out",
    engine: form.OtherEngine = None,
    model: form.Model = None,
    prompt: form.Prompt = None,
    sample: form.Sample = 0,
    rounds: form.Rounds = 3,
    budget_usd: form.Budget = 5.0,
    batch: form.Batch = False,
    adopt: form.Adopt = False,
    user: form.Person = None,
) -> Replay:
    """Make a release again as it would be if one agent worked otherwise, and compare the two.

    What every other agent made stays as it was in the release's run; the agent, and all that wait
    for what it makes, are asked as for the first time. Nothing is released unless it is adopted.

    Args:
        release: Folder of the release on the machine that runs this.
        start: Name of the agent from which on work is done again.
        tenant: Whose release it is.
        out: Folder for releases on the machine that runs this, for one that is adopted.
        engine: Engine for the agent and all that wait for it, as for `build-website`; empty for the
            release's own.
        model: Model that engine asks for, whatever the table of models says.
        prompt: Path of a prompt file for the agent, on the machine that runs this.
        sample: Which of several answers of a model is taken; another number asks anew.
        rounds: Most rounds of refinement, in which only those agents are sent back.
        budget_usd: Most US dollars it may spend on language models.
        batch: Whether what agents ask Claude together goes as one batch: at half the price, answered
            within a day and mostly an hour; other engines are asked at once.
        adopt: Whether what comes out becomes the project's next release.
        user: E-mail address of the person it is for, and who must be allowed to start runs; empty
            for the operator.

    Returns:
        Grades, cost, files and the calls that ran, side by side with the release.

    Raises:
        BriefInvalid: There is no such agent, the prompt cannot be used, or the release's brief is
            not kept any more.
        DatabaseUnavailable: A person is named, or a model is to be paid, but there is no database.
        ModelMisconfigured: Key, address or name of a language model are wrong, or that the release
            was made with is not set up here.
        NotAllowed: The person may not start runs.
        NothingToRelease: Agents every page depends on failed.
        ReleaseInvalid: It is no release.
        ReleaseRefused: The quality gate refuses what is to be adopted.
    """
    place_results(get_result_store())
    stated = ReleaseFolder(path=Path(release)).manifest().manifest
    rehearsal = await Rehearsal.of(
        Change(start=start, engine=engine, model=model, prompt=prompt, sample=sample),
        release=release,
        stated=stated,
        brief=find_brief(release, manifest=stated, tenant=tenant),
        tenant=tenant,
        rounds=rounds,
        typefaces=installed_typefaces(),
    )
    async with rehearsal.record(adopts=adopt, user=user) as record:
        again = await rehearsal.as_released(record.account)
        rehearsal.workshop.team.is_patient = batch
        run = rehearsal.workshop.team.run(budget_usd, account=record.account)
        result = await rehearsal.otherwise(run)
        replay = rehearsal.told(again, result)
        if adopt:
            store = SiteStore(folder=Path(out), tenant=tenant)
            written = await publish(result, store=store, record=record)
            adopted = rehearsal.workshop.built(*written, is_new=True)
            replay = replay.model_copy(update={"adopted": adopted})
    get_run_logger().info("%s replayed from %s: %s.", release, start, replay.verdict)
    await show(replay)
    return replay
