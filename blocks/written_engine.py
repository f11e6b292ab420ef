"""Language models at an agent's work: they write the words of its draft, and facts decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape
from typing import Any

from pydantic import Field, PrivateAttr, ValidationError

from blocks._gateway_lull import Lull
from blocks.claude import Claude
from blocks.claude_batches import ClaudeBatches
from blocks.engine import ON_WAIT, ON_WRITTEN, Engine, Run
from blocks.language_model import ON_SENT, LanguageModel
from blocks.model_gateway import NO_DATABASE, Answered, Gateway, Link
from domain.agents.call import OFFLINE, Call
from domain.agents.prompt import Lines, Prompt, Slot
from domain.agents.spec import AgentSpec, Given, Output
from domain.errors import AtelierError, DatabaseUnavailable
from domain.facts import Facts
from domain.grading.judge import Juror, jury
from domain.model.answer import Line
from domain.model.compile import compile, masked_of, shares, words_before
from domain.model.completion import Usage
from domain.model.echo import echo
from domain.model.filling import checked_shape, parse
from domain.model.prompt_file import prompt_of
from domain.model.remedy import remedy
from domain.model.request import ModelRequest, Turn
from domain.model.routing import ROUTES, AgentClass, Limits, route
from domain.model.sheet import facts_of
from domain.model.truth import check
from domain.model.written import RefusedLine, Written
from domain.text import Passage
from domain.value import digest

CHANCES = 2
"""Times one piece of work is asked for: an answer that was refused is asked for once more."""

SENT_WITHIN_S = 0.2
"""Seconds a question usually takes on its way out at most; one that has to wait takes longer, and
keeps the processor for nobody."""


class WrittenEngine(Engine):
    """Drafts every agent's output by rule, and has a model write its words where it has a prompt."""

    _block_type_name = "Written engine"
    _block_type_slug = "written-engine"

    models: list[LanguageModel] = Field(min_length=1)
    """Whom to ask, in order: the next one when one does not answer."""
    model: str | None = None
    """Model the first of them is asked for, whatever the table of models says; None to keep to it."""
    sample: int = Field(default=0, ge=0)
    """Which of several answers to the same questions is taken; each number is asked anew."""
    _gateway: Gateway | None = PrivateAttr(default=None)

    @property
    def signature(self) -> str:
        """Who is asked, in order; the version of each prompt is in the agents' own signatures."""
        asked = (f"{m.provider} {self._asked_of(m) or 'by table'}" for m in self.models)
        return " > ".join(asked) + (f", sample {self.sample}" if self.sample else "")

    def signature_for(self, agent: AgentSpec[Output]) -> str:
        """Return who writes it, how, and by which prompt; `offline` for what is drafted."""
        if agent.prompt is None:
            return OFFLINE
        way = digest([self.signature, route(agent.name), CHANCES])[:16]
        return f"{self.models[0].provider} {way} {prompt_of(agent).version}"

    def writes(self, agent: AgentSpec[Output]) -> bool:
        """Whether the agent has a prompt."""
        return agent.prompt is not None

    async def opened(self, run: Run) -> "WrittenEngine":
        """Return the engine ready for one run.

        Raises:
            DatabaseUnavailable: There is no database, which models that cost money need.
        """
        account = await run.account()
        if account is None:
            raise DatabaseUnavailable(NO_DATABASE)
        ready = self.model_copy()
        ready._gateway = Gateway(
            chain=[self._link(model) for model in self.models],
            account=account,
            limits=Limits(run_cap_usd=Decimal(str(run.budget_usd))),
            lull=Lull(under_way=run.under_way) if run.under_way else None,
        )
        return ready

    def jurors(self, told: Callable[[str, Answered], None]) -> tuple[Juror, ...]:
        """Return those of its models that may judge its words: none of the writer's own line.

        Args:
            told: Called with the content key of a page and each answer about it.
        """
        writer = self.models[0]
        wrote = self._asked_of(writer) or ROUTES[AgentClass.WRITER].model
        known = [self._juror(one, told) for one in self.models]
        return jury(known, writer_provider=writer.provider, writer_model=wrote)

    def _juror(self, service: LanguageModel, told: Callable[[str, Answered], None]) -> Juror:
        writing = self._gateway
        gateway = Gateway(
            chain=[Link(service=service, model=service.serves, price=service.charges)],
            account=writing.account if writing else None,
            limits=writing.limits if writing else Limits(),
        )

        async def ask(request: ModelRequest, content_key: str) -> str:
            answered = await gateway.ask(request, content_key=content_key)
            told(content_key, answered)
            return answered.completion.text

        return Juror(
            provider=service.provider, model=service.serves or route("judge").model, ask=ask
        )

    def _link(self, service: LanguageModel) -> Link:
        return Link(
            service=service,
            model=self._asked_of(service),
            price=service.charges,
            batches=ClaudeBatches(claude=service) if isinstance(service, Claude) else None,
        )

    def _asked_of(self, service: LanguageModel) -> str | None:
        """Return the model a service is asked for; None for the one in the table of models."""
        return (self.model if service is self.models[0] else None) or service.serves

    async def answer(self, agent: AgentSpec[Output], given: Given) -> Output:
        """Draft the answer by rule; words are written only for a whole call, see `work`."""
        return agent.draft(given)

    async def work(self, call: Call) -> Output:
        """Return the agent's output with a model's words in it.

        Raises:
            BudgetExceeded: Asking could cost more than is left.
            ModelMisconfigured: A model cannot be used as it is set up.
            ModelRefused: No model will answer.
            ModelUnavailable: No model answers.
            QuestionInvalid: No model accepts the question.
        """
        draft = call.agent.draft(call.given)
        prompt = call.agent.prompt
        if prompt is None or call.given.background is None:
            return draft
        slots = tuple(prompt.slots(call.given, draft))
        if not slots:
            return draft
        if self._gateway is None:
            raise DatabaseUnavailable(NO_DATABASE)
        piece = _Piece(call, prompt, draft, slots, self._gateway, self.sample)
        try:
            return await piece.written()
        except AtelierError as error:
            piece.drafted = str(error)
            raise
        finally:
            if told := ON_WRITTEN.get():
                told(piece.told())


@dataclass
class _Piece:
    """One piece of work on its way: what was asked, what was taken, what was not."""

    call: Call
    prompt: Prompt
    draft: Output
    slots: Sequence[Slot]
    gateway: Gateway
    sample: int = 0
    answers: list[Answered] = field(default_factory=list[Answered])
    refused: list[RefusedLine] = field(default_factory=list[RefusedLine])
    shares: dict[str, float] = field(default_factory=dict[str, float])
    drafted: str = ""

    def __post_init__(self) -> None:
        self.facts: Facts = facts_of(self.call.given)
        self.known = "\n".join(entry.text for entry in self.facts.entries)
        self.masked = masked_of(self.call.given)

    async def written(self) -> Output:
        """Ask, and once more where the answer was refused; what is still refused stays out."""
        before = words_before(self.prompt, self.call.given)
        request = compile(self.call.agent, self.call.given, self.slots)
        request = request.model_copy(update={"sample": self.sample})
        self.shares = shares(request)
        taken, made, wrong = dict(before), self.draft, ""
        for chance in range(CHANCES):
            answered = await self._ask(request)
            taken, problems = self._taken(answered, taken)
            made, wrong = self._made(taken)
            problems += (wrong,) if wrong else ()
            if not problems:
                break
            if chance + 1 < CHANCES:
                shown = [escape(self.masked.mask_again(one), quote=False) for one in problems]
                request = _again(request, answered.completion.text, shown)
                self.refused.clear()
        if made is None:
            self.drafted = f"its words do not fit: {wrong}"
            return self.draft
        if dropped := [f"{line.slot}: {line.text}" for line in self.refused]:
            await self.gateway.note_dropped(self.answers[-1], dropped)
        if not taken:
            self.drafted = "nothing it wrote could be taken"
        return made

    def told(self) -> Written:
        """Return what came of it so far."""
        last = self.answers[-1] if self.answers else None
        usage = (one.completion.usage for one in self.answers if not one.is_replayed)
        return Written(
            provider=last.provider if last else "",
            model=last.completion.model if last else None,
            usage=sum(usage, start=Usage()),
            cost_usd=sum((one.cost_usd for one in self.answers), start=Decimal(0)),
            questions=sum(one.attempts for one in self.answers),
            refused=tuple(self.refused),
            drafted=self.drafted,
            level=self.prompt.level if self.shares else 0,
            shares=self.shares,
        )

    async def _ask(self, request: ModelRequest) -> Answered:
        async with ON_WAIT.get()(SENT_WITHIN_S) as sent:
            ON_SENT.set(sent)
            answered = await self.gateway.ask(request, content_key=self.call.key.rpartition("/")[2])
        self.answers.append(answered)
        return answered

    def _taken(
        self, answered: Answered, before: Lines
    ) -> tuple[dict[str, tuple[Passage, ...]], tuple[str, ...]]:
        """Return the words that may stand, by slot, and what is wrong with the others."""
        try:
            answer = parse(answered.completion.text)
        except ValueError as error:
            return dict(before), (str(error),)
        filled, problems = checked_shape(answer, self.slots, restore=self.masked.restore)
        taken = dict(before)
        for name, lines in filled.items():
            wrong = {line: self._untrue(line) for line in lines}
            good = tuple(Passage(text=one.text, facts=one.facts) for one in lines if not wrong[one])
            for line, why in wrong.items():
                if why:
                    self.refused.append(_refused(self.call.agent.name, line, why))
                    told = " ".join(filter(None, (*why, self._remedy(line))))
                    problems += (f"Slot {name!r}, {line.text!r}: {told}",)
            if good:
                taken[name] = good
        return taken, problems

    def _untrue(self, line: Line) -> tuple[str, ...]:
        slot = next(one for one in self.slots if one.name == line.slot)
        if slot.form == "choice" or any(line.text == now.text for now in slot.now):
            return ()
        if repeated := echo(line.text, prompt_of(self.call.agent), known=self.known):
            return (f"{repeated!r}: these are words of the rules, not of the firm.",)
        problems = check(line, self.facts, language=self.facts.language)
        return tuple(f"{one.shown!r}: {one.why}." for one in problems)

    def _remedy(self, line: Line) -> str:
        return remedy(line, self.facts, language=self.facts.language)

    def _made(self, taken: Lines) -> tuple[Any, str]:
        """Return the output with these words, or None and what its type refuses."""
        try:
            return self.prompt.write(self.call.given, self.draft, taken), ""
        except ValidationError as error:
            return None, f"{error.errors(include_url=False)[0]['msg']}."
        except ValueError as error:
            return None, str(error)


def _refused(agent: str, line: Line, why: tuple[str, ...]) -> RefusedLine:
    return RefusedLine(agent=agent, slot=line.slot, text=line.text, why=why)


_COMPLAINT = (
    "Some of this cannot be taken. Answer again with all slots; keep what is not named here as it "
    "is, and change or leave out what is:"
)

_NOTHING = '{"lines": []}'
"""What stands for an answer without a word: services take no empty turn."""


def _again(request: ModelRequest, said: str, problems: Sequence[str]) -> ModelRequest:
    """Return the question asked once more, with the answer that was refused, and why."""
    complaint = "\n".join([_COMPLAINT, *(f"- {one}" for one in problems)])
    said = said if said.strip() else _NOTHING
    turns = (Turn(role="assistant", text=said), Turn(role="user", text=complaint))
    return request.model_copy(update={"earlier": turns})
