import json
from pathlib import Path

import pytest

from blocks.home import Home
from blocks.release_folder import ReleaseFolder
from blocks.signing_key import SigningKey
from blocks.site_store import SiteStore
from domain.errors import ReleaseInvalid
from domain.release import Manifest, difference, released_files
from domain.site import Site, SiteFile

SITE = Site.of([SiteFile.text("index.html", "<p>Bread</p>"), SiteFile.text("a/b.css", "p{}")])


def stated(release: int, site: Site = SITE) -> Manifest:
    return Manifest(
        tenant="local",
        project="rye",
        release=release,
        made_at="2026-01-01T00:00:00+00:00",
        build_key="0" * 64,
        brief_source="rye.yaml",
        brief_sha256="1" * 64,
        language="en",
        company="Rye",
        engine="offline",
        site_sha256=site.sha256,
        target=0.9,
        accepted=True,
        score=1.0,
        stopped="every gate passes",
        grades=(),
        rounds=(),
        agents={"styling": "v1"},
        claims=(),
        evidence=(),
        unused=(),
        gaps=(),
        files=released_files(site),
    )


@pytest.fixture
def key(tmp_path: Path) -> SigningKey:
    return SigningKey(home=Home(folder=tmp_path / "home"))


@pytest.fixture
def store(tmp_path: Path) -> SiteStore:
    return SiteStore(folder=tmp_path / "out")


def test_a_release_verifies_until_anything_in_it_changes(store: SiteStore, key: SigningKey) -> None:
    folder = ReleaseFolder(path=store.write(SITE, stated(1), report="", key=key))
    assert folder.verify(key).release == 1
    page = folder.path / "site" / "index.html"
    page.write_text("<p>Bred</p>", encoding="utf-8")
    with pytest.raises(ReleaseInvalid, match=r"site/index\.html was changed after the release\.$"):
        folder.verify(key)
    page.unlink()
    with pytest.raises(ReleaseInvalid, match=r"site/index\.html is missing\.$"):
        folder.verify(key)


def test_a_file_slipped_in_is_found(store: SiteStore, key: SigningKey) -> None:
    folder = ReleaseFolder(path=store.write(SITE, stated(1), report="", key=key))
    (folder.path / "site" / "evil.js").write_text("", encoding="utf-8")
    with pytest.raises(ReleaseInvalid, match=r"site/evil\.js is not in the manifest\.$"):
        folder.verify(key)


def test_a_report_cannot_be_swapped(store: SiteStore, key: SigningKey) -> None:
    folder = ReleaseFolder(path=store.write(SITE, stated(1), report="good", key=key))
    (folder.path / "report.html").write_text("better", encoding="utf-8")
    with pytest.raises(ReleaseInvalid, match=r"report\.html is not the one that was released\.$"):
        folder.verify(key)


def test_a_manifest_cannot_be_rewritten(store: SiteStore, key: SigningKey) -> None:
    folder = ReleaseFolder(path=store.write(SITE, stated(1), report="", key=key))
    path = folder.path / "manifest.json"
    signed = json.loads(path.read_text(encoding="utf-8"))
    signed["manifest"]["score"] = 0.5
    path.write_text(json.dumps(signed), encoding="utf-8")
    with pytest.raises(ReleaseInvalid, match=r"the signature does not fit the manifest\.$"):
        folder.verify(key)


def test_a_release_signed_by_another_key_is_not_taken_for_ours(
    store: SiteStore, key: SigningKey, tmp_path: Path
) -> None:
    folder = ReleaseFolder(path=store.write(SITE, stated(1), report="", key=key))
    with pytest.raises(ReleaseInvalid, match=r"it is signed by another key, .{44}\.$"):
        folder.verify(SigningKey(home=Home(folder=tmp_path / "elsewhere")))


def test_a_number_is_given_once_and_a_lost_race_leaves_nothing(
    store: SiteStore, key: SigningKey
) -> None:
    store.write(SITE, stated(1), report="first", key=key)
    with pytest.raises(FileExistsError, match="release 1 of 'rye'"):
        store.write(SITE, stated(1), report="second", key=key)
    folder = store.releases("rye")
    assert [path.name for path in folder.iterdir()] == ["1"]
    assert (folder / "1" / "report.html").read_text(encoding="utf-8") == "first"


def test_latest_points_at_the_newest_release(store: SiteStore, key: SigningKey) -> None:
    for number in (1, 2):
        store.write(SITE, stated(number), report="", key=key)
    latest = store.releases("rye").parent / "latest"
    assert latest.resolve() == (store.releases("rye") / "2").resolve()
    assert store.numbers("rye") == [1, 2]


def test_tenants_have_folders_of_their_own(tmp_path: Path) -> None:
    ours, theirs = (SiteStore(folder=tmp_path, tenant=name) for name in ("acme", "other"))
    assert ours.releases("rye") == tmp_path / "acme" / "rye" / "releases"
    assert theirs.releases("rye") != ours.releases("rye")


def test_the_difference_names_every_file_that_is_not_the_same() -> None:
    site = SITE.replacing([SiteFile.text("index.html", "new"), SiteFile.text("c.txt", "")])
    found = difference(stated(1), stated(2, site))
    assert (found.added, found.removed, found.changed, found.unchanged) == (
        ("c.txt",),
        (),
        ("index.html",),
        1,
    )
