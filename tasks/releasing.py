"""Turn the best version into a release, or find that it already is one."""

from datetime import UTC, datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from domain.errors import DatabaseUnavailable, ReleaseInvalid
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
def write_release(
    result: Result, *, store: SiteStore, run: UUID | None = None
) -> tuple[str, Manifest]:
    """Write site, manifest and report whole or not at all; return the folder and the manifest.

    The next number is taken when another run was faster. In the database the release, its files,
    grades, events and audit entry are one transaction, which ends when the folder is written.

    Args:
        result: What the run ended with.
        store: Where releases are.
        run: The run, as the database names it; None when there is no database.

    Raises:
        ReleaseRefused: The quality gate says no; nothing is released.
    """
    if run is not None:
        from blocks.recorded_release import record_release

        try:
            return record_release(result, store=store, execution_id=run)
        except DatabaseUnavailable as error:
            get_run_logger().error("The release could not be written down: %s", error)
            if found := _already(result, store=store):
                return found
    return _written(result, store=store)


def _already(result: Result, *, store: SiteStore) -> tuple[str, Manifest] | None:
    """Return the release, if its folder was finished before the database went away."""
    return find_release.fn(result.brief.project, build_key=result.build_key, store=store)


def _written(result: Result, *, store: SiteStore) -> tuple[str, Manifest]:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    project = result.brief.project
    free = max(store.numbers(project), default=0) + 1
    for number in range(free, free + _PATIENCE):
        stated = manifest(result, release=number, made_at=made_at)
        try:
            folder = store.write(
                result.site, stated, report=report(stated, result.album), key=SigningKey()
            )
        except FileExistsError:
            continue
        return str(folder), stated
    raise FileExistsError(f"no free number for a release of {project!r} from {free} on")


_PATIENCE = 100
"""Numbers that are tried one after the other."""
