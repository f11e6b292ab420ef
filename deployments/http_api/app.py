"""The API as an ASGI application."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, Response
from starlette.middleware.cors import CORSMiddleware

from blocks.postgres import Postgres
from deployments.http_api import (
    approvals,
    briefs,
    costs,
    events,
    looking,
    page_of_project,
    projects,
    releases,
    runs,
    sessions,
)
from deployments.http_api.callers import Door
from deployments.http_api.event_feed import Feed
from deployments.http_api.ledger_figures import LedgerFigures
from deployments.http_api.limits import RateLimits, StreamLimits
from deployments.http_api.metrics import MEDIA_TYPE, Metrics
from deployments.http_api.middleware import Crashes, HeadAsGet, SizeLimit, Watch
from deployments.http_api.problems import Problem, refusals, tell_problems
from deployments.http_api.reads import Reads
from deployments.http_api.settings import Settings
from deployments.http_api.tokens import Tokens

_DESCRIPTION = """\
From a client's brief to a graded, refined website.

Send a brief to `POST /v1/briefs`, start a build of its project with `POST /v1/runs`, watch it at \
`GET /v1/runs/{run_id}`, and fetch report and files of what was released under `/v1/releases`.

Every request carries an API key, `Authorization: Bearer atl_...`, or a session made from one at \
`POST /v1/sessions`. A key belongs to one tenant, and sees and changes nothing of any other: what is \
not yours does not exist. What goes wrong is told as \
`application/problem+json` (RFC 9457).
"""


_TAGS = (
    ("projects", "Sites of the tenant, each with its newest brief."),
    ("briefs", "What clients ask for, read and kept."),
    ("runs", "Builds: started, watched, graded, cancelled."),
    ("approvals", "Versions that wait until a second person has decided."),
    ("releases", "Finished versions with grades, report and files."),
    ("costs", "What language models cost."),
    ("events", "What happens, as it is committed, as server-sent events."),
    ("sessions", "Tokens for minutes in place of a key for years."),
    ("operation", "For the operator's machines; asks for no key, and says nothing of any tenant."),
)
_ETAG = {
    "ETag": {
        "description": "Names the answer; sent back as `If-None-Match`, it is not sent again.",
        "schema": {"type": "string"},
    }
}


class HttpApi(FastAPI):
    """The application; its description also has the type of all problems."""

    def openapi(self) -> dict[str, Any]:
        """Return the API's description, in OpenAPI."""
        if self.openapi_schema is None:
            described = super().openapi()
            described["components"]["schemas"]["Problem"] = Problem.model_json_schema()
            for operations in described["paths"].values():
                for operation in operations.values():
                    answers = operation["responses"]
                    if "304" in answers:
                        answers["200"]["headers"] = answers["304"]["headers"] = _ETAG
        return super().openapi()


def http_api(
    postgres: Postgres,
    settings: Settings,
    *,
    tenants: Callable[[], Mapping[str, UUID]] = dict[str, UUID],
) -> HttpApi:
    """Return the API of a database's tenants.

    Args:
        postgres: The database.
        settings: How generous it is.
        tenants: Returns the ids of those whose figures `/metrics` adds up.
    """
    app = HttpApi(
        title="Atelier",
        version="1",
        description=_DESCRIPTION,
        openapi_tags=[{"name": name, "description": words} for name, words in _TAGS],
        openapi_url="/v1/openapi.json",
        docs_url=None,  # it would load its scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,  # where to is not told by whoever sends the request
        lifespan=_few_threads,
    )
    app.state.door = Door(
        postgres,
        settings,
        RateLimits(burst_s=settings.burst_s),
        StreamLimits(most=settings.streams),
        Feed(postgres),
        Tokens(postgres.seal_key.get_secret_value().encode()),
        Reads(postgres),
    )
    metrics = Metrics()
    for part in (
        projects,
        briefs,
        runs,
        approvals,
        releases,
        costs,
        events,
        looking,
        sessions,
        page_of_project,
    ):
        app.include_router(part.router)
    _add_health(app, postgres, metrics, LedgerFigures(postgres, tenants))
    tell_problems(app)
    app.add_middleware(Crashes)
    app.add_middleware(SizeLimit, body_bytes=settings.body_bytes)
    app.add_middleware(HeadAsGet)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.origins,
            allow_methods=["DELETE", "GET", "HEAD", "POST"],
            allow_headers=[
                "Authorization",
                "Content-Type",
                "Idempotency-Key",
                "If-None-Match",
                "Last-Event-ID",
            ],
            expose_headers=["ETag", "Location", "Retry-After"],
        )
    app.add_middleware(Watch, metrics=metrics)
    return app


@asynccontextmanager
async def _few_threads(app: FastAPI) -> AsyncGenerator[None]:
    """Let no more handlers run at once than a role has connections; more would only wait for them."""
    current_default_thread_limiter().total_tokens = 2 * app.state.door.postgres.pool_size
    yield


def _add_health(app: FastAPI, postgres: Postgres, metrics: Metrics, ledger: LedgerFigures) -> None:
    """Add what the operator's machines ask, without a key; nothing in it is of a tenant."""

    async def healthz() -> Response:
        """Say that the process answers."""
        return PlainTextResponse("ok\n")

    async def readyz() -> Response:
        """Say that the database answers too."""
        await run_in_threadpool(postgres.tenant, "")
        return PlainTextResponse("ready\n")

    async def tell_metrics() -> Response:
        """Return what was counted, for Prometheus: answers of the API, and the last day's runs."""
        counted = await run_in_threadpool(ledger.text)
        return Response(metrics.text() + counted.encode(), media_type=MEDIA_TYPE)

    away: dict[int | str, dict[str, Any]] = {503: refusals()[503]}
    told: dict[int | str, dict[str, Any]] = {200: {"content": {MEDIA_TYPE: {}}}}
    for path, endpoint, name, kind, responses in (
        ("/healthz", healthz, "isAlive", PlainTextResponse, None),
        ("/readyz", readyz, "isReady", PlainTextResponse, away),
        ("/metrics", tell_metrics, "getMetrics", Response, told | away),
    ):
        app.add_api_route(
            path,
            endpoint,
            tags=["operation"],
            operation_id=name,
            response_class=kind,
            responses=responses,
        )
