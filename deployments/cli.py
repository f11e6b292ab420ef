"""The `atelier` command."""

import asyncio
import gc
import importlib.metadata
import json
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import App, CycloptsError, Parameter, UnusedCliTokensError
from rich.console import Console
from rich.markup import escape

from blocks.memory import collect_seldom
from domain.errors import AtelierError, BriefInvalid

ACCEPTED, FAILURE, BAD_INPUT, BELOW_TARGET, INTERRUPTED = 0, 1, 2, 3, 130
"""Exit codes."""


def _version() -> str:
    return importlib.metadata.version("atelier")


app = App(
    name="atelier",
    version=_version,
    help="From a client's brief to a graded, refined website.",
    help_epilogue="Exit codes: 0 accepted, 3 built but below target, 4 waits for approval, 2 bad input, "
    "1 failure.",
    result_action="return_value",
    suppress_keyboard_interrupt=False,
)
_WIDE = None if sys.stdout.isatty() else 400
"""Columns of tables; as wide as the terminal, or wide enough for programs that read lines."""

_say = Console(stderr=True, highlight=False)
_out = Console(highlight=False, width=_WIDE)

Json = Annotated[bool, Parameter(name="--json", negative="")]
Static = Annotated[bool, Parameter(negative="")]
Measured = Annotated[bool, Parameter(negative="")]
Batch = Annotated[bool, Parameter(negative="")]
Approval = Annotated[bool, Parameter(negative="")]


@app.command
def build(
    *briefs: Path,
    out: Path = Path("out"),
    tenant: str = "local",
    rounds: int = 3,
    target: float = 0.9,
    project: str | None = None,
    engine: str = "offline",
    budget: float = 5.0,
    point: float | None = None,
    measured: Measured = False,
    batch: Batch = False,
    approval: Approval = False,
    approval_hours: float = 48,
    user: str | None = None,
    json_: Json = False,
) -> int:
    """Build a website from each brief, grade it, refine it and release the best version.

    Args:
        briefs: Files in YAML, JSON, Markdown or plain text.
        out: Folder for releases.
        tenant: Whose websites these are.
        rounds: Most rounds of refinement, 0-10.
        target: Least score of every dimension, 0-1.
        project: Name of the project's folder; only with one brief.
        engine: `offline`; `claude` or `openai-compatible` to have a language model write; or
            `<type>/<name>` of an engine or language model on the Blocks page.
        budget: Most US dollars each build may spend on language models.
        point: Most US dollars another grade point may cost; no limit when left out.
        measured: Measure the best version with browser, axe-core, Lighthouse and html-validate too,
            and send what they find back to the agents. Off, because a build takes seconds and
            measuring takes minutes.
        batch: Hand in what agents ask Claude together as one batch: at half the price, answered
            within a day and mostly an hour. Started again, the build waits for the same batch.
        approval: Let the best version wait until somebody accepts it with `atelier approve`; the
            exit code is then 4.
        approval_hours: After how many hours without a decision that is escalated; after three times
            as many the run ends as expired.
        user: E-mail address of the person who orders, and who cannot approve it; without it, the
            operator.
        json_: Print the result as JSON instead of words.
    """
    from deployments.building import build_all
    from deployments.orders import Order

    order = Order(
        briefs=briefs,
        out=out,
        tenant=tenant,
        rounds=rounds,
        target=target,
        project=project,
        engine=engine,
        budget_usd=budget,
        point_usd=point,
        measured=measured,
        batch=batch,
        approval=approval,
        approval_hours=approval_hours,
        user=user,
    )
    return build_all(order, as_json=json_, say=_say, out=_out)


@app.command
def grade(
    path: str,
    /,
    *,
    brief: Path | None = None,
    target: float = 0.9,
    static: Static = False,
    runs: int = 3,
    json_: Json = False,
) -> int:
    """Grade a static site, also one made elsewhere, as files and as browsers show it.

    Args:
        path: The folder that holds index.html, a release, or a page: then its folder is graded. Or
            an address of this machine, such as http://127.0.0.1:8000/; the network is not used.
        brief: The client's brief; with it, claims on the pages are checked against its facts.
        target: Least score that passes a dimension's gate, 0-1.
        static: Only read the files, in seconds, without browser, axe-core, Lighthouse and
            html-validate, which take about 3 s a page.
        runs: How often Lighthouse runs on one page of each kind, 1-9; the median counts.
        json_: Print the grades as JSON instead of words.
    """
    from deployments.appraisal import appraise, as_json, place_of, show
    from deployments.orders import check_numbers

    check_numbers(target=target, runs=runs)
    place = place_of(path, say=_say)
    grades = appraise(place, brief=brief, target=target, runs=0 if static else runs, say=_say)
    if json_:
        _print_json(as_json(grades))
    else:
        show(grades, _out)
    return ACCEPTED if all(one.gate == "pass" for one in grades) else BELOW_TARGET


@app.command
def preview(directory: Path, /, *, port: int = 8000) -> int:
    """Serve a site or a release at 127.0.0.1 as a good host does, until you press Ctrl-C.

    Args:
        directory: The folder that holds index.html, or a release.
        port: Where to listen; 0 takes any free one.
    """
    from deployments.preview import serve

    serve(directory, port=port, say=_say)
    return ACCEPTED


@app.command
def verify(release: Path, /) -> int:
    """Check a release offline: every byte, the signature, and that it is signed by your key.

    Args:
        release: Folder of the release, such as out/<project>/releases/1.
    """
    from blocks.release_folder import ReleaseFolder
    from blocks.signing_key import SigningKey

    _check_release(release)
    manifest = ReleaseFolder(path=release).verify(SigningKey())
    _out.print(
        f"Release {manifest.release} of {manifest.project} is whole: {len(manifest.files)} files, "
        f"signed by your key, made {manifest.made_at}.",
        markup=False,
        soft_wrap=True,
    )
    return ACCEPTED


@app.command
def diff(old: Path, new: Path, /) -> int:
    """Show which files, grades and agents differ between two releases.

    Args:
        old: Folder of the earlier release.
        new: Folder of the later release.
    """
    from blocks.release_folder import ReleaseFolder
    from deployments.console import show_difference
    from domain.release import difference

    for release in (old, new):
        _check_release(release)
    before, after = (ReleaseFolder(path=path).manifest().manifest for path in (old, new))
    show_difference(difference(before, after), _out)
    return ACCEPTED


@app.command
def agents() -> int:
    """List the agents: what each is for and whose work it needs."""
    from deployments.console import show_agents

    show_agents(_out)
    return ACCEPTED


@app.command
def plan(
    brief: Path,
    /,
    *,
    out: Path = Path("out"),
    tenant: str = "local",
    rounds: int = 3,
    target: float = 0.9,
    project: str | None = None,
) -> int:
    """Show the blast radius of a build: which agents would run and which are cached.

    Args:
        brief: The brief as it is now.
        out: As for `build`; the newest release there may already be exactly this.
        tenant: Whose results count as cached.
        rounds: As for `build`.
        target: As for `build`.
        project: As for `build`.
    """
    from deployments.orders import check_numbers, check_project, check_tenant

    check_numbers(rounds=rounds, target=target)
    check_tenant(tenant)
    check_project(project)
    from deployments.api import use_any_api
    from deployments.briefs import read_brief_file

    understood = read_brief_file(brief, project=project)
    use_any_api(_say)
    from deployments.planning import plan_of, show_plan

    found = plan_of(understood, out=out.absolute(), tenant=tenant, rounds=rounds, target=target)
    show_plan(asyncio.run(found), _out)
    return ACCEPTED


@app.command
def doctor(*, fix: bool = False) -> int:
    """Say what this machine has, what is missing, and how to get it.

    Args:
        fix: Install what measures pages first: Node, its packages, a browser.
    """
    from deployments.doctor import examine, show_examination

    if fix:
        from blocks.instruments.installing import install

        install(_say.print)
    found = examine()
    show_examination(found, _out)
    return ACCEPTED if all(item.is_fine or not item.is_needed for item in found) else FAILURE


_ELSEWHERE = (
    (
        "import",
        "deployments.importing:import_client_data",
        "Read a client's table, report every fault, and make a brief of what can be used.",
    ),
    ("db", "deployments.database:app", "The database of tenants, projects, runs and releases."),
    ("tenants", "deployments.tenants:app", "Whole tenants: list, export, erase, verify."),
    ("people", "deployments.people:people", "People of a tenant and their roles."),
    ("keys", "deployments.people:keys", "API keys of a tenant."),
    ("budget", "deployments.people:budget", "What a tenant may spend."),
    ("costs", "deployments.costs:costs", "What models cost, and a grade point."),
    (
        "replay",
        "deployments.replaying:replay",
        "Show what a release would be if one agent worked otherwise.",
    ),
    (
        "experiment",
        "deployments.experimenting:experiment",
        "Build briefs with two or more arms, and say whether they differ at all.",
    ),
    ("calibrate", "deployments.calibrating:calibrate", "Measure this machine's noise."),
    ("judge", "deployments.judging:app", "Judges of what cannot be computed."),
    ("up", "deployments.up:up", "Bring up database, server, worker and all they need."),
    ("deploy", "deployments.furnishing:deploy", "Put all flows on a Prefect server of your own."),
    ("api", "deployments.http_api.serving:api", "Serve the API for tenants."),
    ("down", "deployments.down:down", "Stop all that `up` started; lose nothing."),
    ("alerts", "deployments.alerting:app", "What somebody must look after."),
    ("status", "deployments.status:status", "How everything is that `up` started."),
    ("dead-letters", "deployments.dead_letters:dead_letters", "Runs that failed for good."),
    ("retry", "deployments.dead_letters:retry", "Start runs again that failed for good."),
    ("approvals", "deployments.approving:approvals", "List what waits for an approval."),
    (
        "approve",
        "deployments.approving:approve",
        "Accept a version that waits, reject it, or send it back.",
    ),
)
"""Commands that have a module of their own, loaded when they are used: name, place, help."""

for _name, _place, _help in _ELSEWHERE:
    app.command(_place, name=_name, help=_help)

server = App(name="server", help="The local Prefect server commands share.")
app.command(server)


@server.command
def status() -> int:
    """Print the address of the local server, or that there is none."""
    from deployments.api import local_server

    url = local_server().url
    _out.print(url.removesuffix("/api") if url else "No local server is running.")
    return ACCEPTED


@server.command
def stop() -> int:
    """Stop the local server."""
    from deployments.api import local_server

    _out.print("Stopped." if local_server().stop() else "No local server is running.")
    return ACCEPTED


def _check_release(folder: Path) -> None:
    if not (folder / "manifest.json").is_file():
        problem = "It is no release: there is no manifest.json in it."
        if not folder.is_dir():
            problem = "There is no such folder."
        remedy = "Give a folder such as out/<project>/releases/1."
        raise BriefInvalid(source=str(folder), problem=problem, remedy=remedy)


def _print_json(thing: object) -> None:
    sys.stdout.write(json.dumps(thing, ensure_ascii=False, indent=1) + "\n")


def _complain(sentence: str) -> None:
    _say.print(f"[red]{escape(sentence)}[/red]", soft_wrap=True)


def _sentence(error: CycloptsError) -> str:
    if isinstance(error, UnusedCliTokensError):
        return f"{' '.join(error.unused_tokens or ())!r} is more than the command takes."
    return " ".join(str(error).split())


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; what went wrong becomes one sentence."""
    try:
        code = app(arguments, exit_on_error=False, print_error=False)
        sys.stdout.flush()
    except CycloptsError as error:
        _complain(f"{_sentence(error)} `atelier --help` shows what can be given.")
        return BAD_INPUT
    except BriefInvalid as error:
        _complain(str(error))
        return BAD_INPUT
    except AtelierError as error:
        _complain(str(error))
        return FAILURE
    except KeyboardInterrupt as signal:
        _complain(f"Stopped. {signal}".strip())
        return INTERRUPTED
    except BrokenPipeError:  # `atelier agents | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILURE
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        _complain(f"{place}{error.strerror or error}. Nothing more was done.")
        return FAILURE
    return code if isinstance(code, int) else ACCEPTED


def main() -> None:
    """Run the command line."""
    # What is imported stays. Going through it for garbage, again and again and at the end, cost a
    # quarter of a short command's time on the processor (`atelier plan`, measured 2026-11).
    collect_seldom()
    # Prefect's words for a home that cannot be written to, two lines of source, stand before ours.
    warnings.filterwarnings("ignore", message="Failed to create the Prefect home directory")
    code = run(sys.argv[1:])
    gc.freeze()
    sys.exit(code)
