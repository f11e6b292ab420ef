"""`atelier grade` with a browser, without one, and of what a server of this machine serves."""

import functools
import json
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from blocks.served_pages import ServedPages
from deployments.cli import run
from domain.errors import SiteUnreadable
from domain.site import Site
from tests.blocks.browsers import SOUND, document, needs_browser, needs_packages, site_of

Said = tuple[int, str, str]
Ask = Callable[..., Said]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))

    def grade(*arguments: str | Path) -> Said:
        code = run(("grade", *map(str, arguments)))
        out, err = capsys.readouterr()
        return code, out, err

    return grade


def write(site: Site, folder: Path) -> Path:
    for file in site.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.body)
    return folder


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        self.send_header("X-Frame-Options", "DENY")
        super().end_headers()


@contextmanager
def serving(folder: Path) -> Generator[str]:
    handler = functools.partial(Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


FAULTS = document(
    f"<p>We bake {'Roggensauerteigbrot' * 4}.</p><a class='bare' href='/'>Home</a>"
    "<button class='bare'>Order</button>",
    head="<style>.bare:focus{outline:var(--ring,0)}</style>",
)


@pytest.mark.long
@needs_browser
@needs_packages
def test_an_overflow_and_an_unseen_focus_that_only_a_browser_sees_are_found(
    ask: Ask, tmp_path: Path
) -> None:
    folder = write(site_of(index=FAULTS), tmp_path / "site")
    code, out, err = ask(folder, "--runs", "1", "--json")
    assert code == 3
    assert sorted(err.splitlines()) == ["Lighthouse run 1 of 1", "Measuring page 1 of 1"]
    seen = found_by_browser(out)
    assert seen.keys() >= {"accessibility/narrow-overflow", "accessibility/focus-shown"}
    assert found_by_browser(ask(folder, "--static", "--json")[1]) == {}
    shown = json.loads(out)["dimensions"]["accessibility"]
    assert {one["name"] for one in shown["engines"] if one["ran"]} >= {"axe-core", "lighthouse"}


def found_by_browser(out: str) -> dict[str, str]:
    findings = json.loads(out)["dimensions"]["accessibility"]["findings"]
    return {f["rule"]: f["evidence"] for f in findings if f["engine"] == "chromium"}


def test_without_a_browser_the_static_grades_stay_and_one_line_says_how_to_get_one(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHROME_PATH", "/none/such")
    monkeypatch.setattr("blocks.instruments.places", lambda: (tmp_path,))
    folder = write(site_of(index=SOUND), tmp_path / "site")
    code, out, err = ask(folder, "--json")
    static_code, static_out, _ = ask(folder, "--json", "--static")
    static, shown = json.loads(static_out), json.loads(out)
    assert code == static_code
    assert list(shown) == list(static)
    assert shown["dimensions"]["content"]["score"] == static["dimensions"]["content"]["score"]
    assert err == (
        "Pages were not seen in a browser: There is no browser on this machine. `CHROME_PATH` "
        "names no program: /none/such. Set it to the program itself, or unset it.\n"
        "html-validate did not run: There is no html-validate on this machine. Run `atelier doctor "
        "--fix`.\n"
    )


def test_a_site_is_fetched_from_a_server_of_this_machine(tmp_path: Path) -> None:
    site = site_of(
        index="<a href='about.html?a=1#top'>About</a><a href='https://other.example/'>Other</a>"
        "<div style='background:url(oven.svg)'></div><link rel=manifest href='/app.webmanifest'>"
        "<link rel=canonical href='https://rye.example/'>"
        "<meta property='og:image' content='https://rye.example/poster.svg'>",
        about=SOUND,
        orphan=SOUND,
    )
    site = Site.of(file for file in site.files if file.path != "robots.txt")
    folder = write(site, tmp_path / "site")
    for name in ("oven.svg", "poster.svg", "icon.svg"):
        (folder / name).write_text("<svg/>", encoding="utf-8")
    (folder / "app.webmanifest").write_text('{"icons":[{"src":"icon.svg"}]}', encoding="utf-8")
    with (folder / "styles.css").open("a", encoding="utf-8") as styles:
        styles.write("main{background:url('wheat.svg')}")
    (folder / "wheat.svg").write_text("<svg/>", encoding="utf-8")
    orphan = "<urlset><url><loc>https://rye.example/orphan.html</loc></url></urlset>"
    (folder / "sitemap.xml").write_text(orphan, encoding="utf-8")
    with serving(folder) as address:
        fetched = ServedPages(address=address).read()
    assert sorted(fetched.by_path) == [
        *("_headers", "about.html", "app.webmanifest", "icon.svg", "index.html", "orphan.html"),
        *("oven.svg", "poster.svg"),
        *("sitemap.xml", "styles.css", "wheat.svg"),
    ]
    assert fetched.by_path["_headers"].body == b"/*\n  x-frame-options: DENY\n"
    assert fetched.by_path["index.html"] == site.by_path["index.html"]


def test_a_local_address_is_graded_like_a_folder(ask: Ask, tmp_path: Path) -> None:
    folder = write(site_of(index=SOUND, about=SOUND), tmp_path / "site")
    (folder / "_headers").write_text("/*\n  x-frame-options: DENY\n", encoding="utf-8")
    _, of_folder, _ = ask(folder, "--static", "--json")
    with serving(folder) as address:
        _, of_address, err = ask(address, "--static", "--json")
    assert (of_address, err) == (of_folder, "")


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("https://127.0.0.1/", "only addresses of this machine are fetched"),
        ("http://rye.example/", "only addresses of this machine are fetched"),
        ("http://127.0.0.1@rye.example/", "only addresses of this machine are fetched"),
        ("http://10.0.0.1/", "only addresses of this machine are fetched"),
        ("http://127.0.0.1:99999/", "it is no address: Port out of range 0-65535."),
        ("http://127.0.0.1:1/", "nobody answers: "),
    ],
)
def test_no_other_machine_is_asked(address: str, problem: str) -> None:
    with pytest.raises(SiteUnreadable, match=problem):
        ServedPages(address=address).read()


def test_far_too_large_a_site_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blocks.served_pages.MOST_FILES", 2)
    folder = write(site_of(index=SOUND, about=SOUND), tmp_path / "site")
    with serving(folder) as address, pytest.raises(SiteUnreadable, match="more than 2 files"):
        ServedPages(address=address).read()
