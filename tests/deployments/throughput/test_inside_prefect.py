"""What the worker uses of Prefect that no release promises: an upgrade that changes it fails here.

Each test names the module of ours that has to be looked at again.
"""

import inspect
from importlib.metadata import version
from typing import Any

import httpx
import prefect.flow_engine
from prefect import flow
from prefect.client.orchestration import PrefectClient
from prefect.context import AsyncClientContext, SyncClientContext
from prefect.flow_engine import AsyncFlowRunEngine, run_flow_async
from prefect.task_runners import ThreadPoolTaskRunner
from prefect.utilities.engine import capture_sigterm, propose_state
from prefect.workers.base import BaseWorker

from deployments.throughput import engine, floor, threads, worker

# Looked at from outside, without the types Prefect leaves open.
ENGINE: Any = AsyncFlowRunEngine
WORKER: Any = BaseWorker
THREADS: Any = ThreadPoolTaskRunner
CLIENT: Any = PrefectClient
ALL_OF_IT: Any = prefect.flow_engine


def source(thing: Any) -> str:
    return inspect.getsource(thing)


def parameters(function: Any) -> list[str]:
    return list(inspect.signature(function).parameters)


def test_prefect_is_the_release_all_this_was_read_in() -> None:
    assert version("prefect").startswith("3.8."), "read Prefect's engine and worker again"


def test_the_engine_is_run_as_prefect_runs_it() -> None:
    body = source(run_flow_async)
    for step in ("async with engine.start()", "engine.run_context()", "engine.call_flow_fn()"):
        assert step in body, engine.__name__
        assert step.replace("engine.", "self.") in source(engine.LeanEngine.work)


def test_the_engine_takes_what_it_is_given() -> None:
    assert {"flow", "flow_run", "parameters"} <= set(parameters(ENGINE)), floor.__name__


def test_the_engine_asks_for_heartbeat_seconds_and_starts_no_thread_without() -> None:
    assert isinstance(inspect.getattr_static(ENGINE, "heartbeat_seconds"), property)
    beats = inspect.unwrap(ALL_OF_IT._send_heartbeats)
    assert "if heartbeat_seconds is None:\n        yield\n        return" in source(beats)


def test_the_engine_can_tell_one_heartbeat() -> None:
    assert parameters(ENGINE._emit_flow_run_heartbeat)[:1] == ["self"]
    assert "prefect.flow-run.heartbeat" in source(ENGINE._emit_flow_run_heartbeat)


def test_the_engine_watches_for_suspension_only_with_a_deployment() -> None:
    body = source(ENGINE.setup_flow_run_suspension_request)
    assert "if self.flow_run.deployment_id:" in body
    assert "self._flow_run_suspension_request" in source(ENGINE._get_flow_run_suspension_request)


def test_the_engine_reports_whatever_ends_a_run_by_one_door() -> None:
    assert inspect.iscoroutinefunction(ENGINE.handle_crash)
    assert parameters(ENGINE.handle_crash) == ["self", "exc"]
    assert parameters(ENGINE.handle_cancellation) == ["self", "exc"]
    assert parameters(ENGINE.set_state) == ["self", "state", "force"]
    assert "await self.handle_crash(exc)" in source(ENGINE.initialize_run)


def test_the_engine_leaves_signals_alone_outside_of_the_main_thread() -> None:
    assert "# Signals only work in the main thread" in source(inspect.unwrap(capture_sigterm))


def test_runs_share_the_clients_of_their_context() -> None:
    contexts: list[Any] = [AsyncClientContext, SyncClientContext]
    for context in contexts:
        assert "cls.get()" in source(inspect.unwrap(context.get_or_create.__func__))
    assert "AsyncClientContext.get_or_create()" in source(ENGINE.initialize_run)


def test_all_requests_of_a_client_go_through_one_door() -> None:
    client = CLIENT("http://127.0.0.1:1/api")
    assert isinstance(client._client, httpx.AsyncClient)
    assert "self._client.send(" in source(CLIENT.request)


def test_a_run_is_claimed_by_proposing_a_state() -> None:
    assert parameters(propose_state) == ["client", "state", "flow_run_id", "force"]


def test_a_flow_takes_a_place_for_its_results_after_it_was_made() -> None:
    @flow
    async def some() -> None: ...

    assert some.result_storage is None
    assert "self.result_storage = result_storage" in source(type(some).__init__)


def test_threads_are_kept_where_the_shared_runner_puts_its_own() -> None:
    assert "self._executor = ThreadPoolExecutor(" in source(THREADS.__enter__)
    assert "self._executor.submit(" in source(THREADS.submit)
    body = source(THREADS.__exit__)
    assert body.index("self.cancel_all()") < body.index("if self._executor is not None"), (
        threads.__name__
    )
    assert "_cancel_events" in vars(THREADS(max_workers=1))
    assert "_max_workers" in vars(THREADS(max_workers=1))


def test_a_worker_is_set_up_and_taken_down_as_ours_overrides_it() -> None:
    assert inspect.iscoroutinefunction(WORKER.setup)
    assert parameters(WORKER.teardown) == ["self", "exc_info"]
    assert "workload=self.get_and_submit_flow_runs" in source(WORKER.start)
    assert "await self.teardown(*exc_info)" in source(WORKER.__aexit__)
    made = vars(worker.ThroughputWorker(work_pool_name="any"))
    used = (
        "_work_pool",
        "_work_pool_name",
        "_work_queues",
        "_limit",
        "_last_polled_time",
        "_logger",
    )
    assert [name for name in used if name not in made] == []
