"""A loopback server of OpenAI's chat API, as vLLM and Ollama speak it, with its faults."""

import json
import socket
import struct
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, cast

from tests.messages_api.actor import Actor, Drafting
from tests.messages_api.faults import Fault, Faults
from tests.messages_api.listening import Listener, listening
from tests.messages_api.prompt import tokens
from tests.messages_api.schemas import schema_fault

Body = dict[str, Any]
_TYPES = {400: "BadRequestError", 401: "AuthenticationError", 404: "NotFoundError"}


@dataclass
class ChatApi:
    """A service with one model, and everything tests may turn."""

    model: str = "qwen3-32b"
    keys: set[str] = field(default_factory=set[str])
    """Keys that are let in; everybody is when there are none."""
    actor: Actor = field(default_factory=Drafting)
    longest_prompt: int = 32_768
    """Tokens of the longest prompt with its answer."""
    url: str = ""
    """With the version."""
    faults: Faults = field(default_factory=Faults)
    asked: list[Body] = field(default_factory=list[Body])
    answered: int = 0
    open_connections: int = 0
    closing: threading.Event = field(default_factory=threading.Event)
    read_before: set[str] = field(default_factory=set[str])
    """Beginnings that are in the cache."""

    def refuses(self, body: Body, key: str) -> tuple[int, str] | None:
        """Return status and text of what is wrong with a request; None when it is accepted."""
        form = cast("Body", body.get("response_format") or {})
        schema = cast("Body", form.get("json_schema") or {}).get("schema")
        said: list[Body] = body.get("messages") or []
        size = sum(tokens(str(one["content"])) for one in said) + int(body.get("max_tokens", 0))
        rules: tuple[tuple[bool, int, str], ...] = (
            (bool(self.keys) and key not in self.keys, 401, "Unauthorized"),
            (not said, 400, "messages: Field required"),
            (
                body.get("model") != self.model,
                404,
                f"The model `{body.get('model')}` does not exist.",
            ),
            (form.get("type") != "json_schema", 400, "response_format: json_schema is wanted"),
            (schema_fault(schema) is not None, 400, f"response_format: {schema_fault(schema)}"),
            (
                size > self.longest_prompt,
                400,
                f"This model's maximum context length is {self.longest_prompt} tokens.",
            ),
        )
        return next(((status, text) for is_wrong, status, text in rules if is_wrong), None)

    def reply(self, body: Body, fault: Fault | None) -> Body:
        """Return the answer."""
        said: list[Body] = body["messages"]
        beginning = str(said[0]["content"])
        text, end = self.actor({"system": beginning, "messages": said[1:]}), "stop"
        most = int(body["max_tokens"])
        if fault is not None and fault.kind == "truncated":
            most = tokens(text) // 2
        if tokens(text) > most:
            text, end = text.encode()[: most * 4].decode(errors="ignore"), "length"
        message: Body = {"role": "assistant", "content": text, "refusal": None}
        if fault is not None and fault.kind == "refusal":
            message = {"role": "assistant", "content": None, "refusal": "I cannot help with that."}
        if fault is not None and fault.kind == "stop":
            end = fault.detail
        cached = tokens(beginning) if beginning in self.read_before else 0
        self.read_before.add(beginning)
        read = sum(tokens(str(one["content"])) for one in said)
        return {
            "id": f"chatcmpl-{len(self.asked)}",
            "object": "chat.completion",
            "created": 1_800_000_000,
            "model": self.model,
            "choices": [{"index": 0, "message": message, "finish_reason": end, "logprobs": None}],
            "usage": {
                "prompt_tokens": read,
                "completion_tokens": tokens(text),
                "total_tokens": read + tokens(text),
                "prompt_tokens_details": {"cached_tokens": cached},
            },
        }


@contextmanager
def chat_api(**turned: Any) -> Generator[ChatApi]:
    """Serve as long as the block runs; `turned` are fields of `ChatApi`."""
    api = ChatApi(**turned)
    with listening(api, _Handler) as port:
        api.url = f"http://127.0.0.1:{port}/v1"
        yield api


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 60

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""

    def setup(self) -> None:
        super().setup()
        self.api: ChatApi = cast(Listener, self.server).api
        self.api.open_connections += 1

    def finish(self) -> None:
        self.api.open_connections -= 1
        with suppress(OSError):
            super().finish()

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        key = self.headers.get("Authorization", "").removeprefix("Bearer ")
        if self.path != "/v1/chat/completions":
            self._error(404, "Not Found")
        elif refused := self.api.refuses(body, key):
            self._error(*refused)
        else:
            self.api.asked.append(body)
            self._answer(body, self.api.faults.take(body))

    def _answer(self, body: Body, fault: Fault | None) -> None:
        if fault is not None and fault.kind in self._failing:
            self._failing[fault.kind](self, body, fault)
            return
        content = json.dumps(self.api.reply(body, fault)).encode()
        if fault is not None and fault.kind == "body_cut":
            self._send(200, content[: len(content) // 2], size=len(content))
            self.close_connection = True
            return
        self._send(200, content)
        self.api.answered += 1

    def _fail(self, body: Body, fault: Fault) -> None:
        if fault.error is not None:
            self._error(
                fault.status or fault.error.status,
                fault.error.message,
                code=fault.error.code,
                headers=fault.error.headers,
            )

    def _echo(self, body: Body, fault: Fault) -> None:
        self._error(400, f"{self.headers.get('Authorization')}: {json.dumps(body)}")

    def _reset(self, body: Body, fault: Fault) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True

    def _silence(self, body: Body, fault: Fault) -> None:
        self.api.closing.wait()
        self.close_connection = True

    def _malformed(self, body: Body, fault: Fault) -> None:
        self._send(200, b'{"id": "chatcmpl-1", "choi')

    def _page(self, body: Body, fault: Fault) -> None:
        self._send(200, b"<!doctype html><title>Sign in</title>", kind="text/html")

    _failing: dict[str, Callable[["_Handler", Body, Fault], None]] = {  # noqa: RUF012  # never changed
        "error": _fail,
        "echo": _echo,
        "reset": _reset,
        "silence": _silence,
        "malformed": _malformed,
        "html": _page,
    }

    def _error(
        self,
        status: int,
        text: str,
        *,
        code: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        error = {"message": text, "type": _TYPES.get(status, "Error"), "param": None, "code": code}
        self._send(status, json.dumps({"error": error}).encode(), headers=headers)

    def _send(
        self,
        status: int,
        content: bytes,
        *,
        kind: str = "application/json",
        size: int | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.send_response(status)
        told = {
            "Content-Type": kind,
            "Content-Length": str(size or len(content)),
            **(headers or {}),
        }
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()
