import stat
from pathlib import Path

import pytest

from blocks.home import Home


def test_the_home_is_where_the_variable_says_and_never_relative(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ATELIER_HOME", "mine")
    assert Home().folder == tmp_path / "mine"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ATELIER_HOME", "~/there")
    assert Home().folder == tmp_path / "there"
    monkeypatch.setenv("ATELIER_HOME", "")
    assert Home().folder == tmp_path / ".atelier"


def test_a_room_is_closed_to_others(tmp_path: Path) -> None:
    room = Home(folder=tmp_path / "home").room("uploads", "rye")
    assert room == tmp_path / "home" / "uploads" / "rye"
    assert stat.S_IMODE(room.stat().st_mode) == 0o700


@pytest.mark.parametrize("part", ["..", ".", "", "a/b", "../other", "/etc"])
def test_a_tenant_cannot_name_the_room_of_another(tmp_path: Path, part: str) -> None:
    with pytest.raises(ValueError, match="cannot name a folder of the home"):
        Home(folder=tmp_path).room("uploads", part)
    assert list(tmp_path.iterdir()) == []
