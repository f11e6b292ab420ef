"""Questions to Claude that can wait: at half the price, answered within a day and mostly an hour."""

import hashlib
from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from prefect.blocks.core import Block
from pydantic import Field

from blocks._claude_failures import explain, of_type
from blocks._claude_messages import completion, parameters
from blocks._model_failures import attempted, elsewhere, lost, unreadable
from blocks.claude import Claude
from domain.errors import AtelierError
from domain.model.completion import Completion
from domain.model.request import Effort, ModelRequest
from domain.value import Value

if TYPE_CHECKING:
    from anthropic.types.messages import MessageBatch, MessageBatchIndividualResponse

_T = TypeVar("_T")


class Waiting(Value):
    """A question that can wait, and how it is asked."""

    request: ModelRequest
    model: str
    effort: Effort
    max_tokens: int


class ClaudeBatches(Block):
    """Claude for evaluations and nightly runs, whose questions can wait."""

    _block_type_name = "Claude batches"
    _block_type_slug = "claude-batches"

    claude: Claude
    """Whose key and address are used."""
    timeout_s: float = Field(default=600, gt=0)
    """Seconds for handing in a batch, or for fetching its results."""

    async def submit(self, questions: Mapping[str, Waiting]) -> str:
        """Hand in questions, by their keys, and return the batch's id.

        Raises:
            ModelMisconfigured: Key, address or name are wrong, or there is no credit.
            ModelUnavailable: It is overloaded, limits us, or took the batch and its id got lost.
            QuestionInvalid: It calls the batch wrong.
        """
        outcome = await self._attempted(
            self._submit(
                {
                    # An hour, because questions of a batch are minutes apart.
                    _custom_id(key): parameters(
                        one.request,
                        model=one.model,
                        effort=one.effort,
                        max_tokens=one.max_tokens,
                        kept="1h",
                        us_only=self.claude.us_only,
                    )
                    for key, one in questions.items()
                }
            )
        )
        if isinstance(outcome, AtelierError):
            del questions
            raise outcome
        return outcome

    async def collect(
        self, batch_id: str, models: Mapping[str, str]
    ) -> Mapping[str, Completion | AtelierError] | None:
        """Return what became of each question, by its key; None while the batch is under way.

        Args:
            batch_id: As the service named it.
            models: Which model each question was for, by its key.

        Raises:
            ModelMisconfigured: Key or address are wrong, or there is no such batch.
            ModelUnavailable: The results did not come; they can be fetched again for four weeks.
        """
        outcome = await self._attempted(self._results(batch_id))
        if isinstance(outcome, AtelierError):
            raise outcome
        if outcome is None:
            return None
        found = {str(getattr(one, "custom_id", "")): one for one in outcome}
        return {key: _outcome(found.get(_custom_id(key)), model) for key, model in models.items()}

    async def cancel(self, batch_id: str) -> None:
        """Answer no more questions of a batch; those answered are paid and can be collected."""
        outcome = await self._attempted(self._cancel(batch_id))
        if isinstance(outcome, AtelierError):
            raise outcome

    async def _attempted(self, work: Coroutine[Any, Any, _T]) -> _T | AtelierError:
        service = self.claude.provider
        try:
            self.claude.check(service)
        except AtelierError:
            work.close()
            raise
        return await attempted(
            work,
            within_s=self.timeout_s,
            model=service,
            explain=lambda error: explain(
                error, model=service, within_s=self.timeout_s, has_arrived=False
            ),
        )

    async def _submit(self, asked: Mapping[str, dict[str, Any]]) -> str:
        client = await self.claude.client()
        requests: Any = [{"custom_id": name, "params": params} for name, params in asked.items()]
        return _batch(await client.messages.batches.create(requests=requests)).id

    async def _cancel(self, batch_id: str) -> None:
        client = await self.claude.client()
        _batch(await client.messages.batches.cancel(batch_id))

    async def _results(self, batch_id: str) -> "list[MessageBatchIndividualResponse] | None":
        client = await self.claude.client()
        if _batch(await client.messages.batches.retrieve(batch_id)).processing_status != "ended":
            return None
        return [one async for one in await client.messages.batches.results(batch_id)]


def _batch(found: "MessageBatch") -> "MessageBatch":
    """Return a batch; the client hands out whatever was answered, also a page of HTML.

    Raises:
        ModelUnavailable: It is none.
    """
    if not isinstance(getattr(found, "id", None), str) or not found.processing_status:
        raise elsewhere(Claude.get_block_type_slug())
    return found


def _custom_id(key: str) -> str:
    """Return what the service calls a question: nothing of the tenant, in its alphabet and length."""
    return hashlib.sha256(key.encode()).hexdigest()


def _outcome(one: "MessageBatchIndividualResponse | None", model: str) -> Completion | AtelierError:
    if one is None:
        return lost(model, "it is not among the results of the batch", was_paid=False)
    try:
        return _read(one, model)
    except AtelierError as error:
        return error.with_traceback(None)
    except Exception:  # the client checks no results, so that anything may be missing of one
        return unreadable(model)


def _read(one: "MessageBatchIndividualResponse", model: str) -> Completion | AtelierError:
    result = one.result
    if result.type == "succeeded":
        return completion(result.message, request_id=result.message.id, latency_ms=0)
    if result.type == "errored":
        error = result.error.error
        return of_type(error.type, model, text=error.message)
    how = "ended" if result.type == "expired" else "was cancelled"
    return lost(model, f"the batch {how} before it was asked", was_paid=False)
