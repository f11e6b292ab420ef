"""A paraphrase is free in its wording, and in nothing that can be checked."""

import pytest

from domain.facts import Fact, FactKind, Facts, Language, Person, fact
from domain.model._truth_sheet import sheet
from domain.model.truth import check
from domain.text import Passage

SALON = fact(FactKind.TRADE, "Hair salon")
CURLS = fact(FactKind.STATEMENT, "Curly hair is cut dry.")
MEDIA = fact(FactKind.STATEMENT, "Magazines lie on the table.")
FOUNDED = fact(FactKind.HISTORY, "Opened by Ada Finch in 2013")
ADA = fact(
    FactKind.PERSON, "Ada Finch, master stylist", detail=Person(name="Ada Finch", role="stylist")
)
JOINED = fact(FactKind.STATEMENT, "Ada Finch became master in 2010.")
WIGS = fact(FactKind.EXCLUSION, "No wigs")
SHEET = (SALON, CURLS, MEDIA, FOUNDED, ADA, WIGS)


def stands(text: str, *cited: Fact, language: Language = "en") -> bool:
    facts = Facts(language=language, entries=(*SHEET, *(one for one in cited if one not in SHEET)))
    line = Passage(text=text, facts=tuple(one.fact_id for one in cited))
    return not check(line, facts, language=language)


RULES: tuple[tuple[Language, str, str, str], ...] = (
    (
        "en",
        "Sofas are stuffed with wool.",
        "Whatever sofa you bring us, we happily stuff it with wool.",
        "Whatever sofa you bring us, we happily stuff it with wool and silk.",
    ),
    ("en", "We use wool.", "Wool is what we love to use.", "Our wool prevents your allergies."),
    ("en", "Sofas take three weeks.", "Sofas usually take three weeks.", "All sofas take weeks."),
    ("en", "The visit takes 45 minutes.", "The visit takes three quarters of an hour.", "The visit takes an hour and a half."),
    ("en", "Frames have a guarantee of ten years.", "Frames have a guarantee of a decade.", "Frames have a guarantee of 1 decade and a year."),
    ("en", "Delivery takes two days.", "Delivery takes about two days.", "Delivery comes within a day."),
    ("en", "Paint free of solvents.", "Paint without solvents.", "Paint with solvents."),
    (
        "de",
        "Böden decken wir ab.",
        "Wenn Ihnen der Staub Kummer macht, decken wir Böden ab.",
        "Wenn Sie sich sorgen, decken wir Böden und Dächer ab.",
    ),
    ("de", "Farben frei von Blei.", "Auf Blei verzichten wir bei Farben.", "Farben mit Blei."),
    ("de", "Das Zimmer ist in zwei Tagen fertig.", "Zwei Tage, und Ihr Zimmer ist fertig.", "Das Zimmer ist nach einem Tag fertig."),
    ("es", "Grupos de seis personas como máximo.", "Nunca seremos más de seis personas en los grupos.", "Nunca seremos más de ocho personas en los grupos."),
    ("es", "Clases a partir de siete años.", "Clases para quien ha cumplido siete años.", "Clases para quien ha cumplido seis años."),
    ("es", "Alquilamos tablas.", "¿Buscas aventura? Alquilamos tablas.", "¿Buscas aventura? Alquilamos tablas y barcos."),
)  # fmt: skip


@pytest.mark.parametrize(("language", "source", "true", "lie"), RULES, ids=[r[2] for r in RULES])
def test_verbs_and_turns_of_phrase_are_free_and_things_amounts_and_promises_are_not(
    language: Language, source: str, true: str, lie: str
) -> None:
    known = fact(FactKind.STATEMENT, source)
    assert stands(true, known, language=language)
    assert not stands(lie, known, language=language)


def test_two_facts_about_one_person_say_together_who_it_is() -> None:
    assert stands("Master stylist Ada Finch opened the salon in 2013.", FOUNDED, ADA)
    assert not stands("Ada Finch opened the salon in 2010.", FOUNDED, JOINED)


def test_a_visitor_may_wish_for_anything_but_what_the_firm_does_not_do() -> None:
    assert stands("Dreaming of a wilder mane? We cut curly hair dry.", CURLS)
    assert not stands("Dreaming of new wigs? We cut curly hair dry.", CURLS)


def test_the_firm_may_be_called_what_it_is_and_nobody_else_may() -> None:
    trade = fact(FactKind.TRADE, "Coffee roastery")
    assert stands("Ada Finch opened our roastery in 2013.", FOUNDED, trade)
    assert not stands("Ada Finch opened our academy in 2013.", FOUNDED, trade)


def test_the_facts_are_read_once_for_all_sentences() -> None:
    facts = Facts(entries=SHEET)
    known = sheet(facts, "en")
    assert sheet(facts, "en") is known
    assert known.source_of(CURLS) is known.source_of(CURLS)
    assert sheet(facts, "de") is not known


def test_a_copied_sheet_is_read_anew() -> None:
    facts = Facts(entries=SHEET)
    first = sheet(facts, "en")
    other = facts.model_copy(update={"entries": (SALON,)})
    assert sheet(other, "en") is not first
    assert sheet(other, "en").keys < first.keys
