"""A collector of traces on 127.0.0.1, which refuses what a real one refuses."""

import gzip
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)


@dataclass(frozen=True)
class Seen:
    """One span as it came."""

    name: str
    trace: str
    id: str
    parent: str
    service: str
    is_failed: bool
    said: dict[str, str] = field(default_factory=dict[str, str])


@dataclass
class Collector:
    """What was sent, and where to send it."""

    url: str = ""
    spans: list[Seen] = field(default_factory=list[Seen])
    bodies: list[bytes] = field(default_factory=list[bytes])


@contextmanager
def otlp_collector() -> Generator[Collector]:
    """Collect traces for as long as the block runs."""
    collector = Collector()

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            if self.headers.get("content-encoding") == "gzip":
                body = gzip.decompress(body)
            kind = self.headers["content-type"]
            is_right = self.path == "/v1/traces" and kind == "application/x-protobuf"
            self.send_response(200 if is_right else 404)
            self.send_header("content-type", "application/x-protobuf")
            self.end_headers()
            if is_right:
                collector.bodies.append(body)
                collector.spans += _read(body)
                self.wfile.write(ExportTraceServiceResponse().SerializeToString())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever).start()
    collector.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield collector
    finally:
        server.shutdown()
        server.server_close()


def _read(body: bytes) -> list[Seen]:
    found: list[Seen] = []
    for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
        about = {one.key: one.value.string_value for one in resource.resource.attributes}
        found += [
            Seen(
                name=span.name,
                trace=span.trace_id.hex(),
                id=span.span_id.hex(),
                parent=span.parent_span_id.hex(),
                service=about.get("service.name", ""),
                is_failed=span.status.code == 2,
                said={one.key: str(one.value).strip() for one in span.attributes},
            )
            for scope in resource.scope_spans
            for span in scope.spans
        ]
    return found
