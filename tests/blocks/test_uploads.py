import hashlib
from pathlib import Path

import pytest

from blocks.home import Home
from blocks.kept_briefs import KeptBriefs
from blocks.uploads import Uploads
from domain.intake import read_brief


def test_what_is_put_comes_back_under_its_hash_once(tmp_path: Path) -> None:
    uploads = Uploads(tenant="rye", home=Home(folder=tmp_path))
    sha256 = uploads.put(b"picture")
    assert sha256 == hashlib.sha256(b"picture").hexdigest() == uploads.put(b"picture")
    assert uploads.get(sha256) == b"picture"
    assert [path.name for path in (tmp_path / "uploads" / "rye").iterdir()] == [sha256]


def test_an_upload_cut_short_is_written_again(tmp_path: Path) -> None:
    uploads = Uploads(tenant="rye", home=Home(folder=tmp_path))
    sha256 = uploads.put(b"picture")
    (tmp_path / "uploads" / "rye" / sha256).write_bytes(b"pic")
    uploads.put(b"picture")
    assert uploads.get(sha256) == b"picture"


def test_a_tenant_sees_only_its_own_uploads_and_briefs(tmp_path: Path) -> None:
    home = Home(folder=tmp_path)
    sha256 = Uploads(tenant="rye", home=home).put(b"picture")
    brief = read_brief("brief", b"We bake bread in Otley.")
    KeptBriefs(tenant="rye", home=home).put(brief)
    with pytest.raises(FileNotFoundError):
        Uploads(tenant="oat", home=home).get(sha256)
    with pytest.raises(FileNotFoundError, match="is kept for tenant 'oat'"):
        KeptBriefs(tenant="oat", home=home).get(brief.sha256)
    assert KeptBriefs(tenant="rye", home=home).get(brief.sha256) == brief


@pytest.mark.parametrize("sha256", ["../rye/x", "", "0" * 63, "G" * 64])
def test_what_is_no_hash_names_nothing(tmp_path: Path, sha256: str) -> None:
    home = Home(folder=tmp_path)
    with pytest.raises(FileNotFoundError, match="it has 64 digits"):
        Uploads(tenant="rye", home=home).get(sha256)
    with pytest.raises(FileNotFoundError, match="it has 64 digits"):
        KeptBriefs(tenant="rye", home=home).get(sha256)
