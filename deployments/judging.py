"""`atelier judge`: how well judges of what cannot be computed agree with known answers."""

import asyncio
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from cyclopts import App
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from deployments.orders import check_engine, check_tenant
from deployments.replaying import prefect_api
from domain.errors import BriefInvalid
from domain.grading.judge import Juror, PageText, Verdict, judged
from domain.grading.judge_agreement import Confusion
from domain.grading.judge_calibration import HELD_BACK, items, measured, pages
from domain.grading.judge_rules import OFFLINE, judge_by_rules
from domain.model.request import ModelRequest
from domain.model.routing import route

if TYPE_CHECKING:
    from blocks.model_gateway import Gateway

_ACCEPTED = 0
_WIDE = None if sys.stdout.isatty() else 120
"""Columns of the table; as wide as the terminal, or wide enough for programs that read lines."""

_out = Console(highlight=False, width=_WIDE)
_say = Console(stderr=True, highlight=False)

app = App(name="judge", help="Judges of what cannot be computed.")

LEAST_KAPPA = 0.6
"""Of `substantial` agreement in the usual reading; below it a judge is not worth asking."""


@app.command
def calibrate(*, engine: str = "offline", votes: int = 3, tenant: str = "local") -> int:
    """Measure a judge against pages whose answers are known; its advice is worth what this shows.

    Args:
        engine: `offline` for the rules, or an engine as for `build`; a model costs money: one
            question a page and vote.
        votes: How often models are asked about each page; an odd number.
        tenant: Whose money a model's answers cost.
    """
    if votes < 1 or votes % 2 == 0:
        raise BriefInvalid(
            source=f"--votes {votes}",
            problem="An even number of votes can tie.",
            remedy="Leave it out for 3, or give an odd number.",
        )
    check_tenant(tenant)
    check_engine(engine)
    who, verdicts = OFFLINE, {page.fingerprint: judge_by_rules(page) for page in pages()}
    if engine != "offline":
        with prefect_api(_say), _say.status("Asking about every page; each vote is paid for."):
            who, verdicts = asyncio.run(_asked(engine, votes=votes, tenant=tenant))
    show(measured(verdicts), judge=who)
    return _ACCEPTED


async def _asked(
    engine: str, *, votes: int, tenant: str
) -> tuple[str, dict[str, tuple[Verdict, ...]]]:
    """Return who was asked, and what they said of every page under its fingerprint."""
    jurors = await _jurors(engine, tenant)

    async def one(page: PageText) -> tuple[str, tuple[Verdict, ...]]:
        key = page.fingerprint
        return key, await judged(page, jurors, content_key=key, votes=votes)

    found = dict(await asyncio.gather(*(one(page) for page in pages())))
    return " and ".join(juror.model for juror in jurors), found


async def _jurors(engine: str, tenant: str) -> list[Juror]:
    """Return every model of an engine, each asked by a gateway that books what it costs."""
    # 1 s of Prefect and the database, which the offline judge never needs.
    from blocks.database_home import DatabaseHome
    from blocks.engines import engine_named
    from blocks.model_gateway import Account, Gateway, Link
    from blocks.tenants import tenant_id
    from blocks.written_engine import WrittenEngine

    written = await engine_named(engine)
    if not isinstance(written, WrittenEngine):
        raise BriefInvalid(
            source=f"--engine {engine}",
            problem="It asks no model.",
            remedy="Give `offline`, `claude`, `openai-compatible` or a model of the Blocks page.",
        )
    postgres = DatabaseHome().postgres()
    account = Account(postgres=postgres, tenant_id=tenant_id(postgres, tenant))
    return [
        _juror(
            Gateway(
                chain=[Link(service=one, model=one.serves, price=one.charges)], account=account
            ),
            provider=one.provider,
            model=one.serves or route("judge").model,
        )
        for one in written.models
    ]


def _juror(gateway: "Gateway", *, provider: str, model: str) -> Juror:
    async def ask(request: ModelRequest, content_key: str) -> str:
        return (await gateway.ask(request, content_key=content_key)).completion.text

    return Juror(provider=provider, model=model, ask=ask)


def show(found: Mapping[str, Confusion], *, judge: str) -> None:
    """Print how a judge agrees with the labels, criterion by criterion."""
    columns = ("faults found", "missed", "false alarms", "no verdict")
    table = Table("criterion", "precision", "recall", "kappa", *columns, box=SIMPLE)
    for name, one in found.items():
        shares = (one.precision, one.recall, one.kappa)
        counts = (one.caught, one.missed, one.alarmed, one.abstained)
        table.add_row(name, *map(_share, shares), *map(str, counts))
    _out.print(table)
    _out.print(_verdict(found, judge), markup=False, soft_wrap=True)


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.2f}"


def _verdict(found: Mapping[str, Confusion], judge: str) -> str:
    kappa = found["all"].kappa
    worth = "is not worth asking" if kappa is None or kappa < LEAST_KAPPA else "gives usable advice"
    apart = (
        f" Its rules were mended on some of them, which flatters them; on those held back, kappa is "
        f"{_share(found[HELD_BACK].kappa)}."
        if judge == OFFLINE
        else ""
    )
    return (
        f"Judged by {judge} on {len(items())} items labelled by one engineer: kappa {_share(kappa)}, "
        f"so it {worth}.{apart} Judged results never change a gate."
    )
