import pytest

from domain.agents.content.faq import FAQ, Faq
from domain.facts import Fact, FactKind, Facts, Hours, Language, Question, Span, fact
from tests.domain.agents.content.abroad import PHYSIO
from tests.domain.agents.content.firms import ROOFER, run, studio, translated
from tests.domain.agents.content.refusals import sent_back


def _answers(facts: Facts) -> dict[str, list[str]]:
    (found,) = run(FAQ, facts, studio(facts))
    assert isinstance(found, Faq)
    return {e.question.text: [p.text for p in e.answer] for e in found.entries}


def _asked(question: str, answer: str) -> Fact:
    detail = Question(question=question, answer=answer)
    return fact(FactKind.QUESTION, f"{question} {answer}", detail=detail)


def test_the_clients_own_questions_come_first_and_verbatim() -> None:
    first, *_ = _answers(PHYSIO).items()
    assert first == ("¿Hace falta receta?", ["No, puede venir directamente."])


def test_facts_answer_what_the_client_did_not_ask() -> None:
    assert _answers(ROOFER) == {
        "When are you open?": ["We are open Monday to Friday, 8am to 5:30pm."],
        "Where are you?": ["You will find us at 12 Mill Lane, Otley LS21 1AA."],
        "Which areas do you cover?": ["We work in Otley and Ilkley."],
        "How can I pay?": ["We take card and bank transfer."],
        "How can I reach you?": ["Call 0113 496 0000."],
    }


def test_a_question_the_client_answered_is_not_answered_again() -> None:
    asked = _asked("What are your opening hours?", "We open when it is dry.")
    answers = _answers(Facts(entries=(*ROOFER.entries, asked)))
    assert "When are you open?" not in answers


def test_nothing_is_answered_without_facts() -> None:
    assert _answers(Facts()) == {}


@pytest.mark.parametrize("language", ["de", "es"])
def test_an_unpunctuated_question_gets_the_marks_of_its_language(language: Language) -> None:
    facts = translated(Facts(entries=(_asked("abren los lunes", "Sí."),)), language)
    (question,) = _answers(facts)
    assert question == ("¿Abren los lunes?" if language == "es" else "Abren los lunes?")


def test_days_without_spans_are_said_to_be_closed() -> None:
    open_ = Hours(days=("tue",), spans=(Span(opens="09:00", closes="12:00"),))
    facts = Facts(
        entries=(
            fact(FactKind.HOURS, "Tue 9-12", detail=open_),
            fact(FactKind.HOURS, "Sun closed", detail=Hours(days=("sun",))),
        )
    )
    answer = _answers(facts)["When are you open?"]
    assert answer == ["We are open Tuesday, 9:00 to 12:00.", "Closed Sunday."]


def test_an_answer_that_was_refused_takes_its_question_along() -> None:
    facts = Facts(entries=(_asked("Are you good?", "We are the best in town."),))
    finding = sent_back("content/unsupported-claim", "“best in town”", page="/faq/")
    (found,) = run(FAQ, facts, studio(facts), finding)
    assert found == Faq()


def test_an_answer_that_runs_into_the_next_question_is_taken_apart() -> None:
    source = _asked("What in a storm?", "We go inside. Must my child be dry? No.")
    answers = _answers(Facts(entries=(source,)))
    assert answers["What in a storm?"] == ["We go inside."]
    assert answers["Must my child be dry?"] == ["No."]


def test_hours_are_told_with_the_holidays_on_which_nobody_is_there() -> None:
    detail = Hours(
        days=("tue",),
        spans=(Span(opens="09:00", closes="12:00"),),
        note="Closed on bank holidays",
    )
    facts = Facts(
        entries=(fact(FactKind.HOURS, "Tue 9-12. Closed on bank holidays.", detail=detail),)
    )
    assert _answers(facts)["When are you open?"] == [
        "We are open Tuesday, 9:00 to 12:00.",
        "Closed on bank holidays.",
    ]
