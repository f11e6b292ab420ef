"""What words do to one agent's output, where it is more than putting them in their place."""

from domain.agents.content._pages import page_url
from domain.agents.content.about_page import ABOUT_PAGE
from domain.agents.content.blog_content import BLOG_CONTENT
from domain.agents.content.call_to_action import CALL_TO_ACTION, CallToAction
from domain.agents.content.faq import FAQ, Faq
from domain.agents.content.hero_copy import HERO_COPY, HeroCopy
from domain.agents.design.layout_architecture import LAYOUT_ARCHITECTURE, Layout
from domain.agents.discovery.brand_identity import BRAND_IDENTITY, BrandIdentity
from domain.agents.discovery.service_definition import SERVICE_DEFINITION
from domain.agents.prompt import Lines, Slot
from domain.agents.spec import AgentSpec, Output
from domain.facts import Article, Fact, FactKind, Facts, ServiceDetail, fact
from domain.text import Passage
from tests.domain.agents.content.firms import studio
from tests.domain.agents.examples import asked, call_of
from tests.studio import outputs_of


def words(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(text=text) for text in texts)


def written(name: str, agent: AgentSpec[Output], lines: Lines) -> tuple[Output, Output]:
    """Return an agent's draft of an example, and the same with words in it."""
    call = call_of(name, agent.name)
    assert agent.prompt is not None
    draft = agent.draft(call.given)
    return draft, agent.prompt.write(call.given, draft, lines)


def slots(name: str, agent: AgentSpec[Output], item: str = "") -> dict[str, Slot]:
    call = call_of(name, agent.name, item)
    assert agent.prompt is not None
    return {s.name: s for s in agent.prompt.slots(call.given, agent.draft(call.given))}


def test_a_headline_that_another_page_has_is_not_taken() -> None:
    draft, heroes = written(
        "northgate-heating",
        HERO_COPY,
        {
            "prices.headline": words("BOILER SERVICE in Leeds"),
            "about.headline": words("Who comes to your house"),
            "contact.headline": words("Who comes to your house"),
        },
    )
    assert isinstance(draft, HeroCopy)
    assert isinstance(heroes, HeroCopy)
    assert heroes.at("/prices/").headline == draft.at("/prices/").headline
    assert heroes.at("/about/").headline.text == "Who comes to your house"
    assert heroes.at("/contact/").headline == draft.at("/contact/").headline


def test_chosen_proof_keeps_its_own_facts_and_the_chosen_order() -> None:
    draft, heroes = written(
        "northgate-heating",
        HERO_COPY,
        {"home.proof": words("Boiler replacement from £2,150", "Gas Safe registered 592114")},
    )
    assert isinstance(draft, HeroCopy)
    assert isinstance(heroes, HeroCopy)
    assert heroes.at("/").proof == (draft.at("/").proof[1], draft.at("/").proof[0])


def test_the_heading_of_a_legal_page_or_an_article_is_not_asked_for() -> None:
    assert not [n for n in slots("northgate-heating", HERO_COPY) if n.startswith("privacy")]


def test_questions_are_reordered_and_those_not_named_follow() -> None:
    draft, faq = written("northgate-heating", FAQ, {"order": words("3", "1")})
    assert isinstance(draft, Faq)
    assert isinstance(faq, Faq)
    first, second, third, *rest = draft.entries
    assert faq.entries == (third, first, second, *rest)


def test_a_label_changes_wherever_the_action_stands_and_its_target_nowhere() -> None:
    draft, actions = written("northgate-heating", CALL_TO_ACTION, {"label.1": words("Ring us")})
    assert isinstance(draft, CallToAction)
    assert isinstance(actions, CallToAction)
    calling = draft.others[0]
    labels = {
        a.label for a in (*actions.primary.values(), *actions.others) if a.href == calling.href
    }
    assert labels == {"Ring us"}
    assert [a.href for a in actions.others] == [a.href for a in draft.others]
    assert {u: a.href for u, a in actions.primary.items()} == {
        u: a.href for u, a in draft.primary.items()
    }


def test_a_label_is_about_the_fact_its_target_comes_from() -> None:
    found = slots("northgate-heating", CALL_TO_ACTION)
    assert found["label.1"].sources == ("f-f0cae229af",)
    assert found["label.4"].sources == ("f-33483023b1",)


def test_a_tagline_of_the_clients_is_not_asked_for() -> None:
    assert "tagline" not in slots("northgate-heating", BRAND_IDENTITY)
    assert "tagline" in slots("canal-society", BRAND_IDENTITY)


def test_another_voice_brings_its_length_of_sentences() -> None:
    _, brand = written("northgate-heating", BRAND_IDENTITY, {"voice": words("formal")})
    assert isinstance(brand, BrandIdentity)
    assert (brand.voice.formality, brand.voice.longest_sentence_words) == ("formal", 32)


def test_one_trait_is_no_character() -> None:
    draft, brand = written("northgate-heating", BRAND_IDENTITY, {"traits": words("bold")})
    assert brand == draft


def test_one_section_of_the_home_page_is_strong_whichever_was_chosen() -> None:
    for name in ("northgate-heating", "kanzlei-brandt", "casa-lucia"):
        for option in slots(name, LAYOUT_ARCHITECTURE)["home.strong"].options:
            _, layout = written(name, LAYOUT_ARCHITECTURE, {"home.strong": words(option)})
            assert isinstance(layout, Layout)
            strong = [s.kind for s in layout.pages[0].sections if s.tone == "strong"]
            assert strong == [option]


def test_a_chosen_order_moves_sections_between_the_hero_and_the_last() -> None:
    for name in ("northgate-heating", "kanzlei-brandt", "casa-lucia"):
        for option in slots(name, LAYOUT_ARCHITECTURE)["home.order"].options:
            draft, layout = written(name, LAYOUT_ARCHITECTURE, {"home.order": words(option)})
            assert isinstance(layout, Layout)
            assert isinstance(draft, Layout)
            kinds = [s.kind for s in layout.pages[0].sections]
            before = [s.kind for s in draft.pages[0].sections]
            assert ", ".join(kinds[1:-1]) == option
            assert (kinds[0], kinds[-1]) == (before[0], before[-1])
            assert sorted(kinds) == sorted(before)


def article(title: str, body: str = "") -> Fact:
    return fact(FactKind.ARTICLE, title, detail=Article(title=title, body=body))


def slots_of(facts: Facts, agent: AgentSpec[Output]) -> dict[str, Slot]:
    (call,) = asked(facts, agent, studio(facts))
    assert agent.prompt is not None
    return {s.name: s for s in agent.prompt.slots(call.given, agent.draft(call.given))}


CHIMNEYS = (
    fact(FactKind.NAME, "Pott & Sons"),
    fact(FactKind.STATEMENT, "Chimneys should be swept before the first frost."),
)


def test_an_article_the_client_wrote_is_not_put_in_other_words() -> None:
    text = article("When to sweep chimneys", "Before the first frost.\n\nAnd after the last.")
    assert slots_of(Facts(entries=(*CHIMNEYS, text)), BLOG_CONTENT) == {}


def test_an_article_the_client_only_asked_for_has_slots_for_what_the_facts_say() -> None:
    found = slots_of(Facts(entries=(*CHIMNEYS, article("When to sweep chimneys"))), BLOG_CONTENT)
    assert list(found) == ["lead", "paragraph.1"]
    assert found["paragraph.1"].sources == (CHIMNEYS[1].fact_id,)


def test_a_summary_that_is_a_list_or_steps_is_not_put_in_other_words() -> None:
    def service(*notes: str) -> Facts:
        detail = ServiceDetail(name="Roof repairs", notes=notes)
        return Facts(entries=(fact(FactKind.SERVICE, "Roof repairs", detail=detail),))

    assert "roof-repairs.summary" in slots_of(service("We mend it."), SERVICE_DEFINITION)
    assert slots_of(service("Slates", "Gutters"), SERVICE_DEFINITION) == {}


def test_a_sign_is_asked_for_only_where_no_word_of_the_name_calls_one_up() -> None:
    named = Facts(
        entries=tuple(
            fact(FactKind.SERVICE, name, detail=ServiceDetail(name=name))
            for name in ("Roof repairs", "Zwirbeln")
        )
    )
    assert list(slots_of(named, SERVICE_DEFINITION)) == ["zwirbeln.icon"]


def test_a_story_told_at_home_stays_in_as_many_paragraphs_as_are_shown_there() -> None:
    said = [fact(FactKind.STATEMENT, f"We like the number {n} a lot.") for n in range(2)]
    facts = Facts(entries=(fact(FactKind.NAME, "Pott & Sons"), *said))
    (call,) = asked(facts, ABOUT_PAGE, outputs_of(facts))
    assert ABOUT_PAGE.prompt is not None
    five = words("One.", "Two.", "Three.", "Four.", "Five.")
    page = ABOUT_PAGE.prompt.write(call.given, ABOUT_PAGE.draft(call.given), {"story": five})
    assert page_url("about", call.given) == "/"
    assert [p.text for p in page.story] == ["One. Two.", "Three. Four.", "Five."]
