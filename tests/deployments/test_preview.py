import gzip
import http.client
import signal
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import brotli
import httpx
import pytest
import uvicorn

from deployments.preview import preview_app
from tests.deployments.person import Person

PAGE = "<!doctype html><title>Bread</title>" + "<p>Bread and more bread.</p>" * 40


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


Get = Callable[..., Answer]


@pytest.fixture
def get(tmp_path: Path) -> Iterator[Get]:
    site = tmp_path / "site"
    (site / "about").mkdir(parents=True)
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "about" / "index.html").write_text("About", encoding="utf-8")
    (site / "404.html").write_text("Not here", encoding="utf-8")
    (site / "styles.css").write_text("p{color:red}", encoding="utf-8")
    (site / "_headers").write_text(
        "/*\n  Content-Security-Policy: default-src 'none'\n", encoding="utf-8"
    )
    (site / "itself").symlink_to("itself")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    config = uvicorn.Config(preview_app(site), host="127.0.0.1", port=0, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]

    def ask(path: str, accept: str = "identity") -> Answer:
        # `http.client` sends the path as it is; friendlier clients would fold the dots away.
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        connection.request("GET", path, headers={"accept-encoding": accept})
        answer = connection.getresponse()
        headers = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, headers, answer.read())

    yield ask
    server.should_exit = True
    thread.join()


def test_pages_come_compressed_and_with_the_headers_of_the_site(get: Get) -> None:
    answer = get("/", "br")
    assert answer.headers["content-security-policy"] == "default-src 'none'"
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["cache-control"] == "no-cache"
    assert brotli.decompress(answer.body) == PAGE.encode()  # pyright: ignore[reportUnknownMemberType] # no types
    assert gzip.decompress(get("/", "gzip").body) == PAGE.encode()


def test_a_client_without_compression_gets_plain_bytes(get: Get) -> None:
    plain = get("/")
    assert "content-encoding" not in plain.headers
    assert plain.body == PAGE.encode()


def test_a_folder_without_its_slash_is_redirected(get: Get) -> None:
    answer = get("/about")
    assert (answer.status, answer.headers["location"]) == (308, "/about/")


def test_an_unknown_address_gets_the_404_page(get: Get) -> None:
    answer = get("/nowhere")
    assert (answer.status, answer.body) == (404, b"Not here")


@pytest.mark.parametrize(
    "path",
    [
        *("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/_headers"),
        *("/%00", "/" + "n" * 300, "/itself"),
    ],
)
def test_nothing_outside_the_site_is_served(get: Get, path: str) -> None:
    assert get(path).status == 404


def test_assets_are_cached_for_long(get: Get) -> None:
    assert "immutable" in get("/styles.css").headers["cache-control"]


def test_a_preview_ends_quietly_with_ctrl_c(person: Person) -> None:
    page = person.write("site/index.html", PAGE)
    preview = person.start("preview", page.parent, "--port", "0")
    assert preview.stderr
    address = preview.stderr.readline().split()[0]
    assert httpx.get(address, timeout=10).text == PAGE
    preview.send_signal(signal.SIGINT)
    out, err = preview.communicate(timeout=20)
    assert (preview.returncode, out, err) == (0, "", "")
