import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.site import Site, SiteFile, file_of, url_of

NAMES = st.text("abc", min_size=1, max_size=3)
FILES = st.dictionaries(NAMES, st.binary(max_size=8), max_size=5).map(
    lambda files: [SiteFile(path=path, body=body) for path, body in files.items()]
)


@given(FILES, st.data())
def test_the_hash_is_of_the_content_and_not_of_the_order(
    files: list[SiteFile], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(files))
    assert Site.of(mixed).sha256 == Site.of(files).sha256


@given(FILES.filter(bool), st.binary(min_size=9, max_size=9))
def test_one_changed_byte_changes_the_hash(files: list[SiteFile], body: bytes) -> None:
    site = Site.of(files)
    assert site.replacing([SiteFile(path=files[0].path, body=body)]).sha256 != site.sha256


@given(FILES)
def test_a_site_survives_json(files: list[SiteFile]) -> None:
    site = Site.of(files)
    assert Site.model_validate_json(site.model_dump_json()) == site


@pytest.mark.parametrize("path", ["/etc/passwd", "a/../b", "./a", "a//b", "", "a\\b", "a/"])
def test_a_path_cannot_leave_the_site(path: str) -> None:
    with pytest.raises(ValueError, match=r"path|String"):
        SiteFile(path=path, body=b"")


@pytest.mark.parametrize(
    ("url", "path"), [("/", "index.html"), ("/a/", "a/index.html"), ("/b.css?v=1#x", "b.css")]
)
def test_a_url_names_the_file_a_host_answers_with(url: str, path: str) -> None:
    assert file_of(url) == path


def test_a_file_has_the_url_a_host_gives_it() -> None:
    assert [url_of("index.html"), url_of("a/index.html"), url_of("404.html")] == [
        "/",
        "/a/",
        "/404.html",
    ]
