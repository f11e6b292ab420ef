"""Serve the API in two processes until told to stop; says its port. What it serves comes by argument."""

import sys

from pydantic import SecretStr

from blocks.postgres import Postgres
from deployments.http_api.app import http_api
from deployments.http_api.server import listening, serve
from deployments.http_api.settings import Settings

if __name__ == "__main__":
    app_url, reader_url, relay_url, seal_key = map(SecretStr, sys.argv[1:5])
    postgres = Postgres(
        app_url=app_url, reader_url=reader_url, relay_url=relay_url, seal_key=seal_key
    )
    settings = Settings(key_per_s=0.01, burst_s=500, tenant_per_s=1e6)
    with listening(0, processes=2) as sockets:
        print(sockets[0].getsockname()[1], flush=True)
        serve(http_api(postgres, settings), sockets)
