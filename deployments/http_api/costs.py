"""`/v1/costs`: what language models cost the tenant, and what a grade point came to."""

from decimal import Decimal
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from blocks import costs as booked
from deployments.http_api.callers import KnownCaller
from deployments.http_api.problems import not_found, refusals
from domain.brief import Slug
from domain.costs import By
from domain.errors import ProjectUnknown
from domain.tenancy import Permission
from domain.value import Value

router = APIRouter(prefix="/v1/costs", tags=["costs"])


class CostLine(Value):
    """One line of the account; amounts are text, so that no digit is lost."""

    whose: str = Field(examples=["hero_copy"])
    """Agent, id of the run, name of the project or month; `total` on the last line."""
    calls: int
    useless_calls: int
    """Of the calls, those whose answer could not be used; they are paid all the same."""
    tokens_read: int
    tokens_from_cache_share: float | None
    tokens_written: int
    cost_usd: Decimal = Field(examples=["0.01250000"])
    useless_usd: Decimal
    reserved_usd: Decimal
    """Held for questions under way."""
    minutes: float
    points: float | None
    """Grade points of versions that were released, 500 at most for a site."""
    usd_per_point: Decimal | None
    minutes_per_point: float | None


class Account(Value):
    """What models cost; no lines when none was asked."""

    items: tuple[CostLine, ...]


@router.get("", operation_id="listCosts", responses=refusals(404))
def list_costs(
    caller: KnownCaller, by: By = "month", project: Slug | None = None, run_id: UUID | None = None
) -> Account:
    """Return what language models cost, one line for each and the total last. Scope: `cost:read`."""
    with caller.reading(Permission.COST_READ) as session:
        try:
            rows = booked.costs(session, by=by, project=project, run=run_id)
        except ProjectUnknown:
            raise not_found("project") from None
        except LookupError:
            raise not_found("run") from None
    return Account(items=tuple(CostLine.model_validate(row.as_json()) for row in rows))
