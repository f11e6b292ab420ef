import pytest

from domain.agents.content.service_description import SERVICE_DESCRIPTION, ServiceItem, ServicePage
from domain.agents.discovery.service_definition import Service, ServiceDefinition
from domain.agents.spec import Given
from domain.facts import FactKind, Facts, fact
from domain.text import Passage
from tests.domain.agents.content.firms import ROOFER, run, service_fact, studio
from tests.domain.agents.content.refusals import sent_back

SOURCE = fact(FactKind.SERVICE, "Gutters")


def _page(*lines: str, **extra: object) -> ServicePage:
    summary = tuple(Passage(text=text, facts=(SOURCE.fact_id,)) for text in lines)
    name = Passage(text="Gutters", facts=(SOURCE.fact_id,))
    service = Service(slug="gutters", name=name, summary=summary)
    item = ServiceItem(key="gutters", page="/services/gutters/", service=service)
    given = Given(facts=Facts(), outputs={}, item=item, **extra)  # pyright: ignore[reportArgumentType] # only `feedback` is ever given
    return SERVICE_DESCRIPTION.draft(given)


def _texts(passages: tuple[Passage, ...]) -> list[str]:
    return [one.text for one in passages]


def test_the_lead_stands_in_the_hero_and_not_again_in_the_text() -> None:
    page = _page("We clear gutters from a tower, not a ladder.", "It takes a morning.")
    assert _texts(page.intro) == ["It takes a morning."]


def test_numbered_lines_are_steps_and_keep_their_order() -> None:
    page = _page("Gutters of all kinds, in zinc and iron.", "1. We look.", "2. We price.")
    assert _texts(page.process) == ["We look.", "We price."]
    assert page.intro == ()


def test_one_numbered_line_is_no_process() -> None:
    assert _page("Gutters of all kinds, in zinc and iron.", "1. We look.").process == ()


def test_short_lines_without_a_full_stop_are_points() -> None:
    page = _page("Gutters of all kinds, in zinc and iron.", "zinc gutters", "iron hoppers")
    assert _texts(page.benefits) == ["Zinc gutters", "Iron hoppers"]


def test_a_refused_sentence_is_dropped_on_its_page_only() -> None:
    finding = sent_back("content/unsupported-claim", "`It takes a morning.`", page="/other/")
    lines = ("We clear gutters from a tower, not a ladder.", "It takes a morning.")
    assert _page(*lines, feedback=finding).intro
    finding = sent_back("content/unsupported-claim", "`a morning`", page="/services/gutters/")
    assert _page(*lines, feedback=finding).intro == ()


def test_only_the_sentence_a_refused_number_stood_in_is_dropped() -> None:
    evidence = "'5' (no fact gives this number) in 'We bring 5 buckets.'"
    finding = sent_back("content/unsupported-number", evidence, page="/services/gutters/")
    lead = "We clear gutters from a tower, not a ladder."
    page = _page(lead, "We bring 5 buckets.", "It takes 5 hours.", feedback=finding)
    assert _texts(page.intro) == ["It takes 5 hours."]


def test_a_sentence_that_came_back_as_too_long_is_split_at_its_joint() -> None:
    long = (
        "We clear the gutters of the whole terrace from one end to the other in a single visit; "
        "we then flush the downpipes and leave the drains running"
    )
    finding = sent_back("content/long-sentences", long, page="/services/gutters/")
    lead = "We clear gutters from a tower, not a ladder."
    assert len(_page(lead, long).intro) == 1
    assert len(_page(lead, long, feedback=finding).intro) == 2


def test_one_page_is_written_for_each_service_the_page_map_names() -> None:
    pages = run(SERVICE_DESCRIPTION, ROOFER, studio(ROOFER))
    assert [getattr(page, "slug", "") for page in pages] == ["slate-roofs"]


def test_a_changed_service_changes_no_other_item() -> None:
    other = service_fact("Gutters", "We clear them. We mend them.")
    before = Facts(entries=(*ROOFER.entries, other))
    changed = service_fact("Gutters", "We clear them. We mend them. We paint them.")
    after = Facts(entries=(*ROOFER.entries, changed))
    split = SERVICE_DESCRIPTION.split
    assert split is not None
    first, second = (split(Given(facts=f, outputs=studio(f))) for f in (before, after))
    same = [a.key for a, b in zip(first, second, strict=True) if a == b]
    assert same == ["slate-roofs"]
    assert ServiceDefinition not in SERVICE_DESCRIPTION.needs


def test_it_is_not_called_without_an_item() -> None:
    with pytest.raises(LookupError, match="through `split`"):
        SERVICE_DESCRIPTION.draft(Given(facts=ROOFER, outputs={}))
