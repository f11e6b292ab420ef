"""Whatever a service does, an agent's work ends: with its words, without them, or with one clear error."""

import asyncio
import contextlib
import traceback
from collections.abc import Iterator
from decimal import Decimal
from typing import get_args

import pytest
from pydantic import SecretStr

from blocks._gateway_traffic import Traffic
from blocks.claude import Claude
from blocks.model_gateway import Account, Gateway, Link
from blocks.postgres import Postgres
from domain.agents.call import Call
from domain.agents.content.hero_copy import HERO_COPY, HeroCopy
from domain.agents.spec import Output
from domain.errors import AtelierError
from domain.facts import Facts
from domain.intake import read_brief
from domain.model.errors import (
    BudgetExceeded,
    ModelMisconfigured,
    ModelRefused,
    ModelUnavailable,
    QuestionInvalid,
)
from domain.model.routing import Limits
from flows._team import NO_ANSWER
from tests.blocks.gated_engine import GatedEngine
from tests.blocks.model_studio import Studio, opened, served
from tests.domain.agents.examples import asked
from tests.messages_api import faults
from tests.messages_api.actor import Drafting, Place
from tests.messages_api.asking import KEY
from tests.messages_api.faults import Fault
from tests.messages_api.server import messages_api
from tests.messages_api.service import MessagesApi
from tests.studio import outputs_of

BRIEF = """# Rye & Co

Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm.
We have baked in the old mill since 1987. Every loaf rises for a whole night.

## Services

- Wedding cakes: made to order, with a tasting beforehand. From £180.
- Bread by the box: delivered to cafés in Otley before seven.
"""
HEADLINE = "Bread baked in Otley by Rye & Co"
DEADLINE_S = 20.0
"""Far more than any of it takes, far less than a service that says nothing would."""
FAULTS = {name: one for name, one in vars(faults).items() if isinstance(one, Fault)}
AT_ONCE: dict[str, type[AtelierError]] = {
    "LIMITED_FOR_AN_HOUR": ModelUnavailable,
    "NO_CREDIT": ModelMisconfigured,
    "FORBIDDEN": ModelMisconfigured,
    "NO_SUCH_MODEL": ModelMisconfigured,
    "ECHO": QuestionInvalid,
    "REFUSAL": ModelRefused,
    "WINDOW_FULL": QuestionInvalid,
}
"""Faults after which asking again is of no use."""
AT_LAST: dict[str, type[AtelierError]] = {
    "TRUNCATED": QuestionInvalid,
}
"""What comes of others that stay; no answer, where nothing else is said."""
WORDLESS = {"WORDLESS"}
"""Faults that are answers without a word, so that the draft stands in the end."""
LOST = frozenset(
    {"BODY_CUT", "RESET", "SILENCE", "STREAM_CUT", "STREAM_ENDS_EARLY", "STREAM_ERROR"}
    | {"STREAM_MALFORMED", "STREAM_ODD", "STREAM_STALLS"}
)
"""Faults after which nobody knows what the answer came to, so that its worst case is booked."""
TO_THE_CENT = Decimal("0.0000001")
"""US dollars: each call is rounded up to eight places."""
CAP_USD = "0.35"
"""Too little for 33 questions, some of which are paid at their worst."""


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    yield from served()


@pytest.fixture
def studio(postgres: Postgres) -> Studio:
    return opened(postgres)


@pytest.fixture
def api() -> Iterator[MessagesApi]:
    with messages_api() as service:
        service.actor = Drafting(_headline)
        yield service


def _headline(place: Place, text: str) -> str:
    return HEADLINE if place.name == "home.headline" else text


@pytest.fixture(scope="module")
def call() -> Call:
    return hero(read_brief("brief.md", BRIEF.encode()).sheet)


def hero(facts: Facts) -> Call:
    return asked(facts, HERO_COPY, outputs_of(facts))[0]


def behind(studio: Studio, api: MessagesApi, *, cap_usd: str = "5", together: int = 16) -> Gateway:
    claude = claude_at(api)
    return Gateway(
        chain=[Link(service=claude)],
        account=Account(
            postgres=studio.postgres, tenant_id=studio.tenant_id, execution_id=studio.run
        ),
        limits=Limits(run_cap_usd=Decimal(cap_usd), concurrency=together),
        traffic=Traffic(concurrency=together, clock=studio.clock.time, sleep=studio.clock.sleep),
    )


def claude_at(api: MessagesApi) -> Claude:
    return Claude(
        api_key=SecretStr(KEY), base_url=api.url, silence_timeout_s=0.25, total_timeout_s=3
    )


def work(studio: Studio, api: MessagesApi, call: Call) -> HeroCopy:
    engine = GatedEngine.behind(behind(studio, api), claude_at(api))
    made = asyncio.run(asyncio.wait_for(engine.work(call), DEADLINE_S))
    assert isinstance(made, HeroCopy)
    return made


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - AT_ONCE.keys()))
def test_a_fault_that_passes_leaves_the_model_s_words(
    name: str, studio: Studio, api: MessagesApi, call: Call
) -> None:
    api.faults.next(FAULTS[name])
    assert HEADLINE in work(studio, api, call).model_dump_json()
    assert len(api.log.questions) == 2


@pytest.mark.parametrize("name", sorted(FAULTS.keys() - WORDLESS))
def test_a_fault_that_stays_ends_in_one_clear_error(
    name: str, studio: Studio, api: MessagesApi, call: Call
) -> None:
    api.faults.when(lambda _: True, FAULTS[name])
    with pytest.raises((*NO_ANSWER, ModelMisconfigured)) as ended:
        work(studio, api, call)
    assert type(ended.value) is AT_ONCE.get(name, AT_LAST.get(name, ModelUnavailable))
    assert len(api.log.questions) == (1 if name in AT_ONCE else Limits().attempts)
    assert str(ended.value).startswith("The model claude")
    shown = "".join(traceback.format_exception(ended.value))
    assert KEY not in shown
    assert "Otley" not in str(ended.value)


@pytest.mark.parametrize("name", sorted(WORDLESS))
def test_after_answers_without_a_word_the_draft_stands(
    name: str, studio: Studio, api: MessagesApi, call: Call
) -> None:
    api.faults.when(lambda _: True, FAULTS[name])
    assert work(studio, api, call) == call.agent.draft(call.given)
    assert [seen.status for seen in api.log.questions] == [200, 200]
    assert sum(row[2] for row in studio.booked()) == pytest.approx(api.log.usd)


# An error that comes before the first word is not charged, though the service here works it out first.
@pytest.mark.parametrize("name", sorted(FAULTS.keys() - {"STREAM_ERROR_AT_ONCE"}))
def test_what_is_booked_is_what_the_service_charges_or_the_worst_case(
    name: str, studio: Studio, api: MessagesApi, call: Call
) -> None:
    api.faults.next(FAULTS[name])
    with contextlib.suppress(*NO_ANSWER, ModelMisconfigured):
        work(studio, api, call)
    rows = studio.booked()
    booked, charged = sum(row[2] for row in rows), api.log.usd
    if name in LOST:
        assert booked > charged
    else:
        assert 0 <= booked - charged < TO_THE_CENT


def test_every_fault_has_an_end() -> None:
    assert FAULTS.keys() >= AT_ONCE.keys() | AT_LAST.keys()
    assert {fault.kind for fault in FAULTS.values()} == set(get_args(faults.Kind))


def test_money_held_by_questions_under_way_never_exceeds_the_cap(
    studio: Studio, api: MessagesApi, call: Call
) -> None:
    api.delay_s = 0.03
    spoiled = (faults.TRUNCATED, faults.OVERLOADED, faults.STREAM_CUT, faults.STREAM_ERROR)
    api.faults.next(*spoiled, *spoiled)
    gateway, claude = behind(studio, api, cap_usd=CAP_USD, together=33), claude_at(api)
    engines = [GatedEngine.behind(gateway, claude, sample=number) for number in range(33)]

    async def all_at_once() -> list[Output | BaseException]:
        working = (engine.work(call) for engine in engines)
        return await asyncio.gather(*working, return_exceptions=True)

    made = asyncio.run(asyncio.wait_for(all_at_once(), DEADLINE_S))
    booked = sum(row[2] for row in studio.booked())
    assert api.log.usd <= booked <= Decimal(CAP_USD)
    assert api.log.most_at_once > 1
    refused = [one for one in made if isinstance(one, BudgetExceeded)]
    written = [one for one in made if isinstance(one, HeroCopy)]
    assert len(refused) + len(written) == 33
    assert refused
    assert written
