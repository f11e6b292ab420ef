"""What rules are certain of is certain: amounts that follow are no numbers of their own, turns of phrase deny nothing."""

import pytest

from domain.facts import Fact, FactKind, Facts, Language, fact
from domain.model._truth_judge import CERTAIN
from domain.model._truth_region import VISITOR
from domain.model.truth import objections
from domain.text import Passage

TRADE = {"en": "Museum", "de": "Werkstatt", "es": "Vivero"}


def sure_of(text: str, cited: Fact, language: Language) -> set[str]:
    """Return the rules that object and have the last word."""
    facts = Facts(language=language, entries=(fact(FactKind.TRADE, TRADE[language]), cited))
    found, signs = objections(Passage(text=text, facts=(cited.fact_id,)), facts, language=language)
    assert signs is not None
    return {one.rule for one in found} & CERTAIN


@pytest.mark.parametrize(
    ("kind", "source", "true", "lie"),
    [
        (
            FactKind.STATEMENT,
            "Our beans come from four farms in Colombia and Ethiopia.",
            "Four farms, two countries: Colombia and Ethiopia.",
            "Four farms, three countries: Colombia and Ethiopia.",
        ),
        (
            FactKind.STATEMENT,
            "The stall is there on the second and fourth Saturday.",
            "The stall is there on two Saturdays, the second and the fourth.",
            "The stall is there on three Saturdays.",
        ),
        (
            FactKind.SERVICE,
            "Four double rooms, £98",
            "Four rooms for two, £98.",
            "Four rooms for three, £98.",
        ),
        (
            FactKind.HISTORY,
            "Restored in 1968, a museum since 1972",
            "A museum since 1972, four years after it was restored.",
            "A museum since 1972, five years after it was restored.",
        ),
        (
            FactKind.STATEMENT,
            "Schools pay half for nativity plays.",
            "Schools pay 50 % for nativity plays.",
            "Schools pay 40 % for nativity plays.",
        ),
        (
            FactKind.STATEMENT,
            "A straw roof lasts about 20 years.",
            "A straw roof lasts about two decades.",
            "A straw roof lasts about three decades.",
        ),
        (
            FactKind.STATEMENT,
            "Tours start at 11am and 2pm.",
            "Tours start at eleven or at two.",
            "Tours start at ten or at two.",
        ),
        (
            FactKind.STATEMENT,
            "We need a space of three by six metres.",
            "Three metres by six is all we need.",
            "Three metres by seven is all we need.",
        ),
        (
            FactKind.STATEMENT,
            "A frame is ready in two weeks, before Christmas in four.",
            "A frame is ready in two weeks, in four weeks before Christmas.",
            "A frame is ready in two weeks, in five weeks before Christmas.",
        ),
        (
            FactKind.SERVICE,
            "The Vault, two to six players",
            "The Vault takes up to six players.",
            "The Vault takes up to eight players.",
        ),
    ],
)
def test_amounts_that_follow_from_a_fact_stand_and_others_do_not(
    kind: FactKind, source: str, true: str, lie: str
) -> None:
    known = fact(kind, source)
    assert sure_of(true, known, "en") == set()
    assert sure_of(lie, known, "en") & {"number", "hours", "value"}


@pytest.mark.parametrize(
    ("language", "source", "true"),
    [
        ("en", "A new blade for every customer.", "No two customers ever share a blade."),
        ("en", "If it rains within a day, we come back.", "Rain within 24 hours and we return."),
        ("en", "April to October, daily from 9am.", "From nine, every day of the week."),
        ("en", "There are machines with air instead of weights.", "The machines work with air."),
        ("en", "Tuesday choir, £7 an evening, no audition", "It is £7 and nobody auditions."),
        ("de", "Bei Sturm bleibt der Platz geschlossen.", "Stürmt es, ist der Platz zu."),
        ("de", "Das Fernrohr stammt von 1911.", "Durch das Fernrohr schaut man seit 1911."),
        ("de", "Kein Einlass nach Beginn.", "Seien Sie pünktlich, nach Beginn ist kein Einlass."),
        ("es", "Cambiamos de maceta las plantas sin cobrar.", "Cambiar la planta es gratis."),
    ],
)
def test_turns_of_phrase_claim_no_more_than_their_fact(
    language: Language, source: str, true: str
) -> None:
    assert sure_of(true, fact(FactKind.STATEMENT, source), language) == set()


@pytest.mark.parametrize(
    ("language", "source", "lie"),
    [
        ("en", "There are machines with air.", "The machines work around the clock."),
        ("en", "Open on Tuesdays from 9am.", "From nine, every day of the week."),
        ("de", "Das Fernrohr stammt von 1911.", "Durch das Fernrohr schaut man seit 1899."),
        ("de", "Wir liefern den Ofen.", "Wir liefern den Ofen pünktlich."),
        ("es", "Cambiamos de maceta las plantas.", "Cambiar la planta es gratis."),
    ],
)
def test_what_those_turns_claim_without_a_fact_is_refused(
    language: Language, source: str, lie: str
) -> None:
    assert sure_of(lie, fact(FactKind.STATEMENT, source), language)


def test_who_somebody_is_may_be_said_the_long_way_round() -> None:
    tom = fact(FactKind.STATEMENT, "Tom Fry runs the cafe.")
    assert sure_of("It was Tom Fry who runs the cafe.", tom, "en") == set()
    assert sure_of("Tom Fry was running the cafe.", tom, "en") == {"tense"}


@pytest.mark.parametrize(
    ("language", "source", "true", "lie"),
    [
        (
            "es",
            "Con cita previa, también los sábados.",
            "¿Sin cita? Los sábados es con cita previa.",
            "Los sábados estamos abiertos sin cita.",
        ),
        (
            "de",
            "Die Beratung gibt es mit Termin.",
            "Ohne Termin gibt es keine Beratung.",
            "Die Beratung gibt es ohne Termin.",
        ),
        (
            "en",
            "We use an oat shampoo without perfume.",
            "Our oat shampoo has no perfume.",
            "We use an oat shampoo with perfume.",
        ),
    ],
)
def test_without_is_the_opposite_of_with(
    language: Language, source: str, true: str, lie: str
) -> None:
    known = fact(FactKind.STATEMENT, source)
    assert sure_of(true, known, language) == set()
    assert sure_of(lie, known, language) == {"denial"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Your bike squeaks"),
        ("en", "You ride far"),
        ("de", "Dein Rad quietscht"),
        ("de", "Du fährst weit"),
        ("es", "Tu bici chirría"),
        ("es", "Usted viaja mucho"),
    ],
)
def test_the_visitor_is_addressed_at_the_beginning_of_a_sentence_too(
    language: Language, text: str
) -> None:
    assert VISITOR[language].search(text)
    assert not VISITOR[language].search("Die Werkstatt El taller The shop")
