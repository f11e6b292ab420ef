"""`atelier experiment`: which way of building is better, or whether nobody can say."""

import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from blocks.experiment_file import read_experiment
from deployments.orders import check_engine, check_money, check_tenant
from deployments.replaying import prefect_api
from domain.experiment import SCOPE, Experiment, arm_rows

if TYPE_CHECKING:
    from domain.experiment import Findings

ACCEPTED = 0
_say = Console(stderr=True, highlight=False)
_out = Console(highlight=False, width=None if sys.stdout.isatty() else 400)

User = Annotated[str | None, Parameter(name="--user")]
Json = Annotated[bool, Parameter(name="--json", negative="")]


def experiment(
    file: Path, /, *, tenant: str = "local", user: User = None, json_: Json = False
) -> int:
    """Build every brief with two or more arms, and say whether they differ at all; nothing is released.

    The file, in YAML, has a `name`, a list of `briefs` and the `arms`, each with what is otherwise than
    in a build: `engine`, `model`, `prompts` (agent: file), `drafts` (agents that are drafted by rule)
    and `rounds`. `repetitions` says how often an arm with a model builds each brief, 3 without it;
    `budget_usd` what each build may cost, `target` and `seed` are as they say.

    Args:
        file: The experiment; paths in it begin at its folder.
        tenant: Whose money is spent.
        user: E-mail address of the person who asks; without it, the operator.
        json_: Print every build and all figures as JSON.
    """
    check_tenant(tenant)
    asked = read_experiment(file)
    check_money(budget_usd=asked.budget_usd, point_usd=None)
    for arm in asked.arms.values():
        check_engine(arm.engine)
    with prefect_api(_say), _say.status(_begins(asked)):
        from flows.experiment import run_experiment

        found = asyncio.run(run_experiment(str(file.absolute()), tenant=tenant, user=user))
    if json_:
        text = json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=1)
        sys.stdout.write(text + "\n")
    else:
        _show(found)
    return ACCEPTED


def _begins(asked: Experiment) -> str:
    briefs = len(asked.briefs)
    return f"{len(asked.arms)} arms build {briefs} brief{'' if briefs == 1 else 's'} each."


def _show(found: "Findings") -> None:
    rows = arm_rows(found)
    table = Table(*rows[0], box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row.values())
    _out.print(table)
    _tell("Medians, with the least and the most in brackets where builds differ.")
    for one in found.differences:
        _tell(one.sentence)
    if failed := sum(one.failed for one in found.arms):
        _tell(f"{failed} of {len(found.trials)} builds failed and are in no comparison.")
    _tell(SCOPE)


def _tell(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
