"""The `atelier` command."""

import asyncio
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console
from rich.markup import escape

from domain.errors import AtelierError, BriefInvalid

ACCEPTED, FAILURE, BAD_INPUT, BELOW_TARGET = 0, 1, 2, 3
"""Exit codes."""

app = App(
    name="atelier",
    help="From a client's brief to a graded, refined website.",
    help_epilogue="Exit codes: 0 accepted, 3 built but below target, 2 bad input, 1 failure.",
    result_action="return_value",
)
_say = Console(stderr=True, highlight=False)
_out = Console(highlight=False)


@app.command
def build(
    *briefs: Path,
    out: Path = Path("out"),
    tenant: str = "local",
    rounds: int = 3,
    target: float = 0.9,
    project: str | None = None,
    engine: str = "offline",
    json_: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> int:
    """Build a website from each brief, grade it, refine it and release the best version.

    Args:
        briefs: Files in YAML, JSON, Markdown or plain text.
        out: Folder for releases.
        tenant: Whose websites these are.
        rounds: Most rounds of refinement, 0-10.
        target: Least score of every dimension, 0-1.
        project: Name of the project's folder; only with one brief.
        engine: `offline`, or `<type>/<name>` of an engine block.
        json_: Print the result as JSON instead of words.
    """
    from deployments.building import Order, build_all

    order = Order(
        briefs=briefs,
        out=out,
        tenant=tenant,
        rounds=rounds,
        target=target,
        project=project,
        engine=engine,
    )
    return build_all(order, as_json=json_, say=_say, out=_out)


@app.command
def grade(
    path: Path,
    *,
    brief: Path | None = None,
    target: float = 0.9,
    json_: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> int:
    """Grade a folder with a static site, also one made elsewhere.

    Args:
        path: The folder that holds index.html, or a release.
        brief: The client's brief; with it, claims on the pages are checked against its facts.
        target: Least score that passes a dimension's gate, 0-1.
        json_: Print the grades as JSON instead of words.
    """
    from deployments.appraisal import appraise, as_json, show

    grades = appraise(path, brief=brief, target=target)
    if json_:
        _print_json(as_json(grades))
    else:
        show(grades, _out)
    return ACCEPTED if all(one.gate == "pass" for one in grades) else BELOW_TARGET


@app.command
def preview(directory: Path, *, port: int = 8000) -> int:
    """Serve a site or a release at 127.0.0.1 as a good host does, until you press Ctrl-C."""
    import uvicorn

    from deployments.preview import preview_app

    if not directory.is_dir():
        raise BriefInvalid(
            source=str(directory),
            problem="There is no such folder.",
            remedy="Give a site's folder.",
        )
    _say.print(f"http://127.0.0.1:{port}/  (Ctrl-C stops it)")
    uvicorn.run(preview_app(directory), host="127.0.0.1", port=port, log_level="warning")
    return ACCEPTED


@app.command
def verify(release: Path) -> int:
    """Check a release offline: every byte, the signature, and that it is signed by your key."""
    from blocks.release_folder import ReleaseFolder
    from blocks.signing_key import SigningKey

    manifest = ReleaseFolder(path=release).verify(SigningKey())
    _out.print(
        f"Release {manifest.release} of {escape(manifest.project)} is whole: "
        f"{len(manifest.files)} files, signed by your key, made {manifest.made_at}."
    )
    return ACCEPTED


@app.command
def diff(old: Path, new: Path) -> int:
    """Show which files and grades differ between two releases."""
    from blocks.release_folder import ReleaseFolder
    from deployments.console import show_difference
    from domain.release import difference

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
def plan(brief: Path, *, tenant: str = "local", project: str | None = None) -> int:
    """Show the blast radius of a build: which agents would run and which are cached.

    Args:
        brief: The brief as it is now.
        tenant: Whose results count as cached.
        project: As for `build`.
    """
    from deployments.building import client_settings

    client_settings()
    from deployments.planning import plan_of, show_plan

    show_plan(asyncio.run(plan_of(brief, tenant=tenant, project=project)), _out)
    return ACCEPTED


@app.command
def doctor() -> int:
    """Say what this machine has, what is missing, and how to get it."""
    from deployments.doctor import examine, show_examination

    found = examine()
    show_examination(found, _out)
    return ACCEPTED if all(item.is_fine or not item.is_needed for item in found) else FAILURE


server = App(name="server", help="The local Prefect server commands share.")
app.command(server)


@server.command
def status() -> int:
    """Print the address of the local server, or that there is none."""
    from deployments.building import local_server

    url = local_server().url
    _out.print(url.removesuffix("/api") if url else "No local server is running.")
    return ACCEPTED


@server.command
def stop() -> int:
    """Stop the local server."""
    from deployments.building import local_server

    _out.print("Stopped." if local_server().stop() else "No local server is running.")
    return ACCEPTED


def _print_json(thing: object) -> None:
    sys.stdout.write(json.dumps(thing, ensure_ascii=False, indent=1) + "\n")


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; errors of ours become one sentence."""
    try:
        code = app(arguments, exit_on_error=False, print_error=True)
    except BriefInvalid as error:
        _say.print(f"[red]{escape(str(error))}[/red]", soft_wrap=True)
        return BAD_INPUT
    except AtelierError as error:
        _say.print(f"[red]{escape(str(error))}[/red]", soft_wrap=True)
        return FAILURE
    return code if isinstance(code, int) else ACCEPTED


def main() -> None:
    """Run the command line."""
    sys.exit(run(sys.argv[1:]))
