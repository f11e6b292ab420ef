"""`atelier build`: check the briefs, find a server, run the flows side by side, show how it goes."""

import asyncio
import json
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from deployments.api import (
    configured_api,
    local_server,
    quieten,
    use_configured_api,
    use_local_server,
)
from deployments.orders import Checked, Order, check
from deployments.side_by_side import (
    MANY,
    Watch,
    build_in_processes,
    build_side_by_side,
    processes,
    warm_up,
)
from domain.errors import AtelierError, AwaitsApproval

if TYPE_CHECKING:
    from domain.release import Built

ACCEPTED, FAILURE, BELOW_TARGET, WAITS = 0, 1, 3, 4


def build_all(order: Order, *, as_json: bool, say: Console, out: Console) -> int:
    """Build every brief of the order and return the exit code.

    Raises:
        BriefInvalid: A brief cannot be read, or the order makes no sense; nothing was built.
        ServerUnavailable: There is no Prefect API to work with.
    """
    if len(order.briefs) >= MANY:
        _warm_up()
    checked = check(order)
    with _api(say):
        results = _run(checked, say=say)
    sentences = [_sentence(one) if isinstance(one, BaseException) else "" for one in results]
    waits = [isinstance(one, AwaitsApproval) for one in results]
    for brief, sentence, is_fine in zip(checked.order.briefs, sentences, waits, strict=True):
        if sentence:
            style = None if is_fine else "red"
            say.print(escape(f"{brief.name}: {sentence}"), style=style, soft_wrap=True)
    if as_json:
        _print_json(results, sentences)
    else:
        _print_words(results, out)
    if any(said and not is_fine for said, is_fine in zip(sentences, waits, strict=True)):
        return FAILURE
    if any(waits):
        return WAITS
    return ACCEPTED if all(_is_accepted(result) for result in results) else BELOW_TARGET


def _run(checked: Checked, *, say: Console) -> "Sequence[Built | BaseException]":
    try:
        with _progress(say) as progress:
            names = [escape(_short(brief)) for brief in checked.order.briefs]
            watches = [_watch(progress, name) for name in names]
            if (count := processes(checked)) > 1:
                return build_in_processes(checked, count, watches=watches)
            return _in_this_process(checked, watches)
    except KeyboardInterrupt as signal:  # Ctrl-C, or `kill`
        what_is_left = "No release was left half-written; finished work is used next time."
        raise KeyboardInterrupt(what_is_left) from signal


def _in_this_process(
    checked: Checked, watches: Sequence[Watch]
) -> "Sequence[Built | BaseException]":
    # 1.5 s of imports, so only once the order is known to be good.
    from prefect.exceptions import TerminationSignal

    try:
        return asyncio.run(build_side_by_side(checked, watches=watches))
    except TerminationSignal as signal:  # what Prefect makes of `kill`
        raise KeyboardInterrupt from signal


def _warm_up() -> None:
    """Let imports begin while the briefs are still being checked, if it is known who serves."""
    server = local_server()
    if configured_api():
        quieten()
        warm_up()
    elif url := server.url:
        server.touch()
        use_local_server(url)
        warm_up()


@contextmanager
def _api(say: Console) -> Generator[None]:
    """Make Prefect work with an API for as long as the block runs, and say where to watch."""
    if configured := configured_api():
        use_configured_api(configured)
        say.print(f"Dashboard: {configured.removesuffix('/api')}", soft_wrap=True)
        yield
        return
    server = local_server()
    with say.status("Starting the local Prefect server; the first time takes a while."):
        url = server.ensure()
    use_local_server(url)
    say.print(f"Dashboard: {url.removesuffix('/api')}", soft_wrap=True)
    with server.in_use():
        yield


def _progress(say: Console) -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    return Progress(*columns, console=say, transient=True, disable=not say.is_terminal)


def _watch(progress: Progress, name: str) -> Watch:
    """Return a watcher that moves a line of its own."""
    line = progress.add_task(f"{name}: waiting", total=None)

    def watch(label: str, done: int, total: int) -> None:
        description = f"{name}: {escape(label)}"
        if done >= total:  # the agents are through; pictures, grades and the release follow
            description = f"{name}: finishing"
        progress.update(line, description=description, completed=done, total=total)

    return watch


def _short(brief: Path) -> str:
    """Return a name that tells `a/brief.md` from `b/brief.md`."""
    return f"{brief.parent.name}/{brief.name}" if brief.stem == "brief" else brief.name


def _sentence(error: BaseException) -> str:
    if isinstance(error, AtelierError):
        return str(error)
    first = str(error).strip().partition("\n")[0]
    return f"The build broke off: {type(error).__name__}{f': {first}' if first else ''}"


def _print_json(results: "Sequence[Built | BaseException]", sentences: Sequence[str]) -> None:
    from deployments.outcomes import built_as_json, failure_as_json

    shown = [
        failure_as_json(sentence) if isinstance(result, BaseException) else built_as_json(result)
        for result, sentence in zip(results, sentences, strict=True)
    ]
    text = json.dumps(shown[0] if len(shown) == 1 else shown, ensure_ascii=False, indent=1)
    sys.stdout.write(text + "\n")


def _print_words(results: "Sequence[Built | BaseException]", out: Console) -> None:
    from deployments.outcomes import show_built

    for result in results:
        if not isinstance(result, BaseException):
            show_built(result, out)


def _is_accepted(result: "Built | BaseException") -> bool:
    return not isinstance(result, BaseException) and result.manifest.accepted
