import pytest

from domain.agents.content.about_page import ABOUT_PAGE, AboutPage, repeats
from domain.agents.content.hero_copy import Hero, HeroCopy
from domain.agents.design.layout_architecture import Layout
from domain.facts import Fact, FactKind, Facts, Licence, Person, fact
from domain.text import Passage
from tests.domain.agents.content.firms import ROOFER, run, said_of_slate, studio
from tests.domain.agents.content.refusals import sent_back


def _about(*entries: Fact, hero: str = "") -> AboutPage:
    facts = Facts(entries=entries)
    outputs = studio(facts)
    sub = Passage(text=hero) if hero else None
    home = Hero(url="/", headline=Passage(text="Slate"), sub=sub)
    outputs[HeroCopy] = (HeroCopy(heroes=(home,)),)
    (page,) = run(ABOUT_PAGE, facts, outputs)
    assert isinstance(page, AboutPage)
    return page


def _said(*texts: str) -> tuple[Fact, ...]:
    return tuple(fact(FactKind.STATEMENT, text) for text in texts)


def test_history_comes_first_and_is_told_sentence_by_sentence() -> None:
    page = _about(
        *_said("We like rain."), fact(FactKind.HISTORY, "It began in 1987. It rained a lot.")
    )
    assert [p.text for p in page.story] == [
        "It began in 1987.",
        "It rained a lot.",
        "We like rain.",
    ]


def test_a_brief_that_says_nothing_of_the_firm_leaves_the_page_empty() -> None:
    assert _about(fact(FactKind.NAME, "Slate Ltd")) == AboutPage()


def test_what_the_home_page_says_anyway_goes_last_or_is_left_out() -> None:
    short = _about(*_said("We like rain.", "We like slate."), hero="We like rain.")
    assert [p.text for p in short.story] == ["We like slate."]
    long = _about(
        *_said("We like rain.", "We like one.", "We like two.", "We like three."),
        hero="We like rain.",
    )
    assert [p.text for p in long.story] == [
        "We like one.",
        "We like two.",
        "We like three.",
        "We like rain.",
    ]


def test_sentences_about_a_service_are_told_on_its_page_only() -> None:
    said = fact(FactKind.STATEMENT, "We keep old slates for ten winters.")
    facts = Facts(entries=(*ROOFER.entries, said))
    outputs = studio(facts)
    for given_outputs, is_told in ((outputs, True), (said_of_slate(outputs, said), False)):
        (page,) = run(ABOUT_PAGE, facts, given_outputs)
        assert isinstance(page, AboutPage)
        assert any("ten winters" in p.text for p in page.story) == is_told


def test_everybody_is_named_once_with_what_the_brief_says_of_them() -> None:
    person = Person(name="Jean Hartley", role="slater", bio="Learnt in Wales. Likes rain.")
    page = _about(
        fact(FactKind.PERSON, "Jean", detail=person), fact(FactKind.PERSON, "J", detail=person)
    )
    (card,) = page.people
    assert card.role is not None
    assert card.role.text == "Slater"
    assert [p.text for p in card.bio] == ["Learnt in Wales.", "Likes rain."]


def test_licences_and_awards_are_the_proof() -> None:
    licence = fact(FactKind.LICENCE, "x", detail=Licence(name="NFRC member", number="20841"))
    page = _about(licence, fact(FactKind.AWARD, "Roof of the Year 2024"))
    assert [p.text for p in page.proof] == ["NFRC member 20841", "Roof of the Year 2024"]


def test_a_refused_sentence_leaves_the_story() -> None:
    facts = Facts(entries=_said("We are the best.", "We like rain."))
    finding = sent_back("content/unsupported-claim", "“the best” has no fact", page="/about/")
    (page,) = run(ABOUT_PAGE, facts, studio(facts), finding)
    assert isinstance(page, AboutPage)
    assert [p.text for p in page.story] == ["We like rain."]


def test_contact_data_and_labels_are_no_part_of_the_story() -> None:
    page = _about(
        *_said("Ring 01632 960 119 after storms.", "Status page.", "We like slate a lot.")
    )
    assert [p.text for p in page.story] == ["We like slate a lot."]


def test_a_site_without_an_about_page_tells_the_whole_story_in_three_paragraphs() -> None:
    said = [
        f"Slate number {word} lies on the roof." for word in ("one", "two", "six", "ten", "oak")
    ]
    facts = Facts(entries=_said(*said))
    outputs = studio(facts)
    (layout,) = outputs[Layout]
    assert isinstance(layout, Layout)
    home = tuple(page for page in layout.pages if page.kind == "home")
    outputs[Layout] = (layout.model_copy(update={"pages": home}),)
    (page,) = run(ABOUT_PAGE, facts, outputs)
    assert isinstance(page, AboutPage)
    assert len(page.story) == 3
    assert " ".join(p.text for p in page.story) == " ".join(said)
    assert {one for p in page.story for one in p.facts} == set(facts.by_id)


def test_a_boast_and_bare_opening_hours_are_no_story() -> None:
    page = _about(
        *_said(
            "We are the best roofers in Leeds.",
            "Open Monday to Friday 8am to 5pm.",
            "We mend slate roofs by hand.",
        )
    )
    assert [p.text for p in page.story] == ["We mend slate roofs by hand."]


def test_a_leftover_that_is_no_sentence_is_no_story() -> None:
    page = _about(*_said("Chapel street hall.", "It is dry.", "Twelve spades."), hero="Slate")
    assert [p.text for p in page.story] == ["It is dry."]


def test_what_the_headline_was_cut_from_goes_last_on_a_page_about_the_firm() -> None:
    headline = "A roofer for slate and lead"
    page = _about(*_said("We are a roofer for slate and lead.", "We like rain."), hero=headline)
    assert [p.text for p in page.story] == [
        "We like rain.",
        "We are a roofer for slate and lead.",
    ]


@pytest.mark.parametrize(
    ("said", "is_repeated"),
    [
        ("We are a roofer for slate and lead.", True),
        ("A roofer for slate and lead", True),
        ("We are a roofer for slate, tiles and lead.", False),
        ("Since 1987 the house by the river has been a roofer for slate and lead.", False),
    ],
)
def test_a_sentence_repeats_what_makes_up_most_of_it(said: str, is_repeated: bool) -> None:
    assert repeats(said, ["Leadwork", "A roofer for slate and lead"]) is is_repeated


@pytest.mark.parametrize(
    "said",
    [
        "Sie finden uns am Rathausplatz 4, 83224 Grassau, gleich neben der Apotheke.",
        "Parken hinterm Haus.",
        "We are at 12 Mill Lane, Otley LS21 1AA, opposite the church.",
        "Entrance round back.",
        "An Feiertagen geschlossen.",
        "Cerrado los festivos.",
        "Estamos en la calle Real 5, 18003 Granada, junto al mercado, enfrente del cine.",
    ],
)
def test_how_to_find_the_firm_and_when_nobody_is_there_is_told(said: str) -> None:
    assert [p.text for p in _about(*_said(said)).story] == [said]


@pytest.mark.parametrize(
    "said",
    [
        "We are at 12 Mill Lane, Otley LS21 1AA.",
        "Next to the church, ring 0113 496 0000.",
        "Slate and lead.",
    ],
)
def test_an_address_or_a_number_alone_is_not(said: str) -> None:
    assert _about(*_said(said)).story == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Wir sind Tag und Nacht erreichbar: 0581 / 999 0 12 (auch an Sonn- und Feiertagen).",
            "Wir sind Tag und Nacht erreichbar.",
        ),
        ("You can ring us day and night on 01632 960 731.", "You can ring us day and night."),
    ],
)
def test_that_somebody_is_there_at_night_is_told_without_the_number(said: str, told: str) -> None:
    assert [p.text for p in _about(*_said(said)).story] == [told]
