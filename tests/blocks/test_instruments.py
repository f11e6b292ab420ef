"""What pages are measured with: where it is found, and how it gets there."""

import json
import re
import shutil
from pathlib import Path

import pytest

import blocks.instruments
from blocks.instruments import COLLECTION, PACKAGES, package_folder, places, version_of
from blocks.instruments.installing import install, install_browser
from domain.errors import InstrumentMissing
from tests.blocks.browsers import needs_browser, needs_packages

LOCK = json.loads((COLLECTION / "package-lock.json").read_bytes())


def test_the_lock_names_versions_and_hashes_but_no_address() -> None:
    packages = {name: one for name, one in LOCK["packages"].items() if name}
    assert all(one["version"] and one["integrity"] for one in packages.values())
    assert not re.search(r'"resolved"|https?://[^"]*\.tgz', json.dumps(LOCK))
    wanted = json.loads((COLLECTION / "package.json").read_bytes())["dependencies"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert set(PACKAGES) <= set(wanted)


@needs_packages
def test_what_is_installed_is_what_the_lock_says() -> None:
    for package in PACKAGES:
        assert version_of(package) == LOCK["packages"][f"node_modules/{package}"]["version"]


@pytest.fixture
def elsewhere(tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation whose packages are not there yet."""
    folder = tmp_path / "site-packages"
    folder.mkdir()
    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copyfile(COLLECTION / name, folder / name)
    monkeypatch.setattr(blocks.instruments, "COLLECTION", folder)
    return folder


def test_packages_are_found_beside_the_lock_and_in_the_home(elsewhere: Path) -> None:
    with pytest.raises(InstrumentMissing) as missing:
        package_folder("axe-core")
    assert str(missing.value) == (
        "There is no axe-core on this machine. Run `atelier doctor --fix`."
    )
    for place, version in zip(reversed(places()), ("1.0.0", "2.0.0"), strict=True):
        folder = place / "node_modules" / "axe-core"
        folder.mkdir(parents=True)
        folder.joinpath("package.json").write_text(json.dumps({"version": version}), "utf-8")
        assert version_of("axe-core") == version


def test_another_lock_means_another_folder_of_the_home(elsewhere: Path) -> None:
    before = places()[1]
    (elsewhere / "package-lock.json").write_text("{}", encoding="utf-8")
    assert places()[1] != before


@needs_browser
@needs_packages
def test_nothing_is_done_or_said_where_all_is_there() -> None:
    said: list[str] = []
    assert install(said.append)
    assert said == []


def test_no_browser_is_brought_in_place_of_the_one_a_person_chose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    assert install_browser(said.append) is None
    assert said == [
        "`CHROME_PATH` names no browser that starts; nothing was installed in its place."
    ]
    said.clear()
    monkeypatch.setenv("CHROME_PATH", "/bin/false")
    assert install_browser(said.append) is None
    assert said[0] == "/bin/false does not start; libraries it needs may be missing."
