"""Whole runs in which a language model writes, against a service on 127.0.0.1 that is as strict."""

import asyncio
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import func, select

from blocks.database.schema import AgentExecution, ModelCallRow
from blocks.database_home import DatabaseHome
from blocks.tenants import tenant_id
from domain.alerts import BUDGET_EXCEEDED
from domain.errors import DatabaseUnavailable
from domain.grading.judging import Judging
from domain.model.errors import ModelMisconfigured
from domain.model.writing import Writing
from domain.release import Built
from flows.website import build_website
from tests.messages_api.actor import Body, Drafting, Place, question
from tests.messages_api.faults import LIMITED_FOR_AN_HOUR
from tests.messages_api.service import MessagesApi
from tests.prefect_server import events_told

BRIEF = """# Rye & Co

Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm.
We have baked in the old mill since 1987. Every loaf rises for a whole night.

## Services

- Wedding cakes: made to order, with a tasting beforehand. From £180.
- Bread by the box: delivered to cafés in Otley before seven.
"""
LIE = "An award-winning bakery with over 200 happy customers."


@pytest.fixture
def home(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def build(
    home: Path,
    *,
    tenant: str,
    engine: str = "claude",
    out: str = "out",
    budget_usd: float = 5,
    target: float = 0.9,
    point_usd: float | None = None,
) -> Built:
    return asyncio.run(
        build_website(
            BRIEF,
            tenant=tenant,
            out=str(home / out),
            engine=engine,
            budget_usd=budget_usd,
            target=target,
            point_usd=point_usd,
        )
    )


def writing(built: Built) -> Writing:
    assert built.manifest.writing is not None
    return built.manifest.writing


def judging(built: Built) -> Judging:
    assert built.manifest.judging is not None
    return built.manifest.judging


def pages(built: Built) -> str:
    site = Path(built.release) / "site"
    return "\n".join(file.read_text() for file in sorted(site.rglob("*.html")))


def instead(slot: str, words: str) -> Drafting:
    """Answer one slot with other words, and the others with the draft's."""

    def change(place: Place, text: str) -> str:
        return words if place.name == slot else text

    return Drafting(change)


SMALLEST = Decimal("0.00000001")
"""US dollars a call is rounded up to."""
STORY = "We have have baked in the old mill since 1987."
"""Fit for no page, but every word of it is true."""


def stumbling(body: Body) -> str:
    """Write a word twice until that comes back."""
    actor = Drafting() if "<feedback>" in question(body) else Drafting(stuttered)
    return actor(body)


def stuttered(place: Place, text: str) -> str:
    return STORY if "old mill" in text and place.form == "sentences" else text


def test_what_a_model_writes_stands_on_the_page_and_is_booked_to_the_cent(
    home: Path, api: MessagesApi
) -> None:
    api.actor = instead("home.headline", "Bread baked in Otley by Rye & Co")
    built = build(home, tenant="words")
    assert "Bread baked in Otley by Rye &amp; Co</h1>" in pages(built)
    told = writing(built)
    judged = judging(built)
    assert told.questions + judged.questions == len(api.log.questions) > 5
    assert (told.drafted, told.refused) == ({}, ())
    charged = sum((seen.usd for seen in api.log.questions), start=Decimal(0))
    booked = Decimal(told.cost_usd) + Decimal(judged.cost_usd)
    assert 0 <= booked - charged < SMALLEST * len(api.log.questions)
    postgres = DatabaseHome().postgres()
    with postgres.session(tenant_id(postgres, "words"), read_only=True) as session:
        assert session.scalar(select(func.sum(ModelCallRow.cost_usd))) == booked
        assert session.scalar(select(func.sum(AgentExecution.cost_usd))) == booked


def test_an_unchanged_brief_asks_nobody_again_and_another_tenant_pays_for_itself(
    home: Path, api: MessagesApi
) -> None:
    first = build(home, tenant="once")
    asked = len(api.log.questions)
    again = build(home, tenant="once", out="elsewhere")
    assert (len(api.log.questions), again.agents_run) == (asked, ())
    assert again.manifest.site_sha256 == first.manifest.site_sha256
    other = build(home, tenant="other")
    assert len(api.log.questions) == 2 * asked
    assert other.manifest.site_sha256 == first.manifest.site_sha256


def test_a_lie_goes_back_once_and_is_then_dropped_and_listed(home: Path, api: MessagesApi) -> None:
    api.actor = instead("home.sub", LIE)
    built = build(home, tenant="lies")
    assert LIE not in pages(built)
    assert "award" not in pages(built)
    (refused,) = writing(built).refused
    assert (refused.agent, refused.slot, refused.text) == ("hero_copy", "home.sub", LIE)
    heroes = [seen.body for seen in api.log.questions if "home.headline" in json.dumps(seen.body)]
    assert [len(body["messages"]) for body in heroes] == [1, 3]
    complaint = str(heroes[1]["messages"][2]["content"])
    assert LIE in complaint
    assert re.search(
        r"Say no more than fact \\?'f-[0-9a-f]{10}\\?' does, or leave the line out\.", complaint
    )


def test_a_service_that_is_down_leaves_the_drafts(home: Path, api: MessagesApi) -> None:
    offline = build(home, tenant="calm", engine="offline")
    api.faults.when(lambda _: True, LIMITED_FOR_AN_HOUR)
    built = build(home, tenant="down")
    assert built.manifest.site_sha256 == offline.manifest.site_sha256
    told = writing(built)
    assert told.cost_usd == "0"
    assert "hero_copy" in told.drafted
    assert "did not answer" in told.drafted["hero_copy"]


def test_what_was_drafted_for_want_of_an_answer_is_asked_for_the_next_time(
    home: Path, api: MessagesApi
) -> None:
    build(home, tenant="poor", budget_usd=0)
    assert api.log.questions == []
    told = [one for one in events_told(BUDGET_EXCEEDED) if one["of"] == "atelier.budget.poor"]
    assert len({one["id"] for one in told}) == 1
    built = build(home, tenant="poor", out="rich")
    assert writing(built).drafted == {}
    asked = writing(built).questions + judging(built).questions
    assert len(api.log.questions) == asked > 0


def test_a_wrong_key_ends_the_run_with_one_sentence(
    home: Path, api: MessagesApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-wrong")
    with pytest.raises(ModelMisconfigured) as refused:
        build(home, tenant="locked")
    assert "sk-ant-wrong" not in str(refused.value)
    assert str(refused.value).startswith("The model claude")


def test_without_a_database_no_model_is_paid(
    tmp_path: Path, api: MessagesApi, monkeypatch: pytest.MonkeyPatch, prefect_api: None
) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "bare"))
    with pytest.raises(DatabaseUnavailable) as refused:
        build(tmp_path, tenant="bare")
    assert str(refused.value) == (
        "A language model that costs money needs the database, so that nothing is paid twice and "
        "budgets hold. Make it with `atelier db init`, or use the engine `offline`."
    )
    assert api.log.questions == []


def test_without_a_key_it_says_how_to_give_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    with pytest.raises(ModelMisconfigured) as refused:
        build(home, tenant="keyless")
    assert str(refused.value) == (
        "The model claude cannot be used: there is no key. Make the block `claude/default` in the "
        "dashboard, or set ANTHROPIC_API_KEY."
    )


def test_a_fault_a_model_made_goes_back_to_it_and_the_rest_stays_byte_for_byte(
    home: Path, api: MessagesApi
) -> None:
    right = build(home, tenant="right", target=1)
    api.actor = stumbling
    built = build(home, tenant="stumbled", target=1)
    assert "have have" not in pages(built)
    assert built.manifest.site_sha256 == right.manifest.site_sha256
    assert [one.accepted for one in built.manifest.rounds] == [True, True]
    assert writing(built).repairs["about_page"].repaired > 0
    first, second = writing(built).rounds
    assert second.points > 0
    assert 0 < second.cost_usd < first.cost_usd


def test_a_point_that_would_cost_more_than_it_may_is_not_paid_for(
    home: Path, api: MessagesApi
) -> None:
    api.actor = stumbling
    built = build(home, tenant="dear", target=1, point_usd=0)
    assert built.manifest.stopped.startswith("the next grade point would cost about 0.0")
    assert built.manifest.stopped.endswith(" USD, more than the limit of 0.00")
    assert len(built.manifest.rounds) == 1
