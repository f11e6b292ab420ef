"""What came over the wire while a page loaded, and what the console said."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from blocks.browser import Tab
from domain.artifacts import ConsoleMessage, Header, Loading, Request
from domain.errors import PageFailed

_LEVELS = {"error": "error", "assert": "error", "warning": "warning"}
_NETWORK = (
    *("Network.requestWillBeSent", "Network.responseReceived"),
    *("Network.loadingFinished", "Network.loadingFailed"),
)
_CONSOLE = ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
_LONGEST = 500
_BUSY_MS = 100
"""Work of scripts in one go that is worth telling; the browser calls 50 ms long."""
_BUSY = """new Promise((done) => {
  const found = [];
  const observer = new PerformanceObserver((list) => found.push(...list.getEntries()));
  observer.observe({ type: 'long-animation-frame', buffered: true });
  setTimeout(() => {
    found.push(...observer.takeRecords());
    observer.disconnect();
    done(found.flatMap((frame) => frame.scripts.map((one) => ({ ms: one.duration, url: one.sourceURL }))));
  }, 50);
})"""


def read_loading(tab: Tab) -> Loading:
    """Return what the browser told of the page's loading so far.

    Raises:
        PageFailed: There was no answer for the document itself.
    """
    requests = [r for r in _exchanges(tab) if not r["url"].startswith(("data:", "blob:"))]
    documents = [r for r in requests if r["kind"] == "document" and r.get("status")]
    if not documents:
        raise PageFailed("the browser told nothing of the document's own request")
    first = documents[0]
    sizes: Counter[str] = Counter()
    for request in requests:
        sizes[request["kind"]] += request.get("transferred_bytes", 0)
    return Loading(
        status=first["status"],
        headers=_headers(first.get("headers", {})),
        requests=tuple(
            Request.model_validate({k: v for k, v in request.items() if k != "headers"})
            for request in requests
        ),
        bytes_by_kind=dict(sorted(sizes.items())),
        console=(
            *(_message(name, told) for name, told in tab.events(*_CONSOLE)),
            *_long_tasks(tab.evaluate(_BUSY)),
        ),
    )


def _long_tasks(told: list[dict[str, Any]]) -> Iterator[ConsoleMessage]:
    """Yield what the browser notes of scripts that ran long, as it does on its own console."""
    for one in told:
        if one["ms"] >= _BUSY_MS:
            said = f"{one['ms']:.0f} ms"
            yield ConsoleMessage(
                level="info", source="long-task", text=said, url=one["url"][:2_000]
            )


def _exchanges(tab: Tab) -> list[dict[str, Any]]:
    """Put together what the browser told of each request in pieces."""
    running: dict[str, dict[str, Any]] = {}
    done: list[dict[str, Any]] = []
    for name, told in tab.events(*_NETWORK):
        key = told["requestId"]
        if name == "Network.requestWillBeSent":
            if "redirectResponse" in told and key in running:
                running[key] |= _response(told["redirectResponse"])
            kind = str(told.get("type", "other")).lower()
            running[key] = {"url": told["request"]["url"][:2_000], "kind": kind}
            done.append(running[key])
        elif key not in running:
            continue
        elif name == "Network.responseReceived":
            running[key] |= _response(told["response"])
        elif name == "Network.loadingFinished":
            running[key]["transferred_bytes"] = round(max(0, told["encodedDataLength"]))
        else:
            running[key]["failure"] = _failure(told)
    return done


def _response(response: dict[str, Any]) -> dict[str, Any]:
    return {
        "status": response["status"],
        "protocol": response.get("protocol", ""),
        "headers": response.get("headers", {}),
        "transferred_bytes": round(max(0, response.get("encodedDataLength", 0))),
    }


def _failure(told: dict[str, Any]) -> str:
    reason = told.get("blockedReason") or told.get("corsErrorStatus", {}).get("corsError")
    return f"{told.get('errorText', '')} {f'({reason})' if reason else ''}".strip() or "failed"


def _headers(headers: dict[str, str]) -> tuple[Header, ...]:
    lower = sorted((name.lower(), value) for name, value in headers.items())
    return tuple(Header(name=name, value=value) for name, value in lower)


def _message(name: str, told: dict[str, Any]) -> ConsoleMessage:
    if name == "Log.entryAdded":
        return _entry(told["entry"])
    if name == "Runtime.exceptionThrown":
        return _exception(told["exceptionDetails"])
    frames = told.get("stackTrace", {}).get("callFrames", [])
    return ConsoleMessage.model_validate(
        {
            "level": _LEVELS.get(told["type"], "info"),
            "source": "javascript",
            "text": " ".join(map(_said, told["args"]))[:_LONGEST],
            "url": frames[0]["url"] if frames else "",
            "line": frames[0]["lineNumber"] + 1 if frames else None,
        }
    )


def _entry(entry: dict[str, Any]) -> ConsoleMessage:
    return ConsoleMessage.model_validate(
        {
            "level": _LEVELS.get(entry["level"], "info"),
            "source": entry["source"],
            "text": entry["text"][:_LONGEST],
            "url": entry.get("url", ""),
            "line": entry["lineNumber"] + 1 if "lineNumber" in entry else None,
        }
    )


def _exception(details: dict[str, Any]) -> ConsoleMessage:
    text = details.get("exception", {}).get("description") or details.get("text", "")
    return ConsoleMessage(
        level="error",
        source="exception",
        text=text[:_LONGEST],
        url=details.get("url", ""),
        line=details.get("lineNumber", 0) + 1,
    )


def _said(argument: dict[str, Any]) -> str:
    return str(argument.get("value", argument.get("description", argument.get("type", ""))))
