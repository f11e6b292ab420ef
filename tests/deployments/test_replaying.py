"""`atelier replay` and `experiment` as a person types them, with a model on 127.0.0.1."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from deployments.local_server import LocalServer
from tests.deployments.loaded import Loaded, Operator
from tests.deployments.person import BRIEF, Person
from tests.messages_api.actor import Drafting, Place
from tests.messages_api.server import messages_api

pytestmark = pytest.mark.long

HEADLINE = "Sourdough baked in Otley"
EXPERIMENT = """\
name: rounds
briefs: [brief.md]
arms:
  once: {rounds: 0}
  refined: {rounds: 3}
"""


@pytest.fixture(scope="module")
def operator(
    tmp_path_factory: pytest.TempPathFactory, served_home: Path, loaded: Loaded
) -> Iterator[Operator]:
    folder = tmp_path_factory.mktemp("whatif")
    with messages_api(actor=Drafting(headline)) as api:
        settings = {
            "ANTHROPIC_API_KEY": "sk-ant-test",
            "ANTHROPIC_BASE_URL": api.url,
            # The home is their own, for its database; a server of their own would tell nothing more.
            "PREFECT_API_URL": str(LocalServer(served_home).url),
        }
        person = Person(folder=folder, home=folder / "home", settings=settings)
        hurried = Operator(person, loaded)
        hurried.atelier("db", "init")
        person.write("brief.md", BRIEF)
        built = hurried.atelier("build", "brief.md")
        assert built.returncode == 0, built.stderr
        yield hurried
    hurried.atelier("db", "stop")


def headline(place: Place, text: str) -> str:
    return HEADLINE if place.name == "home.headline" else text


RELEASE = Path("out/rye-co/releases/1")


def lines(operator: Operator, *words: str | Path) -> list[str]:
    done = operator.atelier(*words)
    assert done.returncode == 0, done.stderr
    return [" ".join(line.split()) for line in done.stdout.splitlines()]


def test_a_replay_in_which_nothing_is_otherwise_says_so(operator: Operator) -> None:
    told = lines(operator, "replay", RELEASE, "--from", "faq")
    assert told[0] == "release replay"
    graded = [line.split() for line in told[1:6]]
    assert [words[0] for words in graded] == [
        *("performance", "seo", "accessibility", "code", "content")
    ]
    assert all(was == now for _, was, now in graded)
    assert told[7:11] == [
        "gate pass pass",
        told[8],
        "questions to models 0 0",
        "US dollars 0.0000 0.0000",
    ]
    assert told[11:14] == [
        "The site would be the same, byte by byte.",
        "US dollars are what each run paid; what was answered before costs nothing again.",
        "0 calls ran.",
    ]
    assert told[15].startswith("0 files differ, ")
    assert told[16:] == [
        "Nothing was released. Repeat it with --adopt to make it the next release."
    ]


def test_another_engine_shows_what_it_would_change_and_becomes_a_release_when_adopted(
    operator: Operator,
) -> None:
    words = ("replay", RELEASE, "--from", "hero_copy", "--engine", "claude")
    told = lines(operator, *words)
    assert any(line.startswith("~ site/index.html") for line in told)
    (ran,) = (line for line in told if " calls ran: " in line)
    assert "hero_copy" in ran
    assert told[-1] == "Nothing was released. Repeat it with --adopt to make it the next release."
    adopted = lines(operator, *words, "--adopt")
    second = (operator.folder / RELEASE).parent / "2"
    assert adopted[-1] == f"It is release 2 now: {second}"
    page = (second / "site" / "index.html").read_text(encoding="utf-8")
    assert f"{HEADLINE}</h1>" in page


def test_what_cannot_be_replayed_is_one_sentence(operator: Operator) -> None:
    done = operator.atelier("replay", "brief.md", "--from", "faq")
    assert (done.returncode, done.stderr.strip()) == (
        2,
        "brief.md: It is no release: there is no manifest.json in it. Give a folder such as "
        "out/<project>/releases/1.",
    )
    done = operator.atelier("replay", RELEASE, "--from", "nobody")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == (
        "--from: No agent is called 'nobody'. `atelier agents` lists them."
    )
    for words in (("replay", RELEASE, "--from", "faq"), ("judge", "calibrate")):
        done = operator.atelier(*words, "--engine", "none/such")
        assert done.returncode == 1
        assert done.stderr.splitlines()[-1] == (
            "The model none/such cannot be used: there is no such block. Write `offline`, "
            "`claude`, `openai-compatible`, or `<type>/<name>` of one on the Blocks page."
        )


def test_an_experiment_with_one_brief_claims_nothing(operator: Operator) -> None:
    operator.person.write("try.yaml", EXPERIMENT)
    told = lines(operator, "experiment", "try.yaml")
    assert told[0] == (
        "arm builds failed performance seo accessibility code content points accepted US dollars "
        "minutes dollars a point"
    )
    assert [line.split()[:3] for line in told[1:3]] == [["once", "1", "0"], ["refined", "1", "0"]]
    assert told[3] == "Medians, with the least and the most in brackets where builds differ."
    assert told[4].startswith("The experiment shows no difference between `once` and `refined`: ")
    assert told[4].endswith("but 1 brief cannot show one; it takes 6 at least.")
    assert told[5:] == [
        "It speaks of briefs like these, built with these settings and graded by these graders; of "
        "nothing else."
    ]
    done = operator.atelier("experiment", "try.yaml", "--json")
    found = json.loads(done.stdout)
    assert list(found) == ["experiment", "trials", "arms", "differences"]
    assert [one["is_shown"] for one in found["differences"]] == [False]
