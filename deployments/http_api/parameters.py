"""Parameters a path does not know: a mistyped filter would quietly show everything."""

from http import HTTPStatus
from typing import cast

from fastapi import Request
from fastapi.routing import APIRoute

from deployments.http_api.problems import Refused


def refuse_unknown(request: Request) -> None:
    """Refuse a request whose query names what its path does not know.

    Raises:
        Refused: It does; the detail lists what there is.
    """
    if not request.query_params:
        return
    route = cast("APIRoute", request.scope["route"])
    known = sorted(one.alias for one in route.dependant.query_params)
    for name in request.query_params:
        if name not in known:
            raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, _words(name, known))


def _words(name: str, known: list[str]) -> str:
    short = name if len(name) <= 80 else f"{name[:80]}…"
    if not known:
        return f"`query.{short}`: This path takes no parameters. Leave it out."
    *others, last = (f"`{one}`" for one in known)
    there = f"{', '.join(others)} and {last}" if others else f"only {last}"
    return f"`query.{short}`: This path has no such parameter. There {'are' if others else 'is'} {there}."
