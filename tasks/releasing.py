"""Turn the best version into a release, or find that it already is one."""

from datetime import UTC, datetime

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from domain.errors import ReleaseInvalid
from domain.manifest import Result, manifest
from domain.release import Manifest
from domain.report import report


@task(name="find-release", task_run_name="find release of {project}", cache_policy=NO_CACHE)
def find_release(project: str, *, build_key: str, store: SiteStore) -> tuple[str, Manifest] | None:
    """Return the newest release if it was built from exactly this and is undamaged.

    Args:
        project: Whose releases to look at.
        build_key: Hash of everything that decides the site.
        store: Where releases are.
    """
    numbers = store.numbers(project)
    if not numbers:
        return None
    folder = store.releases(project) / str(numbers[-1])
    try:
        found = ReleaseFolder(path=folder).verify(SigningKey())
    except ReleaseInvalid:
        return None
    return (str(folder), found) if found.build_key == build_key else None


@task(name="write-release", timeout_seconds=120, cache_policy=NO_CACHE)
def write_release(result: Result, *, store: SiteStore) -> tuple[str, Manifest]:
    """Write site, manifest and report whole or not at all; return the folder and the manifest.

    The next number is taken when another run was faster.
    """
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    project = result.brief.project
    free = max(store.numbers(project), default=0) + 1
    for number in range(free, free + 100):
        stated = manifest(result, release=number, made_at=made_at)
        try:
            folder = store.write(result.site, stated, report=report(stated), key=SigningKey())
        except FileExistsError:
            continue
        return str(folder), stated
    raise FileExistsError(f"no free number for a release of {project!r} from {free} on")
