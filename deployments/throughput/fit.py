"""Which flows run well many in one process, and why others do not."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from prefect import Flow
from prefect.futures import PrefectFuture
from prefect.settings import get_current_settings
from prefect.task_runners import TaskRunner

from deployments.throughput.threads import SharedThreads

AnyFlow = Flow[..., Any]
Fitting = Mapping[str, "Fit"]
"""Flows by name."""


@dataclass(frozen=True)
class Fit:
    """A flow that mostly waits for others while it runs."""

    flow: AnyFlow
    unless: Callable[[Mapping[str, Any]], str] = lambda _parameters: ""
    """Returns why a run with these parameters does not fit all the same, or nothing."""


def websites() -> Fitting:
    """Return Atelier's flows that fit: their engines are rules or models elsewhere."""
    # 2 s for all agents and grades, which who only looks for a type of worker never needs.
    from flows.generation import generate_website
    from flows.website import build_website

    return {
        build_website.name: Fit(build_website, unless=_measured),
        generate_website.name: Fit(generate_website),
    }


def refusal(name: str, parameters: Mapping[str, Any], among: Fitting) -> str:
    """Say why a run cannot be worked on here; nothing when it can."""
    if name not in among:
        known = ", ".join(f"`{one}`" for one in among)
        return (
            f"The flow `{name}` is not one that runs many in one process, which are {known}. "
            f"Start it from a deployment in a pool of type `process`."
        )
    return among[name].unless(parameters)


def on_shared_threads(flow: AnyFlow, executor: ThreadPoolExecutor, *, at_once: int) -> AnyFlow:
    """Return the flow with the threads and the place for results all runs here share.

    Unless a place is named, Prefect asks the server twice for one in each run, with a client made
    for the question, while the event loop stands still.
    """
    results = get_current_settings().results
    kept = flow.persist_result if flow.persist_result is not None else results.persist_by_default
    threads = cast("TaskRunner[PrefectFuture[Any]]", SharedThreads(executor, max_workers=at_once))
    shared = flow.with_options(task_runner=threads, persist_result=kept)
    if shared.result_storage is None and results.default_storage_block is None:
        shared.result_storage = Path(results.local_storage_path).expanduser()
    return shared


def cores() -> int:
    """Return how much work of the processor is done at once; encoders use a second core."""
    return max(2, os.cpu_count() or 2)


def _measured(parameters: Mapping[str, Any]) -> str:
    if not parameters.get("measured"):
        return ""
    return (
        "A build with `measured` starts browsers, which take minutes of the processor. Start it from "
        "a deployment in a pool of type `process`, or leave `measured` out."
    )
