"""Threads for work of the processor, shared by all runs of the process."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

from prefect.task_runners import ThreadPoolTaskRunner


class SharedThreads(ThreadPoolTaskRunner[Any]):
    """Prefect's task runner on threads that outlive a run.

    Each run would keep the threads it once started until it ends: two thousand for a thousand builds
    that wait for a model.
    """

    def __init__(self, executor: ThreadPoolExecutor, *, max_workers: int) -> None:
        super().__init__(max_workers=max_workers)
        self._shared = executor

    def duplicate(self) -> "SharedThreads":
        """Return a runner for another run, on the same threads."""
        return type(self)(self._shared, max_workers=self._max_workers)

    def cancel_all(self) -> None:
        """Tell the run's tasks to stop, and leave the threads alone."""
        for told in self._cancel_events.values():
            told.set()
        self._executor = None

    def __enter__(self) -> Self:
        super().__enter__()
        self._executor = self._shared
        return self
