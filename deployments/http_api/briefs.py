"""`/v1/briefs`: what clients ask for, taken in as text."""

from http import HTTPStatus
from uuid import UUID

from fastapi import APIRouter
from pydantic import Field

from blocks.event_stream import Happened, emit
from blocks.stored_briefs import store
from deployments.http_api.callers import KnownCaller
from deployments.http_api.idempotency import MaybeKey, answered, once
from deployments.http_api.problems import refusals
from domain.brief import Slug
from domain.intake import read_brief
from domain.intake.decoding import LONGEST_TEXT
from domain.tenancy import Permission
from domain.value import Value

router = APIRouter(prefix="/v1/briefs", tags=["briefs"])


class NewBrief(Value):
    """A brief as the client wrote it."""

    text: str = Field(
        min_length=1,
        # Not checked here: what reads it says on which line it is too long, and what to do.
        json_schema_extra={"maxLength": LONGEST_TEXT},
        examples=["# Rye Bakery\n\nA bakery in Leeds. Sourdough from £4. Call 01632 960123."],
    )
    """YAML, JSON, Markdown or plain prose. It is read as text only: paths in it open no file."""
    project: Slug | None = Field(default=None, examples=["rye-bakery"])
    """Name of the project, made if need be; from the firm's name when null."""


class TakenBrief(Value):
    """What was understood of a brief, and what is not clear."""

    project_id: UUID
    """What `POST /v1/runs` takes."""
    project: str = Field(examples=["rye-bakery"])
    sha256: str
    """Hash of all the brief says."""
    language: str = Field(examples=["en"])
    facts: int = Field(examples=[4])
    """How many statements were found in it."""
    questions: tuple[str, ...]
    """To be put to the client, because two things the brief says cannot both hold."""
    notes: tuple[str, ...]
    """Lines that could not be used, and why."""


@router.post(
    "",
    operation_id="takeBrief",
    status_code=HTTPStatus.CREATED,
    responses=refusals(400, 409, 413),
)
def take_brief(caller: KnownCaller, new: NewBrief, key: MaybeKey = None) -> TakenBrief:
    """Read a brief and store it under its project. Scope: `brief:write`.

    The same brief twice is the same as once; the project's newest is the one that is built.
    """
    told: tuple[Happened, ...] = ()
    with caller.reading(Permission.BRIEF_WRITE) as session:
        if known := answered(session, key=key, request=new, answer_type=TakenBrief):
            return known
    # Outside of any transaction: it takes seconds for sixty pages, and events of everybody wait for
    # transactions that have begun to write.
    brief = read_brief("brief", new.text.encode(), project=new.project)
    with caller.writing(Permission.BRIEF_WRITE) as session:

        def work() -> TakenBrief:
            nonlocal told
            project_id, told = store(session, brief)
            return TakenBrief(
                project_id=project_id,
                project=brief.project,
                sha256=brief.sha256,
                language=brief.language,
                facts=len(brief.facts),
                questions=tuple(one.question for one in brief.contradictions),
                notes=brief.notes,
            )

        taken = once(session, key=key, request=new, work=work, answer_type=TakenBrief)
    emit(told)
    return taken
