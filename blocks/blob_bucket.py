"""A bucket for files above 1 MiB, and for results: S3, or whatever speaks it, by `prefect-aws`."""

import functools
import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from httpx import HTTPError
from prefect.blocks.core import Block

from domain.erasure import ErasedFiles
from domain.errors import AtelierError

if TYPE_CHECKING:
    from prefect_aws import S3Bucket

VARIABLE = "ATELIER_BLOBS"
"""Names the block of the bucket, `s3-bucket/<name>`; without it, such files lie in the home folder."""

_AT_ONCE = 1000
"""Objects S3 deletes in one request at most."""


@dataclass(eq=False)
class BucketUnavailable(AtelierError):
    """A bucket cannot be used; `sentence` says why and what to do."""

    sentence: str
    retryable: ClassVar[bool] = True

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Bucket:
    """A bucket as its block on the Blocks page describes it."""

    name: str
    """`s3-bucket/<name>`."""
    block: "S3Bucket"

    def put(self, key: str, body: bytes) -> None:
        """Keep an object, unless one of this key and size is there: keys say what is in them.

        Raises:
            BucketUnavailable: The bucket does not answer, or refuses.
        """
        with self._reached() as (client, at):
            if self._size(client, at, key) != len(body):
                client.put_object(**at, Key=self._full(key), Body=body)

    def get(self, key: str) -> bytes | None:
        """Return an object; None when there is none.

        Raises:
            BucketUnavailable: The bucket does not answer, or refuses.
        """
        with self._reached() as (client, at):
            if self._size(client, at, key) is None:
                return None
            return cast("bytes", client.get_object(**at, Key=self._full(key))["Body"].read())

    def erased(self, prefix: str, *, kind: str) -> ErasedFiles:
        """Remove every object whose key begins with the prefix, and return how many there were.

        Raises:
            BucketUnavailable: The bucket does not answer, or refuses.
        """
        with self._reached() as (client, at):
            before = list(self._listed(client, at, prefix))
            for start in range(0, len(before), _AT_ONCE):
                named = [{"Key": key} for key, _ in before[start : start + _AT_ONCE]]
                client.delete_objects(**at, Delete={"Objects": named})
            after = sum(1 for _ in self._listed(client, at, prefix))
        return ErasedFiles(
            place=f"{kind} in {self.name}",
            before=len(before),
            size_bytes=sum(size for _, size in before),
            after=after,
        )

    def _size(self, client: Any, at: dict[str, str], key: str) -> int | None:
        from botocore.exceptions import ClientError

        try:
            return int(client.head_object(**at, Key=self._full(key))["ContentLength"])
        except ClientError as error:
            answer = cast("dict[str, Any]", error.response)  # pyright: ignore[reportUnknownMemberType]
            if answer["ResponseMetadata"]["HTTPStatusCode"] == 404:
                return None
            raise

    def _listed(self, client: Any, at: dict[str, str], prefix: str) -> Iterator[tuple[str, int]]:
        pages = client.get_paginator("list_objects_v2").paginate(**at, Prefix=self._full(prefix))
        for page in pages:
            for one in page.get("Contents", ()):
                yield one["Key"], one["Size"]

    def _full(self, key: str) -> str:
        folder = self.block.bucket_folder.strip("/")
        return f"{folder}/{key}" if folder else key

    @contextmanager
    def _reached(self) -> Generator[tuple[Any, dict[str, str]]]:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            yield self.block.credentials.get_client("s3"), {"Bucket": self.block.bucket_name}
        except (BotoCoreError, ClientError) as error:
            raise BucketUnavailable(
                f"The bucket of {self.name!r} cannot be used: {error}. Check the block and its "
                f"credentials on the Blocks page, and try again."
            ) from error


def blob_bucket() -> Bucket | None:
    """Return the bucket for files above 1 MiB; None when they lie in the home folder.

    Raises:
        BucketUnavailable: There is no such block, or `prefect-aws` is not installed.
    """
    named = os.environ.get(VARIABLE)
    return bucket_named(named) if named else None


@functools.cache
def bucket_named(name: str) -> Bucket:
    """Return the bucket of a block, `s3-bucket/<name>`.

    Raises:
        BucketUnavailable: There is no such block, or `prefect-aws` is not installed.
    """
    try:
        from prefect_aws import S3Bucket  # 1.7 s, which only those with a bucket pay
    except ImportError as error:
        raise BucketUnavailable(
            f"{name!r} is a bucket, and `prefect-aws` is not installed. Install Atelier with its "
            f"extra `s3`."
        ) from error
    try:
        block: object = Block.load(name, _sync=True)  # pyright: ignore[reportCallIssue, reportUnknownVariableType] # taken off by Prefect's own decorator
    except (ValueError, HTTPError) as error:
        raise BucketUnavailable(
            f"The block {name!r} cannot be loaded: {error}. Make one of the type S3 Bucket on the "
            f"Blocks page of the Prefect server that is used here."
        ) from error
    if not isinstance(block, S3Bucket):
        raise BucketUnavailable(f"{name!r} is no S3 bucket. Name `s3-bucket/<name>`.")
    return Bucket(name, block)
