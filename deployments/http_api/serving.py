"""`atelier api`: serve the HTTP API on this machine."""

import contextlib
import socket
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console

from deployments.replaying import prefect_api
from domain.errors import BriefInvalid

ACCEPTED = 0
_say = Console(stderr=True, highlight=False)


def api(
    *,
    port: int = 8080,
    origin: Annotated[tuple[str, ...], Parameter(name="--origin")] = (),
) -> int:
    """Serve the HTTP API for tenants at 127.0.0.1, until you press Ctrl-C.

    Put a proxy with TLS in front of it, which passes on `/v1/` and nothing else.

    Args:
        port: Where to listen; 0 takes any free one.
        origin: Origin whose pages may call it from a browser, such as `https://app.example`; may be
            given several times.
    """
    if not 0 <= port <= 65_535:
        problem = f"{port} is not in 0-65535."
        remedy = "Give another one; 0 takes any that is free."
        raise BriefInvalid(source="--port", problem=problem, remedy=remedy)
    with socket.create_server(("127.0.0.1", port)) as listener, prefect_api(_say):
        # Not before: importing Prefect fixes which server runs are started on.
        import uvicorn

        from blocks.database_home import DatabaseHome
        from deployments.http_api.app import http_api
        from deployments.http_api.settings import Settings

        app = http_api(DatabaseHome().postgres(), Settings(origins=origin))
        config = uvicorn.Config(app, log_level="warning", server_header=False)
        _say.print(f"http://127.0.0.1:{listener.getsockname()[1]}/v1/  (Ctrl-C stops it)")
        with contextlib.suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listener])
    return ACCEPTED
