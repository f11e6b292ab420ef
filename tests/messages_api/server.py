"""The wire: the Messages API over HTTP on 127.0.0.1, with everything that can go wrong on it."""

import json
import re
import socket
import struct
from collections.abc import Generator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from typing import Any, cast

from tests.messages_api.answering import event, events
from tests.messages_api.contract import check
from tests.messages_api.errors import ApiError
from tests.messages_api.faults import Fault
from tests.messages_api.listening import Listener, listening
from tests.messages_api.log import Seen
from tests.messages_api.odd_streams import odd
from tests.messages_api.service import LARGEST, MessagesApi

Body = dict[str, Any]
_BATCH = re.compile(r"/v1/messages/batches/([^/]+)(/results|/cancel)?")


@contextmanager
def messages_api(**turned: Any) -> Generator[MessagesApi]:
    """Serve as long as the block runs; `turned` are fields of `MessagesApi`."""
    api = MessagesApi(**turned)
    with listening(api, _Handler) as port:
        api.url = f"http://127.0.0.1:{port}"
        yield api


class _Cut(Exception):
    """The connection is over, on purpose."""


class _Failed(Exception):
    """The answer is over, on purpose; the connection may be used again."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""

    def setup(self) -> None:
        super().setup()
        self.api: MessagesApi = cast(Listener, self.server).api
        self.api.log.connect(1)
        self.number = 0
        self.last: Seen | None = None

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:
            if self.last is not None:
                self.last.lay_unread = True
            raise

    def finish(self) -> None:
        self.api.log.connect(-1)
        with suppress(OSError):
            super().finish()

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        self.last = None  # whoever asks again has read the answer before
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        path = self.path.partition("?")[0]
        try:
            if self.api.on_the_way:
                self._send(200, self.api.on_the_way, "text/html; charset=utf-8")
                return
            self.api.admit(headers)
            if path == "/v1/messages" and self.command == "POST":
                self._message(headers, raw)
            else:
                self._send_json(200, self._other(path, headers=headers, raw=raw))
        except ApiError as error:
            self._send_error(error)
        except _Failed:
            return
        except (_Cut, OSError):
            self.close_connection = True

    def _other(self, path: str, *, headers: dict[str, str], raw: bytes) -> Body | bytes:
        api, route = self.api, f"{self.command} {path}"
        if route == "POST /v1/messages/count_tokens":
            return api.count(api.read(raw))
        if route == "GET /v1/models":
            return api.models()
        if route.startswith("GET /v1/models/"):
            return api.model(path.rpartition("/")[2])
        if route == "POST /v1/messages/batches":
            return api.batches.create(api.read(raw, largest=8 * LARGEST)).described(api.url)
        found = _BATCH.fullmatch(path)
        match found and (self.command, found[2]):
            case ("GET", None):
                return api.batches.look(str(found and found[1])).described(api.url)
            case ("POST", "/cancel"):
                return api.batches.cancel(str(found and found[1])).described(api.url)
            case ("GET", "/results"):
                return api.batches.lines(str(found and found[1]))
            case _:
                raise ApiError("not_found_error", f"Not Found: {route}")

    def _message(self, headers: dict[str, str], raw: bytes) -> None:
        api = self.api
        body = api.read(raw)
        known = cast("Body", body) if isinstance(body, dict) else Body()
        seen = api.see("/v1/messages", known, headers=headers, raw=raw)
        try:
            self._answer(seen, check(cast("object", body)))
        except ApiError as error:
            seen.status = error.status
            raise
        finally:
            api.log.leave()

    def _answer(self, seen: Seen, body: Body) -> None:
        api = self.api
        fault = api.faults.take(body)
        seen.fault = fault.kind if fault is not None else ""
        if fault is not None:
            self._fail_before(seen, fault)
        plan = api.plan(body)
        if api.delay_s:
            api.closing.wait(api.delay_s)
        whole = api.answer(body, plan, fault=fault)
        seen.usage, seen.status, seen.began = whole["usage"], 200, api.clock()
        api.cache.begun(plan)
        if body.get("stream"):
            self._stream(whole, fault)
        else:
            self._whole(whole, fault)
        seen.answered, seen.ended = True, api.clock()
        self.last = seen

    def _fail_before(self, seen: Seen, fault: Fault) -> None:
        """Fail before anything is answered, if that is what the fault is about."""
        match fault.kind:
            case "error" if fault.error is not None:
                seen.status = fault.status or fault.error.status
                self._send_error(fault.error, status=fault.status)
            case "echo" if fault.error is not None:
                told = f"{self.headers['authorization']}: {json.dumps(seen.body)}"
                self._send_error(ApiError(fault.error.type, told))
            case "nonsense":
                told = fault.detail.replace("KEY", self.headers["authorization"])
                self._send(fault.status or 500, told.encode(), "application/json")
            case "malformed":
                self._send(200, b'{"id": "msg_1", "type": "mess', "application/json")
            case "html":
                page = b"<!doctype html><title>Sign in to the network</title>"
                self._send(200, page, "text/html; charset=utf-8")
            case "silence":
                self.api.closing.wait()
                raise _Cut
            case "reset":
                self._reset()
                raise _Cut
            case _:
                return
        raise _Failed

    def _whole(self, whole: Body, fault: Fault | None) -> None:
        content = json.dumps(whole).encode()
        if fault is not None and fault.kind == "body_cut":
            self._head(200, "application/json", {"Content-Length": str(len(content))})
            self._write(content[: len(content) // 2])
            raise _Cut
        self._send(200, content, "application/json")

    def _stream(self, whole: Body, fault: Fault | None) -> None:
        kind = fault.kind if fault is not None else ""
        self._head(200, "text/event-stream; charset=utf-8", {"Transfer-Encoding": "chunked"})
        if kind == "stream_error_at_once":
            self._stream_error(fault)
        frames = odd(whole, fault.detail) if fault and kind == "stream_odd" else events(whole)
        for number, frame in enumerate(frames):
            # After `message_start`, `ping`, `content_block_start` and the first words.
            if number == 4 and kind:
                self._fail_within(kind, fault)
            if number == 4 and self.api.stream_s:
                self.api.closing.wait(self.api.stream_s)
            self._chunk(frame)
        self._chunk(b"")

    def _fail_within(self, kind: str, fault: Fault | None) -> None:
        """Fail in the middle of a stream, if that is what the fault is about."""
        match kind:
            case "stream_error":
                self._stream_error(fault)
            case "stream_cut":
                self._reset()
                raise _Cut
            case "body_cut":
                raise _Cut
            case "stream_ends_early":
                self._chunk(b"")
                raise _Failed
            case "stream_stalls":
                self.api.closing.wait()
                raise _Cut
            case "stream_malformed":
                self._chunk(b'event: content_block_delta\ndata: {"type": "content_bl\n\n')
                raise _Cut
            case _:
                return

    def _stream_error(self, fault: Fault | None) -> None:
        if fault is not None and fault.error is not None:
            self._chunk(event("error", error=fault.error.body("")["error"]))
        self._chunk(b"")
        raise _Failed

    def _reset(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def _send_error(self, error: ApiError, *, status: int | None = None) -> None:
        body = json.dumps(error.body(self._request_id())).encode()
        self._send(status or error.status, body, "application/json", error.headers)

    def _send_json(self, status: int, body: Body | bytes) -> None:
        lines = isinstance(body, bytes)
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        self._send(status, content, "application/x-jsonl" if lines else "application/json")

    def _send(
        self, status: int, content: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> None:
        self._head(status, kind, {**(headers or {}), "Content-Length": str(len(content))})
        self._write(content)

    def _head(self, status: int, kind: str, headers: dict[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("request-id", self._request_id())
        limits = self.api.limits.headers() if self.api.limits is not None else {}
        for name, value in {**limits, **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def _request_id(self) -> str:
        return f"req_{len(self.api.log.seen):024d}"

    def _chunk(self, content: bytes) -> None:
        self._write(b"%x\r\n%s\r\n" % (len(content), content))

    def _write(self, content: bytes) -> None:
        self.wfile.write(content)
        self.wfile.flush()
