"""Take in what a run works from: the brief and its photographs."""

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from blocks._brief_files import BriefFile, is_file
from blocks.kept_briefs import KeptBriefs
from blocks.uploads import Uploads
from domain.brief import Brief
from domain.intake import read_brief as understand

_KEPT = "kept:"


@task(name="read-brief", timeout_seconds=60, cache_policy=NO_CACHE)
def read_brief(brief: str, *, tenant: str, project: str | None) -> Brief:
    """Read a brief, keep it and its photographs under the tenant, and return its facts.

    Args:
        brief: Path of a file on this machine, `kept:` and the hash of a brief built before, or the
            text itself.
        tenant: Whose brief it is.
        project: Name of the project; from the firm's name when None.

    Raises:
        BriefInvalid: The brief or one of its photographs cannot be used.
    """
    if brief.startswith(_KEPT):
        kept = KeptBriefs(tenant=tenant).get(brief.removeprefix(_KEPT))
        return kept.model_copy(update={"project": project}) if project else kept
    if not _is_path(brief):
        understood = understand("brief", brief.encode(), project=project)
        KeptBriefs(tenant=tenant).put(understood)
        return understood
    file = BriefFile(Path(brief))
    understood = file.read(project=project)
    uploads = Uploads(tenant=tenant)
    for body in file.photos.values():
        uploads.put(body)
    KeptBriefs(tenant=tenant).put(understood)
    return understood


@task(name="find-kept-brief", cache_policy=NO_CACHE)
def kept_brief(sha256: str, *, tenant: str) -> str:
    """Return how `read_brief` finds the brief again.

    Raises:
        FileNotFoundError: This tenant keeps no such brief.
    """
    KeptBriefs(tenant=tenant).get(sha256)
    return f"{_KEPT}{sha256}"


def _is_path(brief: str) -> bool:
    """Whether this names a file: one line that ends like a file or is one."""
    if "\n" in brief or len(brief) > 1_000:
        return False
    return is_file(Path(brief)) or Path(brief).suffix.lower() in _ENDINGS


_ENDINGS = frozenset({".yaml", ".yml", ".json", ".md", ".markdown", ".txt"})
