"""Run one agent: the only place where work is paid for."""

from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import CacheKeyFnPolicy
from prefect.client.schemas.objects import State, TaskRun
from prefect.context import TaskRunContext
from prefect.tasks import Task, exponential_backoff
from pydantic import ValidationError

from blocks.engine import Engine
from domain.agents.call import Call
from domain.agents.spec import Output
from domain.errors import AgentFailed, AgentOutputInvalid, AtelierError
from domain.model.errors import ModelUnavailable
from tasks._calls import ON_RETRY


async def _worth_retrying(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    # Must be async: on an async task the synchronous `state.result()` is a coroutine, and never retries.
    error = await state.aresult(raise_on_failure=False)
    if not (isinstance(error, AtelierError) and error.retryable):
        return False
    if isinstance(error, ModelUnavailable):  # was asked as often as it helps
        return False
    if told := ON_RETRY.get():
        told(error)
    return True


def _content_key(_context: TaskRunContext, parameters: Mapping[str, Any]) -> str:
    return parameters["key"]


@task(
    name="run-agent",
    task_run_name="{label}",
    # Longer than a model may take, waits and second questions included.
    timeout_seconds=1800,
    retries=2,
    retry_delay_seconds=exponential_backoff(backoff_factor=2),
    retry_jitter_factor=0.5,
    retry_condition_fn=_worth_retrying,
    persist_result=True,
    result_serializer="json",
    cache_policy=CacheKeyFnPolicy(cache_key_fn=_content_key),
)
async def run_agent(call: Call, *, label: str, key: str, engine: Engine) -> Output:
    """Do one agent's work, or find it done: the result is kept under `key`.

    Args:
        call: Who works, and what they are given.
        label: Name of the run: the agent, and the item when it is mapped over a list.
        key: Content address of the call; another run with the same key does not work again.
        engine: Who answers.

    Raises:
        AgentFailed: The draft broke on this input, or made what its output type refuses.
        AgentOutputInvalid: An engine's answer does not fit the output type; retried twice.
    """
    try:
        answer = await engine.work(call)
    except AtelierError:
        raise
    except ValidationError as error:
        raise AgentFailed(label, _first_line(error)) from error
    except Exception as error:
        raise AgentFailed(label, f"{type(error).__name__}: {error}") from error
    if not isinstance(answer, call.agent.output):
        raise AgentOutputInvalid(
            label, f"it is a {type(answer).__name__}, not a {call.agent.output.__name__}"
        )
    return answer


run_agent_patiently = run_agent.with_options(
    # A batch is answered within a day, or given up; what is left of it is then asked at once.
    timeout_seconds=26 * 3600
)
"""The same for a run whose questions go in batches."""


def _first_line(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
