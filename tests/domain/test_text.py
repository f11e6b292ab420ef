import re
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.facts import Address, Day, FactKind, Facts, Hours, Language, Price, Span, fact
from domain.text import Passage, quoting
from domain.text.formats import (
    WEEK,
    address_text,
    days_text,
    hours_text,
    joined,
    price_text,
)
from domain.text.places import area_names, is_place_name, places, seat
from domain.text.sentences import sentences, shortened, split_long
from domain.text.telling import is_hours, line, listed, told
from domain.text.typography import bare, ended, folded, typeset, unquoted

LANGUAGES: tuple[Language, ...] = get_args(Language)
languages = st.sampled_from(LANGUAGES)
prose = st.text(
    alphabet=st.sampled_from("abcdeÄßñ ABC 0123 .,;:!?-–'\"„“«»()<>€£%\u00a0🦊"), max_size=240
)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "We work e.g. in Otley. Call Mr. Smith.", 2),
        ("en", "He is J. Smith of No. 5. Done!", 2),
        ("en", "It costs 4.50 a loaf. “Fair,” they say.", 2),
        ("de", "Wir öffnen am 3. Oktober. Seit 1998. Heute z. B. Brot.", 3),
        ("de", "Dr. Müller, Hauptstr. 5, kommt. Über uns.", 2),
        ("es", "El Sr. Ruiz atiende. ¿Y la Dra. Sanz? También.", 3),
    ],
)
def test_abbreviations_initials_and_ordinals_end_no_sentence(
    language: Language, text: str, expected: int
) -> None:
    assert len(sentences(text, language)) == expected


@given(prose, languages)
def test_sentences_lose_nothing_but_white_space(text: str, language: Language) -> None:
    assert "".join("".join(sentences(text, language)).split()) == "".join(text.split())


@given(prose, st.integers(5, 200), languages)
def test_a_shortened_text_fits_and_ends_no_number_early(
    text: str, limit: int, language: Language
) -> None:
    short = shortened(text, limit, language)
    assert len(short) <= limit
    numbers = re.findall(r"\d+", " ".join(text.split()))
    assert all(number in numbers for number in re.findall(r"\d+", short))


def test_a_phone_number_is_kept_whole_or_left_out() -> None:
    text = (
        "Boilers serviced and repaired by two brothers who pick up when you call 0113 496 0000 now"
    )
    for limit in range(20, len(text)):
        short = shortened(text, limit, "en")
        assert "0113" not in short or "0113 496 0000" in short


def test_shortening_prefers_the_end_of_a_sentence() -> None:
    text = "We mend slate roofs in all weathers. We also clear the gutters of the whole street."
    assert shortened(text, 60, "en") == "We mend slate roofs in all weathers."


def test_a_shortened_text_leaves_no_word_hanging() -> None:
    assert shortened("We bake bread for the whole of the valley", 24, "en") == "We bake bread…"


def test_long_sentences_are_split_only_between_whole_clauses() -> None:
    sentence = "We strip the old slates and sort them; we put the sound ones back"
    assert split_long(sentence, 8, "en") == (
        "We strip the old slates and sort them.",
        "We put the sound ones back.",
    )
    assert split_long("One two three four five six", 3, "en") == ("One two three four five six",)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "“Five – no, ‘six’” isn’t much…"),
        ("de", "„Five – no, ‚six‘“ isn’t much…"),
        ("es", "«Five – no, “six”» isn’t much…"),
    ],
)
def test_quotes_and_dashes_are_those_of_the_language(language: Language, expected: str) -> None:
    assert typeset("\"Five - no, 'six'\" isn't much...", language) == expected


def test_a_plural_owner_keeps_an_apostrophe() -> None:
    assert typeset("the makers' own 'best' slates", "en") == "the makers’ own ‘best’ slates"


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert typeset("4,50 € und 12 km", "de") == "4,50\u00a0€ und 12\u00a0km"


def test_hyphens_in_phone_numbers_and_dates_are_left_alone() -> None:
    text = "Call 0113-496-0000 by 2026-05-01 or use LIC-12-34"
    assert typeset(text, "en") == text


@given(prose, languages)
def test_setting_type_changes_no_letter_and_no_digit(text: str, language: Language) -> None:
    assert re.findall(r"\w", typeset(text, language)) == re.findall(r"\w", text)


@given(prose, languages)
def test_setting_type_twice_is_the_same_as_once(text: str, language: Language) -> None:
    once = typeset(text, language)
    if not set(text) & set("\"'"):
        assert typeset(once, language) == once


def test_headings_lose_the_full_stop_and_sentences_gain_one() -> None:
    assert bare("We bake bread.") == "We bake bread"
    assert bare("And so on...") == "And so on..."
    assert ended("We bake bread") == "We bake bread."
    assert ended("“Fresh!”") == "“Fresh!”"


def test_only_one_pair_of_quotes_around_the_whole_is_taken_off() -> None:
    assert unquoted("“Good work.”") == "Good work."
    assert unquoted('"A" and "B"') == '"A" and "B"'


@pytest.mark.parametrize(
    ("language", "items", "expected"),
    [
        ("en", ["a", "b", "c"], "a, b and c"),
        ("de", ["a", "b"], "a und b"),
        ("es", ["padres", "hijos"], "padres e hijos"),
        ("es", ["nieve", "hielo"], "nieve y hielo"),
        ("en", ["alone"], "alone"),
        ("en", [], ""),
    ],
)
def test_lists_are_joined_as_the_language_does(
    language: Language, items: list[str], expected: str
) -> None:
    assert joined(items, language) == expected


def test_spanish_or_changes_before_o() -> None:
    assert joined(["uno", "otro"], "es", either=True) == "uno u otro"


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "Monday to Friday and Sunday", "Mon–Fri and Sun"),
        ("de", "Montag bis Freitag und Sonntag", "Mo–Fr und So"),
        ("es", "lunes a viernes y domingo", "lun–vie y dom"),
    ],
)
def test_days_that_follow_each_other_become_a_run(
    language: Language, long: str, short: str
) -> None:
    days: tuple[Day, ...] = (*WEEK[:5], "sun")
    assert days_text(days, language) == long
    assert days_text(days, language, short=True) == short


def test_hours_are_written_in_the_clients_own_clock() -> None:
    hours = Hours(days=WEEK[:5], spans=(Span(opens="08:00", closes="17:30"),))
    assert hours_text(hours, "en", twelve_hours=True) == ("Monday to Friday, 8am to 5:30pm")
    assert hours_text(hours, "en", short=True) == "Mon–Fri 8:00–17:30"
    assert hours_text(hours, "de") == "Montag bis Freitag von 8:00 bis 17:30\u00a0Uhr"
    assert hours_text(hours, "es") == "de lunes a viernes de 8:00 a 17:30"


def test_noon_and_midnight_are_told_apart() -> None:
    hours = Hours(days=("sat",), spans=(Span(opens="12:00", closes="24:00"),))
    assert hours_text(hours, "en", twelve_hours=True) == "Saturday, 12pm to 12am"


def test_a_price_is_written_as_the_client_wrote_it_with_its_unit_once() -> None:
    hourly = Price(item="", amount="60", currency="GBP", unit="hour", display="£60")
    assert price_text(hourly, "en") == "£60 per hour"
    assert price_text(hourly, "en", of="One hour of tuning") == "£60"
    capital = hourly.model_copy(update={"display": "From £60", "unit": ""})
    assert price_text(capital, "en") == "from £60"


def test_the_postal_code_stands_where_its_country_puts_it() -> None:
    leeds = Address(street="12 Mill Lane", postal_code="LS21 1AA", locality="Otley")
    kiel = Address(street="Hafenweg 3", postal_code="24105", locality="Kiel")
    assert address_text(leeds) == "12 Mill Lane, Otley LS21 1AA"
    assert address_text(kiel, "DE") == "Hafenweg 3, 24105 Kiel"


def _areas(*texts: str) -> Facts:
    return Facts(entries=tuple(fact(FactKind.AREA, text) for text in texts))


def test_a_list_of_areas_becomes_one_name_each() -> None:
    names = [one.text for one in area_names(_areas("We cover Otley, Ilkley and Menston.", "Otley"))]
    assert names == ["Otley", "Ilkley", "Menston"]


def test_a_radius_is_no_place_to_be_in() -> None:
    assert not is_place_name("within 20 miles of Otley")
    assert places(_areas("within 20 miles of Otley"), goes_out=True) == ()


def test_a_list_of_passages_names_all_its_sources() -> None:
    first, second = fact(FactKind.AREA, "Otley"), fact(FactKind.AREA, "Ilkley")
    together = listed([quoting(first), quoting(second)], "en")
    assert together == Passage(text="Otley and Ilkley", facts=(first.fact_id, second.fact_id))


def test_no_is_an_answer_unless_a_number_follows() -> None:
    assert sentences("No. For pumps there is a fee.", "en") == ("No.", "For pumps there is a fee.")
    assert sentences("We are No. 5 and no. NF12.", "en") == ("We are No. 5 and no. NF12.",)


@pytest.mark.parametrize(
    "text",
    ["Hello,", "photos/jonas.jpg", "5.", "Many thanks Geoffrey Lamb, secretary.", "Hola Ana:"],
)
def test_greetings_file_names_and_bare_numbers_are_no_copy(text: str) -> None:
    assert told(fact(FactKind.STATEMENT, text), "en") == ()


@pytest.mark.parametrize(
    "text", ["Hello Dolly was baked here for years.", "Hi-fi repairs.", "Thanks."]
)
def test_a_greeting_inside_a_sentence_stays(text: str) -> None:
    assert bool(told(fact(FactKind.STATEMENT, text), "en")) == (text != "Thanks.")


def test_with_many_areas_a_page_is_about_the_town_or_no_place() -> None:
    areas = _areas("Otley", "Ilkley", "Menston", "Guiseley", "Yeadon")
    assert seat(areas) is None
    town = fact(FactKind.ADDRESS, "Leeds", detail=Address(street="1 Kirkgate", locality="Leeds"))
    both = areas.model_copy(update={"entries": (*areas.entries, town)})
    assert [place.text for place in places(both, goes_out=True)] == ["Leeds"]


def test_blank_words_make_no_passage() -> None:
    source = fact(FactKind.STATEMENT, "x")
    assert line(source, "en", "  ") is None
    assert told(source, "en", " ") == ()


@given(prose)
def test_folding_keeps_words_apart(text: str) -> None:
    assert folded(text) == folded(folded(text))


@pytest.mark.parametrize("street", ["Basin Road", "Victoria Square", "Hauptstraße", "Calle Mayor"])
def test_a_street_is_not_where_a_headline_says_the_firm_is(street: str) -> None:
    assert not is_place_name(street)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mo 9-18 Uhr, Fr nach Absprache; an Feiertagen zu", True),
        ("Saturday 9:00–16:00 Closed on bank holidays as well", True),
        ("Sábado de 10 a 14 h, festivos con cita previa", True),
        ("9:30–14:00 Sab: solo con cita; Agosto: cerrado del 1 al 20 de agosto", True),
        ("Mon-Fri 9-5, then we bake for the market", False),
        ("Closed on bank holidays", False),
    ],
)
def test_hours_are_hours_with_what_one_must_know_of_them(text: str, *, hours: bool) -> None:
    assert is_hours(text) is hours


def test_a_point_behind_the_first_words_of_a_bracket_ends_no_sentence() -> None:
    text = "We are accountants in Kendal (ICAEW reg. C001234567). We keep books."
    assert sentences(text, "en") == (
        "We are accountants in Kendal (ICAEW reg. C001234567).",
        "We keep books.",
    )
    assert sentences("Fees (inc. PA and lights) are low.", "en") == ("Fees (inc. PA and lights) are low.",)  # fmt: skip
    assert len(sentences("We bake (and how we bake every day. Twice on Fridays.) all week.", "en")) == 2  # fmt: skip
