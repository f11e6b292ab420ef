"""A paraphrase stands, and the lie next to it does not."""

import pytest

from domain.facts import (
    Address,
    Fact,
    FactKind,
    Facts,
    Hours,
    Language,
    Person,
    Price,
    ServiceDetail,
    Span,
    fact,
)
from domain.model.truth import check
from domain.text import Passage

SALON = fact(FactKind.TRADE, "Dog grooming salon")
HERE = fact(
    FactKind.ADDRESS,
    "3 Mill Lane, Nantwich",
    detail=Address(street="3 Mill Lane", locality="Nantwich"),
)
AREA = fact(FactKind.AREA, "Nantwich and Crewe")
SATURDAY = fact(
    FactKind.HOURS,
    "Saturday 9:00-13:00",
    detail=Hours(days=("sat",), spans=(Span(opens="09:00", closes="13:00"),)),
)
WASH = fact(
    FactKind.SERVICE,
    "Wash, from £20",
    detail=ServiceDetail(
        name="Wash",
        price=Price(item="Wash", amount="20", currency="GBP", qualifier="from", display="from £20"),
    ),
)
CLIP = fact(
    FactKind.SERVICE,
    "Clip, from £40",
    detail=ServiceDetail(
        name="Clip",
        price=Price(item="Clip", amount="40", currency="GBP", qualifier="from", display="from £40"),
    ),
)
DRY = fact(FactKind.SERVICE, "Towel drying after rain")
NO_CATS = fact(FactKind.EXCLUSION, "No cats")
SOON = fact(FactKind.STATEMENT, "Most dogs are ready within 48 hours.")
LATE = fact(FactKind.STATEMENT, "We shave dogs only if the coat is matted.")
TODAY = fact(FactKind.STATEMENT, "We collect in Crewe, orders by 11am the same morning.")
GUILD = fact(FactKind.LICENCE, "Member of the Guild of Ludlow")
ANN = fact(FactKind.PERSON, "Ann Hill, groomer", detail=Person(name="Ann Hill", role="groomer"))
BEA = fact(FactKind.PERSON, "Bea Hill, office", detail=Person(name="Bea Hill", role="office"))
BOTH = fact(FactKind.HISTORY, "Opened by Ann Hill in 1998, led by Bea Hill since 2015")
SISTERS = fact(FactKind.HISTORY, "Founded by sisters Ann and Bea Hill")
SHEET = (
    *(SALON, HERE, AREA, SATURDAY, WASH, CLIP, DRY, NO_CATS, SOON, LATE, TODAY),
    *(GUILD, ANN, BEA, BOTH, SISTERS),
)


def stands(text: str, *cited: Fact, language: Language = "en") -> bool:
    line = Passage(text=text, facts=tuple(one.fact_id for one in cited))
    facts = Facts(language=language, entries=(*SHEET, *(f for f in cited if f not in SHEET)))
    return not check(line, facts, language=language)


def test_a_length_of_time_is_the_same_in_other_units() -> None:
    assert stands("Most dogs are ready within two days.", SOON)
    assert not stands("Most dogs are ready within two hours.", SOON)
    assert not stands("Most dogs are ready within three days.", SOON)


def test_a_time_in_words_is_that_of_the_clock() -> None:
    assert stands("On Saturday we are open from nine to one.", SATURDAY)
    assert not stands("On Saturday we are open from nine to two.", SATURDAY)


def test_a_part_of_the_day_is_one_in_which_it_is_open() -> None:
    assert stands("We are open on Saturday mornings.", SATURDAY)
    assert not stands("We are open on Saturday afternoons.", SATURDAY)
    assert not stands("We are open on Saturday evenings.", SATURDAY)


def test_a_day_a_visitor_is_asked_about_is_no_day_of_opening() -> None:
    assert stands("Wedding on Friday? Most dogs are ready within two days.", SOON)
    assert not stands("On Friday most dogs are ready within two days.", SOON)


def test_a_word_that_only_weakens_or_denies_is_no_claim() -> None:
    wool = fact(FactKind.STATEMENT, "Sofas take three weeks.")
    assert stands("Sofas usually take three weeks.", wool)
    assert not stands("Sofas gladly take three weeks and a day.", wool)


def test_the_words_of_the_trade_need_no_citation_unless_they_are_counted() -> None:
    assert stands("For a wash, your dog costs from £20.", WASH)
    level = fact(FactKind.LICENCE, "Guild diploma, level 3")
    assert not stands("Three groomers look after your dog.", level)


def test_who_denies_one_thing_may_say_it_is_only_the_other() -> None:
    assert stands("Dogs only, no cats.", SALON, NO_CATS)
    assert not stands("Washes only.", WASH)


def test_a_lower_bound_is_carried_over_to_the_next_price_of_the_same_verb() -> None:
    assert stands("A wash starts at £20 and a clip at £40.", WASH, CLIP)
    assert not stands("A wash starts at £20 and a clip is £40.", WASH, CLIP)


def test_a_question_about_the_visitor_claims_nothing() -> None:
    assert stands("Walking your dog in the rain?", DRY)
    assert not stands("Walking your cat?", DRY, NO_CATS)
    assert not stands("Rain hats?", DRY)


def test_a_call_about_the_trade_needs_no_fact() -> None:
    assert stands("Bring your dog in and we will take a look.")
    assert not stands("Bring your rabbit in and we will take a look.")


def test_beside_a_street_stands_its_own_town() -> None:
    assert stands("You find us on Mill Lane in Nantwich.", HERE, AREA)
    assert not stands("You find us on Mill Lane in Crewe.", HERE, AREA)


def test_a_membership_is_not_moved_to_where_the_firm_is() -> None:
    assert stands("We are a member of the Guild of Ludlow.", GUILD, HERE)
    assert not stands("We are a member of the Guild of Nantwich.", GUILD, HERE)


def test_what_begins_a_sentence_holds_for_all_of_it() -> None:
    assert stands("After rain, we towel-dry your dog.", DRY)
    assert not stands("With a wash, your dog is dried with a towel.", WASH, DRY)


def test_a_condition_is_kept_however_plain_its_words() -> None:
    rare = fact(FactKind.STATEMENT, "We drill unless there is another way.")
    assert stands("We drill unless there is another way.", rare)
    assert not stands("We drill.", rare)
    assert stands("If the coat is matted, we shave dogs.", LATE)
    assert not stands("We shave dogs.", LATE)


def test_what_holds_until_a_time_of_day_is_said_with_one() -> None:
    assert stands("Orders by 11am: we collect in Crewe the same morning.", TODAY)
    assert not stands("We collect in Crewe the same morning.", TODAY)


def test_a_year_belongs_to_whoever_stands_beside_it() -> None:
    assert stands("Ann Hill opened the salon in 1998.", BOTH)
    assert not stands("Bea Hill opened the salon in 1998.", BOTH)


def test_a_year_is_not_that_of_who_came_later_and_is_no_fact_of_its_own() -> None:
    heir = fact(FactKind.HISTORY, "1989 begun by Horst Hill, today his daughter Bea Hill runs it")
    assert stands("Horst Hill began in 1989.", heir)
    assert not stands("Bea Hill began in 1989.", heir)


def test_an_ordinal_in_words_is_the_one_of_the_fact() -> None:
    lift = fact(FactKind.STATEMENT, "Unser Lift reicht bis zum sechsten Stock.")
    assert stands("Mit dem Lift kommen Sie in den sechsten Stock.", lift, language="de")
    assert not stands("Mit dem Lift kommen Sie in den achten Stock.", lift, language="de")


def test_people_may_be_counted() -> None:
    assert stands("Two sisters, Ann and Bea Hill, founded it.", SISTERS)
    assert not stands("Three sisters, Ann and Bea Hill, founded it.", SISTERS)


def test_a_surname_is_the_person_s_where_only_one_has_it() -> None:
    joe = fact(FactKind.PERSON, "Dr. Joe Reed, vet", detail=Person(name="Dr. Joe Reed", role="vet"))
    assert stands("Dr. Reed is a vet.", joe)
    assert not stands("Dr. Reed is a groomer.", joe, ANN)


@pytest.mark.parametrize(
    ("language", "source", "true", "lie"),
    [
        (
            "de",
            "Wer nicht laufen kann, den besuchen wir im Haus.",
            "Sie können nicht laufen? Dann besuchen wir Sie im Haus.",
            "Wir besuchen Sie nicht im Haus.",
        ),
        (
            "de",
            "Termine sagen Sie bitte spätestens 24 Stunden vorher ab.",
            "Mindestens 24 Stunden vorher können Sie absagen.",
            "Mindestens 12 Stunden vorher können Sie absagen.",
        ),
        (
            "de",
            "Das Haus liegt am Fluss und hat keine Treppe.",
            "Das Haus liegt am Fluss.",
            "Das Haus hat eine Treppe.",
        ),
        ("de", "Wir schließen im Juli.", "Im Juli haben wir geschlossen.", "Im Juli ist geöffnet."),
        (
            "de",
            "Die meisten Kassen bezuschussen den Kurs.",
            "Die meisten Kassen geben einen Zuschuss zum Kurs.",
            "Die Kassen geben einen Zuschuss zum Kurs.",
        ),
        (
            "es",
            "Los grupos tienen como máximo 14 alumnos.",
            "En cada grupo no pasan de catorce alumnos.",
            "En cada grupo hay catorce alumnos.",
        ),
        (
            "es",
            "La primera clase es gratis y no hace falta venir en pareja.",
            "La primera clase no cuesta nada.",
            "Las primeras clases no cuestan nada.",
        ),
        ("es", "En agosto está cerrado.", "En agosto cerramos.", "En agosto abrimos."),
        (
            "en",
            "Cancellations up to 24 hours before are free, after that we charge half the price.",
            "You can cancel free of charge up to 24 hours before.",
            "You can cancel free of charge.",
        ),
        (
            "en",
            "Bikes are stripped and rebuilt.",
            "We strip and rebuild your bikes.",
            "We paint bikes.",
        ),
    ],
)
def test_turns_of_phrase_stand_and_what_they_twist_does_not(
    language: Language, source: str, true: str, lie: str
) -> None:
    known = fact(FactKind.STATEMENT, source)
    assert stands(true, known, language=language)
    assert not stands(lie, known, language=language)
