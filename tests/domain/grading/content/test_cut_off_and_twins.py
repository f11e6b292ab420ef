"""Sentences that stop in the middle, and telephone numbers two digits from the right one."""

import pytest

from domain.facts import FactKind, Facts, Phone, fact
from domain.grading.view import Context
from tests.domain.grading.content.content_pages import EASY, GERMAN, SPANISH, rules


def is_cut(text: str, language: str, tag: str = "p") -> bool:
    lead = {"en": EASY, "de": GERMAN, "es": SPANISH}[language]
    body = f"<html lang={language}><body><main><p>{lead}</p><{tag}>{text}</{tag}></main>"
    return "cut-off-sentence" in rules({"index.html": body})


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "La primera visita dura una hora y le explicamos con detalle lo que vamos a"),
        ("es", "Reparamos calderas y tuberías en toda la ciudad, y también las calderas de."),
        ("es", "Puede llamarnos cualquier día de la semana, porque estamos aquí para"),
        ("en", "We come by on the day you ring, look at the pipe and show you the."),
        ("en", "In the morning we load the van with pipes, with tools, with taps and"),
        (
            "de",
            "Wir kommen noch am selben Tag vorbei, sehen uns alles an und besprechen es mit dem",
        ),
        ("de", "Wir kommen noch am selben Tag vorbei, sehen uns alles an und fahren dann zum."),
        ("de", "Rufen Sie uns an, wenn die Heizung kalt bleibt, denn wir haben immer eine"),
    ],
)
def test_a_paragraph_that_ends_on_a_word_that_needs_another_is_cut_off(
    language: str, text: str
) -> None:
    assert is_cut(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tell us what the pipe is made of and which valve it belongs to."),
        ("en", "The best time to ring is before nine, and the number is the one you know."),
        ("en", "Our carrots are yellow, round and full of nothing but sun and vitamin A"),
        ("de", "Rufen Sie uns an, wenn die Heizung kalt bleibt, und wir bringen alles mit."),
        ("de", "Wir reparieren Rohre seit vielen Jahren, und wir machen gern auch das."),
        ("es", "Traemos todas las piezas en la furgoneta, y si falta alguna vamos por ella."),
        ("es", "Las zanahorias de nuestro huerto tienen mucha vitamina B y mucha vitamina A."),
    ],
)
def test_a_sentence_that_may_end_so_is_whole(language: str, text: str) -> None:
    assert not is_cut(text, language)


def test_a_heading_and_a_list_may_stop_where_they_like() -> None:
    text = "We come by on the day you ring, with pipes, with tools, with taps and the"
    assert is_cut(text, "en")
    assert not is_cut(text, "en", "h2")
    assert not is_cut(f"<li>{text}</li>", "en", "ul")


OURS, ODD = "01422 496033", "01422 496099"
PAGES = {f"{name}.html": f"<p>{EASY}</p><p>Call {OURS}</p>" for name in "abcd"}


def has_twin(said: str, *known: str) -> bool:
    facts = [
        fact(FactKind.PHONE, one, detail=Phone(display=one, href=f"tel:+44{one[1:]}"))
        for one in known
    ]
    context = Context(facts=Facts(entries=tuple(facts))) if facts else None
    return "consistent-contact" in rules({**PAGES, "e.html": f"<p>{said}</p>"}, context)


def test_a_number_two_digits_off_that_no_fact_gives_is_a_slip() -> None:
    assert has_twin(f"Call us on {ODD}", OURS)
    assert has_twin(f"Call us on {ODD}")


def test_a_second_line_is_no_slip() -> None:
    assert not has_twin(f"Call us on {ODD}", OURS, ODD)
    assert not has_twin(f"Call the workshop on {ODD}")
    assert not has_twin("Call us on 01422 771205")
