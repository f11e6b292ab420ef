"""`atelier costs`: what models cost, and what a grade point came to."""

import json
import sys
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from deployments.orders import check_project, check_tenant
from domain.costs import By, CostRow, read_tokens
from domain.errors import BriefInvalid

if TYPE_CHECKING:
    from collections.abc import Sequence

ACCEPTED = 0
_BY: tuple[By, ...] = ("agent", "run", "project", "month")
_out = Console(highlight=False, width=None if sys.stdout.isatty() else 400)

User = Annotated[str | None, Parameter(name="--user")]
Json = Annotated[bool, Parameter(name="--json", negative="")]

_HOW = (
    "A point is a hundredth of a dimension's score in a version that was released, 500 at most for "
    "a site. Minutes are those of the runs that asked models, also of runs that released nothing."
)
_HOW_AGENTS = (
    "Minutes are those models took to answer. An agent's points are those of rounds in which it was "
    "sent back alone; their price is that of all its rounds but those it won in company. The total's "
    "points are those of all versions released, 500 at most for a site; its price is of all money "
    "and of the runs' own minutes."
)


def costs(
    *,
    tenant: str = "local",
    project: str | None = None,
    run: str | None = None,
    by: str = "agent",
    user: User = None,
    json_: Json = False,
) -> int:
    """Say what models cost, and what a grade point came to in money and minutes.

    Args:
        tenant: Slug of the tenant.
        project: Only of this project.
        run: Only of the run with this id, as the database or the dashboard names it.
        by: What is added up: `agent`, `run`, `project` or `month`.
        user: E-mail address of the person who asks; without it, the operator.
        json_: Print the rows as JSON instead of a table.
    """
    check_tenant(tenant)
    check_project(project)
    each, execution_id = _each(by), _run(run)
    from blocks import costs as booked
    from blocks.database_home import DatabaseHome
    from blocks.tenants import tenant_id

    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, tenant), read_only=True) as session:
        try:
            rows = booked.costs(session, by=each, project=project, run=execution_id, user=user)
        except LookupError as error:
            problem = f"{tenant} has no run {str(error.args[0])!r}."
            remedy = "Take an id of `atelier costs --by run`, or of a flow run in the dashboard."
            raise BriefInvalid(source="--run", problem=problem, remedy=remedy) from None
    if json_:
        shown = [row.as_json() for row in rows]
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
    else:
        _show(rows, by=each, whose=f"{tenant}/{project}" if project else tenant)
    return ACCEPTED


def _each(by: str) -> By:
    if by not in _BY:
        remedy = "Write `agent`, `run`, `project` or `month`."
        raise BriefInvalid(source="--by", problem=f"{by!r} is none of them.", remedy=remedy)
    return by


def _run(written: str | None) -> UUID | None:
    try:
        return UUID(written) if written is not None else None
    except ValueError:
        remedy = "Take an id of `atelier costs --by run`, or of a flow run in the dashboard."
        problem = f"{written!r} is no id of a run."
        raise BriefInvalid(source="--run", problem=problem, remedy=remedy) from None


def _show(rows: "Sequence[CostRow]", *, by: By, whose: str) -> None:
    if not rows:
        _say(f"No model was asked for {whose} yet.")
        return
    table = Table(box=None, pad_edge=False)
    table.add_column(by)
    for heading in ("calls", "useless", "read", "from cache", "written", "US dollars", "minutes"):
        table.add_column(heading, justify="right")
    for heading in ("points", "dollars a point", "minutes a point"):
        table.add_column(heading, justify="right")
    for row in rows:
        table.add_row(*_cells(row))
    _out.print(table)
    last = rows[-1].spent
    if last.useless_usd:
        _say(f"Of the money, {last.useless_usd:.4f} USD were paid for answers of no use.")
    if last.reserved_usd:
        _say(f"Another {last.reserved_usd:.4f} USD are held for questions under way.")
    _say(_HOW_AGENTS if by == "agent" else _HOW)


def _cells(row: CostRow) -> tuple[str, ...]:
    spent, priced = row.spent, row.priced
    share, point_usd, point_minutes = row.cached_share, priced.point_usd, priced.point_minutes
    return (
        spent.whose or "(no run)",
        f"{spent.calls:,}",
        f"{spent.useless:,}",
        f"{read_tokens(spent.usage):,}",
        "-" if share is None else f"{share:.0%}",
        f"{spent.usage.output_tokens:,}",
        f"{spent.cost_usd:.4f}",
        f"{row.minutes:.2f}",
        f"{priced.points:.1f}" if priced.is_known else "-",
        "-" if point_usd is None else f"{point_usd:.6f}",
        "-" if point_minutes is None else f"{point_minutes:.4f}",
    )


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
