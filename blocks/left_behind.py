"""What killed processes left of releases, in a project or anywhere below a folder."""

from pathlib import Path

from blocks._home_folder import has_database
from blocks.site_store import SiteStore


def clear_away(project: str, *, store: SiteStore) -> None:
    """Finish what was committed and not published yet, and remove what was not committed.

    Raises:
        DatabaseUnavailable: The database does not answer; what needs it is left as it is.
    """
    if has_database():
        from blocks import recorded_release  # 0.4 s of SQLAlchemy

        recorded_release.clear_away(project, store=store)
        return
    with store.door(project):
        for staged in store.left_behind(project):
            staged.discard()


def clear_all_away(folder: Path) -> None:
    """Do so for every project of every tenant.

    Raises:
        DatabaseUnavailable: The database does not answer; what needs it is left as it is.
    """
    found = [*folder.glob("*/releases/.staged-*"), *folder.glob("*/*/releases/.staged-*")]
    for project in {path.parent.parent for path in found}:
        own = {} if project.parent == folder else {"tenant": project.parent.name}
        clear_away(project.name, store=SiteStore(folder=folder, **own))
