"""Turn the best version into a release, or find that it already is one."""

import time
from datetime import UTC, datetime
from uuid import UUID

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.transactions import Transaction, get_transaction

from blocks.left_behind import clear_away
from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from blocks.staged_site import StagedSite
from domain.errors import DatabaseUnavailable, ReleaseInvalid
from domain.manifest import Result, manifest
from domain.release import Manifest
from domain.report import report

WAITS_S = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds to wait before each further try to reach the database, which is started again in a few."""


@task(name="find-release", task_run_name="find release of {project}", cache_policy=NO_CACHE)
def find_release(project: str, *, build_key: str, store: SiteStore) -> tuple[str, Manifest] | None:
    """Return the newest release if it was built from exactly this and is undamaged.

    What a killed process left of a release is finished or removed before.

    Args:
        project: Whose releases to look at.
        build_key: Hash of everything that decides the site.
        store: Where releases are.
    """
    if not store.releases(project).is_dir():
        return None
    try:
        clear_away(project, store=store)
    except DatabaseUnavailable as error:
        get_run_logger().warning("What was left of releases stays until later: %s", error)
    numbers = store.numbers(project)
    if not numbers:
        return None
    folder = store.releases(project) / str(numbers[-1])
    try:
        found = ReleaseFolder(path=folder).verify(SigningKey())
    except ReleaseInvalid:
        return None
    if found.build_key != build_key:
        return None
    with store.door(project):
        store.point_latest(project, max(store.numbers(project)))
    return str(folder), found


# No limit of time on what follows: it runs in threads, where Prefect can only warn of it, and would call
# a release a failure that has been written.
@task(name="stage-site", cache_policy=NO_CACHE, persist_result=False)
def stage_site(result: Result, *, store: SiteStore) -> StagedSite:
    """Write the files of a release-to-be to disk, where nobody takes them for one.

    In a transaction of Prefect they are gone again when a later step of it fails.

    Args:
        result: What the run ended with.
        store: Where releases are.
    """
    staged = store.stage(result.site, project=result.brief.project)
    if transaction := get_transaction():
        transaction.set("staged", staged)
        transaction.set("place", (result.brief.project, store))
    return staged


@stage_site.on_rollback
def take_back(transaction: Transaction) -> None:
    """Leave nothing of a release that did not become one."""
    staged: StagedSite = transaction.get("staged")
    project, store = transaction.get("place")
    staged.close()
    clear_away(project, store=store)


@task(name="write-release", cache_policy=NO_CACHE)
def write_release(
    result: Result, *, staged: StagedSite, store: SiteStore, run: UUID | None = None
) -> tuple[str, Manifest]:
    """Release site, manifest and report whole or not at all; return the folder and the manifest.

    In the database the release, its files, grades, events and audit entry are one transaction; the
    folder becomes a release right after it.

    Args:
        result: What the run ended with.
        staged: Its files, on disk.
        store: Where releases are.
        run: The run, as the database names it; None when there is no database.

    Raises:
        ReleaseRefused: The quality gate says no; nothing is released.
    """
    if run is not None:
        try:
            return _recorded(result, staged=staged, store=store, run=run)
        except DatabaseUnavailable as error:
            get_run_logger().error("The release could not be written down: %s", error)
    return _written(result, staged=staged, store=store)


def _recorded(
    result: Result, *, staged: StagedSite, store: SiteStore, run: UUID
) -> tuple[str, Manifest]:
    from blocks.recorded_release import record_release

    for wait_s in WAITS_S:
        try:
            return record_release(result, staged=staged, store=store, execution_id=run)
        except DatabaseUnavailable:
            time.sleep(wait_s)
    return record_release(result, staged=staged, store=store, execution_id=run)


def _written(result: Result, *, staged: StagedSite, store: SiteStore) -> tuple[str, Manifest]:
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    project = result.brief.project
    with store.door(project):
        number = max(store.numbers(project), default=0) + 1
        stated = manifest(result, release=number, made_at=made_at)
        store.seal(staged, stated, report=report(stated, result.album), key=SigningKey())
        return str(store.publish(staged, stated)), stated
