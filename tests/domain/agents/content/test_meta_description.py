import pytest

from domain.agents.content.meta_description import META_DESCRIPTION, MetaDescriptions
from domain.agents.spec import Feedback
from domain.facts import FactKind, Facts, fact
from tests.domain.agents.content.abroad import BAKER, PHYSIO
from tests.domain.agents.content.firms import ROOFER, run, service_fact
from tests.domain.agents.content.newsroom import written
from tests.domain.agents.content.refusals import sent_back


def _meta(
    facts: Facts, *, trade: str = "general", feedback: tuple[Feedback, ...] = ()
) -> MetaDescriptions:
    (found,) = run(META_DESCRIPTION, facts, written(facts, trade=trade), feedback)
    assert isinstance(found, MetaDescriptions)
    return found


@pytest.mark.parametrize("facts", [ROOFER, BAKER, PHYSIO])
def test_titles_and_descriptions_fit_on_a_results_page(facts: Facts) -> None:
    for page in _meta(facts).pages:
        assert 10 <= len(page.title) <= 60, page
        assert 70 <= len(page.description) <= 155, page


def test_titles_name_the_subject_the_place_and_the_firm() -> None:
    found = _meta(ROOFER, trade="roofer")
    assert found.at("/services/slate-roofs/").title == "Slate roofs in Otley – Hartley & Daughters"
    assert found.at("/about/").title == "About Hartley & Daughters"


def test_descriptions_are_made_of_what_the_brief_says() -> None:
    assert _meta(ROOFER).at("/services/slate-roofs/").description == (
        "We strip the old slates and keep every sound one. New slates come from Cumbria. "
        "Slate roofs: from £80. Area: Otley and Ilkley."
    )


def test_two_services_of_one_name_get_titles_of_their_own() -> None:
    twins = [service_fact(f"Gutters{sign}", "Zinc. And iron too.") for sign in ("", "!")]
    titles = [page.title for page in _meta(Facts(entries=tuple(twins))).pages]
    assert len(set(titles)) == len(titles)


def test_a_firm_with_a_very_long_name_still_gets_short_titles() -> None:
    name = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundhaken und Söhne GmbH"
    facts = Facts(language="de", entries=(fact(FactKind.NAME, name), *BAKER.entries[1:]))
    assert all(len(page.title) <= 65 for page in _meta(facts).pages)


def test_a_title_that_comes_back_is_replaced_on_its_page_only() -> None:
    before = _meta(ROOFER, trade="roofer")
    finding = sent_back("seo/title-length", "too long", page="/", owner="meta_description")
    after = _meta(ROOFER, trade="roofer", feedback=finding)
    assert after.at("/").title != before.at("/").title
    assert after.at("/").description == before.at("/").description
    assert after.pages[1:] == before.pages[1:]


def test_a_description_that_comes_back_is_replaced_and_the_title_stays() -> None:
    before = _meta(ROOFER).at("/contact/")
    finding = sent_back("seo/meta-description-length", "short", page="/contact/")
    after = _meta(ROOFER, feedback=finding).at("/contact/")
    assert after.title == before.title
    assert after.description != before.description


def test_two_pages_may_not_share_a_title() -> None:
    page = _meta(ROOFER).pages[0]
    twin = page.model_copy(update={"url": "/twin/", "description": "Something else altogether."})
    with pytest.raises(ValueError, match="pages share the title"):
        MetaDescriptions(pages=(page, twin))


def test_a_description_names_the_facts_it_was_made_of() -> None:
    page = _meta(ROOFER).at("/services/slate-roofs/")
    texts = [ROOFER.by_id[one].text for one in page.facts]
    assert any(text.startswith("Slate roofs") for text in texts)
    assert "Otley" in texts
    assert not any(text.startswith("Chimney") for text in texts)
