"""A real browser: cut off from everything but one site, and hard to bring down."""

import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from blocks._process_group import PrivateFolder
from blocks.browser import Browser
from blocks.chromium import Chromium
from blocks.served_site import served
from domain.errors import InstrumentFailed, PageFailed
from tests.blocks.browsers import (
    SOUND,
    adopt_orphans,
    left_over,
    needs_browser,
    needs_linux,
    running,
    site_of,
)

pytestmark = needs_browser
ROOT = Path(__file__).parents[2]

ESCAPES = """
(async () => {
  const reach = async (work) => { try { return String(await work()); } catch (error) { return 'refused'; } };
  const late = (promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, 1500))]);
  const load = (address) => late(new Promise((yes, no) => {
    const image = new Image(); image.onload = () => yes('loaded'); image.onerror = no; image.src = address;
  }));
  const socket = (address) => late(new Promise((yes, no) => {
    const one = new WebSocket(address); one.onopen = () => yes('open'); one.onerror = no;
  }));
  const stun = async (server) => {
    const peer = new RTCPeerConnection({ iceServers: [{ urls: server }] });
    peer.createDataChannel('x');
    await peer.setLocalDescription();
    await new Promise((done) => setTimeout(done, 1000));
    return 'sent';
  };
  const out = { mode: 'no-cors' };
  const answers = await Promise.all([
    reach(() => fetch('http://127.0.0.1:PORT/', out)), reach(() => fetch('https://127.0.0.1:PORT/', out)),
    reach(() => fetch('http://localhost:PORT/', out)), reach(() => fetch('http://[::1]:PORT/', out)),
    reach(() => fetch('https://other.example/', out)), reach(() => fetch('http://192.0.2.1/', out)),
    reach(() => load('http://127.0.0.1:PORT/a.png')), reach(() => socket('ws://127.0.0.1:PORT/')),
    reach(() => socket('wss://other.example/')),
  ]);
  await reach(() => stun('stun:127.0.0.1:PORT'));
  return answers;
})()
"""


@contextmanager
def listening() -> Generator[tuple[int, list[str]]]:
    """Listen on one loopback port, for connections and datagrams, and note who comes."""
    came: list[str] = []
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(type=socket.SOCK_DGRAM) as udp,
    ):
        udp.bind(tcp.getsockname())

        def watch(kind: str, one: socket.socket) -> None:
            one.settimeout(0.1)
            while one.fileno() >= 0:
                try:
                    _ = one.accept() if kind == "tcp" else one.recvfrom(2048)
                    came.append(kind)
                except TimeoutError:
                    continue
                except OSError:
                    return

        threads = [
            threading.Thread(target=watch, args=pair) for pair in (("tcp", tcp), ("udp", udp))
        ]
        for thread in threads:
            thread.start()
        yield int(tcp.getsockname()[1]), came
    for thread in threads:
        thread.join()


def test_a_page_reaches_nothing_but_its_own_site(browser: Browser) -> None:
    with (
        listening() as (port, came),
        served(site_of(index=SOUND), origin="https://www.rye.example") as site,
        browser.tab(proxy=site.proxy) as tab,
    ):
        tab.open(site.address("/"))
        assert tab.evaluate("fetch('/styles.css').then((answer) => answer.status)") == 200
        answers = tab.evaluate(ESCAPES.replace("PORT", str(port)))
        assert set(answers) == {"refused"}
        assert came == []


def test_a_page_that_leads_elsewhere_leads_nowhere(browser: Browser) -> None:
    with (
        listening() as (port, came),
        served(site_of(index=SOUND)) as site,
        browser.tab(proxy=site.proxy) as tab,
        pytest.raises(PageFailed, match="does not open: net::ERR_EMPTY_RESPONSE"),
    ):
        tab.open(f"http://127.0.0.1:{port}/")
    assert came == []


def test_a_context_that_was_given_no_way_out_has_none(browser: Browser) -> None:
    with listening() as (port, came), browser.tab(proxy="http://127.0.0.1:9") as tab:
        with pytest.raises(PageFailed, match="does not open"):
            tab.open(f"http://127.0.0.1:{port}/")
        assert came == []


def test_one_site_does_not_see_another_that_is_measured_beside_it(browser: Browser) -> None:
    with (
        served(site_of(index=SOUND), origin="https://www.rye.example") as rye,
        served(site_of(index=SOUND), origin="https://www.oat.example") as oat,
        browser.tab(proxy=rye.proxy) as tab,
        pytest.raises(PageFailed, match="net::ERR_TUNNEL_CONNECTION_FAILED"),
    ):
        tab.open(oat.address("/"))


def test_a_crash_or_a_loop_takes_down_its_own_page_only(browser: Browser) -> None:
    site = site_of(index=SOUND, loop="<script>for(;;);</script>")
    with served(site) as there, browser.tab(proxy=there.proxy) as sound:
        sound.open(there.address("/"))
        with browser.tab(proxy=there.proxy) as broken:
            broken.open(there.address("/"))
            for _ in range(2):
                with pytest.raises(PageFailed) as crash:
                    broken.call("Page.crash")
                assert crash.value.problem == "the page crashed the browser's renderer"
        begun = time.monotonic()
        with browser.tab(proxy=there.proxy) as hung, pytest.raises(PageFailed) as late:
            hung.open(there.address("/loop.html"), timeout_s=0.5)
        assert "did not finish loading in time" in late.value.problem
        assert time.monotonic() - begun < 5
        assert sound.evaluate("document.title") == "Rye & Co, bakers in Otley"


def test_a_page_that_hangs_later_is_given_up_at_once(browser: Browser) -> None:
    with served(site_of(index=SOUND)) as there, browser.tab(proxy=there.proxy) as tab:
        tab.open(there.address("/"))
        with pytest.raises(PageFailed, match=r"was not answered within 0 s"):
            tab.evaluate("for (;;);", timeout_s=0.3)
        begun = time.monotonic()
        with pytest.raises(PageFailed, match=r"was not answered within 0 s"):
            tab.evaluate("1")
        assert time.monotonic() - begun < 0.2


def test_a_dialog_does_not_hold_a_page_up(browser: Browser) -> None:
    site = site_of(
        index="<script>document.title = `${confirm('Bread?')} ${prompt('How much?')}`</script>"
    )
    with served(site) as there, browser.tab(proxy=there.proxy) as tab:
        tab.open(there.address("/"), timeout_s=5)
        assert tab.evaluate("document.title") == "false null"


def test_a_policy_of_the_page_does_not_keep_us_from_measuring(browser: Browser) -> None:
    rule = "/*\n  Content-Security-Policy: default-src 'none'; require-trusted-types-for 'script'\n"
    site = site_of(index=SOUND)
    site = site.replacing([type(site.files[0]).text("_headers", rule)])
    with served(site) as there, browser.tab(proxy=there.proxy) as tab:
        tab.open(there.address("/"))
        assert tab.evaluate("eval('1 + 1')") == 2


def test_a_browser_that_is_gone_says_so(home: Path) -> None:
    own = Browser.start()
    with served(site_of(index=SOUND)) as there, own.tab(proxy=there.proxy) as tab:
        tab.open(there.address("/"))
        own.end()
        with pytest.raises(InstrumentFailed, match="it ended"):
            tab.evaluate("1")
    assert not own.is_running


def test_a_browser_that_does_not_start_says_why(home: Path) -> None:
    with pytest.raises(InstrumentFailed) as failure:
        Browser.start(Chromium(Path("/none/such"), "CHROME_PATH"))
    assert str(failure.value) == (
        "The browser failed: it ended: /none/such: No such file or directory."
    )


OWNER = """
from blocks._process_group import PrivateFolder
from blocks.browser import Browser
from blocks.served_site import served
from tests.blocks.browsers import SOUND, site_of
print("begun", flush=True)
browser = Browser.start()
with served(site_of(index=SOUND)) as site, browser.tab(proxy=site.proxy) as tab:
    for _ in range(100_000):
        tab.open(site.address("/"))
"""


@needs_linux
def test_no_browser_is_left_of_a_worker_killed_at_any_moment(home: Path) -> None:
    adopt_orphans()
    before = running()
    chance = random.Random(11)  # noqa: S311 # moments, not secrets
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, cwd=ROOT, text=True
        ) as owner:
            assert owner.stdout
            assert owner.stdout.readline() == "begun\n"
            time.sleep(chance.uniform(0.0, 1.0))
            owner.kill()
        assert left_over(before) == []
    fresh = PrivateFolder.make()
    assert [path for path in (home / "browsers").iterdir() if path.is_dir()] == [fresh.path]
