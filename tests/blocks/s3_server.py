"""A bucket on 127.0.0.1 that speaks S3 and takes nothing whose signature (AWS SigV4) does not fit."""

import hashlib
import hmac
import re
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import cast
from urllib.parse import parse_qsl, quote, unquote, urlsplit
from xml.sax.saxutils import escape

KEY, SECRET, BUCKET = "AKIDATELIER", "bread-and-butter", "atelier-test"
_PAGE = 2
"""Objects listed at once, so that whoever lists has to ask again."""


@dataclass
class Kept:
    """What the bucket holds, and what it was asked."""

    url: str = ""
    objects: dict[str, bytes] = field(default_factory=dict[str, bytes])
    refused: list[str] = field(default_factory=list[str])
    asked: list[str] = field(default_factory=list[str])


@contextmanager
def bucket() -> Generator[Kept]:
    """Serve an empty bucket for as long as the block runs."""
    kept = Kept()
    server = _Server(kept)
    kept.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield kept
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


class _Server(ThreadingHTTPServer):
    def __init__(self, kept: Kept) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.kept = kept


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Keep the test's output clean."""

    def _serve(self) -> None:
        kept = cast("_Server", self.server).kept
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        name, _, key = unquote(url.path).removeprefix("/").partition("/")
        if fault := signature_fault(self.command, self.path, headers, body):
            kept.refused.append(fault)
            status, answer = 403, _error("SignatureDoesNotMatch", fault)
        elif name != BUCKET:
            status, answer = 404, _error("NoSuchBucket", name)
        else:
            kept.asked.append(f"{self.command} {unquote(url.path)}")
            query = dict(parse_qsl(url.query, keep_blank_values=True))
            status, answer = _answer(
                kept,
                f"{self.command} {'object' if key else 'bucket'}",
                key=key,
                query=query,
                body=body,
            )
        self.send_response(status)
        self.send_header("ETag", '"kept"')
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer)

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return self._serve
        raise AttributeError(name)


def _answer(
    kept: Kept, asked: str, *, key: str, query: dict[str, str], body: bytes
) -> tuple[int, bytes]:
    if asked == "PUT object":
        kept.objects[key] = body
        return 200, b""
    if asked in ("GET object", "HEAD object"):
        found = kept.objects.get(key)
        return (404, _error("NoSuchKey", key)) if found is None else (200, found)
    if asked == "GET bucket" and query.get("list-type") == "2":
        return 200, _listed(kept, query)
    if asked == "POST bucket" and "delete" in query:
        return 200, _deleted(kept, body)
    return 501, _error("NotImplemented", asked)


def _deleted(kept: Kept, body: bytes) -> bytes:
    keys: list[str] = re.findall(r"<Key>(.*?)</Key>", body.decode())
    for key in keys:
        kept.objects.pop(key, None)
    gone = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
    return f"<DeleteResult>{gone}</DeleteResult>".encode()


def _listed(kept: Kept, query: dict[str, str]) -> bytes:
    keys = sorted(key for key in kept.objects if key.startswith(query.get("prefix", "")))
    after = query.get("continuation-token", "")
    page = [key for key in keys if key > after][:_PAGE]
    more = bool(page) and page[-1] != keys[-1]
    items = "".join(
        f"<Contents><Key>{escape(key)}</Key><Size>{len(kept.objects[key])}</Size></Contents>"
        for key in page
    )
    token = f"<NextContinuationToken>{escape(page[-1])}</NextContinuationToken>" if more else ""
    return (
        f"<ListBucketResult><Name>{BUCKET}</Name><IsTruncated>{str(more).lower()}</IsTruncated>"
        f"{items}{token}</ListBucketResult>"
    ).encode()


def _error(code: str, message: str) -> bytes:
    return f"<Error><Code>{code}</Code><Message>{escape(message)}</Message></Error>".encode()


def signature_fault(method: str, path: str, headers: dict[str, str], body: bytes) -> str | None:
    """Return what is wrong with the signature of a request; None when it fits."""
    found = re.fullmatch(
        r"AWS4-HMAC-SHA256 Credential=([^/]+)/(\d{8})/([^/]+)/s3/aws4_request, ?"
        r"SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})",
        headers.get("authorization", ""),
    )
    if found is None:
        return "there is no signature"
    key, day, region, signed, signature = found.groups()
    if key != KEY:
        return f"nobody has the key {key}"
    payload = headers.get("x-amz-content-sha256", "")
    if payload != hashlib.sha256(body).hexdigest():
        return "the body is not the one that was signed"
    if not {"host", "x-amz-date", "x-amz-content-sha256"} <= set(signed.split(";")):
        return "too little is signed"
    url = urlsplit(path)
    pairs = sorted(parse_qsl(url.query, keep_blank_values=True))
    canonical = "\n".join(
        (
            method,
            quote(unquote(url.path), safe="/-_.~"),
            "&".join(f"{quote(n, safe='-_.~')}={quote(v, safe='-_.~')}" for n, v in pairs),
            *(f"{name}:{' '.join(headers[name].split())}" for name in signed.split(";")),
            "",
            signed,
            payload,
        )
    )
    scope = f"{day}/{region}/s3/aws4_request"
    told = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"AWS4-HMAC-SHA256\n{headers['x-amz-date']}\n{scope}\n{told}"
    secret = f"AWS4{SECRET}".encode()
    for part in (day, region, "s3", "aws4_request"):
        secret = hmac.new(secret, part.encode(), hashlib.sha256).digest()
    wanted = hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()
    return None if hmac.compare_digest(wanted, signature) else "the signature does not fit"
