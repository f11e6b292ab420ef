"""Pages are served as a good host serves them, under their own name."""

import http.client
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import h2.connection
import pytest

from blocks.served_site import ServedSite, served
from domain.site import Site, SiteFile
from tests.blocks.browsers import SOUND, site_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def site() -> Iterator[ServedSite]:
    """A site published under a path."""
    headers = SiteFile.text("_headers", "/*\n  X-Bread: rye\n")
    files = site_of(index=SOUND, about=SOUND * 20).files
    with served(Site.of([*files, headers]), origin="https://www.rye.example", base="/shop") as one:
        yield one


def through(site: ServedSite, authority: str, *, protocol: str = "http/1.1") -> ssl.SSLSocket:
    """Go through the proxy to a host, and speak TLS to it."""
    port = urlsplit(site.proxy).port
    assert port
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    name, _, at = authority.partition(":")
    connection.set_tunnel(name, int(at))
    connection.connect()
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.set_alpn_protocols([protocol])
    return context.wrap_socket(connection.sock)


def get(site: ServedSite, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("www.rye.example")
    connection.sock = through(site, "www.rye.example:443")
    connection.request("GET", path, headers={"accept-encoding": "br"})
    return connection.getresponse()


def test_a_page_comes_under_its_own_name_with_its_headers_compressed(site: ServedSite) -> None:
    assert site.address("/about.html") == "https://www.rye.example/shop/about.html"
    answer = get(site, "/shop/about.html")
    assert (answer.status, answer.headers["x-bread"]) == (200, "rye")
    assert answer.headers["content-encoding"] == "br"
    assert "server" not in answer.headers


def test_a_header_is_left_out_on_demand_and_no_other() -> None:
    headers = SiteFile.text("_headers", "/*\n  X-Bread: rye\n  X-Cake: none\n")
    files = [*site_of(index=SOUND).files, headers]
    without = frozenset({"x-cake"})
    with served(Site.of(files), origin="https://www.rye.example", without=without) as site:
        sent = get(site, "/").headers
    assert (sent["x-bread"], sent["x-cake"]) == ("rye", None)


def test_nothing_is_served_beside_the_path_it_is_published_under(site: ServedSite) -> None:
    assert get(site, "/about.html").status == 404
    assert get(site, "/shopping/about.html").status == 404


def test_http_2_is_spoken(site: ServedSite) -> None:
    with through(site, "www.rye.example:443", protocol="h2") as socket:
        assert socket.selected_alpn_protocol() == "h2"
        speaker = h2.connection.H2Connection()
        speaker.initiate_connection()
        words = {":method": "GET", ":path": "/shop/", ":scheme": "https"}
        ask = [*words.items(), (":authority", "www.rye.example")]
        speaker.send_headers(1, ask, end_stream=True)
        socket.sendall(speaker.data_to_send())
        names: list[str] = []
        while not names:
            for event in speaker.receive_data(socket.recv(65_536)):
                if type(event).__name__ == "ResponseReceived":
                    names = [str(name) for name, _ in vars(event)["headers"]]
        assert any("status" in name for name in names)


@pytest.mark.parametrize(
    "authority", ["www.rye.example:80", "127.0.0.1:443", "www.oat.example:443", "127.0.0.1:22"]
)
def test_the_proxy_leads_to_no_other_place(site: ServedSite, authority: str) -> None:
    with pytest.raises(OSError, match="Tunnel connection failed: 403 Forbidden"):
        through(site, authority)


def test_who_asks_without_tls_is_sent_to_the_page_with_it(site: ServedSite) -> None:
    port = urlsplit(site.proxy).port
    connection = http.client.HTTPConnection("127.0.0.1", port or 0, timeout=5)
    connection.request("GET", "http://www.rye.example/shop/?a=1")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["location"]) == (308, "https://www.rye.example/shop/?a=1")
    connection = http.client.HTTPConnection("127.0.0.1", port or 0, timeout=5)
    connection.request("GET", "http://www.oat.example/")
    with pytest.raises(http.client.RemoteDisconnected):
        connection.getresponse()


@pytest.mark.parametrize(
    ("origin", "served_as"),
    [
        ("", "https://site.test"),
        ("https://bäckerei.example", "https://xn--bckerei-5wa.example"),
        ("http://www.rye.example", "https://www.rye.example"),
        ("https://rye.example:8443", "https://rye.example:8443"),
        ("https://rye.example:99999", "https://site.test"),
        ("https://rye example", "https://site.test"),
        ("https://[::1]", "https://site.test"),
    ],
)
def test_a_site_gets_the_name_it_names_or_one_of_nobody_s(origin: str, served_as: str) -> None:
    with served(site_of(index=SOUND), origin=origin) as site:
        assert site.origin == served_as


KEYS = """
import threading
from blocks.served_site import identity
together, found = threading.Barrier(8), []
def ask():
    together.wait()
    found.append(identity().spki)
threads = [threading.Thread(target=ask) for _ in range(8)]
[thread.start() for thread in threads], [thread.join() for thread in threads]
print(*set(found))
"""


def test_threads_that_ask_at_once_for_the_key_of_a_process_get_the_same() -> None:
    words = [sys.executable, "-c", KEYS]
    keys = [
        subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    ]
    assert [len(one) for one in keys] == [1, 1]
    assert keys[0] != keys[1]
    assert len(keys[0][0]) == 44
