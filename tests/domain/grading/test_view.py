"""What audits see of a site."""

from domain.grading.view import SiteView
from domain.site import Site, SiteFile


def view(**files: str) -> SiteView:
    return SiteView(Site.of(SiteFile.text(name, text) for name, text in files.items()))


def named(host: str, path: str) -> str:
    return f'<!doctype html><title>x</title><link rel="canonical" href="{host}{path}">'


def test_the_origin_is_the_one_most_pages_name() -> None:
    files = {
        "404.html": named("https://wrong.example", "/404.html"),
        "index.html": named("https://a.example", "/"),
        "b.html": named("https://a.example", "/b.html"),
    }
    assert view(**files).origin == "https://a.example"


def test_a_site_published_under_a_folder_finds_its_own_links() -> None:
    files = {
        "index.html": named("https://a.example/club", "/"),
        "walks/index.html": named("https://a.example/club", "/walks/"),
    }
    site = view(**files)
    assert site.base == "/club"
    assert site.by_url["/"].local_path("/club/walks/") == "walks/index.html"
    assert site.by_url["/"].local_path("walks/") == "walks/index.html"


def test_a_folder_is_guessed_from_links_only_when_all_agree() -> None:
    links = "".join(f'<a href="/club/{name}">x</a>' for name in ("", "a.html", "b.html"))
    page = f"<!doctype html><title>x</title>{links}"
    assert view(**{"index.html": page, "a.html": page}).base == "/club"
    other = f'{page}<a href="/else/">y</a>'
    assert view(**{"index.html": other, "a.html": page}).base == ""


def test_redirect_stubs_fragments_and_ownership_proofs_are_no_ordinary_pages() -> None:
    files = {
        "old.html": '<!doctype html><title>x</title><meta http-equiv="refresh" content="0; url=/">',
        "header.html": "<header>part</header>",
        "google0123456789abcdef.html": "google-site-verification: x",
        "index.html": "<!doctype html><title>x</title>",
    }
    assert [page.url for page in view(**files).ordinary] == ["/"]


def test_error_and_noindex_pages_are_not_indexable() -> None:
    files = {
        "404.html": "<!doctype html><title>x</title>",
        "thanks.html": '<!doctype html><title>x</title><meta name="robots" content="noindex">',
        "index.html": "<!doctype html><title>x</title>",
    }
    assert [page.url for page in view(**files).indexable] == ["/"]


def test_blocks_are_visible_lines_of_text() -> None:
    html = "<body><h1>One <em>two</em></h1><p>Three<br>four</p><p hidden>no</p><script>no</script> five"
    assert view(**{"index.html": html}).by_url["/"].blocks == ("One two", "Three four", "five")


def test_the_same_host_with_and_without_www_is_ours() -> None:
    page = view(**{"index.html": named("https://www.a.example", "/")}).by_url["/"]
    assert page.local_url("https://a.example/x") == "/x"
    assert page.local_url("https://b.example/x") is None


def test_relative_addresses_start_from_the_base_element() -> None:
    page = view(**{"a/b.html": '<!doctype html><title>x</title><base href="/c/">'}).by_url[
        "/a/b.html"
    ]
    assert page.local_url("d.html") == "/c/d.html"
