"""Questions asked and answered in running text: the two stay together, whatever they begin with."""

import pytest

from domain.brief import Brief
from domain.facts import TO_THE_MAKER, FactKind, Question
from domain.intake import read_brief


def read(text: str) -> Brief:
    return read_brief("a.md", f"---\nname: Rye\n---\n{text}\n".encode())


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("¿Hace falta cita?", "Sí, salvo urgencias."),
        ("¿Atienden gatos?", "No, solo perros."),
        ("¿Y los gatos?", "También."),
        ("¿Se admiten perros?", "Sí, en la terraza."),
        ("Do I need an appointment?", "Yes, except in an emergency."),
        ("Dogs welcome?", "Of course."),
        ("Parking?", "Behind the house."),
        ("Braucht man einen Termin?", "Ja, außer im Notfall."),
        ("Nehmen Sie Karten?", "Nein, nur bar."),
        ("Haben Sie auch samstags auf?", "Ja, bis zwölf."),
    ],
)
def test_a_question_takes_its_answer_along(question: str, answer: str) -> None:
    brief = read(f"{question} {answer}")
    assert [(q.question, q.answer) for _, q in brief.sheet.details(Question)] == [(question, answer)]  # fmt: skip
    kinds = {made.kind for made in brief.facts}
    assert not kinds & {FactKind.STATEMENT, FactKind.EXCLUSION, FactKind.PREFERENCE}


def test_an_answer_on_the_next_line_is_one_all_the_same() -> None:
    [(_, made)] = read("¿Necesito cita?\nSí, siempre.").sheet.details(Question)
    assert (made.question, made.answer) == ("¿Necesito cita?", "Sí, siempre.")


@pytest.mark.parametrize(
    "text",
    [
        "Zahnschmerzen? Rufen Sie an.",
        "Toothache? Call us on 0113 496 0000.",
        "Suchen Sie einen Friseur? Wir sind in Ulm.",
        "Tired of clutter? Free quotes.",
        "Need a new roof? No job too small.",
        "Lust auf Kuchen? Immer frisch aus dem Ofen.",
    ],
)
def test_a_question_that_only_leads_to_the_firm_is_none(text: str) -> None:
    assert read(text).sheet.details(Question) == ()


def test_what_follows_an_answer_is_no_part_of_it() -> None:
    [(_, made)] = read("¿Atienden gatos? No, solo perros. Llevamos aquí desde 1999.").sheet.details(Question)  # fmt: skip
    assert made.answer == "No, solo perros."


@pytest.mark.parametrize(
    "text",
    [
        "Could we have a contact form? No pop-ups please.",
        "Können Sie noch eine Galerie einbauen? Nur bitte keine Slider.",
        "¿Podéis poner un mapa? Solo si no es caro.",
        "Could you also make it blue? Not pink.",
    ],
)
def test_a_question_to_the_maker_stays_one(text: str) -> None:
    brief = read(text)
    assert brief.sheet.details(Question) == ()
    assert text.split("?")[0] not in " ".join(
        made.text for made in brief.facts if made.kind not in TO_THE_MAKER
    )
