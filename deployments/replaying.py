"""`atelier replay`: what a release would be if one agent worked otherwise."""

import asyncio
import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter
from rich.console import Console
from rich.table import Table

from deployments.api import configured_api, local_server, use_configured_api, use_local_server
from deployments.console import show_changed_files
from deployments.orders import check_engine, check_money, check_numbers, check_tenant
from domain.errors import BriefInvalid

if TYPE_CHECKING:
    from domain.replay import Replay

ACCEPTED = 0
_MOST_CALLS = 12
_say = Console(stderr=True, highlight=False)
_out = Console(highlight=False, width=None if sys.stdout.isatty() else 400)

User = Annotated[str | None, Parameter(name="--user")]
Json = Annotated[bool, Parameter(name="--json", negative="")]
From = Annotated[str, Parameter(name="--from")]
Adopt = Annotated[bool, Parameter(negative="")]


def replay(
    release: Path,
    /,
    *,
    start: From,
    tenant: str = "local",
    out: Path = Path("out"),
    engine: str | None = None,
    model: str | None = None,
    prompt: Path | None = None,
    sample: int = 0,
    rounds: int = 3,
    budget: float = 5.0,
    adopt: Adopt = False,
    user: User = None,
    json_: Json = False,
) -> int:
    """Show what a release would be if one agent worked otherwise; nothing is released.

    What every other agent made stays as it was; the agent, and all that wait for what it makes, are
    asked as for the first time.

    Args:
        release: Folder of the release, such as out/<project>/releases/1.
        start: The agent from which on work is done again; `atelier agents` lists them.
        tenant: Whose release it is.
        out: Folder for releases, for `--adopt`.
        engine: Engine for these agents, as for `build`; the release's own without it.
        model: Model that engine asks for, whatever the table of models says.
        prompt: Prompt file for the agent, in XML.
        sample: Which of several answers of a model is taken; another number asks anew.
        rounds: Most rounds of refinement, 0-10; only these agents are sent back.
        budget: Most US dollars to spend on language models.
        adopt: Make what comes out the project's next release.
        user: E-mail address of the person who asks; without it, the operator.
        json_: Print the comparison as JSON.
    """
    check_numbers(rounds=rounds, target=0)
    check_tenant(tenant)
    check_money(budget_usd=budget, point_usd=None)
    if engine is not None:
        check_engine(engine)
    if sample < 0:
        problem = f"{sample} is no number of an answer."
        raise BriefInvalid(source="--sample", problem=problem, remedy="Give 0, 1, 2 and so on.")
    _check_release(release)
    with prefect_api(_say), _say.status("Making the release again, then otherwise."):
        from flows.replay import replay_release

        found = asyncio.run(
            replay_release(
                release=str(release.absolute()),
                start=start,
                tenant=tenant,
                out=str(out.absolute()),
                engine=engine,
                model=model,
                prompt=None if prompt is None else str(prompt.absolute()),
                sample=sample,
                rounds=rounds,
                budget_usd=budget,
                adopt=adopt,
                user=user,
            )
        )
    if json_:
        text = json.dumps(_as_json(found), ensure_ascii=False, indent=1)
        sys.stdout.write(text + "\n")
    else:
        _show(found)
    return ACCEPTED


@contextmanager
def prefect_api(say: Console) -> Generator[None]:
    """Make Prefect work with the configured API, or with the local server, as long as the block runs."""
    if configured := configured_api():
        use_configured_api(configured)
        yield
        return
    server = local_server()
    with say.status("Starting the local Prefect server; the first time takes a while."):
        url = server.ensure()
    use_local_server(url)
    with server.in_use():
        yield


def _check_release(folder: Path) -> None:
    if not (folder / "manifest.json").is_file():
        problem = "It is no release: there is no manifest.json in it."
        remedy = "Give a folder such as out/<project>/releases/1."
        raise BriefInvalid(source=str(folder), problem=problem, remedy=remedy)


def _as_json(found: "Replay") -> dict[str, object]:
    adopted = found.adopted.release if found.adopted else None
    return {
        "verdict": found.verdict,
        **found.model_dump(mode="json", exclude={"adopted", "before", "after"}),
        "figures": list(found.rows()),
        "adopted": adopted,
    }


def _show(found: "Replay") -> None:
    table = Table("", "release", "replay", box=None, pad_edge=False)
    for row in found.rows():
        table.add_row(*row.values())
    _out.print(table)
    _tell(found.sentence)
    _tell("US dollars are what each run paid; what was answered before costs nothing again.")
    ran = len(found.ran)
    shown = ", ".join(found.ran[:_MOST_CALLS]) + (", ..." if ran > _MOST_CALLS else "")
    _tell(f"{ran} calls ran{': ' if ran else ''}{shown}.")
    _tell(
        f"{len(found.reached)} agents were reached from {found.start} on; {len(found.found)} of their "
        f"calls had their result already. Refinement ended because {found.stopped}."
    )
    show_changed_files(found.files, _out)
    for note in found.notes:
        _tell(note)
    if found.adopted:
        _tell(f"It is release {found.adopted.manifest.release} now: {found.adopted.release}")
    else:
        _tell("Nothing was released. Repeat it with --adopt to make it the next release.")


def _tell(sentence: str) -> None:
    _out.print(sentence, markup=False, soft_wrap=True)
