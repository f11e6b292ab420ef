import hashlib
import io
import os
from pathlib import Path

import pytest
from PIL import Image

from blocks._brief_files import BriefFile, is_file
from domain.errors import BriefInvalid


def _picture(width: int, height: int) -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(body, "JPEG")
    return body.getvalue()


def _brief(folder: Path, photo: str) -> Path:
    brief = folder / "brief.yaml"
    brief.write_text(
        f"company: Rye & Co\nabout: We bake bread in Otley.\nphotos:\n  - file: {photo}\n",
        encoding="utf-8",
    )
    return brief


def _refusal(brief: Path) -> str:
    with pytest.raises(BriefInvalid) as refusal:
        BriefFile(brief).read()
    return str(refusal.value)


def test_the_photographs_of_a_brief_are_opened_beside_it(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    body = _picture(640, 480)
    (tmp_path / "photos" / "loaf.jpg").write_bytes(body)
    file = BriefFile(_brief(tmp_path, "photos/loaf.jpg"))
    brief = file.read()
    assert file.photos == {hashlib.sha256(body).hexdigest(): body}
    assert "640" in brief.model_dump_json()


def test_a_photograph_that_is_not_there_is_named_with_its_line(tmp_path: Path) -> None:
    assert _refusal(_brief(tmp_path, "none.jpg")).startswith(
        "brief.yaml, line 4: There is no picture 'none.jpg' beside the brief."
    )


@pytest.mark.parametrize("path", ["../secret.jpg", "link.jpg"])
def test_a_photograph_outside_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "client"
    folder.mkdir()
    (tmp_path / "secret.jpg").write_bytes(_picture(640, 480))
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    assert _refusal(_brief(folder, path)).startswith(
        f"brief.yaml, line 4: The picture '{path}' lies outside the brief's folder. Put "
    )


def test_a_photograph_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loaf.jpg").write_text("no picture", encoding="utf-8")
    assert _refusal(_brief(tmp_path, "loaf.jpg")).startswith(
        "brief.yaml, line 4: The picture 'loaf.jpg' cannot be used."
    )


def test_a_photograph_over_40_mb_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "loaf.jpg").open("wb") as large:
        large.truncate(40_000_001)
    assert _refusal(_brief(tmp_path, "loaf.jpg")) == (
        "brief.yaml, line 4: The picture 'loaf.jpg' is over 40 MB. Export it smaller."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_photograph_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loaf.jpg").write_bytes(_picture(640, 480))
    (tmp_path / "loaf.jpg").chmod(0)
    assert _refusal(_brief(tmp_path, "loaf.jpg")) == (
        "brief.yaml, line 4: The picture 'loaf.jpg' cannot be read: Permission denied. Allow your "
        "user to read it."
    )


@pytest.mark.parametrize("name", ["n" * 300, "a\0b", "none/such", "."])
def test_a_name_no_file_has_is_no_file(tmp_path: Path, name: str) -> None:
    assert not is_file(tmp_path / name)
