"""What happens in a run, until somebody writes it down."""

import time
from collections import Counter

from domain.agents.call import Call
from domain.agents.spec import Output
from domain.ledger import AgentCall, Moment, Step
from domain.lifecycle import AgentState
from domain.model.written import Written
from domain.run_events import STEPS
from domain.value import canonical


class Diary:
    """The moments of one run, in the order in which they happened."""

    def __init__(self) -> None:
        self.is_kept = False
        """Whether anybody writes it down; nothing is noted else."""
        self.round = 0
        """Round of refinement that calls belong to."""
        self.written: dict[str, list[Written]] = {}
        """What came of asking a model, by name of the call."""
        self._moments: list[Moment] = []
        self._attempts: Counter[tuple[str, int]] = Counter()
        self._step = 0
        self._step_began = 0.0

    def take(self) -> tuple[Moment, ...]:
        """Return what happened since the last time."""
        taken, self._moments = self._moments, []
        return tuple(taken)

    def note(self, moment: Moment) -> None:
        """Add what just happened."""
        if self.is_kept:
            self._moments.append(moment)

    def begin(self, call: Call, *, engine: str) -> "Entry":
        """Note that a call begins, and return its entry."""
        item = call.given.item
        first = AgentCall(
            agent=call.agent.name,
            item="" if item is None else item.key,
            round=self.round,
            attempt=self.attempt(call.label),
            status=AgentState.RUNNING,
            engine=engine,
            content_key=call.key.rpartition("/")[2],
        )
        return Entry(self, first, label=call.label)

    def attempt(self, label: str) -> int:
        """Return the number of the next attempt at a piece of work in this round."""
        self._attempts[label, self.round] += 1
        return self._attempts[label, self.round]

    def step(self, name: str) -> None:
        """Note that the run goes on to a step; a step that was there before goes on."""
        number = STEPS.index(name) + 1
        if number > self._step:
            self.end_step()
            self._step, self._step_began = number, time.perf_counter()
            self.note(Step(name=name, number=number, steps=len(STEPS)))

    def end_step(self) -> None:
        """Note that the step the run is at is finished."""
        if self._step:
            took = _ms_since(self._step_began)
            name = STEPS[self._step - 1]
            self.note(Step(name=name, number=self._step, steps=len(STEPS), duration_ms=took))


class Entry:
    """One call in a diary, from its beginning to its end."""

    def __init__(self, diary: Diary, call: AgentCall, *, label: str) -> None:
        self._diary = diary
        self._label = label
        self._write(call)

    def answered(self, answer: Output, *, is_cached: bool, progress: float | None) -> None:
        """Note the answer."""
        if self._diary.is_kept:
            self._end(
                AgentState.COMPLETED,
                is_cached=is_cached,
                progress=progress,
                output_sha256=answer.fingerprint,
                output_bytes=len(canonical(answer)),
            )

    def failed(self, error: object) -> None:
        """Note that there is no answer."""
        self._end(AgentState.FAILED, error=type(error).__name__, reason=str(error))

    def written(self, written: Written) -> None:
        """Note what asking a model came to; whoever answers or fails after it says so too."""
        usage = written.usage
        paid = {
            "engine": written.engine or self._call.engine,
            "model": written.model,
            "input_tokens": usage.input_tokens,
            "output_tokens": usage.output_tokens,
            "cache_read_tokens": usage.cache_read_tokens,
            "cache_write_tokens": usage.cache_write_tokens + usage.cache_write_1h_tokens,
            "cost_usd": written.cost_usd,
        }
        self._call = self._call.model_copy(update=paid)
        self._diary.written.setdefault(self._label, []).append(written)

    def tried_again(self, error: BaseException) -> None:
        """Note that the attempt failed, and that another one begins."""
        self._end(AgentState.RETRY, error=type(error).__name__, reason=str(error))
        number = self._diary.attempt(self._label)
        self._write(self._call.model_copy(update={"attempt": number}))

    def _write(self, call: AgentCall) -> None:
        self._call = call
        self._began = time.perf_counter()
        self._diary.note(call)

    def _end(self, status: AgentState, **more: object) -> None:
        known = {**self._call.model_dump(), "status": status, "latency_ms": _ms_since(self._began)}
        self._diary.note(AgentCall.model_validate({**known, **more}))


def _ms_since(began: float) -> int:
    return int(1000 * (time.perf_counter() - began))
