"""Files above 1 MiB, and results, in a bucket that checks every signature."""

import hashlib
from collections.abc import Generator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from prefect import flow, task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.filesystems import LocalFileSystem
from prefect.settings import PREFECT_DEFAULT_RESULT_STORAGE_BLOCK, temporary_settings
from prefect_aws import AwsCredentials, S3Bucket
from prefect_aws.client_parameters import AwsClientParameters
from pydantic import SecretStr
from sqlalchemy import text

from blocks import blobs
from blocks.backup import backup
from blocks.blob_bucket import BucketUnavailable, blob_bucket, bucket_named
from blocks.database.roles import APP, READER, RELAY
from blocks.database_home import DatabaseHome
from blocks.embedded_postgres import EmbeddedPostgres
from blocks.erasure import Elsewhere, erase
from blocks.home import Home
from blocks.postgres import Postgres
from blocks.result_places import result_bucket, result_places
from blocks.tenant_archive import export
from blocks.tenants import ensure_tenant
from tests.blocks.database.databases import Database
from tests.blocks.s3_server import BUCKET, KEY, SECRET, Kept, bucket
from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]

LARGE = bytes(range(256)) * 4097
SHA256 = hashlib.sha256(LARGE).hexdigest()


@pytest.fixture
def served() -> Generator[Kept]:
    with bucket() as kept:
        yield kept


def block(kept: Kept, *, secret: str = SECRET, name: str = BUCKET, folder: str = "") -> str:
    """Save the block of the bucket, and return what names it."""
    saved = f"bucket-{uuid4().hex[:8]}"
    credentials = AwsCredentials(
        aws_access_key_id=KEY,
        aws_secret_access_key=SecretStr(secret),
        region_name="eu-central-1",
        aws_client_parameters=AwsClientParameters(endpoint_url=kept.url),
    )
    S3Bucket(bucket_name=name, credentials=credentials, bucket_folder=folder).save(saved)
    return f"s3-bucket/{saved}"


@pytest.fixture
def named(served: Kept, prefect_api: None, monkeypatch: pytest.MonkeyPatch) -> str:
    made = block(served, folder="kept/here")
    monkeypatch.setenv("ATELIER_BLOBS", made)
    return made


@pytest.fixture(scope="module")
def postgres(shared: Database) -> Postgres:
    return Postgres(
        app_url=SecretStr(shared.urls[APP]),
        reader_url=SecretStr(shared.urls[READER]),
        relay_url=SecretStr(shared.urls[RELAY]),
        seal_key=SecretStr(shared.credentials.seal_key),
    )


@pytest.fixture
def rye(postgres: Postgres) -> UUID:
    return ensure_tenant(postgres, f"rye-{uuid4().hex[:8]}")


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(folder=tmp_path / "home")


def test_a_large_file_goes_into_the_bucket_and_a_small_one_does_not(
    postgres: Postgres, rye: UUID, home: Home, served: Kept, named: str
) -> None:
    with postgres.session(rye) as session:
        blobs.put(session, (b"small", LARGE), home=home)
        stored = session.execute(text("SELECT stored_at FROM app.blobs ORDER BY size_bytes"))
        assert stored.scalars().all() == [None, f"s3:blobs/{rye}/{SHA256}"]
    assert served.objects == {f"kept/here/blobs/{rye}/{SHA256}": LARGE}
    assert served.refused == []
    with postgres.session(rye) as session:
        assert blobs.get(session, SHA256, home=home) == LARGE
    assert not home.folder.exists()


def test_what_is_there_is_not_sent_again(
    postgres: Postgres, rye: UUID, home: Home, served: Kept, named: str
) -> None:
    for _ in range(2):
        with postgres.session(rye) as session:
            blobs.put(session, (LARGE,), home=home)
    assert [one.split(" ")[0] for one in served.asked].count("PUT") == 1


def test_files_from_before_are_still_read_from_the_home_folder(
    postgres: Postgres, rye: UUID, home: Home, served: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgres.session(rye) as session:
        blobs.put(session, (LARGE,), home=home)
    monkeypatch.setenv("ATELIER_BLOBS", block(served))
    with postgres.session(rye) as session:
        assert blobs.get(session, SHA256, home=home) == LARGE
    assert served.objects == {}


def test_a_changed_or_lost_object_is_found_out(
    postgres: Postgres, rye: UUID, home: Home, served: Kept, named: str
) -> None:
    with postgres.session(rye) as session:
        blobs.put(session, (LARGE,), home=home)
    (key,) = served.objects
    served.objects[key] = LARGE[:-1] + b"x"
    with postgres.session(rye) as session, pytest.raises(ValueError, match="is damaged"):
        blobs.get(session, SHA256, home=home)
    served.objects.clear()
    with postgres.session(rye) as session, pytest.raises(FileNotFoundError) as gone:
        blobs.get(session, SHA256, home=home)
    assert str(gone.value) == (
        f"The kept file 'blobs/{rye}/{SHA256}' is gone from {named!r}. Build the site again."
    )


def test_without_the_bucket_its_files_are_said_to_be_there(
    postgres: Postgres,
    rye: UUID,
    home: Home,
    served: Kept,
    named: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with postgres.session(rye) as session:
        blobs.put(session, (LARGE,), home=home)
    monkeypatch.delenv("ATELIER_BLOBS")
    with postgres.session(rye) as session, pytest.raises(FileNotFoundError) as lost:
        blobs.get(session, SHA256, home=home)
    assert str(lost.value) == (
        f"The kept file 'blobs/{rye}/{SHA256}' lies in a bucket, and `ATELIER_BLOBS` names none. Set "
        f"it to the block of that bucket, `s3-bucket/<name>`."
    )


def test_a_false_secret_is_refused_and_no_row_is_written(
    postgres: Postgres, rye: UUID, home: Home, served: Kept, prefect_api: None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    name = block(served, secret=KEY)
    monkeypatch.setenv("ATELIER_BLOBS", name)
    with pytest.raises(BucketUnavailable) as refused, postgres.session(rye) as session:
        blobs.put(session, (LARGE,), home=home)
    assert str(refused.value).startswith(f"The bucket of {name!r} cannot be used: ")
    assert refused.value.retryable
    assert served.refused == ["the signature does not fit"]
    assert served.objects == {}
    with postgres.session(rye) as session:
        assert session.execute(text("SELECT count(*) FROM app.blobs")).scalar_one() == 0


def test_a_bucket_nobody_knows_is_told(prefect_api: None) -> None:
    with pytest.raises(BucketUnavailable) as unknown:
        bucket_named("s3-bucket/nobody")
    assert str(unknown.value).startswith("The block 's3-bucket/nobody' cannot be loaded: ")
    assert str(unknown.value).endswith(
        "Make one of the type S3 Bucket on the Blocks page of the Prefect server that is used here."
    )


def test_no_bucket_is_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ATELIER_BLOBS", raising=False)
    assert blob_bucket() is None
    assert result_bucket() is None


def test_an_archive_holds_what_lies_in_the_bucket(
    postgres: Postgres, rye: UUID, home: Home, served: Kept, named: str, tmp_path: Path
) -> None:
    with postgres.session(rye) as session:
        blobs.put(session, (LARGE,), home=home)
    manifest = export(postgres, rye, tmp_path / "rye.zip", made_for="operator", home=home)
    assert manifest.missing == ()
    assert f"blobs/{SHA256}" in {member.path for member in manifest.members}


def _key(_context: object, parameters: dict[str, Any]) -> str:
    return str(parameters["key"])


_RUNS: list[str] = []


@task(persist_result=True, cache_policy=CacheKeyFnPolicy(cache_key_fn=_key))
def bake(key: str) -> str:
    _RUNS.append(key)
    return "bread"


@flow(persist_result=False)
def baking(key: str) -> str:
    return bake(key)


def test_results_are_kept_in_the_bucket_and_found_by_the_next_run(
    served: Kept, prefect_api: None
) -> None:
    with temporary_settings({PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: block(served)}):
        _RUNS.clear()
        assert [baking("rye/bake/0f"), baking("rye/bake/0f")] == ["bread", "bread"]
    assert _RUNS == ["rye/bake/0f"]
    assert "rye/bake/0f" in served.objects
    assert served.refused == []


def test_results_in_a_folder_are_found_by_the_next_run(tmp_path: Path, prefect_api: None) -> None:
    LocalFileSystem(basepath=str(tmp_path)).save("folder", overwrite=True)
    with temporary_settings({PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: "local-file-system/folder"}):
        _RUNS.clear()
        assert [baking("rye/bake/1f"), baking("rye/bake/1f")] == ["bread", "bread"]
        assert tmp_path in result_places()
    assert _RUNS == ["rye/bake/1f"]
    assert (tmp_path / "rye" / "bake" / "1f").is_file()


def test_an_erased_tenant_is_gone_from_its_buckets_and_others_are_not(
    served: Kept, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with EmbeddedPostgres.throwaway() as admin_url:
        home = DatabaseHome(home=Home(folder=tmp_path / "home"))
        postgres = home.init(admin_url)
        rye, oat = (ensure_tenant(postgres, slug) for slug in ("rye", "oat"))
        for tenant in (rye, oat):
            with postgres.session(tenant) as session:
                blobs.put(session, (LARGE, LARGE + b"1", LARGE + b"2"), home=home.home)
        results = block(served)
        served.objects |= {"rye/faq/0f": b"a", "rye/faq/1f": b"bc", "ryes/faq/0f": b"kept"}
        with temporary_settings({PREFECT_DEFAULT_RESULT_STORAGE_BLOCK: results}):
            elsewhere = Elsewhere(blob_bucket=blob_bucket(), result_bucket=result_bucket())
        proof = erase(home, "rye", elsewhere=elsewhere).proof
    counted = {one.place: (one.before, one.size_bytes, one.after) for one in proof.files}
    assert counted[f"blobs in {named}"] == (3, 3 * len(LARGE) + 2, 0)
    assert counted[f"results in {results}"] == (2, 3, 0)
    assert "Where a bucket keeps old versions of objects" in " ".join(proof.remains)
    left = sorted(served.objects)
    assert [key for key in left if str(rye) in key or key.startswith("rye/")] == []
    assert len(left) == 4


def test_a_backup_says_what_lies_in_a_bucket(
    served: Kept, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = DatabaseHome(home=Home(folder=tmp_path / "home"))
    postgres = home.init()
    try:
        with postgres.session(ensure_tenant(postgres, "rye")) as session:
            blobs.put(session, (LARGE,), home=home.home)
        manifest = backup(home, tmp_path / "kept")
    finally:
        home.embedded.stop()
    assert manifest.blobs == ()
    assert manifest.outside[0] == (
        "1 files above 1 MiB in a bucket: switch on versions or copies there, which is its "
        "provider's job."
    )
