import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.agents.call import Call, Outputs, Situation, calls
from domain.agents.spec import AgentSpec, Feedback, Given, Item, Output, producers
from domain.facts import FactKind, Facts, fact
from domain.grading.grade import Finding
from domain.value import Value


class Words(Value):
    text: str


class Pages(Value):
    names: tuple[str, ...]


class Page(Value):
    name: str


class PageItem(Item):
    name: str


def listed(given: Given) -> list[PageItem]:
    return [PageItem(key=n, page=f"/{n}/", name=n) for n in given.of(Pages).names]


def one_page(given: Given) -> Page:
    assert isinstance(given.item, PageItem)
    return Page(name=given.item.name)


WORDS = AgentSpec(
    name="words",
    duty="",
    output=Words,
    draft=lambda _g: Words(text="x"),
    reads=frozenset({FactKind.SERVICE}),
)
PAGES = AgentSpec(
    name="pages", duty="", output=Pages, draft=lambda _g: Pages(names=("a", "b")), needs=(Words,)
)
PAGE = AgentSpec(
    name="page", duty="", output=Page, draft=one_page, split=listed, split_needs=(Pages,)
)


def key(agent: AgentSpec[Output], **changes: object) -> str:
    facts = Facts(entries=(fact(FactKind.SERVICE, "Roofing"),))
    situation = Situation(**{"tenant": "acme", "facts": facts, "feedback": {}, **changes})  # pyright: ignore[reportArgumentType] # any field may be changed
    (call,) = calls(agent, situation=situation, outputs={})
    return call.key


def test_a_key_names_tenant_and_agent_and_is_never_shared_across_tenants() -> None:
    assert key(WORDS).startswith("acme/words/")
    assert key(WORDS, tenant="other").split("/")[2] != key(WORDS).split("/")[2]


def test_a_fact_the_agent_does_not_read_leaves_its_key_alone() -> None:
    both = Facts(entries=(fact(FactKind.SERVICE, "Roofing"), fact(FactKind.HOURS, "Mon 9-5")))
    other = Facts(entries=(fact(FactKind.SERVICE, "Slating"),))
    assert key(WORDS, facts=both) == key(WORDS)
    assert key(WORDS, facts=other) != key(WORDS)


def test_engine_feedback_and_language_are_in_the_key() -> None:
    finding = Finding(
        rule="seo/x", severity="minor", page="/", evidence="e", fix="f", owner="words"
    )
    told = {"words": (Feedback(round=1, findings=(finding,)),)}
    keys = {
        key(WORDS),
        key(WORDS, engines={"words": "claude"}),
        key(WORDS, feedback=told),
        key(WORDS, facts=Facts(language="de", entries=(fact(FactKind.SERVICE, "Roofing"),))),
    }
    assert len(keys) == 4


@given(st.lists(st.sampled_from("abcdef"), unique=True, max_size=6))
def test_a_mapped_item_keeps_its_key_whatever_its_neighbours_are(names: list[str]) -> None:
    def page_calls(all_names: tuple[str, ...]) -> dict[str, Call]:
        situation = Situation(tenant="acme", facts=Facts(), feedback={})
        outputs: Outputs = {Pages: (Pages(names=all_names),)}
        return {call.label: call for call in calls(PAGE, situation=situation, outputs=outputs)}

    full = page_calls(tuple("abcdef"))
    for label, call in page_calls(tuple(names)).items():
        assert call.key == full[label].key


def test_feedback_of_one_page_reaches_only_its_item() -> None:
    finding = Finding(
        rule="seo/x", severity="minor", page="/a/", evidence="e", fix="f", owner="page"
    )
    situation = Situation(
        tenant="t", facts=Facts(), feedback={"page": (Feedback(round=1, findings=(finding,)),)}
    )
    outputs: Outputs = {Pages: (Pages(names=("a", "b")),)}
    first, second = calls(PAGE, situation=situation, outputs=outputs)
    assert first.given.times_told("seo/x") == 1
    assert second.given.feedback == ()


def test_producers_come_before_whoever_waits_for_them() -> None:
    assert [a.name for a in producers([PAGE, PAGES, WORDS]).values()] == ["words", "pages", "page"]


def test_a_missing_producer_and_a_circle_are_named() -> None:
    with pytest.raises(
        ValueError, match=r"^Agent 'pages' waits for \['Words'\], which no agent produces\.$"
    ):
        producers([PAGES])
    circle = AgentSpec(
        name="words", duty="", output=Words, draft=lambda _g: Words(text=""), needs=(Pages,)
    )
    with pytest.raises(ValueError, match=r"^Agents wait for each other in a circle: "):
        producers([PAGES, circle])
