"""HTTP as it comes over the wire: what is no request is refused before it fills the memory."""

from http import HTTPStatus

from starlette.responses import Response
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from deployments.http_api.middleware import SECURE
from deployments.http_api.problems import answer

HEAD_BYTES = 65_536
"""Most bytes of request line and header fields together; proxies pass on a quarter of that at most."""


class Protocol(HttpToolsProtocol):
    """Reads requests, and answers what is none with a problem."""

    _is_in_head = False
    _is_too_long = False
    _head_bytes = 0

    def data_received(self, data: bytes) -> None:
        """Read on, and give up a head that does not end."""
        was_in_head = self._is_in_head
        super().data_received(data)
        if self._is_in_head and not self.transport.is_closing():
            # What began in the middle of this piece counts from the next one on: a piece is no
            # longer than what is read at once.
            self._head_bytes = self._head_bytes + len(data) if was_in_head else 0
            if self._head_bytes > HEAD_BYTES:
                self._is_too_long = True
                self.send_400_response("")

    def on_message_begin(self) -> None:
        """Begin with a request."""
        super().on_message_begin()
        self._is_in_head, self._head_bytes = True, 0

    def on_headers_complete(self) -> None:
        """Answer a request once its head is there, if that is not too long."""
        self._is_in_head = False
        fields = sum(len(name) + len(value) for name, value in self.headers)
        if len(self.url) + fields > HEAD_BYTES:
            self._is_too_long = True
            raise ValueError  # the parser gives up, and what was sent is refused
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be read, and end the connection: where the next request begins is not known."""
        status, detail = HTTPStatus.BAD_REQUEST, _NO_HTTP
        if self._is_too_long:
            status, detail = HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, _TOO_LONG
        self.transport.write(_written(answer(status, detail, path="/")))
        self.transport.close()


_NO_HTTP = "This is no HTTP request that can be read. Send HTTP/1.1, with one length of the body."
_TOO_LONG = f"Address and headers are too long: at most {HEAD_BYTES} bytes are read. Send less."


def _written(response: Response) -> bytes:
    """Return an answer as it goes over the wire."""
    status = HTTPStatus(response.status_code)
    fields = (*response.raw_headers, *SECURE, (b"connection", b"close"))
    head = b"".join(b"%s: %s\r\n" % field for field in fields)
    return b"HTTP/1.1 %d %s\r\n%s\r\n%s" % (
        status,
        status.phrase.encode(),
        head,
        bytes(response.body),
    )
