"""A model's sentence stands only where the facts it cites support it."""

import pytest

from domain.facts import (
    Fact,
    FactKind,
    Facts,
    Hours,
    Language,
    Person,
    Phone,
    Price,
    Question,
    Review,
    ServiceDetail,
    Span,
    fact,
)
from domain.model.truth import Problem, check
from domain.text import Passage
from tests.truth.sheets import HONEST, PARTS, Part, verdicts

QUOTE = "They came twice. Not cheap, but good."
NAME = fact(FactKind.NAME, "Kell Joinery")
TRADE = fact(FactKind.TRADE, "Joinery workshop")
STAIRS = fact(FactKind.SERVICE, "Stairs of oak")
DOORS = fact(
    FactKind.SERVICE,
    "Hanging of old doors, from £40 per door",
    detail=ServiceDetail(
        name="Hanging of old doors",
        price=Price(
            item="old doors",
            amount="40",
            currency="GBP",
            qualifier="from",
            unit="door",
            display="from £40",
        ),
    ),
)
SHELVES = fact(FactKind.SERVICE, "Shelves, £25")
FREE = fact(FactKind.STATEMENT, "Measuring is free, the drawing costs £90.")
COVER = fact(FactKind.GUARANTEE, "Stairs are guaranteed for 24 months.")
EVERY = fact(FactKind.GUARANTEE, "Every oak stair is oiled twice.")
USUAL = fact(FactKind.STATEMENT, "Drawings usually take about three days.")
PLAN = fact(FactKind.STATEMENT, "We plan to open a shop in Ripon.")
LOCAL = fact(FactKind.STATEMENT, "We sharpen tools for schools within five miles.")
NEVER = fact(FactKind.STATEMENT, "No varnish is used, and we work without screws.")
AT_ONCE = fact(FactKind.STATEMENT, "One lathe stands in the workshop.")
OPEN = fact(
    FactKind.HOURS,
    "Monday and Tuesday 8:00-16:00",
    detail=Hours(days=("mon", "tue"), spans=(Span(opens="08:00", closes="16:00"),)),
)
SHUT = fact(FactKind.HOURS, "Sunday closed", detail=Hours(days=("sun",)))
NIGHT = fact(
    FactKind.PHONE,
    "07700 900123 (flooding)",
    detail=Phone(display="07700 900123", href="tel:+447700900123", purpose="flooding"),
)
ANN = fact(FactKind.PERSON, "Ann Kell, joiner", detail=Person(name="Ann Kell", role="joiner"))
BO = fact(
    FactKind.PERSON,
    "Bo Reed, was a sailor, keeps the books",
    detail=Person(name="Bo Reed", role="keeps the books"),
)
BEGUN = fact(FactKind.HISTORY, "Founded by Ann Kell in 2003")
SAID = fact(FactKind.REVIEW, QUOTE, detail=Review(quote=QUOTE, author="R. Moss"))
PINE = fact(
    FactKind.QUESTION,
    "Do you work with pine? No. It dents.",
    detail=Question(question="Do you work with pine?", answer="No. It dents."),
)
WINDOWS = fact(FactKind.EXCLUSION, "We do not make windows")
WISH = fact(FactKind.PREFERENCE, "Sound warm and reliable")
SHEET = (
    *(NAME, TRADE, STAIRS, DOORS, SHELVES, FREE, COVER, EVERY, USUAL, PLAN, LOCAL, NEVER),
    *(AT_ONCE, OPEN, SHUT, NIGHT, ANN, BO, BEGUN, SAID, PINE, WINDOWS, WISH),
)


def problems(text: str, *cited: Fact, language: Language = "en") -> tuple[Problem, ...]:
    line = Passage(text=text, facts=tuple(one.fact_id for one in cited))
    facts = Facts(language=language, entries=(*SHEET, *(f for f in cited if f not in SHEET)))
    return check(line, facts, language=language)


def rules(text: str, *cited: Fact) -> set[str]:
    return {one.rule for one in problems(text, *cited)}


@pytest.mark.parametrize("part", PARTS)
def test_at_least_95_of_100_lies_are_refused(part: Part) -> None:
    lies = [one for one in verdicts(part) if one.category != HONEST]
    assert len(lies) >= 20
    missed = [one.text for one in lies if not one.is_refused]
    assert len(missed) <= 0.05 * len(lies), shown(part, missed)


@pytest.mark.parametrize(
    ("part", "share"),
    [
        ("development", 0.18),
        ("held_out", 0.2),
        ("unseen", 0.25),
        ("analysed", 0.1),
        ("untouched", 0.32),
        ("last_look", 0.32),
        ("near_misses", 0.3),
    ],
)
def test_few_true_paraphrases_are_refused(part: Part, share: float) -> None:
    true = [one for one in verdicts(part) if one.category == HONEST]
    assert len(true) >= 25
    refused = [one.text for one in true if one.is_refused]
    assert len(refused) <= share * len(true), shown(part, refused)


def shown(part: Part, texts: list[str]) -> list[str] | int:
    """Return what a failure may print: of what is held out only how many, or it would be mended from."""
    return len(texts) if part != "development" else texts


def test_a_problem_says_which_words_and_why() -> None:
    assert problems("Stairs of walnut", STAIRS) == (
        Problem(rule="word", shown="walnut", why="no cited fact says so"),
    )


def test_a_fact_word_for_word_stands() -> None:
    assert [one.text for one in (USUAL, NEVER, COVER, FREE) if problems(one.text, one)] == []
    label = fact(
        FactKind.HOURS,
        "Thursday 9:00-12:00",
        detail=Hours(days=("thu",), spans=(Span(opens="09:00", closes="12:00"),), label="Yard"),
    )
    assert not problems("Thursday 9:00-12:00", label)
    assert rules("Open on Thursday from 9:00 to 12:00", label) == {"qualifier"}


def test_words_that_claim_nothing_need_no_fact() -> None:
    for text in ("Call us to book a visit.", "Opening hours", "Kell Joinery", "Get in touch"):
        assert problems(text) == (), text
    assert rules("Stairs of oak") == {"word"}


def test_a_cited_fact_has_to_exist() -> None:
    assert check(
        Passage(text="Hello", facts=("f-0123456789",)), Facts(entries=SHEET), language="en"
    ) == (Problem(rule="citation", shown="f-0123456789", why="there is no such fact"),)


def test_words_to_the_maker_are_no_copy() -> None:
    assert rules("Warm and reliable", WISH) == {"kind"}


def test_only_the_cited_facts_support() -> None:
    assert not problems("Our stairs are of oak.", STAIRS)
    assert "word" in rules("Our stairs are of oak.", SHELVES)


def test_a_value_is_the_one_of_the_fact() -> None:
    assert not problems("Shelves cost £25.", SHELVES)
    assert "price" in rules("Shelves cost £26.", SHELVES)
    assert "number" in rules("Stairs are guaranteed for 36 months.", COVER)


def test_a_price_belongs_to_the_thing_it_is_the_price_of() -> None:
    assert rules("Stairs for £25", STAIRS, SHELVES) == {"mixed"}


def test_two_parts_of_one_sentence_keep_their_own_values() -> None:
    assert not problems("The drawing is £90, measuring is free.", FREE)
    assert "mixed" in rules("The drawing is free.", FREE)


def test_nobody_is_said_to_do_what_another_does() -> None:
    assert not problems("Ann Kell founded the workshop in 2003.", BEGUN)
    assert rules("Bo Reed founded the workshop in 2003.", BEGUN, BO) == {"mixed"}
    assert rules("Ann Kell keeps the books.", ANN, BO) == {"role"}
    assert rules("Bo Reed and Ann Kell founded it in 2003.", BEGUN, BO) == {"mixed"}


def test_a_promise_holds_for_what_it_is_given_to() -> None:
    plain = fact(FactKind.GUARANTEE, "Stairs are guaranteed.")
    assert rules("Shelves and stairs are guaranteed.", plain, SHELVES) == {"mixed"}


def test_a_lower_bound_stays_one() -> None:
    assert not problems("Old doors are hung from £40 per door.", DOORS)
    assert rules("Old doors are hung for £40 per door.", DOORS) == {"qualifier"}


def test_a_price_keeps_what_it_is_paid_for_each_of() -> None:
    taxed = fact(
        FactKind.PRICE,
        "Lathe work: £30 an hour",
        detail=Price(item="Lathe work", amount="30", currency="GBP", unit="hour", display="£30"),
    )
    assert not problems("Lathe work is £30 per hour.", taxed)
    assert rules("Lathe work is £30.", taxed) == {"qualifier"}


def test_a_price_of_some_days_is_given_for_these() -> None:
    turning = fact(FactKind.STATEMENT, "Turning lesson, Tuesday, £12")
    assert not problems("On Tuesday a turning lesson is £12.", turning)
    assert rules("A turning lesson is £12.", turning) == {"qualifier"}


def test_a_word_that_weakens_is_kept() -> None:
    assert not problems("A drawing usually takes about three days.", USUAL)
    assert rules("A drawing takes about three days.", USUAL) == {"qualifier"}
    assert rules("A drawing usually takes three days.", USUAL) == {"qualifier"}


def test_what_limits_a_thing_is_kept() -> None:
    assert rules("Doors are hung from £40 per door.", DOORS) == {"qualifier"}
    assert rules("Every stair is oiled twice.", EVERY) == {"qualifier"}
    assert rules("Lathes stand in the workshop.", AT_ONCE) == {"qualifier"}


def test_a_condition_is_kept() -> None:
    assert not problems("For schools within five miles we sharpen tools.", LOCAL)
    assert rules("We sharpen tools for schools.", LOCAL) == {"qualifier"}


def test_what_is_denied_stays_denied_and_what_is_affirmed_affirmed() -> None:
    assert not problems("We use no varnish.", NEVER)
    assert "denial" in rules("Varnish is used.", NEVER)
    assert "negation" in rules("Our stairs are not of oak.", STAIRS)
    assert not problems("We work without screws.", NEVER)
    assert "negation" in rules("We work with screws.", NEVER)


def test_an_answer_decides_its_question() -> None:
    assert not problems("We do not work with pine.", PINE)
    assert rules("We work with pine.", PINE) == {"denial"}
    assert not problems("Do you work with pine?", PINE)


def test_what_is_not_done_is_never_offered() -> None:
    assert not problems("Windows we do not make.", WINDOWS)
    assert rules("We make windows.", WINDOWS) >= {"denial"}
    assert rules("Stairs and windows", STAIRS, WINDOWS) >= {"denial"}
    listed = fact(FactKind.EXCLUSION, "Garden sheds", heading="Not for us")
    assert rules("Garden sheds", listed) == {"denial"}


def test_what_a_fact_denies_of_a_thing_is_not_said_of_it() -> None:
    exam = fact(FactKind.STATEMENT, "We prepare you for the exam, but the exam is not taken here.")
    assert not problems("The exam is not taken here.", exam)
    assert "denial" in rules("The exam is taken here.", exam)


def test_a_plan_is_not_done_and_the_past_is_past() -> None:
    assert not problems("We plan to open a shop in Ripon.", PLAN)
    assert rules("Visit our shop in Ripon.", PLAN) >= {"qualifier"}
    assert rules("Bo Reed is a sailor.", BO) == {"tense"}
    assert rules("Ann Kell was a joiner.", ANN) == {"tense"}


def test_days_and_hours_are_those_of_the_fact() -> None:
    assert not problems("On Mondays we are open until 16:00.", OPEN)
    assert rules("Open on Wednesdays", OPEN) == {"hours"}
    assert rules("Open on Sundays", SHUT) == {"hours"}
    assert not problems("We are not open on Sundays.", SHUT)


def test_a_number_for_one_purpose_is_given_for_it() -> None:
    assert not problems("In case of flooding call 07700 900123.", NIGHT)
    assert rules("Call 07700 900123.", NIGHT) == {"qualifier"}


def test_a_quotation_is_whole_sentences_of_a_review_with_its_author() -> None:
    assert not problems("“They came twice.” R. Moss", SAID)
    assert rules("“They came three times.”", SAID) == {"quote"}
    assert rules("“Not cheap, but”", SAID) == {"quote"}
    assert "word" in rules("“They came twice.” T. Marsh", SAID)


def test_a_review_supports_nothing_the_firm_says_itself() -> None:
    assert rules("Good, and not cheap", SAID) >= {"word"}


def test_a_comparison_is_made_in_the_very_form_of_the_fact() -> None:
    oak = fact(FactKind.STATEMENT, "The old oak is dry.")
    assert "degree" in rules("The oldest oak is dry.", oak)


def test_an_english_derivation_is_no_other_word() -> None:
    assert rules("Engines", fact(FactKind.STATEMENT, "Engineers")) == {"word"}
    assert not problems("Turned bowls", fact(FactKind.STATEMENT, "Turning of bowls"))


@pytest.mark.parametrize(
    ("text", "source", "stands"),
    [
        ("Dachreparaturen", "Reparaturen am Dach", True),
        ("Reparaturen", "Dachreparaturen", False),
        ("Treppen ölen wir.", "Geölte Treppen", True),
        ("Treppen ölen wir nicht.", "Geölte Treppen", False),
        ("Wir bauen die Treppe ein.", "Einbau der Treppe", True),
        ("Die schönsten Treppen", "Schöne Treppen", False),
    ],
)
def test_german_compounds_and_participles_are_taken_apart(
    text: str, source: str, stands: bool
) -> None:
    assert (problems(text, fact(FactKind.STATEMENT, source), language="de") == ()) is stands


@pytest.mark.parametrize(
    ("text", "source", "stands"),
    [
        ("Reparamos sillas.", "Reparación de sillas", True),
        ("No reparamos sillas.", "Reparación de sillas", False),
        ("Barnizamos sin disolventes.", "Barnizado sin disolventes", True),
        ("Barnizamos con disolventes.", "Barnizado sin disolventes", False),
    ],
)
def test_spanish_endings_are_compared(text: str, source: str, stands: bool) -> None:
    assert (problems(text, fact(FactKind.STATEMENT, source), language="es") == ()) is stands
