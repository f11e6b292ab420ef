"""Every place Prefect keeps results in outside the database, so that they go when a tenant does."""

from pathlib import Path

from prefect.blocks.core import Block
from prefect.filesystems import LocalFileSystem
from prefect.settings import get_current_settings

from blocks.blob_bucket import Bucket, bucket_named
from blocks.kept_results import result_folders


def result_places() -> tuple[Path, ...]:
    """Return the folders in which this Prefect keeps results under their keys, `<tenant>/...`."""
    named = get_current_settings().results.default_storage_block
    if named is None or not named.startswith("local-file-system/"):
        return result_folders()
    block: object = Block.load(named, _sync=True)  # pyright: ignore[reportCallIssue, reportUnknownVariableType] # taken off by Prefect's own decorator
    if not isinstance(block, LocalFileSystem) or not block.basepath:
        return result_folders()
    return (*result_folders(), Path(block.basepath).expanduser())


def result_bucket() -> Bucket | None:
    """Return the bucket this Prefect keeps results in under their keys; None when it is no bucket.

    Raises:
        BucketUnavailable: There is no such block, or `prefect-aws` is not installed.
    """
    named = get_current_settings().results.default_storage_block
    return bucket_named(named) if named and named.startswith("s3-bucket/") else None
