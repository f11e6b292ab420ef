"""Where Prefect keeps what tasks returned, so that it can be found when a tenant is erased."""

from pathlib import Path

from prefect.settings import get_current_settings


def result_folders() -> tuple[Path, ...]:
    """Return the folders in which this Prefect keeps results under their keys, `<tenant>/...`."""
    return (Path(get_current_settings().results.local_storage_path).expanduser(),)
