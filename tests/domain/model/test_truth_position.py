"""Unknown words claim something where a firm may offer what they name, and nothing where they paint a picture."""

import pytest

from domain.facts import Fact, FactKind, Facts, Language, Person, fact
from domain.model.truth import check
from domain.text import Passage

LOFT = fact(FactKind.TRADE, "Sailmaker")
SAILS = fact(FactKind.SERVICE, "New mainsails")
SEAMS = fact(FactKind.STATEMENT, "Every seam is checked in winter.")
RADIUS = fact(FactKind.STATEMENT, "We collect within ten miles, for £5.")
ANN = fact(FactKind.PERSON, "Ann Hill, cutter", detail=Person(name="Ann Hill", role="cutter"))
BEA = fact(FactKind.PERSON, "Bea Hill, sewer", detail=Person(name="Bea Hill", role="sewer"))
COVERS = fact(FactKind.EXCLUSION, "No boat covers")
SHORTLIST = fact(FactKind.AWARD, "Shortlisted for the Sail Award 2020")
PRIZE = fact(FactKind.AWARD, "Sail Award 2020")
SHEET = (LOFT, SAILS, SEAMS, RADIUS, ANN, BEA, COVERS, SHORTLIST, PRIZE)


def stands(text: str, *cited: Fact, language: Language = "en") -> bool:
    line = Passage(text=text, facts=tuple(one.fact_id for one in cited))
    facts = Facts(language=language, entries=(*SHEET, *(f for f in cited if f not in SHEET)))
    return not check(line, facts, language=language)


@pytest.mark.parametrize(
    ("true", "lie"),
    [
        (
            "On a grey morning by the stove, every seam is checked.",
            "Every seam and zip is checked.",
        ),
        ("Behind the curtain, every seam is checked in winter.", "We sell curtains."),
        ("The sea is wide, so every seam is checked.", "There is a sauna."),
        (
            "While the snow falls, every seam is checked.",
            "Every organic seam is checked in winter.",
        ),
        ("A broken zip?", "We mend zips."),
    ],
)
def test_a_thing_is_claimed_where_it_is_offered_or_listed_and_not_where_it_is_scenery(
    true: str, lie: str
) -> None:
    assert stands(true, SEAMS)
    assert not stands(lie, SEAMS)


def test_of_several_people_every_noun_may_be_what_another_does() -> None:
    assert stands("By the window, every seam is checked.", SEAMS)
    assert not stands("Ann Hill sits by the sewing machine.", ANN)


def test_what_something_does_to_the_visitor_is_a_claim() -> None:
    assert not stands("A checked seam makes you happy.", SEAMS)


def test_a_turn_that_promises_how_or_when_is_that_of_a_fact() -> None:
    assert not stands("Every seam is checked all year.", SEAMS)
    assert not stands("Every seam is checked by hand.", SEAMS)


def test_what_is_left_to_others_is_denied() -> None:
    assert stands("Boat covers are a job for somebody else.", COVERS)
    assert not stands("Boat covers are a joy to us.", COVERS)


def test_an_award_is_won_unless_it_was_only_in_reach() -> None:
    assert stands("In 2020 we won the Sail Award.", PRIZE)
    assert not stands("In 2020 we won the Sail Award.", SHORTLIST)


def test_a_sailmaker_may_say_sail_and_may_not_promise_it() -> None:
    cover = fact(FactKind.GUARANTEE, "Seams are guaranteed.")
    assert stands("Bring your sail, we collect within ten miles for £5.", RADIUS)
    assert not stands("Your sail is guaranteed.", cover)


@pytest.mark.parametrize(
    ("language", "source", "true", "lie"),
    [
        (
            "de",
            "Die Naht wird im Winter geprüft.",
            "Im Schatten der Linden wird die Naht im Winter geprüft.",
            "Im Winter werden Naht und Leine geprüft.",
        ),
        (
            "de",
            "Wir bieten Führungen an.",
            "Führungen bieten wir gerne an.",
            "Im Hallenbad bieten wir Führungen an.",
        ),
        ("de", "Die Küche ist offen.", "Die Küche ist offen.", "Die Küche hat ganzjährig offen."),
        (
            "es",
            "Las costuras se revisan en invierno.",
            "En invierno, bajo la lámpara, revisamos las costuras.",
            "Las costuras y las cremalleras se revisan en invierno.",
        ),
        (
            "es",
            "El arroz se hace con leña.",
            "Los arroces se hacen con leña.",
            "El arroz se hace con leña de olivo.",
        ),
    ],
)
def test_scenery_stands_in_german_and_spanish_too(
    language: Language, source: str, true: str, lie: str
) -> None:
    known = fact(FactKind.STATEMENT, source)
    assert stands(true, known, language=language)
    assert not stands(lie, known, language=language)


def test_a_price_from_which_it_starts_is_one_with_a_point_in_it_too() -> None:
    made = fact(FactKind.SERVICE, "Maßschuhe, ab 1.400 €")
    assert stands("Maßschuhe gibt es ab 1.400 Euro.", made, language="de")
    assert not stands("Maßschuhe kosten 1.400 Euro.", made, language="de")
