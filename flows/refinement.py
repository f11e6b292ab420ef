"""Only refine: take a project's brief up again and try for a better version."""

from pathlib import Path

from prefect import flow

from blocks.release_folder import ReleaseFolder
from domain.release import Built
from flows.website import build_website
from tasks.gathering import kept_brief


@flow(name="refine-project", flow_run_name="refine {release} for {tenant}")
async def refine_project(
    release: str, tenant: str = "local", out: str = "out", rounds: int = 3, target: float = 0.95
) -> Built:
    """Refine a release further, with more rounds or a higher target than it was built with.

    Args:
        release: Folder of the release on the machine that runs this.
        tenant: Whose release it is.
        out: Folder for releases on the machine that runs this.
        rounds: Most rounds of refinement.
        target: Least score every dimension must reach, 0-1.

    Raises:
        ReleaseInvalid: The folder holds no release.
        FileNotFoundError: The brief of the release is not kept here.
    """
    manifest = ReleaseFolder(path=Path(release)).manifest().manifest
    brief = kept_brief(manifest.brief_sha256, tenant=tenant)
    return await build_website.fn(
        brief, tenant=tenant, out=out, rounds=rounds, target=target, project=manifest.project
    )
