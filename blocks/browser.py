"""One Chromium for all pages of a worker, each in a context of its own, none with a network."""

import threading
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from blocks._devtools import CRASHED, LOST, Answer, DevTools
from blocks._process_group import PrivateFolder, ProcessGroup
from blocks._shared import Shared
from blocks._silence import SILENCE
from blocks.chromium import Chromium, find_chromium, is_sandboxed
from blocks.served_site import identity
from domain.artifacts import Engine
from domain.errors import AtelierError, PageFailed

_MOST_EVENTS = 20_000
_START_S = 30.0
_KEPT = frozenset(
    {
        *("Network.requestWillBeSent", "Network.responseReceived", "Network.loadingFinished"),
        *("Network.loadingFailed", "Runtime.consoleAPICalled", "Runtime.exceptionThrown"),
        *("Log.entryAdded", "Page.loadEventFired", "Page.frameNavigated"),
        *(
            CRASHED,
            LOST,
        ),
    }
)


class Browser:
    """A running Chromium; any thread may open tabs in it."""

    def __init__(self, chromium: Chromium, group: ProcessGroup) -> None:
        self._group = group
        self._tools = DevTools(group)
        self.chromium = chromium
        product = self._tools.call("Browser.getVersion", timeout_s=_START_S)["product"]
        self.engine = Engine(name="chromium", version=str(product).partition("/")[2])
        self.is_sandboxed = is_sandboxed()

    @classmethod
    def start(cls, chromium: Chromium | None = None) -> "Browser":
        """Start the browser of this machine, or the one given.

        Raises:
            InstrumentMissing: There is none.
            InstrumentFailed: It does not start.
        """
        chromium = chromium or find_chromium()
        folder = PrivateFolder.make()
        command = chromium.command(folder.path, spki=identity().spki)
        group = ProcessGroup.start(command, folder=folder, talk="pipe")
        try:
            return cls(chromium, group)
        except BaseException:
            group.end()
            raise

    @property
    def is_running(self) -> bool:
        """Whether it is still there."""
        return not self._tools.is_over

    @contextmanager
    def tab(self, *, proxy: str, most_s: float = 60.0) -> Generator["Tab"]:
        """Open a page in a context of its own, which can reach what `proxy` lets it reach.

        Args:
            proxy: Address of the one way out.
            most_s: How long the page may take for everything.

        Raises:
            InstrumentFailed: The browser is gone.
        """
        context = self._tools.call(
            "Target.createBrowserContext",
            {"disposeOnDetach": True, "proxyServer": proxy, "proxyBypassList": "<-loopback>"},
        )["browserContextId"]
        tab = None
        try:
            tab = Tab(self._tools, context, end=time.monotonic() + most_s)
            yield tab
        finally:
            if tab:
                tab.forget()
            # A page that hangs answers nothing, but the browser takes it away all the same.
            with suppress(AtelierError):
                self._tools.call("Target.disposeBrowserContext", {"browserContextId": context})

    def end(self) -> None:
        """End it and every page in it."""
        self._group.end()


class Tab:
    """One page in a context of its own."""

    def __init__(self, tools: DevTools, context: str, *, end: float) -> None:
        self._tools = tools
        self._end = end
        self._news_at = time.monotonic()
        self._change = threading.Condition()
        self._events: list[tuple[str, Answer]] = []
        self._world = 0
        new = {"url": "about:blank", "browserContextId": context}
        target = tools.call("Target.createTarget", new)["targetId"]
        attach = {"targetId": target, "flatten": True}
        self._session = str(tools.call("Target.attachToTarget", attach)["sessionId"])
        tools.hear(self._session, self._hear)
        tools.call("Browser.setDownloadBehavior", {"behavior": "deny", "browserContextId": context})
        for domain in ("Page", "Network", "Runtime", "Log", "Inspector"):
            self.call(f"{domain}.enable")
        self._frame = self.call("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def call(
        self,
        method: str,
        parameters: Mapping[str, object] | None = None,
        *,
        timeout_s: float = 15.0,
    ) -> Answer:
        """Call a method of the DevTools protocol for this page.

        Raises:
            PageFailed: The page crashed, hangs or refuses.
            InstrumentFailed: The browser is gone.
        """
        with SILENCE.step() as waited_s:
            self._end += waited_s
            left_s = self._end - time.monotonic()
            if left_s <= 0:
                raise PageFailed("it took longer than a page may take")
            return self._tools.call(
                method, parameters, session=self._session, timeout_s=min(timeout_s, left_s)
            )

    def open(self, address: str, *, timeout_s: float = 20.0) -> None:
        """Go to an address and wait until all of it is loaded.

        Raises:
            PageFailed: It cannot be reached, crashes or does not finish in time.
        """
        end = min(time.monotonic() + timeout_s, self._end)
        with self._change:
            self._events.clear()
        went = self.call("Page.navigate", {"url": address}, timeout_s=timeout_s)
        if problem := went.get("errorText"):
            raise PageFailed(f"{address} does not open: {problem}")
        if not self._wait_for("Page.loadEventFired", end):
            raise PageFailed(f"{address} did not finish loading in time")
        world = {"frameId": self._frame, "worldName": "atelier"}
        self._world = self.call("Page.createIsolatedWorld", world)["executionContextId"]

    def evaluate(self, expression: str, *, timeout_s: float = 15.0) -> Any:
        """Return what a script comes to, awaited, as JSON.

        It runs beside the page's own scripts, not among them: it sees the document, but nothing
        they put into the way, and no policy of the page applies to it.

        Raises:
            PageFailed: The script throws, or the page crashed or hangs.
        """
        words = {
            "expression": expression,
            "contextId": self._world,
            "awaitPromise": True,
            "returnByValue": True,
        }
        answer = self.call("Runtime.evaluate", words, timeout_s=timeout_s)
        if thrown := answer.get("exceptionDetails"):
            problem = thrown.get("exception", {}).get("description") or thrown.get("text", "")
            raise PageFailed(f"a measuring script failed: {problem.splitlines()[0][:200]}")
        return answer["result"].get("value")

    def events(self, *names: str) -> list[tuple[str, Answer]]:
        """Return what happened since the page was opened, of these kinds, in order."""
        with self._change:
            return [event for event in self._events if event[0] in names]

    def wait_until_quiet(self, quiet_s: float, *, most_s: float) -> None:
        """Wait until nothing has come over the wire for a while, but no longer than `most_s`."""
        end = time.monotonic() + most_s
        with self._change:
            while (now := time.monotonic()) < min(end, self._news_at + quiet_s):
                self._change.wait(min(end, self._news_at + quiet_s) - now)

    def forget(self) -> None:
        """Hear nothing more of the page."""
        self._tools.hear(self._session, None)

    def _wait_for(self, name: str, end: float) -> bool:
        with self._change:
            return self._change.wait_for(
                lambda: any(event[0] in (name, CRASHED, LOST) for event in self._events),
                max(0.0, end - time.monotonic()),
            )

    def _hear(self, name: str, parameters: Answer) -> None:
        if name == "Page.javascriptDialogOpening":
            # Nothing else is answered while a dialog is open.
            with suppress(AtelierError):
                answer = {"accept": parameters.get("type") == "beforeunload"}
                self._tools.tell("Page.handleJavaScriptDialog", answer, session=self._session)
        if name in _KEPT:
            with self._change:
                self._news_at = time.monotonic()
                if len(self._events) < _MOST_EVENTS:
                    self._events.append((name, parameters))
                self._change.notify_all()


shared_browser: Shared[Browser] = Shared(Browser.start)
"""The browser of this process."""
