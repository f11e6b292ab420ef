"""The server the API runs in: it ends its event streams before it waits for what is open."""

import socket

import uvicorn

from deployments.http_api.app import HttpApi

_END_S = 10


class ApiServer(uvicorn.Server):
    """Serves one application; when it is stopped, streams end cleanly and what is asked is answered."""

    def __init__(self, app: HttpApi) -> None:
        self._app = app
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                timeout_graceful_shutdown=_END_S,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End what would never end by itself, then let the rest finish."""
        self._app.state.door.feed.close()
        await super().shutdown(sockets)
