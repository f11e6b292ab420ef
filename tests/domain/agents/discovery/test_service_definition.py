"""The catalogue holds what is offered, once, with what the brief says of it."""

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from domain.agents.discovery._icons import ICONS
from domain.agents.discovery._matching import NameIndex, stem
from domain.agents.discovery.service_definition import (
    SERVICE_DEFINITION,
    Service,
    ServiceDefinition,
)
from domain.facts import FactKind, Facts, Language, ServiceDetail, fact
from tests.domain.agents.discovery.sheets import (
    DENTIST,
    EMPTY,
    GUESTHOUSE,
    LAWYER,
    RESTAURANT,
    ROOFER,
    SHEETS,
    K,
    given,
    price,
    question,
    says,
    service,
    sheet,
)


def catalogue(of: Facts) -> ServiceDefinition:
    return SERVICE_DEFINITION.draft(given(SERVICE_DEFINITION, of))


def named(made: ServiceDefinition, slug: str) -> Service:
    return next(one for one in made.services if one.slug == slug)


def told(one: Service) -> list[str]:
    return [passage.text for passage in one.summary]


def test_a_brief_without_services_has_an_empty_catalogue():
    assert catalogue(EMPTY) == ServiceDefinition()


def test_a_sentence_that_names_a_service_stands_beside_it():
    made = catalogue(ROOFER)
    assert told(named(made, "roof-repairs")) == [
        "We look at the roof within two days and send pictures.",
        "A roof repair takes a morning in most cases.",
    ]
    assert "We come out in any weather." not in [t for one in made.services for t in told(one)]


def test_a_street_that_is_called_like_a_service_names_none():
    said = ("Our yard is on Bridge Street.", "Every bridge is test-loaded.")
    made = catalogue(sheet("en", service("Bridges"), service("Gates"), *says(K.STATEMENT, *said)))
    assert told(named(made, "bridges")) == ["Every bridge is test-loaded."]


def test_every_passage_of_the_catalogue_rests_on_a_fact_of_the_sheet():
    for of in SHEETS.values():
        for one in catalogue(of).services:
            for passage in (one.name, *one.summary, *(line.label for line in one.prices)):
                assert passage.facts
                assert all(fact_id in of.by_id for fact_id in passage.facts)


def test_what_the_firm_does_not_do_is_never_offered():
    of = sheet("en", service("Solar panels"), *ROOFER.entries)
    made = catalogue(of)
    assert "solar-panels" not in [one.slug for one in made.services]
    assert made.excluded[0].text == "We do not fit solar panels."


def test_an_exclusion_of_a_part_leaves_the_service():
    slugs = [one.slug for one in catalogue(ROOFER).services]
    assert slugs == ["slate-roofs", "roof-repairs", "gutters"]


def test_a_service_listed_twice_is_one_service_with_both_descriptions():
    made = catalogue(
        sheet("en", service("Gutters", "We clean them."), service("gutters", "We replace them."))
    )
    assert [one.slug for one in made.services] == ["gutters"]
    assert told(made.services[0]) == ["We clean them.", "We replace them."]


def test_dishes_of_one_name_in_two_groups_keep_their_own_slugs():
    made = catalogue(
        sheet("en", service("House wine", group="White"), service("House wine", group="Red"))
    )
    assert [(one.slug, one.group) for one in made.services] == [
        ("house-wine", "White"),
        ("house-wine-2", "Red"),
    ]
    assert made.groups == ("White", "Red")


def test_a_price_goes_to_the_service_it_names_and_the_rest_to_the_list():
    made = catalogue(
        sheet("en", *ROOFER.entries, price("Roof repair", "180"), price("Ladder", "9"))
    )
    assert [line.price.amount for line in named(made, "roof-repairs").prices] == ["180"]
    assert [line.label.text for line in made.prices] == ["Ladder"]


def test_a_question_goes_to_the_service_it_names():
    made = catalogue(
        sheet("de", *DENTIST.entries, question("Tut ein Implantat weh?", "Nein, es wird betäubt."))
    )
    assert [q.text for q, _ in named(made, "implantate").questions] == ["Tut ein Implantat weh?"]


def test_a_sentence_under_the_heading_of_a_service_is_about_it():
    lines = says(K.STATEMENT, "It takes an hour.")
    under = tuple(line.model_copy(update={"heading": "Gutters"}) for line in lines)
    assert told(named(catalogue(sheet("en", *ROOFER.entries, *under)), "gutters")) == [
        "It takes an hour."
    ]


def test_a_sentence_that_lists_many_services_describes_none():
    of = sheet(
        "en", *ROOFER.entries, *says(K.STATEMENT, "We do slate roofs, roof repairs, gutters.")
    )
    texts = [t for one in catalogue(of).services for t in told(one)]
    assert "We do slate roofs, roof repairs, gutters." not in texts


def test_dishes_never_get_pages_however_much_is_said_of_them():
    long = (
        "Con pimentón dulce de la Vera y aceite de la casa de al lado. "
        "Se sirve templado sobre patata cocida y sal gorda de Cádiz, para dos."
    )
    same = catalogue(sheet("es", *says(K.TRADE, "Fontanero"), service("Pulpo", long)))
    assert same.services[0].has_page
    made = catalogue(sheet("es", *RESTAURANT.entries, service("Pulpo", long, amount="18")))
    assert made.noun == "menu"
    assert [one.slug for one in made.services if one.has_page] == []


def test_only_a_service_with_something_to_say_gets_a_page():
    made = catalogue(LAWYER)
    assert [one.slug for one in made.services if one.has_page] == ["arbeitsrecht", "mietrecht"]
    assert not named(catalogue(DENTIST), "implantate").has_page


@pytest.mark.parametrize(
    ("of", "slug", "icon"),
    [
        (ROOFER, "roof-repairs", "roof"),
        (DENTIST, "implantate", "tooth"),
        (LAWYER, "arbeitsrecht", "scales"),
        (GUESTHOUSE, "wohnung-riesling", "bed"),
    ],
)
def test_a_service_carries_the_icon_of_its_word(of: Facts, slug: str, icon: str):
    assert named(catalogue(of), slug).icon == icon


@pytest.mark.parametrize("name", ["Company law", "Span", "Carpets", "Barbarossa", "Wanderlust"])
def test_part_of_a_word_calls_up_no_icon_of_a_short_word(name: str):
    assert catalogue(sheet("en", service(name))).services[0].icon in {"", "scales"}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("repair", "repairs", "repairing", "repaired")),
        ("de", ("Reinigung", "Reinigungen", "reinigen")),
        ("es", ("reparación", "reparaciones", "reparar")),
    ],
)
def test_the_inflections_of_a_word_share_a_stem(language: Language, words: tuple[str, ...]):
    assert len({stem(word, language) for word in words}) == 1


def test_a_german_compound_names_what_it_ends_with():
    index = NameIndex(["Reinigung", "Implantate"], "de")
    assert index.named_in("Die Zahnreinigung dauert eine Stunde.") == (0,)


NAMES = st.text(min_size=1, max_size=80).filter(lambda text: text.strip() != "")


@over(st.lists(NAMES, max_size=12), st.sampled_from(["en", "de", "es"]))
def test_any_names_give_unique_slugs_and_known_icons(names: list[str], language: Language):
    made = catalogue(sheet(language, *(service(name) for name in names)))
    slugs = [one.slug for one in made.services]
    assert len(slugs) == len(set(slugs))
    assert all(one.icon in {"", *ICONS} for one in made.services)


def test_the_catalogue_is_the_same_each_time():
    assert catalogue(ROOFER).fingerprint == catalogue(ROOFER).fingerprint


def test_what_is_not_offered_stands_once_behind_its_label():
    made = catalogue(
        Facts(
            language="en",
            entries=(
                fact(FactKind.SERVICE, "Cut", detail=ServiceDetail(name="Cut")),
                fact(FactKind.EXCLUSION, "What we don't do: Perms"),
                fact(FactKind.EXCLUSION, "What we don't do: Nails"),
                fact(FactKind.EXCLUSION, "no walk-ins"),
            ),
        )
    )
    assert [one.text for one in made.excluded] == ["What we don't do: Perms, Nails", "No walk-ins"]


def test_a_label_that_denies_a_service_takes_it_out_of_the_catalogue():
    made = catalogue(
        Facts(
            language="en",
            entries=(
                fact(FactKind.SERVICE, "Perms", detail=ServiceDetail(name="Perms")),
                fact(FactKind.EXCLUSION, "What we don't do: Perms"),
            ),
        )
    )
    assert made.services == ()


@pytest.mark.parametrize(("heading", "noun"), [("Carta", "menu"), ("Servicios", "services")])
def test_dishes_below_a_menu_heading_are_a_menu_in_a_trade_nobody_knows(heading: str, noun: str):
    dish = fact(
        FactKind.SERVICE, "Esgarraet", heading=heading, detail=ServiceDetail(name="Esgarraet")
    )
    assert catalogue(Facts(language="es", entries=(dish,))).noun == noun
