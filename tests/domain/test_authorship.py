from domain.agents import WEBSITE_AGENTS
from domain.agents.call import Outputs
from domain.agents.content.about_page import AboutPage
from domain.agents.content.faq import Faq
from domain.agents.content.hero_copy import Hero, HeroCopy
from domain.agents.discovery.service_definition import ServiceDefinition
from domain.agents.spec import producers
from domain.authorship import authors
from domain.grading.grade import Finding
from domain.text import Passage

STORY = "We have have baked in the old mill since 1987."
AGENTS = producers(WEBSITE_AGENTS)


def said(text: str) -> Passage:
    return Passage(text=text)


HERO = HeroCopy(heroes=(Hero(url="/", headline=said("Bread from Otley"), sub=said(STORY)),))
ABOUT = AboutPage(story=(said("We rise at three."), said(STORY)))
CATALOGUE = ServiceDefinition(excluded=(said(STORY), said("No gluten-free bread at all.")))


def finding(evidence: str, rule: str = "content/doubled-words") -> Finding:
    return Finding(
        rule=rule, severity="moderate", page="/", evidence=evidence, fix="f", owner="faq"
    )


def wrote(one: Finding) -> tuple[str, ...]:
    made: Outputs = {
        HeroCopy: (HERO,),
        AboutPage: (ABOUT,),
        Faq: (),
        ServiceDefinition: (CATALOGUE,),
    }
    return authors(made, AGENTS)(one)


def test_a_finding_goes_to_all_who_wrote_the_words_onto_a_page_and_to_nobody_else() -> None:
    assert wrote(finding(f"'have have' in '{STORY}'")) == ("hero_copy", "about_page")
    assert wrote(finding("“We rise at three.”")) == ("about_page",)


def test_words_that_only_discovery_holds_go_there() -> None:
    assert wrote(finding("'No gluten-free bread at all.'")) == ("service_definition",)


def test_words_nobody_wrote_go_to_the_owner_of_the_rule() -> None:
    assert wrote(finding("'Nobody ever said anything like this'")) == ("faq",)
    assert wrote(finding("41 words")) == ("faq",)


def test_a_finding_that_is_not_on_text_goes_to_the_owner_of_its_rule() -> None:
    assert wrote(finding(STORY, rule="seo/description")) == ("faq",)


def test_a_part_of_what_was_written_is_enough() -> None:
    assert wrote(finding("'baked in the old mill since'")) == ("hero_copy", "about_page")
