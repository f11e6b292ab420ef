"""What-ifs over whole releases, with a model on 127.0.0.1 where one is asked."""

import asyncio
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from prefect.artifacts import Artifact
from pydantic import SecretStr

from blocks.claude import Claude
from blocks.database_home import DatabaseHome
from blocks.engine import Engine, OfflineEngine
from blocks.home import Home
from blocks.written_engine import WrittenEngine
from domain.agents.spec import Feedback
from domain.errors import BriefInvalid
from domain.intake import read_brief
from domain.model.errors import ModelMisconfigured
from domain.release import Built
from domain.replay import Replay
from flows._candidate import TEAM, Workshop
from flows._measuring import Lab
from flows._rehearsal import Agents, with_prompts
from flows._team import Team
from flows.replay import replay_release
from flows.website import build_website
from tests.messages_api.actor import Body, Drafting, Place, question
from tests.messages_api.service import MessagesApi
from tests.studio import outputs_of

BRIEF = """# Rye & Co

Rye & Co bakes bread in Otley. Call 01943 496 0000. Open Tue-Sat 7am-3pm.
Every loaf rises for a whole night. We have baked in the old mill since 1987.

## Services

- Wedding cakes: made to order, with a tasting beforehand. From £180.
"""
HEADLINE = "Bread baked in Otley by Rye & Co"


@pytest.fixture
def home(home: Path, admin_url: str) -> Path:
    DatabaseHome().init(admin_url)
    return home


def build(
    home: Path, *, tenant: str, engine: str = "offline", rounds: int = 3, target: float = 0.9
) -> Built:
    building = build_website(
        BRIEF,
        tenant=tenant,
        out=str(home / "out"),
        engine=engine,
        rounds=rounds,
        target=target,
    )
    return asyncio.run(building)


def replay(built: Built, start: str, **more: Any) -> Replay:
    tenant = built.manifest.tenant
    out = str(Path(built.release).parents[2 if tenant == "local" else 3])
    replaying: Any = replay_release(built.release, start, tenant=tenant, out=out, **more)
    found = asyncio.run(replaying)
    assert isinstance(found, Replay)
    return found


def numbers(built: Built) -> list[str]:
    return sorted(path.name for path in Path(built.release).parent.iterdir())


def headline(place: Place, text: str) -> str:
    return HEADLINE if place.name == "home.headline" else text


def test_a_replay_runs_only_what_it_reaches_and_releases_nothing_until_it_is_adopted(
    home: Path, api: MessagesApi
) -> None:
    built = build(home, tenant="whatif")
    api.actor = Drafting(headline)
    found = replay(built, "hero_copy", engine="claude")
    assert {label.split()[0] for label in found.ran} <= set(found.reached)
    assert "hero_copy" in found.ran
    assert "brand_identity" not in found.reached
    assert found.before.site_sha256 == built.manifest.site_sha256
    assert found.notes == ()
    assert "index.html" in found.files.changed
    assert (found.adopted, numbers(built)) == (None, ["1"])
    assert float(found.after.cost_usd) > 0
    paid = len(api.log.questions)
    adopted = replay(built, "hero_copy", engine="claude", adopt=True).adopted
    assert adopted is not None
    assert (len(api.log.questions), numbers(built)) == (paid, ["1", "2"])
    page = (Path(adopted.release) / "site" / "index.html").read_text()
    assert "Bread baked in Otley by Rye &amp; Co</h1>" in page


def test_another_prompt_or_sample_is_asked_anew_and_the_same_one_is_not(
    home: Path, api: MessagesApi, tmp_path: Path
) -> None:
    built = build(home, tenant="words", engine="claude")
    paid = len(api.log.questions)
    same = replay(built, "hero_copy")
    assert (same.verdict, same.ran, len(api.log.questions)) == ("same", (), paid)
    words = (files("domain.agents.content") / "prompts" / "hero_copy.xml").read_text()
    file = tmp_path / "hero.xml"
    file.write_text(words.replace("</role>", " You love short words.</role>"))
    other = replay(built, "hero_copy", prompt=str(file))
    assert "hero_copy" in other.ran
    assert "You love short words." in str(api.log.questions[paid].body)
    after = len(api.log.questions)
    assert replay(built, "hero_copy", prompt=str(file)).ran == ()
    assert len(api.log.questions) == after
    assert "hero_copy" in replay(built, "hero_copy", sample=1).ran
    opus = replay(built, "hero_copy", model="claude-opus-5-5")
    assert api.log.questions[-1].body["model"] == "claude-opus-5-5"
    assert opus.after.engine.endswith("claude claude-opus-5-5 for " + ", ".join(opus.reached))


def shown(key: str) -> list[dict[str, str]]:
    """Return the newest table the dashboard shows under a key."""
    found = asyncio.run(Artifact.aget(key))
    assert found is not None
    return json.loads(str(found.data))


def stumbling(body: Body) -> str:
    """Write a word twice until that comes back."""
    return (Drafting() if "<feedback>" in question(body) else Drafting(stuttered))(body)


def stuttered(place: Place, text: str) -> str:
    return "We have have baked in the old mill since 1987." if "old mill" in text else text


def test_what_others_mended_in_the_release_stays_mended_and_is_not_paid_for_again(
    home: Path, api: MessagesApi
) -> None:
    api.actor = stumbling
    built = build(home, tenant="mended", engine="claude", target=1)
    assert [one.accepted for one in built.manifest.rounds] == [True, True]
    paid = len(api.log.questions)
    assert [row["round"] for row in shown("costs")] == ["0", "1", "all"]
    same = replay(built, "faq")
    assert (same.verdict, same.ran, same.notes) == ("same", (), ())
    assert same.before.site_sha256 == built.manifest.site_sha256
    assert len(api.log.questions) == paid
    api.actor = Drafting(headline)
    other = replay(built, "faq", sample=1)
    assert "faq" in other.ran
    assert (other.verdict, other.before.points) == ("same", same.after.points)
    assert shown("replay") == list(other.rows())
    assert not any("home.headline" in str(seen.body) for seen in api.log.questions[paid:])


def test_an_agent_sent_back_later_does_not_change_what_another_was_asked(
    prefect_api: None,
) -> None:
    brief = read_brief("b.md", BRIEF.encode())
    made = outputs_of(brief.sheet)
    workshop = Workshop(
        brief=brief,
        tenant="local",
        target=1,
        rounds=3,
        team=Team(agents=TEAM, engine=OfflineEngine()),
        typefaces=(),
        lab=Lab("local"),
    )
    workshop.tell({"about_page": Feedback(round=1, findings=())}, made)
    (about,) = workshop.previous.values()
    others = {output: () for output in made}
    workshop.tell({"faq": Feedback(round=2, findings=())}, others)
    assert list(workshop.previous.values()) == [about, ()]


def test_a_build_by_another_prompt_is_another_build(prefect_api: None, tmp_path: Path) -> None:
    words = (files("domain.agents.content") / "prompts" / "hero_copy.xml").read_text()
    file = tmp_path / "hero.xml"
    file.write_text(words.replace("</role>", " You love short words.</role>"))
    model = WrittenEngine(models=[Claude(api_key=SecretStr("sk-ant-test"))])

    def key(agents: Agents, engine: Engine) -> str:
        team = Team(agents=agents, engine=engine)
        brief = read_brief("b.md", BRIEF.encode())
        workshop = Workshop(
            brief=brief,
            tenant="local",
            target=1,
            rounds=3,
            team=team,
            typefaces=(),
            lab=Lab("local"),
        )
        return workshop.build_key

    other = with_prompts({"hero_copy": str(file)})
    assert key(other, model) != key(TEAM, model)
    assert key(other, OfflineEngine()) == key(TEAM, OfflineEngine())


def test_what_cannot_be_replayed_is_said_in_one_sentence(
    home: Path, api: MessagesApi, tmp_path: Path
) -> None:
    built = build(home, tenant="local", rounds=0)
    wrong = tmp_path / "wrong.xml"
    wrong.write_text("<prompt><role>x</role></prompt>")
    with pytest.raises(BriefInvalid) as refused:
        replay(built, "nobody")
    assert str(refused.value) == (
        "--from: No agent is called 'nobody'. `atelier agents` lists them."
    )
    with pytest.raises(BriefInvalid) as refused:
        replay(built, "hero_copy", engine="claude", prompt=str(wrong))
    assert str(refused.value) == (
        "--prompt: wrong.xml, line 1: here stands `role`, where context was expected. A prompt has "
        "context, role, task, instructions, validation, in this order. Mend the file."
    )
    hero = files("domain.agents.content") / "prompts" / "hero_copy.xml"
    with pytest.raises(BriefInvalid) as refused:
        replay(built, "hero_copy", prompt=str(hero))
    assert str(refused.value) == (
        "--prompt: The engine `offline` asks no model for 'hero_copy'. Name one that does with "
        "`--engine`."
    )
    with pytest.raises(ModelMisconfigured) as misconfigured:
        replay(built, "hero_copy", model="claude-opus-5-5")
    assert str(misconfigured.value) == (
        "The model claude-opus-5-5 cannot be used: the engine `offline` asks no model. Take "
        "`claude`, `openai-compatible` or a model of the Blocks page as the engine."
    )
    with pytest.raises(ModelMisconfigured, match="there is no price for the model 'claude-9'"):
        replay(built, "hero_copy", engine="claude", model="claude-9")
    for kept in Home().room("briefs", "local").iterdir():
        kept.unlink()
    with pytest.raises(BriefInvalid) as gone:
        replay(built, "hero_copy", engine="claude")
    assert str(gone.value) == (
        f"{built.release}: Its brief is not kept for tenant 'local' any more, so nothing can be made "
        f"from it again. Build from 'brief' itself."
    )
