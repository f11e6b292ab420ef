"""Only refine: take a project's brief up again and try for a better version."""

from pathlib import Path
from typing import Annotated

from prefect import flow

from blocks.release_folder import ReleaseFolder
from domain.release import Built
from flows import _forms as form
from flows.website import build_website
from tasks.gathering import kept_brief

_STORED = "project:"
"""How the id of a project in the database begins, as `read_brief` takes it."""


@flow(name="refine-project", flow_run_name="refine {project} for {tenant}")
async def refine_project(
    project: Annotated[str, form.titled("Project or release")],
    tenant: form.Tenant = "local",
    out: form.Out = "out",
    rounds: form.Rounds = 5,
    target: form.Target = 0.95,
    engine: form.Engine = "offline",
    budget_usd: form.Budget = 5.0,
    measured: form.Measured = False,
    user: form.Person = None,
) -> Built:
    """Build a project again with more rounds or a higher target; what was made and paid is kept.

    Args:
        project: `project:` and the id of a project in the database, as `take-brief` returns it, or
            the folder of a release on the machine that runs this, such as `out/rye-co/latest`.
        tenant: Whose website it is.
        out: Folder for releases on the machine that runs this.
        rounds: Most rounds of refinement after the first version, 0-10.
        target: Least score every dimension must reach, 0-1.
        engine: As for `build-website`.
        budget_usd: Most US dollars the run may spend on language models.
        measured: As for `build-website`.
        user: E-mail address of the person it is for, and who must be allowed to start runs; empty
            for the operator.

    Returns:
        The release with its grades, and which agents worked for it.

    Raises:
        FileNotFoundError: The brief of the release is not kept here.
        ProjectUnknown: The tenant has no such project, or it has no brief.
        ReleaseInvalid: The folder holds no release.
    """
    brief, name = project, None
    if not project.startswith(_STORED):
        manifest = ReleaseFolder(path=Path(project)).manifest().manifest
        brief, name = kept_brief(manifest.brief_sha256, tenant=tenant), manifest.project
    return await build_website.fn(
        brief,
        tenant=tenant,
        out=out,
        rounds=rounds,
        target=target,
        engine=engine,
        budget_usd=budget_usd,
        measured=measured,
        project=name,
        user=user,
    )
