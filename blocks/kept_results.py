"""Where Prefect keeps what tasks returned: in the database, or where a person said."""

from pathlib import Path

from prefect.filesystems import LocalFileSystem
from prefect.results import ResultStore
from prefect.settings import get_current_settings

from blocks._home_folder import has_database
from blocks.result_files import ResultFiles


def result_folders() -> tuple[Path, ...]:
    """Return the folders in which this Prefect keeps results under their keys, `<tenant>/...`."""
    return (Path(get_current_settings().results.local_storage_path).expanduser(),)


def place_results(store: ResultStore) -> None:
    """Have a store keep results in the database, so that workers on other machines find them.

    Without a database they are files of this machine. Nothing changes when a person chose another
    place in Prefect's settings.
    """
    is_chosen = get_current_settings().results.default_storage_block is not None
    if is_chosen or type(store.result_storage) not in (LocalFileSystem, type(None)):
        return
    (folder,) = result_folders()
    if not has_database():
        store.result_storage = ResultFiles(basepath=str(folder))
        return
    # 0.4 s of SQLAlchemy and psycopg, which a build without a database never needs.
    from blocks.result_store import PostgresResults

    store.result_storage = PostgresResults(elsewhere=folder)
