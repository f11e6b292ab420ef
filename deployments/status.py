"""`atelier status`: how everything is that `atelier up` brought up."""

import json
import sys
from collections import Counter
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from blocks._home_folder import home_folder
from deployments.health import Health, Part, examine

ACCEPTED, FAILURE = 0, 1
_WIDE = None if sys.stdout.isatty() else 400
_out = Console(highlight=False, width=_WIDE)


def status(*, json_: Annotated[bool, Parameter(name="--json", negative="")] = False) -> int:
    """Say of every part whether it is well, since when, and what to do if it is not.

    The exit code is 0 when all is well and 1 otherwise.

    Args:
        json_: Print it as JSON instead of words.
    """
    from deployments.api import local_server, use_local_server

    use_local_server(local_server().url)
    found = examine(home_folder())
    if json_:
        told = {"is_well": found.is_well, **asdict(found)}
        sys.stdout.write(json.dumps(told, default=datetime.isoformat, indent=1) + "\n")
    else:
        _show(found)
    return ACCEPTED if found.is_well else FAILURE


def _show(found: Health) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    for part in found.parts:
        table.add_row("ok" if part.is_well else "ILL", part.name, _words(part), part.detail)
    _out.print(table)
    for part in found.parts:
        if part.remedy:
            _say(f"{part.name}: {part.remedy}")
    if found.queues:
        _out.print(_queues(found))
    for name, count in Counter(alert.name for alert in found.alerts).items():
        last = next(alert.at for alert in found.alerts if alert.name == name)
        _say(f"{name}: {count} in the last day, the last at {last:%Y-%m-%d %H:%M} UTC")


def _words(part: Part) -> str:
    since = f"since {part.since:%Y-%m-%d %H:%M:%S} UTC" if part.since else ""
    return f"process {part.pid} {since}" if part.pid else ""


def _queues(found: Health) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("queue", "running", "of", "waiting", "late"):
        table.add_column(heading)
    for one in found.queues:
        row = (one.running, "any" if one.limit is None else one.limit, one.waiting, one.late)
        table.add_row(one.name, *map(str, row))
    return table


def _say(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
